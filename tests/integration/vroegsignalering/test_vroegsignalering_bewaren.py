"""What a gemeente keeps no longer goes: previewed first, with proof after, and nothing else with it."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest

from services.vroegsignalering.domain.bewaarbeleid import Bewaarcategorie
from services.vroegsignalering.jobs import pas_toe
from tests.steun.vroegsignalering import BASIS, Proef, als_csv, signaal

UTRECHT = "0344"
SLUITDAG = date(2025, 3, 20)
GROND = "Selectielijst van de proefgemeente, besluit 12."


async def _regel(
    proef: Proef, categorie: Bewaarcategorie, maanden: int | None, wijze: str, gezien: int = 0, gemeente: str = UTRECHT
) -> None:
    verzoek = {"maanden": maanden, "wijze": wijze, "grondslag": GROND}
    async with proef.loket() as loket:
        antwoord = await loket.put(f"{BASIS}/bewaarregels/{gemeente}/{categorie.value}", json=verzoek, headers={"If-Match": f'"{gezien}"'})
        assert antwoord.status_code == 200, antwoord.text


async def _draai(proef: Proef, op: date) -> None:
    """The job until it has nothing more to do, on this day."""
    proef.settings.__dict__["boekdatum"] = op
    proef.db.settings.__dict__["boekdatum"] = op
    while await pas_toe(proef.context):
        pass


async def _voorbeeld(proef: Proef, op: date) -> dict[str, Any]:
    async with proef.loket() as loket:
        antwoord = await loket.get(f"{BASIS}/bewaarvoorbeelden/{UTRECHT}?op={op.isoformat()}")
        assert antwoord.status_code == 200, antwoord.text
    return {item["categorie"]: item for item in antwoord.json()["items"]}


async def _inhoud(proef: Proef) -> None:
    """Utrecht: zaken closed without contact, with contact, with help; one open; a signal below the drempel. Den Haag: one closed zaak."""
    await proef.convenant()
    rijen = [signaal(n, gemeentecode=UTRECHT, bsn="999900018" if n == 1 else "") for n in range(1, 5)]
    rijen += [
        signaal(5, gemeentecode=UTRECHT, bedragCenten="4000"),
        signaal(6, gemeentecode="0518"),
        signaal(7, gemeentecode=UTRECHT, bedragCenten="x"),
    ]
    await proef.lever_en_verwerk(als_csv(rijen))
    bij = {r["kenmerk"]: r["zaak_id"] for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal WHERE zaak_id IS NOT NULL")}
    async with proef.loket(boekdatum=SLUITDAG) as loket:

        async def stuur(nummer: int, wat: str, **verzoek: Any) -> None:
            pad = f"{BASIS}/zaken/{bij[f'S-{nummer:06d}']}"
            etag = (await loket.get(pad)).headers["ETag"]
            antwoord = await loket.post(f"{pad}/{wat}", json=verzoek, headers={"If-Match": etag})
            assert antwoord.status_code == 201, antwoord.text

        await stuur(1, "notities", tekst="Woont op nummer 7.")
        await stuur(1, "contactpogingen", soort="Brief", bereikt=False, datum="2025-03-12")
        await stuur(1, "afsluitingen", resultaat="Definitief geen contact kunnen krijgen")
        await stuur(2, "gesprekken", soort="Telefoon", datum="2025-03-13", verslag="Regelt het zelf.")
        await stuur(2, "afsluitingen", resultaat="Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering")
        await stuur(3, "hulpaanvaardingen", datum="2025-03-14")
        await stuur(3, "afsluitingen", resultaat="Vervolghulp en/of verwijzing financieel")
        await stuur(6, "afsluitingen", resultaat="Definitief geen contact kunnen krijgen")


async def test_zonder_regel_wordt_niets_gewist(proef: Proef) -> None:
    await _inhoud(proef)
    await _draai(proef, date(2045, 1, 1))
    assert await proef.tel("SELECT count(*) FROM signaal WHERE gewist_op IS NOT NULL") == 0
    assert await proef.tel("SELECT count(*) FROM zaak") == 5
    assert await _voorbeeld(proef, date(2045, 1, 1)) == {}


async def test_anonimiseren_haalt_de_persoon_weg_en_laat_de_telling_staan(proef: Proef) -> None:
    await _inhoud(proef)
    await _regel(proef, Bewaarcategorie.ZONDER_CONTACT, 6, "anonimiseren")

    # closed on 20 March: six months later is 20 September
    assert (await _voorbeeld(proef, date(2025, 9, 19)))["zaak-zonder-contact"]["aantal"] == 0
    aan_de_beurt = (await _voorbeeld(proef, date(2025, 9, 20)))["zaak-zonder-contact"]
    assert (aan_de_beurt["aantal"], aan_de_beurt["oudste"], aan_de_beurt["totEnMet"]) == (1, "2025-03-20", "2025-03-20")
    await _draai(proef, date(2025, 9, 19))
    assert await proef.tel("SELECT count(*) FROM zaak WHERE gewist_op IS NOT NULL") == 0
    await _draai(proef, date(2025, 9, 20))

    [zaak] = await proef.rijen("SELECT * FROM zaak WHERE gewist_op IS NOT NULL")
    assert (zaak["gemeente"], zaak["postcode"], zaak["huisnummer"], zaak["signalen"], zaak["bedrag_centen"]) == (
        UTRECHT,
        "1001",
        None,
        1,
        25000,
    )
    [weg] = await proef.rijen("SELECT * FROM signaal WHERE gewist_op IS NOT NULL")
    assert (bytes(weg["persoon"]), weg["bsn_hash"], weg["huisnummer"], weg["naam"], weg["geboren"]) == (b"", None, None, None, None)
    assert weg["kenmerk"] == str(weg["id"])
    assert await proef.tel("SELECT count(*) FROM notitie WHERE soort = 'notitie'") == 0
    assert await proef.tel("SELECT count(*) FROM notitie WHERE soort = 'gesprek'") == 1, "of another zaak"
    assert await proef.tel(f"SELECT count(*) FROM contactpoging WHERE zaak_id = '{zaak['id']}'") == 1, "what happened stays countable"
    async with proef.loket() as loket:
        gelezen = (await loket.get(f"{BASIS}/zaken/{zaak['id']}")).json()
        assert (gelezen["betrokkene"], gelezen["gewistOp"], gelezen["wijk"]) == (None, "2025-09-20", "1001")
        gezocht = await loket.post(f"{BASIS}/zaken/_zoek", json={"bsn": "999900018"})
        assert gezocht.json()["items"] == []
        uit = await loket.get(f"{BASIS}/ddas-exporten?van=2025-01-01&totEnMet=2025-12-31&gemeente={UTRECHT}")
        assert "999900018" not in uit.text


async def test_het_bewijs_staat_in_het_auditlog(proef: Proef) -> None:
    await _inhoud(proef)
    [zaak] = await proef.rijen("SELECT id FROM zaak WHERE gemeente = '0344' AND resultaat LIKE 'Definitief%'")
    await _regel(proef, Bewaarcategorie.ZONDER_CONTACT, 0, "verwijderen")
    await _draai(proef, SLUITDAG)

    [rij] = await proef.rijen("SELECT actor, object_id, nieuw::text FROM audit WHERE actie = 'bewaartermijn-toegepast'")
    bewijs = json.loads(rij["nieuw"])
    assert (rij["actor"], rij["object_id"]) == ("bewaartermijn", "zaak-zonder-contact")
    assert (bewijs["aantal"], bewijs["ids"], bewijs["grondslag"], bewijs["versie"]) == (1, [str(zaak["id"])], GROND, 1)
    assert bewijs["sha256"] == hashlib.sha256(str(zaak["id"]).encode()).hexdigest()
    assert (
        await proef.tel("SELECT count(*) FROM verwerking WHERE name = 'persoonsgegevens verwijderen' AND data_subject_id IS NOT NULL") == 1
    )


async def test_verwijderen_laat_van_een_zaak_niets_achter_en_van_een_andere_alles(proef: Proef) -> None:
    await _inhoud(proef)
    verteld = await proef.tel("SELECT count(*) FROM outbox")
    for categorie in (Bewaarcategorie.ZONDER_CONTACT, Bewaarcategorie.MET_CONTACT, Bewaarcategorie.MET_HULP):
        await _regel(proef, categorie, 1, "verwijderen")
    await _draai(proef, date(2025, 4, 20))

    assert await proef.tel("SELECT count(*) FROM zaak WHERE gemeente = '0344'") == 1, "the open zaak"
    assert await proef.tel("SELECT count(*) FROM zaak WHERE gemeente = '0518'") == 1, "another gemeente has no rule"
    over = await proef.rijen("SELECT kenmerk FROM signaal WHERE gemeente = '0344' ORDER BY 1")
    assert [r["kenmerk"] for r in over] == ["S-000004", "S-000005"]
    for tabel in ("notitie", "contactpoging"):
        assert await proef.tel(f"SELECT count(*) FROM {tabel}") == 0
    assert await proef.tel("SELECT count(*) FROM termijn WHERE gemeente = '0344'") == 1
    assert await proef.tel("SELECT count(*) FROM outbox") == verteld, "no figure of managementinformatie changes"


async def test_signalen_en_verslagen_hebben_hun_eigen_termijn(proef: Proef) -> None:
    await _inhoud(proef)
    await _regel(proef, Bewaarcategorie.NIET_OPGEPAKT, 3, "verwijderen")
    await _regel(proef, Bewaarcategorie.VERSLAG, 1, "verwijderen")
    # received on 10 March: the report may go from 10 April, the signal from 10 June
    await _draai(proef, date(2025, 4, 10))
    assert await proef.tel("SELECT count(*) FROM weigering") == 0
    assert await proef.tel("SELECT count(*) FROM signaal WHERE kenmerk = 'S-000005'") == 1
    await _draai(proef, date(2025, 6, 10))
    assert await proef.tel("SELECT count(*) FROM signaal WHERE kenmerk = 'S-000005'") == 0
    assert await proef.tel("SELECT count(*) FROM aanlevering WHERE gemeente = '0344'") == 1, "its counts stay"


async def test_een_signaal_van_twee_zaken_gaat_met_de_laatste(proef: Proef) -> None:
    """As in the published DDAS examples: signal A stands with two zaken, of which one had contact."""
    client = {"burgerservicenummer": "999900018"}
    levering = {
        "teller": 1,
        "gemeentecode": UTRECHT,
        "aanleverendeOrganisatie": {},
        "vroegsignalen": [
            {"ID": "A", "bedrag": 450, "signaaldatum": "2025-01-10", "signaalpartner": {"type": "Energie"}, "client": client}
        ],
        "vroegsignaalzaken": [
            {"resultaat": "Definitief geen contact kunnen krijgen", "matchingsdatum": "2025-01-12", "vroegsignalen": [{"ID": "A"}]},
            {"resultaat": "Geen reactie na eerder contact", "matchingsdatum": "2025-01-31", "vroegsignalen": [{"ID": "A"}],
             "contactpogingen": [{"soort": "Telefoon", "bereikt": True, "datum": "2025-02-01"}]},
        ],
    }  # fmt: skip
    bericht = {
        "startdatumLevering": "2025-01-01",
        "einddatumLevering": "2025-01-31",
        "aanleverdatumEnTijd": "2025-02-05T10:15:30Z",
        "codeGegevensleverancier": "PROEF",
        "leveringen": [levering],
    }
    async with proef.loket() as loket:
        assert (await loket.post(f"{BASIS}/ddas-importen", json=bericht)).status_code == 201
    await _regel(proef, Bewaarcategorie.ZONDER_CONTACT, 0, "verwijderen")
    await _draai(proef, date(2026, 1, 1))
    assert (
        await proef.tel("SELECT count(*) FROM zaak")
        == await proef.tel("SELECT count(*) FROM signaal s JOIN zaak z ON z.id = s.zaak_id")
        == 1
    )
    await _regel(proef, Bewaarcategorie.MET_CONTACT, 0, "verwijderen")
    await _draai(proef, date(2026, 1, 1))
    assert await proef.tel("SELECT count(*) FROM signaal") == 0


async def test_een_ingetrokken_regel_wist_niets_meer(proef: Proef) -> None:
    await _inhoud(proef)
    await _regel(proef, Bewaarcategorie.ZONDER_CONTACT, 0, "verwijderen")
    await _regel(proef, Bewaarcategorie.ZONDER_CONTACT, None, "verwijderen", gezien=1)
    await _draai(proef, date(2045, 1, 1))
    assert await proef.tel("SELECT count(*) FROM zaak") == 5
    async with proef.loket() as loket:
        [regel] = (await loket.get(f"{BASIS}/bewaarregels")).json()["items"]
        verouderd = await loket.put(
            f"{BASIS}/bewaarregels/{UTRECHT}/zaak-zonder-contact",
            json={"maanden": 1, "wijze": "verwijderen", "grondslag": GROND},
            headers={"If-Match": '"1"'},
        )
    assert (regel["maanden"], regel["versie"], verouderd.status_code) == (None, 2, 412)


async def test_alleen_de_taak_mag_wissen(proef: Proef) -> None:
    """The role of the api has no right to delete, whatever code asks."""
    async with proef.regio.superuser() as db:
        rechten = await db.fetch(
            "SELECT table_name FROM information_schema.role_table_grants"
            " WHERE grantee = 'vroegsignalering_app' AND privilege_type = 'DELETE' AND table_name IN ('zaak', 'signaal', 'notitie')"
        )
    assert rechten == []


@pytest.mark.parametrize("maanden", [-1, 241])
async def test_een_termijn_heeft_grenzen(proef: Proef, maanden: int) -> None:
    async with proef.loket() as loket:
        antwoord = await loket.put(
            f"{BASIS}/bewaarregels/{UTRECHT}/zaak-met-hulp",
            json={"maanden": maanden, "wijze": "verwijderen", "grondslag": GROND},
            headers={"If-Match": '"0"'},
        )
    assert antwoord.status_code == 400
