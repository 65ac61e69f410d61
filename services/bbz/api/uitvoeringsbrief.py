"""The letter that comes with a proposal after the grant."""

from collections.abc import Collection, Mapping
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from services.bbz.export.uitvoeringsbrieven import leg_brief_klaar
from services.bbz.usecases.lees_uitvoering import wie_van_voorstel


async def met_brief(
    session: WriteSession, bos: Sleutelbos, actor: Actor, voorstel_id: UUID, inhoud: tuple[Mapping[str, str], Collection[str]]
) -> None:
    """Keep the letter of this proposal as a concept, with what it says and the alineas that do not apply."""
    soort, gemeente, bsn_hash = await wie_van_voorstel(session, voorstel_id, actor)
    await leg_brief_klaar(session, bos, (soort, voorstel_id), gemeente, bsn_hash, inhoud)
