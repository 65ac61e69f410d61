"""Record the household and the business behind an aanvraag, and which papers that asks for (Participatiewet art. 43; Bbz 2004, art. 30)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten import AanvraagGesloten
from services.bbz.domain.huishouden import Band, Medeaansprakelijke, Rechtsvorm, Rol, toets_samenstelling
from services.bbz.domain.soort import Doel
from services.bbz.domain.stukken import checklist
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING, lees_betrokkene
from services.bbz.store.tables import Aanvraag, Mederij, Stuk


@dataclass(frozen=True, slots=True)
class StelSamen:
    """Household, legal form, and the role of each person in `betrokkene.mede`, by his place in that list."""

    aanvraag_id: UUID
    gezien: int
    gehuwd: bool
    rechtsvorm: Rechtsvorm | None
    rollen: tuple[tuple[Rol, date | None], ...]
    boekdatum: date


async def stel_samen(session: WriteSession, bos: Sleutelbos, opdracht: StelSamen, actor: Actor) -> Aanvraag:
    """Store who applies with whom; a proposal that was made before falls. Raises AanvraagGesloten or one of SamenstellingKloptNiet."""
    aanvraag = await queries.aanvraag_met_slot(session, actor.gemeenten, opdracht.aanvraag_id)
    verwacht_versie(aanvraag, opdracht.gezien)
    eis_open(aanvraag)
    rij = await queries.betrokkene(session, aanvraag.gemeente, aanvraag.betrokkene_id)
    personen = lees_betrokkene(bos, rij).mede
    mede = [Medeaansprakelijke(Band(persoon.band.value), rol, op) for persoon, (rol, op) in zip(personen, opdracht.rollen, strict=False)]
    toets_samenstelling(opdracht.rechtsvorm, gehuwd=opdracht.gehuwd, mede=mede, bekend=len(personen))

    await _bewaar(session, aanvraag, mede)
    oud = {"gehuwd": aanvraag.gehuwd, "rechtsvorm": aanvraag.rechtsvorm}
    aanvraag.gehuwd, aanvraag.rechtsvorm = opdracht.gehuwd, opdracht.rechtsvorm.value if opdracht.rechtsvorm else None
    aanvraag.voorstel_id = None  # it was about another household
    aanvraag.versie += 1
    await session.flush()
    await maak_checklist(session, aanvraag, opdracht.boekdatum)
    hashes = [rij.bsn_hash, *(bos.zoekhash(p.persoon.bsn) if p.persoon.bsn else None for p in personen)]
    await log_verwerking(session, aanvraag.gemeente, VERWERKING, hashes, naam="samenstelling vastgelegd")
    nieuw = {"gehuwd": aanvraag.gehuwd, "rechtsvorm": aanvraag.rechtsvorm, "aansprakelijk": sum(m.aansprakelijk for m in mede)}
    await audit.schrijf(session, aanvraag.gemeente, "samenstellen", "aanvraag", aanvraag.id, actor, oud=oud, nieuw=nieuw)
    return aanvraag


async def maak_checklist(session: WriteSession, aanvraag: Aanvraag, op: date) -> None:
    """Add what this aanvraag needs and does not list yet; a paper that was asked is not taken off the list."""
    beleid = await queries.beleid_op(session, aanvraag.gemeente, op)
    doelen = [aanvraag.bestemming, *([Doel.LEVENSONDERHOUD] if aanvraag.levensonderhoud else [])]
    nodig = checklist(aanvraag.soort, doelen, gehuwd=aanvraag.gehuwd, rechtsvorm=aanvraag.ondernemingsvorm, extra=beleid.extra_stukken)
    bekend = {stuk.code for stuk in await queries.stukken(session, aanvraag.gemeente, aanvraag.id)}
    session.add_all(Stuk(gemeente=aanvraag.gemeente, aanvraag_id=aanvraag.id, code=code) for code in nodig if code not in bekend)
    await session.flush()


def eis_open(aanvraag: Aanvraag) -> None:
    """Raise AanvraagGesloten when it is decided, withdrawn or left undecided."""
    if aanvraag.besloten or aanvraag.gesloten_als:
        raise AanvraagGesloten(aanvraag.status)


async def _bewaar(session: WriteSession, aanvraag: Aanvraag, mede: list[Medeaansprakelijke]) -> None:
    bekend = {rij.volgnummer: rij for rij in await queries.mede(session, aanvraag.gemeente, aanvraag.id)}
    for nummer, m in enumerate(mede):
        rij = bekend.get(nummer)
        if rij is None:
            rij = Mederij(gemeente=aanvraag.gemeente, aanvraag_id=aanvraag.id, volgnummer=nummer, band=m.band.value, rol=m.rol.value)
            session.add(rij)
        rij.band, rij.rol, rij.aanvaard_op = m.band.value, m.rol.value, m.aanvaard_op
