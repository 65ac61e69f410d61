"""What the letter to a creditor says: plain words, and every veld of it filled."""

import re
from datetime import date
from uuid import UUID

from kernel.brief import Afzender
from services.intake.export.voorstelbrief import stel_voorstelbrief_op
from services.intake.usecases.leg_schuld_vast import Schuldeiser
from services.intake.usecases.schrijf_voorstel import VOORSTEL, Voorstelbrief


def test_de_brief_spreekt_gewone_taal_en_vult_elk_veld() -> None:
    velden = {
        "naam": "J. de Vriesveen",
        "vordering": "€ 6.000,00",
        "kenmerk": " (uw kenmerk: F12)",
        "bod": "U krijgt € 600,00, in 18 maanden.",
    }
    assert VOORSTEL.velden == set(velden)
    tekst = VOORSTEL.vul(velden)
    assert tekst.onderwerp == "Ons voorstel voor de schuld van J. de Vriesveen"
    assert tekst.alineas[0].tekst.endswith("Bij u staat nog € 6.000,00 open (uw kenmerk: F12).")
    zinnen = [zin for alinea in tekst.alineas for zin in re.split(r"[.?] ", alinea.tekst)]
    assert max(len(zin.split()) for zin in zinnen) <= 15


def test_bij_betaling_van_alles_vervalt_de_uitleg_over_verdelen() -> None:
    velden = dict.fromkeys(VOORSTEL.velden, "x")
    assert "gelijk" not in {a.sleutel for a in VOORSTEL.vul(velden, zonder={"gelijk"}).alineas}


def test_de_brief_gaat_naar_het_adres_van_de_schuldeiser() -> None:
    wie = Schuldeiser("Groothandel Proef", adres=("Postbus 12", "3500 AA Utrecht"))
    tekst = VOORSTEL.vul(dict.fromkeys(VOORSTEL.velden, "x"))
    brief = stel_voorstelbrief_op(Voorstelbrief(UUID(int=1), date(2025, 4, 10), "Utrecht", wie, tekst), Afzender("Loket", ("Plein 1",)))
    assert brief.geadresseerde == ("Groothandel Proef", "Postbus 12", "3500 AA Utrecht")
