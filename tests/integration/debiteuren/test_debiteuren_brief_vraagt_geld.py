"""A letter that asks for money says how much, when, where to and under which kenmerk; also in a gemeente's own words."""

from datetime import date

import pytest

from kernel.briefopslag import brief_van
from kernel.db import set_gemeenten
from services.debiteuren.domain.ladder import Stap
from services.debiteuren.export.sjablonen import PER_STAP
from tests.steun.debiteuren import BASIS, UTRECHT, Loket
from tests.steun.invordering import Invordering

VRAAGT_GELD = [stap for stap in PER_STAP if stap is not Stap.DWANGBEVEL]  # that one goes by exploot


async def aanmaning(loket: Loket) -> tuple[str, str]:
    """The text of the first aanmaning, and the betalingskenmerk."""
    lening = await loket.lening()
    zaak = Invordering(loket, lening)
    await zaak.ronde(date(2025, 4, 2))
    for stap in ("contact", "herinnering"):
        assert (await zaak.zet(stap, date(2025, 4, 3))).status_code == 201
    stap_id = (await zaak.zet("aanmaning", date(2025, 4, 4))).json()["id"]
    async with loket.worker.write() as session:
        await set_gemeenten(session, [UTRECHT])
        rij = await brief_van(session, UTRECHT, stap_id, "aanmaning")
        assert rij is not None
        tekst = rij.tekst(loket.sleutelbos)
    return " ".join(alinea.tekst for alinea in tekst.alineas), lening["betalingskenmerk"]


async def test_de_aanmaning_noemt_bedrag_dag_rekening_en_kenmerk(loket: Loket) -> None:
    async with loket.client(Boekdatum="2025-03-01") as client:
        verzoek = {"gemeente": UTRECHT, "iban": "NL91ABNA0417164300", "naam": "Gemeente Proef"}
        assert (await client.post(f"{BASIS}/rekeningen", json=verzoek)).status_code == 201
    tekst, kenmerk = await aanmaning(loket)
    for deel in ("€ 202,76", "22 april 2025", "NL91 ABNA 0417 1643 00 op naam van Gemeente Proef", kenmerk, "€ 8,00", "€ 210,76"):
        assert deel in tekst, deel


async def test_zonder_vastgelegde_rekening_staat_er_geen_halve_zin(loket: Loket) -> None:
    tekst, kenmerk = await aanmaning(loket)
    assert kenmerk in tekst
    assert "naar rekening" not in tekst


@pytest.mark.parametrize("stap", VRAAGT_GELD)
def test_een_gemeente_kan_rekening_en_kenmerk_niet_weglaten(stap: Stap) -> None:
    verplicht = {a.sleutel: a.velden for a in PER_STAP[stap].alineas if a.verplicht}
    assert verplicht["betalen"] >= {"bedrag", "kenmerk"}
    assert verplicht["rekening"] == {"iban", "tenaamstelling"}
