"""Whatever is expected and paid in advance, a month never costs more than the norm, and every cent of a voorschot is accounted for."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bijstandsnorm import Huishouden, Leefvorm, maandnorm
from services.bbz.domain.levensonderhoud import Grondslag, maandbedrag
from services.bbz.domain.norm import geldend
from services.bbz.store.normenbestand import meegeleverd

MAART = date(2026, 3, 1)
NORMEN = geldend(meegeleverd(), MAART)
BEDRAG = st.integers(0, 500_000).map(Bedrag)


@given(st.sampled_from(Leefvorm), BEDRAG, BEDRAG, st.integers(1, 31))
def test_een_maand_kost_nooit_meer_dan_de_norm(leefvorm: Leefvorm, inkomen: Bedrag, voorschot: Bedrag, dagen: int) -> None:
    huishouden = Huishouden(leefvorm)
    maand = maandbedrag(MAART, Grondslag(MAART, huishouden, inkomen), NORMEN, voorschot=voorschot, deel=(dagen, 31))
    assert NUL <= maand.bedrag <= maandnorm(huishouden, NORMEN)
    recht = maand.bedrag + voorschot - maand.te_veel_voorschot
    assert NUL <= recht <= maandnorm(huishouden, NORMEN)
    assert NUL in {maand.bedrag, maand.te_veel_voorschot}


@given(st.integers(0, 10))
def test_hoe_meer_kostendelers_hoe_lager_de_norm(aantal: int) -> None:
    """Falling from 70 % towards 30 % of the norm for gehuwden, and never under it."""
    minder, meer = (maandnorm(Huishouden(Leefvorm.ALLEENSTAANDE, n), NORMEN) for n in (aantal + 1, aantal))
    gehuwden = maandnorm(Huishouden(Leefvorm.GEHUWDEN), NORMEN)
    assert gehuwden.centen * 30 < minder.centen * 100 < meer.centen * 100
