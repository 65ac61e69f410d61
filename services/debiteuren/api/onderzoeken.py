"""/debiteuren/v1/onderzoeken: voortgangsonderzoek and debiteurenonderzoek."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.invordering import OnderzoekGegeven, OnderzoekStap, OnderzoekVerzoek
from services.debiteuren.domain.fouten import LeningNietGevonden
from services.debiteuren.domain.fouten.onderzoek import OnderzoekFout, OnderzoekNietGevonden
from services.debiteuren.domain.onderzoek import Onderzoekstand
from services.debiteuren.store.queries import taken
from services.debiteuren.usecases.onderzoek_debiteur import PlanOnderzoek, ZetOnderzoek, plan_onderzoek, zet_onderzoek

router = APIRouter(tags=["Onderzoeken"], route_class=EenmaligeRoute)

SCHRIJVEN = vereist("debiteuren:onderzoeken:schrijven")


@router.post(
    "/leningen/{leningId}/onderzoeken",
    operation_id="planOnderzoek",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, OnderzoekFout),
)
async def plan(
    leningId: UUID,
    verzoek: OnderzoekVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Plan een onderzoek. De jaarlijkse onderzoeken plant de invorderingsronde zelf."""
    onderzoek_id = await plan_onderzoek(session, PlanOnderzoek(leningId, verzoek.soort, verzoek.uiterlijk, boekdatum), actor)
    plaats(response, "onderzoeken", onderzoek_id)
    return Verwijzing(id=onderzoek_id)


@router.post(
    "/onderzoeken/{onderzoekId}/stappen",
    operation_id="zetOnderzoek",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(OnderzoekNietGevonden, OnderzoekFout, VersieVerouderd, VersieOntbreekt),
)
async def zet(
    onderzoekId: UUID,
    verzoek: OnderzoekStap,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> OnderzoekGegeven:
    """Zet een onderzoek een stap verder: opgevraagd, ontvangen, beoordeeld."""
    opdracht = ZetOnderzoek(onderzoekId, verzoek.stand, verzoek.uitkomst, verzoek.toelichting, gezien, boekdatum)
    rij = await zet_onderzoek(session, bos, opdracht, actor)
    plaats(response, "onderzoeken", rij.id)
    return OnderzoekGegeven.model_validate(rij)


@router.get("/onderzoeken", operation_id="lijstOnderzoeken", dependencies=[vereist("debiteuren:onderzoeken:lezen")])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    stand: Annotated[Onderzoekstand | None, Query(description="Alleen deze stand.")] = None,
) -> Pagina[OnderzoekGegeven]:
    """Onderzoeken, wat het eerst klaar moet zijn eerst."""
    na = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await taken.onderzoeken(session, actor.gemeenten, stand.value if stand else None, (na[0], na[1]), cursor.aantal)
    items = [OnderzoekGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.uiterlijk, rij.id)))
