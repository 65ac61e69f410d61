"""What bbz answers: the viability of the business, an aanvraag, a besluit, a credit that was paid out, a business that ended.

An event about a traject that intake does not know is not ours; it changes nothing.
"""

from datetime import date
from uuid import UUID

from contracts.bbz import AanvraagIngediend, BedrijfBeeindigd, BesluitGenomen, Doel, KredietUitbetaald, OnderzoekAfgerond, Uitkomst
from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from services.intake.domain.begeleiding import Bedrijfsuitkomst
from services.intake.domain.fouten import TrajectNietGevonden
from services.intake.domain.regeling import OPEN, Kredietbron
from services.intake.store import queries
from services.intake.store.tables import BbzAanvraag, BbzBesluit, Traject
from services.intake.usecases.dossier import log_traject
from services.intake.usecases.voer_regeling_uit import sluit_voorbereiding
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


async def verwerk_aanvraag(session: WriteSession, gemeente: str, gegevens: AanvraagIngediend, actor: Actor) -> None:
    """Remember what it is for; told twice it stands here once."""
    if (traject := await _traject(session, gemeente, gegevens.traject_id)) is None:
        return
    if await queries.bbz_aanvraag(session, gemeente, gegevens.aanvraag_id):
        return
    rij = BbzAanvraag(
        gemeente=gemeente,
        traject_id=traject.id,
        aanvraag_id=gegevens.aanvraag_id,
        doel=gegevens.doel.value,
        ontvangen_op=gegevens.ontvangen_op,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, gemeente, "vastleggen", "bbz-aanvraag", rij.id, actor, nieuw={"doel": rij.doel})


async def krediet_komt_niet(session: WriteSession, gemeente: str, aanvraag_id: UUID, datum: date, actor: Actor) -> None:
    """Bbz refused the saneringskrediet, or its aanvraag ended: take back the regeling that waits for it, so that the next can begin.

    An aanvraag for something else, such as levensonderhoud, changes no regeling.
    """
    aanvraag = await queries.bbz_aanvraag(session, gemeente, aanvraag_id)
    if aanvraag is None or aanvraag.doel != Doel.SANERING or (traject := await _traject(session, gemeente, aanvraag.traject_id)) is None:
        return
    for regeling in await queries.regeling_rijen(session, gemeente, traject.id):
        wacht = regeling.stand in OPEN and regeling.gestart_op is None and regeling.krediet_uitbetaald_op is None
        if regeling.bron is Kredietbron.BBZ and wacht:
            await sluit_voorbereiding(session, regeling, datum, actor)
            traject.versie += 1  # whoever was about to do something with it must look again


async def verwerk_besluit(session: WriteSession, gemeente: str, gegevens: BesluitGenomen, actor: Actor) -> None:
    """The second beschikking, beside ours; told twice it stands here once."""
    if (traject := await _traject(session, gemeente, gegevens.traject_id)) is None:
        return
    if any(rij.besluit_id == gegevens.besluit_id for rij in await queries.bbz_besluiten(session, gemeente, traject.id)):
        return
    aanvraag = await queries.bbz_aanvraag(session, gemeente, gegevens.aanvraag_id)
    rij = BbzBesluit(
        gemeente=gemeente,
        traject_id=traject.id,
        besluit_id=gegevens.besluit_id,
        categorie=gegevens.categorie.value,
        uitkomst=gegevens.uitkomst.value,
        vorm=gegevens.vorm.value if gegevens.vorm else None,
        doel=aanvraag.doel if aanvraag else None,
        bedrag_centen=gegevens.bedrag_centen,
        datum=gegevens.datum,
    )
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, gemeente, "vastleggen", "bbz-besluit", rij.id, actor, nieuw={"uitkomst": rij.uitkomst})
    if gegevens.uitkomst is Uitkomst.AFGEWEZEN:
        await krediet_komt_niet(session, gemeente, gegevens.aanvraag_id, gegevens.datum, actor)


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
