"""What an answer means, and when we come back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.webhooks.domain.bezorging import SCHEMA, WORP_MAX, Antwoord, Gevolg, beoordeel, te_lang_mislukt, wachttijd

NU = datetime(2025, 3, 1, 12, 0, tzinfo=UTC)
MIDDEN = WORP_MAX // 2  # exactly the schedule


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_elke_2xx_is_bezorgd(status: int) -> None:
    assert beoordeel(Antwoord(status), 1, NU, 0).gevolg is Gevolg.BEZORGD


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 401, 404, 415, 429, 500, 502, 503, None])
def test_al_het_andere_komt_terug_ook_een_omleiding(status: int | None) -> None:
    besluit = beoordeel(Antwoord(status), 1, NU, MIDDEN)
    assert (besluit.gevolg, besluit.volgende_op) == (Gevolg.OPNIEUW, NU + timedelta(seconds=5))


def test_410_maakt_er_een_eind_aan() -> None:
    assert beoordeel(Antwoord(410), 1, NU, 0).gevolg is Gevolg.VERVALLEN


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_geldt_voor_dit_bericht_en_voor_alle_andere_van_deze_ontvanger(status: int) -> None:
    besluit = beoordeel(Antwoord(status, kom_terug_na=timedelta(minutes=10)), 1, NU, MIDDEN)
    assert besluit.volgende_op == besluit.rust_tot == NU + timedelta(minutes=10)


def test_een_korte_retry_after_haalt_het_schema_niet_naar_voren() -> None:
    besluit = beoordeel(Antwoord(503, kom_terug_na=timedelta(seconds=1)), 4, NU, MIDDEN)  # the fourth wait is 2 hours
    assert besluit.volgende_op == NU + timedelta(hours=2)


def test_een_ontvanger_kan_ons_niet_langer_dan_een_dag_wegsturen() -> None:
    besluit = beoordeel(Antwoord(429, kom_terug_na=timedelta(days=400)), 1, NU, MIDDEN)
    assert besluit.rust_tot == NU + timedelta(hours=24)


def test_retry_after_bij_een_andere_fout_telt_niet() -> None:
    assert beoordeel(Antwoord(500, kom_terug_na=timedelta(hours=9)), 1, NU, MIDDEN).volgende_op == NU + timedelta(seconds=5)


def test_na_tien_pogingen_in_75_uur_houdt_het_op() -> None:
    # 5 s + 5 min + 30 min + 2 + 5 + 10 + 14 + 20 + 24 h = 75 h 35 min 5 s
    assert sum(SCHEMA, timedelta()) == timedelta(hours=75, minutes=35, seconds=5)
    assert beoordeel(Antwoord(500), 9, NU, MIDDEN).volgende_op == NU + timedelta(hours=24)
    assert beoordeel(Antwoord(500), 10, NU, MIDDEN).gevolg is Gevolg.OPGEGEVEN


@given(st.integers(1, 20), st.integers(0, WORP_MAX))
def test_de_wachttijd_ligt_altijd_binnen_een_vijfde_van_het_schema(poging: int, worp: int) -> None:
    schema = SCHEMA[min(poging, 9) - 1]
    assert schema * 4 / 5 <= wachttijd(poging, worp) <= schema * 6 / 5


def test_vijf_dagen_zonder_succes_is_te_lang() -> None:
    assert te_lang_mislukt(NU - timedelta(days=5), NU)
    assert not te_lang_mislukt(NU - timedelta(days=5) + timedelta(seconds=1), NU)
    assert not te_lang_mislukt(None, NU)
