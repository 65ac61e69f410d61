"""Handle one staged blok of an aanlevering, and end the aanlevering with its last one. Resumable: it happens whole or not at all."""

import time
from datetime import timedelta

from contracts.vroegsignalering import AanleveringVerwerkt, Signaalpartnertype
from kernel.db import WriteSession, set_gemeenten
from kernel.outbox import append
from kernel.telemetry import nieuwe_traceparent
from kernel.tenancy import gemeente_parameters
from kernel.termijn import Termijn
from services.vroegsignalering.domain.dagenvenster import dagenvenster
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN
from services.vroegsignalering.domain.verwerking import SIGNALEN_BEOORDELEN
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok, Maatstaf


async def verwerk_blok(session: WriteSession, blok: Blok, *, herhaalde_melding_dagen: int) -> None:
    """Judge, match and place the rows of a locked blok; publish what became of them. A last blok holds no rows: it ends the aanlevering."""
    if blok.laatste:
        await _beeindig(session, blok)
        await inname.ruim_op(session, blok)
        return
    await set_gemeenten(session, [blok.gemeente])
    drempel = (await gemeente_parameters(session, blok.gemeente)).get("drempelbedragCenten")
    maatstaf = Maatstaf(
        drempel_centen=None if drempel is None else int(drempel),
        venster=dagenvenster(blok.partnertype, blok.ontvangen_op),
        herhaald_vanaf=blok.ontvangen_op - timedelta(days=herhaalde_melding_dagen),
        contact_uiterlijk=Termijn(CONTACT_TERMIJN, blok.ontvangen_op).einde,
    )
    _, trace_id, span_id, _ = (blok.traceparent or nieuwe_traceparent()).split("-")
    log = {
        "trace_id": bytes.fromhex(trace_id),
        "span_id": bytes.fromhex(span_id),
        "nu_ms": time.time_ns() // 1_000_000,
        "activiteit": SIGNALEN_BEOORDELEN,
    }
    await inname.verwerk(session, blok, maatstaf, log)
    await inname.ruim_op(session, blok)


async def _beeindig(session: WriteSession, blok: Blok) -> None:
    """All other blokken are done. Every gemeente with rows in the file hears its own counts, and nothing of the others."""
    await set_gemeenten(session, blok.gemeenten)
    for aanlevering in await queries.aanleveringen_met_slot(session, blok.aanlevering_id):
        aanlevering.stand = blok.stand
        if aanlevering.aangenomen + aanlevering.geweigerd + aanlevering.dubbel == 0:
            continue
        await append(
            session,
            AanleveringVerwerkt(
                aanlevering_id=aanlevering.id,
                partnertype=Signaalpartnertype(blok.partnertype),
                aangenomen=aanlevering.aangenomen,
                geweigerd=aanlevering.geweigerd,
                dubbel=aanlevering.dubbel,
            ),
            aggregate=aanlevering,
            boekdatum=blok.ontvangen_op,
        )
