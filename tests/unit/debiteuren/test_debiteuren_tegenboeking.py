"""Taking a boeking back: the terms and the accounts agree afterwards, and nobody loses what he paid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.fouten.tegenboeking import NietGenoegOpDeLening, NietTerugTeDraaien
from services.debiteuren.domain.journaal import Boeking, Post, Rekening, Soort, inhouding, kosten, uitbetaling
from services.debiteuren.domain.lening import Delen, Stand, Termijnstand, ontvang, reken_bij
from services.debiteuren.domain.tegenboeking import draai_terug

CENTEN = st.integers(1, 100_000).map(Bedrag)


def termijn(nummer: int, hoofdsom: Bedrag = Bedrag(10_000), **delen: Bedrag) -> Termijnstand:
    return Termijnstand(nummer, date(2025, nummer, 1), Delen(hoofdsom=hoofdsom, **delen))


def open_per_rekening(stand: Stand) -> dict[Rekening, Bedrag]:
    return {
        Rekening.KOSTEN: totaal(t.open.kosten for t in stand.termijnen),
        Rekening.RENTE_VERVALLEN: totaal(t.open.rente for t in stand.termijnen),
        Rekening.HOOFDSOM: totaal(t.open.hoofdsom for t in stand.termijnen),
        Rekening.VOORUITBETAALD: -stand.vooruit,
    }


def na_boeken(stand: Stand, *boekingen: Boeking | None) -> dict[Rekening, Bedrag]:
    rekeningen = open_per_rekening(stand)
    for boeking in boekingen:
        for post in boeking.posten if boeking else ():
            if post.rekening in rekeningen:
                rekeningen[post.rekening] += post.bedrag
    return rekeningen


@given(CENTEN, st.lists(CENTEN, max_size=4), st.integers(1, 5))
def test_terugdraaien_van_kosten_laat_termijnen_en_rekeningen_gelijk(last: Bedrag, betaald: list[Bedrag], aantal: int) -> None:
    zonder = Stand(tuple(termijn(n) for n in range(1, aantal + 1)), 0)
    met, _ = reken_bij(zonder, Delen(kosten=last))
    for bedrag in betaald:
        met, _ = ontvang(met, bedrag)
        zonder, _ = ontvang(zonder, bedrag)
    terug = draai_terug(met, Soort.KOSTEN, kosten(last).posten)
    # As if it had never been charged: the same is open, the same stands to his credit.
    assert (terug.stand.open, terug.stand.vooruit) == (zonder.open, zonder.vooruit)
    assert na_boeken(met, terug.spiegel, terug.bijstelling) == open_per_rekening(terug.stand)


@given(st.lists(CENTEN, min_size=1, max_size=5), st.integers(0, 4))
def test_terugdraaien_van_een_inhouding_laat_de_andere_betalingen_staan(bedragen: list[Bedrag], welke: int) -> None:
    welke %= len(bedragen)
    met = zonder = Stand((termijn(1), termijn(2, rente=Bedrag(500))), 0)
    ingehouden = Boeking(Soort.INHOUDING, (Post(Rekening.INHOUDINGEN, Bedrag(1)), Post(Rekening.HOOFDSOM, -Bedrag(1))))
    for nummer, bedrag in enumerate(bedragen):
        met, deel = ontvang(met, bedrag)
        if nummer == welke:
            ingehouden = inhouding(deel)
        else:
            zonder, _ = ontvang(zonder, bedrag)
    terug = draai_terug(met, Soort.INHOUDING, ingehouden.posten)
    assert (terug.stand.open, terug.stand.vooruit) == (zonder.open, zonder.vooruit)
    assert na_boeken(met, terug.spiegel, terug.bijstelling) == open_per_rekening(terug.stand)


def test_wat_uit_een_gebeurtenis_of_afschrift_volgt_gaat_daar_terug() -> None:
    with pytest.raises(NietTerugTeDraaien):
        draai_terug(Stand((termijn(1),), 0), Soort.UITBETALING, uitbetaling(Bedrag(100)).posten)


def test_kosten_die_er_niet_meer_op_staan_gaan_niet_terug() -> None:
    with pytest.raises(NietGenoegOpDeLening):
        draai_terug(Stand((termijn(1),), 0), Soort.KOSTEN, kosten(Bedrag(800)).posten)


def test_een_inhouding_die_al_is_terugbetaald_gaat_niet_nog_eens_terug() -> None:
    stand, deel = ontvang(Stand((), 1), Bedrag(5_000))
    assert deel.vooruit == Bedrag(5_000)
    leeg = Stand(stand.termijnen, stand.te_komen, NUL)
    with pytest.raises(NietGenoegOpDeLening):
        draai_terug(leeg, Soort.INHOUDING, inhouding(deel).posten)
