"""/debiteuren/v1/leningen/{leningId}/…: how a loan is repaid, and every earlier version of that."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.debiteuren.api.deps import plaats
from services.debiteuren.api.schemas import ExtraAflossingVerzoek, SchemaversieGegeven, SchemaVerzoek, WettelijkeRenteGegeven
from services.debiteuren.domain.fouten import (
    GeenVerzuim,
    LeningNietGevonden,
    NietGenoegVooruit,
    NormOntbreekt,
    SchemaGeweigerd,
    WettelijkeRenteNietVerschuldigd,
)
from services.debiteuren.store import queries
from services.debiteuren.usecases.herzie_schema import Herziening, herzie_schema, los_extra_af
from services.debiteuren.usecases.reken_wettelijke_rente import reken_wettelijke_rente

router = APIRouter(tags=["Leningen"], route_class=EenmaligeRoute)

SCHRIJVEN = [vereist("debiteuren:leningen:schrijven"), EENMALIG]


@router.get(
    "/leningen/{leningId}/schemaversies",
    operation_id="lijstSchemaversies",
    dependencies=[vereist("debiteuren:leningen:lezen")],
    responses=problemen(LeningNietGevonden),
)
async def lijst(leningId: UUID, session: ReadSessionDep, actor: ActorDep) -> Pagina[SchemaversieGegeven]:
    """Alle versies van het aflosschema, de oudste eerst."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    rijen = await queries.schemaversies(session, lening.gemeente, lening.id)
    return Pagina(items=[SchemaversieGegeven.model_validate(rij) for rij in rijen])


@router.post(
    "/leningen/{leningId}/schemaversies",
    operation_id="herzieSchema",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(LeningNietGevonden, SchemaGeweigerd, VersieVerouderd, VersieOntbreekt),
)
async def herzie(
    leningId: UUID,
    verzoek: SchemaVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Stel een nieuw schema vast voor wat nog niet is vervallen; de oude versie blijft bewaard."""
    herziening = Herziening(
        vorm=verzoek.vorm,
        rente_procent=verzoek.rente_procent,
        looptijd_maanden=verzoek.looptijd_maanden,
        eerste_vervaldag=verzoek.eerste_vervaldag,
        aflosvrij=verzoek.aflosvrij,
        delen=[(deel.vervaldag, Bedrag(deel.hoofdsom_centen)) for deel in verzoek.delen],
        reden=verzoek.reden,
    )
    werk = await herzie_schema(session, leningId, herziening, gezien, boekdatum, actor)
    etag(response, werk.lening)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=leningId)


@router.post(
    "/leningen/{leningId}/extra-aflossingen",
    operation_id="losExtraAf",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(LeningNietGevonden, NietGenoegVooruit, SchemaGeweigerd, VersieVerouderd, VersieOntbreekt),
)
async def extra(
    leningId: UUID,
    verzoek: ExtraAflossingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Los hoofdsom af voordat zij vervalt, uit wat vooruit is betaald."""
    werk = await los_extra_af(session, leningId, Bedrag(verzoek.bedrag_centen), verzoek.gevolg, gezien, boekdatum, actor)
    etag(response, werk.lening)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=leningId)


@router.post(
    "/leningen/{leningId}/wettelijke-rente",
    operation_id="rekenWettelijkeRente",
    status_code=status.HTTP_201_CREATED,
    dependencies=SCHRIJVEN,
    responses=problemen(LeningNietGevonden, GeenVerzuim, WettelijkeRenteNietVerschuldigd, NormOntbreekt, VersieVerouderd, VersieOntbreekt),
)
async def wettelijke_rente(
    leningId: UUID,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> WettelijkeRenteGegeven:
    """Stel de wettelijke rente over te late termijnen vast en boek haar (Awb, art. 4:98 en 4:99)."""
    bedrag = await reken_wettelijke_rente(session, leningId, gezien, boekdatum, actor)
    plaats(response, "leningen", leningId)
    return WettelijkeRenteGegeven(id=leningId, bedrag_centen=bedrag.centen)
