"""What the business and its entrepreneur already had, in all gemeenten together: totals, and every question in the audit log."""

from dataclasses import dataclass
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.bedrijfskapitaal import NIETS_EERDER
from services.bbz.domain.norm import Normcode
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, bsn_hashes, kvk_hashes, lees_betrokkene

#: The maxima under which a grant is kept (art. 20, 22, 24, 26, 29).
_MAXIMA = tuple(code for code in Normcode if code.value.startswith("kapitaal-") or code.value == "voorbereidingskrediet")


@dataclass(frozen=True, slots=True)
class Plafond:
    """Two totals; which gemeente granted what is not told."""

    bedrijf: Bedrag
    aanvrager: Bedrag


async def vraag_plafond(session: WriteSession, bos: Sleutelbos, aanvraag_id: UUID, actor: Actor) -> Plafond:
    """Ask for this aanvraag. Of a vennoot ask on his own aanvraag. Raises AanvraagNietGevonden."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, aanvraag_id)
    rij = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, [rij.bsn_hash], naam="plafond opgevraagd")
    bedrijf, persoon = kvk_hashes(bos, rij), bsn_hashes(bos, lees_betrokkene(bos, rij))
    eerder = await queries.eerder_verleend(session, aanvraag, bedrijf, _MAXIMA, actor) if bedrijf else NIETS_EERDER
    van_hem = await queries.eerder_aan_persoon(session, aanvraag, persoon, actor) if persoon else NUL
    return Plafond(eerder.totaal(_MAXIMA), van_hem)
