"""Bring signals to their zaken: find what has to do with each other, let the domain decide, and write down what that changes.

Used by the intake for new rows, and afterwards for stored signals of which something became known (the BRP check).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid4

from kernel.db import WriteSession
from kernel.termijn import Termijn
from services.vroegsignalering.domain.beoordeling import Reden, status_bij
from services.vroegsignalering.domain.huishouden import maand_van
from services.vroegsignalering.domain.matching import Deursleutel, Groep, Kandidaat, Koppeling, verdeel
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN
from services.vroegsignalering.domain.zaak import Eindresultaat
from services.vroegsignalering.store import inname
from services.vroegsignalering.store.inname import Bewaard, ZaakNu

#: How far back a neighbour may matter: the six months of opeenvolgend before a month, and a few days.
OPEENVOLGEND_DAGEN = 215


@dataclass(frozen=True, slots=True)
class Matching:
    """One gemeente, the date of receipt of what is new, and how long the same arrears count as said before."""

    gemeente: str
    op: date
    herhaald_dagen: int

    @property
    def dagen_terug(self) -> int:
        """Days before the month of a signal in which others may matter to it."""
        return max(OPEENVOLGEND_DAGEN, self.herhaald_dagen + 31)


async def match_nieuwe(session: WriteSession, matching: Matching, partner_id: UUID) -> None:
    """Decide on the rows of `t_regel`; the store writes it down with the rest of the blok."""
    nieuw = await inname.nieuwe_met_buren(session, matching.gemeente, partner_id, matching.dagen_terug)
    await _match(session, matching, nieuw, [], {})


async def match_opnieuw(
    session: WriteSession, matching: Matching, signalen: Collection[UUID], verlaten: Mapping[UUID, str] = MappingProxyType({})
) -> None:
    """Decide again on stored signals, for something about them changed. What someone acted on does not move.

    `verlaten` are zaken from which a signal was taken away, and how such a zaak ends when nothing is left in it.
    """
    await inname.maak_tijdelijk(session)
    await _match(session, matching, {}, await inname.met_id(session, matching.gemeente, signalen), verlaten)


async def _match(
    session: WriteSession, matching: Matching, nieuw: Mapping[Kandidaat, UUID], weer: Sequence[Bewaard], verlaten: Mapping[UUID, str]
) -> None:
    aanleiding = [*nieuw, *(b.kandidaat for b in weer)]
    if not aanleiding and not verlaten:
        return
    bewaard = {b.kandidaat.sleutel: b for b in weer} | (await _omgeving(session, matching, aanleiding) if aanleiding else {})
    zaken = await inname.zaken_op_slot(session, matching.gemeente, {b.kandidaat.zaak_id for b in bewaard.values() if b.kandidaat.zaak_id})
    besluiten, sleutels = _Besluiten(matching, nieuw, bewaard, zaken, verlaten), {k.sleutel for k in aanleiding}
    for groep in _samenhang([*nieuw, *(b.kandidaat for b in bewaard.values())]):
        if maanden := [maand_van(k.signaaldatum) for k in groep if k.sleutel in sleutels]:
            besluiten.neem(groep, min(maanden))
    await inname.zet_besluiten(session, besluiten.nieuw)
    await inname.zet_verplaatst(session, besluiten.verplaatst)
    await inname.zet_doelen(session, besluiten.doelen)
    blijvend = {rij[0] for rij in besluiten.doelen} | {rij[0] for rij in besluiten.leeg}
    leeg = [(zaak_id, None, resultaat) for zaak_id, resultaat in verlaten.items() if zaak_id not in blijvend]
    await inname.zet_leeg(session, [*besluiten.leeg, *leeg])


async def _omgeving(session: WriteSession, matching: Matching, aanleiding: Iterable[Kandidaat]) -> dict[Hashable, Bewaard]:
    """The stored signals that hang together with these by door or BSN, directly or through others."""
    gevonden: dict[Hashable, Bewaard] = {}
    deuren_gevraagd: set[Deursleutel] = set()
    bsns_gevraagd: set[bytes] = set()
    rand = list(aanleiding)
    vanaf = min(maand_van(k.signaaldatum) for k in rand) - timedelta(days=matching.dagen_terug)
    while rand:
        deuren = {k.deur for k in rand if k.deur} - deuren_gevraagd
        bsns = {k.bsn for k in rand if k.bsn} - bsns_gevraagd
        deuren_gevraagd |= deuren
        bsns_gevraagd |= bsns
        buren = await inname.aan_deuren(session, matching.gemeente, deuren, vanaf) if deuren else []
        buren += await inname.van_bsns(session, matching.gemeente, sorted(bsns), vanaf) if bsns else []
        rand = []
        for buur in buren:
            if buur.kandidaat.sleutel not in gevonden:
                gevonden[buur.kandidaat.sleutel] = buur
                rand.append(buur.kandidaat)
    return gevonden


def _samenhang(kandidaten: Sequence[Kandidaat]) -> list[list[Kandidaat]]:
    """Groups that have neither a door nor a BSN in common: each can be decided on by itself."""
    ouder: dict[Hashable, Hashable] = {}

    def wortel(sleutel: Hashable) -> Hashable:
        while (boven := ouder.setdefault(sleutel, sleutel)) != sleutel:
            ouder[sleutel] = ouder[boven]
            sleutel = ouder[sleutel]
        return sleutel

    for k in kandidaten:
        if k.bsn and k.deur:
            ouder[wortel(k.bsn)] = wortel(k.deur)
    groepen: dict[Hashable, list[Kandidaat]] = defaultdict(list)
    for k in kandidaten:
        groepen[wortel(k.deur or k.bsn or k.sleutel)].append(k)
    return list(groepen.values())


class _Besluiten:
    """What is to be written, in the shape of the temporary tables: only what differs from what is stored."""

    def __init__(
        self,
        matching: Matching,
        nieuw: Mapping[Kandidaat, UUID],
        bewaard: Mapping[Hashable, Bewaard],
        zaken: Mapping[UUID, ZaakNu],
        verlaten: Mapping[UUID, str],
    ) -> None:
        self._resultaat = verlaten
        self._matching, self._nieuw, self._bewaard, self._zaken = matching, nieuw, bewaard, zaken
        self.nieuw: list[tuple[Any, UUID | None, str]] = []
        self.verplaatst: list[tuple[Any, UUID | None, str, str | None, str]] = []
        self.doelen: list[tuple[object, ...]] = []
        self.leeg: list[tuple[UUID, UUID | None, str]] = []
        #: Zaken that lost a signal, and where the last of these went; None: nowhere, it was said before.
        self._verloren: dict[UUID, UUID | None] = dict.fromkeys(verlaten)

    def neem(self, kandidaten: Sequence[Kandidaat], vanaf: date) -> None:
        """Let the domain divide these, and note what that changes."""
        verdeling = verdeel([self._zoals_nu(k, vanaf) for k in kandidaten], self._matching.herhaald_dagen)
        for k in verdeling.herhaald:
            self._herhaald(k)
        groepen = [(groep, self._id_van(groep)) for groep in verdeling.groepen if groep.maand >= vanaf]
        anders = {zaak_id: [self._lid(k, zaak_id, koppeling) for k, koppeling in groep.leden] for groep, zaak_id in groepen}
        for groep, zaak_id in groepen:
            nu = self._zaken.get(zaak_id)
            ander_verleden = nu is not None and nu.open and nu.opeenvolgend != groep.opeenvolgend
            if any(anders[zaak_id]) or zaak_id in self._verloren or ander_verleden:
                self.doelen.append(_doel(groep, zaak_id, self._bewaard, self._matching.op))
        was_in = {k.zaak_id for k in kandidaten if k.zaak_id} & self._verloren.keys()
        over = sorted(was_in - anders.keys())
        self.leeg += [(i, self._verloren[i], self._resultaat.get(i, Eindresultaat.HERHAALD.value)) for i in over]

    def _zoals_nu(self, k: Kandidaat, vanaf: date) -> Kandidaat:
        """A stored signal stays where someone acted on it, and before the first month in which anything changed."""
        if (bewaard := self._bewaard.get(k.sleutel)) is None:
            return k
        zaak = self._zaken.get(k.zaak_id) if k.zaak_id else None
        los = zaak is None and not bewaard.herhaald
        vast = maand_van(k.signaaldatum) < vanaf or los or (zaak is not None and zaak.vast)
        if vast or bewaard.herhaald:
            return replace(k, vast=vast, open=zaak is not None and zaak.open, opgepakt=zaak is not None)
        return k

    def _id_van(self, groep: Groep) -> UUID:
        """The zaak that it is, else the one that its first new signal opens, else (split off) one of its own."""
        return groep.zaak_id or next((self._nieuw[k] for k, _ in groep.leden if k in self._nieuw), None) or uuid4()

    def _herhaald(self, k: Kandidaat) -> None:
        if (bewaard := self._bewaard.get(k.sleutel)) is None:
            self.nieuw.append((k.sleutel, None, ""))
        elif not bewaard.herhaald:
            self.verplaatst.append((k.sleutel, None, "", Reden.HERHAALD.value, status_bij(Reden.HERHAALD).value))
            if k.zaak_id:
                self._verloren.setdefault(k.zaak_id, None)

    def _lid(self, k: Kandidaat, zaak_id: UUID, koppeling: Koppeling) -> bool:
        """Note that this signal belongs to this zaak; return whether that is new."""
        if (bewaard := self._bewaard.get(k.sleutel)) is None:
            self.nieuw.append((k.sleutel, zaak_id, koppeling.value))
            return True
        if k.vast or (k.zaak_id == zaak_id and bewaard.koppeling == koppeling):
            return False
        self.verplaatst.append((k.sleutel, zaak_id, koppeling.value, None, status_bij(None).value))
        if k.zaak_id and k.zaak_id != zaak_id:
            self._verloren[k.zaak_id] = zaak_id
        return k.zaak_id != zaak_id


def _doel(groep: Groep, zaak_id: UUID, bewaard: Mapping[Hashable, Bewaard], op: date) -> tuple[object, ...]:
    """A row of `t_doel`. The door of a zaak is that of its first signal; its terms run from the first receipt."""
    kandidaten = groep.kandidaten
    deur = next((k.deur for k in kandidaten if k.deur), (None, None, None))
    ontvangen = min((bewaard[k.sleutel].ontvangen_op for k in kandidaten if k.sleutel in bewaard), default=op)
    vers = not groep.vast and all(k.sleutel not in bewaard for k, _ in groep.leden)
    return (zaak_id, groep.maand, *deur, ontvangen, *_einden(ontvangen), groep.opeenvolgend, vers)


@lru_cache(maxsize=366)
def _einden(ontvangen: date) -> tuple[date, date]:
    """The last days of the terms of a zaak whose first signal was received on this day."""
    return Termijn(CONTACT_TERMIJN, ontvangen).einde, Termijn(CRISIS_TERMIJN, ontvangen).einde
