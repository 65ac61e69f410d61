"""What bbz answers: the viability of the business, a besluit, a credit that was paid out, a business that ended.

An event about a traject that intake does not know is not ours; it changes nothing.
"""

from uuid import UUID

from contracts.bbz import BedrijfBeeindigd, BesluitGenomen, Doel, KredietUitbetaald, OnderzoekAfgerond
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.begeleiding import Bedrijfsuitkomst
from services.intake.domain.fouten import TrajectNietGevonden
from services.intake.domain.regeling import OPEN, Kredietbron
from services.intake.store import queries
from services.intake.store.tables import BbzBesluit, Traject
from services.intake.usecases.dossier import log_traject
from services.intake.usecases.volg_bedrijf import bewaar_bedrijfsuitkomst


async def verwerk_onderzoek(session: WriteSession, gemeente: str, gegevens: OnderzoekAfgerond, actor: Actor) -> None:
    """The answer to our question stands beside it; a second answer to the same question changes nothing."""
    if gegevens.verzoek_id is None:
        return
    vraag = await queries.levensvatbaarheid_op_id(session, gemeente, gegevens.verzoek_id)
    if vraag is None or vraag.beantwoord_op is not None:
        return
    await _traject(session, gemeente, vraag.traject_id)
    vraag.uitkomst, vraag.onderzoek_id, vraag.beantwoord_op = gegevens.uitkomst.value, gegevens.onderzoek_id, gegevens.datum
    await session.flush()
    nieuw = {"uitkomst": vraag.uitkomst, "onderzoek": vraag.onderzoek_id}
    await audit.schrijf(session, gemeente, "beantwoorden", "levensvatbaarheid", vraag.id, actor, nieuw=nieuw)


async def verwerk_besluit(session: WriteSession, gemeente: str, gegevens: BesluitGenomen, actor: Actor) -> None:
    """The second beschikking, beside ours; told twice it stands here once."""
    if (traject := await _traject(session, gemeente, gegevens.traject_id)) is None:
        return
    if any(rij.besluit_id == gegevens.besluit_id for rij in await queries.bbz_besluiten(session, gemeente, traject.id)):
        return
    rij = BbzBesluit(
        gemeente=gemeente,
        traject_id=traject.id,
        besluit_id=gegevens.besluit_id,
        categorie=gegevens.categorie.value,
        uitkomst=gegevens.uitkomst.value,
        vorm=gegevens.vorm.value if gegevens.vorm else None,
        bedrag_centen=gegevens.bedrag_centen,
        datum=gegevens.datum,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, gemeente, "vastleggen", "bbz-besluit", rij.id, actor, nieuw={"uitkomst": rij.uitkomst})


async def verwerk_uitbetaling(session: WriteSession, gemeente: str, gegevens: KredietUitbetaald, actor: Actor) -> None:
    """The credit is there: the regeling that waits for it can start."""
    if gegevens.doel not in {Doel.SANERING, None} or (traject := await _traject(session, gemeente, gegevens.traject_id)) is None:
        return
    for regeling in await queries.regeling_rijen(session, gemeente, traject.id):
        if regeling.bron is Kredietbron.BBZ and regeling.stand in OPEN and regeling.krediet_uitbetaald_op is None:
            regeling.krediet_uitbetaald_op, regeling.versie = gegevens.uitbetaald_op, regeling.versie + 1
            nieuw = {"krediet_uitbetaald_op": regeling.krediet_uitbetaald_op}
            await audit.schrijf(session, gemeente, "krediet-ontvangen", "regeling", regeling.id, actor, nieuw=nieuw)


async def verwerk_bedrijfseinde(session: WriteSession, gemeente: str, gegevens: BedrijfBeeindigd, actor: Actor) -> None:
    """The business ended; the person and his debts stay ours."""
    if (traject := await _traject(session, gemeente, gegevens.traject_id)) is not None:
        await bewaar_bedrijfsuitkomst(session, traject, Bedrijfsuitkomst.BEEINDIGD, gegevens.datum, actor)


async def _traject(session: WriteSession, gemeente: str, traject_id: UUID | None) -> Traject | None:
    if traject_id is None:
        return None
    try:
        traject = await queries.traject_met_slot(session, [gemeente], traject_id)
    except TrajectNietGevonden:
        return None
    await log_traject(session, traject, naam="antwoord van Bbz verwerkt")
    return traject
