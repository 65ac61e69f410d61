"""Read a zaak with the person behind it: decrypt, and record in the verwerkingenlog whose data was read and for whom."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.betrokkene import SignaalPersoon, stel_samen
from services.vroegsignalering.domain.verwerking import ZAAK_BEHANDELEN
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, Contactpoging, Signaal, Zaak


@dataclass(frozen=True, slots=True)
class Dossier:
    """A zaak with all that belongs to it."""

    zaak: Zaak
    signalen: Sequence[Signaal]
    contactpogingen: Sequence[Contactpoging]
    betrokkene: Betrokkene


async def lees_zaak(session: WriteSession, zaak_id: UUID, actor: Actor, sleutelbos: Sleutelbos) -> Dossier:
    """The whole dossier. Writes the verwerkingenlog, so it needs a session that may write. Raises ZaakNietGevonden."""
    zaak = await queries.zaak(session, actor.gemeenten, zaak_id)
    signalen = (await queries.signalen_van(session, [zaak]))[zaak.id]
    pogingen = await queries.contactpogingen(session, zaak.gemeente, zaak.id)
    await log_verwerking(session, zaak.gemeente, ZAAK_BEHANDELEN, _hashes(signalen), naam="zaak gelezen")
    return Dossier(zaak, signalen, pogingen, lees_betrokkene(zaak, signalen, sleutelbos))


async def haal_betrokkenen(session: WriteSession, ids: Collection[UUID], actor: Actor, sleutelbos: Sleutelbos) -> dict[UUID, Betrokkene]:
    """The people behind these zaken, for another app of the house; unknown ids are absent."""
    zaken = await queries.zaken_met_id(session, actor.gemeenten, ids)
    signalen = await queries.signalen_van(session, zaken)
    for zaak in zaken:
        await log_verwerking(
            session, zaak.gemeente, ZAAK_BEHANDELEN, _hashes(signalen[zaak.id]), naam="persoonsgegevens verstrekt", verwerker=actor.client
        )
    return {zaak.id: lees_betrokkene(zaak, signalen[zaak.id], sleutelbos) for zaak in zaken}


def lees_betrokkene(zaak: Zaak, signalen: Sequence[Signaal], sleutelbos: Sleutelbos) -> Betrokkene:
    """Whom the zaak is about, with the address of its door."""
    wie = stel_samen(
        [SignaalPersoon(s.signaaldatum, json.loads(sleutelbos.ontsleutel(s.persoon, CONTEXT_PERSOON))) for s in signalen],
    )
    persoon = dict(wie.persoon)
    geboren = persoon.pop("geboortedatum", None)
    return Betrokkene(
        persoon=Persoon(
            **persoon,
            geboortedatum=date.fromisoformat(geboren) if geboren else None,
            postcode=zaak.postcode,
            huisnummer=zaak.huisnummer,
            huisnummertoevoeging=zaak.toevoeging or None,
        ),
        onderneming=Onderneming(
            handelsnaam=wie.onderneming["bedrijfsnaam"],
            kvk_nummer=wie.onderneming.get("kvkNummer"),
            rechtsvorm=wie.onderneming.get("rechtsvorm"),
        )
        if wie.onderneming
        else None,
    )


def _hashes(signalen: Sequence[Signaal]) -> list[bytes | None]:
    """One data subject each: signals of one BSN are one person, a signal without a BSN is one of its own."""
    met_bsn: set[bytes | None] = {s.bsn_hash for s in signalen if s.bsn_hash}
    zonder = {s.klant_hash for s in signalen if not s.bsn_hash}
    return [*met_bsn, *(None for _ in zonder)]
