"""DDAS Vroegsignalering v1.2 (VNG-Realisatie/ddas-vroegsignalering): the delivery as the standard spells it, and its way in.

A thin mapping at the edge: our own model never bends to it. Version 1.2 gives whole euros and no names; a client is a BSN
alone, or a door with a date of birth.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from contracts.vroegsignalering import Contactsoort, Dagdeel, Signaalpartnertype
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.zaak import Eindresultaat
from services.vroegsignalering.export.ddas_v10 import naar_v12
from services.vroegsignalering.usecases.overgenomen import Levering, OverContact, OverSignaal, OverZaak

VERSIE = "1.2"
_BSN_LENGTE = 9

Datum = Annotated[date, Field(json_schema_extra={"format": "date"})]
Tekst = Annotated[str, Field(max_length=500)]


class _Ddas(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)


class Geslacht(StrEnum):
    """Aanduiding van het geslacht (DDAS)."""

    MAN = "Man"
    VROUW = "Vrouw"
    ONBEKEND = "Onbekend"
    LEEG = "Leeg"


class DdasContactpersoon(_Ddas):
    """Contactpersoon bij de aanleverende organisatie."""

    naam: Tekst | None = None
    telefoonnummer: Tekst | None = None
    email: Tekst | None = None
    functietitel: Tekst | None = None


class DdasOrganisatie(_Ddas):
    """Organisatie die aanlevert."""

    naam: Tekst | None = None
    kvk_nummer: Tekst | None = Field(default=None, alias="kvk-nummer")
    contactpersonen: list[DdasContactpersoon] | None = Field(default=None, min_length=1, max_length=100)


class DdasSignaalpartner(_Ddas):
    """Soort partner van wie het signaal komt."""

    type: Signaalpartnertype | None = None


class DdasClient(_Ddas):
    """De inwoner: alleen een BSN, of geen BSN en dan ten minste postcode en huisnummer."""

    burgerservicenummer: str | None = Field(default=None, min_length=_BSN_LENGTE, max_length=_BSN_LENGTE)
    geslachtsaanduiding: Geslacht | None = None
    geboortedatum: Datum | None = None
    postcode: Tekst | None = None
    huisnummer: Tekst | None = None
    huisnummertoevoeging: Tekst | None = None

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        gezet = self.model_fields_set
        if "burgerservicenummer" in gezet and len(gezet) > 1:
            raise ValueError("Naast een burgerservicenummer mag hier niets anders staan.")
        if "burgerservicenummer" not in gezet and not {"postcode", "huisnummer"} <= gezet:
            raise ValueError("Zonder burgerservicenummer zijn postcode en huisnummer verplicht.")
        return self


class DdasSignaal(_Ddas):
    """Een vroegsignaal."""

    id: str = Field(alias="ID", max_length=64)
    crisissignaal: bool = False
    warme_overdracht: bool = Field(default=False, alias="warmeOverdracht")
    bedrag: int | None = Field(default=None, ge=0, le=1_000_000, description="Hele euro's.")
    ontstaansdatum: Datum | None = None
    signaaldatum: Datum | None = None
    status: Signaalstatus = Signaalstatus.NOG_NIET_OPGEPAKT
    signaalpartner: DdasSignaalpartner
    client: DdasClient


class DdasVerwijzing(_Ddas):
    """Verwijzing naar een vroegsignaal."""

    id: str = Field(alias="ID", max_length=64)


class DdasContactpoging(_Ddas):
    """Een contactpoging."""

    soort: Contactsoort | None = None
    bereikt: bool | None = None
    datum: Datum | None = None
    dagdeel: Dagdeel | None = None


class DdasZaak(_Ddas):
    """Een vroegsignaalzaak."""

    resultaat: Eindresultaat | None = None
    matchingsdatum: Datum | None = None
    startdatum_matchingperiode: Datum | None = Field(default=None, alias="startdatumMatchingperiode")
    einddatum_matchingperiode: Datum | None = Field(default=None, alias="einddatumMatchingperiode")
    datum_opgepakt: Datum | None = Field(default=None, alias="datumOpgepakt")
    vroegsignalen: list[DdasVerwijzing] = Field(min_length=1, max_length=1000)
    contactpogingen: list[DdasContactpoging] = Field(default_factory=list, max_length=1000)


class DdasLevering(_Ddas):
    """De signalen en zaken van één gemeente."""

    teller: int
    gemeentecode: str = Field(pattern=r"^[0-9]{4}$")
    aanleverende_organisatie: DdasOrganisatie = Field(alias="aanleverendeOrganisatie")
    vroegsignalen: list[DdasSignaal] = Field(default_factory=list, max_length=50_000)
    vroegsignaalzaken: list[DdasZaak] = Field(default_factory=list, max_length=50_000)


class DdasUitwisseling(_Ddas):
    """Een DDAS-levering vroegsignalering, versie 1.2."""

    startdatum_levering: Datum = Field(alias="startdatumLevering")
    einddatum_levering: Datum = Field(alias="einddatumLevering")
    aanleverdatum_en_tijd: datetime = Field(alias="aanleverdatumEnTijd")
    code_gegevensleverancier: Tekst = Field(alias="codeGegevensleverancier")
    leveringen: list[DdasLevering] | None = Field(default=None, min_length=1, max_length=400)

    @model_validator(mode="before")
    @classmethod
    def _ook_versie_10(cls, inhoud: Any) -> Any:
        return naar_v12(inhoud)


def naar_leveringen(uitwisseling: DdasUitwisseling) -> list[Levering]:
    """The same content in our own words; whole euros become cents."""
    return [
        Levering(
            gemeente=levering.gemeentecode,
            signalen=[_signaal(s) for s in levering.vroegsignalen],
            zaken=[_zaak(z) for z in levering.vroegsignaalzaken],
        )
        for levering in uitwisseling.leveringen or ()
    ]


def _signaal(signaal: DdasSignaal) -> OverSignaal:
    client = signaal.client
    persoon = {
        "geboortedatum": client.geboortedatum.isoformat() if client.geboortedatum else "",
        "geslachtsaanduiding": client.geslachtsaanduiding or "",
    }
    return OverSignaal(
        kenmerk=signaal.id,
        partnertype=signaal.signaalpartner.type or Signaalpartnertype.OVERIGE,
        signaaldatum=signaal.signaaldatum,
        bedrag_centen=None if signaal.bedrag is None else signaal.bedrag * 100,
        ontstaansdatum=signaal.ontstaansdatum,
        crisis=signaal.crisissignaal,
        warme_overdracht=signaal.warme_overdracht,
        status=signaal.status,
        bsn=client.burgerservicenummer,
        adres=None if client.postcode is None else (client.postcode, client.huisnummer or "", client.huisnummertoevoeging or ""),
        persoon={veld: waarde for veld, waarde in persoon.items() if waarde},
    )


def _zaak(zaak: DdasZaak) -> OverZaak:
    return OverZaak(
        kenmerken=[verwijzing.id for verwijzing in zaak.vroegsignalen],
        resultaat=zaak.resultaat,
        matchingsdatum=zaak.matchingsdatum,
        matching_van=zaak.startdatum_matchingperiode,
        matching_tot_en_met=zaak.einddatum_matchingperiode,
        opgepakt_op=zaak.datum_opgepakt,
        contacten=[
            OverContact(c.soort or Contactsoort.ONBEKEND, c.bereikt or False, c.datum, c.dagdeel)
            for c in zaak.contactpogingen
            if c.datum is not None
        ],
    )
