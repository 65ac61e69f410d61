"""The business ends, the entrepreneur dies or moves: recorded once, told to debiteuren and intake (Bbz 2004, art. 39 lid 2, 43)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts import bbz as contract
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.outbox import append
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.aanvraag import Intrekreden
from services.bbz.domain.dossier import Melding, Voorval, toets_melding
from services.bbz.domain.fouten import DossierNietGevonden
from services.bbz.domain.levensonderhoud import Eindreden
from services.bbz.store import queries
from services.bbz.store.geheim import VERWERKING
from services.bbz.store.tables import Dossier, Dossiergebeurtenis
from services.bbz.usecases.beeindig_uitkering import beeindig_met_voorval
from services.bbz.usecases.sluit_aanvraag import beeindig

#: What an aanvraag that is still open becomes. Who stops may still ask for a regeling as beëindigend zelfstandige: that one stays open.
_SLUIT = {Voorval.OVERLEDEN: Intrekreden.OVERLEDEN, Voorval.VERHUISD: Intrekreden.VERHUISD}
#: With what levensonderhoud ends of itself. At surseance or faillissement people decide whether it does.
_EINDE = {
    Voorval.OVERLEDEN: Eindreden.OVERLEDEN,
    Voorval.VERHUISD: Eindreden.VERHUISD,
    Voorval.BEDRIJF_BEEINDIGD: Eindreden.BEDRIJF_BEEINDIGD,
}
_BESLISSEN_MENSEN = frozenset({"surseance", "faillissement"})


@dataclass(frozen=True, slots=True)
class MeldVoorval:
    """What happened to whom, and the version of the dossier that was seen."""

    dossier_id: UUID
    gezien: int
    melding: Melding
    boekdatum: date


async def meld_voorval(session: WriteSession, opdracht: MeldVoorval, actor: Actor) -> UUID:
    """Store it and publish it with the voorzieningen that it touches; return its id.

    Open aanvragen end when he dies or moves, levensonderhoud also when his business ended or was transferred.

    Raises DossierNietGevonden, VersieVerouderd, GebeurtenisKloptNiet, DatumInDeToekomst or AlVastgelegd.
    """
    dossier = await queries.vind_met_slot(session, Dossier, actor.gemeenten, opdracht.dossier_id, DossierNietGevonden)
    verwacht_versie(dossier, opdracht.gezien)
    melding = opdracht.melding
    toets_melding(melding, _eerder(dossier, melding.voorval), dossier.gemeente, opdracht.boekdatum)
    _zet(dossier, melding)
    rij = Dossiergebeurtenis(
        gemeente=dossier.gemeente,
        dossier_id=dossier.id,
        soort=melding.voorval.value,
        reden=melding.reden.value if melding.reden else None,
        datum=melding.datum,
        naar_gemeente=melding.naar_gemeente,
        vastgelegd_op=opdracht.boekdatum,
        door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    if melding.voorval in _SLUIT:
        for aanvraag in await queries.dossier_aanvragen(session, dossier.gemeente, dossier.id):
            if not aanvraag.besloten and not aanvraag.gesloten_als:
                await beeindig(session, aanvraag, _SLUIT[melding.voorval], opdracht.boekdatum, actor)
    if not (melding.reden and melding.reden.value in _BESLISSEN_MENSEN):
        await beeindig_met_voorval(session, dossier, melding.datum, _EINDE[melding.voorval], opdracht.boekdatum, actor)
    await log_verwerking(session, dossier.gemeente, VERWERKING, [dossier.bsn_hash], naam="voorval vastgelegd")
    nieuw = {"voorval": rij.soort, "datum": str(rij.datum)}
    await audit.schrijf(session, dossier.gemeente, "voorval-vastleggen", "dossier", dossier.id, actor, nieuw=nieuw)
    voorzieningen = [v.id for v in await queries.dossier_voorzieningen(session, dossier.gemeente, dossier.id)]
    await append(session, _gebeurtenis(dossier, melding, voorzieningen), aggregate=dossier, boekdatum=opdracht.boekdatum)
    return rij.id


def _eerder(dossier: Dossier, voorval: Voorval) -> date | None:
    return {
        Voorval.BEDRIJF_BEEINDIGD: dossier.beeindigd_op,
        Voorval.OVERLEDEN: dossier.overleden_op,
        Voorval.VERHUISD: dossier.verhuisd_op,
    }[voorval]


def _zet(dossier: Dossier, melding: Melding) -> None:
    if melding.reden is not None:
        dossier.beeindigd_op, dossier.beeindigd_door = melding.datum, melding.reden.value
    elif melding.naar_gemeente is not None:
        dossier.verhuisd_op, dossier.naar_gemeente = melding.datum, melding.naar_gemeente
    else:
        dossier.overleden_op = melding.datum


def _gebeurtenis(dossier: Dossier, melding: Melding, voorzieningen: list[UUID]) -> Gebeurtenis:
    if melding.reden is not None:
        return contract.BedrijfBeeindigd(
            dossier_id=dossier.id,
            reden=contract.Beeindigingsreden(melding.reden.value),
            datum=melding.datum,
            voorziening_ids=voorzieningen,
            traject_id=dossier.traject_id,
        )
    if melding.naar_gemeente is not None:
        return contract.OndernemerVerhuisd(
            dossier_id=dossier.id,
            datum=melding.datum,
            naar_gemeente=melding.naar_gemeente,
            voorziening_ids=voorzieningen,
            traject_id=dossier.traject_id,
        )
    return contract.OndernemerOverleden(
        dossier_id=dossier.id, datum=melding.datum, voorziening_ids=voorzieningen, traject_id=dossier.traject_id
    )
