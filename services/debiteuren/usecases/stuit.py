"""Record what interrupted the prescription: an acknowledgement, a claim in court, an act of execution (Awb art. 4:105, 4:106)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.debiteuren import VerjaringGestuit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.domain.verjaring import Stuiting as Stuitingwaarde
from services.debiteuren.domain.verjaring import Stuitingshandeling, controleer_stuiting, nog_inbaar, verjaart_op
from services.debiteuren.store.queries import taken
from services.debiteuren.store.tables import Stuiting
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.laad_invordering import laad
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_STUITING


@dataclass(frozen=True, slots=True)
class Stuit:
    """What happened on `datum`; without `vervaldagen` it touches every term that had lapsed by then."""

    lening_id: UUID
    handeling: Stuitingshandeling
    datum: date
    vervaldagen: Sequence[date] | None
    toelichting: str
    gezien: int
    boekdatum: date


async def stuit(session: WriteSession, bos: Sleutelbos, opdracht: Stuit, door: Actor) -> UUID:
    """Store it and publish `verjaring-gestuit`; return its id.

    Raises LeningNietGevonden, VersieVerouderd, StuitingNietInToekomst, or Verjaard when all that it touches had prescribed by then.
    """
    werk = await pak(session, door.gemeenten, opdracht.lening_id, opdracht.gezien)
    lening = werk.lening
    controleer_stuiting(opdracht.datum, opdracht.boekdatum)
    dossier = await laad(session, lening, opdracht.datum)
    genoemd = None if opdracht.vervaldagen is None else frozenset(opdracht.vervaldagen)
    waarde = Stuitingwaarde(opdracht.datum, opdracht.handeling, genoemd)
    geraakt = [t.vervaldag for t in dossier.open_termijnen if waarde.raakt(t.vervaldag)]
    nog_inbaar(geraakt, dossier.stuitingen, dossier.verlengingen, opdracht.datum)

    rij = Stuiting(
        gemeente=lening.gemeente,
        lening_id=lening.id,
        handeling=opdracht.handeling.value,
        datum=opdracht.datum,
        vervaldagen=None if opdracht.vervaldagen is None else list(opdracht.vervaldagen),
        toelichting=bos.versleutel(opdracht.toelichting, CONTEXT_STUITING),
        door=door.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw_einde = min(
        (verjaart_op(v, [*dossier.stuitingen, waarde], dossier.verlengingen, opdracht.boekdatum) for v in geraakt), default=opdracht.datum
    )
    werk.gebeurtenissen.append(
        VerjaringGestuit(lening_id=lening.id, handeling=opdracht.handeling.value, nieuwe_verjaring=nieuw_einde, datum=opdracht.datum)
    )
    await taken.rond_af(session, lening.gemeente, lening.id, [Taaksoort.VERJARING_NADERT.value], opdracht.boekdatum, door.wie, "gestuit")
    await leg_vast(session, [werk], opdracht.boekdatum)
    await noteer(session, lening, "verjaring-gestuit", door, {"handeling": opdracht.handeling.value, "datum": opdracht.datum})
    return rij.id
