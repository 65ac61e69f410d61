"""Besluit: which decisions about a loan need two medewerkers, and what does each of them have to say?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from kernel.geld import Bedrag
from services.debiteuren.domain.fouten.besluit import BesluitOnvolledig
from services.debiteuren.domain.schuldregeling import Toets
from services.debiteuren.domain.verrekening import Verrekenbaar


class Besluitsoort(StrEnum):
    """What is decided."""

    OPEISING = "opeising"
    TERUGVORDERING = "terugvordering"
    UITSTELEINDE = "uitsteleinde"
    SCHULDREGELING = "schuldregeling"
    BEEINDIGING = "beeindiging"
    VERREKENING = "verrekening"
    KWIJTSCHELDING = "kwijtschelding"
    AFBOEKING = "afboeking"


class Uitsteleinde(StrEnum):
    """What follows on a deferral (Bbz 2004, art. 41 lid 4 and 5). A new deferral is no decision of this kind: it is granted."""

    INNEN = "innen"
    OPEISBAAR = "opeisbaar"

    @property
    def artikel(self) -> str:
        """Where it stands."""
        return "Bbz 2004, art. 41 lid 5" if self is Uitsteleinde.INNEN else "Bbz 2004, art. 41 lid 4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inkomensgegevens:
    """What is known when the business ended: per month. `maandbedrag` is what the college set under mortgage or pledge."""

    beeindigd_op: date
    inkomen: Bedrag
    bijstandsnorm: Bedrag
    onder_hypotheek: bool
    maandbedrag: Bedrag | None
    eerste_vervaldag: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """A decision as it is proposed. `grond` is a code of the kind; which of the others must be there follows from the kind."""

    soort: Besluitsoort
    grond: str
    bedrag: Bedrag | None = None
    uitstel_id: UUID | None = None
    schuldregeling: Toets | None = None
    verrekening: Verrekenbaar | None = None
    inkomen: Inkomensgegevens | None = None

    def controleer(self) -> None:
        """Raises BesluitOnvolledig when something is missing that this kind needs."""
        nodig: dict[Besluitsoort, tuple[str, ...]] = {
            Besluitsoort.UITSTELEINDE: ("uitstel_id",),
            Besluitsoort.SCHULDREGELING: ("schuldregeling",),
            Besluitsoort.BEEINDIGING: ("inkomen",),
            Besluitsoort.VERREKENING: ("bedrag", "verrekening"),
        }
        for veld in nodig.get(self.soort, ()):
            if getattr(self, veld) is None:
                raise BesluitOnvolledig(self.soort.value, veld)

    def als_json(self) -> dict[str, Any]:
        """For the proposal. Nothing in it tells who it is about."""
        s, v, i = self.schuldregeling, self.verrekening, self.inkomen
        return {
            "grond": self.grond,
            "bedrag": None if self.bedrag is None else self.bedrag.centen,
            "uitstel": None if self.uitstel_id is None else str(self.uitstel_id),
            "schuldregeling": None
            if s is None
            else [s.noodzakelijk, s.zekerheid_buiten_akkoord, s.evenredig, s.fraude, s.kwijtschelding_gevraagd],
            "verrekening": None if v is None else [v.uitkering.centen, v.beslagvrij.centen, v.inlichtingen_geschonden],
            "inkomen": None
            if i is None
            else {
                "beeindigd": i.beeindigd_op.isoformat(),
                "inkomen": i.inkomen.centen,
                "norm": i.bijstandsnorm.centen,
                "hypotheek": i.onder_hypotheek,
                "maandbedrag": None if i.maandbedrag is None else i.maandbedrag.centen,
                "vanaf": i.eerste_vervaldag.isoformat(),
            },
        }

    @classmethod
    def uit_json(cls, soort: Besluitsoort, inhoud: Mapping[str, Any]) -> Self:
        """The reverse of `als_json`."""
        v, i, s = inhoud["verrekening"], inhoud["inkomen"], inhoud["schuldregeling"]
        return cls(
            soort=soort,
            grond=inhoud["grond"],
            bedrag=None if inhoud["bedrag"] is None else Bedrag(inhoud["bedrag"]),
            uitstel_id=None if inhoud["uitstel"] is None else UUID(inhoud["uitstel"]),
            schuldregeling=None if s is None else Toets(*s),
            verrekening=None if v is None else Verrekenbaar(Bedrag(v[0]), Bedrag(v[1]), v[2]),
            inkomen=None
            if i is None
            else Inkomensgegevens(
                beeindigd_op=date.fromisoformat(i["beeindigd"]),
                inkomen=Bedrag(i["inkomen"]),
                bijstandsnorm=Bedrag(i["norm"]),
                onder_hypotheek=i["hypotheek"],
                maandbedrag=None if i["maandbedrag"] is None else Bedrag(i["maandbedrag"]),
                eerste_vervaldag=date.fromisoformat(i["vanaf"]),
            ),
        )
