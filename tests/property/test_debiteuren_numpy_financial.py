"""Ten thousand random loans beside numpy-financial: the term to the cent, and each term's interest to the cent of the balance before it."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import numpy as np
import numpy_financial as npf

from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.aflosschema import Dagtelling, Rekenregel, Schemavorm, Voorwaarden, maak_schema

LENINGEN = 10_000
REGEL = Rekenregel(Dagtelling.DERTIG_360, 1, 0)


def lening(kans: Random, vorm: Schemavorm) -> Voorwaarden:
    """What bbz could lend: up to € 250.000, up to ten years, up to 15 %; the first term a month after the payout."""
    procent = Decimal(kans.randrange(1, 1_501)) / 100
    return Voorwaarden(
        Bedrag(kans.randrange(10_000, 25_000_001)), procent, kans.randrange(1, 121), vorm, date(2025, 3, 1), date(2025, 4, 1)
    )


def cent(euro: object) -> int:
    """Whole cents, half up, of what numpy-financial gives in exact Decimals."""
    return int(Decimal(str(euro)).quantize(Decimal(1), ROUND_HALF_UP))


def test_elke_termijn_is_die_van_numpy_financial() -> None:
    """The annuity is `pmt`; each term's interest is `ipmt` of the first period over what is left."""
    kans = Random(41)
    for nummer in range(LENINGEN):
        v = lening(kans, Schemavorm.ANNUITAIR if nummer % 2 else Schemavorm.LINEAIR)
        schema = maak_schema(v, REGEL)
        assert totaal(t.hoofdsom for t in schema) == v.hoofdsom
        assert schema[-1].hoofdsom >= NUL
        if v.vorm is Schemavorm.ANNUITAIR:
            term = -npf.pmt(v.rente_procent / 1200, v.looptijd_maanden, Decimal(v.hoofdsom.centen))
            assert {t.bedrag.centen for t in schema[:-1]} <= {cent(term)}
        voor = v.hoofdsom.centen - np.concatenate([[0], np.cumsum([t.hoofdsom.centen for t in schema])[:-1]])
        verwacht = -npf.ipmt(float(v.rente_procent) / 1200, 1, len(schema) - np.arange(len(schema)), voor)
        # A float stands a hair beside exactly half a cent: there the Decimal decides, which the schedule uses.
        assert np.abs(np.array([t.rente.centen for t in schema]) - verwacht).max() <= 0.5 + 1e-6


def test_het_voorbeeld_uit_de_praktijk() -> None:
    """€ 10.000 at 8 % in 60 months: annuity € 202,76; linear from € 233,33 to € 167,78."""
    annuitair, lineair = (
        maak_schema(Voorwaarden(Bedrag.uit_euro("10.000"), Decimal(8), 60, vorm, date(2025, 3, 1), date(2025, 4, 1)), REGEL)
        for vorm in (Schemavorm.ANNUITAIR, Schemavorm.LINEAIR)
    )
    assert annuitair[0].bedrag == Bedrag.uit_euro("202,76")
    assert (lineair[0].bedrag, lineair[-1].bedrag) == (Bedrag.uit_euro("233,33"), Bedrag.uit_euro("167,78"))
