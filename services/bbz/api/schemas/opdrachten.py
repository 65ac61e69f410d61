"""Work by outsiders, field by field."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from kernel.web import Model
from services.bbz.api.schemas.basis import Gemeentecode, LegeDatum, Tekst
from services.bbz.api.schemas.onderzoeken import Client
from services.bbz.api.schemas.uitkeringen import Centen
from services.bbz.domain.opdracht import Betaler, Opdrachtnemersoort, Opdrachtsoort
from services.bbz.usecases.beheer_stukken import Opdrachtdossier

Doel = Annotated[str, Field(min_length=1, max_length=500)]


class CoachVerzoek(Model):
    """Iemand in de coachpool van een gemeente."""

    gemeente: Gemeentecode
    client: Client
    naam: str = Field(min_length=1, max_length=200)
    soort: Opdrachtnemersoort
    deskundigheid: list[Doel] = Field(default_factory=list, max_length=20)
    capaciteit: int = Field(ge=0, le=500, description="Hoeveel opdrachten tegelijk.")


class CoachGegeven(CoachVerzoek):
    """Iemand in de coachpool, met de plaatsen die hij nog heeft."""

    id: UUID
    actief: bool
    sinds: date
    vrij: int


class BegeleidingVerzoek(Model):
    """Een opdracht tot begeleiding, met doelen."""

    opdrachtnemer: Client
    opdracht: Tekst
    doelen: list[Doel] = Field(min_length=1, max_length=20)
    betaler: Betaler
    prijs_centen: Centen
    uiterlijk: date


class TrajectopdrachtVerzoek(Model):
    """Een opdracht aan een trajectbureau, bij een starterstraject."""

    opdrachtnemer: Client
    opdracht: Tekst
    prijs_centen: Centen
    uiterlijk: date


class OpdrachtGegeven(Model):
    """Een opdracht, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    soort: Opdrachtsoort
    opdrachtnemer: str
    status: str
    onderzoek_id: UUID | None
    betaler: Betaler | None
    prijs_centen: int
    verstrekt_op: date
    uiterlijk: date
    begonnen_op: LegeDatum = None
    geleverd_op: LegeDatum = None


class StukGegeven(Model):
    """Een stuk bij een opdracht, zonder de inhoud."""

    id: UUID
    naam: str
    mediatype: str
    grootte: int
    datum: date
    van_opdrachtnemer: bool


class VoortgangGegeven(Model):
    """Wat er op een dag is gedaan."""

    datum: date
    uren: int | None = Field(default=None, ge=0, le=1000)
    tekst: Tekst


class Ondernemer(Model):
    """Wie de opdrachtnemer nodig heeft om te kunnen werken; meer krijgt hij niet."""

    naam: str
    handelsnaam: str | None
    telefoonnummer: str | None
    emailadres: str | None


class OpdrachtDetail(OpdrachtGegeven):
    """Een opdracht met wat gevraagd is, de stukken en de voortgang."""

    opdracht: str
    doelen: list[str]
    oplevering: str | None
    ondernemer: Ondernemer
    stukken: list[StukGegeven]
    voortgang: list[VoortgangGegeven]

    @classmethod
    def van(cls, d: Opdrachtdossier) -> "OpdrachtDetail":
        """From the dossier: of the person no more than is needed to reach him."""
        p, bedrijf = d.betrokkene.persoon, d.betrokkene.onderneming
        return cls(
            **OpdrachtGegeven.model_validate(d.rij).model_dump(),
            opdracht=d.opdracht,
            doelen=d.doelen,
            oplevering=d.oplevering,
            ondernemer=Ondernemer(
                naam=" ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel),
                handelsnaam=bedrijf.handelsnaam if bedrijf else None,
                telefoonnummer=p.telefoonnummer,
                emailadres=p.emailadres,
            ),
            stukken=[
                StukGegeven(
                    id=s.id, naam=naam, mediatype=s.mediatype, grootte=s.grootte, datum=s.datum, van_opdrachtnemer=s.van_opdrachtnemer
                )
                for s, naam in d.stukken
            ],
            voortgang=[VoortgangGegeven(datum=dag, uren=uren, tekst=tekst) for dag, uren, tekst in d.voortgang],
        )


class StukVerzoek(Model):
    """Een stuk: PDF, beeld of tekst, in base64."""

    naam: str = Field(min_length=1, max_length=200)
    mediatype: str = Field(pattern=r"^(application/pdf|image/(png|jpeg)|text/plain|application/vnd[.][a-z0-9.+-]+)$", max_length=120)
    inhoud: str = Field(min_length=1, max_length=1_000_000, description="De inhoud in base64.")


class OpleveringVerzoek(Model):
    """Wat is opgeleverd."""

    tekst: Tekst
