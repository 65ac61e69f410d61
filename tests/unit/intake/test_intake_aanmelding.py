"""Who may speak for whom, which situation is bedreigend, and what a revision needs."""

from datetime import date

import pytest

from services.intake.domain.aanmelding import Partnersoort, beoordeel_melder
from services.intake.domain.crisis import WETTELIJK, Crisisbeleid, Crisisgrond, beoordeel_crisis, gronden_op
from services.intake.domain.fouten import (
    BbzKredietLoopt,
    CrisisgrondNietVastgesteld,
    CrisisgrondOntbreekt,
    GegevensMogenNietGevraagd,
    MelderOntbreekt,
    RedenOntbreekt,
    ToestemmingOntbreekt,
    VerkeerdVoorstel,
    VoornemenPastNiet,
)
from services.intake.domain.herziening import Herzieningsreden, beoordeel_reden
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.voornemen import zienswijzetermijn
from services.intake.domain.weigering import Beleidsplan, Weigeringsgrond, mag_vragen, open_gronden

DAG = date(2025, 3, 10)


def test_een_partner_zegt_wat_voor_partner_hij_is() -> None:
    with pytest.raises(MelderOntbreekt):
        beoordeel_melder(door_partner=True, partnersoort=None, door_ander=False, toestemming=True)


@pytest.mark.parametrize(("door_partner", "door_ander"), [(True, False), (False, True)])
def test_niemand_meldt_een_ander_aan_zonder_dat_die_het_goedvindt(*, door_partner: bool, door_ander: bool) -> None:
    with pytest.raises(ToestemmingOntbreekt):
        beoordeel_melder(door_partner=door_partner, partnersoort=Partnersoort.BANK, door_ander=door_ander, toestemming=False)


def test_wie_zichzelf_meldt_hoeft_niets_goed_te_vinden() -> None:
    beoordeel_melder(door_partner=False, partnersoort=None, door_ander=False, toestemming=False)


def test_de_gronden_van_de_wet_tellen_overal() -> None:
    assert gronden_op([], DAG) == WETTELIJK
    assert len(WETTELIJK) == 6  # home, gas, electricity, district heating, water, health insurance (domain.md A2.3)


def test_wat_de_gemeente_toevoegt_telt_vanaf_haar_dag() -> None:
    beleid = [Crisisbeleid(date(2025, 1, 1), frozenset({Crisisgrond.BANKBESLAG})), Crisisbeleid(date(2025, 6, 1), frozenset())]
    assert gronden_op(beleid, DAG) == WETTELIJK | {Crisisgrond.BANKBESLAG}
    assert gronden_op(beleid, date(2024, 12, 31)) == gronden_op(beleid, date(2025, 6, 1)) == WETTELIJK


def test_een_crisis_heeft_een_grond() -> None:
    with pytest.raises(CrisisgrondOntbreekt):
        beoordeel_crisis(crisis=True, grond=None, beleid=[], gemeente="0344", op=DAG)
    with pytest.raises(CrisisgrondNietVastgesteld, match=r"bankbeslag.*Wel: beeindiging-elektriciteit, beeindiging-gas"):
        beoordeel_crisis(crisis=True, grond=Crisisgrond.BANKBESLAG, beleid=[], gemeente="0344", op=DAG)


def test_een_reden_past_bij_het_besluit() -> None:
    with pytest.raises(RedenOntbreekt, match="plan-gewijzigd, gegevens-onjuist"):
        beoordeel_reden(Besluitsoort.WIJZIGING, Herzieningsreden.VERHUISD, bbz_krediet_loopt=False)
    with pytest.raises(VerkeerdVoorstel):
        beoordeel_reden(Besluitsoort.TOELATING, Herzieningsreden.VERHUISD, bbz_krediet_loopt=False)


def test_een_bbz_krediet_houdt_de_hulp_in_stand_maar_niemand_vast() -> None:
    with pytest.raises(BbzKredietLoopt):
        beoordeel_reden(Besluitsoort.BEEINDIGING, Herzieningsreden.HULP_AFGEROND, bbz_krediet_loopt=True)
    beoordeel_reden(Besluitsoort.BEEINDIGING, Herzieningsreden.OP_EIGEN_VERZOEK, bbz_krediet_loopt=True)


def test_een_toelating_kent_geen_voornemen() -> None:
    with pytest.raises(VoornemenPastNiet, match="afwijzing, intrekking, beeindiging"):
        zienswijzetermijn(Besluitsoort.TOELATING, DAG, date(2025, 3, 24))


def test_wat_niet_mag_tellen_mag_niet_worden_gevraagd() -> None:
    plan = Beleidsplan(date(2025, 1, 1), date(2025, 12, 31), frozenset({Weigeringsgrond.FRAUDE}))
    assert open_gronden([plan], DAG) == {Weigeringsgrond.FRAUDE, Weigeringsgrond.GEEN_VERBLIJFSTITEL}
    mag_vragen(Weigeringsgrond.FRAUDE, [plan], "0344", DAG)
    with pytest.raises(GegevensMogenNietGevraagd, match=r"Bgs, art\. 13"):
        mag_vragen(Weigeringsgrond.RECIDIVE, [plan], "0344", DAG)
    with pytest.raises(GegevensMogenNietGevraagd):
        mag_vragen(Weigeringsgrond.FRAUDE, [plan], "0344", date(2026, 1, 1))
