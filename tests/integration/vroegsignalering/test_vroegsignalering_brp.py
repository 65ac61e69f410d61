"""The BRP check: a question over HTTP between two transactions, and what follows from the answer."""

import json
from typing import Any

import httpx
import pytest

from kernel.crypto import Sleutelbos
from services.vroegsignalering.domain.brp import BrpVraag
from services.vroegsignalering.domain.fouten import BrpOnbereikbaar
from services.vroegsignalering.export.brp import HaalCentraal
from services.vroegsignalering.jobs import controleer_bij_brp
from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal

UTRECHT = GEMEENTEN[0]
BSN, ANDER = "999900018", "999900031"
SCOPES = [
    f"vroegsignalering:{wat}:{recht}"
    for wat in ("zaken", "brp-koppelingen", "brp-controles", "signaalpartners")
    for recht in ("lezen", "schrijven")
]
DEUR = {"gemeentecode": UTRECHT, "postcode": "2511AB", "huisnummer": "1"}


def persoon(bsn: str = BSN, naam: str = "Voorbeeld", gemeente: str = UTRECHT, **overig: Any) -> dict[str, Any]:
    """A person as the API gives him, at DEUR."""
    adres = {"postcode": "2511AB", "huisnummer": 1}
    return {
        "burgerservicenummer": bsn,
        "naam": {"geslachtsnaam": naam},
        "geboorte": {"datum": {"type": "Datum", "datum": "1980-01-31"}},
        "gemeenteVanInschrijving": {"code": gemeente},
        "verblijfplaats": {"type": "Adres", "verblijfadres": adres},
        **overig,
    }


#: What «BRP personen bevragen» 2.6 knows as fields, as far as we ask: of a person by BSN, and (less) of one that a search finds.
_WIE = {"burgerservicenummer", "naam.geslachtsnaam", "naam.voorvoegsel", "geboorte.datum"}
VELDEN = {
    "RaadpleegMetBurgerservicenummer": _WIE
    | {"partners.naam.geslachtsnaam", "gemeenteVanInschrijving.code"}
    | {f"verblijfplaats.verblijfadres.{deel}" for deel in ("postcode", "huisnummer", "huisletter", "huisnummertoevoeging")},
    "ZoekMetPostcodeEnHuisnummer": _WIE,
}
BEPERKT = {"burgerservicenummer", "naam", "geboorte", "opschortingBijhouding"}


class Brp:
    """A BRP that knows these people, and remembers what it was asked. Like the real one it refuses a field that it does not know."""

    def __init__(self, *personen: dict[str, Any], status: int = 200) -> None:
        self.personen, self.status, self.vragen = personen, status, list[dict[str, Any]]()

    def antwoord(self, request: httpx.Request) -> httpx.Response:
        vraag = json.loads(request.content)
        self.vragen.append(vraag | {"sleutel": request.headers.get("X-API-KEY")})
        if not set(vraag["fields"]) <= VELDEN[vraag["type"]]:
            return httpx.Response(
                400, json={"status": 400, "code": "paramsValidation", "title": "Een of meerdere parameters zijn niet correct."}
            )
        passend = self._met_bsn(vraag["burgerservicenummer"]) if "burgerservicenummer" in vraag else self._aan_deur(vraag)
        return httpx.Response(self.status, json={"type": vraag["type"], "personen": passend})

    def _met_bsn(self, bsns: list[str]) -> list[dict[str, Any]]:
        return [p for p in self.personen if p["burgerservicenummer"] in bsns]

    def _aan_deur(self, vraag: dict[str, Any]) -> list[dict[str, Any]]:
        """Exact on what is given, and silent about the gemeente, the address and the partner of who it finds."""
        gevraagd = {naam: vraag[naam] for naam in ("postcode", "huisnummer", "huisletter", "huisnummertoevoeging") if naam in vraag}
        hier = [p for p in self.personen if p["gemeenteVanInschrijving"]["code"] == vraag["gemeenteVanInschrijving"]]
        passend = [p for p in hier if gevraagd.items() <= p["verblijfplaats"]["verblijfadres"].items()]
        return [{naam: waarde for naam, waarde in p.items() if naam in BEPERKT} for p in passend]

    async def controleer(self, proef: Proef) -> None:
        bron = HaalCentraal("http://brp.invalid", "geheim", httpx.MockTransport(self.antwoord))
        try:
            await controleer_bij_brp(proef.context, proef.settings, bron, Sleutelbos.laad(proef.settings.sleutelbos_pad))
        finally:
            await bron.close()


async def zet_aan(proef: Proef, *, aan: bool = True) -> int:
    proef.app.state.settings = proef.settings.model_copy(update={"brp_url": "http://brp.invalid"})
    async with proef.loket(scopes=SCOPES) as loket:
        return (await loket.put(f"{BASIS}/brp-koppelingen/{UTRECHT}", json={"aan": aan})).status_code


async def controles(proef: Proef) -> list[tuple[str, list[str]]]:
    return [(r["stand"], r["velden"]) for r in await proef.rijen("SELECT stand, velden FROM brp_controle ORDER BY stand")]


async def test_staat_uit_tot_beheer_en_gemeente_haar_aanzetten(proef: Proef) -> None:
    await proef.convenant()
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, bsn=BSN)]))
    brp = Brp(persoon())
    await brp.controleer(proef)
    assert brp.vragen == []
    async with proef.loket(scopes=SCOPES) as loket:
        assert (await loket.put(f"{BASIS}/brp-koppelingen/{UTRECHT}", json={"aan": True})).status_code == 409, "no address is set"
    assert await zet_aan(proef) == 200
    await brp.controleer(proef)
    assert [(v["type"], v["burgerservicenummer"], v["sleutel"]) for v in brp.vragen] == [
        ("RaadpleegMetBurgerservicenummer", [BSN], "geheim")
    ]
    assert await controles(proef) == [("bevestigd", [])]
    async with proef.loket(scopes=SCOPES) as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        assert (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).json()["signaallijst"][0]["brp"] == "bevestigd"


@pytest.mark.parametrize(
    ("velden", "gezegd", "uitkomst"),
    [
        ({"bsn": BSN}, persoon(naam="van den Voorbeeld"), ("bevestigd", [])),
        ({"bsn": BSN}, persoon(naam="Pietersen", partners=[{"naam": {"geslachtsnaam": "Voorbeeld"}}]), ("bevestigd", [])),
        ({"bsn": BSN}, persoon(naam="Pietersen"), ("afwijkend", ["achternaam"])),
        ({"bsn": BSN, "geboortedatum": "1981-01-31"}, persoon(), ("afwijkend", ["geboortedatum"])),
        ({"bsn": BSN, "huisnummer": "2"}, persoon(), ("afwijkend", ["adres"])),
        ({"bsn": ANDER}, persoon(), ("afwijkend", ["bsn"])),
        ({"bsn": BSN, "achternaam": "", "bedrijfsnaam": "Bakkerij Zon"}, persoon(), ("bevestigd", [])),
        ({}, persoon(), ("bevestigd", [])),
        ({"achternaam": "Pietersen"}, persoon(), ("afwijkend", ["achternaam"])),
        ({"bsn": BSN}, persoon(gemeente="0363"), ("verhuisd", [])),
        ({"bsn": BSN}, persoon(opschortingBijhouding={"reden": {"code": "O"}}), ("overleden", [])),
    ],
)
async def test_wat_de_brp_zegt(proef: Proef, velden: dict[str, str], gezegd: dict[str, Any], uitkomst: tuple[str, list[str]]) -> None:
    await proef.convenant()
    assert await zet_aan(proef) == 200
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR | velden)]))
    await Brp(gezegd).controleer(proef)
    assert await controles(proef) == [uitkomst]


@pytest.mark.parametrize(
    ("toevoeging", "adres"),
    [
        ("A", {"huisletter": "A"}),
        ("bis", {"huisnummertoevoeging": "BIS"}),
        ("A-2", {"huisletter": "A", "huisnummertoevoeging": "2"}),
        ("3", {"huisnummertoevoeging": "3"}),
        ("B hs", {"huisletter": "B", "huisnummertoevoeging": "HS"}),
    ],
)
async def test_een_toevoeging_kan_in_de_brp_een_letter_een_toevoeging_of_beide_zijn(
    proef: Proef, toevoeging: str, adres: dict[str, str]
) -> None:
    await proef.convenant()
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, huisnummertoevoeging=toevoeging)]))
    bewoner = persoon()
    bewoner["verblijfplaats"]["verblijfadres"] |= adres
    await Brp(bewoner).controleer(proef)
    assert await controles(proef) == [("bevestigd", [])]


async def test_wie_aan_een_deur_in_een_andere_gemeente_woont_wordt_niet_gevonden(proef: Proef) -> None:
    await proef.convenant()
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR)]))
    await Brp(persoon(gemeente="0363")).controleer(proef)
    assert await controles(proef) == [("afwijkend", ["adres"])]


async def test_een_antwoord_dat_geen_json_is_wordt_later_weer_gevraagd() -> None:
    bron = HaalCentraal("http://brp.invalid", "", httpx.MockTransport(lambda _: httpx.Response(200, text="<html>onderhoud</html>")))
    with pytest.raises(BrpOnbereikbaar):
        await bron.vraag([BrpVraag(UTRECHT, BSN, None, "Voorbeeld", "", "", None)])
    await bron.close()


async def test_wie_overleden_is_gaat_uit_de_zaak_en_wordt_niet_meer_opgepakt(proef: Proef) -> None:
    """Two signals in one zaak; the one of who died leaves it, the other stays. Later signals of the dead are not taken up."""
    await proef.convenant()
    await proef.convenant(client="verhuurder", soort="Huur")
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, bsn=BSN)]))
    await proef.lever_en_verwerk(als_csv([signaal(2, **DEUR, bsn=ANDER)]), client="verhuurder")
    assert await proef.tel("SELECT count(*) FROM zaak") == 1

    await Brp(persoon(opschortingBijhouding={"reden": {"code": "O"}}), persoon(ANDER)).controleer(proef)

    [zaak] = await proef.rijen("SELECT signalen, afgesloten_op FROM zaak")
    assert (zaak["signalen"], zaak["afgesloten_op"]) == (1, None)
    assert await proef.tel("SELECT status FROM signaal WHERE kenmerk = 'S-000001'") == "Inwoner is overleden"
    await proef.lever_en_verwerk(als_csv([signaal(3, **DEUR, bsn=BSN)]))
    assert await proef.tel("SELECT reden FROM signaal WHERE kenmerk = 'S-000003'") == "overleden"


async def test_een_zaak_zonder_signalen_eindigt_met_de_reden(proef: Proef) -> None:
    await proef.convenant()
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, bsn=BSN)]))
    await Brp(persoon(gemeente="0363")).controleer(proef)
    assert await proef.tel("SELECT resultaat FROM zaak") == "Persoon is geen inwoner (meer) in de gemeente"
    assert await proef.tel("SELECT count(*) FROM termijn WHERE voldaan_op IS NULL") == 0
    assert await proef.tel("SELECT count(*) FROM outbox WHERE type LIKE '%zaak-afgesloten%'") == 1


async def test_na_de_controle_komen_een_bsn_en_een_adres_bij_elkaar(proef: Proef) -> None:
    """A signal with a BSN at another door and one with this address alone: the BRP says that they are one person."""
    await proef.convenant()
    await proef.convenant(client="verhuurder", soort="Huur")
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR | {"huisnummer": "9"}, bsn=BSN)]))
    await proef.lever_en_verwerk(als_csv([signaal(2, **DEUR)]), client="verhuurder")
    assert await proef.tel("SELECT count(*) FROM zaak") == 2
    await Brp(persoon()).controleer(proef)
    assert {r["koppeling"] for r in await proef.rijen("SELECT koppeling FROM signaal")} == {"eerste", "persoon"}
    assert await proef.tel("SELECT count(*) FROM zaak WHERE afgesloten_op IS NULL") == 1


async def test_de_werklijst_van_wat_afwijkt_en_het_oordeel_van_een_medewerker(proef: Proef) -> None:
    await proef.convenant()
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, bsn=BSN)]))
    await Brp(persoon(naam="Pietersen")).controleer(proef)
    async with proef.loket(scopes=SCOPES) as loket:
        [item] = (await loket.get(f"{BASIS}/brp-controles")).json()["items"]
        assert (item["stand"], item["velden"]) == ("afwijkend", ["achternaam"])
        pad = f"{BASIS}/brp-controles/{item['id']}"
        kop = {"If-Match": (await loket.get(pad)).headers["ETag"]}
        gedaan = await loket.post(f"{pad}/afhandelingen", json={"besluit": "verhuisd"}, headers=kop)
        assert gedaan.status_code == 201, gedaan.text
        assert (await loket.get(f"{BASIS}/brp-controles")).json()["items"] == []
        nog_eens = await loket.post(f"{pad}/afhandelingen", json={"besluit": "bevestigd"}, headers={"If-Match": '"2"'})
        assert nog_eens.status_code == 409
    assert await proef.tel("SELECT resultaat FROM zaak") == "Persoon is geen inwoner (meer) in de gemeente"


async def test_wie_al_in_behandeling_is_blijft_in_de_zaak(proef: Proef) -> None:
    await proef.convenant()
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, bsn=BSN)]))
    async with proef.loket(scopes=SCOPES) as loket:
        [zaak] = (await loket.get(f"{BASIS}/zaken")).json()["items"]
        poging = {"soort": "Brief", "bereikt": False, "datum": "2025-03-10"}
        assert (await loket.post(f"{BASIS}/zaken/{zaak['id']}/contactpogingen", json=poging)).status_code == 201
    await Brp(persoon(gemeente="0363")).controleer(proef)
    assert await controles(proef) == [("verhuisd", [])]
    assert await proef.tel("SELECT count(*) FROM zaak WHERE afgesloten_op IS NULL AND signalen = 1") == 1


async def test_een_brp_die_niet_antwoordt_wordt_later_weer_gevraagd(proef: Proef) -> None:
    await proef.convenant()
    await zet_aan(proef)
    await proef.lever_en_verwerk(als_csv([signaal(1, **DEUR, bsn=BSN)]))
    with pytest.raises(BrpOnbereikbaar):
        await Brp(status=503).controleer(proef)
    assert await controles(proef) == [("niet gecontroleerd", [])]
    assert await proef.tel("SELECT pogingen FROM brp_controle") == 0
    with pytest.raises(BrpOnbereikbaar, match="status 400"):
        await Brp(status=400).controleer(proef)
    assert await proef.tel("SELECT pogingen FROM brp_controle") == 1
