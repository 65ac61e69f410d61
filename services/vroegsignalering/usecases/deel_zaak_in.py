"""Put a zaak in another werkbakje by hand. From then on no rule moves it."""

from dataclasses import dataclass
from uuid import UUID

from contracts.vroegsignalering import ZaakIngedeeld
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.outbox import append
from services.vroegsignalering.domain.afweging import MET_DE_HAND, Actie
from services.vroegsignalering.domain.fouten import WerkbakjeOnbekend
from services.vroegsignalering.domain.zaak import mag_behandelen
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.usecases.behandel import Handeling, neem_in_behandeling


@dataclass(frozen=True, slots=True)
class Indeling:
    """Where a person wants it, how to approach, and how soon (1 first)."""

    werkbakje: str
    actie: Actie
    prioriteit: int


async def deel_zaak_in(session: WriteSession, handeling: Handeling, indeling: Indeling, actor: Actor) -> UUID:
    """Place the zaak, publish `zaak-ingedeeld` and return its id.

    Raises ZaakNietGevonden, VersieVerouderd, ZaakAlAfgesloten or WerkbakjeOnbekend.
    """
    zaak = await neem_in_behandeling(session, handeling, actor)
    mag_behandelen(zaak.loop)
    kader = await geldend_kader(session, zaak.gemeente)
    if indeling.werkbakje not in kader.bakjes:
        raise WerkbakjeOnbekend(indeling.werkbakje, ", ".join(kader.bakjes))

    oud = {"werkbakje": zaak.werkbakje, "regel": zaak.regel, "prioriteit": zaak.prioriteit}
    zaak.werkbakje, zaak.regel, zaak.kader = indeling.werkbakje, MET_DE_HAND, kader.versie
    zaak.actie, zaak.prioriteit = indeling.actie.value, indeling.prioriteit
    nieuw = {"werkbakje": zaak.werkbakje, "regel": zaak.regel, "prioriteit": zaak.prioriteit}
    await audit.schrijf(session, zaak.gemeente, "zaak-ingedeeld", "zaak", zaak.id, actor, oud=oud, nieuw=nieuw)
    gebeurtenis = ZaakIngedeeld(zaak_id=zaak.id, werkbakje=zaak.werkbakje, regel=zaak.regel, actie=zaak.actie, prioriteit=zaak.prioriteit)
    await append(session, gebeurtenis, aggregate=zaak, boekdatum=handeling.boekdatum)
    return zaak.id
