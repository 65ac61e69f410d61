"""What is asked and answered about referrals, the end of the route, nazorg and the self-test."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from contracts.persoon import GeldigeBetrokkene
from kernel.web import Model
from services.intake.api.schemas.basis import Gemeentecode, Tekst, Zin
from services.intake.domain.crisis import Crisisgrond
from services.intake.domain.quickscan import Advies, Antwoord, Onderwerp
from services.intake.domain.uitstroom import Nazorgstatus, Uitstroomreden
from services.intake.domain.verwijzing import Ketenpartnersoort, Richting, Terugkoppeling

_LEEG: dict[str, Any] = {"format": "date"}


class VerwijzingVerzoek(Model):
    """Overdracht naar of van een ketenpartner, met toestemming van de ondernemer."""

    richting: Richting
    partnersoort: Ketenpartnersoort
    partner: Zin
    warm: bool = True
    toestemming_op: date | None = Field(default=None, json_schema_extra=_LEEG, description="Dag waarop de ondernemer toestemming gaf.")
    datum: date
    terugkoppeling_verwacht_op: date


class VerwijzingGegeven(Model):
    """Een verwijzing, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    aanmelding_id: UUID
    richting: Richting
    partnersoort: Ketenpartnersoort
    warm: bool
    datum: date
    terugkoppeling_verwacht_op: date
    terugkoppeling_op: date | None = Field(json_schema_extra=_LEEG)
    resultaat: Terugkoppeling | None


class VerwijzingDetail(VerwijzingGegeven):
    """Een verwijzing met de partner en de terugkoppeling."""

    partner: str
    toestemming_op: date
    toelichting: str | None


class TerugkoppelingVerzoek(Model):
    """Wat de overdracht opleverde."""

    resultaat: Terugkoppeling
    toelichting: Tekst | None = None
    datum: date


class UitstroomVerzoek(Model):
    """Waarom en wanneer iemand uitstroomt."""

    reden: Uitstroomreden
    datum: date
    toelichting: Tekst | None = None


class NazorgAntwoord(Model):
    """Of de ondernemer nazorg wil."""

    gewenst: bool
    datum: date


class NazorgcontactVerzoek(Model):
    """Een contactmoment na afloop."""

    datum: date
    bereikt: bool
    verslag: Tekst | None = None


class NazorgEinde(Model):
    """Laatste dag van de nazorg."""

    datum: date


class NazorgcontactGegeven(Model):
    """Een vastgelegd contactmoment."""

    id: UUID
    datum: date
    bereikt: bool
    verslag: str | None


class NazorgGegeven(Model):
    """De nazorg van een traject met de contactmomenten."""

    id: UUID
    status: Nazorgstatus
    aangeboden_op: date
    gestart_op: date | None = Field(json_schema_extra=_LEEG)
    geeindigd_op: date | None = Field(json_schema_extra=_LEEG)
    contacten: list[NazorgcontactGegeven]


class QuickscanVraag(Model):
    """Eén vraag van de quickscan. De antwoorden zijn ja, soms of nee."""

    code: str
    tekst: str
    onderwerp: Onderwerp


class QuickscanVragen(Model):
    """De vragen van de quickscan."""

    vragen: list[QuickscanVraag]


class QuickscanAntwoord(Model):
    """Antwoord op één vraag."""

    code: str = Field(pattern=r"^[a-z]{1,40}$")
    antwoord: Antwoord


class QuickscanVerzoek(Model):
    """Ingevulde quickscan, zonder iets over wie u bent."""

    gemeente: Gemeentecode
    antwoorden: list[QuickscanAntwoord] = Field(min_length=1, max_length=20)


class QuickscanAdvies(Model):
    """Advies na de quickscan."""

    id: UUID
    advies: Advies
    tekst: str
    bron: str
    geverifieerd: bool


class QuickscanGegeven(Model):
    """Een gedane quickscan."""

    id: UUID
    gemeente: str
    advies: Advies
    punten: int
    datum: date
    aanmelding_id: UUID | None


class QuickscanAanmelding(Model):
    """Wie na de quickscan gebeld wil worden."""

    gemeente: Gemeentecode
    quickscan_id: UUID
    betrokkene: GeldigeBetrokkene
    crisisgrond: Crisisgrond | None = Field(default=None, description="Wat er op korte termijn dreigt: dan spreken wij u sneller.")


class QuickscanOntvangen(Model):
    """Bevestiging dat wij contact opnemen."""

    tekst: str
