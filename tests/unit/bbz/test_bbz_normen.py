"""The law as data: every figure of the fact sheet, no gap filled, no period twice."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kernel.geld import Bedrag
from services.bbz.domain.fouten import NormenOngeldig, NormOntbreekt
from services.bbz.domain.norm import Eenheid, Normcode, controleer, geldend
from services.bbz.store.normenbestand import lees, meegeleverd

NORMEN = meegeleverd()
ALLE_BEDRAGEN = [
    Normcode.VERMOGENSGRENS_BOVEN,
    Normcode.VERMOGENSGRENS_ONDER,
    Normcode.VERMOGENSGRENS_OUDER,
    Normcode.KAPITAAL_GEVESTIGD,
    Normcode.KAPITAAL_OM_NIET,
    Normcode.KAPITAAL_BEGINNEND,
    Normcode.INKOMENSEIS_OUDER,
]
#: Art. 3-1 upper, 3-1b lower, 3-2 older, 20, 22 / 26, 24, 25, in euros; "-" is not known.
TABEL = {
    2011: "174.420 41.504 122.094 181.234 9.062 33.366 7.198",
    2012: "178.431 42.459 124.902 185.402 9.270 34.134 7.363",
    2013: "182.000 43.308 127.400 189.110 9.456 34.816 7.511",
    2014: "183.638 43.698 128.547 190.812 9.541 35.130 7.578",
    2015: "185.015 44.025 129.511 192.243 9.612 35.393 7.635",
    2016: "- - - - - - -",
    2017: "186.498 44.378 130.549 193.784 9.689 35.677 7.696",
    2018: "- - - - - - -",
    2019: "- - - - - - -",
    2020: "- - - 203.135 - 37.398 -",
    2021: "197.687 - 138.381 205.410 10.271 37.817 8.158",
    2022: "204.171 - 142.920 212.147 10.607 39.057 8.425",
    2023: "- - - - - - -",
    2024: "- - - - - 45.483 -",
    2025: "243.892 58.035 170.725 253.420 12.671 46.656 10.065",
    2026: "- - - - - - -",
}


@pytest.mark.parametrize("jaar", TABEL)
@pytest.mark.parametrize("dag", [(1, 1), (7, 1), (12, 31)])
def test_elk_jaar_geeft_precies_wat_is_gelezen(jaar: int, dag: tuple[int, int]) -> None:
    normen = geldend(NORMEN, date(jaar, *dag))
    gelezen = [str(normen.normen[code].bedrag)[2:-3] if code in normen.normen else "-" for code in ALLE_BEDRAGEN]
    assert " ".join(gelezen) == TABEL[jaar]


@pytest.mark.parametrize("jaar", TABEL)
def test_artikel_22_en_26_noemen_hetzelfde_bedrag(jaar: int) -> None:
    normen = geldend(NORMEN, date(jaar, 6, 1)).normen
    om_niet, ouder = normen.get(Normcode.KAPITAAL_OM_NIET), normen.get(Normcode.KAPITAAL_OUDER)
    assert (om_niet and om_niet.waarde) == (ouder and ouder.waarde)


def test_de_rente_is_acht_procent_vanaf_1_juli_2009() -> None:
    assert geldend(NORMEN, date(2009, 7, 1)).norm(Normcode.RENTE_LENING).procent == Decimal(8)
    with pytest.raises(NormOntbreekt, match=r"'rente-lening' \(Bbz 2004, art\. 15 onder a\) van 2009-06-30"):
        geldend(NORMEN, date(2009, 6, 30)).norm(Normcode.RENTE_LENING)


def test_het_forfait_verschilt_per_jaar() -> None:
    gelezen = {
        jaar: str(geldend(NORMEN, date(jaar, 6, 1)).normen[Normcode.FORFAIT].waarde) for jaar in (2011, 2012, 2013, 2014, 2015, 2017, 2025)
    }
    assert gelezen == {2011: "19", 2012: "19", 2013: "23", 2014: "21", 2015: "20", 2017: "20", 2025: "20"}


def test_de_termijnen_en_de_looptijd() -> None:
    normen = geldend(NORMEN, date(2025, 3, 1))
    assert [normen.norm(c).aantal for c in (Normcode.BESLISTERMIJN, Normcode.BESLISTERMIJN_VERLENGING, Normcode.LOOPTIJD_LENING)] == [
        13,
        13,
        120,
    ]


def test_elke_norm_noemt_artikel_en_bron() -> None:
    assert all(n.artikel == n.code.artikel and n.bron for n in NORMEN)


def test_wat_alleen_in_een_oude_tekst_is_gelezen_heet_niet_geverifieerd() -> None:
    oud = {n.code for n in NORMEN if not n.geverifieerd and n.geldt_op(date(2015, 6, 1))}
    kapitaal = {Normcode.VERMOGENSAANDEEL, Normcode.AFLOSSING_RENTELOOS, Normcode.LOOPTIJD_BORGTOCHT}
    duur = {code for code in Normcode if code.artikel in {"art. 2 lid 3", "art. 18", "art. 19 onder a", "art. 23 lid 1", "art. 27"}}
    herbeoordeling = {code for code in Normcode if code.artikel.startswith("art. 23 lid 3")}
    assert oud == kapitaal | duur | herbeoordeling


def test_van_de_bijstandsnormen_is_alleen_het_eerste_halfjaar_van_2026_gelezen() -> None:
    gehuwden = [n for n in NORMEN if n.code is Normcode.BIJSTANDSNORM_GEHUWDEN]
    assert [(n.geldig_van, n.geldig_tot_en_met, n.bedrag, n.geverifieerd) for n in gehuwden] == [
        (date(2026, 1, 1), date(2026, 6, 30), Bedrag.uit_euro("2.002,13"), True),
        (date(2026, 7, 1), date(2026, 12, 31), Bedrag.uit_euro("2.002,13"), False),
    ]


def test_een_gat_wordt_niet_gevuld_met_het_jaar_ervoor() -> None:
    vorig, dit = date(2025, 12, 31), date(2026, 1, 1)
    assert geldend(NORMEN, vorig).norm(Normcode.KAPITAAL_GEVESTIGD).bedrag == Bedrag.uit_euro("253.420")
    with pytest.raises(NormOntbreekt, match=r"'kapitaal-gevestigd' \(Bbz 2004, art\. 20\) van 2026-01-01"):
        geldend(NORMEN, dit).norm(Normcode.KAPITAAL_GEVESTIGD)


def test_twee_normen_op_een_dag_mag_niet() -> None:
    van_2025 = next(n for n in NORMEN if n.code is Normcode.KAPITAAL_GEVESTIGD and n.geldig_van.year == 2025)
    assert van_2025.geldig_tot_en_met is not None
    nog_een = replace(van_2025, geldig_van=van_2025.geldig_tot_en_met, geldig_tot_en_met=None)
    with pytest.raises(NormenOngeldig, match="overlappen op 2025-12-31"):
        controleer([van_2025, nog_een])
    daarna = replace(nog_een, geldig_van=van_2025.geldig_tot_en_met + timedelta(days=1))
    assert len(controleer([daarna, van_2025])) == 2


KOP = 'geldig_van = 2025-01-01\nbron = "proef"\ngeverifieerd = true\n'


@pytest.mark.parametrize(
    ("rij", "reden"),
    [
        ('{ code = "bestaat-niet", artikel = "art. 1", centen = 1 }', "bestaat-niet"),
        ('{ code = "rente-lening", artikel = "art. 15 onder a", procent = 8.5 }', "kommagetal"),
        ('{ code = "rente-lening", artikel = "art. 15 onder a" }', "niet precies één waarde"),
        ('{ code = "rente-lening", artikel = "art. 15 onder a", procent = "8", centen = 1 }', "niet precies één waarde"),
        ('{ code = "rente-lening", procent = "8" }', "artikel"),
        ('{ code = "rente-lening", artikel = "art. 15 onder a", procent = "8", bedrag = 3 }', "onbekend: bedrag"),
    ],
)
def test_een_verkeerde_rij_wordt_geweigerd_met_bestand_en_reden(rij: str, reden: str) -> None:
    with pytest.raises(NormenOngeldig, match=rf"2025\.toml.*{reden}"):
        lees("2025.toml", f"{KOP}normen = [{rij}]")


def test_een_norm_in_het_verkeerde_artikel_wordt_geweigerd() -> None:
    norm = lees("2025.toml", KOP + 'normen = [{ code = "rente-lening", artikel = "art. 20", procent = "8" }]')
    with pytest.raises(NormenOngeldig, match=r"staat in art\. 15 onder a, niet in art\. 20"):
        controleer(norm)


def test_een_rij_mag_afwijken_van_de_kop_van_het_bestand() -> None:
    (norm,) = lees(
        "x.toml", KOP + 'normen = [{ code = "rente-lening", artikel = "art. 15 onder a", procent = "8", geldig_van = 2009-07-01 }]'
    )
    assert (norm.geldig_van, norm.geldig_tot_en_met, norm.eenheid) == (date(2009, 7, 1), None, Eenheid.PROCENT)
