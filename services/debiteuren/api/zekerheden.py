"""/debiteuren/v1/leningen/{leningId}/zekerheden and /medeschuldenaren: what a loan rests on beside the debtor."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from contracts.persoon import Medebetrokkene
from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas import MedeschuldenaarGegeven, VrijgaveVerzoek, ZekerheidGegeven, ZekerheidVerzoek
from services.debiteuren.domain.fouten import LeningNietGevonden, MedeschuldenaarNietGevonden, ZekerheidNietGevonden
from services.debiteuren.usecases import beheer_zekerheid as beheer

router = APIRouter(tags=["Zekerheden"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("debiteuren:zekerheden:lezen"), vereist("debiteuren:zekerheden:schrijven")


@router.post(
    "/leningen/{leningId}/zekerheden",
    operation_id="vestigZekerheid",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden),
)
async def vestig(
    leningId: UUID,
    verzoek: ZekerheidVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    response: Response,
) -> Verwijzing:
    """Leg een zekerheid vast."""
    nieuw = beheer.NieuweZekerheid(verzoek.soort, verzoek.waarde_centen, verzoek.omschrijving, verzoek.gevestigd_op)
    zekerheid = await beheer.vestig_zekerheid(session, leningId, nieuw, actor, bos)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=zekerheid.id)


@router.get(
    "/leningen/{leningId}/zekerheden", operation_id="lijstZekerheden", dependencies=[LEZEN], responses=problemen(LeningNietGevonden)
)
async def lijst(leningId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Pagina[ZekerheidGegeven]:
    """De zekerheden van een lening. Het lezen staat in het verwerkingenlog."""
    rijen = await beheer.lees_zekerheden(session, leningId, actor, bos)
    return Pagina(
        items=[
            ZekerheidGegeven(
                id=rij.id,
                soort=rij.soort,
                waarde_centen=rij.waarde_centen,
                omschrijving=tekst,
                gevestigd_op=rij.gevestigd_op,
                vrijgegeven_op=rij.vrijgegeven_op,
                opbrengst_centen=rij.opbrengst_centen,
            )
            for rij, tekst in rijen
        ]
    )


@router.post(
    "/zekerheden/{zekerheidId}/vrijgave",
    operation_id="geefZekerheidVrij",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[SCHRIJVEN],
    responses=problemen(ZekerheidNietGevonden, VersieVerouderd, VersieOntbreekt),
)
async def vrijgave(
    zekerheidId: UUID,
    verzoek: VrijgaveVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
) -> None:
    """Geef een zekerheid vrij, of leg vast wat zij bij uitwinning opbracht."""
    await beheer.geef_zekerheid_vrij(session, zekerheidId, verzoek.opbrengst_centen, gezien, boekdatum, actor)


@router.post(
    "/leningen/{leningId}/medeschuldenaren",
    operation_id="voegMedeschuldenaarToe",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden),
)
async def voeg_toe(
    leningId: UUID,
    verzoek: Medebetrokkene,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Leg vast wie hoofdelijk meebetaalt."""
    rij = await beheer.voeg_medeschuldenaar_toe(session, leningId, verzoek, boekdatum, actor, bos)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=rij.id)


@router.get(
    "/leningen/{leningId}/medeschuldenaren",
    operation_id="lijstMedeschuldenaren",
    dependencies=[LEZEN],
    responses=problemen(LeningNietGevonden),
)
async def medeschuldenaren(leningId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep) -> Pagina[MedeschuldenaarGegeven]:
    """Wie naast de debiteur aansprakelijk is. Het lezen staat in het verwerkingenlog."""
    rijen = await beheer.lees_medeschuldenaren(session, leningId, actor, bos)
    return Pagina(
        items=[MedeschuldenaarGegeven(id=rij.id, vanaf=rij.vanaf, ontslagen_op=rij.ontslagen_op, betrokkene=wie) for rij, wie in rijen]
    )


@router.post(
    "/medeschuldenaren/{medeschuldenaarId}/ontslag",
    operation_id="ontslaMedeschuldenaar",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[SCHRIJVEN],
    responses=problemen(MedeschuldenaarNietGevonden),
)
async def ontslag(medeschuldenaarId: UUID, session: WriteSessionDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep) -> None:
    """Ontsla iemand uit de hoofdelijke aansprakelijkheid."""
    await beheer.ontsla_medeschuldenaar(session, medeschuldenaarId, boekdatum, actor)
