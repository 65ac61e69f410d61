"""Record what became of attempts, and switch a receiver off that has ended or failed too long."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from contracts.gateway import WebhookUitgeschakeld
from gateway.webhooks.domain.abonnement import Reden, Stand
from gateway.webhooks.domain.bezorging import Gevolg, te_lang_mislukt
from gateway.webhooks.store import bezorgingen, queries
from gateway.webhooks.store.bezorgingen import Verslag
from gateway.webhooks.store.tables import AbonnementRij
from kernel.db import WriteSession
from kernel.outbox import append


async def verwerk_verslagen(session: WriteSession, verslagen: Sequence[Verslag], nu: datetime, boekdatum: date) -> None:
    """One list of attempts, in one transaction that sees every gemeente of the region."""
    await bezorgingen.leg_vast(session, verslagen)
    per_abonnement: dict[UUID, list[Verslag]] = {}
    for verslag in verslagen:
        per_abonnement.setdefault(verslag.opdracht.abonnement_id, []).append(verslag)
    for abonnement_id in sorted(per_abonnement):  # always in one order, so that two processes never wait for each other
        rij = await queries.actief_met_slot(session, abonnement_id)
        if rij is not None:
            await _werk_bij(session, rij, per_abonnement[abonnement_id], nu, boekdatum)


async def schakel_uit(session: WriteSession, rij: AbonnementRij, reden: Reden, boekdatum: date) -> None:
    """Switch off and tell every gemeente of it; what waits stays, for when the client switches it on again."""
    rij.stand, rij.reden = Stand.UITGESCHAKELD.value, reden.value
    for tak in await queries.takken(session, rij.id):
        await append(session, WebhookUitgeschakeld(abonnement_id=rij.id, reden=reden.value), aggregate=tak, boekdatum=boekdatum)


async def _werk_bij(session: WriteSession, rij: AbonnementRij, verslagen: Sequence[Verslag], nu: datetime, boekdatum: date) -> None:
    rust = [v.besluit.rust_tot for v in verslagen if v.besluit.rust_tot is not None]
    if rust:
        rij.rust_tot = max([*rust, rij.rust_tot] if rij.rust_tot else rust)
    gevolgen = {v.besluit.gevolg for v in verslagen}
    if Gevolg.VERVALLEN in gevolgen:
        await schakel_uit(session, rij, Reden.ONTVANGER_VERVALLEN, boekdatum)
    elif Gevolg.BEZORGD in gevolgen:
        rij.mislukt_sinds = None
    else:
        rij.mislukt_sinds = rij.mislukt_sinds or min(v.begonnen_op for v in verslagen)
        if te_lang_mislukt(rij.mislukt_sinds, nu):
            await schakel_uit(session, rij, Reden.TE_LANG_MISLUKT, boekdatum)
