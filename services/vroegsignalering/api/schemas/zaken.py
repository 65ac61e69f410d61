"""Zaken and their signals, field by field."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from contracts.persoon import Betrokkene
from contracts.vroegsignalering import Contactsoort, Dagdeel, Melding, Signaalpartnertype
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.domain.afweging import Actie
from services.vroegsignalering.domain.beoordeling import Reden, Signaalstatus
from services.vroegsignalering.domain.brp import BrpStand
from services.vroegsignalering.domain.matching import Koppeling
from services.vroegsignalering.domain.zaak import Eindresultaat, Hulpsoort, Zaakstand

Werkbakje = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40, description="Code van een werkbakje.", examples=["crisis"])
]


class ZaakGegeven(Model):
    """Een zaak in de werkvoorraad, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    stand: Zaakstand
    werkbakje: Werkbakje
    regel: str = Field(
        description="Code van de regel van het afwegingskader die de zaak hier plaatste; `hand` als een medewerker dat deed."
    )
    actie: Actie = Field(description="Hoe de inwoner volgens die regel wordt benaderd.")
    prioriteit: int = Field(description="1 gaat voor, 9 komt het laatst.")
    behandelaar: str | None = Field(description="Pseudoniem van de medewerker die de zaak behandelt.")
    melding: Melding
    opeenvolgend: bool = Field(description="Was er ook in de zes maanden ervoor een signaal?")
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
    koppeling: Koppeling
    brp: BrpStand = Field(description="Wat de BRP zegt over de persoon van dit signaal.")
    koppeling_uitleg: str = Field(description="Waarom dit signaal bij deze zaak hoort.")
    uitleg: str | None = Field(description="Waarom dit signaal niet wordt opgepakt.")


class ContactpogingGegeven(Model):
    """Een poging om contact te krijgen."""

    id: UUID
    soort: Contactsoort
    bereikt: bool
    datum: Datum
    dagdeel: Dagdeel | None


class HulpaanbodGegeven(Model):
    """Hulp die is aangeboden."""

    id: UUID
    soort: Hulpsoort
    datum: Datum


class NotitieGegeven(Model):
    """Een notitie, het verslag van een gesprek, of aan wie de inwoner persoonlijk is overgedragen."""

    id: UUID
    soort: str = Field(description="`notitie`, `gesprek` of `warme-overdracht`.")
    datum: Datum
    door: str = Field(description="Pseudoniem van wie haar schreef.")
    tekst: str


class ZaakDetail(ZaakGegeven):
    """Een zaak met de persoon, de signalen en alles wat er met haar is gedaan."""

    uitleg_regel: str = Field(description="Waarom de zaak in dit werkbakje ligt.")
    kader: int = Field(description="Versie van het afwegingskader; 0 is het standaardkader.")
    opgepakt_op: Datum | None = Field(description="Eerste benadering.")
    bereikt_op: Datum | None = Field(description="Eerste contact waarbij de inwoner is bereikt.")
    quick_fix_tot: Datum | None
    hulp_aanvaard_op: Datum | None
    warme_overdracht: bool
    afgesloten_op: Datum | None
    resultaat: Eindresultaat | None
    samengevoegd_in: UUID | None = Field(description="De zaak waar deze zaak in opging.")
    gewist_op: Datum | None = Field(description="Wanneer de persoonsgegevens volgens het bewaarbeleid zijn verwijderd.")
    betrokkene: Betrokkene | None = Field(description="Leeg als de persoonsgegevens zijn verwijderd, of er geen signalen meer zijn.")
    signaallijst: list[SignaalGegeven]
    contactpogingen: list[ContactpogingGegeven]
    hulpaanbiedingen: list[HulpaanbodGegeven]
    notities: list[NotitieGegeven]


class ZoekVerzoek(Model):
    """Zoek zaken van een persoon of een adres. Dat u zoekt, komt in het verwerkingenlog."""

    bsn: str | None = Field(default=None, max_length=9)
    postcode: str | None = Field(default=None, max_length=7)
    huisnummer: str | None = Field(default=None, max_length=5)
    huisnummertoevoeging: str | None = Field(default=None, max_length=4)


class ZoekAntwoord(Model):
    """De zaken die zijn gevonden, de nieuwste eerst; ten hoogste honderd."""

    items: list[ZaakGegeven]


class WerkbakjeGegeven(Model):
    """Hoeveel er in een werkbakje wacht."""

    gemeente: str
    werkbakje: Werkbakje
    aantal: int
    niet_opgepakt: int = Field(description="Zaken waarin nog niemand is benaderd.")
    te_laat: int = Field(description="Daarvan: de uiterste dag is voorbij.")
    niet_toegewezen: int = Field(description="Zaken zonder behandelaar.")
    eerste_uiterlijk: Datum | None = Field(description="De eerste uiterste dag van wat nog niet is opgepakt.")


class Werkbakjes(Model):
    """Alle werkbakjes van uw gemeenten waar iets in ligt."""

    items: list[WerkbakjeGegeven]


Medewerkernaam = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class ToewijzingVerzoek(Model):
    """Wijs zaken toe aan een medewerker, alle of geen."""

    zaken: list[UUID] = Field(min_length=1, max_length=500)
    behandelaar: Medewerkernaam | None = Field(
        description="Pseudoniem van de medewerker, zoals in zijn token; leeg om de zaken terug te nemen."
    )


class ToewijzingGegeven(Model):
    """Wat er is toegewezen."""

    gewijzigd: int = Field(description="Zaken die nu een andere behandelaar hebben dan eerst.")
