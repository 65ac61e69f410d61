"""The bulk SQL judges and matches as domain/ says: thousands of random rows through both, the same answer."""

import random
from collections import defaultdict
from datetime import date, timedelta

from services.vroegsignalering.domain.beoordeling import Eerder, Feiten, Reden, beoordeel, dagen_achterstand
from services.vroegsignalering.domain.dagenvenster import dagenvenster
from services.vroegsignalering.domain.huishouden import Deur, Huishouden, maand_van, opeenvolgend_vanaf
from services.vroegsignalering.domain.rechtsvorm import is_rechtspersoon
from services.vroegsignalering.domain.werkbakje import deel_in
from tests.conftest import GEMEENTEN
from tests.steun.vroegsignalering import Proef, als_csv

DREMPEL = 5000


def maak_rijen(aantal: int, zaad: int) -> list[dict[str, str]]:
    """Rows on few doors, by few debtors, over a year: repeats, shared doors and following months happen all the time."""
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
                "achternaam": "Voorbeeld",
                "bedrijfsnaam": kans.choice(["", "", "Bakkerij", "Loods BV"]),
                "postcode": f"{1000 + kans.randrange(25)}AB",
                "huisnummer": kans.choice(["1", "2"]),
                "huisnummertoevoeging": kans.choice(["", "A"]),
            }
        )
    return rijen


def reken(
    rijen: list[dict[str, str]], partnertype: str, ontvangen_op: date
) -> tuple[dict[str, Reden | None], dict[Huishouden, list[dict[str, str]]]]:
    """What domain/ decides, row after row."""
    redenen: dict[str, Reden | None] = {}
    eerder: dict[tuple[str, Deur, str], list[Eerder]] = defaultdict(list)
    zaken: dict[Huishouden, list[dict[str, str]]] = defaultdict(list)
    venster = dagenvenster(partnertype, ontvangen_op)
    for rij in rijen:
        deur = Deur.lees(rij["postcode"], rij["huisnummer"], rij["huisnummertoevoeging"])
        verstuurd = date.fromisoformat(rij["signaaldatum"])
        ontstaan = date.fromisoformat(rij["ontstaansdatum"]) if rij["ontstaansdatum"] else None
        if ontstaan and ontstaan > verstuurd:
            continue  # refused: no signal at all
        bedrag, opgegeven = int(rij["bedragCenten"]), int(rij["dagenAchterstand"]) if rij["dagenAchterstand"] else None
        sleutel = (rij["gemeentecode"], deur, rij["klantnummer"])
        feiten = Feiten(is_rechtspersoon("", rij["bedrijfsnaam"]), bedrag, dagen_achterstand(opgegeven, ontstaan, verstuurd), ontstaan)
        reden = redenen[rij["signaalId"]] = beoordeel(feiten, DREMPEL, venster, eerder[sleutel])
        if reden is None:
            eerder[sleutel].append(Eerder(bedrag, ontstaan))
            zaken[Huishouden(rij["gemeentecode"], deur, maand_van(verstuurd))].append(rij)
    return redenen, zaken


async def test_sql_en_domein_zijn_het_eens(proef: Proef) -> None:
    await proef.convenant(client="zorgverzekeraar", soort="Zorg")
    rijen = maak_rijen(3000, zaad=7)
    verwacht, huishoudens = reken(rijen, "Zorg", date(2025, 3, 10))

    await proef.lever_en_verwerk(als_csv(rijen), client="zorgverzekeraar")

    gevonden = {r["kenmerk"]: r["reden"] for r in await proef.rijen("SELECT kenmerk, reden FROM signaal")}
    assert gevonden == verwacht
    assert set(Reden) | {None} == set(verwacht.values()), "every reason occurs in the random rows"

    zaken = await proef.rijen(
        "SELECT gemeente, postcode, huisnummer, toevoeging, maand, signalen, bedrag_centen, crisis, ondernemer, werkbakje FROM zaak"
    )
    assert {
        (z["gemeente"], z["postcode"], z["huisnummer"], z["toevoeging"], z["maand"]): (z["signalen"], z["bedrag_centen"], z["werkbakje"])
        for z in zaken
    } == {
        (h.gemeente, h.deur.postcode, h.deur.huisnummer, h.deur.toevoeging, h.maand): (
            len(groep),
            sum(int(r["bedragCenten"]) for r in groep),
            deel_in(
                crisis=any(r["crisis"] == "ja" for r in groep),
                meervoudig=len(groep) > 1,
                ondernemer=any(r["bedrijfsnaam"] for r in groep),
            ),
        )
        for h, groep in huishoudens.items()
    }


async def test_opeenvolgend_zoals_het_domein(proef: Proef) -> None:
    """In one file in the order of the dates, every zaak knows whether its door had a signal in the six months before."""
    await proef.convenant()
    rijen = sorted(maak_rijen(1500, zaad=11), key=lambda r: r["signaaldatum"])
    await proef.lever_en_verwerk(als_csv(rijen))

    signalen = await proef.rijen("SELECT gemeente, postcode, huisnummer, toevoeging, signaaldatum FROM signaal")
    op_deur: dict[tuple[str, ...], list[date]] = defaultdict(list)
    for s in signalen:
        op_deur[s["gemeente"], s["postcode"], s["huisnummer"], s["toevoeging"]].append(s["signaaldatum"])
    for z in await proef.rijen("SELECT * FROM zaak"):
        dagen = op_deur[z["gemeente"], z["postcode"], z["huisnummer"], z["toevoeging"]]
        assert z["opeenvolgend"] == any(opeenvolgend_vanaf(z["maand"]) <= d < z["maand"] for d in dagen)
