"""Art. 39: what the letter of a besluit must say."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.brief import Afzender, Brief
from services.bbz.export.beschikking import stel_brief_op
from services.bbz.store.tables import Aanvraag, Besluit
from services.bbz.usecases.lees_dossier import Besluitdossier

WIE = Betrokkene(
    persoon=Persoon(
        voorletters="M.", achternaam="Visserman", straatnaam="Havenweg", huisnummer="7", postcode="3511GE", plaatsnaam="Utrecht"
    ),
    onderneming=Onderneming(handelsnaam="Visserman Timmerwerk"),
)


def brief(doel: str = "sanering", **besluit: Any) -> Brief:
    velden: dict[str, Any] = {
        "vorm": "rentedragende-lening",
        "bedrag_centen": 40_000_00,
        "looptijd_maanden": 60,
        "aflossingsvorm": "annuitair",
        "rente_procent": Decimal("8.00"),
        "norm": "kapitaal-gevestigd",
        **besluit,
    }
    rij = Besluit(id=UUID(int=1), datum=date(2025, 4, 2), **velden)
    aanvraag = Aanvraag(doel=doel, bedrag_centen=45_000_00, ontvangen_op=date(2025, 3, 10))
    return stel_brief_op(
        Besluitdossier(rij, aanvraag, WIE, "Uw bedrijf is levensvatbaar.", "Utrecht"), Afzender("Het loket", ("Postbus 1",))
    )


def tekst(gemaakt: Brief) -> str:
    return " ".join(f"{a.kop or ''} {a.tekst}" for a in gemaakt.alineas)


def test_een_lening_noemt_alles_wat_artikel_39_vraagt() -> None:
    gelezen = tekst(brief())
    for deel in (
        "uw aanvraag voor € 45.000,00",
        "U krijgt € 40.000,00, als lening met rente. Dit staat in artikel 20 van het Bbz 2004.",
        "alleen voor het betalen van schulden van uw bedrijf (artikel 17)",  # lid 1 a 1°
        "U betaalt 8 procent rente per jaar",  # lid 1 a 2°
        "60 maandelijkse termijnen",
        "annuïtair",
        "niet op tijd betaalt (tenzij artikel 21 lid 2 geldt of u uitstel kreeg volgens artikel 41)",  # lid 1 a 3°
        "als u het geld ergens anders voor gebruikt",  # lid 2 a
        "als u uw bedrijf overdraagt of ermee stopt",  # lid 2 b
        "surseance van betaling krijgt of failliet gaat",  # lid 2 c
        "eerst een akte",
        "binnen 6 weken",
    ):
        assert deel in gelezen


def test_een_borgtocht_verwijst_naar_de_overeenkomst_met_de_bank() -> None:
    gelezen = tekst(brief("investering", vorm="borgtocht", aflossingsvorm=None, rente_procent=None))
    assert "U houdt zich aan alle afspraken in de leningsovereenkomst met de bank." in gelezen  # lid 1 b
    assert "niet voor rente en kosten" in gelezen
    assert "procent rente" not in gelezen


def test_een_renteloze_lening_noemt_geen_rente() -> None:
    gelezen = tekst(brief("werkkapitaal", vorm="renteloze-lening", rente_procent=Decimal(0), norm="kapitaal-ouder"))
    assert "U betaalt geen rente." in gelezen
    assert "artikel 26" in gelezen


def test_om_niet_kent_geen_akte_en_geen_aflossing() -> None:
    gelezen = tekst(brief(vorm="om-niet", looptijd_maanden=None, aflossingsvorm=None, rente_procent=None, norm="kapitaal-om-niet"))
    assert "u hoeft dit niet terug te betalen" in gelezen
    assert "akte" not in gelezen


def test_een_afwijzing_zegt_waarom_en_wat_de_ondernemer_kan_doen() -> None:
    gemaakt = brief(vorm=None, bedrag_centen=0, looptijd_maanden=None, aflossingsvorm=None, rente_procent=None, norm=None)
    assert gemaakt.onderwerp == "U krijgt geen bedrijfskapitaal (Bbz 2004)"
    assert [a.kop for a in gemaakt.alineas] == [None, "Waarom wij dit besluiten", "Bent u het niet eens met dit besluit?"]


@pytest.mark.parametrize("rente", ["7.5", "8"])
def test_de_rente_staat_er_zoals_een_mens_haar_schrijft(rente: str) -> None:
    assert f"U betaalt {rente.replace('.', ',')} procent" in tekst(brief(rente_procent=Decimal(rente)))


def test_de_brief_wordt_een_pdf() -> None:
    assert brief().als_pdf().startswith(b"%PDF-")
