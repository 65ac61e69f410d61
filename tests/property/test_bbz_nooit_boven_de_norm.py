"""What holds whatever is asked: never above the norm, no gap filled."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.geld import NUL, Bedrag
from services.bbz.domain.bedrijfskapitaal import Eerder, Krediet, beoordeel
from services.bbz.domain.fouten import BesluitGeweigerd, NormOntbreekt
from services.bbz.domain.norm import Normcode, geldend
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Vorm
from services.bbz.domain.vermogen import Vermogen
from services.bbz.store.normenbestand import meegeleverd

NORMEN = meegeleverd()
DAGEN = st.dates(date(2008, 1, 1), date(2032, 12, 31))
LENINGEN = (Normcode.KAPITAAL_GEVESTIGD, Normcode.KAPITAAL_BEGINNEND)
BEDRAGEN = st.integers(1, 30_000_000).map(Bedrag)


def krediet(vorm: Vorm, bedrag: Bedrag, maanden: int) -> Krediet:
    return Krediet(vorm, bedrag, None if vorm is Vorm.OM_NIET else maanden, Aflossingsvorm.LINEAIR)


@given(
    st.sampled_from(Categorie),
    st.sampled_from(Vorm),
    DAGEN,
    st.lists(st.tuples(BEDRAGEN, st.integers(1, 200)), min_size=1, max_size=20),
    st.integers(0, 30_000_000),
)
def test_hoe_vaak_ook_gevraagd_samen_nooit_boven_de_norm(
    categorie: Categorie, vorm: Vorm, dag: date, verzoeken: list[tuple[Bedrag, int]], eigen: int
) -> None:
    """Whatever is asked on one day, in whatever order, the sum that is granted stays within the one maximum of that day."""
    normen = geldend(NORMEN, dag)
    verleend: dict[Normcode, Bedrag] = {}
    for bedrag, maanden in verzoeken:
        try:
            heeft = Vermogen(Bedrag(eigen), Bedrag(eigen * 4))
            toegekend = beoordeel(categorie, krediet(vorm, bedrag, maanden), heeft, Eerder(verleend), normen)
        except (BesluitGeweigerd, NormOntbreekt):
            continue
        assert (toegekend.krediet.looptijd_maanden or 0) <= 120
        verleend[toegekend.norm] = verleend.get(toegekend.norm, NUL) + bedrag
    assert len(verleend) <= 1
    for code, som in verleend.items():
        assert som <= normen.norm(code).bedrag


@given(st.lists(st.tuples(st.sampled_from([Categorie.GEVESTIGD, Categorie.BEGINNEND]), BEDRAGEN), max_size=20))
def test_starter_die_doorgroeit_komt_samen_niet_boven_artikel_20(verzoeken: list[tuple[Categorie, Bedrag]]) -> None:
    """Art. 20 and 24 are per business: credits of both kinds together stay within the higher of the two."""
    normen = geldend(NORMEN, date(2025, 1, 1))
    verleend: dict[Normcode, Bedrag] = {}
    for categorie, bedrag in verzoeken:
        try:
            norm = beoordeel(categorie, krediet(Vorm.BORGTOCHT, bedrag, 60), None, Eerder(verleend), normen).norm
        except BesluitGeweigerd:
            continue
        verleend[norm] = verleend.get(norm, NUL) + bedrag
    assert Eerder(verleend).totaal(LENINGEN) <= normen.norm(Normcode.KAPITAAL_GEVESTIGD).bedrag


@given(DAGEN, st.sampled_from(Normcode))
def test_elke_dag_zonder_rij_is_een_weigering_met_naam_artikel_en_dag(dag: date, code: Normcode) -> None:
    rijen = [n for n in NORMEN if n.code is code and n.geldt_op(dag)]
    normen = geldend(NORMEN, dag)
    if rijen:
        assert rijen == [normen.norm(code)]
        return
    with pytest.raises(NormOntbreekt) as fout:
        normen.norm(code)
    assert (fout.value.code, fout.value.artikel, fout.value.op) == (code.value, code.artikel, dag)
    waar = f"Bbz 2004, {code.artikel}" if code.artikel.startswith("art.") else code.artikel
    assert f"'{code.value}' ({waar}) van {dag}" in str(fout.value)
