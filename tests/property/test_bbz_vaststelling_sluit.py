"""What always holds of art. 12 and 21: every cent lent gets one place, and no gift goes over the wealth limit."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bijstandsnorm import Boekjaar, Jaarnorm
from services.bbz.domain.fouten.vaststelling import OmzettingKanNiet
from services.bbz.domain.norm import geldend
from services.bbz.domain.omzetting import Jaartoets, scheld_rente_kwijt, zet_om
from services.bbz.domain.vaststelling import Bijstandsjaar, Jaarinkomen, stel_vast
from services.bbz.domain.vermogen import Vermogen
from services.bbz.domain.vermogensruimte import Vermogensopstelling, ruimte, toepasselijke_grens
from services.bbz.store.normenbestand import meegeleverd

NORMEN = geldend(meegeleverd(), date(2025, 12, 31))
BEDRAG = st.integers(0, 40_000_000).map(Bedrag)
SALDO = st.integers(-10_000_000, 10_000_000).map(Bedrag)


@given(norm=BEDRAG, netto=SALDO, levensonderhoud=BEDRAG, hoofdsom=BEDRAG, totaal=BEDRAG, schuld=BEDRAG)
def test_een_omzetting_komt_nooit_boven_de_vermogensruimte(
    norm: Bedrag, netto: Bedrag, levensonderhoud: Bedrag, hoofdsom: Bedrag, totaal: Bedrag, schuld: Bedrag
) -> None:
    """Art. 21 lid 1: the wealth after the gift is not over its limit; nor is the gift over what was lent, short, or left by lid 4."""
    vermogen = Vermogen(totaal - schuld, totaal)
    try:
        om = zet_om(Jaartoets(2025, norm, netto, levensonderhoud), 2025, hoofdsom, vermogen, NORMEN)
    except OmzettingKanNiet:
        return
    grens = toepasselijke_grens("gevestigd", vermogen, NORMEN)
    assert NUL < om.bedrag <= ruimte(vermogen, grens)
    assert vermogen.eigen + om.bedrag <= grens.bedrag
    assert om.bedrag <= hoofdsom
    assert om.bedrag + netto <= norm
    assert om.bedrag + levensonderhoud <= norm


@given(norm=BEDRAG, netto=SALDO, levensonderhoud=BEDRAG, rente=BEDRAG, totaal=BEDRAG, schuld=BEDRAG)
def test_kwijtgescholden_rente_blijft_binnen_elk_plafond(
    norm: Bedrag, netto: Bedrag, levensonderhoud: Bedrag, rente: Bedrag, totaal: Bedrag, schuld: Bedrag
) -> None:
    vermogen = Vermogen(totaal - schuld, totaal)
    try:
        kwijt = scheld_rente_kwijt(Jaartoets(2026, norm, netto, levensonderhoud), 2025, rente, vermogen, NORMEN)
    except OmzettingKanNiet:
        return
    assert NUL < kwijt.bedrag <= rente
    assert kwijt.bedrag + netto <= norm
    assert kwijt.bedrag + levensonderhoud <= norm


@given(
    maand=st.integers(0, 300_000).map(Bedrag),
    winst=SALDO,
    loon=BEDRAG,
    lening=BEDRAG,
    maanden=st.integers(0, 12).map(Decimal),
    bezit=BEDRAG,
    schuld=BEDRAG,
    categorie=st.sampled_from(["gevestigd", "beginnend", "ouder", "beeindigend"]),
)
def test_elke_geleende_cent_krijgt_een_plaats(
    maand: Bedrag, winst: Bedrag, loon: Bedrag, lening: Bedrag, maanden: Decimal, bezit: Bedrag, schuld: Bedrag, categorie: str
) -> None:
    vermogen = Vermogensopstelling(bezit, NUL, NUL, schuld)
    b = stel_vast(
        categorie,
        Boekjaar(date(2025, 1, 1)),
        Jaarnorm((maand,) * 12),
        Jaarinkomen(winst, loon),
        Bijstandsjaar(lening, maanden),
        vermogen,
        NORMEN,
        laatste_bijstandsjaar=2025,
    )
    assert b.om_niet + b.terug + b.lening_blijft == lening
    assert min(b.om_niet, b.terug, b.lening_blijft, b.extra) >= NUL
    assert b.lening_blijft <= b.boven_grens
    assert b.extra == NUL or (lening + b.extra <= b.naar_evenredigheid and b.samen + b.extra <= b.jaarnorm.bedrag)
    assert NUL in {b.extra, b.terug}
