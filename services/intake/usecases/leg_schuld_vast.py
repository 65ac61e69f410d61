"""Record a debt, change it as the creditor answers, and read them all back with their sums."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.versie import verwacht_versie
from services.intake.domain.datum import controleer_datum
from services.intake.domain.schuld import Schuldsoort
from services.intake.domain.traject import Stap
from services.intake.store import queries
from services.intake.store.tables import Schuld
from services.intake.usecases.dossier import SCHULDEISER, lees_dossier, open_dossier


@dataclass(frozen=True, slots=True)
class Schuldeiser:
    """Who is owed, under which reference he knows the debt, and the lines of his address for a letter."""

    naam: str
    kenmerk: str | None = None
    kvk_nummer: str | None = None
    adres: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LegSchuldVast:
    """One debt as it is known on its peildatum."""

    traject_id: UUID
    schuldeiser: Schuldeiser
    soort: Schuldsoort
    bedrag_centen: int
    peildatum: date
    privepersoon: bool
    zakelijk: bool
    preferent: bool
    opeisbaar: bool
    beslag: bool
    prive_aansprakelijk: bool
    van_gemeente: bool
    boekdatum: date


@dataclass(frozen=True, slots=True)
class WijzigSchuld:
    """What changed; `vervallen_op` takes the debt out of the picture."""

    schuld_id: UUID
    gezien: int
    bedrag_centen: int
    peildatum: date
    opeisbaar: bool
    beslag: bool
    vervallen_op: date | None
    boekdatum: date


async def leg_schuld_vast(session: WriteSession, bos: Sleutelbos, opdracht: LegSchuldVast, actor: Actor) -> UUID:
    """Store the debt; return its id. Raises TrajectNietGevonden, StapNietMogelijk or DatumNietMogelijk."""
    traject = await open_dossier(session, actor, opdracht.traject_id, Stap.DOSSIER, naam="schuld vastgelegd")
    controleer_datum("peildatum", opdracht.peildatum, date.min, opdracht.boekdatum)
    van = opdracht.schuldeiser
    wie = {"naam": van.naam, "kenmerk": van.kenmerk, "kvk": van.kvk_nummer, "adres": van.adres}
    schuld = Schuld(
        gemeente=traject.gemeente,
        versie=1,
        traject_id=traject.id,
        schuldeiser=bos.versleutel(json.dumps(wie), SCHULDEISER),
        privepersoon=opdracht.privepersoon,
        soort=opdracht.soort.value,
        bedrag_centen=opdracht.bedrag_centen,
        peildatum=opdracht.peildatum,
        zakelijk=opdracht.zakelijk,
        preferent=opdracht.preferent,
        opeisbaar=opdracht.opeisbaar,
        beslag=opdracht.beslag,
        prive_aansprakelijk=opdracht.prive_aansprakelijk,
        van_gemeente=opdracht.van_gemeente,
    )
    session.add(schuld)
    await session.flush()
    nieuw = {"bedrag_centen": schuld.bedrag_centen, "soort": schuld.soort, "peildatum": schuld.peildatum}
    await audit.schrijf(session, traject.gemeente, "vastleggen", "schuld", schuld.id, actor, nieuw=nieuw)
    return schuld.id


async def wijzig_schuld(session: WriteSession, opdracht: WijzigSchuld, actor: Actor) -> None:
    """Change the debt. Raises SchuldNietGevonden, VersieVerouderd, StapNietMogelijk or DatumNietMogelijk."""
    schuld = await queries.schuld_met_slot(session, actor.gemeenten, opdracht.schuld_id)
    verwacht_versie(schuld, opdracht.gezien)
    await open_dossier(session, actor, schuld.traject_id, Stap.DOSSIER, naam="schuld gewijzigd")
    controleer_datum("peildatum", opdracht.peildatum, schuld.peildatum, opdracht.boekdatum)
    oud = {"bedrag_centen": schuld.bedrag_centen, "peildatum": schuld.peildatum, "opeisbaar": schuld.opeisbaar}
    schuld.bedrag_centen, schuld.peildatum = opdracht.bedrag_centen, opdracht.peildatum
    schuld.opeisbaar, schuld.beslag, schuld.vervallen_op = opdracht.opeisbaar, opdracht.beslag, opdracht.vervallen_op
    schuld.versie += 1
    nieuw = {"bedrag_centen": schuld.bedrag_centen, "peildatum": schuld.peildatum, "opeisbaar": schuld.opeisbaar}
    nieuw |= {"vervallen_op": schuld.vervallen_op}
    await audit.schrijf(session, schuld.gemeente, "wijzigen", "schuld", schuld.id, actor, oud=oud, nieuw=nieuw)


async def lees_schulden(session: WriteSession, bos: Sleutelbos, traject_id: UUID, actor: Actor) -> Sequence[tuple[Schuld, Schuldeiser]]:
    """The debts that stand, each with its creditor. Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="schulden gelezen")
    rijen = await queries.schuld_rijen(session, traject.gemeente, traject.id)
    return [(rij, open_schuldeiser(bos, rij)) for rij in rijen]


def open_schuldeiser(bos: Sleutelbos, rij: Schuld) -> Schuldeiser:
    """The creditor as he was stored."""
    wie = json.loads(bos.ontsleutel(rij.schuldeiser, SCHULDEISER))
    return Schuldeiser(wie["naam"], wie["kenmerk"], wie["kvk"], tuple(wie.get("adres", ())))
