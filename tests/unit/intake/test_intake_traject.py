"""The steps of the route, and four eyes."""

from datetime import date

import pytest

from services.intake.domain.aanmelding import Aanmeldstatus, voer_gesprek
from services.intake.domain.datum import controleer_datum
from services.intake.domain.fouten import DatumNietMogelijk, StapNietMogelijk, TweedeMedewerkerNodig
from services.intake.domain.plan import Planstap, PlanVanAanpak, Uitvoerder, als_json
from services.intake.domain.traject import TRAJECT, Besluitsoort, Stap, Traject, Trajectstatus, bekrachtig, controleer, stel_voor

NIEUW = Traject(date(2025, 3, 10))


def test_een_gesprek_met_hulpvraag_opent_een_traject() -> None:
    assert voer_gesprek(Aanmeldstatus.ONTVANGEN, met_hulpvraag=True) is Aanmeldstatus.IN_TRAJECT


def test_een_gesprek_zonder_hulpvraag_rondt_de_aanmelding_af() -> None:
    assert voer_gesprek(Aanmeldstatus.ONTVANGEN, met_hulpvraag=False) is Aanmeldstatus.AFGEROND


def test_het_eerste_gesprek_is_er_een_keer() -> None:
    with pytest.raises(StapNietMogelijk, match=r"kan niet bij de status 'in-traject'\. .* kan bij de status: ontvangen\."):
        voer_gesprek(Aanmeldstatus.IN_TRAJECT, met_hulpvraag=True)


@pytest.mark.parametrize(
    ("soort", "status"),
    [
        (Besluitsoort.TOELATING, Trajectstatus.TOEGELATEN),
        (Besluitsoort.AFWIJZING, Trajectstatus.AFGEWEZEN),
        (Besluitsoort.BUITEN_BEHANDELING, Trajectstatus.BUITEN_BEHANDELING),
    ],
)
def test_twee_medewerkers_besluiten(soort: Besluitsoort, status: Trajectstatus) -> None:
    besloten = bekrachtig(stel_voor(NIEUW, soort, "anna"), soort, "bram")
    assert (besloten.status, besloten.voorgesteld_door, besloten.bekrachtigd_door) == (status, "anna", "bram")


def test_wie_voorstelt_bekrachtigt_niet() -> None:
    with pytest.raises(TweedeMedewerkerNodig):
        bekrachtig(stel_voor(NIEUW, Besluitsoort.TOELATING, "anna"), Besluitsoort.TOELATING, "anna")


def test_na_een_nieuw_voorstel_telt_wie_dat_deed() -> None:
    opnieuw = stel_voor(stel_voor(NIEUW, Besluitsoort.TOELATING, "anna"), Besluitsoort.AFWIJZING, "bram")
    assert bekrachtig(opnieuw, Besluitsoort.TOELATING, "anna").bekrachtigd_door == "anna"


def test_zonder_voorstel_geen_besluit() -> None:
    with pytest.raises(StapNietMogelijk, match=r"Nu wel mogelijk: dossier-aanvullen, .*besluitvoorstel, uitstroom\."):
        bekrachtig(NIEUW, Besluitsoort.TOELATING, "bram")


def test_een_krediet_vraagt_eerst_toelating() -> None:
    with pytest.raises(StapNietMogelijk, match=r"besluitvoorstel, bekrachtiging.* kan bij de status: toegelaten"):
        controleer(Stap.SANERINGSKREDIET, Trajectstatus.BESLUIT_VOORGESTELD)


@pytest.mark.parametrize(
    ("soort", "status"),
    [
        (Besluitsoort.WIJZIGING, Trajectstatus.TOEGELATEN),
        (Besluitsoort.INTREKKING, Trajectstatus.INGETROKKEN),
        (Besluitsoort.BEEINDIGING, Trajectstatus.BEEINDIGD),
    ],
)
def test_een_herziening_verandert_de_status_pas_bij_bekrachtiging(soort: Besluitsoort, status: Trajectstatus) -> None:
    toegelaten = bekrachtig(stel_voor(NIEUW, Besluitsoort.TOELATING, "anna"), Besluitsoort.TOELATING, "bram")
    voorgesteld = stel_voor(toegelaten, soort, "bram")  # who ratified the admission may propose its revision
    assert voorgesteld.status is Trajectstatus.TOEGELATEN
    assert bekrachtig(voorgesteld, soort, "anna").status is status


def test_zonder_toelating_valt_er_niets_te_herzien() -> None:
    with pytest.raises(StapNietMogelijk, match="Deze stap kan bij de status: toegelaten"):
        stel_voor(NIEUW, Besluitsoort.WIJZIGING, "anna")


def test_een_tweede_eerste_besluit_kan_niet() -> None:
    toegelaten = bekrachtig(stel_voor(NIEUW, Besluitsoort.TOELATING, "anna"), Besluitsoort.TOELATING, "bram")
    with pytest.raises(StapNietMogelijk):
        stel_voor(toegelaten, Besluitsoort.AFWIJZING, "anna")


def test_elke_status_staat_in_de_tabel() -> None:
    assert set(TRAJECT.overgangen) == set(Trajectstatus)


def test_een_datum_buiten_de_grenzen_noemt_de_grenzen() -> None:
    with pytest.raises(DatumNietMogelijk, match="gespreksdatum kan niet op 2025-03-02 zijn: dat kan van 2025-03-03 tot en met 2025-03-20"):
        controleer_datum("gespreksdatum", date(2025, 3, 2), date(2025, 3, 3), date(2025, 3, 20))


def test_het_plan_bewaart_doelen_stappen_en_aflosperiode() -> None:
    plan = PlanVanAanpak(("Rust in de administratie",), (Planstap("Post ordenen", Uitvoerder.ONDERNEMER),), 18)
    assert als_json(plan) == {
        "doelen": ["Rust in de administratie"],
        "stappen": [{"omschrijving": "Post ordenen", "uitvoerder": "ondernemer"}],
        "aflosperiodeMaanden": 18,
        "producten": [],
    }
