"""The BRP over HTTP: Haal Centraal «BRP personen bevragen» 2, POST /personen. Asked for what is compared and nothing more.

Two questions: who has these BSNs, and who lives at this door. The answer is read leniently: what is not there is unknown.
Fields that always come (opschortingBijhouding among them) may not be asked for: the API refuses that, as it refuses an unknown path.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
_WIE: Final = ("burgerservicenummer", "naam.geslachtsnaam", "naam.voorvoegsel", "geboorte.datum")
_DEUR: Final = tuple(f"verblijfplaats.verblijfadres.{deel}" for deel in ("postcode", "huisnummer", "huisletter", "huisnummertoevoeging"))
_VELDEN: Final = (*_WIE, "partners.naam.geslachtsnaam", "gemeenteVanInschrijving.code", *_DEUR)
#: A search gives a limited person: no partners, no gemeente and no parts of an address. The gemeente goes into the question instead.
_VELDEN_ZOEK: Final = _WIE
_KOPPEN: Final = {"Accept": "application/json; charset=utf-8", "Content-Type": "application/json; charset=utf-8"}
_OVERLEDEN: Final = "O"


class HaalCentraal:
    """The port `BrpBron` (usecases/controleer_brp.py) over HTTP. Close it."""

    def __init__(self, url: str, sleutel: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        koppen = _KOPPEN | ({"X-API-KEY": sleutel} if sleutel else {})
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
                antwoorden.append(await self._aan_deur(v.deur, v.gemeente) if v.deur else [])
        return antwoorden

    async def _aan_deur(self, deur: Deursleutel, gemeente: str) -> list[BrpPersoon]:
        """Who lives there, of this gemeente. The first reading of the addition under which anyone lives is the door."""
        postcode, huisnummer, toevoeging = deur
        inhoud: dict[str, Any] = {"type": "ZoekMetPostcodeEnHuisnummer", "fields": list(_VELDEN_ZOEK), "postcode": postcode}
        inhoud |= {"huisnummer": int(huisnummer), "gemeenteVanInschrijving": gemeente}
        for lezing in lezingen(toevoeging):
            gevonden = await self._personen(inhoud | lezing)
            if levend := [replace(persoon, gemeente=gemeente) for persoon in gevonden if not persoon.overleden]:
                return levend
        return []

    async def _personen(self, inhoud: Mapping[str, Any]) -> list[BrpPersoon]:
        try:
            antwoord = await self._client.post("/personen", json=inhoud)
        except httpx.TransportError:
            raise BrpOnbereikbaar(0) from None
        if antwoord.is_error:
            raise BrpOnbereikbaar(antwoord.status_code)
        try:
            personen = antwoord.json().get("personen") or ()
        except (ValueError, AttributeError):  # a gateway in between that answers with a page of its own
            raise BrpOnbereikbaar(antwoord.status_code) from None
        return [_persoon(p) for p in personen if p.get("burgerservicenummer")]

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def lezingen(toevoeging: str) -> list[dict[str, str]]:
    """What our one addition may be in the BRP, which has two: BIS is a toevoeging, A a huisletter, A2 and AHS a letter and a toevoeging."""
    if not toevoeging:
        return [{}]
    alleen = {"huisnummertoevoeging": toevoeging}
    if not toevoeging[0].isalpha():
        return [alleen]
    if len(toevoeging) == 1:
        return [{"huisletter": toevoeging}, alleen]
    beide = {"huisletter": toevoeging[0], "huisnummertoevoeging": toevoeging[1:]}
    return [alleen, beide] if toevoeging[1].isalpha() else [beide, alleen]


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
