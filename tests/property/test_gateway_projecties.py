"""Whatever order events come in, in whatever lists, with doubles: the same lines, the same figures, and sums that hold."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from gateway.afrekening.domain.factuur import Kwartaal, maak_concept
from gateway.afrekening.domain.meetregel import Gemeten, Meetregel, Meting, eerste, meet
from gateway.afrekening.domain.productenboek import BtwRegime, Eenheid, Product, Productenboek
from gateway.managementinformatie.domain.projectie import Geteld, Wijziging, projecteer
from kernel.geld import Bedrag

_P = "nl.regioloket"
ZAAK, AANGEVULD, POGING = f"{_P}.zaken.zaak-geopend.v1", f"{_P}.zaken.zaak-aangevuld.v1", f"{_P}.zaken.contactpoging-vastgelegd.v1"
SAMENGEVOEGD, GESPLITST = f"{_P}.zaken.zaak-samengevoegd.v1", f"{_P}.zaken.zaak-gesplitst.v1"
STOPLICHT, ONTVANGST = f"{_P}.leningen.stoplicht-gewijzigd.v1", f"{_P}.leningen.ontvangst-verwerkt.v1"

_data = st.fixed_dictionaries(
    {
        "melding": st.sampled_from(["enkelvoudig", "meervoudig"]),
        "opeenvolgend": st.booleans(),
        "soort": st.sampled_from(["Huisbezoek", "Brief"]),
        "bereikt": st.booleans(),
        "van": st.sampled_from(["bij", "achterstand"]),
        "naar": st.sampled_from(["bij", "uitstel"]),
        "bedragCenten": st.integers(0, 10**9),
        "hoofdsomCenten": st.integers(0, 10**9),
        "vooruitCenten": st.integers(0, 10**9),
        "zaakId": st.sampled_from(["a", "b", "c"]),
        "aantal": st.integers(0, 50),
    }
)
_gebeurtenis = st.tuples(
    st.sampled_from([ZAAK, AANGEVULD, SAMENGEVOEGD, GESPLITST, POGING, STOPLICHT, ONTVANGST]),
    st.sampled_from(["0344", "0518"]),
    st.integers(0, 500),  # day
    st.integers(1, 6),  # subject
    _data,
)
Rauw = list[tuple[str, str, int, int, dict[str, object]]]


def als_geteld(rauw: Rauw) -> list[Geteld]:
    """The place in the list is the sequence, so that no subject has two events of one number."""
    return [Geteld(t, g, date(2025, 1, 1) + timedelta(d), UUID(int=s), n, data) for n, (t, g, d, s, data) in enumerate(rauw, 1)]


def als_gemeten(rauw: Rauw) -> list[Gemeten]:
    return [Gemeten(UUID(int=n), t, g, date(2025, 1, 1) + timedelta(d), data) for n, (t, g, d, _, data) in enumerate(rauw, 1)]


def samen(delen: Iterable[Wijziging]) -> Wijziging:
    """What the database does with one list after another."""
    uit = Wijziging({}, {})
    for deel in delen:
        for plek, waarde in deel.sommen.items():
            uit.sommen[plek] = uit.sommen.get(plek, 0) + waarde
        for bij, onderwerp in deel.onderwerpen.items():
            uit.onderwerpen[bij] = uit.onderwerpen.get(bij, onderwerp).met(onderwerp)
    return uit


@given(st.lists(_gebeurtenis, max_size=40), st.randoms(use_true_random=False), st.integers(1, 7))
def test_bijhouden_in_willekeurige_volgorde_is_hertellen(rauw: Rauw, toeval: Random, lijst: int) -> None:
    alles = als_geteld(rauw)
    door_elkaar = list(alles)
    toeval.shuffle(door_elkaar)
    lijsten = [door_elkaar[i : i + lijst] for i in range(0, len(door_elkaar), lijst)]
    assert samen(projecteer(deel) for deel in lijsten) == projecteer(alles)


REGELS = (
    Meetregel("bezoek", "huisbezoek", POGING, {"soort": frozenset({"Huisbezoek"})}),
    Meetregel("zaak", "zaak", POGING, eenmaal_per=("zaakId",)),
    Meetregel("maand", "beheer", ONTVANGST, hoeveelheid="aantal", eenmaal_per=("maand",)),
)


@given(st.lists(_gebeurtenis, max_size=40), st.randoms(use_true_random=False))
def test_meten_in_willekeurige_volgorde_met_dubbele_geeft_dezelfde_regels(rauw: Rauw, toeval: Random) -> None:
    alles = als_gemeten(rauw)
    dubbel = [*alles, *alles]
    toeval.shuffle(dubbel)
    een_voor_een: dict[tuple[str, str, str], Meting] = {}
    for gebeurtenis in dubbel:
        for meting in meet([gebeurtenis], REGELS):
            plek = (meting.gemeente, meting.regel, meting.sleutel)
            een_voor_een[plek] = eerste(een_voor_een.get(plek, meting), meting)
    assert {(m.gemeente, m.regel, m.sleutel): m for m in meet(alles, REGELS)} == een_voor_een


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 10_000)), st.lists(st.integers(0, 10**7), min_size=8, max_size=8))
def test_de_regels_tellen_op_tot_het_totaal(gemeten: dict[str, int], tarieven: list[int]) -> None:
    producten = {
        code: Product(
            code, code, Eenheid.STUK, "", BtwRegime.BELAST if n % 2 else BtwRegime.VRIJGESTELD, Decimal(21 if n % 2 else 0), Bedrag(t)
        )
        for n, (code, t) in enumerate(zip("abcdefgh", tarieven, strict=True))
    }
    concept = maak_concept(Kwartaal(2025, 2), Productenboek(2025, producten, ()), gemeten)
    assert concept.zonder_btw.centen == sum(aantal * producten[code].tarief.centen for code, aantal in gemeten.items())
    assert concept.met_btw == concept.zonder_btw + concept.btw
    belast = sum(r.bedrag.centen for r in concept.regels if r.btw is BtwRegime.BELAST)
    assert abs(concept.btw.centen * 100 - belast * 21) <= 50  # half a cent
