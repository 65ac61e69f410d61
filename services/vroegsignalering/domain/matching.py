"""Which signals are of one household, and which are said twice? Decided in one order, so that it does not matter how they came in.

The order is canonical: signaaldatum, partner, the partner's own id. A zaak is one household in one month of a gemeente. A signal joins

1. the zaak with the same person (same BSN), else
2. the zaak at the same door, when nothing in name or date of birth contradicts. A BSN alone and an address alone have nothing in common, so
   they meet only after the BRP check has given the one what the other has.

At the door of a business a household proves nothing: there a signal joins only when it is plainly the same person or the same business.

Herhaald is a signal of the same partner about the same arrears of the same debtor, recently said, taken up, and not higher now.

Later files may bring earlier signals. Then everything is decided again, but for what a person has acted on: that stays as it is, and takes
part in the rest. So the same signals in any split over files give the same zaken, until someone has acted on them.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from services.vroegsignalering.domain.huishouden import maand_van, opeenvolgend_vanaf

Deursleutel = tuple[str, str, str]


class Koppeling(StrEnum):
    """Waarom een signaal bij zijn zaak hoort."""

    EERSTE = "eerste"
    PERSOON = "persoon"
    HUISHOUDEN = "huishouden"
    HAND = "hand"
    OVERGENOMEN = "overgenomen"


KOPPELING_UITLEG: dict[Koppeling, str] = {
    Koppeling.EERSTE: "Dit is het eerste signaal van deze zaak.",
    Koppeling.PERSOON: "Zelfde burgerservicenummer als een ander signaal van deze zaak, in dezelfde maand.",
    Koppeling.HUISHOUDEN: "Zelfde adres in dezelfde maand; naam en geboortedatum spreken dat niet tegen.",
    Koppeling.HAND: "Een medewerker heeft dit signaal bij deze zaak gezet.",
    Koppeling.OVERGENOMEN: "Zo overgenomen uit een ander systeem.",
}


@dataclass(frozen=True, slots=True, eq=False)
class Kandidaat:
    """One signal that may be taken up. Names, BSN and dates of birth are keyed hashes: they can be compared and nothing else.

    `zakelijk`: the contract names a business. `zaak_id` is where it stands now. `vast`: there it stays, whatever comes. `open`: its zaak
    may take more signals. `opgepakt`: of one that is `vast`, whether it was taken up.
    """

    sleutel: Hashable
    signaaldatum: date
    partner_id: UUID
    kenmerk: str
    bedrag_centen: int
    ontstaansdatum: date | None
    klant: bytes
    bsn: bytes | None
    deur: Deursleutel | None
    naam: frozenset[int] = frozenset()
    bedrijf: frozenset[int] = frozenset()
    bedrijfswoorden: frozenset[int] = frozenset()
    geboren: int | None = None
    zakelijk: bool = False
    zaak_id: UUID | None = None
    vast: bool = False
    open: bool = True
    opgepakt: bool = True

    @property
    def volgorde(self) -> tuple[date, int, str]:
        """The canonical order: signaaldatum, partner, the partner's own id."""
        return (self.signaaldatum, self.partner_id.int, self.kenmerk)


@dataclass(slots=True, eq=False)
class Groep:
    """A zaak in the making. `vast`: it is there already, and a person acted on it."""

    maand: date
    leden: list[tuple[Kandidaat, Koppeling]] = field(default_factory=list)
    zaak_id: UUID | None = None
    vast: bool = False
    open: bool = True
    opeenvolgend: bool = False

    @property
    def kandidaten(self) -> list[Kandidaat]:
        """Its signals, in canonical order."""
        return sorted((k for k, _ in self.leden), key=lambda k: k.volgorde)


@dataclass(frozen=True, slots=True)
class Verdeling:
    """The zaken, and the signals that say what was said."""

    groepen: Sequence[Groep]
    herhaald: Sequence[Kandidaat]


def verdeel(kandidaten: Iterable[Kandidaat], herhaald_dagen: int) -> Verdeling:
    """Divide signals of one gemeente over zaken. Signals that are `vast` keep their place; all others are decided on afresh."""
    volgorde = sorted(kandidaten, key=lambda k: k.volgorde)
    vaste: dict[UUID, Groep] = {}
    per_maand: dict[date, list[Groep]] = defaultdict(list)
    for k in volgorde:
        if k.vast and k.zaak_id:
            if k.zaak_id not in vaste:
                groep = vaste[k.zaak_id] = Groep(maand_van(k.signaaldatum), zaak_id=k.zaak_id, vast=True, open=k.open)
                per_maand[groep.maand].append(groep)
            vaste[k.zaak_id].leden.append((k, Koppeling.EERSTE))

    gezegd: dict[object, list[Kandidaat]] = defaultdict(list)
    herhaald: list[Kandidaat] = []
    for k in volgorde:
        eerder = gezegd[k.partner_id, k.klant, k.deur, k.ontstaansdatum]
        if k.vast:
            if k.opgepakt:
                eerder.append(k)
            continue
        if any(is_herhaling(k, e, herhaald_dagen) for e in eerder):
            herhaald.append(k)
            continue
        eerder.append(k)
        maand = maand_van(k.signaaldatum)
        groep, koppeling = _kies(per_maand[maand], k) or (Groep(maand), Koppeling.EERSTE)
        if not groep.leden:
            per_maand[maand].append(groep)
        groep.leden.append((k, koppeling))
    groepen = [groep for lijst in per_maand.values() for groep in lijst]
    _behoud_zaken(groepen)
    for groep in groepen:
        groep.opeenvolgend = is_opeenvolgend(groep, volgorde)
    return Verdeling(groepen, herhaald)


def is_herhaling(nieuw: Kandidaat, eerder: Kandidaat, herhaald_dagen: int) -> bool:
    """The same arrears, recently said, and not higher now. (DDAS: a higher amount must be taken up)"""
    return eerder.bedrag_centen >= nieuw.bedrag_centen and (nieuw.signaaldatum - eerder.signaaldatum).days <= herhaald_dagen


def is_opeenvolgend(groep: Groep, signalen: Collection[Kandidaat]) -> bool:
    """Did this household have a signal in the six months before the month of its zaak?"""
    if all(s.signaaldatum >= groep.maand for s in signalen):
        return False
    vanaf = opeenvolgend_vanaf(groep.maand)
    eerder = [s for s in signalen if vanaf <= s.signaaldatum < groep.maand]
    return any(zelfde_persoon(k, s) or zelfde_huishouden(k, s) for s in eerder for k, _ in groep.leden)


def zelfde_persoon(een: Kandidaat, ander: Kandidaat) -> bool:
    """The same BSN."""
    return een.bsn is not None and een.bsn == ander.bsn


def zelfde_huishouden(een: Kandidaat, ander: Kandidaat) -> bool:
    """The same door, and nothing that contradicts. At a door where a business is, only what is plainly one person or one business."""
    if een.deur is None or een.deur != ander.deur:
        return False
    naam, geboren = namen_gelijk(een, ander), _gelijk(een.geboren, ander.geboren)
    if een.zakelijk or ander.zakelijk:
        if geboren is False or _gelijk(een.bsn, ander.bsn) is False:
            return False
        return naam is True or (naam is None and geboren is True)
    if naam is None:
        return geboren is not False
    # Another name and the same birthday: a maiden name. The same name and another birthday: one family.
    return naam or (geboren is True and _gelijk(een.bsn, ander.bsn) is not False)


def namen_gelijk(een: Kandidaat, ander: Kandidaat) -> bool | None:
    """Whether the names have a part in common; None when that cannot be told."""
    if een.naam and ander.naam:
        return not een.naam.isdisjoint(ander.naam)
    if een.bedrijf and ander.bedrijf and not een.bedrijf.isdisjoint(ander.bedrijf):
        return True
    if not een.naam.isdisjoint(ander.bedrijfswoorden) or not ander.naam.isdisjoint(een.bedrijfswoorden):
        return True
    return None


def _gelijk(een: object, ander: object) -> bool | None:
    return None if een is None or ander is None else een == ander


def _kies(groepen: Sequence[Groep], k: Kandidaat) -> tuple[Groep, Koppeling] | None:
    """The zaak to join, the person before the door; the first in the order in which they were made."""
    kan = [groep for groep in groepen if groep.open]
    for groep in kan:
        if any(zelfde_persoon(k, lid) for lid, _ in groep.leden):
            return groep, Koppeling.PERSOON
    for groep in kan:
        aan_de_deur = [lid for lid, _ in groep.leden if lid.deur == k.deur]
        if aan_de_deur and all(zelfde_huishouden(k, lid) for lid in aan_de_deur):
            return groep, Koppeling.HUISHOUDEN
    return None


def _behoud_zaken(groepen: Sequence[Groep]) -> None:
    """A zaak that is there keeps its id, with the group that holds the first of its signals; what is split off gets a new one."""
    if not any(k.zaak_id for groep in groepen for k, _ in groep.leden):
        return
    bezet = {groep.zaak_id for groep in groepen if groep.zaak_id}
    for groep in sorted((g for g in groepen if not g.vast), key=lambda g: g.kandidaten[0].volgorde):
        for k in groep.kandidaten:
            if k.zaak_id and k.zaak_id not in bezet:
                groep.zaak_id = k.zaak_id
                bezet.add(k.zaak_id)
                break
