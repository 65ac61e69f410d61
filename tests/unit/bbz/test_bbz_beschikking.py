"""Art. 39: what the letter of a besluit must say."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.brief import Afzender
from kernel.geld import Bedrag
from kernel.sjabloon import Brieftekst
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.soort import Aflossingsvorm, Doel, Uitkomst, Vorm
from services.bbz.export.beschikking import Beschikking, sjabloon_van_uitkomst, stel_tekst_op
from services.bbz.export.brieven import BRIEVEN, maak_brief
from services.bbz.export.uitvoeringsbrieven import SJABLONEN

WIE = Betrokkene(
    persoon=Persoon(
        voorletters="M.", achternaam="Visserman", straatnaam="Havenweg", huisnummer="7", postcode="3511GE", plaatsnaam="Utrecht"
    ),
    onderneming=Onderneming(handelsnaam="Visserman Timmerwerk"),
)


def brief(doel: str = "sanering", zekerheden: tuple[str, ...] = (), **anders: Any) -> Brieftekst:
    velden: dict[str, Any] = {
        "vorm": "rentedragende-lening",
        "bedrag_centen": 40_000_00,
        "looptijd_maanden": 60,
        "aflossingsvorm": "annuitair",
        "rente_procent": Decimal("8.00"),
        "norm": "kapitaal-gevestigd",
        "begeleiding_centen": 0,
        **anders,
    }
    voorstel = Besluitvoorstel(
        uitkomst=Uitkomst.TOEGEKEND if velden["vorm"] else Uitkomst.AFGEWEZEN,
        vorm=Vorm(velden["vorm"]) if velden["vorm"] else None,
        bedrag=Bedrag(velden["bedrag_centen"]),
        looptijd_maanden=velden["looptijd_maanden"],
        aflossingsvorm=Aflossingsvorm(velden["aflossingsvorm"]) if velden["aflossingsvorm"] else None,
        vermogen=None,
        motivering="Uw bedrijf is levensvatbaar.",
        begeleiding=Bedrag(velden["begeleiding_centen"]),
    )
    b = Beschikking(
        date(2025, 3, 10), date(2025, 3, 3), Bedrag(45_000_00), Doel(doel), voorstel, velden["rente_procent"], velden["norm"], zekerheden
    )
    return stel_tekst_op(sjabloon_van_uitkomst(voorstel), b)


def tekst(gemaakt: Brieftekst) -> str:
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
    assert [a.kop for a in gemaakt.alineas] == [None, "Waarom wij dit besluiten", "Andere hulp", "Bent u het niet eens met dit besluit?"]
    assert "De dag waarop u zich bij ons meldde, 03-03-2025, telt dan mee." in tekst(gemaakt)  # Participatiewet, art. 44


@pytest.mark.parametrize("rente", ["7.5", "8"])
def test_de_rente_staat_er_zoals_een_mens_haar_schrijft(rente: str) -> None:
    assert f"U betaalt {rente.replace('.', ',')} procent" in tekst(brief(rente_procent=Decimal(rente)))


def test_zekerheid_en_begeleiding_staan_er_als_ze_er_zijn() -> None:
    gelezen = tekst(brief(zekerheden=("hypotheek", "overlijdensrisicoverzekering"), begeleiding_centen=1_500_00))
    assert "een recht van hypotheek, een overlijdensrisicoverzekering (artikel 39 lid 3)" in gelezen
    assert "Van dit bedrag is € 1.500,00 voor begeleiding" in gelezen
    assert "Zekerheid" not in tekst(brief())


def test_een_voorbereidingskrediet_zegt_wat_er_na_de_start_gebeurt() -> None:
    gelezen = tekst(brief("voorbereiding", vorm="renteloze-lening", rente_procent=Decimal(0), norm="voorbereidingskrediet"))
    assert "Begint u niet, en is dat niet uw schuld? Dan hoeft u niets terug te betalen (artikel 29)." in gelezen


def test_een_lening_uit_een_fonds_noemt_het_fonds_en_geen_artikel() -> None:
    assert "Dit volgt uit de regels van het fonds doorstart." in tekst(brief(norm="fonds:doorstart"))


def test_aan_wie_overleden_is_gaat_geen_brief() -> None:
    gemaakt = maak_brief(brief(), WIE, "Utrecht", UUID(int=1), date(2025, 4, 2), Afzender("Het loket", ()), overleden=True)
    assert gemaakt.geadresseerde[1] == "De erven van M. Visserman"
    assert gemaakt.aanhef == "Geachte erven,"


def test_elke_brief_heeft_een_eigen_code() -> None:
    alle = (*BRIEVEN, *SJABLONEN.values())
    assert len({sjabloon.code for sjabloon in alle}) == len(alle) == 14


def test_de_brief_wordt_een_pdf_en_een_wordbestand() -> None:
    gemaakt = maak_brief(brief(), WIE, "Utrecht", UUID(int=1), date(2025, 4, 2), Afzender("Het loket", ("Postbus 1",)), overleden=False)
    assert gemaakt.als_pdf().startswith(b"%PDF-")
    assert gemaakt.als_docx().startswith(b"PK")
