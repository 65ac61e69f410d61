"""Beleid: everything that a gemeente may choose about collection, in one value, with what holds when it chose nothing.

None of it may go against the law: the parts refuse that themselves (`Ladderbeleid`, `Indeling`, `controleer_klassen`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Self

from services.debiteuren.domain.achterstandsklasse import Klasse, controleer_klassen
from services.debiteuren.domain.kwijtschelding import Kwijtscheldbeleid
from services.debiteuren.domain.ladder import Ladderbeleid, Stap
from services.debiteuren.domain.organisatie import STUKKEN, Indeling, Organisatievorm, Plek, Werk

#: Our own starting point: no law gives classes or percentages.
KLASSEN = (
    Klasse("bij", 0, Decimal(1)),
    Klasse("1-30", 1, Decimal(5)),
    Klasse("31-90", 31, Decimal(25)),
    Klasse("91-180", 91, Decimal(50)),
    Klasse("181-365", 181, Decimal(75)),
    Klasse("366+", 366, Decimal(100)),
)


@dataclass(frozen=True, slots=True)
class Beleid:
    """The policy of one gemeente on a day. Terms are in days, unless they say months."""

    ladder: Ladderbeleid = field(default_factory=Ladderbeleid)
    indeling: Indeling = field(default_factory=Indeling)
    kwijtschelding: Kwijtscheldbeleid = field(default_factory=Kwijtscheldbeleid)
    klassen: tuple[Klasse, ...] = KLASSEN
    contact_binnen_dagen: int = 7
    uitstel_signaal_dagen: int = 30
    verjaring_signaal_maanden: int = 6
    onderzoek_maanden: int = 12

    def als_json(self) -> dict[str, Any]:
        """For the store."""
        return {
            "contactEerst": self.ladder.contact_eerst,
            "herinnering": self.ladder.herinnering,
            "aanmaningskosten": self.ladder.aanmaningskosten,
            "extraBetaaldagen": self.ladder.extra_betaaldagen,
            "wachtdagen": {stap.value: dagen for stap, dagen in self.ladder.wachtdagen.items()},
            "vorm": self.indeling.vorm.value,
            "debiteurenBij": self.indeling.debiteuren_bij.value,
            "afwijkend": {werk.value: plek.value for werk, plek in self.indeling.afwijkend.items()},
            "stukken": list(self.indeling.stukken),
            "bedrijfskapitaalKwijtschelden": self.kwijtschelding.bedrijfskapitaal,
            "restantKwijtschelden": self.kwijtschelding.restant_na_termijn,
            "klassen": [
                {"code": k.code, "vanafDagen": k.vanaf_dagen, "voorzieningProcent": str(k.voorziening_procent)} for k in self.klassen
            ],
            "contactBinnenDagen": self.contact_binnen_dagen,
            "uitstelSignaalDagen": self.uitstel_signaal_dagen,
            "verjaringSignaalMaanden": self.verjaring_signaal_maanden,
            "onderzoekMaanden": self.onderzoek_maanden,
        }

    @classmethod
    def uit_json(cls, inhoud: Mapping[str, Any]) -> Self:
        """The reverse of `als_json`; what is absent is our starting point. Raises one of BeleidOngeldig."""
        klassen = tuple(Klasse(k["code"], k["vanafDagen"], Decimal(k["voorzieningProcent"])) for k in inhoud.get("klassen", []))
        return cls(
            ladder=Ladderbeleid(
                contact_eerst=inhoud.get("contactEerst", True),
                herinnering=inhoud.get("herinnering", True),
                aanmaningskosten=inhoud.get("aanmaningskosten", True),
                extra_betaaldagen=inhoud.get("extraBetaaldagen", 0),
                wachtdagen={Stap(stap): dagen for stap, dagen in inhoud.get("wachtdagen", {}).items()},
            ),
            indeling=Indeling(
                vorm=Organisatievorm(inhoud.get("vorm", Organisatievorm.LOKET.value)),
                debiteuren_bij=Plek(inhoud.get("debiteurenBij", Plek.DEBITEUREN.value)),
                afwijkend={Werk(werk): Plek(plek) for werk, plek in inhoud.get("afwijkend", {}).items()},
                stukken=tuple(inhoud.get("stukken", STUKKEN)),
            ),
            kwijtschelding=Kwijtscheldbeleid(
                bedrijfskapitaal=inhoud.get("bedrijfskapitaalKwijtschelden", False),
                restant_na_termijn=inhoud.get("restantKwijtschelden", False),
            ),
            klassen=controleer_klassen(klassen or KLASSEN),
            contact_binnen_dagen=inhoud.get("contactBinnenDagen", 7),
            uitstel_signaal_dagen=inhoud.get("uitstelSignaalDagen", 30),
            verjaring_signaal_maanden=inhoud.get("verjaringSignaalMaanden", 6),
            onderzoek_maanden=inhoud.get("onderzoekMaanden", 12),
        )
