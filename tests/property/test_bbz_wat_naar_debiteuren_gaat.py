"""Whatever is granted and paid: never above a norm, and what debiteuren hears is exactly what left the account plus what was booked."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import NUL, Bedrag, totaal
from services.bbz.domain.betaalopdracht import Aan, Betaling, toets_betalingen
from services.bbz.domain.fonds import Mutatiesoort, saldo
from services.bbz.domain.fouten import BetalingenTellenNietOp, BovenDeBorgtocht
from services.bbz.domain.norm import geldend
from services.bbz.domain.soort import Aflossingsvorm, Doel, Vorm
from services.bbz.domain.voorbereiding import Omzettingsuitkomst, Omzettingsvoorstel, gevolg
from services.bbz.domain.voorziening import toets_aanspraak
from services.bbz.store.normenbestand import meegeleverd

DAG = date(2025, 4, 1)
NORMEN = geldend(meegeleverd(), DAG)
BEDRAGEN = st.integers(1, 30_000_000).map(Bedrag)


@given(BEDRAGEN, st.lists(BEDRAGEN, min_size=1, max_size=12))
def test_betaald_aan_schuldeisers_is_precies_de_hoofdsom(toegekend: Bedrag, delen: list[Bedrag]) -> None:
    """The principal on the bus is the grant; the transfers together are the grant, or nothing is paid."""
    betalingen = [Betaling(deel, "S", "NL91ABNA0417164300", "k", Aan.SCHULDEISER) for deel in delen]
    try:
        toets_betalingen(Doel.SANERING, toegekend, betalingen)
    except BetalingenTellenNietOp:
        assert totaal(delen) != toegekend
    else:
        assert totaal(delen) == toegekend


@given(BEDRAGEN, st.sampled_from(Omzettingsuitkomst))
def test_bij_een_omzetting_is_gift_plus_lening_wat_was_betaald(betaald: Bedrag, uitkomst: Omzettingsuitkomst) -> None:
    """Art. 29 lid 3: either all of it is a gift, or all of it stays a loan."""
    start = uitkomst is Omzettingsuitkomst.GESTART
    voorstel = Omzettingsvoorstel(
        uitkomst, DAG, 60 if start else None, Aflossingsvorm.LINEAIR if start else None, date(2025, 5, 1) if start else None, "x"
    )
    uit = gevolg(voorstel, betaald, NORMEN)
    blijft_lening = betaald - uit.om_niet
    assert uit.om_niet + blijft_lening == betaald
    assert uit.om_niet in {NUL, betaald}
    assert (uit.rente_procent == Decimal(8)) == start


@given(BEDRAGEN, st.lists(BEDRAGEN, max_size=10))
def test_onder_een_borgtocht_wordt_nooit_meer_vordering_dan_de_borg(borg: Bedrag, vragen: list[Bedrag]) -> None:
    """Art. 16: whatever the bank asks, in whatever parts."""
    betaald = NUL
    for vraag in vragen:
        try:
            toets_aanspraak(Vorm.BORGTOCHT, borg, betaald, vraag)
        except BovenDeBorgtocht:
            continue
        betaald += vraag
    assert betaald <= borg


@given(st.lists(st.tuples(st.sampled_from(Mutatiesoort), BEDRAGEN), max_size=30))
def test_een_fonds_is_wat_erin_ging_min_wat_eruit_ging(mutaties: list[tuple[Mutatiesoort, Bedrag]]) -> None:
    erin = totaal(b for soort, b in mutaties if soort in {Mutatiesoort.STORTING, Mutatiesoort.TERUGBETALING})
    eruit = totaal(b for soort, b in mutaties if soort in {Mutatiesoort.UITBETALING, Mutatiesoort.ONTTREKKING})
    assert saldo(mutaties) == erin - eruit
