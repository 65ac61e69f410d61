"""The BRP over HTTP: Haal Centraal «BRP personen bevragen», POST /personen. Asked for what is compared and nothing more.

Two questions: who has these BSNs, and who lives at this door. The answer is read leniently: what is not there is unknown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import httpx

from kernel.identificatie import OngeldigKenmerk
from services.vroegsignalering.domain.brp import BrpPersoon, BrpVraag
from services.vroegsignalering.domain.fouten import BrpOnbereikbaar
from services.vroegsignalering.domain.huishouden import Deur
from services.vroegsignalering.domain.matching import Deursleutel

TIMEOUT_S: Final = 10.0
#: BSNs in one question: what the API takes at most.
BSNS_MAX: Final = 20
_VELDEN: Final = ("burgerservicenummer", "naam", "partners.naam", "geboorte.datum", "gemeenteVanInschrijving", "verblijfplaats")
#: A search gives a limited person: no partners and no address beside the one that was asked.
_VELDEN_ZOEK: Final = ("burgerservicenummer", "naam", "geboorte.datum", "gemeenteVanInschrijving")
_OVERLEDEN: Final = "O"


class HaalCentraal:
    """The port `BrpBron` (usecases/controleer_brp.py) over HTTP. Close it."""

    def __init__(self, url: str, sleutel: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        koppen = {"X-API-KEY": sleutel} if sleutel else {}
        self._client = httpx.AsyncClient(base_url=url.rstrip("/"), headers=koppen, timeout=TIMEOUT_S, transport=transport)

    async def vraag(self, vragen: Sequence[BrpVraag]) -> list[list[BrpPersoon]]:
        """For each question the people that fit, in the same order. Raises BrpOnbereikbaar; nothing of the question is in the error."""
        bsns = sorted({v.bsn for v in vragen if v.bsn})
        gevonden: dict[str, BrpPersoon] = {}
        for begin in range(0, len(bsns), BSNS_MAX):
            deel = bsns[begin : begin + BSNS_MAX]
            inhoud = {"type": "RaadpleegMetBurgerservicenummer", "fields": list(_VELDEN), "burgerservicenummer": deel}
            gevonden |= {persoon.bsn: persoon for persoon in await self._personen(inhoud)}
        antwoorden = []
        for v in vragen:
            if v.bsn:
                antwoorden.append([gevonden[v.bsn]] if v.bsn in gevonden else [])
            else:
                antwoorden.append(await self._aan_deur(v.deur) if v.deur else [])
        return antwoorden

    async def _aan_deur(self, deur: Deursleutel) -> list[BrpPersoon]:
        postcode, huisnummer, toevoeging = deur
        inhoud: dict[str, Any] = {"type": "ZoekMetPostcodeEnHuisnummer", "fields": list(_VELDEN_ZOEK), "postcode": postcode}
        inhoud["huisnummer"] = int(huisnummer)
        # Our one addition may be a huisletter, a toevoeging or both; a letter in front is the huisletter.
        if toevoeging[:1].isalpha():
            inhoud["huisletter"], toevoeging = toevoeging[0], toevoeging[1:]
        if toevoeging:
            inhoud["huisnummertoevoeging"] = toevoeging
        return [persoon for persoon in await self._personen(inhoud) if not persoon.overleden]

    async def _personen(self, inhoud: Mapping[str, Any]) -> list[BrpPersoon]:
        try:
            antwoord = await self._client.post("/personen", json=inhoud)
        except httpx.TransportError:
            raise BrpOnbereikbaar(0) from None
        if antwoord.is_error:
            raise BrpOnbereikbaar(antwoord.status_code)
        return [_persoon(p) for p in antwoord.json().get("personen", ()) if p.get("burgerservicenummer")]

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _persoon(p: Mapping[str, Any]) -> BrpPersoon:
    naam = p.get("naam", {})
    partners = [partner.get("naam", {}).get("geslachtsnaam", "") for partner in p.get("partners", ())]
    opschorting = p.get("opschortingBijhouding", {}).get("reden", {}).get("code")
    return BrpPersoon(
        bsn=p["burgerservicenummer"],
        achternaam=naam.get("geslachtsnaam", ""),
        voorvoegsel=naam.get("voorvoegsel", ""),
        achternaam_partner=" ".join(filter(None, partners)),
        geboortedatum=_datum(p.get("geboorte", {}).get("datum", {})),
        overleden=opschorting == _OVERLEDEN,
        gemeente=p.get("gemeenteVanInschrijving", {}).get("code"),
        deur=_deur(p.get("verblijfplaats", {}).get("verblijfadres", {})),
    )


def _datum(datum: Mapping[str, Any]) -> date | None:
    """Only a whole date: the BRP also knows years and months without a day."""
    return date.fromisoformat(datum["datum"]) if "datum" in datum else None


def _deur(adres: Mapping[str, Any]) -> Deursleutel | None:
    try:
        deur = Deur.lees(
            adres.get("postcode", ""),
            str(adres.get("huisnummer", "")),
            f"{adres.get('huisletter', '')}{adres.get('huisnummertoevoeging', '')}",
        )
    except OngeldigKenmerk:
        return None
    return (deur.postcode, deur.huisnummer, deur.toevoeging)
