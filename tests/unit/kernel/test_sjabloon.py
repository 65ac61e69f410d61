"""Which words may a gemeente change in a letter, and what stays?"""

import pytest

from kernel.sjabloon import Briefsjabloon, Brieftekst, Sjabloonalinea, VeldOnbekend, VerplichteAlinea

BEZWAAR = Sjabloonalinea("bezwaar", "U kunt bezwaar maken tot en met {bezwaar_tot}.", kop="Niet eens?", verplicht=True)
BRIEF = Briefsjabloon(
    "toelating",
    "U krijgt hulp, {naam}",
    (Sjabloonalinea("besluit", "Wij helpen u."), Sjabloonalinea("doelen", "{doelen}", kop="Doelen"), BEZWAAR),
)
VELDEN = {"naam": "A. {naam}", "doelen": ["Rust.", "Overzicht."], "bezwaar_tot": "17 februari 2025"}


def test_een_lijst_wordt_een_alinea_per_stuk_en_alleen_de_eerste_heeft_de_kop() -> None:
    tekst = BRIEF.vul(VELDEN)
    assert [(a.kop, a.tekst) for a in tekst.alineas] == [
        (None, "Wij helpen u."),
        ("Doelen", "Rust."),
        (None, "Overzicht."),
        ("Niet eens?", "U kunt bezwaar maken tot en met 17 februari 2025."),
    ]


def test_accolades_in_een_waarde_zijn_alleen_tekst() -> None:
    assert BRIEF.vul(VELDEN).onderwerp == "U krijgt hulp, A. {naam}"


def test_een_lege_lijst_geeft_geen_alinea() -> None:
    assert [a.sleutel for a in BRIEF.vul(VELDEN | {"doelen": []}).alineas] == ["besluit", "bezwaar"]


def test_wat_niet_van_toepassing_is_blijft_weg() -> None:
    assert "doelen" not in {a.sleutel for a in BRIEF.vul(VELDEN, zonder={"doelen"}).alineas}


def test_een_gemeente_zegt_het_op_haar_manier() -> None:
    eigen = BRIEF.in_woorden_van("Hulp voor {naam}", [Sjabloonalinea("bezwaar", "Bezwaar? Schrijf ons voor {bezwaar_tot}.")])
    assert eigen.vul(VELDEN).alineas[0].tekst == "Bezwaar? Schrijf ons voor 17 februari 2025."
    assert eigen.alineas[0].verplicht  # what is mandatory is ours to say
    assert "doelen" in eigen.velden  # and may come back later


@pytest.mark.parametrize(
    "alineas",
    [
        [Sjabloonalinea("besluit", "Wij helpen u.")],  # weggelaten
        [Sjabloonalinea("bezwaar", "Bezwaar kan.")],  # zonder de datum
    ],
)
def test_een_verplichte_alinea_blijft_met_haar_velden(alineas: list[Sjabloonalinea]) -> None:
    with pytest.raises(VerplichteAlinea, match="bezwaar"):
        BRIEF.in_woorden_van("Hulp", alineas)


def test_een_veld_dat_niemand_vult_wordt_genoemd() -> None:
    with pytest.raises(VeldOnbekend, match=r"saldo.*bezwaar_tot, doelen, naam"):
        BRIEF.in_woorden_van("Hulp", [BEZWAAR, Sjabloonalinea("extra", "U hebt {saldo}.")])


def test_in_een_concept_blijft_een_verplichte_alinea_woordelijk() -> None:
    concept = BRIEF.vul(VELDEN)
    eigen = [Sjabloonalinea("besluit", "Wij helpen u heel graag."), concept.alineas[-1]]
    assert concept.gewijzigd("toelating", "Hulp", eigen).alineas[0].tekst == "Wij helpen u heel graag."
    with pytest.raises(VerplichteAlinea):
        concept.gewijzigd("toelating", "Hulp", [eigen[0], Sjabloonalinea("bezwaar", "Nee.", kop="Niet eens?")])


def test_opslaan_en_lezen_geeft_hetzelfde() -> None:
    tekst = BRIEF.vul(VELDEN)
    assert Brieftekst.van_json(tekst.als_json()) == tekst
