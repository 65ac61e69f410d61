"""DDAS Schuldhulpverlening v1.0 (VNG-Realisatie/ddas): the delivery to CBS as the standard spells it.

A thin mapping at the edge: our own model never bends to it. Amounts are whole euros; what intake does not know is left out.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from contracts.persoon import Betrokkene
from services.intake.domain.begeleiding import Begeleidingsvorm
from services.intake.domain.gerechtelijk import Uitspraak, Verzoeksoort
from services.intake.domain.regeling import Regelingsoort
from services.intake.domain.schuld import Schuldsoort
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.uitstroom import Uitstroomreden
from services.intake.usecases.levering import Leverdossier, Schuldregel

_EURO = 100

Datum = Annotated[date, Field(json_schema_extra={"format": "date"})]
Tekst = Annotated[str, Field(max_length=500)]


class _Ddas(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)


class DdasBeschikkingssoort(StrEnum):
    """Soort beschikking."""

    AFWIJZING = "Afwijzingsbeschikking"
    TOELATING = "Toelatingsbeschikking"


class DdasBegeleidingssoort(StrEnum):
    """Soort begeleiding."""

    BUDGETCOACHING = "Budgetcoaching"
    BUDGETBEHEER = "Budgetbeheer"
    BESCHERMINGSBEWIND = "Beschermingsbewind"
    LANGE_TERMIJN = "Lange Termijn Begeleiding (DFD)"
    BUDGETBEGELEIDING = "Budgetbegeleiding"


class DdasSchuldsoort(StrEnum):
    """Soort schuld."""

    ZORG = "Zorg"
    PUBLIEK = "Publiek"
    NUTS = "Nuts"
    OVERIG = "Overig"


class DdasOplossingssoort(StrEnum):
    """Soort oplossing."""

    BETALINGSREGELING = "Betalingsregeling"
    HERFINANCIERING = "Herfinanciering"
    SANERINGSKREDIET = "Saneringskrediet"
    SCHULDBEMIDDELING = "Schuldbemiddeling"
    NULAANBOD = "0%-aanbod"


class DdasContact(_Ddas):
    """Contactpersoon bij de aanleverende organisatie."""

    email: Tekst | None = None
    functietitel: Tekst | None = None
    naam: Tekst | None = None
    telefoonnummer: Tekst | None = None


class DdasShvOrganisatie(_Ddas):
    """Organisatie die aanlevert; de gemeentecode blijft leeg als dat geen gemeente is."""

    naam: Tekst | None = Field(default=None, alias="(Statutaire) Naam")
    kvk_nummer: Tekst | None = Field(default=None, alias="KvK-nummer")
    postcode: Tekst | None = None
    gemeentecode: Tekst | None = None
    contactpersonen: list[DdasContact] | None = None


class DdasAanmelding(_Ddas):
    """Aanmelding met een hulpvraag."""

    crisisinterventie: bool | None = None
    einddatum: Datum | None = None
    startdatum: Datum | None = None


class DdasPeriode(_Ddas):
    """Van een dag tot een dag."""

    einddatum: Datum | None = None
    startdatum: Datum | None = None


class DdasBegeleiding(DdasPeriode):
    """Begeleiding naast de oplossing."""

    soort: DdasBegeleidingssoort | None = None


class DdasShvClient(_Ddas):
    """De inwoner."""

    bsn: Tekst | None = Field(default=None, alias="Burgerservicenummer")
    geboortedatum: Tekst | None = Field(default=None, alias="Geboortedatum")
    geslacht: Tekst | None = Field(default=None, alias="Geslachtsaanduiding")
    postcode: Tekst | None = Field(default=None, alias="Postcode")
    huisnummer: Tekst | None = Field(default=None, alias="Huisnummer")
    toevoeging: Tekst | None = Field(default=None, alias="Huisnummertoevoeging")


class DdasIntake(DdasPeriode):
    """Van eerste gesprek tot beschikking."""

    beschikkingsdatum: Datum | None = None
    beschikkingssoort: DdasBeschikkingssoort | None = None


class DdasMoratorium(DdasPeriode):
    """Moratorium (Fw, art. 287b)."""

    aanvraag: Datum | None = Field(default=None, alias="datumAanvraag")
    goedkeuring: Datum | None = Field(default=None, alias="datumGoedkeuring")


class DdasOplossing(DdasPeriode):
    """De oplossing die is gestart."""

    soort: DdasOplossingssoort | None = None
    vtlb: int | None = None


class DdasPlan(_Ddas):
    """Plan van aanpak."""

    afronding: Datum | None = Field(default=None, alias="datumAfronding")


class DdasSchuldeiser(_Ddas):
    """Schuldeiser; van een privépersoon leveren wij geen naam."""

    naam: Tekst | None = None
    kvknummer: Tekst | None = None
    benaming: Tekst | None = Field(default=None, alias="Naam")
    postcode: Tekst | None = None
    privepersoon: bool | None = None


class DdasSchuld(_Ddas):
    """Eén schuld in hele euro's."""

    bedrag: int | None = None
    peildatum: Datum | None = None
    schuldsoort: DdasSchuldsoort | None = None
    zakelijk: bool | None = Field(default=None, alias="zakelijkeSchuld")
    schuldeiser: DdasSchuldeiser | None = None


class DdasSchuldregeling(_Ddas):
    """Voorstel aan de schuldeisers."""

    afgewezen: Datum | None = None
    datum: Datum | None = None
    verzoek_dwangakkoord: Datum | None = Field(default=None, alias="datumVerzoekDwangakkoord")
    dwangakkoord: bool | None = None
    ingetrokken: Datum | None = None
    toegekend: Datum | None = None


class DdasUitstroom(_Ddas):
    """Einde van het traject."""

    datum: Datum | None = None
    beeindigingsbeschikking: Datum | None = Field(default=None, alias="datumBeeindigingsbeschikking")
    omschrijving: Tekst | None = None
    reden: Uitstroomreden | None = None


class DdasTraject(_Ddas):
    """Eén schuldhulptraject; de gemeentecode is van de gemeente die verantwoordelijk is."""

    einddatum: Datum | None = None
    omschrijving: Tekst | None = None
    startdatum: Datum | None = None
    toekenningsdatum: Datum | None = None
    totaal: int | None = Field(default=None, alias="totaalSchuldbedragBijAanvangSchuld")
    gemeentecode: Tekst
    aanmelding: DdasAanmelding | None = None
    begeleiding: list[DdasBegeleiding] | None = None
    client: list[DdasShvClient] | None = None
    crisisinterventies: list[DdasPeriode] | None = None
    informatie_en_advies: DdasPeriode | None = Field(default=None, alias="informatieEnAdvies")
    intake: DdasIntake | None = None
    moratoria: list[DdasMoratorium] | None = None
    nazorg: DdasPeriode | None = None
    oplossing: DdasOplossing | None = None
    plan_van_aanpak: DdasPlan | None = Field(default=None, alias="planVanAanpak")
    schulden: list[DdasSchuld] | None = None
    schuldregeling: DdasSchuldregeling | None = None
    stabilisatie: DdasPeriode | None = None
    uitstroom: DdasUitstroom | None = None
    voorlopige_voorzieningen: list[DdasPeriode] | None = Field(default=None, alias="voorlopigeVoorzieningen")


class DdasShvLevering(_Ddas):
    """De trajecten van één gemeente."""

    teller: int
    organisatie: DdasShvOrganisatie = Field(alias="aanleverende_organisatie")
    trajecten: list[DdasTraject] = Field(default_factory=list, alias="schuldhulptrajecten")


class DdasShvUitwisseling(_Ddas):
    """DDAS Schuldhulpverlening v1.0: één levering per gemeente."""

    startdatum: Datum = Field(alias="startdatumLevering")
    einddatum: Datum = Field(alias="einddatumLevering")
    aangeleverd_op: datetime = Field(alias="aanleverdatumEnTijd")
    leverancier: Tekst = Field(alias="codeGegevensleverancier")
    leveringen: list[DdasShvLevering] = Field(min_length=1)

    def als_json(self) -> dict[str, Any]:
        """The document as the standard writes it: what is not known is left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def als_bytes(self) -> bytes:
        """The same, written out."""
        return self.model_dump_json(by_alias=True, exclude_none=True).encode()


_BEGELEIDING: Final = {
    Begeleidingsvorm.BUDGETCOACHING: DdasBegeleidingssoort.BUDGETCOACHING,
    Begeleidingsvorm.BUDGETBEHEER: DdasBegeleidingssoort.BUDGETBEHEER,
    Begeleidingsvorm.BESCHERMINGSBEWIND: DdasBegeleidingssoort.BESCHERMINGSBEWIND,
    Begeleidingsvorm.LANGE_TERMIJN: DdasBegeleidingssoort.LANGE_TERMIJN,
    Begeleidingsvorm.BUDGETBEGELEIDING: DdasBegeleidingssoort.BUDGETBEGELEIDING,
}
_OPLOSSING: Final = {
    Regelingsoort.BETALINGSREGELING: DdasOplossingssoort.BETALINGSREGELING,
    Regelingsoort.HERFINANCIERING: DdasOplossingssoort.HERFINANCIERING,
    Regelingsoort.SANERING: DdasOplossingssoort.SANERINGSKREDIET,
    Regelingsoort.SCHULDBEMIDDELING: DdasOplossingssoort.SCHULDBEMIDDELING,
    Regelingsoort.NULAANBOD: DdasOplossingssoort.NULAANBOD,
}
_SCHULD: Final = {soort: DdasSchuldsoort(soort.value.capitalize()) for soort in Schuldsoort}
_BESCHIKKING: Final = {
    Besluitsoort.TOELATING.value: DdasBeschikkingssoort.TOELATING,
    Besluitsoort.AFWIJZING.value: DdasBeschikkingssoort.AFWIJZING,
}


def hele_euros(centen: int) -> int:
    """Whole euros, half a euro up."""
    return (centen + _EURO // 2) // _EURO


def als_traject(dossier: Leverdossier) -> DdasTraject:
    """One dossier as the standard tells it."""
    eerste = next((b for b in dossier.besluiten if b.soort in _BESCHIKKING), None)
    toelating = next((b for b in dossier.besluiten if b.soort == Besluitsoort.TOELATING.value), None)
    totaal = sum(s.bedrag_centen for s in dossier.schulden) if dossier.schulden else dossier.schulden_totaal_centen
    return DdasTraject(
        gemeentecode=dossier.gemeente,
        startdatum=dossier.hulpvraag_op,
        einddatum=dossier.uitstroom.datum if dossier.uitstroom else None,
        toekenningsdatum=toelating.datum if toelating else None,
        totaal=None if totaal is None else hele_euros(totaal),
        aanmelding=DdasAanmelding(crisisinterventie=dossier.crisis, startdatum=dossier.aangemeld_op, einddatum=dossier.gesprek_op),
        intake=DdasIntake(
            startdatum=dossier.gesprek_op,
            einddatum=eerste.datum if eerste else None,
            beschikkingsdatum=eerste.datum if eerste else None,
            beschikkingssoort=_BESCHIKKING[eerste.soort] if eerste else None,
        ),
        plan_van_aanpak=DdasPlan(afronding=dossier.plan_op) if dossier.plan_op else None,
        client=[_client(dossier.betrokkene)],
        crisisinterventies=[DdasPeriode(startdatum=c.gemeld_op, einddatum=c.gesprek_op) for c in dossier.crises] or None,
        schulden=[_schuld(s) for s in dossier.schulden] or None,
        begeleiding=[
            DdasBegeleiding(soort=_BEGELEIDING[Begeleidingsvorm(b.vorm)], startdatum=b.gestart_op, einddatum=b.geeindigd_op)
            for b in dossier.begeleidingen
            if b.vorm in _BEGELEIDING
        ]
        or None,
        **_oplossing(dossier),
        **_rechter(dossier),
        nazorg=DdasPeriode(startdatum=dossier.nazorg.gestart_op, einddatum=dossier.nazorg.geeindigd_op) if dossier.nazorg else None,
        uitstroom=_uitstroom(dossier),
    )


def _client(wie: Betrokkene) -> DdasShvClient:
    p = wie.persoon
    return DdasShvClient(
        bsn=p.bsn,
        geboortedatum=p.geboortedatum.isoformat() if p.geboortedatum else None,
        postcode=p.postcode,
        huisnummer=p.huisnummer,
        toevoeging=p.huisnummertoevoeging,
    )


def _schuld(s: Schuldregel) -> DdasSchuld:
    wie = DdasSchuldeiser(naam=None if s.privepersoon else s.naam, kvknummer=s.kvk_nummer, privepersoon=s.privepersoon)
    return DdasSchuld(
        bedrag=hele_euros(s.bedrag_centen), peildatum=s.peildatum, schuldsoort=_SCHULD[s.soort], zakelijk=s.zakelijk, schuldeiser=wie
    )


def _oplossing(dossier: Leverdossier) -> dict[str, Any]:
    """The last offer to creditors, and the last solution that started."""
    velden: dict[str, Any] = {}
    if voorgesteld := [r for r in dossier.regelingen if r.voorgesteld_op]:
        r = voorgesteld[-1]
        velden["schuldregeling"] = DdasSchuldregeling(
            datum=r.voorgesteld_op,
            toegekend=r.akkoord_op,
            afgewezen=r.uitspraak_op if r.dwangakkoord is False else None,
            ingetrokken=r.geeindigd_op if r.gestart_op is None else None,
            verzoek_dwangakkoord=r.dwangakkoord_gevraagd_op,
            dwangakkoord=r.dwangakkoord,
        )
    if gestart := [r for r in dossier.regelingen if r.gestart_op]:
        r = gestart[-1]
        vtlb = None if r.vtlb_centen is None else hele_euros(r.vtlb_centen)
        velden["oplossing"] = DdasOplossing(soort=_OPLOSSING[r.vorm], startdatum=r.gestart_op, einddatum=r.geeindigd_op, vtlb=vtlb)
    return velden


def _rechter(dossier: Leverdossier) -> dict[str, Any]:
    moratoria = [
        DdasMoratorium(
            aanvraag=s.gevraagd_op,
            goedkeuring=s.uitspraak_op if s.uitspraak == Uitspraak.TOEGEWEZEN.value else None,
            startdatum=s.van,
            einddatum=s.geeindigd_op or s.tot_en_met,
        )
        for s in dossier.stappen
        if s.soort == Verzoeksoort.MORATORIUM.value
    ]
    voorzieningen = [
        DdasPeriode(startdatum=s.van, einddatum=s.geeindigd_op or s.tot_en_met)
        for s in dossier.stappen
        if s.soort == Verzoeksoort.VOORLOPIGE_VOORZIENING.value and s.van
    ]
    return {"moratoria": moratoria or None, "voorlopige_voorzieningen": voorzieningen or None}


def _uitstroom(dossier: Leverdossier) -> DdasUitstroom | None:
    if dossier.uitstroom is None:
        return None
    einde = next((b.datum for b in dossier.besluiten if b.soort == Besluitsoort.BEEINDIGING.value), None)
    return DdasUitstroom(datum=dossier.uitstroom.datum, reden=Uitstroomreden(dossier.uitstroom.reden), beeindigingsbeschikking=einde)
