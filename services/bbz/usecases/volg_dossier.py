"""One dossier per person and gemeente: found by his BSN, opened when there is none."""

from datetime import date
from uuid import UUID

from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.bbz.store import queries
from services.bbz.store.geheim import bsn_hashes, lees_betrokkene
from services.bbz.store.tables import Betrokkene, Dossier


async def volg_dossier(session: WriteSession, bos: Sleutelbos, betrokkene: Betrokkene, traject_id: UUID | None, op: date) -> Dossier:
    """The dossier of this person, with what is known of him now. Without a BSN nobody can be recognised: then it is a new one."""
    dossier = await queries.dossier_van(session, betrokkene.gemeente, bsn_hashes(bos, lees_betrokkene(bos, betrokkene)))
    if dossier is None:
        dossier = Dossier(
            gemeente=betrokkene.gemeente,
            betrokkene_id=betrokkene.id,
            bsn_hash=betrokkene.bsn_hash,
            traject_id=traject_id,
            geopend_op=op,
            versie=0,
        )
        session.add(dossier)
    dossier.betrokkene_id = betrokkene.id
    dossier.traject_id = traject_id or dossier.traject_id
    await session.flush()
    return dossier
