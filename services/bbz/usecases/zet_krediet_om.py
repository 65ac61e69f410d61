"""The preparation ended: decide by two people what becomes of the voorbereidingskrediet (Bbz 2004, art. 29 lid 3)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from contracts import bbz as contract
from kernel import audit, vierogen
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.outbox import append
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.bbz.domain.fouten import GeenVoorbereidingskrediet, KredietAlOmgezet, NogNietUitbetaald
from services.bbz.domain.soort import Aflossingsvorm, Doel
from services.bbz.domain.voorbereiding import Omzettingsgevolg, Omzettingsuitkomst, Omzettingsvoorstel, gevolg
from services.bbz.store import normen, queries
from services.bbz.store.geheim import VERWERKING, lees_tekst, versleutel_tekst
from services.bbz.store.tables import Besluit, Kredietomzetting, Voorziening
from services.bbz.usecases.geef_betaalopdracht import besluit_en_aanvraag

#: Kind of the proposal in the four-eyes table.
SOORT = "bbz-kredietomzetting"
_MOTIVERING = "voorstel.kredietomzetting"


@dataclass(frozen=True, slots=True)
class StelOmzettingVoor:
    """What is proposed on which voorziening, and the version of it that was seen."""

    voorziening_id: UUID
    gezien: int
    voorstel: Omzettingsvoorstel
    boekdatum: date


@dataclass(frozen=True, slots=True)
class BekrachtigOmzetting:
    """Which proposal."""

    voorstel_id: UUID
    boekdatum: date


async def stel_omzetting_voor(session: WriteSession, bos: Sleutelbos, opdracht: StelOmzettingVoor, actor: Actor) -> UUID:
    """Store the proposal; return its id. Raises one of UitbetalingGeweigerd, LooptijdTeLang or NormOntbreekt."""
    voorziening = await queries.voorziening_met_slot(session, actor.gemeenten, opdracht.voorziening_id)
    verwacht_versie(voorziening, opdracht.gezien)
    await _gevolg(session, voorziening, opdracht.voorstel)
    inhoud = _verpak(bos, opdracht.voorstel)
    return await vierogen.stel_voor(session, voorziening.gemeente, SOORT, voorziening.id, inhoud, actor.wie, opdracht.boekdatum)


async def bekrachtig_omzetting(session: WriteSession, bos: Sleutelbos, opdracht: BekrachtigOmzetting, actor: Actor) -> UUID:
    """Store what becomes of it and publish that: a start `voorbereidingskrediet-omgezet`, no start `omgezet-om-niet`. Returns its id.

    Who is to blame keeps his loan: then nothing changes for debiteuren. Raises VoorstelNietGevonden, ZelfdeMedewerker, KredietAlOmgezet.
    """
    gemeente, rij = await queries.voorstel(session, actor.gemeenten, SOORT, opdracht.voorstel_id)
    voorziening = await queries.voorziening_met_slot(session, [gemeente], rij.onderwerp_id)
    voorstel = _pak_uit(bos, rij.inhoud)
    besluit, uitkomst = await _gevolg(session, voorziening, voorstel)
    await vierogen.bekrachtig(session, SOORT, opdracht.voorstel_id, actor.wie, opdracht.boekdatum)
    omzetting = Kredietomzetting(
        gemeente=gemeente,
        voorziening_id=voorziening.id,
        uitkomst=voorstel.uitkomst.value,
        bedrag_centen=uitkomst.om_niet.centen,
        rente_procent=uitkomst.rente_procent,
        datum=voorstel.datum,
        voorgesteld_door=rij.voorgesteld_door,
        bekrachtigd_door=actor.wie,
    )
    session.add(omzetting)
    await session.flush()
    betrokkene = await queries.betrokkene(session, gemeente, voorziening.betrokkene_id)
    await log_verwerking(session, gemeente, VERWERKING, [betrokkene.bsn_hash], naam="voorbereidingskrediet omgezet")
    nieuw = {"uitkomst": omzetting.uitkomst, "omNietCenten": omzetting.bedrag_centen}
    await audit.schrijf(session, gemeente, "krediet-omzetten", "voorziening", voorziening.id, actor, nieuw=nieuw)
    await _vertel(session, voorziening, besluit, voorstel, uitkomst, opdracht.boekdatum)
    return omzetting.id


async def _gevolg(session: WriteSession, voorziening: Voorziening, voorstel: Omzettingsvoorstel) -> tuple[Besluit, Omzettingsgevolg]:
    besluit, aanvraag = await besluit_en_aanvraag(session, voorziening)
    if aanvraag.bestemming is not Doel.VOORBEREIDING:
        raise GeenVoorbereidingskrediet
    if voorziening.uitbetaald_op is None:
        raise NogNietUitbetaald
    eerder = await queries.kredietomzetting(session, voorziening.gemeente, voorziening.id)
    if eerder is not None:
        raise KredietAlOmgezet(eerder.datum)
    return besluit, gevolg(voorstel, Bedrag(besluit.bedrag_centen), await normen.op(session, voorstel.datum))


async def _vertel(
    session: WriteSession, voorziening: Voorziening, besluit: Besluit, voorstel: Omzettingsvoorstel, uitkomst: Omzettingsgevolg, op: date
) -> None:
    if uitkomst.rente_procent is not None:
        assert voorstel.looptijd_maanden, "a start has a term"
        assert voorstel.aflossingsvorm, "a start says how it is repaid"
        assert voorstel.eerste_vervaldag, "a start has a first day"
        start = contract.VoorbereidingskredietOmgezet(
            voorziening_id=voorziening.id,
            besluit_id=besluit.id,
            rente_procent=uitkomst.rente_procent,
            looptijd_maanden=voorstel.looptijd_maanden,
            aflossingsvorm=contract.Aflossingsvorm(voorstel.aflossingsvorm.value),
            eerste_vervaldag=voorstel.eerste_vervaldag,
            datum=voorstel.datum,
        )
        await append(session, start, aggregate=voorziening, boekdatum=op)
    elif uitkomst.om_niet > NUL:
        gift = contract.OmgezetOmNiet(
            voorziening_id=voorziening.id,
            besluit_id=besluit.id,
            bedrag_centen=uitkomst.om_niet.centen,
            boekjaar=None,
            datum=voorstel.datum,
        )
        await append(session, gift, aggregate=voorziening, boekdatum=op)


def _verpak(bos: Sleutelbos, v: Omzettingsvoorstel) -> dict[str, Any]:
    return {
        "uitkomst": v.uitkomst.value,
        "datum": v.datum.isoformat(),
        "looptijd": v.looptijd_maanden,
        "aflossingsvorm": v.aflossingsvorm and v.aflossingsvorm.value,
        "eersteVervaldag": v.eerste_vervaldag and v.eerste_vervaldag.isoformat(),
        "motivering": versleutel_tekst(bos, _MOTIVERING, v.motivering).hex(),
    }


def _pak_uit(bos: Sleutelbos, inhoud: Any) -> Omzettingsvoorstel:
    return Omzettingsvoorstel(
        uitkomst=Omzettingsuitkomst(inhoud["uitkomst"]),
        datum=date.fromisoformat(inhoud["datum"]),
        looptijd_maanden=inhoud["looptijd"],
        aflossingsvorm=Aflossingsvorm(inhoud["aflossingsvorm"]) if inhoud["aflossingsvorm"] else None,
        eerste_vervaldag=date.fromisoformat(inhoud["eersteVervaldag"]) if inhoud["eersteVervaldag"] else None,
        motivering=lees_tekst(bos, _MOTIVERING, bytes.fromhex(inhoud["motivering"])),
    )
