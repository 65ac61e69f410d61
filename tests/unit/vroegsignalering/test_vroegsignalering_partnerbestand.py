"""Reading a file: separators, encodings, quotes, broken rows, limits. A row never costs its neighbours."""

import codecs
import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from services.vroegsignalering.domain.fouten import BestandLeeg, FormaatOnbekend, KolommenDubbel, KolommenOnbekend, KolommenOntbreken
from services.vroegsignalering.domain.partnerformaat import VELDEN, VERPLICHT, lees_regel
from services.vroegsignalering.domain.weigering import ZINNEN, Weigercode
from services.vroegsignalering.export.partnerbestand import Formaat, Partnerbestand, Rij

HUIS = Path(__file__).resolve().parents[3]
VOORBEELD = HUIS / "deploy" / "embedded" / "voorbeeld"
DAG = date(2025, 3, 10)
KOP = "signaalId;gemeentecode;signaaldatum;bedragCenten;achternaam;postcode;huisnummer"
RIJ = "S1;0518;2025-03-03;25000;Voorbeeld;2511AB;1"


def lees(inhoud: bytes, formaat: Formaat = Formaat.CSV, *, max_regels: int = 1000, max_bytes: int = 10**7, hap: int = 7) -> list[Rij]:
    """Feed in small bites: where a bite ends must not matter."""
    bestand = Partnerbestand(formaat, max_bytes=max_bytes, max_regels=max_regels)
    rijen = [rij for i in range(0, len(inhoud), hap) for rij in bestand.voed(inhoud[i : i + hap])]
    return rijen + bestand.sluit()


def csv(*rijen: str) -> bytes:
    return "\r\n".join([KOP, *rijen]).encode()


@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_scheidingsteken_blijkt_uit_de_kop(teken: str) -> None:
    [rij] = lees(csv(RIJ).replace(b";", teken.encode()))
    assert rij.velden["postcode"] == "2511AB"


@pytest.mark.parametrize(
    "codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"], ids=["utf-8", "utf-8 met BOM", "windows", "utf-16 met BOM"]
)
def test_codering_wordt_herkend(codering: str) -> None:
    inhoud = "\r\n".join([KOP, RIJ.replace("Voorbeeld", "Müller-Ségur")]).encode(codering)
    assert lees(inhoud)[0].velden["achternaam"] == "Müller-Ségur"


def test_gzip_in_delen_achter_elkaar() -> None:
    inhoud = gzip.compress(csv(RIJ) + b"\n") + gzip.compress(RIJ.replace("S1", "S2").encode())
    assert [r.velden["signaalId"] for r in lees(inhoud)] == ["S1", "S2"]


def test_aanhalingstekens_mogen_over_regels_lopen() -> None:
    inhoud = csv('S1;0518;2025-03-03;1;"van ""der"" Berg; Jan\nen Piet";2511AB;1', RIJ)
    eerste, tweede = lees(inhoud)
    assert eerste.velden["achternaam"] == 'van "der" Berg; Jan\nen Piet'
    assert (eerste.regel, tweede.regel) == (2, 4)


def test_verdwaald_aanhalingsteken_kost_een_regel() -> None:
    rijen = lees(csv('S0;0518;2025-03-03;1;"Voorbeeld;2511AB;1', *[RIJ.replace("S1", f"S{n}") for n in range(1, 9)]))
    assert rijen[0].fout == "regel:onleesbaar"
    assert [r.velden["signaalId"] for r in rijen[1:]] == [f"S{n}" for n in range(1, 9)]


def test_te_veel_velden_en_lege_regels() -> None:
    rijen = lees(csv(RIJ + ";extra", "", ";;;;;;", RIJ))
    assert [(r.regel, r.fout) for r in rijen] == [(2, "regel:aantal-velden"), (5, None)]


def test_een_regel_van_megabytes_wordt_geweigerd_en_de_rest_gelezen() -> None:
    rijen = lees(csv("x" * 3_000_000, RIJ), hap=100_000)
    assert [r.fout for r in rijen] == ["regel:regel-te-lang", None]


def test_zipbom_stopt_bij_de_grens() -> None:
    bom = gzip.compress(csv(RIJ) + b"\n" + b"A" * 50_000_000)
    rijen = lees(bom, max_bytes=1_000_000, hap=1000)
    assert rijen[-1].fout == "regel:bestand-te-groot"


def test_te_veel_regels_stopt_en_zegt_het() -> None:
    rijen = lees(csv(*[RIJ] * 10), max_regels=3)
    assert [r.fout for r in rijen] == [None, None, None, "regel:te-veel-regels"]


def test_afgebroken_gzip_houdt_wat_ervoor_stond() -> None:
    ruw = gzip.compress(csv(*[RIJ.replace("S1", f"S{n * 7919 % 1000}") for n in range(2000)]))
    rijen = lees(ruw[: len(ruw) - 20], max_regels=5000, hap=500)
    assert len(rijen) > 1
    assert rijen[-1].fout == "regel:afgebroken"


def test_koppen_die_het_bestand_nutteloos_maken() -> None:
    with pytest.raises(KolommenOntbreken, match="signaaldatum"):
        lees(b"signaalId;gemeentecode\nS1;0518")
    with pytest.raises(KolommenOnbekend, match="plaats 8"):
        lees((KOP + ";Geheim\n" + RIJ + ";x").encode())
    with pytest.raises(KolommenDubbel, match="postcode"):
        lees((KOP + ";POSTCODE\n" + RIJ + ";x").encode())
    with pytest.raises(BestandLeeg):
        lees(KOP.encode())
    with pytest.raises(FormaatOnbekend):
        Formaat.van("application/pdf")


def test_ndjson_leest_getallen_en_ja_nee_en_weigert_de_rest() -> None:
    regels = [
        json.dumps({"signaalId": "S1", "bedragCenten": 25000, "crisis": True, "bsn": None}),
        "{kapot",
        "[1]",
        json.dumps({"bedrag": 1}),
        json.dumps({"postcode": ["2511AB"]}),
        "[" * 50_000,
        "",
        json.dumps({"signaalId": "S2"}),
    ]
    rijen = lees("\n".join(regels).encode(), Formaat.NDJSON, hap=50)
    assert rijen[0].velden == {"signaalId": "S1", "bedragCenten": "25000", "crisis": "ja"}
    fouten = ["regel:onleesbaar", "regel:onleesbaar", "regel:onbekend-veld", "postcode:ongeldig", "regel:onleesbaar"]
    assert [r.fout for r in rijen[1:6]] == fouten
    assert (rijen[6].regel, rijen[6].velden) == (8, {"signaalId": "S2"})


def test_bom_van_utf16_zonder_inhoud_is_leeg() -> None:
    with pytest.raises(BestandLeeg):
        lees(codecs.BOM_UTF16_LE, Formaat.NDJSON)


GOED = {"signaalId": "S1", "achternaam": "Voorbeeld", "postcode": "2511 ab", "huisnummer": "012", "huisnummertoevoeging": "a"}


def test_een_goede_regel_krijgt_zijn_vaste_vorm() -> None:
    gelezen = lees_regel(GOED | {"bsn": "9999.00.018", "geboortedatum": "1980-01-31", "rechtsvorm": "VOF"}, DAG)
    assert gelezen.fouten == ()
    assert (gelezen.postcode, gelezen.huisnummer, gelezen.toevoeging) == ("2511AB", "12", "A")
    assert gelezen.persoon == {"achternaam": "Voorbeeld", "bsn": "999900018", "geboortedatum": "1980-01-31", "rechtsvorm": "vof"}
    assert gelezen.ondernemer
    assert not gelezen.rechtspersoon


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"bsn": "123456789"}, {"bsn:elfproef"}),
        ({"postcode": ""}, {"postcode:verplicht"}),
        ({"postcode": "0511AB", "huisnummer": "10A"}, {"postcode:ongeldig", "huisnummer:ongeldig"}),
        ({"achternaam": ""}, {"achternaam:verplicht"}),
        ({"achternaam": "x" * 201}, {"achternaam:te-lang"}),
        ({"achternaam": "Jan\0sen"}, {"achternaam:tekens"}),
        ({"kvkNummer": "1234567"}, {"kvkNummer:ongeldig"}),
        ({"rechtsvorm": "bende"}, {"rechtsvorm:onbekende-waarde"}),
        ({"geboortedatum": "31-01-1980"}, {"geboortedatum:geen-datum"}),
        ({"geboortedatum": "20250101"}, {"geboortedatum:geen-datum"}),
        ({"geboortedatum": "2099-01-01"}, {"geboortedatum:in-toekomst"}),
        ({"geboortedatum": "1899-12-31"}, {"geboortedatum:te-lang-geleden"}),
    ],
)
def test_elk_fout_veld_wordt_genoemd(velden: dict[str, str], fouten: set[str]) -> None:
    assert set(lees_regel(GOED | velden, DAG).fouten) == fouten


def test_bedrijfsnaam_mag_in_de_plaats_van_de_achternaam() -> None:
    assert lees_regel(GOED | {"achternaam": "", "bedrijfsnaam": "Bakkerij"}, DAG).fouten == ()


def test_testgegevens_mogen_de_elfproef_missen() -> None:
    assert lees_regel(GOED | {"bsn": "123456789"}, DAG, testgegevens=True).bsn == "123456789"
    assert lees_regel(GOED | {"bsn": "12345678X"}, DAG, testgegevens=True).fouten == ("bsn:elfproef",)


def test_elke_weigercode_heeft_een_zin() -> None:
    assert set(ZINNEN) == set(Weigercode)


def test_schema_en_bladzijde_kennen_elk_veld() -> None:
    schema = json.loads((HUIS / "docs" / "reference" / "partnerformaat-1.0.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == {v.naam for v in VELDEN}
    assert set(schema["required"]) == set(VERPLICHT)
    bladzijde = (HUIS / "docs" / "reference" / "partnerformaat.md").read_text()
    assert [v.naam for v in VELDEN if f"| `{v.naam}` |" not in bladzijde] == []
    assert [c.value for c in Weigercode if f"`{c.value}`" not in bladzijde] == []


@pytest.mark.parametrize(("bestand", "formaat"), [("signalen.csv", Formaat.CSV), ("signalen.ndjson", Formaat.NDJSON)])
def test_voorbeelden_volgen_het_formaat(bestand: str, formaat: Formaat) -> None:
    """Most rows are good; the deliberate faults are in both files. Every number that is right is a test number."""
    schema = json.loads((HUIS / "docs" / "reference" / "partnerformaat-1.0.schema.json").read_text())
    rijen = lees((VOORBEELD / bestand).read_bytes(), formaat, hap=1000)
    gelezen = [lees_regel(r.velden, DAG) for r in rijen if not r.fout]
    goed = [g for g in gelezen if not g.fouten]
    assert len(rijen) - len(goed) >= 1
    assert len(goed) > 0.8 * len(rijen)
    assert all(g.bsn is None or g.bsn.startswith("9999") for g in goed)
    if formaat is Formaat.NDJSON:
        eerste = json.loads((VOORBEELD / bestand).read_text().splitlines()[0])
        Draft202012Validator(schema).validate(eerste)
