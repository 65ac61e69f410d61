"""From event to metered line."""

from datetime import date
from typing import Any
from uuid import UUID

from gateway.afrekening.domain.meetregel import Gemeten, Meetregel, meet

BEZOEK = "nl.regioloket.zaken.contactpoging-vastgelegd.v1"
DAG = "nl.regioloket.dagafsluitingen.dag-afgesloten.v1"


def gebeurtenis(nummer: int, type_: str, dag: date, gemeente: str = "0344", **data: Any) -> Gemeten:
    return Gemeten(UUID(int=nummer), type_, gemeente, dag, data)


HUISBEZOEK = Meetregel("huisbezoek", "huisbezoek", BEZOEK, {"soort": frozenset({"Huisbezoek"})})
PER_ZAAK = Meetregel("per-zaak", "zaak", BEZOEK, {"soort": frozenset({"Huisbezoek"})}, eenmaal_per=("zaakId",))
BEHEER = Meetregel("beheer", "debiteurenbeheer", DAG, hoeveelheid="leningen", eenmaal_per=("maand",))


def test_elke_gebeurtenis_die_past_is_een_regel() -> None:
    twee = [gebeurtenis(n, BEZOEK, date(2025, 3, n), soort="Huisbezoek", zaakId="z") for n in (1, 2)]
    anders = gebeurtenis(3, BEZOEK, date(2025, 3, 3), soort="Brief", zaakId="z")
    assert [m.gebeurtenis_id for m in meet([*twee, anders], [HUISBEZOEK])] == [UUID(int=1), UUID(int=2)]


def test_dezelfde_gebeurtenis_twee_keer_is_een_regel() -> None:
    een = gebeurtenis(1, BEZOEK, date(2025, 3, 1), soort="Huisbezoek", zaakId="z")
    assert len(meet([een, een], [HUISBEZOEK])) == 1


def test_eenmaal_per_zaak_telt_het_vroegste_bezoek_in_welke_volgorde_ook() -> None:
    bezoeken = [gebeurtenis(n, BEZOEK, date(2025, 3, 10 - n), soort="Huisbezoek", zaakId="z") for n in (1, 2, 3)]
    for volgorde in (bezoeken, bezoeken[::-1]):
        (meting,) = meet(volgorde, [PER_ZAAK])
        assert (meting.boekdatum, meting.gebeurtenis_id) == (date(2025, 3, 7), UUID(int=3))


def test_twee_gemeenten_met_dezelfde_sleutel_tellen_apart() -> None:
    bezoeken = [gebeurtenis(n, BEZOEK, date(2025, 3, 1), g, soort="Huisbezoek", zaakId="z") for n, g in ((1, "0344"), (2, "0518"))]
    assert {m.gemeente for m in meet(bezoeken, [PER_ZAAK])} == {"0344", "0518"}


def test_dossiermaanden_komen_uit_een_veld_en_tellen_eens_per_maand() -> None:
    dagen = [gebeurtenis(1, DAG, date(2025, 3, 1), leningen=12), gebeurtenis(2, DAG, date(2025, 3, 2), leningen=13)]
    april = gebeurtenis(3, DAG, date(2025, 4, 1), leningen=13)
    assert sorted((m.sleutel, m.aantal) for m in meet([*dagen, april], [BEHEER])) == [("2025-03", 12), ("2025-04", 13)]


def test_nul_stuks_is_geen_regel() -> None:
    assert meet([gebeurtenis(1, DAG, date(2025, 3, 1), leningen=0)], [BEHEER]) == []


def test_een_sleutel_die_leeg_is_voegt_niets_samen() -> None:
    regel = Meetregel("r", "p", BEZOEK, eenmaal_per=("trajectId",))
    assert len(meet([gebeurtenis(n, BEZOEK, date(2025, 3, 1), trajectId=None) for n in (1, 2)], [regel])) == 2
