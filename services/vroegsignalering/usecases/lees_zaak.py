"""Read a zaak with the person behind it: decrypt, and record in the verwerkingenlog whose data was read and for whom."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.afweging import MET_DE_HAND
from services.vroegsignalering.domain.betrokkene import SignaalPersoon, stel_samen
from services.vroegsignalering.domain.verwerking import ZAAK_BEHANDELEN
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.queries.kaders import kader_versie
from services.vroegsignalering.store.queries.opvolging import hulpaanbiedingen, notities
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, Contactpoging, Signaal, Zaak
from services.vroegsignalering.store.tables.dossier import CONTEXT_NOTITIE, Hulpaanbod, Notitie
from services.vroegsignalering.store.tables.opvolging import CONTEXT_ONDERNEMING


@dataclass(frozen=True, slots=True)
class Dossier:
    """A zaak with all that belongs to it. `betrokkene` is None once the retention policy took the person, or a join its signals."""

    zaak: Zaak
    signalen: Sequence[Signaal]
    contactpogingen: Sequence[Contactpoging]
    hulpaanbiedingen: Sequence[Hulpaanbod]
    notities: Sequence[tuple[Notitie, str]]
    uitleg_regel: str
    betrokkene: Betrokkene | None


async def lees_zaak(session: WriteSession, zaak_id: UUID, actor: Actor, sleutelbos: Sleutelbos) -> Dossier:
    """The whole dossier. Writes the verwerkingenlog, so it needs a session that may write. Raises ZaakNietGevonden."""
    zaak = await queries.zaak(session, actor.gemeenten, zaak_id)
    signalen = (await queries.signalen_van(session, [zaak]))[zaak.id]
    await log_verwerking(session, zaak.gemeente, ZAAK_BEHANDELEN, _hashes(signalen), naam="zaak gelezen")
    return Dossier(
        zaak=zaak,
        signalen=signalen,
        contactpogingen=await queries.contactpogingen(session, zaak.gemeente, zaak.id),
        hulpaanbiedingen=await hulpaanbiedingen(session, zaak.gemeente, zaak.id),
        notities=[(n, sleutelbos.ontsleutel(n.tekst, CONTEXT_NOTITIE)) for n in await notities(session, zaak.gemeente, zaak.id)],
        uitleg_regel=await _uitleg(session, zaak),
        betrokkene=None if zaak.gewist_op or not signalen else lees_betrokkene(zaak, signalen, sleutelbos),
    )


async def _uitleg(session: WriteSession, zaak: Zaak) -> str:
    """Why the zaak lies where it lies, in the words of the rule that put it there."""
    if zaak.regel == MET_DE_HAND:
        return "Een medewerker heeft de zaak hier neergelegd."
    kader = await kader_versie(session, zaak.gemeente, zaak.kader)
    return next((regel.uitleg for regel in kader.regels if regel.code == zaak.regel), "") if kader else ""


async def haal_betrokkenen(session: WriteSession, ids: Collection[UUID], actor: Actor, sleutelbos: Sleutelbos) -> dict[UUID, Betrokkene]:
    """The people behind these zaken, for another app of the house; unknown ids are absent, and zaken without signals."""
    gevonden = [zaak for zaak in await queries.zaken_met_id(session, actor.gemeenten, ids) if zaak.gewist_op is None]
    signalen = await queries.signalen_van(session, gevonden)
    zaken = [zaak for zaak in gevonden if signalen[zaak.id]]
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
        onderneming=_onderneming(zaak, wie.onderneming, sleutelbos),
    )


def _onderneming(zaak: Zaak, van_signalen: Mapping[str, str], sleutelbos: Sleutelbos) -> Onderneming | None:
    """What the visitor learned of the business, else what a signal says of it."""
    if zaak.onderneming is not None:
        return Onderneming.model_validate_json(sleutelbos.ontsleutel(zaak.onderneming, CONTEXT_ONDERNEMING))
    if not van_signalen:
        return None
    return Onderneming(
        handelsnaam=van_signalen["bedrijfsnaam"], kvk_nummer=van_signalen.get("kvkNummer"), rechtsvorm=van_signalen.get("rechtsvorm")
    )


def _hashes(signalen: Sequence[Signaal]) -> list[bytes | None]:
    """One data subject each: signals of one BSN are one person, a signal without a BSN is one of its own."""
    met_bsn: set[bytes | None] = {s.bsn_hash for s in signalen if s.bsn_hash}
    zonder = {s.klant_hash for s in signalen if not s.bsn_hash}
    return [*met_bsn, *(None for _ in zonder)]
