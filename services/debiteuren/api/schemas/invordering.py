"""What goes in and out about collection: the ladder, pauses, prescription, work items, inquiries, hand-overs."""

from datetime import date
from uuid import UUID

from pydantic import Field, model_validator

from contracts.debiteuren import Stoplicht
from kernel.web import Model
from services.debiteuren.api.schemas.basis import Gemeentecode
from services.debiteuren.domain.ladder import Aanvang, Stap
from services.debiteuren.domain.onderzoek import Onderzoeksoort, Onderzoekstand, Onderzoekuitkomst
from services.debiteuren.domain.organisatie import Plek
from services.debiteuren.domain.pauze import Pauzesoort
from services.debiteuren.domain.stoplicht import Reden
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.domain.verjaring import Stuitingshandeling

_TEKST = 4_000


class StapVerzoek(Model):
    """Een stap van de invordering. Bij contact horen kanaal en bereikt."""

    stap: Stap
    kanaal: str | None = Field(default=None, pattern=r"^[a-z-]{2,30}$", description="Code, bijvoorbeeld telefoon, bezoek, brief.")
    bereikt: bool | None = None
    toelichting: str | None = Field(default=None, max_length=_TEKST)

    @model_validator(mode="after")
    def _contact(self) -> "StapVerzoek":
        if self.stap is Stap.CONTACT and (self.kanaal is None or self.bereikt is None):
            raise ValueError("Bij contact horen `kanaal` en `bereikt`.")
        return self


class StapGegeven(Model):
    """Een stap die is gezet."""

    id: UUID
    stap: Stap
    datum: date
    uiterlijk: date | None = Field(description="Laatste dag om te betalen.")
    bedrag_centen: int = Field(description="Wat is gevraagd, zonder de kosten van deze stap.")
    kosten_centen: int
    vervaldagen: list[date]
    kanaal: str | None
    bereikt: bool | None
    besluit_id: UUID | None


class PauzeGegeven(Model):
    """Dagen waarop de invordering stilstaat."""

    id: UUID
    soort: Pauzesoort
    van: date
    tot_en_met: date | None


class InvorderingGegeven(Model):
    """Waar een lening op de ladder staat, en wat nu kan."""

    lening_id: UUID
    stoplicht: Stoplicht
    reden: Reden
    aanvang: Aanvang | None = Field(description="Waar de ladder begint; leeg als de lening er niet op staat.")
    begonnen_op: date | None
    behandelaar: Plek
    achterstand_dagen: int = Field(description="Zonder de dagen waarop de invordering stilstond.")
    klasse: str
    te_vragen_centen: int = Field(description="Vervallen, niet betaald en niet verjaard.")
    verjaard_centen: int
    staat_stil: str | None
    volgende_stap: Stap | None
    volgende_vanaf: date | None
    stappen: list[StapGegeven]
    pauzes: list[PauzeGegeven]


class VerjaringTermijn(Model):
    """Een open termijn en tot wanneer die geïnd kan worden."""

    nummer: int
    vervaldag: date
    open_centen: int
    verjaart_op: date = Field(description="Laatste dag; schuift op zolang een verlenging loopt.")
    verjaard: bool


class StuitingGegeven(Model):
    """Een stuiting van de verjaring."""

    id: UUID
    handeling: Stuitingshandeling
    datum: date
    vervaldagen: list[date] | None = Field(description="De termijnen die zij raakt; leeg is alle vervallen termijnen.")


class VerjaringGegeven(Model):
    """De verjaring van een lening, per termijn (Awb, art. 4:104 en verder)."""

    lening_id: UUID
    datum: date
    termijnen: list[VerjaringTermijn]
    stuitingen: list[StuitingGegeven]


class StuitingVerzoek(Model):
    """Een stuiting die is gedaan."""

    handeling: Stuitingshandeling
    datum: date
    vervaldagen: list[date] | None = Field(default=None, max_length=600)
    toelichting: str = Field(min_length=1, max_length=_TEKST)


class PauzeVerzoek(Model):
    """Laat de invordering stilstaan."""

    soort: Pauzesoort
    van: date
    tot_en_met: date | None = None

    @model_validator(mode="after")
    def _in_volgorde(self) -> "PauzeVerzoek":
        if self.tot_en_met is not None and self.tot_en_met < self.van:
            raise ValueError("`totEnMet` ligt voor `van`.")
        return self


class EindeVerzoek(Model):
    """De laatste dag."""

    laatste_dag: date


class TaakGegeven(Model):
    """Een lening die iemand nodig heeft: waarom, en wat nu."""

    id: UUID
    gemeente: str
    lening_id: UUID
    soort: Taaksoort
    stap: Stap | None
    plek: Plek = Field(description="Wie dit doet in deze gemeente.")
    wat_nu: str
    artikel: str | None
    uiterlijk: date
    ontstaan_op: date
    afgerond_op: date | None
    uitkomst: str | None
    versie: int


class TaakAfronding(Model):
    """Hoe het is afgelopen, in een code."""

    uitkomst: str = Field(pattern=r"^[a-z-]{2,40}$")


class AandachtGegeven(TaakGegeven):
    """Een regel van de aandachtslijst: wie, waarom en wat nu."""

    naam: str
    handelsnaam: str | None
    telefoonnummer: str | None
    betalingskenmerk: str
    stoplicht: Stoplicht
    reden: Reden
    achterstand_sinds: date | None
    vervallen_open_centen: int


class OnderzoekVerzoek(Model):
    """Plan een onderzoek."""

    soort: Onderzoeksoort
    uiterlijk: date


class OnderzoekStap(Model):
    """De volgende stand van een onderzoek; een oordeel heeft een uitkomst."""

    stand: Onderzoekstand
    uitkomst: Onderzoekuitkomst | None = None
    toelichting: str | None = Field(default=None, max_length=_TEKST)

    @model_validator(mode="after")
    def _oordeel(self) -> "OnderzoekStap":
        if (self.stand is Onderzoekstand.BEOORDEELD) != (self.uitkomst is not None):
            raise ValueError("Bij een oordeel hoort `uitkomst`, en alleen dan.")
        return self


class OnderzoekGegeven(Model):
    """Een voortgangsonderzoek of debiteurenonderzoek."""

    id: UUID
    gemeente: str
    lening_id: UUID
    soort: Onderzoeksoort
    stand: Onderzoekstand
    uiterlijk: date
    opgevraagd_op: date | None
    ontvangen_op: date | None
    beoordeeld_op: date | None
    uitkomst: Onderzoekuitkomst | None
    versie: int


class OverdrachtVerzoek(Model):
    """Bied een lening aan een andere afdeling aan."""

    naar: Plek
    stukken: list[str] = Field(max_length=30, description="Codes van de stukken die meegaan.")


class OverdrachtAntwoord(Model):
    """Aanvaard of weiger; bij weigeren hoort een reden."""

    aanvaard: bool
    reden: str | None = Field(default=None, max_length=_TEKST)

    @model_validator(mode="after")
    def _reden(self) -> "OverdrachtAntwoord":
        if not self.aanvaard and not self.reden:
            raise ValueError("Bij weigeren hoort `reden`.")
        return self


class OverdrachtGegeven(Model):
    """Een overdracht met haar moment, haar stukken en het antwoord."""

    id: UUID
    gemeente: str
    lening_id: UUID
    van: Plek
    naar: Plek
    stukken: list[str]
    stand: str
    aangeboden_op: date
    afgehandeld_op: date | None
    versie: int


class RondeVerzoek(Model):
    """Loop de leningen van een gemeente langs, zoals zij aan het eind van deze dag staan."""

    gemeente: Gemeentecode
    datum: date


class RondeGegeven(Model):
    """Wat een ronde opleverde."""

    id: UUID
    gemeente: str
    datum: date
    leningen: int
    taken: int
    onderzoeken: int
    begonnen: int = Field(description="Leningen die op de ladder kwamen.")
    geeindigd: int = Field(description="Leningen die van de ladder gingen.")
