"""What is asked and answered about aanmeldingen and the first talk."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from contracts.intake import Aanmeldkanaal
from contracts.persoon import Betrokkene, GeldigeBetrokkene
from kernel.web import Model
from services.intake.api.schemas.basis import Centen, Gemeentecode, Tekst, Zin
from services.intake.domain.aanmelding import Aanmeldstatus, Orientatievervolg, Partnersoort, Relatie
from services.intake.domain.crisis import Crisisgrond
from services.intake.domain.rechtsvorm import Rechtsvorm


class MelderGegeven(Model):
    """Wie er het eerst belde, als dat niet de ondernemer zelf was."""

    relatie: Relatie
    naam: Zin | None = None
    telefoonnummer: Annotated[str, StringConstraints(max_length=20)] | None = None


class AanmeldingVerzoek(Model):
    """Een ondernemer meldt zich zelf, of een partner doet dat voor hem."""

    gemeente: Gemeentecode
    kanaal: Literal[Aanmeldkanaal.ZELF, Aanmeldkanaal.PARTNER, Aanmeldkanaal.BBZ]
    partnersoort: Partnersoort | None = Field(default=None, description="Wat voor partner, als het kanaal `partner` is.")
    melder: MelderGegeven | None = Field(default=None, description="Wie er het eerst belde, als dat niet de ondernemer zelf was.")
    toestemming: bool = Field(default=False, description="Is de ondernemer het ermee eens dat een ander hem aanmeldt?")
    ontvangen_op: date | None = Field(default=None, description="Dag waarop om hulp is gevraagd. Standaard de boekdatum.")
    crisis: bool = Field(default=False, description="Is er een bedreigende situatie (Wgs, art. 4 lid 2)?")
    crisisgrond: Crisisgrond | None = Field(default=None, description="Waarom de situatie bedreigend is; verplicht bij een crisis.")
    betrokkene: GeldigeBetrokkene


class AanmeldingGegeven(Model):
    """Een aanmelding, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    kanaal: Aanmeldkanaal
    partnersoort: Partnersoort | None
    zaak_id: UUID | None
    ontvangen_op: date
    signaal_ontvangen_op: date | None
    crisis: bool
    crisisgrond: Crisisgrond | None
    warme_overdracht: bool
    contactpersoon: str | None = Field(description="De vaste contactpersoon bij het loket, als pseudoniem.")
    samengevoegd_met: UUID | None = Field(description="De aanmelding waarin deze verdergaat.")
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
    melder: MelderGegeven | None
    opgegaan: list[UUID] = Field(description="Aanmeldingen die in deze zijn opgegaan.")
    gesprek: GesprekGegeven | None
    traject_id: UUID | None


class GesprekVerzoek(Model):
    """Het eerste gesprek. Met een hulpvraag begint een traject; zonder hulpvraag is de aanmelding afgerond."""

    datum: date
    hulpvraag: Tekst | None = Field(default=None, description="Waarmee de ondernemer geholpen wil worden.")
    rechtsvorm: Rechtsvorm | None = Field(default=None, description="Rechtsvorm van de onderneming, als de aanmelding die nog niet noemt.")
    prive_aansprakelijk: bool = Field(default=False, description="Is de bestuurder van een bv privé aansprakelijk voor de schulden?")
    schulden_totaal_centen: Centen | None = None
    woongemeente: Gemeentecode | None = Field(default=None, description="Waar de ondernemer volgens de BRP woont, als dat is nagekeken.")


class GesprekVastgelegd(Model):
    """Verwijzing naar het gesprek en naar het traject dat ermee begint."""

    id: UUID
    traject_id: UUID | None


class AanmeldingZoekVerzoek(Model):
    """Zoek de aanmeldingen van iemand."""

    bsn: str = Field(pattern=r"^[0-9]{9}$")


class Aanmeldingen(Model):
    """De aanmeldingen die bij deze persoon horen, ten hoogste honderd."""

    items: list[AanmeldingGegeven]


class DubbelGegeven(Model):
    """Een andere aanmelding die van dezelfde persoon kan zijn, en waarom."""

    aanmelding: AanmeldingGegeven
    zelfde_bsn: bool
    zelfde_naam_en_geboorte: bool
    zelfde_onderneming: bool


class Dubbelen(Model):
    """Andere aanmeldingen die van dezelfde persoon kunnen zijn."""

    items: list[DubbelGegeven]


class SamenvoegingVerzoek(Model):
    """Laat deze aanmelding verdergaan in een andere."""

    blijft_id: UUID


class ContactpersoonVerzoek(Model):
    """Wie de vaste contactpersoon is."""

    medewerker: Annotated[str, StringConstraints(min_length=1, max_length=100)] = Field(description="Pseudoniem, nooit een naam.")
    reden: Tekst | None = Field(default=None, description="Waarom de contactpersoon wisselt.")


class ContactpersoonGegeven(Model):
    """Wie sinds wanneer de vaste contactpersoon is."""

    id: UUID
    medewerker: str
    sinds: date


class Contactpersonen(Model):
    """De vaste contactpersonen van deze aanmelding, de laatste het laatst."""

    items: list[ContactpersoonGegeven]


class OrientatieVerzoek(Model):
    """Een oriënterend gesprek zonder dossier: er wordt niets vastgelegd over wie het was."""

    gemeente: Gemeentecode
    datum: date | None = Field(default=None, description="Standaard de boekdatum.")
    kanaal: Literal[Aanmeldkanaal.ZELF, Aanmeldkanaal.PARTNER, Aanmeldkanaal.BBZ]
    partnersoort: Partnersoort | None = None
    relatie: Relatie | None = Field(default=None, description="Wie er belde, als dat niet de ondernemer zelf was.")
    vervolg: Orientatievervolg


class OrientatieGegeven(Model):
    """Een oriënterend gesprek."""

    id: UUID
    gemeente: str
    datum: date
    kanaal: Aanmeldkanaal
    partnersoort: Partnersoort | None
    relatie: Relatie | None
    vervolg: Orientatievervolg
