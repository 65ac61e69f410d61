"""What is asked and answered about aanmeldingen and the first talk."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from contracts.intake import Aanmeldkanaal
from contracts.persoon import Betrokkene, GeldigeBetrokkene
from kernel.web import Model
from services.intake.api.schemas.basis import Centen, Gemeentecode, Tekst
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.domain.rechtsvorm import Rechtsvorm


class AanmeldingVerzoek(Model):
    """Een ondernemer meldt zich zelf, of een partner doet dat voor hem."""

    gemeente: Gemeentecode
    kanaal: Literal[Aanmeldkanaal.ZELF, Aanmeldkanaal.PARTNER]
    ontvangen_op: date | None = Field(default=None, description="Dag waarop om hulp is gevraagd. Standaard de boekdatum.")
    crisis: bool = Field(default=False, description="Is er een bedreigende situatie (Wgs, art. 4 lid 2)?")
    betrokkene: GeldigeBetrokkene


class AanmeldingGegeven(Model):
    """Een aanmelding, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    kanaal: Aanmeldkanaal
    zaak_id: UUID | None
    ontvangen_op: date
    signaal_ontvangen_op: date | None
    crisis: bool
    warme_overdracht: bool
    gesprek_uiterlijk: date
    status: Aanmeldstatus


class GesprekGegeven(Model):
    """Het eerste gesprek."""

    id: UUID
    datum: date
    binnen_termijn: bool
    hulpvraag: str | None


class AanmeldingDetail(AanmeldingGegeven):
    """Een aanmelding met de persoon, en wat eruit is gekomen."""

    betrokkene: Betrokkene
    gesprek: GesprekGegeven | None
    traject_id: UUID | None


class GesprekVerzoek(Model):
    """Het eerste gesprek. Met een hulpvraag begint een traject; zonder hulpvraag is de aanmelding afgerond."""

    datum: date
    hulpvraag: Tekst | None = Field(default=None, description="Waarmee de ondernemer geholpen wil worden.")
    rechtsvorm: Rechtsvorm | None = Field(default=None, description="Rechtsvorm van de onderneming, als de aanmelding die nog niet noemt.")
    prive_aansprakelijk: bool = Field(default=False, description="Is de bestuurder van een bv privé aansprakelijk voor de schulden?")
    schulden_totaal_centen: Centen | None = None


class GesprekVastgelegd(Model):
    """Verwijzing naar het gesprek en naar het traject dat ermee begint."""

    id: UUID
    traject_id: UUID | None
