"""What one app tells another about a person or a business, when asked by `dataref`. Never on the bus."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from kernel import identificatie
from kernel.client import Apps
from kernel.envelope import Event


class _Gegevens(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class Persoon(_Gegevens):
    """De persoon om wie het gaat. Lengtes volgen het GGM (domain.md B2)."""

    achternaam: str = Field(min_length=1, max_length=200)
    bsn: str | None = Field(default=None, max_length=9)
    voorletters: str | None = Field(default=None, max_length=20)
    voorvoegsel: str | None = Field(default=None, max_length=10)
    geboortedatum: date | None = Field(default=None, json_schema_extra={"format": "date"})
    straatnaam: str | None = Field(default=None, max_length=80)
    huisnummer: str | None = Field(default=None, max_length=5)
    huisnummertoevoeging: str | None = Field(default=None, max_length=4)
    postcode: str | None = Field(default=None, max_length=6)
    plaatsnaam: str | None = Field(default=None, max_length=80)
    telefoonnummer: str | None = Field(default=None, max_length=20)
    emailadres: str | None = Field(default=None, max_length=254)
    iban: str | None = Field(default=None, max_length=34)


class Onderneming(_Gegevens):
    """De onderneming van deze persoon."""

    handelsnaam: str = Field(min_length=1, max_length=200)
    kvk_nummer: str | None = Field(default=None, max_length=8)
    rechtsvorm: str | None = Field(default=None, max_length=40)


class Band(StrEnum):
    """Waarom iemand hoofdelijk meebetaalt (Participatiewet, art. 59; Bbz 2004, art. 1 en 2: domain.md C2)."""

    ECHTGENOOT = "echtgenoot"
    VENNOOT = "vennoot"
    BESTUURDER = "bestuurder"
    BORG = "borg"


class Medebetrokkene(_Gegevens):
    """Iemand die naast de betrokkene hoofdelijk aansprakelijk is, en waarom."""

    persoon: Persoon
    band: Band
    onderneming: Onderneming | None = None


class Betrokkene(_Gegevens):
    """De persoon met zijn onderneming, en wie met hem aansprakelijk is, zoals de eigenaar die op dit moment kent."""

    persoon: Persoon
    onderneming: Onderneming | None = None
    mede: list[Medebetrokkene] = Field(default_factory=list, max_length=10)


def _geldig(betrokkene: Betrokkene) -> Betrokkene:
    """Bring the identifiers to their one form; an error names the kind of number, never its value."""
    mede = [Medebetrokkene(persoon=_persoon(m.persoon), band=m.band, onderneming=_onderneming(m.onderneming)) for m in betrokkene.mede]
    return Betrokkene(persoon=_persoon(betrokkene.persoon), onderneming=_onderneming(betrokkene.onderneming), mede=mede)


def _persoon(p: Persoon) -> Persoon:
    return p.model_copy(
        update={
            "bsn": identificatie.bsn(p.bsn) if p.bsn else None,
            "postcode": identificatie.postcode(p.postcode) if p.postcode else None,
            "iban": identificatie.iban(p.iban) if p.iban else None,
        }
    )


def _onderneming(o: Onderneming | None) -> Onderneming | None:
    return o and o.model_copy(update={"kvk_nummer": identificatie.kvk_nummer(o.kvk_nummer) if o.kvk_nummer else None})


#: What an API takes in: a Betrokkene whose numbers are checked.
GeldigeBetrokkene = Annotated[Betrokkene, AfterValidator(_geldig)]


class BetrokkeneItem(_Gegevens):
    """Eén antwoord op `_haal`."""

    id: UUID
    betrokkene: Betrokkene


class HaalVerzoek(_Gegevens):
    """Vraag van een andere app om de personen achter deze resources."""

    ids: list[UUID] = Field(min_length=1, max_length=200)


class HaalAntwoord(_Gegevens):
    """De personen die de app kent; onbekende ids ontbreken."""

    items: list[BetrokkeneItem]


async def haal_betrokkenen(apps: Apps, events: Iterable[Event]) -> dict[UUID, Betrokkene]:
    """For each event the person behind its subject, asked from its owner per gemeente; keyed by event id.

    A fetch step for consumers. Raises AppOnbereikbaar when the owner does not answer: the events then wait.
    """
    groepen: dict[tuple[str, str, str], list[Event]] = {}
    for event in events:
        meervoud = event.dataref.strip("/").split("/")[2]
        groepen.setdefault((event.publisher, meervoud, event.gemeente), []).append(event)
    gevonden: dict[UUID, Betrokkene] = {}
    for (app, meervoud, gemeente), groep in groepen.items():
        items = await apps.haal(app, meervoud, gemeente=gemeente, ids={e.subject for e in groep})
        bekend = {i: BetrokkeneItem.model_validate(item).betrokkene for i, item in items.items()}
        gevonden |= {e.id: bekend[e.subject] for e in groep if e.subject in bekend}
    return gevonden
