"""Zaken and their signals, field by field."""

from uuid import UUID

from pydantic import Field

from contracts.persoon import Betrokkene
from contracts.vroegsignalering import Contactsoort, Dagdeel, Melding, Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.domain.beoordeling import Reden, Signaalstatus
from services.vroegsignalering.domain.werkbakje import Werkbakje
from services.vroegsignalering.domain.zaak import Eindresultaat, Zaakstand


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
