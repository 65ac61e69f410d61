"""Give an onderzoek to someone, with its term and price: a colleague, or an outsider with an opdracht of his own."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.outbox import append
from kernel.versie import verwacht_versie
from services.bbz.domain.fouten.onderzoek import OnderzoekInAndereStand
from services.bbz.domain.onderzoek import Onderzoeksoort
from services.bbz.domain.opdracht import Opdrachtsoort
from services.bbz.store.queries.onderzoeken import onderzoek_met_slot
from services.bbz.usecases.verstrek_opdracht import VerstrekOpdracht, verstrek


@dataclass(frozen=True, slots=True)
class DraagOnderzoekOp:
    """To whom: `opdrachtnemer` is the client of an outsider, or None for our own people. `opdracht` is what he is asked."""

    onderzoek_id: UUID
    gezien: int
    soort: Onderzoeksoort
    opdrachtnemer: str | None
    opdracht: str
    uiterlijk: date
    prijs: Bedrag
    boekdatum: date


async def draag_onderzoek_op(session: WriteSession, bos: Sleutelbos, opdracht: DraagOnderzoekOp, actor: Actor) -> UUID:
    """Store it and publish `onderzoek-opgedragen`; return the onderzoek's id.

    Raises OnderzoekNietGevonden, OnderzoekInAndereStand, VersieVerouderd, or what giving an opdracht refuses.
    """
    onderzoek = await onderzoek_met_slot(session, actor.gemeenten, opdracht.onderzoek_id)
    verwacht_versie(onderzoek, opdracht.gezien)
    if onderzoek.status != "gevraagd":
        raise OnderzoekInAndereStand(onderzoek.status, "gevraagd")
    onderzoek.soort, onderzoek.extern = opdracht.soort.value, opdracht.opdrachtnemer is not None
    onderzoek.onderzoeker = opdracht.opdrachtnemer or actor.wie
    onderzoek.opgedragen_op, onderzoek.uiterlijk = opdracht.boekdatum, opdracht.uiterlijk
    onderzoek.prijs_centen = opdracht.prijs.centen
    if opdracht.opdrachtnemer:
        aan_buiten = VerstrekOpdracht(
            soort=Opdrachtsoort.ONDERZOEK,
            gemeente=onderzoek.gemeente,
            opdrachtnemer=opdracht.opdrachtnemer,
            betrokkene_id=onderzoek.betrokkene_id,
            aanvraag_id=onderzoek.aanvraag_id,
            onderzoek_id=onderzoek.id,
            starterstraject_id=None,
            opdracht=opdracht.opdracht,
            doelen=(),
            betaler=None,
            prijs=opdracht.prijs,
            uiterlijk=opdracht.uiterlijk,
            boekdatum=opdracht.boekdatum,
        )
        await verstrek(session, bos, aan_buiten, actor)
    await session.flush()
    nieuw = {"soort": onderzoek.soort, "extern": onderzoek.extern, "uiterlijk": str(onderzoek.uiterlijk)}
    await audit.schrijf(session, onderzoek.gemeente, "onderzoek-opdragen", "onderzoek", onderzoek.id, actor, nieuw=nieuw)
    gebeurtenis = contract.OnderzoekOpgedragen(
        onderzoek_id=onderzoek.id,
        soort=contract.Onderzoeksoort(onderzoek.soort),
        extern=onderzoek.extern,
        aanvraag_id=onderzoek.aanvraag_id,
        traject_id=onderzoek.traject_id,
        verzoek_id=onderzoek.verzoek_id,
        datum=opdracht.boekdatum,
        uiterlijk=opdracht.uiterlijk,
    )
    await append(session, gebeurtenis, aggregate=onderzoek, boekdatum=opdracht.boekdatum)
    return onderzoek.id
