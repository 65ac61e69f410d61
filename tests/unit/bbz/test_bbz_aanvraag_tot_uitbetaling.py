"""The dates of a dossier: receipt, decision term, akte, money; and what a complete proposal is."""

from datetime import date

import pytest

from contracts import bbz as contract
from kernel.geld import NUL, Bedrag
from services.bbz.domain import fouten, soort
from services.bbz.domain.aanvraag import beslistermijn, toets_data
from services.bbz.domain.bedrijfskapitaal import NIETS_EERDER
from services.bbz.domain.besluit import Besluitvoorstel, toets
from services.bbz.domain.norm import geldend
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Uitkomst, Vorm
from services.bbz.domain.voorziening import toets_akte, toets_uitbetaling
from services.bbz.store.normenbestand import meegeleverd

NORMEN = meegeleverd()
VANDAAG = date(2025, 6, 2)
IN_2025 = geldend(NORMEN, VANDAAG)


@pytest.mark.parametrize("naam", ["Categorie", "Vorm", "Doel", "Uitkomst", "Aflossingsvorm"])
def test_de_woorden_zijn_die_van_het_contract(naam: str) -> None:
    assert [w.value for w in getattr(soort, naam)] == [w.value for w in getattr(contract, naam)]


def test_dertien_weken_na_ontvangst_zonder_verlenging_om_een_feestdag() -> None:
    """Received Monday 10 March 2025 + 91 days = Monday 9 June, Tweede Pinksterdag: thirteen weeks are not under the Atw."""
    termijn = beslistermijn(date(2025, 3, 10), geldend(NORMEN, date(2025, 3, 10)))
    assert (termijn.einde, termijn.soort.artikel) == (date(2025, 6, 9), "Bbz 2004, art. 35 lid 2")


def test_op_de_laatste_dag_is_op_tijd_een_dag_later_niet() -> None:
    termijn = beslistermijn(date(2025, 3, 10), geldend(NORMEN, date(2025, 3, 10)))
    assert [termijn.overschreden(date(2025, 6, dag)) for dag in (9, 10)] == [False, True]


def test_de_melding_mag_voor_de_ontvangst_liggen_niet_erna() -> None:
    toets_data(date(2025, 2, 1), date(2025, 3, 10), VANDAAG)
    with pytest.raises(fouten.MelddatumNaOntvangst, match=r"\(2025-03-11\).*\(2025-03-10\)"):
        toets_data(date(2025, 3, 11), date(2025, 3, 10), VANDAAG)


def test_een_aanvraag_komt_niet_morgen_binnen() -> None:
    with pytest.raises(fouten.OntvangenInDeToekomst):
        toets_data(date(2025, 6, 2), date(2025, 6, 3), VANDAAG)


def voorstel(
    uitkomst: Uitkomst = Uitkomst.TOEGEKEND,
    vorm: Vorm | None = Vorm.RENTEDRAGENDE_LENING,
    bedrag: str = "10.000,00",
    maanden: int | None = 60,
    aflossing: Aflossingsvorm | None = Aflossingsvorm.ANNUITAIR,
    motivering: str = "Levensvatbaar na sanering.",
) -> Besluitvoorstel:
    return Besluitvoorstel(uitkomst, vorm, Bedrag.uit_euro(bedrag), maanden, aflossing, None, motivering)


def afwijzing(motivering: str = "Niet levensvatbaar.") -> Besluitvoorstel:
    return Besluitvoorstel(Uitkomst.AFGEWEZEN, None, NUL, None, None, None, motivering)


def test_een_toekenning_zonder_voorwaarden_noemt_elk_veld_dat_ontbreekt() -> None:
    with pytest.raises(fouten.VoorwaardenKloppenNiet) as fout:
        Besluitvoorstel(Uitkomst.TOEGEKEND, None, NUL, None, None, None, " ")
    assert fout.value.velden == "motivering, vorm, bedragCenten"


@pytest.mark.parametrize(
    ("vorm", "maanden", "aflossing", "velden"),
    [
        (Vorm.RENTEDRAGENDE_LENING, None, None, "looptijdMaanden, aflossingsvorm"),
        (Vorm.RENTELOZE_LENING, 0, Aflossingsvorm.LINEAIR, "looptijdMaanden"),
        (Vorm.BORGTOCHT, 60, Aflossingsvorm.LINEAIR, "aflossingsvorm"),
        (Vorm.OM_NIET, 60, None, "looptijdMaanden"),
    ],
)
def test_elke_vorm_vraagt_haar_eigen_voorwaarden(vorm: Vorm, maanden: int | None, aflossing: Aflossingsvorm | None, velden: str) -> None:
    with pytest.raises(fouten.VoorwaardenKloppenNiet, match=f"niet: {velden}\\."):
        voorstel(vorm=vorm, maanden=maanden, aflossing=aflossing)


def test_een_afwijzing_heeft_geen_bedrag_en_geen_norm_nodig() -> None:
    zonder_normen = geldend([], VANDAAG)
    assert toets(afwijzing(), Categorie.BEEINDIGEND, kvk_bekend=False, eerder=NIETS_EERDER, normen=zonder_normen) is None
    with pytest.raises(fouten.VoorwaardenKloppenNiet, match="bedragCenten"):
        Besluitvoorstel(Uitkomst.AFGEWEZEN, None, Bedrag(1), None, None, None, "Nee.")


def test_zonder_kvk_nummer_is_het_plafond_niet_te_zien() -> None:
    with pytest.raises(fouten.KvkNummerOntbreekt):
        toets(voorstel(), Categorie.GEVESTIGD, kvk_bekend=False, eerder=NIETS_EERDER, normen=IN_2025)
    assert toets(voorstel(), Categorie.GEVESTIGD, kvk_bekend=True, eerder=NIETS_EERDER, normen=IN_2025)


def test_een_akte_hoort_bij_een_toegekende_lening_of_borgtocht() -> None:
    assert toets_akte(Vorm.BORGTOCHT, date(2025, 5, 1), date(2025, 5, 1), VANDAAG) is Vorm.BORGTOCHT
    for zonder in (None, Vorm.OM_NIET):
        with pytest.raises(fouten.GeenToekenning):
            toets_akte(zonder, date(2025, 5, 1), date(2025, 5, 8), VANDAAG)


def test_de_akte_komt_na_het_besluit_en_niet_morgen() -> None:
    with pytest.raises(fouten.AkteVoorBesluit):
        toets_akte(Vorm.BORGTOCHT, date(2025, 5, 1), date(2025, 4, 30), VANDAAG)
    with pytest.raises(fouten.DatumInDeToekomst):
        toets_akte(Vorm.BORGTOCHT, date(2025, 5, 1), date(2025, 6, 3), VANDAAG)


def betaal(
    op: date = date(2025, 5, 20), eerste: date = date(2025, 7, 1), *, eerder: date | None = None, vorm: Vorm = Vorm.RENTEDRAGENDE_LENING
) -> None:
    toets_uitbetaling(vorm, date(2025, 5, 15), eerder, uitbetaald_op=op, eerste_vervaldag=eerste, vandaag=VANDAAG)


def test_uitbetalen_kan_op_de_dag_van_de_akte_en_niet_eerder() -> None:
    """Art. 14, 39."""
    betaal(date(2025, 5, 15))
    with pytest.raises(fouten.UitbetaaldVoorAkte):
        betaal(date(2025, 5, 14))


def test_uitbetalen_kan_maar_een_keer() -> None:
    with pytest.raises(fouten.AlUitbetaald, match="2025-05-20"):
        betaal(eerder=date(2025, 5, 20))


def test_een_borgtocht_betaalt_de_gemeente_niet_uit() -> None:
    with pytest.raises(fouten.NietUitTeBetalen):
        betaal(vorm=Vorm.BORGTOCHT)


def test_de_eerste_termijn_vervalt_na_de_uitbetaling() -> None:
    with pytest.raises(fouten.VervaldagNietNaUitbetaling):
        betaal(date(2025, 5, 20), date(2025, 5, 20))
    with pytest.raises(fouten.DatumInDeToekomst):
        betaal(date(2025, 6, 3), date(2025, 7, 1))
