"""What comes over from another system, in our own words, and the report on it. The outside format is mapped to this in export/ddas.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.vroegsignalering import Contactsoort, Dagdeel, Signaalpartnertype
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.weigering import Weigercode
from services.vroegsignalering.domain.zaak import Eindresultaat


@dataclass(frozen=True, slots=True)
class OverSignaal:
    """A signal as it was known elsewhere. `adres` is (postcode, huisnummer, toevoeging) as written there, or None."""

    kenmerk: str
    partnertype: Signaalpartnertype
    signaaldatum: date | None
    bedrag_centen: int | None
    ontstaansdatum: date | None
    crisis: bool
    warme_overdracht: bool
    status: Signaalstatus
    bsn: str | None
    adres: tuple[str, str, str] | None
    persoon: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OverContact:
    """A contact attempt as it was made."""

    soort: Contactsoort
    bereikt: bool
    datum: date
    dagdeel: Dagdeel | None


@dataclass(frozen=True, slots=True)
class OverZaak:
    """A zaak over the signals with these kenmerken; with a `resultaat` it is closed."""

    kenmerken: Sequence[str]
    resultaat: Eindresultaat | None
    matchingsdatum: date | None
    matching_van: date | None
    matching_tot_en_met: date | None
    opgepakt_op: date | None
    contacten: Sequence[OverContact]


@dataclass(frozen=True, slots=True)
class Levering:
    """What comes over for one gemeente."""

    gemeente: str
    signalen: Sequence[OverSignaal]
    zaken: Sequence[OverZaak]


@dataclass(frozen=True, slots=True)
class Weigering:
    """One signal or zaak that did not come over. `regel` counts in its own list, over the whole file, from 1."""

    gemeente: str
    regel: int
    veld: str
    code: Weigercode
    kenmerk: str


@dataclass(slots=True)
class Verslag:
    """What became of it: per gemeente how many signals were new, refused, or here already; and every refusal."""

    weigeringen: list[Weigering] = field(default_factory=list)
    aangenomen: dict[str, int] = field(default_factory=dict)
    geweigerd: dict[str, int] = field(default_factory=dict)
    dubbel: dict[str, int] = field(default_factory=dict)

    def tel(self, wat: dict[str, int], gemeente: str) -> None:
        """One more."""
        wat[gemeente] = wat.get(gemeente, 0) + 1
