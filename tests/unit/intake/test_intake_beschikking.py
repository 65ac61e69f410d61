"""What the letter of a besluit says, and that it is the same letter each time."""

from datetime import date
from uuid import UUID

import pytest

from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.brief import Afzender, Brief
from services.intake.domain.plan import Planstap, PlanVanAanpak, Uitvoerder
from services.intake.domain.weigering import Weigeringsgrond
from services.intake.export.beschikking import stel_brief_op
from services.intake.usecases.brieftekst import AFWIJZING, BRIEVEN, TOELATING, besluitvelden
from services.intake.usecases.lees_dossier import Briefdossier

PERSOON = Betrokkene(
    persoon=Persoon(
        voorletters="J.",
        voorvoegsel="de",
        achternaam="Vries",
        straatnaam="Marktstraat",
        huisnummer="12",
        postcode="7511GE",
        plaatsnaam="Enschede",
    ),
    onderneming=Onderneming(handelsnaam="Bakkerij De Vries", rechtsvorm="eenmanszaak"),
)
PLAN = PlanVanAanpak(
    ("Overzicht over alle schulden", "Een gezond bedrijf."),
    (Planstap("De administratie over 2024 afmaken", Uitvoerder.ONDERNEMER), Planstap("Een regeling voorstellen", Uitvoerder.LOKET)),
    18,
)
LOKET = Afzender("Regionaal zelfstandigenloket", ("Hengelosestraat 1, Enschede",))


def brief(plan: PlanVanAanpak | None = PLAN, *, problematisch: bool | None = True, grond: Weigeringsgrond | None = None) -> Brief:
    velden, zonder = besluitvelden(date(2025, 4, 1), plan=plan, problematisch=problematisch, grond=grond)
    woorden = (TOELATING if plan else AFWIJZING).vul(velden, zonder)
    return stel_brief_op(Briefdossier(UUID(int=7), date(2025, 4, 1), "Enschede", PERSOON, woorden), LOKET)


def tekst(b: Brief) -> str:
    return "\n".join(f"{a.kop or ''} {a.tekst}" for a in b.alineas)


def test_de_brief_is_aan_de_ondernemer_gericht() -> None:
    assert brief().geadresseerde == ("Bakkerij De Vries", "J. de Vries", "Marktstraat 12", "7511GE Enschede")
    assert brief().afzender == Afzender("Gemeente Enschede", ("Regionaal zelfstandigenloket", "Hengelosestraat 1, Enschede"))


def test_het_plan_staat_in_de_toelating() -> None:
    assert "1. Overzicht over alle schulden." in tekst(brief())
    assert "2. Een gezond bedrijf." in tekst(brief())
    assert "1. De administratie over 2024 afmaken. Dit doet u zelf." in tekst(brief())
    assert "2. Een regeling voorstellen. Dit doen wij." in tekst(brief())
    assert "aflosperiode van 18 maanden" in tekst(brief())


@pytest.mark.parametrize(
    ("problematisch", "zin"),
    [
        (True, "verplicht om dit besluit te laten registreren bij Bureau Krediet Registratie (BKR)"),
        (False, "Uw schulden zijn niet problematisch."),
        (None, "Het is nog niet duidelijk of uw schulden problematisch zijn."),
    ],
)
def test_bkr_staat_altijd_in_de_toelating(problematisch: bool | None, zin: str) -> None:
    inhoud = tekst(brief(problematisch=problematisch))
    assert zin in inhoud
    assert "binnen 36 maanden" in inhoud
    assert ("nu niet registreren" in inhoud) is (problematisch is not True)


def test_een_afwijzing_noemt_de_grond_en_het_bezwaar() -> None:
    inhoud = tekst(brief(None, grond=Weigeringsgrond.GEEN_VERBLIJFSTITEL))
    assert "geen geldige verblijfsstatus" in inhoud
    assert "binnen 6 weken" in inhoud
    assert "BKR" not in inhoud


def test_bkr_en_bezwaar_blijven_wie_de_brief_ook_wijzigt() -> None:
    plichten = {brief.code: {alinea.sleutel for alinea in brief.alineas if alinea.verplicht} for brief in BRIEVEN}
    assert plichten["toelating"] == plichten["wijziging"] == {"bkr", "bezwaar"}
    assert all("bezwaar" in plichten[code] for code in ("afwijzing", "buiten-behandeling", "intrekking", "beeindiging"))


def test_wij_schrijven_over_zorgen_over_geld() -> None:
    assert all("zorgen over geld" in brief.onderwerp or "zorgen over geld" in str(brief.alineas) for brief in BRIEVEN[:6])


def test_dezelfde_gegevens_geven_dezelfde_pdf() -> None:
    pdf = brief().als_pdf()
    assert pdf.startswith(b"%PDF-")
    assert pdf == brief().als_pdf()
