"""Everything a delivery to CBS tells of one traject, as intake knows it: the export gives it the names of the standard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contracts.persoon import Betrokkene
from services.intake.domain.schuld import Schuldsoort
from services.intake.store import tables


@dataclass(frozen=True, slots=True)
class Schuldregel:
    """One debt with its creditor, decrypted."""

    naam: str
    kvk_nummer: str | None
    privepersoon: bool
    soort: Schuldsoort
    bedrag_centen: int
    peildatum: date
    zakelijk: bool


@dataclass(frozen=True, slots=True)
class Leverdossier:
    """One traject with all that hangs on it, in order of time."""

    gemeente: str
    betrokkene: Betrokkene
    aangemeld_op: date
    crisis: bool
    crises: Sequence[tables.Crisis]
    gesprek_op: date
    hulpvraag_op: date
    schulden_totaal_centen: int | None
    plan_op: date | None
    besluiten: Sequence[tables.Besluit]
    schulden: Sequence[Schuldregel]
    begeleidingen: Sequence[tables.Begeleiding]
    regelingen: Sequence[tables.Regeling]
    stappen: Sequence[tables.GerechtelijkeStap]
    nazorg: tables.Nazorg | None
    uitstroom: tables.Uitstroom | None
