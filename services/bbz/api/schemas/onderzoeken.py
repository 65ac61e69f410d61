"""Research into viability, field by field."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.bbz import Levensvatbaarheid, Onderzoeksoort
from kernel.geld import Bedrag
from kernel.web import Model
from services.bbz.api.schemas.basis import LegeDatum, Tekst
from services.bbz.api.schemas.uitkeringen import Centen, Saldo
from services.bbz.domain.begroting import JAREN, Beeld, Begrotingsjaar, Jaarbeeld

Client = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,49}$", description="Naam van de client van de opdrachtnemer.")]


class OnderzoekGegeven(Model):
    """Een onderzoek, zonder persoonsgegevens en zonder advies."""

    id: UUID
    gemeente: str
    aanvraag_id: UUID | None
    traject_id: UUID | None
    verzoek_id: UUID | None
    status: str
    gevraagd_op: date
    soort: Onderzoeksoort | None
    extern: bool | None
    onderzoeker: str | None
    uiterlijk: LegeDatum = None
    prijs_centen: int | None
    uitkomst: Levensvatbaarheid | None
    kosten_centen: int | None
    opgeleverd_op: LegeDatum = None
    afgerond_op: LegeDatum = None


class OnderzoekOpdrachtVerzoek(Model):
    """Aan wie het onderzoek wordt opgedragen, met termijn en prijs."""

    soort: Onderzoeksoort
    opdrachtnemer: Client | None = Field(default=None, description="Leeg is een eigen onderzoek.")
    opdracht: Tekst = Field(description="Wat onderzocht moet worden.")
    uiterlijk: date
    prijs_centen: Centen = 0


class BegrotingsjaarGegeven(Model):
    """Een jaar van de exploitatiebegroting, in hele eurocenten."""

    jaar: int = Field(ge=2000, le=2100)
    omzet: Centen
    inkoop: Centen
    bedrijfskosten: Centen
    afschrijving: Centen
    rente: Centen
    belasting: Centen
    overig_inkomen: Centen = Field(description="Ander inkomen van het gezin.")
    levensonderhoud: Centen = Field(description="Wat het gezin privé nodig heeft.")
    aflossing: Centen
    vervanging: Centen = Field(description="Investeringen om te vervangen wat slijt.")
    eigen_vermogen: Saldo
    balanstotaal: Centen
    vlottende_activa: Centen
    kortlopende_schulden: Centen

    def als_jaar(self) -> Begrotingsjaar:
        """As the domain knows it."""
        velden = self.model_dump()
        return Begrotingsjaar(jaar=velden.pop("jaar"), **{veld: Bedrag(centen) for veld, centen in velden.items()})


class BegrotingVerzoek(Model):
    """De exploitatiebegroting van drie opeenvolgende jaren."""

    jaren: list[BegrotingsjaarGegeven] = Field(min_length=JAREN, max_length=JAREN)


class JaarbeeldGegeven(Model):
    """Waar een jaar op uitkomt."""

    jaar: int
    brutowinst_centen: int
    resultaat_centen: int
    beschikbaar_centen: int
    nodig_centen: int
    ruimte_centen: int
    toereikend: bool
    brutomarge_procent: Decimal | None
    solvabiliteit_procent: Decimal | None
    liquiditeit: Decimal | None
    dekking: Decimal | None = Field(description="Wat er is voor rente en aflossing, gedeeld door rente en aflossing.")

    @classmethod
    def van(cls, j: Jaarbeeld) -> "JaarbeeldGegeven":
        """From the picture."""
        return cls(
            jaar=j.jaar,
            brutowinst_centen=j.brutowinst.centen,
            resultaat_centen=j.resultaat.centen,
            beschikbaar_centen=j.beschikbaar.centen,
            nodig_centen=j.nodig.centen,
            ruimte_centen=j.ruimte.centen,
            toereikend=j.toereikend,
            brutomarge_procent=j.brutomarge_procent,
            solvabiliteit_procent=j.solvabiliteit_procent,
            liquiditeit=j.liquiditeit,
            dekking=j.dekking,
        )


class BeeldGegeven(Model):
    """Het doorgerekende beeld van de begroting."""

    jaren: list[JaarbeeldGegeven]
    toereikend_vanaf: int | None = Field(description="Jaar vanaf wanneer het inkomen toereikend is en blijft.")

    @classmethod
    def van(cls, beeld: Beeld) -> "BeeldGegeven":
        """From the domain."""
        return cls(jaren=[JaarbeeldGegeven.van(j) for j in beeld.jaren], toereikend_vanaf=beeld.toereikend_vanaf)


class VergoedingGegeven(Model):
    """Wat het Rijk van het onderzoek betaalt. Leeg als de regel van dat jaar niet bekend is."""

    rijk_centen: int | None
    gemeente_centen: int | None
    ontbreekt: str | None = Field(description="De norm die niet bekend is.")


class OnderzoekDetail(OnderzoekGegeven):
    """Een onderzoek met het advies, het beeld en de vergoeding."""

    advies: str | None
    beeld: BeeldGegeven | None
    vergoeding: VergoedingGegeven | None


class AdviesVerzoek(Model):
    """Het advies van wie onderzocht."""

    uitkomst: Levensvatbaarheid
    advies: Tekst
    kosten_centen: Centen = 0


class TweedeLezingVerzoek(Model):
    """Wat de tweede lezer vindt."""

    akkoord: bool
