"""Definitieve vaststelling and omzetting, field by field."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from contracts.bbz import Vaststelling
from kernel.web import Model
from services.bbz.api.schemas.basis import LegeDatum, Tekst
from services.bbz.api.schemas.uitkeringen import Centen, Saldo, VermogensopstellingGegeven
from services.bbz.domain.bijstandsnorm import Leefvorm
from services.bbz.domain.omzetting import Omzetting
from services.bbz.domain.vaststelling import Berekening
from services.bbz.usecases.stel_definitief_vast import Jaargegevens
from services.bbz.usecases.zet_om import Omzettingsgegevens


class BoekjaarGegeven(Model):
    """Een boekjaar waarin bijstand is betaald."""

    id: UUID
    gemeente: str
    voorziening_id: UUID
    jaar: int
    begin: date
    einde: date
    administratie_op: LegeDatum = None
    vastgesteld_op: LegeDatum = None


class AdministratieVerzoek(Model):
    """De administratie over het boekjaar is ontvangen (Bbz 2004, art. 38 lid 2)."""

    ontvangen_op: date


class _Jaarcijfers(Model):
    zonder_loonbelasting_centen: Saldo = Field(description="Inkomen waarover geen loonbelasting is ingehouden, voor belasting.")
    met_loonbelasting_netto_centen: Centen = Field(default=0, description="Ander inkomen van het gezin, netto.")
    zorgpremie_centen: Centen = Field(default=0, description="Vergoeding van art. 46 Zorgverzekeringswet over het boekjaar.")
    bijzondere_bijstand_centen: Centen = Field(default=0, description="Verleende bijzondere bijstand over het boekjaar.")
    vermogen: VermogensopstellingGegeven


class VaststellingsvoorstelVerzoek(_Jaarcijfers):
    """De cijfers van het boekjaar (Bbz 2004, art. 12)."""

    terugvorderen_centen: Centen | None = Field(default=None, description="Leeg is alles wat kan; minder vraagt een reden.")
    reden: Tekst | None = None

    def als_gegevens(self) -> Jaargegevens:
        """As the usecase takes it."""
        return Jaargegevens(
            zonder_loonbelasting=self.zonder_loonbelasting_centen,
            met_loonbelasting_netto=self.met_loonbelasting_netto_centen,
            zorgpremie=self.zorgpremie_centen,
            bijzondere_bijstand=self.bijzondere_bijstand_centen,
            vermogen=self.vermogen.als_tupel(),
            terugvorderen=self.terugvorderen_centen,
            reden=self.reden,
        )


class VaststellingsvoorstelGegeven(Model):
    """Het voorstel en waar het op uitkomt. Pas na bekrachtiging is het een besluit."""

    id: UUID
    uitkomst: Vaststelling
    jaarnorm_centen: int
    netto_inkomen_centen: int
    bijstand_centen: int
    naar_evenredigheid_centen: int = Field(description="Jaarnorm naar evenredigheid van de maanden met bijstand.")
    vermogensgrens_centen: int
    boven_grens_centen: int
    om_niet_centen: int
    terug_te_vorderen_centen: int
    terug_ten_hoogste_centen: int
    lening_centen: int
    extra_centen: int
    aflossing_per_jaar_centen: int = Field(description="Ten minste, van wat een lening blijft (art. 13).")
    aflossing_vanaf: LegeDatum = None

    @classmethod
    def van(cls, ident: UUID, b: Berekening) -> "VaststellingsvoorstelGegeven":
        """From the computation."""
        return cls(
            id=ident,
            uitkomst=Vaststelling(b.uitkomst.value),
            jaarnorm_centen=b.jaarnorm.bedrag.centen,
            netto_inkomen_centen=b.netto.bedrag.centen,
            bijstand_centen=b.bijstand.lening.centen,
            naar_evenredigheid_centen=b.naar_evenredigheid.centen,
            vermogensgrens_centen=b.grens.centen,
            boven_grens_centen=b.boven_grens.centen,
            om_niet_centen=b.om_niet.centen,
            terug_te_vorderen_centen=b.terug.centen,
            terug_ten_hoogste_centen=b.terug_ten_hoogste.centen,
            lening_centen=b.lening_blijft.centen,
            extra_centen=b.extra.centen,
            aflossing_per_jaar_centen=b.aflossing_per_jaar.centen,
            aflossing_vanaf=b.aflossing_vanaf,
        )


class VaststellingGegeven(Model):
    """Een definitieve vaststelling met de hele berekening, zoals die is bewaard."""

    boekjaar_id: UUID
    besluit_id: UUID
    uitkomst: Vaststelling
    om_niet_centen: int
    terug_te_vorderen_centen: int
    lening_centen: int
    extra_centen: int
    datum: date
    berekening: dict[str, Any]


class OmzettingsvoorstelVerzoek(_Jaarcijfers):
    """Omzetting in een bedrag om niet (art. 21 lid 1, 3), of kwijtschelding van rente (lid 2) als `renteCenten` is ingevuld."""

    boekjaar: int = Field(ge=2004, le=2100, description="Het boekjaar dat de zelfstandige kiest.")
    boekjaar_begint_in: int = Field(default=1, ge=1, le=12)
    leefvorm: Leefvorm
    kostendelers: int = Field(default=0, ge=0, le=20)
    rente_centen: Centen | None = Field(default=None, description="De rente over dat boekjaar; alleen bij kwijtschelding van rente.")

    def als_gegevens(self) -> Omzettingsgegevens:
        """As the usecase takes it."""
        return Omzettingsgegevens(
            boekjaar=self.boekjaar,
            boekjaar_begint_in=self.boekjaar_begint_in,
            leefvorm=self.leefvorm.value,
            kostendelers=self.kostendelers,
            zonder_loonbelasting=self.zonder_loonbelasting_centen,
            met_loonbelasting_netto=self.met_loonbelasting_netto_centen,
            zorgpremie=self.zorgpremie_centen,
            bijzondere_bijstand=self.bijzondere_bijstand_centen,
            vermogen=self.vermogen.als_tupel(),
            rente=self.rente_centen,
        )


class OmzettingsvoorstelGegeven(Model):
    """Het voorstel en waar het op uitkomt, met elk plafond."""

    id: UUID
    soort: str
    boekjaar: int
    tekort_centen: int = Field(description="Jaarnorm min netto inkomen.")
    ruimte_vermogen_centen: int | None = Field(description="Ruimte onder de grens van art. 3; niet bij rente.")
    ruimte_jaarnorm_centen: int = Field(description="Jaarnorm min levensonderhoud over dat boekjaar (lid 4).")
    ten_hoogste_centen: int = Field(description="Wat is geleend, of de rente van het boekjaar.")
    bedrag_centen: int

    @classmethod
    def van(cls, ident: UUID, o: Omzetting) -> "OmzettingsvoorstelGegeven":
        """From the computation."""
        return cls(
            id=ident,
            soort=o.soort.value,
            boekjaar=o.boekjaar,
            tekort_centen=o.tekort.centen,
            ruimte_vermogen_centen=o.ruimte_vermogen.centen if o.ruimte_vermogen else None,
            ruimte_jaarnorm_centen=o.ruimte_jaarnorm.centen,
            ten_hoogste_centen=o.ten_hoogste.centen,
            bedrag_centen=o.bedrag.centen,
        )


class OmzettingGegeven(Model):
    """Wat van deze voorziening om niet werd."""

    id: UUID
    besluit_id: UUID
    soort: str
    boekjaar: int
    bedrag_centen: int
    datum: date


class Omzettingen(Model):
    """Alle omzettingen van een voorziening: ten hoogste drie."""

    items: list[OmzettingGegeven]
