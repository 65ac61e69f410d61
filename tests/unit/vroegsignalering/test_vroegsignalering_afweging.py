"""Where a zaak lands: the default kader, what each condition asks, and what no kader may be."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from services.vroegsignalering.domain.afweging import STANDAARD, Actie, Feiten, Kader, Regel, Voorwaarden, leeftijd, leg_kader_vast
from services.vroegsignalering.domain.fouten import KaderOngeldig
from tests.steun.vroegsignalering import DAG

ZAAK = Feiten(
    signalen=1,
    bedrag_centen=25_000,
    crisis=False,
    opeenvolgend=False,
    ondernemer=False,
    typen=frozenset({"Energie"}),
    postcode="3511AB",
    leeftijd=24,
)
REST = Regel("rest", "rest", Actie.BRIEF, 5)


@pytest.mark.parametrize(
    ("anders", "regel", "bakje"),
    [
        ({"crisis": True, "signalen": 3, "ondernemer": True}, "crisis", "crisis"),
        ({"signalen": 2, "ondernemer": True}, "meervoudig", "meervoudig"),
        ({"ondernemer": True, "opeenvolgend": True}, "ondernemer", "ondernemer"),
        ({"opeenvolgend": True}, "opeenvolgend", "enkelvoudig"),
        ({}, "overig", "enkelvoudig"),
    ],
)
def test_het_standaardkader(anders: dict[str, Any], regel: str, bakje: str) -> None:
    geplaatst = STANDAARD.plaats(replace(ZAAK, **anders))
    assert (geplaatst.code, geplaatst.bakje) == (regel, bakje)


def test_het_standaardkader_is_een_geldig_kader_en_geeft_elke_zaak_een_plek() -> None:
    assert leg_kader_vast(0, STANDAARD.regels) == STANDAARD
    for crisis, signalen, ondernemer, keer in product((True, False), (1, 2), (True, False), (True, False)):
        STANDAARD.plaats(replace(ZAAK, crisis=crisis, signalen=signalen, ondernemer=ondernemer, opeenvolgend=keer))


@pytest.mark.parametrize(
    ("vraag", "past", "past_niet"),
    [
        ({"crisis": True}, {"crisis": True}, {"crisis": False}),
        ({"meervoudig": False}, {"signalen": 1}, {"signalen": 2}),
        ({"bedrag_minstens": 25_000}, {"bedrag_centen": 25_000}, {"bedrag_centen": 24_999}),
        ({"bedrag_hoogstens": 25_000}, {"bedrag_centen": 25_000}, {"bedrag_centen": 25_001}),
        ({"leeftijd_hoogstens": 26}, {"leeftijd": 26}, {"leeftijd": 27}),
        ({"leeftijd_minstens": 18}, {"leeftijd": 18}, {"leeftijd": None}),  # unknown: fits no rule that asks an age
        ({"typen": ("Huur", "Water")}, {"typen": frozenset({"Water", "Zorg"})}, {"typen": frozenset({"Zorg"})}),
        ({"typen_alle": ("Huur", "Water")}, {"typen": frozenset({"Huur", "Water", "Zorg"})}, {"typen": frozenset({"Huur"})}),
        ({"soorten_minstens": 2}, {"typen": frozenset({"Huur", "Water"})}, {"typen": frozenset({"Huur"}), "signalen": 2}),
        ({"postcodes": ("3511", "3512AB")}, {"postcode": "3511ZZ"}, {"postcode": "3512AA"}),
        ({"postcodes": ("3511",)}, {"postcode": "3511AB"}, {"postcode": None}),
    ],
)
def test_elke_voorwaarde(vraag: dict[str, Any], past: dict[str, Any], past_niet: dict[str, Any]) -> None:
    kader = Kader(1, (Regel("proef", "proef", Actie.HUISBEZOEK, 1, Voorwaarden(**vraag)), REST))
    assert kader.plaats(replace(ZAAK, **past)).code == "proef"
    assert kader.plaats(replace(ZAAK, **past_niet)).code == "rest"


@pytest.mark.parametrize(
    ("regels", "waarom"),
    [
        ([], "1 tot 50 regels"),
        ([replace(REST, voorwaarden=Voorwaarden(crisis=True))], "laatste regel mag niets vragen"),
        ([replace(REST, voorwaarden=Voorwaarden(crisis=True)), REST], "meer dan een keer"),
        ([replace(REST, code="eerst"), REST], "de 1 regels erna komen nooit aan de beurt"),
        ([replace(REST, code="hand")], "die een medewerker zelf plaatst"),
        ([replace(REST, code="Rest'; --")], "alleen kleine letters"),
        ([replace(REST, bakje="x" * 41)], "alleen kleine letters"),
        ([replace(REST, prioriteit=0)], "1 tot en met 9"),
        ([replace(REST, code="a", voorwaarden=Voorwaarden(postcodes=("35",))), REST], "een postcode is vier cijfers"),
        ([replace(REST, code="a", voorwaarden=Voorwaarden(bedrag_minstens=2, bedrag_hoogstens=1)), REST], "het minste is hoger"),
    ],
)
def test_een_kader_dat_niet_kan_zegt_waarom(regels: list[Regel], waarom: str) -> None:
    with pytest.raises(KaderOngeldig, match=waarom):
        leg_kader_vast(1, regels)


def test_een_kader_komt_heel_uit_de_opslag() -> None:
    kader = Kader(
        4, (Regel("jong", "jong", Actie.SMS, 2, Voorwaarden(leeftijd_hoogstens=26, typen=("Zorg",), postcodes=("3511",)), "Jong."), REST)
    )
    assert Kader.van_json(4, kader.als_json()) == kader
    assert kader.bakjes == ("jong", "rest")


def test_de_leeftijd_is_die_van_dit_jaar() -> None:
    assert leeftijd(2001, DAG) == 24
    assert leeftijd(None, DAG) is None
