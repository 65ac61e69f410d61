"""Find the zaken of a person by BSN, or of an address. That someone searched is in the verwerkingenlog, found or not."""

from dataclasses import dataclass
from typing import Any

from kernel import identificatie
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.fouten import ZoekvraagOnvolledig
from services.vroegsignalering.domain.huishouden import lees_toevoeging
from services.vroegsignalering.domain.verwerking import ZAAK_BEHANDELEN
from services.vroegsignalering.store.queries.werkvoorraad import zaken_van

AANTAL_MAX = 100


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """A BSN, or at least postcode and huisnummer, as a person wrote them."""

    bsn: str | None
    postcode: str | None
    huisnummer: str | None
    toevoeging: str | None


async def zoek_zaken(session: WriteSession, vraag: Zoekvraag, actor: Actor, sleutelbos: Sleutelbos) -> list[dict[str, Any]]:
    """Zaken of this person or address within the actor's gemeenten. Raises ZoekvraagOnvolledig or OngeldigKenmerk."""
    hashes, adres = [], None
    if vraag.bsn:
        hashes = sleutelbos.zoekhashes(identificatie.bsn(vraag.bsn))
    if vraag.postcode and vraag.huisnummer:
        toevoeging = None if vraag.toevoeging is None else lees_toevoeging(vraag.toevoeging)
        adres = identificatie.postcode(vraag.postcode), identificatie.huisnummer(vraag.huisnummer), toevoeging
    if not hashes and adres is None:
        raise ZoekvraagOnvolledig
    rijen = await zaken_van(session, actor.gemeenten, hashes, adres, AANTAL_MAX)
    for gemeente in sorted({rij["gemeente"] for rij in rijen} or actor.gemeenten):
        await log_verwerking(session, gemeente, ZAAK_BEHANDELEN, [hashes[0] if hashes else None], naam="zaken gezocht")
    return rijen
