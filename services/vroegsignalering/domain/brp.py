"""Is the person of a signal whom the partner says, and does he live there? What the BRP (basisregistratie personen) answers, compared.

niet gecontroleerd → bevestigd | afwijkend (which field) | verhuisd | overleden. A medewerker looks at what is afwijkend, and decides.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.vroegsignalering.domain.matching import Deursleutel
from services.vroegsignalering.domain.naam import bedrijfswoorden, naamdelen


class BrpStand(StrEnum):
    """Wat de BRP zegt over de persoon van een signaal."""

    NIET_GECONTROLEERD = "niet gecontroleerd"
    BEVESTIGD = "bevestigd"
    AFWIJKEND = "afwijkend"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"


@dataclass(frozen=True, slots=True)
class BrpVraag:
    """What we know of the person of a signal, and the gemeente that it is about."""

    gemeente: str
    bsn: str | None
    deur: Deursleutel | None
    achternaam: str
    voorvoegsel: str
    bedrijfsnaam: str
    geboortedatum: date | None


@dataclass(frozen=True, slots=True)
class BrpPersoon:
    """What the BRP knows of one person. `achternaam_partner`: many use the name of their partner. No `gemeente`: not in the Netherlands."""

    bsn: str
    achternaam: str
    voorvoegsel: str
    achternaam_partner: str
    geboortedatum: date | None
    overleden: bool
    gemeente: str | None
    deur: Deursleutel | None


@dataclass(frozen=True, slots=True)
class BrpUitkomst:
    """The state, the fields that differ, and who it is: known only when the BRP points at one person."""

    stand: BrpStand
    velden: tuple[str, ...] = ()
    persoon: BrpPersoon | None = None


def vergelijk(vraag: BrpVraag, personen: Sequence[BrpPersoon], gemeente: str) -> BrpUitkomst:
    """Compare what a signal says with the people that the BRP found for it, by BSN or else at its door.

    By BSN there is one at most. At a door it must be one whose name or date of birth does not contradict; none or more is afwijkend.
    """
    if vraag.bsn is None:
        passend = [p for p in personen if not _verschillen(vraag, p, ("achternaam", "geboortedatum"))]
        if len(passend) != 1:
            return BrpUitkomst(BrpStand.AFWIJKEND, ("achternaam",) if personen else ("adres",))
        return _stand(vraag, passend[0], gemeente)
    if not personen:
        return BrpUitkomst(BrpStand.AFWIJKEND, ("bsn",))
    return _stand(vraag, personen[0], gemeente)


def _stand(vraag: BrpVraag, persoon: BrpPersoon, gemeente: str) -> BrpUitkomst:
    if persoon.overleden:
        return BrpUitkomst(BrpStand.OVERLEDEN, (), persoon)
    if persoon.gemeente != gemeente:
        return BrpUitkomst(BrpStand.VERHUISD, (), persoon)
    velden = _verschillen(vraag, persoon, ("achternaam", "geboortedatum", "adres"))
    return BrpUitkomst(BrpStand.AFWIJKEND if velden else BrpStand.BEVESTIGD, velden, persoon)


def _verschillen(vraag: BrpVraag, persoon: BrpPersoon, velden: Collection[str]) -> tuple[str, ...]:
    anders = {
        "achternaam": not _naam_past(vraag, persoon),
        "geboortedatum": None not in (vraag.geboortedatum, persoon.geboortedatum) and vraag.geboortedatum != persoon.geboortedatum,
        "adres": None not in (vraag.deur, persoon.deur) and vraag.deur != persoon.deur,
    }
    return tuple(veld for veld in velden if anders[veld])


def _naam_past(vraag: BrpVraag, persoon: BrpPersoon) -> bool:
    """One part in common with the own name or the partner's; a contract on a business name alone cannot contradict."""
    bekend = naamdelen(persoon.achternaam, persoon.voorvoegsel) | naamdelen(persoon.achternaam_partner)
    gezegd = naamdelen(vraag.achternaam, vraag.voorvoegsel)
    if not gezegd:
        return not vraag.bedrijfsnaam or not bekend.isdisjoint(bedrijfswoorden(vraag.bedrijfsnaam)) or vraag.bsn is not None
    return not bekend.isdisjoint(gezegd)
