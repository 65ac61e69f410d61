"""The bulk intake judges and matches as domain/ says: thousands of random rows through both, the same answer, in any split over files."""

import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from services.vroegsignalering.domain.beoordeling import Feiten, Reden, beoordeel, dagen_achterstand
from services.vroegsignalering.domain.dagenvenster import venster_van
from services.vroegsignalering.domain.huishouden import Deur
from services.vroegsignalering.domain.matching import Kandidaat, verdeel
from services.vroegsignalering.domain.naam import bedrijfssleutel, bedrijfswoorden, naamdelen
from services.vroegsignalering.domain.rechtsvorm import is_rechtspersoon
from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import Proef, als_csv, signaal

DREMPEL, HERHAALD_DAGEN, DAG = 5000, 183, date(2025, 3, 10)
PARTNERS = {"zorgverzekeraar": "Zorg", "verhuurder": "Huur"}
BSNS = ("999900018", "999900031", "999900043")
Rij = dict[str, str]


def maak_rijen(aantal: int, zaad: int, deuren: int = 25) -> list[Rij]:
    """Rows on few doors, by few debtors, over a year: repeats, shared doors, businesses and following months happen all the time."""
    kans = random.Random(zaad)
    rijen = []
    for n in range(aantal):
        verstuurd = date(2024, 6, 1) + timedelta(days=kans.randrange(270))
        ontstaan = verstuurd - timedelta(days=kans.choice([5, 29, 30, 60, 100, 101, 200]))
        rijen.append(
            {
                "signaalId": f"{zaad}-{n}",
                "gemeentecode": kans.choice(GEMEENTEN),
                "signaaldatum": verstuurd.isoformat(),
                "bedragCenten": str(kans.choice([4999, 5000, 20000, 20001, 90000])),
                "ontstaansdatum": kans.choice(["", ontstaan.isoformat(), "2024-05-01"]),
                "dagenAchterstand": kans.choice(["", "", "10", "45"]),
                "crisis": kans.choice(["", "ja", "nee", "0"]),
                "klantnummer": f"K{kans.randrange(6)}",
                "bsn": kans.choice(["", "", "", *BSNS]),
                "achternaam": kans.choice(["Jansen", "de Vries", "Jansen-de Vries", "Müller", "Muller", ""]),
                "geboortedatum": kans.choice(["", "", "1980-01-31", "1975-06-15"]),
                "bedrijfsnaam": kans.choice(["", "", "", "Bakkerij Jansen", "Kapper Zon", "Loods BV"]),
                "postcode": f"{1000 + kans.randrange(deuren)}AB",
                "huisnummer": kans.choice(["1", "2"]),
                "huisnummertoevoeging": kans.choice(["", "A"]),
            }
        )
        if not rijen[-1]["achternaam"] and not rijen[-1]["bedrijfsnaam"]:
            rijen[-1]["achternaam"] = "Jansen"
    return rijen


def kandidaat(rij: Rij, partner_id: UUID) -> Kandidaat:
    """The row for the domain. Where the store has keyed hashes, here stand the things themselves."""
    return Kandidaat(
        sleutel=rij["signaalId"],
        signaaldatum=date.fromisoformat(rij["signaaldatum"]),
        partner_id=partner_id,
        kenmerk=rij["signaalId"],
        bedrag_centen=int(rij["bedragCenten"]),
        ontstaansdatum=date.fromisoformat(rij["ontstaansdatum"]) if rij["ontstaansdatum"] else None,
        klant=rij["klantnummer"].encode(),
        bsn=rij["bsn"].encode() or None,
        deur=(rij["postcode"], rij["huisnummer"], Deur.lees(rij["postcode"], "1", rij["huisnummertoevoeging"]).toevoeging),
        naam=frozenset(map(hash, naamdelen(rij["achternaam"]))),
        bedrijf=frozenset([hash(bedrijfssleutel(rij["bedrijfsnaam"]))] if rij["bedrijfsnaam"] else ()),
        bedrijfswoorden=frozenset(map(hash, bedrijfswoorden(rij["bedrijfsnaam"]))),
        geboren=hash(rij["geboortedatum"]) if rij["geboortedatum"] else None,
        zakelijk=bool(rij["bedrijfsnaam"]),
    )


Uitkomst = tuple[dict[str, str | None], set[tuple[frozenset[str], bool]]]


def reken(rijen: Sequence[tuple[str, Rij]], partner_ids: dict[str, UUID]) -> Uitkomst:
    """What domain/ decides: the reason of every signal, and the zaken as sets of signals, each with whether it is opeenvolgend."""
    redenen: dict[str, str | None] = {}
    per_gemeente: dict[str, list[Kandidaat]] = defaultdict(list)
    for partner, rij in rijen:
        verstuurd = date.fromisoformat(rij["signaaldatum"])
        ontstaan = date.fromisoformat(rij["ontstaansdatum"]) if rij["ontstaansdatum"] else None
        if ontstaan and ontstaan > verstuurd:
            continue  # refused: no signal at all
        opgegeven = int(rij["dagenAchterstand"]) if rij["dagenAchterstand"] else None
        dagen = dagen_achterstand(opgegeven, ontstaan, verstuurd)
        feiten = Feiten(is_rechtspersoon("", rij["bedrijfsnaam"]), int(rij["bedragCenten"]), dagen)
        redenen[rij["signaalId"]] = reden = beoordeel(feiten, DREMPEL, venster_van(PARTNERS[partner], DAG, None, None))
        if reden is None:
            per_gemeente[rij["gemeentecode"]].append(kandidaat(rij, partner_ids[partner]))
    zaken = set()
    for kandidaten in per_gemeente.values():
        verdeling = verdeel(kandidaten, HERHAALD_DAGEN)
        redenen |= {k.kenmerk: Reden.HERHAALD for k in verdeling.herhaald}
        zaken |= {(frozenset(k.kenmerk for k, _ in groep.leden), groep.opeenvolgend) for groep in verdeling.groepen}
    return redenen, zaken


async def stand(proef: Proef) -> Uitkomst:
    """The same from the database. Empty zaken went on in another one, and are over."""
    signalen = await proef.rijen("SELECT kenmerk, reden, zaak_id FROM signaal")
    zaken = {z["id"]: z for z in await proef.rijen("SELECT * FROM zaak WHERE samengevoegd_in IS NULL AND signalen > 0")}
    leden: dict[UUID, set[str]] = defaultdict(set)
    for s in signalen:
        if s["zaak_id"]:
            leden[s["zaak_id"]].add(s["kenmerk"])
    assert leden.keys() == zaken.keys()
    assert all(len(leden[i]) == z["signalen"] for i, z in zaken.items())
    return {s["kenmerk"]: s["reden"] for s in signalen}, {(frozenset(k), zaken[i]["opeenvolgend"]) for i, k in leden.items()}


async def partners(proef: Proef) -> dict[str, UUID]:
    for client, soort in PARTNERS.items():
        await proef.convenant(client=client, soort=soort)
    return {r["client_id"]: r["id"] for r in await proef.rijen("SELECT DISTINCT client_id, id FROM signaalpartner")}


async def test_database_en_domein_zijn_het_eens(proef: Proef) -> None:
    ids = await partners(proef)
    rijen = maak_rijen(3000, zaad=7)
    await proef.lever_en_verwerk(als_csv(rijen), client="zorgverzekeraar")
    redenen, zaken = await stand(proef)
    verwacht_redenen, verwacht_zaken = reken([("zorgverzekeraar", rij) for rij in rijen], ids)
    assert redenen == verwacht_redenen
    assert zaken == verwacht_zaken
    assert {None, Reden.HERHAALD, Reden.RECHTSPERSOON, Reden.ONDER_DREMPEL, Reden.TE_VROEG, Reden.TE_OUD} == set(redenen.values())
    assert any(len(leden) > 1 for leden, _ in zaken)


@pytest.mark.parametrize("zaad", [1, 2, 3, 4])
async def test_hoe_de_signalen_over_bestanden_verdeeld_zijn_maakt_niet_uit(proef: Proef, zaad: int) -> None:
    """The same signals of two partners in random files, in random order: always the zaken that the domain gives for all of them at once."""
    ids = await partners(proef)
    kans = random.Random(zaad)
    rijen = [(kans.choice(list(PARTNERS)), rij) for rij in maak_rijen(400, zaad, deuren=5)]
    rest = kans.sample(rijen, len(rijen))
    while rest:
        stuk, rest = rest[: (n := kans.choice([1, 3, 20, 90]))], rest[n:]
        for client in PARTNERS:
            if van_partner := [rij for partner, rij in stuk if partner == client]:
                await proef.lever_en_verwerk(als_csv(van_partner), client=client)
    assert await stand(proef) == reken(rijen, ids)


async def test_wat_een_mens_heeft_aangeraakt_blijft(proef: Proef) -> None:
    """Given two zaken at a door, someone works on one; when an earlier signal comes that belongs with both; then that one stays whole."""
    await partners(proef)
    deur = {"gemeentecode": GEMEENTEN[0], "postcode": "2511AB", "huisnummer": "1"}
    bewerkt = signaal(1, **deur, achternaam="Jansen", signaaldatum="2025-03-05")
    ander = signaal(2, **deur, achternaam="de Vries", signaaldatum="2025-03-06")
    await proef.lever_en_verwerk(als_csv([bewerkt, ander]), client="verhuurder")
    oud = {r["kenmerk"]: r["zaak_id"] for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal")}
    async with proef.loket() as loket:
        poging = {"soort": "Brief", "bereikt": False, "datum": "2025-03-10"}
        pad = f"/vroegsignalering/v1/zaken/{oud['S-000001']}/contactpogingen"
        assert (await loket.post(pad, json=poging)).status_code == 201

    await proef.lever_en_verwerk(
        als_csv([signaal(3, **deur, achternaam="Jansen-de Vries", signaaldatum="2025-03-04")]), client="verhuurder"
    )

    nieuw = {r["kenmerk"]: r["zaak_id"] for r in await proef.rijen("SELECT kenmerk, zaak_id FROM signaal")}
    assert nieuw["S-000001"] == oud["S-000001"]
    assert nieuw["S-000003"] == oud["S-000001"], "the household of Jansen is the first that fits"
    assert nieuw["S-000002"] == oud["S-000002"], "de Vries contradicts Jansen, who stays where he is"
