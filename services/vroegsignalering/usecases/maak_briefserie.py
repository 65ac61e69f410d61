"""Make the letters of a batch, some at a time: read whom they are for, typeset outside any transaction, store each with its attempt."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from contracts.persoon import Betrokkene
from contracts.vroegsignalering import Contactsoort
from kernel import audit
from kernel.auth import Actor
from kernel.brief import Afzender, Brief
from kernel.crypto import Sleutelbos
from kernel.db import AnySession, WriteSession
from kernel.sjabloon import Briefsjabloon, Brieftekst
from kernel.tenancy import gemeente_parameters
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.brieven import bereikbaar, noem_partners
from services.vroegsignalering.domain.fouten import DatumPastNiet, ZaakAlAfgesloten
from services.vroegsignalering.domain.verwerking import BRIEVEN_MAKEN
from services.vroegsignalering.store import queries
from services.vroegsignalering.store.queries import brieven
from services.vroegsignalering.store.tables import Zaak
from services.vroegsignalering.store.tables.brief import CONTEXT_BRIEF, Briefserie
from services.vroegsignalering.usecases.lees_zaak import lees_betrokkene
from services.vroegsignalering.usecases.leg_contactpoging_vast import Poging, bewaar_poging

#: Letters that are read, typeset and stored at a time: about a second of typesetting.
PER_KEER: Final = 25


@dataclass(frozen=True, slots=True)
class Klaar:
    """A letter to be typeset, or the reason why there is none."""

    zaak_id: UUID
    brief: Brief | None
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Gezet:
    """A letter that is typeset (its PDF), or the reason why there is none."""

    zaak_id: UUID
    pdf: bytes | None
    reden: str | None = None


async def stel_brieven_op(session: AnySession, serie: Briefserie, sleutelbos: Sleutelbos) -> list[Klaar]:
    """The next letters of this batch, filled in."""
    ids = await brieven.wachtende(session, serie, PER_KEER)
    zaken = await queries.zaken_met_id(session, [serie.gemeente], ids)
    signalen = await queries.signalen_van(session, zaken)
    naam = str((await gemeente_parameters(session, serie.gemeente)).get("naam", serie.gemeente))
    return [_stel_op(serie, naam, zaak, signalen[zaak.id], sleutelbos) for zaak in zaken]


def zet(klaar: Sequence[Klaar]) -> list[Gezet]:
    """Typeset these letters. Blocks: never on the event loop, never while a transaction is open."""
    return [Gezet(k.zaak_id, k.brief.als_pdf() if k.brief else None, k.reden) for k in klaar]


async def bewaar_brief(session: WriteSession, serie: Briefserie, gezet: Gezet, sleutelbos: Sleutelbos) -> None:
    """Store one letter with its one contact attempt, both or neither; a zaak that was closed meanwhile gets none."""
    rij = await brieven.brief_met_slot(session, serie.gemeente, serie.id, gezet.zaak_id)
    if rij is None:
        return
    zaak = await queries.zaak_met_slot(session, [serie.gemeente], gezet.zaak_id)
    actor = Actor(serie.actor["client"], frozenset([serie.gemeente]), frozenset(), medewerker=serie.actor["medewerker"])
    if gezet.pdf is None:
        rij.stand, rij.reden = "overgeslagen", gezet.reden
        return
    try:
        poging = Poging(zaak.id, Contactsoort.BRIEF, False, serie.datum, None, serie.datum)
        await bewaar_poging(session, zaak, poging, actor)
    except (ZaakAlAfgesloten, DatumPastNiet) as waarom:
        rij.stand, rij.reden = "overgeslagen", "afgesloten" if isinstance(waarom, ZaakAlAfgesloten) else "datum"
        return
    zaak.behandeld = True
    rij.stand, rij.sha256 = "gemaakt", sha256(gezet.pdf).hexdigest()
    rij.pdf = sleutelbos.versleutel(b64encode(gezet.pdf).decode(), CONTEXT_BRIEF)
    await session.flush()
    hashes = {s.bsn_hash for s in (await queries.signalen_van(session, [zaak]))[zaak.id]}
    await log_verwerking(session, serie.gemeente, BRIEVEN_MAKEN, hashes, naam="brief gemaakt")
    await audit.schrijf(session, serie.gemeente, "brief-gemaakt", "zaak", zaak.id, actor, nieuw={"brief": rij.id, "sha256": rij.sha256})


def _stel_op(serie: Briefserie, gemeentenaam: str, zaak: Zaak, signalen: Sequence[Any], sleutelbos: Sleutelbos) -> Klaar:
    if zaak.afgesloten_op or zaak.gewist_op:
        return Klaar(zaak.id, None, "afgesloten")
    betrokkene = lees_betrokkene(zaak, signalen, sleutelbos)
    if not betrokkene.persoon.postcode or not betrokkene.persoon.huisnummer:
        return Klaar(zaak.id, None, "geen-adres")
    tekst = Brieftekst.van_json(serie.sjabloon)
    velden = {
        "partners": noem_partners(s.partnertype for s in signalen),
        "bereikbaar": bereikbaar(serie.afzender["telefoon"], serie.afzender["emailadres"]),
    }
    gevuld = Briefsjabloon(serie.code, tekst.onderwerp, tekst.alineas).vul(velden)
    brief = Brief(
        afzender=Afzender(f"Gemeente {gemeentenaam}", (serie.afzender["naam"], *serie.afzender["adres"])),
        geadresseerde=_geadresseerde(betrokkene),
        datum=serie.datum,
        kenmerk=str(zaak.id),
        onderwerp=gevuld.onderwerp,
        aanhef=f"Beste {_naam(betrokkene)},",
        alineas=gevuld.als_alineas(),
        slot="Met vriendelijke groet,",
        ondertekening=(serie.afzender["naam"], f"namens de gemeente {gemeentenaam}"),
    )
    return Klaar(zaak.id, brief)


def _naam(betrokkene: Betrokkene) -> str:
    p = betrokkene.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)


def _geadresseerde(betrokkene: Betrokkene) -> tuple[str, ...]:
    """Name and address. Without a street the post finds the door by postcode and number."""
    p = betrokkene.persoon
    deur = " ".join(deel for deel in (p.straatnaam or "Huisnummer", p.huisnummer, p.huisnummertoevoeging) if deel)
    return (_naam(betrokkene), deur, " ".join(deel for deel in (p.postcode, p.plaatsnaam) if deel))
