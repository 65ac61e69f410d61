"""Whose payment is it? Look up everything that the lines of a statement name, for all of them at once."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL
from kernel.identificatie import OngeldigKenmerk, iban
from services.debiteuren.domain.afschrift import Bankregel, Voorstelreden, kenmerken
from services.debiteuren.store import ontvangsten, queries, toerekening
from services.debiteuren.store.ontvangsten import Betaalregel, Kandidaat, Plaatsing
from services.debiteuren.usecases.werk_bij import Lopend, stand_van

#: What a bank writes when the payer gave no name to his payment.
_GEEN_NAAM = "NOTPROVIDED"


@dataclass(frozen=True, slots=True)
class Herkend:
    """What the lines of a statement name: loans by kenmerk, locked, and our own payments by the name that we gave them.

    A loan is `gewoon` when payments are all that the statement has for it; of the others all is loaded, in `lopend`.
    """

    per_regel: dict[int, tuple[str, UUID]]
    gewoon: Collection[UUID]
    lopend: dict[UUID, Lopend]
    eigen: dict[str, Betaalregel]
    batches: dict[tuple[str, int], list[Betaalregel]]

    def lening_van(self, regel: Bankregel) -> Lopend | None:
        """The loan that the line names."""
        if (eigen := self.eigen_betaling(regel)) is not None and eigen.lening_id is not None:
            return self.lopend[eigen.lening_id]
        sleutel = self.per_regel.get(regel.volgnummer)
        return None if sleutel is None else self.lopend[sleutel[1]]

    def gewone_betaling(self, regel: Bankregel) -> tuple[str, UUID] | None:
        """The loan (gemeente, id) of a line that can be booked together with all others of its kind; None when it needs a closer look."""
        sleutel = self.per_regel.get(regel.volgnummer)
        return sleutel if sleutel is not None and sleutel[1] in self.gewoon else None

    def eigen_betaling(self, regel: Bankregel) -> Betaalregel | None:
        """The payment of ours that the line shows."""
        return self.eigen.get(regel.eind_tot_eind or "")

    def verzameling(self, regel: Bankregel) -> Sequence[Betaalregel]:
        """The direct debits that the bank credits in one sum, without naming them; none when the sum is another."""
        if regel.batch is None or regel.eind_tot_eind is not None:
            return ()
        return [deel for deel in self.batches.get((regel.batch, regel.bedrag.centen), ()) if deel.incasso]


async def herken(session: WriteSession, regels: Sequence[Bankregel], gemeenten: Collection[str]) -> Herkend:
    """Look up what the lines name, and lock every loan that is named."""
    namen = {r.eind_tot_eind for r in regels if r.eind_tot_eind and r.eind_tot_eind != _GEEN_NAAM}
    eigen = await ontvangsten.betaalregels(session, gemeenten, namen)
    batches = await ontvangsten.batches(session, gemeenten, {r.batch for r in regels if r.batch})
    genoemd = {regel.volgnummer: list(kenmerken(regel)) for regel in regels}
    gevonden = await queries.sleutels_van_kenmerken(session, gemeenten, {k for lijst in genoemd.values() for k in lijst})
    per_regel = {nummer: gevonden[k] for nummer, lijst in genoemd.items() if (k := next((k for k in lijst if k in gevonden), None))}
    herkend = Herkend(per_regel, set(), {}, eigen, batches)
    bijzonder = {(b.gemeente, b.lening_id) for b in (*eigen.values(), *(b for groep in batches.values() for b in groep)) if b.lening_id}
    bijzonder |= {per_regel[r.volgnummer] for r in regels if r.volgnummer in per_regel and not _is_gewoon(r, herkend)}
    gewoon: set[UUID] = set()
    for gemeente in sorted({gemeente for gemeente, _ in (*per_regel.values(), *bijzonder)}):
        ids = {lening_id for van, lening_id in (*per_regel.values(), *bijzonder) if van == gemeente}
        gewoon |= await toerekening.zet_op_slot(session, gemeente, ids) - {lening_id for _, lening_id in bijzonder}
    lopend = await _laad(session, regels, herkend, {s for s in (*per_regel.values(), *bijzonder) if s[1] not in gewoon})
    return replace(herkend, gewoon=gewoon, lopend=lopend)


def _is_gewoon(regel: Bankregel, herkend: Herkend) -> bool:
    """Whether the line is a payment that came in, and no payment of ours."""
    return regel.bedrag > NUL and not regel.storno and herkend.eigen_betaling(regel) is None and not herkend.verzameling(regel)


async def _laad(
    session: WriteSession, regels: Sequence[Bankregel], herkend: Herkend, sleutels: set[tuple[str, UUID]]
) -> dict[UUID, Lopend]:
    """These loans, which are locked, with the terms that the lines need."""
    leningen = await queries.leningen_met_slot(session, sleutels, los=True)
    terug = _met_terugboeking(regels, herkend.per_regel, herkend.eigen)
    lopend: dict[UUID, Lopend] = {}
    for gemeente in sorted({rij.gemeente for rij in leningen.values()}):
        van_gemeente = [rij for rij in leningen.values() if rij.gemeente == gemeente]
        termijnen = await queries.vervallen_termijnen(
            session, gemeente, [r.id for r in van_gemeente if r.id not in terug], alleen_open=True
        )
        termijnen |= await queries.vervallen_termijnen(session, gemeente, [r.id for r in van_gemeente if r.id in terug])
        lopend |= {rij.id: Lopend(rij, stand_van(rij, termijnen.get(rij.id, ()))) for rij in van_gemeente}
    return lopend


def _met_terugboeking(regels: Iterable[Bankregel], per_regel: dict[int, tuple[str, UUID]], eigen: dict[str, Betaalregel]) -> set[UUID]:
    """Loans off which something is taken: of those the terms that are paid are needed too."""
    leningen: set[UUID] = set()
    for regel in regels:
        if regel.bedrag < NUL and regel.volgnummer in per_regel:
            leningen.add(per_regel[regel.volgnummer][1])
        if regel.bedrag < NUL and (betaling := eigen.get(regel.eind_tot_eind or "")) is not None and betaling.lening_id is not None:
            leningen.add(betaling.lening_id)
    return leningen


async def stel_voor(session: WriteSession, gemeente: str, onbekend: Sequence[Plaatsing], sleutelbos: Sleutelbos) -> None:
    """Propose a loan for what came in from an account that is known; a person decides."""
    hashes: dict[UUID, list[bytes]] = {}
    for plaatsing in onbekend:
        rekening = _rekening(plaatsing.regel)
        if rekening is not None:
            hashes[plaatsing.id] = sleutelbos.zoekhashes(rekening)
            plaatsing.tegenrekening_hash = hashes[plaatsing.id][0]
    gevonden = await ontvangsten.op_iban(session, gemeente, {h for lijst in hashes.values() for h in lijst})
    for plaatsing in onbekend:
        kandidaten = [k for h in hashes.get(plaatsing.id, ()) for k in gevonden.get(h, ())]
        plaatsing.voorstel_lening_id, plaatsing.voorstel_reden = kies(kandidaten, plaatsing.regel.bedrag.centen)


def kies(kandidaten: Sequence[Kandidaat], bedrag_centen: int) -> tuple[UUID | None, Voorstelreden | None]:
    """The one loan whose arrears or next term is this amount; else the one loan of the account; else none."""
    passend = [k for k in kandidaten if bedrag_centen in (k.vervallen_centen, k.volgende_centen)]
    if len(passend) == 1:
        return passend[0].lening_id, Voorstelreden.IBAN_EN_BEDRAG
    if len(kandidaten) == 1:
        return kandidaten[0].lening_id, Voorstelreden.IBAN
    return None, None


def _rekening(regel: Bankregel) -> str | None:
    if regel.tegenrekening is None:
        return None
    try:
        return iban(regel.tegenrekening)
    except OngeldigKenmerk:
        return None
