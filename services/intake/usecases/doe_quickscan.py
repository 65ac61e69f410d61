"""A self-test for everyone: its advice is kept without a name, and who wants to can be called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.intake import Aanmeldkanaal, QuickscanAfgerond
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.outbox import append
from kernel.tenancy import gemeente_parameters
from services.intake.domain.crisis import Crisisgrond
from services.intake.domain.fouten import GemeenteDoetNietMee, TeVeelAanvragen
from services.intake.domain.quickscan import Advies, Antwoord, adviseer, punten
from services.intake.store import queries
from services.intake.store.tables import Quickscan
from services.intake.usecases.meld_aan import MeldAan, meld_aan

#: Nobody is known: the audit log names the page.
_BEZOEKER = "quickscan"


@dataclass(frozen=True, slots=True)
class Grenzen:
    """How much the public may ask of one gemeente, over all processes, and for how long a self-test can be followed up."""

    per_minuut: int
    aanmeldingen_per_uur: int
    geldig_uren: int


async def doe_quickscan(
    session: WriteSession, gemeente: str, antwoorden: Mapping[str, Antwoord], grenzen: Grenzen, boekdatum: date
) -> tuple[UUID, Advies]:
    """Store the advice and publish `quickscan-afgerond`; return its id and the advice. The answers themselves are not kept.

    Raises AntwoordenOnvolledig, GemeenteDoetNietMee or TeVeelAanvragen.
    """
    advies, som = adviseer(antwoorden), punten(antwoorden)
    if not await gemeente_parameters(session, gemeente):
        raise GemeenteDoetNietMee
    if await queries.quickscans_sinds(session, gemeente, 1, met_aanmelding=False) >= grenzen.per_minuut:
        raise TeVeelAanvragen
    scan = Quickscan(gemeente=gemeente, advies=advies.value, punten=som, datum=boekdatum)
    session.add(scan)
    await session.flush()
    bezoeker = _bezoeker(gemeente)
    await audit.schrijf(session, gemeente, "quickscan", "quickscan", scan.id, bezoeker, nieuw={"advies": scan.advies})
    afgerond = QuickscanAfgerond(quickscan_id=scan.id, advies=advies.value, datum=boekdatum)
    await append(session, afgerond, aggregate=scan, boekdatum=boekdatum)
    return scan.id, advies


@dataclass(frozen=True, slots=True)
class BelNaQuickscan:
    """Who wants to be called after which self-test; what threatens makes the first talk urgent (Wgs, art. 4 lid 2)."""

    gemeente: str
    quickscan_id: UUID
    betrokkene: Betrokkene
    crisisgrond: Crisisgrond | None
    boekdatum: date


async def meld_aan_na_quickscan(session: WriteSession, bos: Sleutelbos, opdracht: BelNaQuickscan, grenzen: Grenzen) -> None:
    """Who wants to be called becomes an aanmelding, once per self-test.

    Raises QuickscanNietGevonden, TeVeelAanvragen, or what `meld_aan` raises.
    """
    gemeente, boekdatum = opdracht.gemeente, opdracht.boekdatum
    scan = await queries.quickscan_met_slot(session, gemeente, opdracht.quickscan_id, grenzen.geldig_uren)
    if scan.aanmelding_id is not None:
        return
    if await queries.quickscans_sinds(session, gemeente, 60, met_aanmelding=True) >= grenzen.aanmeldingen_per_uur:
        raise TeVeelAanvragen
    aanmelding = MeldAan(
        gemeente=gemeente,
        kanaal=Aanmeldkanaal.ZELF,
        betrokkene=opdracht.betrokkene,
        ontvangen_op=boekdatum,
        boekdatum=boekdatum,
        crisis=opdracht.crisisgrond is not None,
        crisisgrond=opdracht.crisisgrond,
    )
    scan.aanmelding_id = await meld_aan(session, bos, aanmelding, _bezoeker(gemeente))
    await session.flush()


def _bezoeker(gemeente: str) -> Actor:
    return Actor(_BEZOEKER, frozenset({gemeente}), frozenset())
