"""/debiteuren/v1/overnames: take over the claims of a gemeente, with proof."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas import OvernameGegeven
from services.debiteuren.domain.fouten import OvernameGeenCsv, OvernameGeweigerd, OvernameNietGevonden
from services.debiteuren.export import overname_csv
from services.debiteuren.store import overnames
from services.debiteuren.usecases.neem_portefeuille_over import NeemOver, neem_portefeuille_over, vingerafdruk

router = APIRouter(tags=["Overnames"], route_class=EenmaligeRoute)

_CSV = {"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string", "description": "Zie het recept."}}}}}


async def _csv(request: Request) -> bytes:
    if request.headers.get("content-type", "").split(";")[0].strip() != "text/csv":
        raise OvernameGeenCsv
    return await request.body()


#: The file, read before a transaction is open: named in `dependencies` before what opens one.
CSV = Depends(_csv)


@router.post(
    "/overnames",
    operation_id="neemPortefeuilleOver",
    status_code=status.HTTP_201_CREATED,
    dependencies=[vereist("debiteuren:overnames:schrijven"), CSV, EENMALIG],
    responses=problemen(OvernameGeweigerd, OvernameGeenCsv, GeenToegangTotGemeente)
    | {status.HTTP_200_OK: {"model": OvernameGegeven, "description": "Dit bestand was al overgenomen; er is niets geopend."}},
    openapi_extra=_CSV,
)
async def neem_over(
    inhoud: Annotated[bytes, CSV],
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
    response: Response,
    gemeente: Annotated[str, Query(pattern=r"^[0-9]{4}$", description="Gemeente waarvan de vorderingen zijn.")],
    herkomst: Annotated[str, Query(min_length=1, max_length=60, pattern=r"^[a-z0-9-]+$", description="Code van het oude systeem.")],
    peildatum: Annotated[date, Query(description="Dag waarop de saldi zo stonden.")],
    controletotaal_centen: Annotated[
        int, Query(alias="controletotaalCenten", ge=0, description="Wat alle regels samen volgens de boeken van de gemeente vragen.")
    ],
    ondanks_verschillen: Annotated[
        bool, Query(alias="ondanksVerschillen", description="Open de regels zonder fout, en meld de rest.")
    ] = False,
) -> OvernameGegeven:
    """Neem een bestand met vorderingen over (CSV). Verschillen worden gemeld, nooit weggepoetst."""
    gelezen, onleesbaar = overname_csv.lees(inhoud)
    opdracht = NeemOver(
        eigen_gemeente(actor, gemeente),
        herkomst,
        peildatum,
        Bedrag(controletotaal_centen),
        vingerafdruk(inhoud),
        ondanks_verschillen,
    )
    overname, nieuw = await neem_portefeuille_over(session, opdracht, gelezen, onleesbaar, boekdatum, actor, bos)
    if not nieuw:
        response.status_code = status.HTTP_200_OK
    plaats(response, "overnames", overname.id)
    return OvernameGegeven.model_validate(overname)


@router.get(
    "/overnames/{overnameId}",
    operation_id="leesOvername",
    dependencies=[vereist("debiteuren:overnames:lezen")],
    responses=problemen(OvernameNietGevonden),
)
async def lees(overnameId: UUID, session: ReadSessionDep, actor: ActorDep) -> OvernameGegeven:
    """Eén overname met alle verschillen."""
    return OvernameGegeven.model_validate(await overnames.overname(session, actor.gemeenten, overnameId))
