"""/debiteuren/v1/leningen/{leningId}/uitstellen: deferrals and lower amounts (Bbz 2004, art. 41)."""

from uuid import UUID

from fastapi import APIRouter, Response, status

from kernel.auth import ActorDep, MedewerkerDep, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Verwijzing
from services.debiteuren.api.deps import SleutelbosDep, plaats
from services.debiteuren.api.schemas.uitstel import UitstelEinde, UitstelGegeven, UitstelOverzicht, UitstelVerzoek
from services.debiteuren.domain.fouten import LeningNietGevonden, NormOntbreekt, UitstelGeweigerd
from services.debiteuren.domain.fouten.uitstel import UitstelNietGevonden
from services.debiteuren.domain.uitstel import Uitstel, dagen_over
from services.debiteuren.store import normen, queries
from services.debiteuren.store.queries.uitstellen import uitstelrijen
from services.debiteuren.usecases.verleen_uitstel import BeeindigUitstel, VerleenUitstel, beeindig_uitstel, verleen_uitstel

router = APIRouter(tags=["Uitstel"], route_class=EenmaligeRoute)

SCHRIJVEN = vereist("debiteuren:uitstellen:schrijven")


@router.post(
    "/leningen/{leningId}/uitstellen",
    operation_id="verleenUitstel",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(LeningNietGevonden, UitstelGeweigerd, NormOntbreekt, VersieVerouderd, VersieOntbreekt),
)
async def verleen(
    leningId: UUID,
    verzoek: UitstelVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Verleen uitstel van aflossing, of verlaag wat per maand wordt betaald."""
    opdracht = VerleenUitstel(
        lening_id=leningId,
        periode=Uitstel(verzoek.van, verzoek.tot_en_met),
        reden=verzoek.reden,
        versie=gezien,
        boekdatum=boekdatum,
        omvang=verzoek.omvang,
        maandbedrag=None if verzoek.maandbedrag_centen is None else Bedrag(verzoek.maandbedrag_centen),
    )
    uitstel_id = await verleen_uitstel(session, opdracht, actor, bos)
    plaats(response, "leningen", leningId)
    return Verwijzing(id=uitstel_id)


@router.get(
    "/leningen/{leningId}/uitstellen",
    operation_id="lijstUitstellen",
    dependencies=[vereist("debiteuren:leningen:lezen")],
    responses=problemen(LeningNietGevonden, NormOntbreekt),
)
async def lijst(leningId: UUID, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> UitstelOverzicht:
    """Alle uitstel van een lening, met de dagen die zijn gebruikt en die over zijn."""
    lening = await queries.lening(session, actor.gemeenten, leningId)
    rijen = await uitstelrijen(session, lening.gemeente, lening.id)
    verleend = [rij.periode for rij in rijen if rij.tot_en_met >= rij.van]
    return UitstelOverzicht(
        items=[UitstelGegeven.model_validate(rij) for rij in rijen],
        dagen_gebruikt=sum(u.dagen for u in verleend),
        dagen_over=dagen_over(verleend, await normen.uitstel(session, boekdatum)),
    )


@router.post(
    "/uitstellen/{uitstelId}/beeindigingen",
    operation_id="beeindigUitstel",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(UitstelNietGevonden, UitstelGeweigerd, VersieVerouderd, VersieOntbreekt),
)
async def beeindig(
    uitstelId: UUID,
    verzoek: UitstelEinde,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> Verwijzing:
    """Laat een uitstel eerder eindigen (Awb, art. 4:96). If-Match is de versie van de lening."""
    opdracht = BeeindigUitstel(uitstelId, verzoek.laatste_dag, verzoek.reden, gezien, boekdatum)
    lening_id = await beeindig_uitstel(session, opdracht, actor)
    plaats(response, "leningen", lening_id)
    return Verwijzing(id=uitstelId)
