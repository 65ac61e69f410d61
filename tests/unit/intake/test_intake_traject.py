"""The steps of the route, and four eyes."""

from datetime import date

import pytest

from services.intake.domain.fouten import DatumNietMogelijk, StapNietMogelijk, TweedeMedewerkerNodig
from services.intake.domain.plan import Planstap, PlanVanAanpak, Uitvoerder, als_json
from services.intake.domain.traject import (
    Aanmeldstatus,
    Besluitsoort,
    Stap,
    Traject,
    Trajectstatus,
    bekrachtig,
    controleer,
    controleer_datum,
    stel_voor,
    voer_gesprek,
)

NIEUW = Traject(date(2025, 3, 10))


def test_een_gesprek_met_hulpvraag_opent_een_traject() -> None:
    assert voer_gesprek(Aanmeldstatus.ONTVANGEN, met_hulpvraag=True) is Aanmeldstatus.IN_TRAJECT


def test_een_gesprek_zonder_hulpvraag_rondt_de_aanmelding_af() -> None:
    assert voer_gesprek(Aanmeldstatus.ONTVANGEN, met_hulpvraag=False) is Aanmeldstatus.AFGEROND


def test_het_eerste_gesprek_is_er_een_keer() -> None:
    with pytest.raises(StapNietMogelijk, match=r"'gesprek' kan niet bij de status 'in-traject'\. Nu wel mogelijk: geen enkele stap"):
        voer_gesprek(Aanmeldstatus.IN_TRAJECT, met_hulpvraag=True)


@pytest.mark.parametrize(
    ("soort", "status"),
    [(Besluitsoort.TOELATING, Trajectstatus.TOEGELATEN), (Besluitsoort.AFWIJZING, Trajectstatus.AFGEWEZEN)],
)
def test_twee_medewerkers_besluiten(soort: Besluitsoort, status: Trajectstatus) -> None:
    besloten = bekrachtig(stel_voor(NIEUW, "anna"), soort, "bram")
    assert (besloten.status, besloten.voorgesteld_door, besloten.bekrachtigd_door) == (status, "anna", "bram")


def test_wie_voorstelt_bekrachtigt_niet() -> None:
    with pytest.raises(TweedeMedewerkerNodig):
        bekrachtig(stel_voor(NIEUW, "anna"), Besluitsoort.TOELATING, "anna")


def test_na_een_nieuw_voorstel_telt_wie_dat_deed() -> None:
    opnieuw = stel_voor(stel_voor(NIEUW, "anna"), "bram")
    assert bekrachtig(opnieuw, Besluitsoort.TOELATING, "anna").bekrachtigd_door == "anna"


def test_zonder_voorstel_geen_besluit() -> None:
    with pytest.raises(StapNietMogelijk, match="Nu wel mogelijk: besluitvoorstel"):
        bekrachtig(NIEUW, Besluitsoort.TOELATING, "bram")


def test_een_krediet_vraagt_eerst_toelating() -> None:
    with pytest.raises(StapNietMogelijk, match="besluitvoorstel, bekrachtiging"):
        controleer(Stap.SANERINGSKREDIET, Trajectstatus.BESLUIT_VOORGESTELD)


def test_een_datum_buiten_de_grenzen_noemt_de_grenzen() -> None:
    with pytest.raises(DatumNietMogelijk, match="gespreksdatum kan niet op 2025-03-02 zijn: dat kan van 2025-03-03 tot en met 2025-03-20"):
        controleer_datum("gespreksdatum", date(2025, 3, 2), date(2025, 3, 3), date(2025, 3, 20))


def test_het_plan_bewaart_doelen_stappen_en_aflosperiode() -> None:
    plan = PlanVanAanpak(("Rust in de administratie",), (Planstap("Post ordenen", Uitvoerder.ONDERNEMER),), 18)
    assert als_json(plan) == {
        "doelen": ["Rust in de administratie"],
        "stappen": [{"omschrijving": "Post ordenen", "uitvoerder": "ondernemer"}],
        "aflosperiodeMaanden": 18,
    }
