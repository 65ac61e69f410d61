"""In which werkbakje does a zaak land, what is done with it, and how soon? The afwegingskader of the gemeente decides. (VPS; domain.md B5)

A kader is an ordered list of rules; the first that fits places the zaak. A rule asks some things and leaves the rest open; the last
rule asks nothing, so that every zaak has a place. The kader is data of the gemeente. For one zaak it is worked out here; the bulk
intake and the dry run use the same kader as one SQL expression (store/afweging_sql.py), and a test holds the two together.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final, Self

from services.vroegsignalering.domain.fouten import KaderOngeldig

#: Codes of rules and bakjes go into SQL and into events: small letters, digits and dashes only.
CODE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: A whole postcode, or the four digits that stand for a wijk.
POSTCODE: Final = re.compile(r"[1-9][0-9]{3}([A-Z]{2})?")
#: Placed by a person: no rule moves this zaak any more. No rule of a kader may have this code.
MET_DE_HAND: Final = "hand"
CODE_MAX, REGELS_MAX, PRIORITEIT_MAX = 40, 50, 9


class Actie(StrEnum):
    """Hoe de inwoner in dit werkbakje wordt benaderd. De waarden zijn die van DDAS EnumContactsoort."""

    HUISBEZOEK = "Huisbezoek"
    TELEFOON = "Telefoon"
    BRIEF = "Brief"
    MAIL = "Mail"
    SMS = "SMS/Whatsapp"
    KAARTJE = "Kaartje"
    AFSPRAAK = "Afspraak op locatie"
    ADMINISTRATIEF = "Administratief"


@dataclass(frozen=True, slots=True)
class Voorwaarden:
    """What a rule asks; None or empty asks nothing.

    Ages are those reached in the year of receipt; someone whose year of birth is unknown fits no rule that asks an age. `typen` asks for
    one of these types at least, `typen_alle` for each of them, `soorten_minstens` for that many different ones. `postcodes` holds wijken
    (four digits) and whole postcodes. Amounts are in cents; both ends of a range are included.
    """

    crisis: bool | None = None
    opeenvolgend: bool | None = None
    ondernemer: bool | None = None
    meervoudig: bool | None = None
    soorten_minstens: int | None = None
    typen: tuple[str, ...] = ()
    typen_alle: tuple[str, ...] = ()
    bedrag_minstens: int | None = None
    bedrag_hoogstens: int | None = None
    leeftijd_minstens: int | None = None
    leeftijd_hoogstens: int | None = None
    postcodes: tuple[str, ...] = ()

    @property
    def vraagt_niets(self) -> bool:
        """Whether every zaak fits."""
        return self == Voorwaarden()

    def passen(self, zaak: "Feiten") -> bool:
        """Whether this zaak has all that is asked."""
        ja_nee = (
            (self.crisis, zaak.crisis),
            (self.opeenvolgend, zaak.opeenvolgend),
            (self.ondernemer, zaak.ondernemer),
            (self.meervoudig, zaak.signalen > 1),
        )
        return (
            all(gevraagd is None or gevraagd == is_zo for gevraagd, is_zo in ja_nee)
            and _binnen(zaak.bedrag_centen, self.bedrag_minstens, self.bedrag_hoogstens)
            and _binnen(zaak.leeftijd, self.leeftijd_minstens, self.leeftijd_hoogstens)
            and _binnen(len(zaak.typen), self.soorten_minstens, None)
            and (not self.typen or not zaak.typen.isdisjoint(self.typen))
            and zaak.typen.issuperset(self.typen_alle)
            and (not self.postcodes or (zaak.postcode is not None and zaak.postcode.startswith(self.postcodes)))
        )


@dataclass(frozen=True, slots=True)
class Feiten:
    """A zaak, as far as rules look at it. `typen` are the partner types of its signals, `leeftijd` the age reached this year."""

    signalen: int
    bedrag_centen: int
    crisis: bool
    opeenvolgend: bool
    ondernemer: bool
    typen: frozenset[str]
    postcode: str | None = None
    leeftijd: int | None = None


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule: who fits lands in `bakje`, to be approached by `actie`; `prioriteit` 1 goes first, 9 last."""

    code: str
    bakje: str
    actie: Actie
    prioriteit: int
    voorwaarden: Voorwaarden = field(default_factory=Voorwaarden)
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Kader:
    """The rules of one gemeente, in order. `versie` counts them; 0 is our own default."""

    versie: int
    regels: tuple[Regel, ...]

    @property
    def bakjes(self) -> tuple[str, ...]:
        """The werkbakjes of this kader, each once, in the order of the rules."""
        return tuple(dict.fromkeys(regel.bakje for regel in self.regels))

    def plaats(self, zaak: Feiten) -> Regel:
        """The rule that places this zaak."""
        return next(regel for regel in self.regels if regel.voorwaarden.passen(zaak))

    def als_json(self) -> list[dict[str, Any]]:
        """The rules for the store."""
        return [asdict(regel) for regel in self.regels]

    @classmethod
    def van_json(cls, versie: int, regels: Sequence[Mapping[str, Any]]) -> Self:
        """The reverse of `als_json`."""
        return cls(versie, tuple(_regel(r) for r in regels))


#: A threat of eviction or cut-off waits for nobody; then several creditors at once; then the entrepreneur's own route; then who comes back.
STANDAARD: Final = Kader(
    0,
    (
        Regel("crisis", "crisis", Actie.HUISBEZOEK, 1, Voorwaarden(crisis=True), "Dreigt ontruiming of afsluiting? Ga er meteen op af."),
        Regel("meervoudig", "meervoudig", Actie.HUISBEZOEK, 2, Voorwaarden(meervoudig=True), "Meer achterstanden tegelijk."),
        Regel("ondernemer", "ondernemer", Actie.TELEFOON, 3, Voorwaarden(ondernemer=True), "Het contract noemt een bedrijf."),
        Regel("opeenvolgend", "enkelvoudig", Actie.TELEFOON, 4, Voorwaarden(opeenvolgend=True), "Ook in het half jaar ervoor een signaal."),
        Regel("overig", "enkelvoudig", Actie.BRIEF, 5, Voorwaarden(), "Eén achterstand, niet eerder in beeld."),
    ),
)


def leg_kader_vast(versie: int, regels: Sequence[Regel]) -> Kader:
    """A kader that can be used. Raises KaderOngeldig, which says what is wrong."""
    if not 1 <= len(regels) <= REGELS_MAX:
        raise KaderOngeldig(f"een kader heeft 1 tot {REGELS_MAX} regels")
    if not regels[-1].voorwaarden.vraagt_niets:
        raise KaderOngeldig("de laatste regel mag niets vragen, zodat elke zaak een plek krijgt")
    codes = [regel.code for regel in regels]
    if dubbel := {code for code in codes if codes.count(code) > 1}:
        raise KaderOngeldig(f"deze regels komen meer dan een keer voor: {', '.join(sorted(dubbel))}")
    if MET_DE_HAND in codes:
        raise KaderOngeldig(f"de code {MET_DE_HAND} is voor zaken die een medewerker zelf plaatst")
    for regel in regels:
        _controleer(regel)
    for nummer, regel in enumerate(regels[:-1]):
        if regel.voorwaarden.vraagt_niets:
            raise KaderOngeldig(f"regel {regel.code} vraagt niets: de {len(regels) - nummer - 1} regels erna komen nooit aan de beurt")
    return Kader(versie, tuple(regels))


def leeftijd(geboortejaar: int | None, op: date) -> int | None:
    """The age that someone of this year of birth reaches in the year of `op`."""
    return None if geboortejaar is None else op.year - geboortejaar


def _controleer(regel: Regel) -> None:
    wie, v = f"regel {regel.code}", regel.voorwaarden
    for code in (regel.code, regel.bakje):
        if not CODE.fullmatch(code) or len(code) > CODE_MAX:
            raise KaderOngeldig(f"{wie}: een code heeft alleen kleine letters, cijfers en streepjes")
    if not 1 <= regel.prioriteit <= PRIORITEIT_MAX:
        raise KaderOngeldig(f"{wie}: de prioriteit loopt van 1 tot en met {PRIORITEIT_MAX}")
    if not all(POSTCODE.fullmatch(p) for p in v.postcodes):
        raise KaderOngeldig(f"{wie}: een postcode is vier cijfers, of vier cijfers en twee hoofdletters")
    for van, tot in ((v.bedrag_minstens, v.bedrag_hoogstens), (v.leeftijd_minstens, v.leeftijd_hoogstens)):
        if van is not None and tot is not None and van > tot:
            raise KaderOngeldig(f"{wie}: het minste is hoger dan het meeste")


def _binnen(waarde: int | None, minstens: int | None, hoogstens: int | None) -> bool:
    if minstens is None and hoogstens is None:
        return True
    return waarde is not None and (minstens is None or waarde >= minstens) and (hoogstens is None or waarde <= hoogstens)


def _regel(inhoud: Mapping[str, Any]) -> Regel:
    vraagt: Mapping[str, Any] = inhoud["voorwaarden"]
    gevraagd: dict[str, Any] = {
        f.name: tuple(waarde) if isinstance(waarde := vraagt[f.name], list) else waarde for f in fields(Voorwaarden) if f.name in vraagt
    }
    return Regel(
        code=inhoud["code"],
        bakje=inhoud["bakje"],
        actie=Actie(inhoud["actie"]),
        prioriteit=inhoud["prioriteit"],
        voorwaarden=Voorwaarden(**gevraagd),
        uitleg=inhoud["uitleg"],
    )
