"""What vroegsignalering asks and answers, field by field."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from contracts.persoon import Betrokkene
from contracts.vroegsignalering import Contactsoort, Dagdeel, Melding, Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.domain.beoordeling import Reden, Signaalstatus
from services.vroegsignalering.domain.weigering import Weigercode
from services.vroegsignalering.domain.werkbakje import Werkbakje
from services.vroegsignalering.domain.zaak import Eindresultaat, Zaakstand

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0518"])]
Datum = Annotated[date, Field(json_schema_extra={"format": "date"})]


class SignaalpartnerVerzoek(Model):
    """Het convenant met een signaalpartner, voor een of meer gemeenten."""

    gemeenten: list[Gemeentecode] = Field(min_length=1, max_length=400)
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    type: Signaalpartnertype
    testgegevens: bool = Field(
        default=False, description="Mag deze partner burgerservicenummers leveren die de elfproef niet doorstaan? Nooit in productie."
    )


class SignaalpartnerGegeven(Model):
    """Een signaalpartner met de gemeenten van zijn convenant."""

    id: UUID
    client_id: str
    naam: str
    type: Signaalpartnertype
    testgegevens: bool
    gemeenten: list[str]


class AanleveringGegeven(Model):
    """Een aanlevering, geteld over de gemeenten waar u voor werkt."""

    id: UUID
    formaat: str = Field(description="`csv`, `ndjson` of `ddas`.")
    partnertype: Signaalpartnertype | None
    ontvangen_op: Datum
    stand: str = Field(description="`inlezen` zolang er regels wachten, daarna `verwerkt` of `afgebroken`.")
    gemeenten: list[str]
    regels: int = Field(description="Regels die nu verwerkt zijn: aangenomen, geweigerd en dubbel samen.")
    aangenomen: int
    geweigerd: int
    dubbel: int


class WeigeringGegeven(Model):
    """Waarom een regel geen (nieuw) signaal werd."""

    gemeente: str
    regel: int = Field(description="Regelnummer in het bestand, de eerste regel is 1.")
    veld: str = Field(description="Veld van het partnerformaat; `regel` als het om de hele regel gaat.")
    code: Weigercode
    melding: str
    signaal_id: str = Field(description="Uw eigen kenmerk van het signaal, voor zover leesbaar.")


class ZaakGegeven(Model):
    """Een zaak in de werkvoorraad, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    stand: Zaakstand
    werkbakje: Werkbakje
    melding: Melding
    opeenvolgend: bool = Field(description="Was er op dit adres ook in de zes maanden ervoor een signaal?")
    signalen: int
    bedrag_centen: int = Field(description="Achterstand van de opgepakte signalen samen, in eurocenten.")
    crisis: bool
    ondernemer: bool
    wijk: str | None = Field(description="De vier cijfers van de postcode.")
    maand: Datum
    ontvangen_op: Datum
    contact_uiterlijk: Datum = Field(description="Uiterlijk op deze dag moet de inwoner benaderd zijn.")


class SignaalGegeven(Model):
    """Een signaal van een betalingsachterstand."""

    id: UUID
    partnertype: Signaalpartnertype
    signaaldatum: Datum
    ontvangen_op: Datum
    bedrag_centen: int
    ontstaansdatum: Datum | None
    crisis: bool
    warme_overdracht: bool
    einde_levering_op: Datum | None
    status: Signaalstatus
    reden: Reden | None
    uitleg: str | None = Field(description="Waarom dit signaal niet wordt opgepakt.")


class ContactpogingGegeven(Model):
    """Een poging om contact te krijgen."""

    id: UUID
    soort: Contactsoort
    bereikt: bool
    datum: Datum
    dagdeel: Dagdeel | None


class ZaakDetail(ZaakGegeven):
    """Een zaak met de persoon, de signalen en de contactpogingen."""

    hulp_aanvaard_op: Datum | None
    afgesloten_op: Datum | None
    resultaat: Eindresultaat | None
    betrokkene: Betrokkene
    signaallijst: list[SignaalGegeven]
    contactpogingen: list[ContactpogingGegeven]


class ContactpogingVerzoek(Model):
    """Er is geprobeerd contact te krijgen."""

    soort: Contactsoort
    bereikt: bool
    datum: Datum
    dagdeel: Dagdeel | None = None


class HulpaanvaardingVerzoek(Model):
    """De inwoner aanvaardt hulp."""

    datum: Datum
    warme_overdracht: bool = Field(default=False, description="Draagt u de inwoner persoonlijk over?")


class AfsluitingVerzoek(Model):
    """De zaak wordt afgesloten."""

    resultaat: Eindresultaat
