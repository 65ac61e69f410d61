"""What intake asks and answers, field by field."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from contracts.intake import Aanmeldkanaal
from contracts.persoon import Betrokkene, GeldigeBetrokkene
from kernel.web import Model
from services.intake.domain.plan import Planstap, PlanVanAanpak, Uitvoerder
from services.intake.domain.rechtsvorm import Rechtsvorm
from services.intake.domain.traject import Aanmeldstatus, Besluitsoort, Trajectstatus
from services.intake.domain.weigering import Weigeringsgrond

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0153"])]
Centen = Annotated[int, Field(ge=0, le=10**12, description="Bedrag in hele eurocenten.")]
Zin = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


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


class TrajectGegeven(Model):
    """Een traject, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    aanmelding_id: UUID
    rechtsvorm: Rechtsvorm
    prive_aansprakelijk: bool
    schulden_totaal_centen: int | None
    hulpvraag_op: date
    besluit_uiterlijk: date
    status: Trajectstatus
    voorstel_id: UUID | None = Field(description="Het voorstel dat nu bekrachtigd kan worden.")


class BesluitGegeven(Model):
    """Een besluit over toelating."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    datum: date
    grond: Weigeringsgrond | None
    problematische_schulden: bool | None = Field(validation_alias="problematisch")
    binnen_termijn: bool


class TrajectDetail(TrajectGegeven):
    """Een traject met het besluit."""

    besluit: BesluitGegeven | None


class PlanstapGegeven(Model):
    """Eén stap uit het plan, en wie die doet."""

    omschrijving: Zin
    uitvoerder: Uitvoerder


class PlanGegeven(Model):
    """Plan van aanpak (Wgs, art. 4a)."""

    doelen: list[Zin] = Field(min_length=1, max_length=20)
    stappen: list[PlanstapGegeven] = Field(min_length=1, max_length=50)
    aflosperiode_maanden: int = Field(ge=1, le=120, description="Bij een schuldregeling in beginsel 18 maanden.")

    def als_plan(self) -> PlanVanAanpak:
        """The plan as the domain knows it."""
        stappen = tuple(Planstap(s.omschrijving, s.uitvoerder) for s in self.stappen)
        return PlanVanAanpak(tuple(self.doelen), stappen, self.aflosperiode_maanden)


class ToelatingsvoorstelVerzoek(Model):
    """Voorstel om iemand toe te laten, met het plan van aanpak."""

    plan_van_aanpak: PlanGegeven
    problematische_schulden: bool | None = Field(
        default=None, description="Kan niet alles wat opeisbaar is binnen 36 maanden worden betaald? Leeg: nog niet duidelijk."
    )


class AfwijzingsvoorstelVerzoek(Model):
    """Voorstel om iemand niet toe te laten."""

    grond: Weigeringsgrond
    motivering: Tekst


class VoorstelGegeven(Model):
    """Een voorstel, zoals de tweede medewerker het leest."""

    id: UUID
    traject_id: UUID
    soort: Besluitsoort
    voorgesteld_door: str
    plan_van_aanpak: PlanGegeven | None = None
    problematische_schulden: bool | None = None
    grond: Weigeringsgrond | None = None
    motivering: str | None = None


class BesluitVastgelegd(Model):
    """Verwijzing naar het besluit, en bij een toelating naar het plan."""

    id: UUID
    plan_id: UUID | None


class SaneringskredietVerzoek(Model):
    """Vraag aan Bbz om de ondernemer uit te nodigen voor een saneringskrediet."""

    bedrag_centen: int = Field(gt=0, le=10**12, description="Geschat bedrag in hele eurocenten.")


class BeleidsplanVerzoek(Model):
    """Welke weigeringsgronden de raad in het beleidsplan heeft opgenomen (Bgs, art. 13)."""

    gemeente: Gemeentecode
    van: date
    tot_en_met: date
    gronden: list[Literal[Weigeringsgrond.FRAUDE, Weigeringsgrond.RECIDIVE]] = Field(max_length=2)
    bron: Zin = Field(description="Waar het beleidsplan is bekendgemaakt.")

    @model_validator(mode="after")
    def _in_volgorde(self) -> "BeleidsplanVerzoek":
        if self.tot_en_met < self.van:
            raise ValueError("`totEnMet` ligt voor `van`.")
        return self


class BeleidsplanGegeven(Model):
    """Een vastgelegd beleidsplan."""

    id: UUID
    gemeente: str
    van: date
    tot_en_met: date
    gronden: list[Weigeringsgrond]
    bron: str
