"""Voorzieningen and payments as the API takes and gives them."""

from datetime import date
from uuid import UUID

from pydantic import Field

from contracts.bbz import Aflossingsvorm
from kernel.web import Model
from services.bbz.api.schemas.basis import Code, GeldigeIban, Gemeentecode, Gevraagd, LegeDatum, Tekst
from services.bbz.domain import soort
from services.bbz.domain.beleid import Painversie
from services.bbz.domain.betaalopdracht import Aan
from services.bbz.domain.voorbereiding import Omzettingsuitkomst, Omzettingsvoorstel


class VoorzieningGegeven(Model):
    """Een voorziening, zonder persoonsgegevens."""

    id: UUID
    gemeente: str
    besluit_id: UUID
    soort: str
    ontstaan_op: date = Field(description="Dag van de akte, of van het besluit als er geen akte is.")
    akte_op: LegeDatum = None
    uitbetaald_op: LegeDatum = None
    eerste_vervaldag: LegeDatum = None


class UitbetalingVerzoek(Model):
    """De uitbetaling van een krediet; dat kan één keer, na de akte."""

    uitbetaald_op: date
    eerste_vervaldag: LegeDatum = Field(default=None, description="Leeg bij een bedrag om niet.")
    iban: GeldigeIban | None = Field(default=None, description="Mag leeg blijven als er een betaalopdracht is.")


class BetalingGegeven(Model):
    """Eén overboeking."""

    bedrag_centen: Gevraagd
    naam: str = Field(min_length=1, max_length=140)
    iban: GeldigeIban
    kenmerk: str = Field(min_length=1, max_length=140)
    aan: Aan


class BetaalopdrachtVerzoek(Model):
    """De overboekingen van een voorziening, samen precies het toegekende bedrag."""

    betalingen: list[BetalingGegeven] = Field(min_length=1, max_length=100)


class BestedingVerzoek(Model):
    """Bewijs van besteding (Bbz 2004, art. 39 lid 2 onder a)."""

    bedrag_centen: Gevraagd
    bewijs: Code
    akkoord: bool = Field(description="Of dit is waarvoor het krediet was.")
    toelichting: Tekst


class AanspraakVerzoek(Model):
    """Wat de bank kreeg omdat zij een beroep op de borgtocht deed (Bbz 2004, art. 16)."""

    bedrag_centen: Gevraagd
    datum: date


class OmzettingVerzoek(Model):
    """Wat er wordt van een voorbereidingskrediet (Bbz 2004, art. 29 lid 3)."""

    uitkomst: Omzettingsuitkomst
    datum: date
    looptijd_maanden: int | None = Field(default=None, ge=1, le=1200, description="Alleen bij een start.")
    aflossingsvorm: Aflossingsvorm | None = Field(default=None, description="Alleen bij een start.")
    eerste_vervaldag: LegeDatum = Field(default=None, description="Alleen bij een start.")
    motivering: Tekst

    def als_voorstel(self) -> Omzettingsvoorstel:
        """As the domain knows it; raises OmzettingKloptNiet."""
        return Omzettingsvoorstel(
            uitkomst=self.uitkomst,
            datum=self.datum,
            looptijd_maanden=self.looptijd_maanden,
            aflossingsvorm=soort.Aflossingsvorm(self.aflossingsvorm.value) if self.aflossingsvorm else None,
            eerste_vervaldag=self.eerste_vervaldag,
            motivering=self.motivering,
        )


class BetaalbestandVerzoek(Model):
    """Een bestand voor de bank met wat klaarstaat."""

    gemeente: Gemeentecode
    uitvoeren_op: date


class BetaalbestandGegeven(Model):
    """Een bestand voor de bank, zonder de betalingen."""

    id: UUID
    gemeente: str
    formaat: Painversie
    aangemaakt_op: date
    uitvoeren_op: date
    aantal: int
    totaal_centen: int
