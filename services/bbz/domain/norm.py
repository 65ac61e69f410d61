"""Normen: which amount, rate or term does the law give on a date?

The law is data (`services/bbz/normen/*.toml`). A norm holds on the days between `geldig_van` and `geldig_tot_en_met`,
both included; without an end it holds until the law says otherwise. A date without a row is a refusal that names the
norm: last year's amount is never taken instead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kernel.geld import Bedrag
from services.bbz.domain.fouten import NormenOngeldig, NormOntbreekt


class Normcode(StrEnum):
    """Every norm that bbz knows."""

    VERMOGENSGRENS_BOVEN = "vermogensgrens-boven"
    VERMOGENSGRENS_ONDER = "vermogensgrens-onder"
    VERMOGENSGRENS_OUDER = "vermogensgrens-ouder"
    VERMOGENSAANDEEL = "vermogensaandeel"
    FORFAIT = "forfait"
    AFLOSSING_RENTELOOS = "aflossing-renteloos"
    RENTE_LENING = "rente-lening"
    LOOPTIJD_LENING = "looptijd-lening"
    LOOPTIJD_BORGTOCHT = "looptijd-borgtocht"
    KAPITAAL_GEVESTIGD = "kapitaal-gevestigd"
    KAPITAAL_OM_NIET = "kapitaal-om-niet"
    KAPITAAL_BEGINNEND = "kapitaal-beginnend"
    INKOMENSEIS_OUDER = "inkomenseis-ouder"
    KAPITAAL_OUDER = "kapitaal-ouder"
    BESLISTERMIJN = "beslistermijn"
    BESLISTERMIJN_VERLENGING = "beslistermijn-verlenging"
    VOORBEREIDINGSKREDIET = "voorbereidingskrediet"
    URENCRITERIUM = "urencriterium"
    GROTENDEELS_AANDEEL = "grotendeels-aandeel"
    GROTENDEELS_VRIJ = "grotendeels-vrij"
    BUITEN_BEHANDELING = "buiten-behandeling"
    BEZWAARTERMIJN = "bezwaartermijn"
    BEZWAAR_BESLISSEN = "bezwaar-beslissen"
    BEZWAAR_BESLISSEN_COMMISSIE = "bezwaar-beslissen-commissie"
    BEZWAAR_VERDAGEN = "bezwaar-verdagen"
    # Levensonderhoud, and what follows from it
    BIJSTANDSNORM_ALLEENSTAANDE = "bijstandsnorm-alleenstaande"
    BIJSTANDSNORM_GEHUWDEN = "bijstandsnorm-gehuwden"
    BIJSTANDSNORM_GEHUWDEN_AOW = "bijstandsnorm-gehuwden-aow"
    BIJSTANDSNORM_JONG_ALLEENSTAANDE = "bijstandsnorm-jong-alleenstaande"
    BIJSTANDSNORM_JONG_GEHUWDEN = "bijstandsnorm-jong-gehuwden"
    BIJSTANDSNORM_JONG_GEMENGD = "bijstandsnorm-jong-gemengd"
    BIJSTANDSNORM_JONG_OUDER = "bijstandsnorm-jong-ouder"
    BIJSTANDSNORM_JONG_GEHUWDEN_KIND = "bijstandsnorm-jong-gehuwden-kind"
    BIJSTANDSNORM_JONG_GEMENGD_KIND = "bijstandsnorm-jong-gemengd-kind"
    KOSTENDELER_VAST = "kostendeler-vast"
    KOSTENDELER_PER_PERSOON = "kostendeler-per-persoon"
    VOORSCHOT_TERMIJN = "voorschot-termijn"
    VOORSCHOT_AANDEEL = "voorschot-aandeel"
    DUUR_VOORBEREIDING = "duur-voorbereiding"
    DUUR_GEVESTIGD = "duur-gevestigd"
    VERLENGING_GEVESTIGD = "verlenging-gevestigd"
    DUUR_OM_NIET = "duur-om-niet"
    DUUR_BEGINNEND = "duur-beginnend"
    DUUR_BEGINNEND_2025 = "duur-beginnend-2025"
    MAXIMUM_BEGINNEND_2025 = "maximum-beginnend-2025"
    HERBEOORDELING_EERSTE = "herbeoordeling-eerste"
    HERBEOORDELING_TWEEDE = "herbeoordeling-tweede"
    HERBEOORDELING_DERDE = "herbeoordeling-derde"
    HERBEOORDELING_VERLENGD = "herbeoordeling-verlengd"
    DUUR_BEEINDIGEND = "duur-beeindigend"
    VERLENGING_BEEINDIGEND = "verlenging-beeindigend"
    JAARCIJFERS_TERMIJN = "jaarcijfers-termijn"
    ONDERZOEK_UITGEBREID = "onderzoek-uitgebreid"
    ONDERZOEK_VERKORT = "onderzoek-verkort"
    ONDERZOEK_NADER = "onderzoek-nader"
    ONDERZOEK_AANDEEL = "onderzoek-aandeel"
    MACRONORM_BATEN = "macronorm-baten"

    @property
    def artikel(self) -> str:
        """Where this norm stands: an article of the Bbz 2004, or another law by name; known even when its amount is not."""
        return _ARTIKEL[self]


_ARTIKEL: Mapping[Normcode, str] = {
    Normcode.VERMOGENSGRENS_BOVEN: "art. 3 lid 1 onder a",
    Normcode.VERMOGENSGRENS_ONDER: "art. 3 lid 1 onder b",
    Normcode.VERMOGENSGRENS_OUDER: "art. 3 lid 2",
    Normcode.VERMOGENSAANDEEL: "art. 3 lid 1 onder b",
    Normcode.FORFAIT: "art. 6 lid 2",
    Normcode.AFLOSSING_RENTELOOS: "art. 13",
    Normcode.RENTE_LENING: "art. 15 onder a",
    Normcode.LOOPTIJD_LENING: "art. 15 onder b",
    Normcode.LOOPTIJD_BORGTOCHT: "art. 16 onder b",
    Normcode.KAPITAAL_GEVESTIGD: "art. 20",
    Normcode.KAPITAAL_OM_NIET: "art. 22",
    Normcode.KAPITAAL_BEGINNEND: "art. 24",
    Normcode.INKOMENSEIS_OUDER: "art. 25",
    Normcode.KAPITAAL_OUDER: "art. 26",
    Normcode.BESLISTERMIJN: "art. 35 lid 2",
    Normcode.BESLISTERMIJN_VERLENGING: "art. 35 lid 3",
    Normcode.VOORBEREIDINGSKREDIET: "art. 29 lid 1",
    Normcode.URENCRITERIUM: "art. 1 onder b onder 2°",
    Normcode.GROTENDEELS_AANDEEL: "Wet IB 2001, art. 3.6 lid 1",
    Normcode.GROTENDEELS_VRIJ: "Wet IB 2001, art. 3.6 lid 2",
    Normcode.BUITEN_BEHANDELING: "Awb, art. 4:5 lid 4",
    Normcode.BEZWAARTERMIJN: "Awb, art. 6:7",
    Normcode.BEZWAAR_BESLISSEN: "Awb, art. 7:10 lid 1",
    Normcode.BEZWAAR_BESLISSEN_COMMISSIE: "Awb, art. 7:10 lid 1",
    Normcode.BEZWAAR_VERDAGEN: "Awb, art. 7:10 lid 3",
    Normcode.BIJSTANDSNORM_ALLEENSTAANDE: "Participatiewet, art. 21 onder a",
    Normcode.BIJSTANDSNORM_GEHUWDEN: "Participatiewet, art. 21 onder b",
    Normcode.BIJSTANDSNORM_GEHUWDEN_AOW: "Participatiewet, art. 22 onder c",
    Normcode.BIJSTANDSNORM_JONG_ALLEENSTAANDE: "Participatiewet, art. 20 lid 1 onder a",
    Normcode.BIJSTANDSNORM_JONG_GEHUWDEN: "Participatiewet, art. 20 lid 1 onder b",
    Normcode.BIJSTANDSNORM_JONG_GEMENGD: "Participatiewet, art. 20 lid 1 onder c",
    Normcode.BIJSTANDSNORM_JONG_OUDER: "Participatiewet, art. 20 lid 2 onder a",
    Normcode.BIJSTANDSNORM_JONG_GEHUWDEN_KIND: "Participatiewet, art. 20 lid 2 onder b",
    Normcode.BIJSTANDSNORM_JONG_GEMENGD_KIND: "Participatiewet, art. 20 lid 2 onder c",
    Normcode.KOSTENDELER_VAST: "Participatiewet, art. 22a lid 1",
    Normcode.KOSTENDELER_PER_PERSOON: "Participatiewet, art. 22a lid 1",
    Normcode.VOORSCHOT_TERMIJN: "Participatiewet, art. 52 lid 1",
    Normcode.VOORSCHOT_AANDEEL: "Participatiewet, art. 52 lid 2",
    Normcode.DUUR_VOORBEREIDING: "art. 2 lid 3",
    Normcode.DUUR_GEVESTIGD: "art. 18",
    Normcode.VERLENGING_GEVESTIGD: "art. 18",
    Normcode.DUUR_OM_NIET: "art. 19 onder a",
    Normcode.DUUR_BEGINNEND: "art. 23 lid 1",
    Normcode.DUUR_BEGINNEND_2025: "art. 23 lid 1 (Stb. 2025, 220)",
    Normcode.MAXIMUM_BEGINNEND_2025: "art. 23 lid 1 (Stb. 2025, 220)",
    Normcode.HERBEOORDELING_EERSTE: "art. 23 lid 3 onder a",
    Normcode.HERBEOORDELING_TWEEDE: "art. 23 lid 3 onder a",
    Normcode.HERBEOORDELING_DERDE: "art. 23 lid 3 onder a",
    Normcode.HERBEOORDELING_VERLENGD: "art. 23 lid 3 onder b",
    Normcode.DUUR_BEEINDIGEND: "art. 27",
    Normcode.VERLENGING_BEEINDIGEND: "art. 27",
    Normcode.JAARCIJFERS_TERMIJN: "art. 38 lid 2",
    Normcode.ONDERZOEK_UITGEBREID: "art. 56 lid 1 onder b",
    Normcode.ONDERZOEK_VERKORT: "art. 56 lid 1 onder b",
    Normcode.ONDERZOEK_NADER: "art. 56 lid 1 onder b",
    Normcode.ONDERZOEK_AANDEEL: "art. 56 lid 1 onder b",
    Normcode.MACRONORM_BATEN: "art. 48 lid 4",
}


class Eenheid(StrEnum):
    """What the figure of a norm counts."""

    CENTEN = "centen"
    PROCENT = "procent"
    MAANDEN = "maanden"
    WEKEN = "weken"
    UREN = "uren"


@dataclass(frozen=True, slots=True)
class Norm:
    """One figure of the law in one period. `geverifieerd`: read in a source that holds for this period."""

    code: Normcode
    artikel: str
    eenheid: Eenheid
    waarde: Decimal
    geldig_van: date
    geldig_tot_en_met: date | None
    bron: str
    geverifieerd: bool

    def geldt_op(self, dag: date) -> bool:
        """Does it hold on this day?"""
        return self.geldig_van <= dag and (self.geldig_tot_en_met is None or dag <= self.geldig_tot_en_met)

    def overlapt(self, ander: "Norm") -> bool:
        """Is there a day on which both would hold?"""
        return (
            self.code == ander.code
            and (ander.geldig_tot_en_met is None or self.geldig_van <= ander.geldig_tot_en_met)
            and (self.geldig_tot_en_met is None or ander.geldig_van <= self.geldig_tot_en_met)
        )

    @property
    def bedrag(self) -> Bedrag:
        """The amount, of a norm in cents."""
        assert self.eenheid is Eenheid.CENTEN, "only a norm in cents is an amount"
        return Bedrag(int(self.waarde))

    @property
    def procent(self) -> Decimal:
        """The percentage (8 means 8 %), of a norm in percent."""
        assert self.eenheid is Eenheid.PROCENT, "only a norm in percent is a rate"
        return self.waarde

    @property
    def aantal(self) -> int:
        """The number of weeks, months or hours, of a norm that counts them."""
        assert self.eenheid in {Eenheid.MAANDEN, Eenheid.WEKEN, Eenheid.UREN}, "only a term or a number of hours is counted"
        return int(self.waarde)


@dataclass(frozen=True, slots=True)
class GeldendeNormen:
    """The normen of one day. Asking for one that is not there raises NormOntbreekt."""

    op: date
    normen: Mapping[Normcode, Norm]

    def norm(self, code: Normcode) -> Norm:
        """The norm of this day; raises NormOntbreekt with its name, article and the day."""
        gevonden = self.normen.get(code)
        if gevonden is None:
            raise NormOntbreekt(code.value, code.artikel, self.op)
        return gevonden


def geldend(normen: Iterable[Norm], op: date) -> GeldendeNormen:
    """The normen that hold on `op`. Raises NormenOngeldig when two of one code do."""
    gekozen: dict[Normcode, Norm] = {}
    for norm in normen:
        if not norm.geldt_op(op):
            continue
        if norm.code in gekozen:
            raise NormenOngeldig(f"op {op} gelden er twee van '{norm.code}'")
        gekozen[norm.code] = norm
    return GeldendeNormen(op, gekozen)


def controleer(normen: Iterable[Norm]) -> list[Norm]:
    """Give back the normen when no two of one code overlap and each names its article; raises NormenOngeldig."""
    geheel = sorted(normen, key=lambda n: (n.code, n.geldig_van))
    for norm in geheel:
        if norm.geldig_tot_en_met is not None and norm.geldig_tot_en_met < norm.geldig_van:
            raise NormenOngeldig(f"'{norm.code}' eindigt voor {norm.geldig_van}")
        if norm.artikel != norm.code.artikel:
            raise NormenOngeldig(f"'{norm.code}' staat in {norm.code.artikel}, niet in {norm.artikel}")
    for eerste, tweede in pairwise(geheel):
        if eerste.overlapt(tweede):
            raise NormenOngeldig(f"twee perioden van '{eerste.code}' overlappen op {tweede.geldig_van}")
    return geheel
