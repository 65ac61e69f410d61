"""Bedrijfskapitaal: in which form, up to which amount and for how long can be helped? (Bbz 2004, art. 13-16, 20, 22, 24, 26, 29, 32)

Each category knows its own forms, and each pair of the two its own maximum. The maxima of art. 20 and 24 hold per
business, wherever it asks: what other gemeenten granted to the same business counts. The limits come in as normen.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kernel.geld import NUL, Bedrag
from services.bbz.domain.fouten import BovenDeNorm, GeenBedrijfskapitaal, LooptijdTeLang, NietNaastEerdereBijstand, VormNietToegestaan
from services.bbz.domain.norm import GeldendeNormen, Normcode
from services.bbz.domain.soort import Aflossingsvorm, Categorie, Vorm
from services.bbz.domain.vermogen import Vermogen, toets_vermogen


@dataclass(frozen=True, slots=True)
class Krediet:
    """What is proposed to grant. A bedrag om niet has neither term nor repayment."""

    vorm: Vorm
    bedrag: Bedrag
    looptijd_maanden: int | None
    aflossingsvorm: Aflossingsvorm | None


@dataclass(frozen=True, slots=True)
class Toekenning:
    """What the law allows: the credit, the maximum it was measured by and its interest (None: the bank's, or none at all)."""

    krediet: Krediet
    norm: Normcode
    rente_procent: Decimal | None


@dataclass(frozen=True, slots=True)
class _Regel:
    """Which maximum holds, which earlier bijstand counts towards it, and which may not stand beside it."""

    norm: Normcode
    telt_mee: frozenset[Normcode]
    sluit_uit: Normcode | None = None


#: Art. 20 and 24 are both "per bedrijf": a starter's credit still counts when the business is gevestigd.
_LENINGEN = frozenset({Normcode.KAPITAAL_GEVESTIGD, Normcode.KAPITAAL_BEGINNEND})
_GEVESTIGD = _Regel(Normcode.KAPITAAL_GEVESTIGD, _LENINGEN, sluit_uit=Normcode.KAPITAAL_OM_NIET)
_OM_NIET = _Regel(Normcode.KAPITAAL_OM_NIET, frozenset({Normcode.KAPITAAL_OM_NIET}), sluit_uit=Normcode.KAPITAAL_GEVESTIGD)
_BEGINNEND = _Regel(Normcode.KAPITAAL_BEGINNEND, _LENINGEN)
_OUDER = _Regel(Normcode.KAPITAAL_OUDER, frozenset({Normcode.KAPITAAL_OUDER}))
#: Art. 29 names no maximum: the region's own, loaded with four eyes. Without it nothing can be granted.
_VOORBEREIDING = _Regel(Normcode.VOORBEREIDINGSKREDIET, frozenset({Normcode.VOORBEREIDINGSKREDIET}))

_REGELS: Mapping[Categorie, Mapping[Vorm, _Regel]] = {
    Categorie.GEVESTIGD: {Vorm.RENTEDRAGENDE_LENING: _GEVESTIGD, Vorm.BORGTOCHT: _GEVESTIGD, Vorm.OM_NIET: _OM_NIET},
    Categorie.BEGINNEND: {Vorm.RENTEDRAGENDE_LENING: _BEGINNEND, Vorm.BORGTOCHT: _BEGINNEND},
    Categorie.OUDER: {Vorm.OM_NIET: _OUDER, Vorm.RENTELOZE_LENING: _OUDER},
    Categorie.MARGINAAL: {Vorm.OM_NIET: _OM_NIET},
    Categorie.VOORBEREIDING: {Vorm.RENTELOZE_LENING: _VOORBEREIDING},
}
_ARTIKEL = {
    Categorie.GEVESTIGD: "art. 20, 22",
    Categorie.BEGINNEND: "art. 24",
    Categorie.OUDER: "art. 26",
    Categorie.MARGINAAL: "art. 22",
    Categorie.VOORBEREIDING: "art. 29",
}


class Eerder:
    """What the business was granted before, in all gemeenten: a total per set of maxima, and nothing else."""

    def __init__(self, per_norm: Mapping[Normcode, Bedrag]) -> None:
        self._per_norm = per_norm

    def totaal(self, normen: Iterable[Normcode]) -> Bedrag:
        """All that was granted under these maxima together."""
        return sum((self._per_norm.get(n, NUL) for n in normen), NUL)


NIETS_EERDER = Eerder({})


def telt_mee(categorie: Categorie, vorm: Vorm) -> frozenset[Normcode]:
    """The maxima whose earlier bijstand must be known to judge this pair. Raises GeenBedrijfskapitaal or VormNietToegestaan."""
    regel = _regel(categorie, vorm)
    return regel.telt_mee | ({regel.sluit_uit} if regel.sluit_uit else frozenset())


def beoordeel(
    categorie: Categorie,
    krediet: Krediet,
    vermogen: Vermogen | None,
    eerder: Eerder,
    normen: GeldendeNormen,
    vermogen_vennoten: Sequence[Vermogen] = (),
) -> Toekenning:
    """Give back what may be granted, when the Bbz allows all of it on the day of the normen.

    Raises GeenBedrijfskapitaal, VormNietToegestaan, NietNaastEerdereBijstand, a refusal on vermogen, BovenDeNorm or
    LooptijdTeLang, checked in that order: first who and what, then how much, then how long. Raises NormOntbreekt when the
    law's figure of this day is not known.
    """
    assert krediet.bedrag > NUL, "a credit is more than nothing"
    regel = _regel(categorie, krediet.vorm)
    if regel.sluit_uit and eerder.totaal([regel.sluit_uit]) > NUL:
        raise NietNaastEerdereBijstand(regel.norm.artikel, regel.sluit_uit.artikel)

    toets_vermogen(categorie, krediet.vorm, vermogen, normen)
    for van_vennoot in vermogen_vennoten:  # each vennoot has the whole limit for himself (art. 32)
        toets_vermogen(categorie, krediet.vorm, van_vennoot, normen)

    norm = normen.norm(regel.norm)
    al_verleend = eerder.totaal(regel.telt_mee)
    ruimte = max(NUL, norm.bedrag - al_verleend)
    if krediet.bedrag > ruimte:
        raise BovenDeNorm(krediet.bedrag, norm.bedrag, al_verleend, ruimte, norm.artikel)

    _toets_looptijd(categorie, krediet, normen)
    return Toekenning(krediet, regel.norm, _RENTE[krediet.vorm](normen))


def _regel(categorie: Categorie, vorm: Vorm) -> _Regel:
    vormen = _REGELS.get(categorie)
    if vormen is None:
        raise GeenBedrijfskapitaal(categorie.value)
    if vorm not in vormen:
        raise VormNietToegestaan(categorie.value, vorm.value, ", ".join(vormen), _ARTIKEL[categorie])
    return vormen[vorm]


def _toets_looptijd(categorie: Categorie, krediet: Krediet, normen: GeldendeNormen) -> None:
    """Art. 15 b and 16 b give months; art. 13 asks at least a tenth a year, so that a renteloze lening is paid off in ten.

    A voorbereidingskrediet is renteloos until the start; what it may become (art. 29 lid 3) is a loan of art. 15.
    """
    if krediet.vorm is Vorm.OM_NIET:
        assert krediet.looptijd_maanden is None, "a bedrag om niet has no term"
        return
    assert krediet.looptijd_maanden, "a loan has a term"
    if krediet.vorm is Vorm.RENTELOZE_LENING and categorie is not Categorie.VOORBEREIDING:
        norm = normen.norm(Normcode.AFLOSSING_RENTELOOS)
        ten_hoogste = int(12 * 100 / norm.procent)
    else:
        norm = normen.norm(Normcode.LOOPTIJD_BORGTOCHT if krediet.vorm is Vorm.BORGTOCHT else Normcode.LOOPTIJD_LENING)
        ten_hoogste = norm.aantal
    if krediet.looptijd_maanden > ten_hoogste:
        raise LooptijdTeLang(krediet.looptijd_maanden, ten_hoogste, norm.artikel)


#: Interest per form: the norm's for a rentedragende lening, nil for a renteloze; of a borgtocht the bank's, and none om niet.
_RENTE: Mapping[Vorm, Callable[[GeldendeNormen], Decimal | None]] = {
    Vorm.RENTEDRAGENDE_LENING: lambda normen: normen.norm(Normcode.RENTE_LENING).procent,
    Vorm.RENTELOZE_LENING: lambda _: Decimal(0),
    Vorm.BORGTOCHT: lambda _: None,
    Vorm.OM_NIET: lambda _: None,
}
