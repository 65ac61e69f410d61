"""Handle one staged blok of an aanlevering, and end the aanlevering with its last one. Resumable: it happens whole or not at all."""

import time
from datetime import timedelta
from typing import Any

from contracts.vroegsignalering import AanleveringVerwerkt, Signaalpartnertype
from kernel.db import WriteSession, set_gemeenten
from kernel.outbox import append
from kernel.telemetry import nieuwe_traceparent
from kernel.tenancy import gemeente_parameters
from kernel.termijn import Termijn
from services.vroegsignalering.domain.dagenvenster import Venster, venster_van
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN
from services.vroegsignalering.domain.verwerking import SIGNALEN_BEOORDELEN
from services.vroegsignalering.store import inname, queries
from services.vroegsignalering.store.inname import Blok
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.usecases.match_signalen import Matching, match_nieuwe


async def verwerk_blok(session: WriteSession, blok: Blok, *, herhaalde_melding_dagen: int) -> None:
    """Judge, match and place the rows of a locked blok; publish what became of them. A last blok holds no rows: it ends the aanlevering."""
    if blok.laatste:
        await _beeindig(session, blok)
        await inname.ruim_op(session, blok)
        return
    await set_gemeenten(session, [blok.gemeente])
    waarden = await _waarden(session, blok)
    await inname.maak_tijdelijk(session)
    await inname.beoordeel_blok(session, waarden)
    await match_nieuwe(session, Matching(blok.gemeente, blok.ontvangen_op, herhaalde_melding_dagen), blok.partner_id)
    await inname.schrijf_blok(session, await geldend_kader(session, blok.gemeente), waarden)
    await inname.ruim_op(session, blok)


async def _waarden(session: WriteSession, blok: Blok) -> dict[str, Any]:
    """What the statements of a blok need: whose rows they are, against what they are judged, and where the log points."""
    drempel, venster = await _maatstaf(session, blok)
    _, trace_id, span_id, _ = (blok.traceparent or nieuwe_traceparent()).split("-")
    return {
        "aanlevering_id": blok.aanlevering_id,
        "blok": blok.blok,
        "gemeente": blok.gemeente,
        "partner_id": blok.partner_id,
        "partnertype": blok.partnertype,
        "op": blok.ontvangen_op,
        "jaar": blok.ontvangen_op.year,
        "over_een_jaar": blok.ontvangen_op + timedelta(days=366),
        "drempel": drempel,
        "minstens": venster.minstens if venster else None,
        "hoogstens": venster.hoogstens if venster else None,
        "contact_einde": Termijn(CONTACT_TERMIJN, blok.ontvangen_op).einde,
        "crisis_einde": Termijn(CRISIS_TERMIJN, blok.ontvangen_op).einde,
        "traceparent": blok.traceparent,
        "trace_id": bytes.fromhex(trace_id),
        "span_id": bytes.fromhex(span_id),
        "nu_ms": time.time_ns() // 1_000_000,
        "activiteit": SIGNALEN_BEOORDELEN,
    }


async def _maatstaf(session: WriteSession, blok: Blok) -> tuple[int | None, Venster | None]:
    """The drempelbedrag and the days that hold: the convenant's own, else the gemeente's and the type's.

    Without a drempelbedrag of the gemeente, or with a convenant that has ended, every row is refused.
    """
    parameter = (await gemeente_parameters(session, blok.gemeente)).get("drempelbedragCenten")
    convenant = await queries.convenant(session, blok.gemeente, blok.partner_id)
    if parameter is None or convenant is None or not convenant.loopt(blok.ontvangen_op):
        return None, None
    drempel = int(parameter) if convenant.drempel_centen is None else convenant.drempel_centen
    return drempel, venster_van(blok.partnertype, blok.ontvangen_op, convenant.dagen_minstens, convenant.dagen_hoogstens)


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
