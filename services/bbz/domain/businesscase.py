"""Businesscase: what does the Bbz cost, against what it keeps from happening? (VNG 2014, with the figures of the IMK)

All of it is assumption, and every assumption can be changed. The publication says that the avoided benefits alone are 63 % above the costs;
that does not follow from its own figures: EUR 26.900 against 69 million for 4.100 businesses is 59,8 %. We recompute, always.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from kernel.geld import NUL, Bedrag, rond_af


@dataclass(frozen=True, slots=True, kw_only=True)
class Aannames:
    """Costs of the whole, over how many entrepreneurs, and per business what is kept from happening. Whoever asks may give his own."""

    onderzoek_totaal: Bedrag
    krediet_totaal: Bedrag
    uitvoering_totaal: Bedrag
    ondernemers: int
    uitkeringslast: Bedrag
    crediteurenlast: Bedrag
    kapitaalvernietiging: Bedrag
    #: Share of the helped that would have stopped without help; the publication silently takes all of them.
    gered_procent: Decimal

    def __post_init__(self) -> None:
        assert self.ondernemers > 0, "an average needs somebody"


#: The figures of the IMK: national, of 2014.
IMK = Aannames(
    onderzoek_totaal=Bedrag(10_000_000_00),
    krediet_totaal=Bedrag(41_000_000_00),
    uitvoering_totaal=Bedrag(18_000_000_00),
    ondernemers=4_100,
    uitkeringslast=Bedrag(26_900_00),
    crediteurenlast=Bedrag(31_300_00),
    kapitaalvernietiging=Bedrag(4_100_00),
    gered_procent=Decimal(100),
)


@dataclass(frozen=True, slots=True)
class Werkelijk:
    """What is known of one dossier or one gemeente: how many, and the costs that were really made; None leaves the assumption."""

    dossiers: int
    onderzoek: Bedrag | None = None
    krediet: Bedrag | None = None


@dataclass(frozen=True, slots=True)
class Businesscase:
    """The outcome: costs against avoided costs, and how far the benefits are above the costs, in percent."""

    dossiers: int
    onderzoek: Bedrag
    krediet: Bedrag
    uitvoering: Bedrag
    kosten: Bedrag
    vermeden_uitkering: Bedrag
    vermeden_maatschappelijk: Bedrag
    saldo: Bedrag
    rendement_uitkering_procent: Decimal | None
    rendement_procent: Decimal | None


def reken(aannames: Aannames, werkelijk: Werkelijk) -> Businesscase:
    """The businesscase. Real costs replace the average of the assumptions; carrying out is always the average."""
    aantal = werkelijk.dossiers

    def gemiddeld(geheel: Bedrag) -> Bedrag:
        return rond_af(Decimal(geheel.centen) * aantal / aannames.ondernemers)

    onderzoek = werkelijk.onderzoek if werkelijk.onderzoek is not None else gemiddeld(aannames.onderzoek_totaal)
    krediet = werkelijk.krediet if werkelijk.krediet is not None else gemiddeld(aannames.krediet_totaal)
    uitvoering = gemiddeld(aannames.uitvoering_totaal)
    kosten = onderzoek + krediet + uitvoering
    uitkering = _gered(aannames, aannames.uitkeringslast, aantal)
    alles = _gered(aannames, aannames.uitkeringslast + aannames.crediteurenlast + aannames.kapitaalvernietiging, aantal)
    return Businesscase(
        dossiers=aantal,
        onderzoek=onderzoek,
        krediet=krediet,
        uitvoering=uitvoering,
        kosten=kosten,
        vermeden_uitkering=uitkering,
        vermeden_maatschappelijk=alles,
        saldo=alles - kosten,
        rendement_uitkering_procent=_rendement(uitkering, kosten),
        rendement_procent=_rendement(alles, kosten),
    )


def _gered(aannames: Aannames, per_onderneming: Bedrag, aantal: int) -> Bedrag:
    return rond_af(Decimal(per_onderneming.centen) * aantal * aannames.gered_procent / 100)


def _rendement(baten: Bedrag, kosten: Bedrag) -> Decimal | None:
    """By how many percent the benefits are above the costs, one decimal."""
    if kosten <= NUL:
        return None
    return (Decimal(baten.centen) * 100 / kosten.centen - 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
