"""Rechtmatigheid: may this person have bijstand as a zelfstandige at all? (Bbz 2004, art. 1 onder b, 2, 14; Wet IB 2001, art. 3.6)

A list of named tests. Each gives an outcome on facts that the consulent recorded; what is not known yet stays open and stands in the
way of a grant. A person may decide otherwise, with a reason. The AOW day comes in as the SVB gives it: we do not compute it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from kernel.geld import Bedrag
from services.bbz.domain.fouten import NietRechtmatig, ToetsOnbekend
from services.bbz.domain.norm import GeldendeNormen, Normcode
from services.bbz.domain.soort import Categorie


class Oordeel(StrEnum):
    """Outcome of one test."""

    VOLDAAN = "voldaan"
    NIET_VOLDAAN = "niet-voldaan"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feiten:
    """What is known of the applicant on the day of the test; None is not known yet. Hours are per year."""

    geboortedatum: date | None = None
    aow_datum: date | None = None
    uren_bedrijf: int | None = None
    uren_alle_werk: int | None = None
    ondernemer_sinds: date | None = None
    werkt_in_nederland: bool | None = None
    verblijfsrecht: bool | None = None
    wettelijke_vereisten: bool | None = None
    volledige_zeggenschap: bool | None = None
    draagt_risico: bool | None = None
    aangewezen_op_arbeid: bool | None = None
    voorliggende_voorziening: bool | None = None
    alleen_arbeid_ingebracht: bool | None = None
    structurele_beperking_uwv: bool | None = None
    redelijke_termijn: bool | None = None
    levensvatbaar: bool | None = None
    uitkering_werkloosheid: bool | None = None
    inkomen_duurzaam_laag: bool | None = None
    bruto_inkomen_verwacht: Bedrag | None = None
    stopt_uiterlijk: date | None = None
    ontvangt_bijstand: bool | None = None
    aanvaardt_begeleiding: bool | None = None


@dataclass(frozen=True, slots=True)
class Uitslag:
    """One test with what it was decided on. `invoer` names the facts and their values as text."""

    code: str
    artikel: str
    oordeel: Oordeel
    invoer: Mapping[str, str | None]


_Regel = Callable[[Feiten, date, GeldendeNormen], bool | None]


@dataclass(frozen=True, slots=True)
class _Toets:
    """A test: which facts it asks, where the law says so, and for whom it holds."""

    code: str
    artikel: str
    feiten: tuple[str, ...]
    regel: _Regel
    voor: frozenset[Categorie] = frozenset(Categorie)


def _leeftijd(f: Feiten, dag: date, _: GeldendeNormen) -> bool | None:
    if f.geboortedatum is None or f.aow_datum is None:
        return None
    return _jaren_later(f.geboortedatum, 18) <= dag < f.aow_datum


def _uren(f: Feiten, _: date, normen: GeldendeNormen) -> bool | None:
    return None if f.uren_bedrijf is None else f.uren_bedrijf >= normen.norm(Normcode.URENCRITERIUM).aantal


def _grotendeels(f: Feiten, dag: date, normen: GeldendeNormen) -> bool | None:
    """More than half of all hours; not asked in the first years as an entrepreneur."""
    if f.ondernemer_sinds is None:
        return None
    vrij = normen.norm(Normcode.GROTENDEELS_VRIJ).aantal // 12
    if dag < _jaren_later(f.ondernemer_sinds, vrij):
        return True
    if f.uren_bedrijf is None or f.uren_alle_werk is None:
        return None
    return f.uren_bedrijf * 100 > f.uren_alle_werk * normen.norm(Normcode.GROTENDEELS_AANDEEL).procent


def _geboren_voor_1960(f: Feiten, _: date, __: GeldendeNormen) -> bool | None:
    return None if f.geboortedatum is None else f.geboortedatum < date(1960, 1, 1)


def _tien_jaar(f: Feiten, dag: date, _: GeldendeNormen) -> bool | None:
    return None if f.ondernemer_sinds is None else _jaren_later(f.ondernemer_sinds, 10) <= dag


def _inkomenseis(f: Feiten, _: date, normen: GeldendeNormen) -> bool | None:
    if f.bruto_inkomen_verwacht is None:
        return None
    return f.bruto_inkomen_verwacht >= normen.norm(Normcode.INKOMENSEIS_OUDER).bedrag


def _binnen_een_jaar(f: Feiten, dag: date, _: GeldendeNormen) -> bool | None:
    return None if f.stopt_uiterlijk is None else f.stopt_uiterlijk <= _jaren_later(dag, 1)


def _ja(naam: str) -> _Regel:
    return lambda f, _, __: getattr(f, naam)


def _nee(naam: str) -> _Regel:
    return lambda f, _, __: None if getattr(f, naam) is None else not getattr(f, naam)


_NOG_GEEN_BEDRIJF = frozenset({Categorie.VOORBEREIDING})
_BEDRIJF = frozenset(Categorie) - _NOG_GEEN_BEDRIJF
_KAPITAAL = frozenset({Categorie.GEVESTIGD, Categorie.MARGINAAL, Categorie.BEGINNEND, Categorie.OUDER})
_LEVENSVATBAAR = frozenset({Categorie.GEVESTIGD, Categorie.MARGINAAL, Categorie.BEGINNEND})
_NIET_LEVENSVATBAAR = frozenset({Categorie.OUDER, Categorie.BEEINDIGEND})

#: In the order in which the statute names them.
TOETSEN = (
    _Toets("leeftijd", "art. 1 onder b", ("geboortedatum", "aow_datum"), _leeftijd),
    _Toets("aangewezen-op-arbeid", "art. 1 onder b", ("aangewezen_op_arbeid",), _ja("aangewezen_op_arbeid"), _BEDRIJF),
    _Toets("nederland", "art. 1 onder b", ("werkt_in_nederland",), _ja("werkt_in_nederland")),
    _Toets("wettelijke-vereisten", "art. 1 onder b onder 1°", ("wettelijke_vereisten",), _ja("wettelijke_vereisten"), _BEDRIJF),
    _Toets("urencriterium", "art. 1 onder b onder 2°", ("uren_bedrijf",), _uren, _BEDRIJF),
    _Toets(
        "grotendeels",
        "art. 1 onder b onder 2° en Wet IB 2001, art. 3.6",
        ("ondernemer_sinds", "uren_bedrijf", "uren_alle_werk"),
        _grotendeels,
        _BEDRIJF,
    ),
    _Toets("zeggenschap", "art. 1 onder b onder 3°", ("volledige_zeggenschap",), _ja("volledige_zeggenschap"), _BEDRIJF),
    _Toets("financieel-risico", "art. 1 onder b onder 3°", ("draagt_risico",), _ja("draagt_risico"), _BEDRIJF),
    _Toets(
        "redelijke-termijn",
        "art. 2 lid 1 onder a",
        ("redelijke_termijn",),
        _ja("redelijke_termijn"),
        frozenset({Categorie.GEVESTIGD, Categorie.MARGINAAL}),
    ),
    _Toets("levensvatbaar", "art. 2 lid 1 onder a en b", ("levensvatbaar",), _ja("levensvatbaar"), _LEVENSVATBAAR),
    _Toets("niet-levensvatbaar", "art. 2 lid 1 onder c en d", ("levensvatbaar",), _nee("levensvatbaar"), _NIET_LEVENSVATBAAR),
    _Toets(
        "uitkering-werkloosheid",
        "art. 2 lid 1 onder b",
        ("uitkering_werkloosheid",),
        _ja("uitkering_werkloosheid"),
        frozenset({Categorie.BEGINNEND}),
    ),
    _Toets("geboren-voor-1960", "art. 2 lid 1 onder c", ("geboortedatum",), _geboren_voor_1960, frozenset({Categorie.OUDER})),
    _Toets("tien-jaar", "art. 2 lid 1 onder c", ("ondernemer_sinds",), _tien_jaar, frozenset({Categorie.OUDER})),
    _Toets("stopt-binnen-een-jaar", "art. 2 lid 1 onder d", ("stopt_uiterlijk",), _binnen_een_jaar, frozenset({Categorie.BEEINDIGEND})),
    _Toets("ontvangt-bijstand", "art. 2 lid 3", ("ontvangt_bijstand",), _ja("ontvangt_bijstand"), _NOG_GEEN_BEDRIJF),
    _Toets("begeleiding", "art. 2 lid 3 onder b", ("aanvaardt_begeleiding",), _ja("aanvaardt_begeleiding"), _NOG_GEEN_BEDRIJF),
    _Toets("geen-beperking-uwv", "art. 14 lid 3", ("structurele_beperking_uwv",), _nee("structurele_beperking_uwv"), _KAPITAAL),
    _Toets(
        "inkomen-duurzaam-laag",
        "art. 22",
        ("inkomen_duurzaam_laag",),
        _ja("inkomen_duurzaam_laag"),
        frozenset({Categorie.MARGINAAL, Categorie.OUDER}),
    ),
    _Toets("inkomenseis", "art. 25", ("bruto_inkomen_verwacht",), _inkomenseis, frozenset({Categorie.OUDER})),
    _Toets("brengt-meer-dan-arbeid-in", "art. 30 lid 3", ("alleen_arbeid_ingebracht",), _nee("alleen_arbeid_ingebracht"), _KAPITAAL),
    _Toets("verblijfsrecht", "Participatiewet, art. 11", ("verblijfsrecht",), _ja("verblijfsrecht")),
    _Toets("geen-voorliggende-voorziening", "Participatiewet, art. 15", ("voorliggende_voorziening",), _nee("voorliggende_voorziening")),
)


def toets(categorie: Categorie, feiten: Feiten, dag: date, normen: GeldendeNormen) -> list[Uitslag]:
    """Every test that holds for this category, in order. Raises NormOntbreekt when one of them needs a figure that is not known."""
    uitslagen = []
    for t in TOETSEN:
        if categorie not in t.voor:
            continue
        gevonden = t.regel(feiten, dag, normen)
        oordeel = Oordeel.OPEN if gevonden is None else Oordeel.VOLDAAN if gevonden else Oordeel.NIET_VOLDAAN
        uitslagen.append(Uitslag(t.code, t.artikel, oordeel, {naam: _tekst(getattr(feiten, naam)) for naam in t.feiten}))
    return uitslagen


def artikel_van(code: str) -> str:
    """Where the test of this name stands; raises ToetsOnbekend."""
    for t in TOETSEN:
        if t.code == code:
            return t.artikel
    raise ToetsOnbekend(code)


def eis_rechtmatig(categorie: Categorie, oordelen: Mapping[str, Oordeel]) -> None:
    """Raise NietRechtmatig with the tests that are not met, not done or open."""
    mist = [t.code for t in TOETSEN if categorie in t.voor and oordelen.get(t.code) is not Oordeel.VOLDAAN]
    if mist:
        raise NietRechtmatig(", ".join(mist))


def namen() -> Iterable[str]:
    """The name of every fact."""
    return [veld.name for veld in fields(Feiten)]


def _tekst(waarde: object) -> str | None:
    if waarde is None:
        return None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)


def _jaren_later(dag: date, jaren: int) -> date:
    """The same day some years on; from 29 February it is 1 March."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
