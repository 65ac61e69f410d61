"""Ask for a batch of letters: one kind, one gemeente, one date, for these zaken or for a whole werkbakje. The worker makes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.briefopslag import sjabloon_van
from kernel.db import WriteSession
from kernel.sjabloon import Brieftekst
from services.vroegsignalering.domain.brieven import BIJ_CODE
from services.vroegsignalering.domain.fouten import BriefsoortOnbekend, GeenZaken, ZaakNietGevonden
from services.vroegsignalering.store.queries import brieven
from services.vroegsignalering.store.tables.brief import Briefserie

#: Letters in one batch.
BRIEVEN_MAX: Final = 2_000


@dataclass(frozen=True, slots=True)
class Serieverzoek:
    """Which letter for whom; `zaken` empty: those of `werkbakje` in which nobody was approached yet. `afzender`: how to reach us."""

    gemeente: str
    code: str
    zaken: Sequence[UUID]
    werkbakje: str | None
    afzender: dict[str, object]
    boekdatum: date


async def vraag_briefserie(session: WriteSession, verzoek: Serieverzoek, actor: Actor) -> UUID:
    """Store the batch with the words as they are now, and return its id.

    Raises BriefsoortOnbekend, ZaakNietGevonden (one of the zaken is not an open zaak of this gemeente) or GeenZaken.
    """
    if verzoek.code not in BIJ_CODE:
        raise BriefsoortOnbekend(", ".join(BIJ_CODE))
    zaken = list(dict.fromkeys(verzoek.zaken))
    if zaken:
        if await brieven.open_zaken(session, verzoek.gemeente, zaken) < len(zaken):
            raise ZaakNietGevonden
    elif verzoek.werkbakje:
        zaken = await brieven.zaken_van_bakje(session, verzoek.gemeente, verzoek.werkbakje, BRIEVEN_MAX)
    if not zaken:
        raise GeenZaken
    sjabloon = await sjabloon_van(session, verzoek.gemeente, BIJ_CODE[verzoek.code])
    serie = Briefserie(
        gemeente=verzoek.gemeente,
        code=verzoek.code,
        datum=verzoek.boekdatum,
        sjabloon=Brieftekst(sjabloon.onderwerp, sjabloon.alineas).als_json(),
        afzender=verzoek.afzender,
        gevraagd=len(zaken),
        door=actor.wie,
        actor={"client": actor.client, "medewerker": actor.medewerker},
    )
    session.add(serie)
    await session.flush()
    await brieven.maak_brieven(session, serie, zaken)
    nieuw = {"code": serie.code, "brieven": serie.gevraagd}
    await audit.schrijf(session, serie.gemeente, "briefserie-gevraagd", "briefserie", serie.id, actor, nieuw=nieuw)
    return serie.id
