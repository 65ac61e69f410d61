"""Allocation (Awb art. 4:92), terms that fall due, arrears and the stoplicht."""

from datetime import date, timedelta

import pytest

from contracts.debiteuren import Stoplicht
from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.aflosschema import Aflostermijn
from services.debiteuren.domain.lening import Achterstand, Delen, Stand, Termijnstand, Toerekening, laat_vervallen, neem_terug, ontvang
from services.debiteuren.domain.rente import dagrente, gelopen
from services.debiteuren.domain.stoplicht import Kleur, Reden, beoordeel
from services.debiteuren.domain.uitstel import Uitstel

APRIL, MEI = date(2025, 4, 1), date(2025, 5, 1)


def delen(kosten: int = 0, rente: int = 0, hoofdsom: int = 0) -> Delen:
    return Delen(Bedrag(kosten), Bedrag(rente), Bedrag(hoofdsom))


TWEE_OPEN = Stand(
    (Termijnstand(1, APRIL, delen(kosten=800, rente=6667, hoofdsom=13609)), Termijnstand(2, MEI, delen(rente=6576, hoofdsom=13700))),
    te_komen=58,
)


def test_eerst_kosten_dan_rente_dan_hoofdsom() -> None:
    na, toerekening = ontvang(TWEE_OPEN, Bedrag(10_000))
    # 100,00 = 8,00 kosten + 66,67 rente + 25,33 hoofdsom of the oldest term
    assert toerekening == Toerekening(delen(800, 6667, 2533), NUL)
    assert na.achterstand(date(2025, 5, 2), 0) == Achterstand(APRIL, Bedrag(13609 - 2533 + 20276))


def test_de_oudste_termijn_gaat_voor() -> None:
    na, toerekening = ontvang(TWEE_OPEN, Bedrag(21_076 + 6_576))
    # 210,76 pays all of April; the next 65,76 is the interest of May.
    assert toerekening.delen == delen(800, 6667 + 6576, 13609)
    assert na.achterstand(date(2025, 5, 2), 0) == Achterstand(MEI, Bedrag(13_700))


def test_wat_over_is_staat_vooruit_en_betaalt_de_volgende_termijn() -> None:
    na, toerekening = ontvang(TWEE_OPEN, Bedrag(21_076 + 20_276 + 5_000))
    assert (toerekening.vooruit, na.vooruit, na.open) == (Bedrag(5_000), Bedrag(5_000), NUL)

    vervallen, verrekend = laat_vervallen(na, [Termijnstand(3, date(2025, 6, 1), delen(rente=6485, hoofdsom=13791))])
    assert verrekend == delen(rente=5_000)
    assert (vervallen.vooruit, vervallen.te_komen, vervallen.open) == (NUL, 57, Bedrag(1_485 + 13_791))


def test_terugnemen_is_het_spiegelbeeld_van_ontvangen() -> None:
    na, heen = ontvang(TWEE_OPEN, Bedrag(46_352))
    terug, weer = neem_terug(na, Bedrag(46_352))
    assert (terug, weer) == (TWEE_OPEN, heen)


def test_terugnemen_begint_bij_het_nieuwste() -> None:
    na, _ = ontvang(TWEE_OPEN, Bedrag(30_000))
    _, weg = neem_terug(na, Bedrag(9_000))
    # 300,00 - 210,76 = 89,24 stood on May (65,76 rente, 23,48 hoofdsom); the last 0,76 comes from the principal of April.
    assert weg == Toerekening(delen(rente=6576, hoofdsom=2348 + 76), NUL)


def test_meer_terugnemen_dan_ontvangen_is_een_fout_in_het_programma() -> None:
    with pytest.raises(AssertionError):
        neem_terug(TWEE_OPEN, Bedrag(1))


def test_de_laatste_termijn_betaald_is_afgelost() -> None:
    laatste = Stand((Termijnstand(60, APRIL, delen(rente=134, hoofdsom=20_171)),), te_komen=0)
    assert not laatste.afgelost
    assert ontvang(laatste, Bedrag(20_305))[0].afgelost


def test_op_de_vervaldag_zelf_is_er_nog_geen_achterstand() -> None:
    stand = Stand((Termijnstand(1, APRIL, delen(rente=6667, hoofdsom=13609)),), te_komen=59)
    assert beoordeel(stand, [], APRIL, respijtdagen=0).kleur is Kleur.BIJ
    oordeel = beoordeel(stand, [], APRIL + timedelta(days=1), respijtdagen=0)
    assert (oordeel.kleur, oordeel.reden, oordeel.achterstand) == (
        Kleur.ACHTERSTAND,
        Reden.TERMIJN_NIET_BETAALD,
        Achterstand(APRIL, Bedrag(20_276)),
    )


def test_respijtdagen_stellen_achterstand_uit() -> None:
    stand = Stand((Termijnstand(1, APRIL, delen(hoofdsom=100)),), te_komen=0)
    assert beoordeel(stand, [], date(2025, 4, 6), respijtdagen=5).kleur is Kleur.BIJ
    assert beoordeel(stand, [], date(2025, 4, 7), respijtdagen=5).kleur is Kleur.ACHTERSTAND


def test_tijdens_uitstel_wordt_niets_gevorderd_en_daarna_blijkt_waarom() -> None:
    uitstel = [Uitstel(date(2025, 3, 15), date(2025, 4, 30))]
    stand = Stand((Termijnstand(1, APRIL, delen(hoofdsom=100)),), te_komen=0)
    assert beoordeel(stand, uitstel, date(2025, 4, 30), 0).kleur is Kleur.UITSTEL
    erna = beoordeel(stand, uitstel, MEI, 0)
    assert (erna.kleur, erna.reden) == (Kleur.ACHTERSTAND, Reden.UITSTEL_GEEINDIGD)


def test_opgeeist_gaat_voor_uitstel_en_afgelost_gaat_voor_alles() -> None:
    stand = Stand((Termijnstand(1, APRIL, delen(hoofdsom=100)),), te_komen=0)
    uitstel = [Uitstel(APRIL, MEI)]
    assert beoordeel(stand, uitstel, MEI, 0, opgeeist=True).kleur is Kleur.OPEISBAAR
    betaald, _ = ontvang(stand, Bedrag(100))
    assert beoordeel(betaald, uitstel, MEI, 0, opgeeist=True).kleur is Kleur.AFGESLOTEN


def test_de_dag_verrekent_voor_hij_oordeelt() -> None:
    stand = Stand((), te_komen=1, vooruit=Bedrag(100))
    na, verrekend = laat_vervallen(stand, [Termijnstand(1, APRIL, delen(hoofdsom=100))])
    assert (verrekend, beoordeel(na, [], APRIL, 0).kleur) == (delen(hoofdsom=100), Kleur.AFGESLOTEN)


def test_dagrente_telt_op_tot_de_rente_van_de_termijn() -> None:
    termijn = Aflostermijn(1, date(2025, 3, 1), APRIL, Bedrag(6667), Bedrag(13609))
    dagen = [dagrente(termijn, date(2025, 3, 1) + timedelta(days=d)) for d in range(1, 32)]
    # 66,67 over 31 days: 2,15 on most days, and the carried fractions make the last cent.
    assert {d.centen for d in dagen} == {215, 216}
    assert sum(d.centen for d in dagen) == 6667
    assert gelopen(termijn, date(2025, 2, 1)) == NUL
    assert dagrente(termijn, MEI) == NUL


def test_het_stoplicht_heet_binnen_zoals_buiten() -> None:
    assert {kleur.value for kleur in Kleur} == {stoplicht.value for stoplicht in Stoplicht}
