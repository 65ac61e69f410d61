"""A loan that is called falls due whole; what is left after the business ended bears no interest. Nothing is lost or asked twice."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.aflosschema import Aflostermijn
from services.debiteuren.domain.fouten import SchemaSluitNiet
from services.debiteuren.domain.journaal import Rekening
from services.debiteuren.domain.lening import Delen, Stand, Termijnstand
from services.debiteuren.store.tables import Lening
from services.debiteuren.usecases.boek_lening import maak_opeisbaar, maak_restant
from services.debiteuren.usecases.werk_bij import Lopend

APRIL_11 = date(2025, 4, 11)
# Two terms to come: 30,00 interest over the thirty days to 1 May, ten of which have run on 11 April; 300,00 + 700,00 of principal.
TE_KOMEN = (
    Aflostermijn(2, date(2025, 4, 1), date(2025, 5, 1), Bedrag(3_000), Bedrag(30_000)),
    Aflostermijn(3, date(2025, 5, 1), date(2025, 6, 1), Bedrag(2_000), Bedrag(70_000)),
)
EERSTE = Termijnstand(1, date(2025, 4, 1), Delen(rente=Bedrag(1_000), hoofdsom=Bedrag(20_000)))


def lopend(*, betaald: Delen = Delen(), vooruit: Bedrag = NUL, ongepland: Bedrag = NUL) -> Lopend:
    eerste = Termijnstand(1, EERSTE.vervaldag, EERSTE.verschuldigd, betaald)
    lening = Lening(
        gemeente="0344",
        id=UUID(int=1),
        soort="rentedragende-lening",
        vorm="lineair",
        rente_procent=Decimal(8),
        dagtelling="30/360",
        afronding_centen=1,
        respijtdagen=0,
        termijnen=3,
        vervallen_termijnen=1,
        bijgewerkt_tot_en_met=APRIL_11,
    )
    return Lopend(lening, Stand((eerste,), 2, vooruit, ongepland), TE_KOMEN)


def geboekt(werk: Lopend, rekening: Rekening) -> int:
    return sum(p.bedrag.centen for i in werk.inboekingen for p in i.boeking.posten if p.rekening is rekening)


def alles(werk: Lopend) -> Bedrag:
    return werk.schuld.totaal - werk.stand.vooruit


def open_delen(termijnen: Sequence[Termijnstand]) -> tuple[int, int]:
    return totaal(t.open.rente for t in termijnen).centen, totaal(t.open.hoofdsom for t in termijnen).centen


def test_opeisen_vraagt_precies_wat_de_lening_vroeg() -> None:
    werk = lopend(ongepland=Bedrag(5_000))
    voor = alles(werk)
    # 1.000,00 to come, 50,00 unplanned and 10,00 of interest that has run.
    assert maak_opeisbaar(werk, APRIL_11, "a1") == Bedrag(106_000)
    assert alles(werk) == voor == werk.stand.open
    assert (werk.te_komen, werk.stand.te_komen, werk.stand.ongepland) == ((), 0, NUL)
    assert open_delen(werk.stand.termijnen) == (1_000 + 1_000, 20_000 + 105_000)
    assert (geboekt(werk, Rekening.RENTE_VERVALLEN), geboekt(werk, Rekening.RENTE_LOPEND)) == (1_000, -1_000)


def test_interest_die_nog_niet_liep_wordt_bij_opeisen_niet_gevraagd() -> None:
    werk = lopend()
    maak_opeisbaar(werk, APRIL_11, "a1")
    nieuw = werk.stand.termijnen[-1]
    assert (nieuw.verschuldigd.rente, nieuw.vervaldag) == (Bedrag(1_000), APRIL_11)  # and not 30,00 + 20,00


def test_wat_vooruit_stond_betaalt_wat_is_opgeeist() -> None:
    werk = lopend(betaald=EERSTE.verschuldigd, vooruit=Bedrag(2_500))
    voor = alles(werk)
    maak_opeisbaar(werk, APRIL_11, "a1")
    assert alles(werk) == voor
    # 25,00: first the 10,00 of interest, then 15,00 of principal.
    assert (werk.stand.vooruit, open_delen(werk.stand.termijnen)) == (NUL, (0, 98_500))
    assert geboekt(werk, Rekening.VOORUITBETAALD) == 2_500


def test_een_rest_draagt_geen_rente_en_wacht_op_een_plan() -> None:
    werk = lopend()
    voor = alles(werk)
    maak_restant(werk, APRIL_11, None, "a1")
    assert (werk.lening.soort, werk.lening.rente_procent, werk.lening.vorm) == ("restant", Decimal(0), "renteloos")
    assert (werk.te_komen, werk.stand.ongepland) == ((), Bedrag(100_000))
    assert alles(werk) == voor, "interest that had run falls due; principal waits"


def test_een_plan_van_de_rest_mag_minder_zijn_en_nooit_meer() -> None:
    werk = lopend()
    maak_restant(werk, APRIL_11, [(date(2025, 6, 1), Bedrag(25_000)), (date(2025, 7, 1), Bedrag(25_000))], "a1")
    assert [(t.nummer, t.rente, t.hoofdsom) for t in werk.te_komen] == [(3, NUL, Bedrag(25_000)), (4, NUL, Bedrag(25_000))]
    assert (werk.stand.ongepland, werk.lening.vorm) == (Bedrag(50_000), "vrij")
    with pytest.raises(SchemaSluitNiet):
        maak_restant(lopend(), APRIL_11, [(date(2025, 6, 1), Bedrag(100_001))], "a1")
