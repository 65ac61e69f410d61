"""The worked example: € 10.000 at 8 % in 60 months, as an annuity and linear; and what happens at the edges."""

from datetime import date
from decimal import Decimal

import pytest

from kernel.geld import Bedrag, totaal
from services.debiteuren.domain.aflosschema import Aflostermijn, Dagtelling, Rekenregel, Schemavorm, Voorwaarden, maak_schema

IN_CENTEN = Rekenregel(Dagtelling.DERTIG_360, afronding_centen=1, respijtdagen=0)
HELE_EUROS = Rekenregel(Dagtelling.DERTIG_360, afronding_centen=100, respijtdagen=0)
WERKELIJK = Rekenregel(Dagtelling.WERKELIJK_365, afronding_centen=1, respijtdagen=0)


def lening(
    vorm: Schemavorm,
    *,
    hoofdsom: str = "10.000",
    rente: str = "8",
    maanden: int = 60,
    uitbetaald_op: date = date(2025, 3, 1),
    eerste_vervaldag: date = date(2025, 4, 1),
) -> Voorwaarden:
    return Voorwaarden(Bedrag.uit_euro(hoofdsom), Decimal(rente), maanden, vorm, uitbetaald_op, eerste_vervaldag)


def hoofdsommen(schema: tuple[Aflostermijn, ...]) -> Bedrag:
    return totaal(t.hoofdsom for t in schema)


def test_annuiteit_is_202_76() -> None:
    schema = maak_schema(lening(Schemavorm.ANNUITAIR), IN_CENTEN)
    # 10.000 x 0,08/12 / (1 - (1 + 0,08/12)^-60) = 202,7639...
    assert {t.bedrag for t in schema[:-1]} == {Bedrag.uit_euro("202,76")}
    assert schema[0].rente == Bedrag.uit_euro("66,67")  # 10.000 x 8 % / 12


def test_laatste_annuiteit_neemt_de_rest() -> None:
    schema = maak_schema(lening(Schemavorm.ANNUITAIR), IN_CENTEN)
    # Sixty times 0,0039 too little, with interest on it, is 29 cents; sixty roundings of interest add 3.
    assert schema[-1].bedrag == Bedrag.uit_euro("203,08")
    assert hoofdsommen(schema) == Bedrag.uit_euro("10.000")


def test_lineair_begint_op_233_33_en_eindigt_op_167_78() -> None:
    schema = maak_schema(lening(Schemavorm.LINEAIR), IN_CENTEN)
    assert schema[0].bedrag == Bedrag.uit_euro("233,33")  # 166,66 + 66,67
    assert schema[-1].bedrag == Bedrag.uit_euro("167,78")  # 166,67 + 1,11
    assert {t.hoofdsom.centen for t in schema} == {16666, 16667}
    assert hoofdsommen(schema) == Bedrag.uit_euro("10.000")


def test_renteloos_kent_geen_rente_ook_als_er_een_percentage_staat() -> None:
    schema = maak_schema(lening(Schemavorm.RENTELOOS, maanden=3), IN_CENTEN)
    assert [t.bedrag.centen for t in schema] == [333333, 333333, 333334]
    assert not any(t.rente.centen for t in schema)


def test_annuiteit_zonder_rente_is_lineair() -> None:
    assert maak_schema(lening(Schemavorm.ANNUITAIR, rente="0"), IN_CENTEN) == maak_schema(lening(Schemavorm.RENTELOOS), IN_CENTEN)


def test_hele_euros_laten_de_rest_aan_de_laatste() -> None:
    schema = maak_schema(lening(Schemavorm.ANNUITAIR), HELE_EUROS)
    assert {t.bedrag for t in schema[:-1]} == {Bedrag.uit_euro("203")}
    assert schema[-1].bedrag < Bedrag.uit_euro("203")
    assert hoofdsommen(schema) == Bedrag.uit_euro("10.000")


def test_dagen_voor_de_eerste_maand_komen_als_rente_in_de_eerste_termijn() -> None:
    vroeg = maak_schema(lening(Schemavorm.ANNUITAIR, uitbetaald_op=date(2025, 2, 16)), IN_CENTEN)
    op_tijd = maak_schema(lening(Schemavorm.ANNUITAIR), IN_CENTEN)
    # 16 February to 1 April is 45 days of 360: 10.000 x 8 % x 45/360 = 100,00, and the rest of the schedule is the same.
    assert vroeg[0].rente == Bedrag.uit_euro("100")
    assert [t.hoofdsom for t in vroeg] == [t.hoofdsom for t in op_tijd]
    assert vroeg[1:] == op_tijd[1:]


def test_vervaldag_31_valt_in_een_korte_maand_op_de_laatste_dag() -> None:
    schema = maak_schema(
        lening(Schemavorm.LINEAIR, maanden=3, uitbetaald_op=date(2025, 1, 1), eerste_vervaldag=date(2025, 1, 31)), IN_CENTEN
    )
    assert [t.vervaldag for t in schema] == [date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)]


def test_elke_maand_telt_dertig_dagen_ook_februari() -> None:
    schema = maak_schema(
        lening(
            Schemavorm.LINEAIR,
            hoofdsom="1.200",
            rente="12",
            maanden=12,
            uitbetaald_op=date(2024, 12, 29),
            eerste_vervaldag=date(2025, 1, 29),
        ),
        IN_CENTEN,
    )
    # 1 % a month over 1.200, 1.100, 1.000, ...: 12,00 then 11,00 then 10,00, whatever the month.
    assert [t.rente.centen for t in schema] == [1200 - 100 * n for n in range(12)]


def test_werkelijke_dagen_volgen_de_kalender() -> None:
    schema = maak_schema(lening(Schemavorm.LINEAIR, hoofdsom="36.500", rente="10", maanden=2), WERKELIJK)
    # 36.500 x 10 % / 365 = 10,00 a day: 31 days of March; then half of it, 30 days of April.
    assert [t.rente.centen for t in schema] == [31_000, 15_000]


@pytest.mark.parametrize("vorm", list(Schemavorm))
def test_een_termijn_is_alles(vorm: Schemavorm) -> None:
    (enige,) = maak_schema(lening(vorm, maanden=1), IN_CENTEN)
    assert enige.hoofdsom == Bedrag.uit_euro("10.000")
