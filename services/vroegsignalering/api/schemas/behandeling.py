"""What a medewerker records in a zaak, field by field."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from contracts.persoon import Onderneming
from contracts.vroegsignalering import Contactsoort, Dagdeel
from kernel import identificatie
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.api.schemas.zaken import Werkbakje
from services.vroegsignalering.domain.afweging import PRIORITEIT_MAX, Actie
from services.vroegsignalering.domain.zaak import Eindresultaat, Hulpsoort
from services.vroegsignalering.usecases.stel_ondernemer_vast import Ondernemerschap

Vrijetekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


class ContactpogingVerzoek(Model):
    """Er is geprobeerd contact te krijgen."""

    soort: Contactsoort
    bereikt: bool
    datum: Datum
    dagdeel: Dagdeel | None = None


class GesprekVerzoek(Model):
    """Er is met de inwoner gesproken."""

    soort: Contactsoort
    datum: Datum
    dagdeel: Dagdeel | None = None
    verslag: Vrijetekst | None = Field(default=None, description="Wat er is besproken. Wordt versleuteld bewaard.")


class HulpaanbiedingVerzoek(Model):
    """Er is hulp aangeboden."""

    soort: Hulpsoort
    datum: Datum


class QuickFixVerzoek(Model):
    """De inwoner lost het met een kleine hulp zelf op, binnen dertig dagen na deze datum."""

    datum: Datum


class OndernemerschapVerzoek(Model):
    """Is de inwoner ondernemer? Wat u hier vastlegt, gaat voor wat de signalen zeggen."""

    ondernemer: bool
    onderneming: Onderneming | None = Field(default=None, description="De onderneming, als u die kent.")

    @model_validator(mode="after")
    def _past_bij_elkaar(self) -> Self:
        if self.onderneming is None:
            return self
        if not self.ondernemer:
            raise ValueError("Wie geen ondernemer is, heeft hier geen onderneming.")
        if self.onderneming.kvk_nummer is not None:
            identificatie.kvk_nummer(self.onderneming.kvk_nummer)
        return self

    def als_gevonden(self) -> Ondernemerschap:
        """As the usecase takes it."""
        return Ondernemerschap(self.ondernemer, self.onderneming)


class HulpaanvaardingVerzoek(Model):
    """De inwoner aanvaardt hulp."""

    datum: Datum
    warme_overdracht: bool = Field(default=False, description="Draagt u de inwoner persoonlijk over?")
    ondernemerschap: OndernemerschapVerzoek | None = Field(
        default=None, description="Wat u van het ondernemerschap weet. Leeg: wat de zaak al weet, geldt."
    )


class WarmeOverdrachtVerzoek(Model):
    """U draagt de inwoner persoonlijk over."""

    datum: Datum
    aan: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)] = Field(
        description="De medewerker en organisatie die de inwoner verder helpen."
    )
    afspraak: Vrijetekst | None = Field(default=None, description="Wat is afgesproken. Wordt met de naam versleuteld bewaard.")


class IndelingVerzoek(Model):
    """Leg de zaak in een ander werkbakje. Daarna verplaatst geen regel haar meer."""

    werkbakje: Werkbakje
    actie: Actie
    prioriteit: int = Field(ge=1, le=PRIORITEIT_MAX)


class NotitieVerzoek(Model):
    """Schrijf een notitie bij de zaak."""

    tekst: Vrijetekst = Field(description="Wordt versleuteld bewaard.")


class AfsluitingVerzoek(Model):
    """De zaak wordt afgesloten."""

    resultaat: Eindresultaat
