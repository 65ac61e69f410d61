"""/intake/v1/aanmeldingen: who asked for help, and the first talk."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.web import Verwijzing
from services.intake.api.deps import SleutelbosDep, plaats
from services.intake.api.schemas import (
    AanmeldingDetail,
    AanmeldingGegeven,
    AanmeldingVerzoek,
    GesprekGegeven,
    GesprekVastgelegd,
    GesprekVerzoek,
    MelderGegeven,
)
from services.intake.domain.aanmelding import Aanmeldstatus
from services.intake.domain.fouten import (
    AanmeldingNietGevonden,
    AndereGemeenteVerantwoordelijk,
    CrisisgrondNietVastgesteld,
    CrisisgrondOntbreekt,
    DatumNietMogelijk,
    MelderOntbreekt,
    NormOntbreekt,
    ParameterOntbreekt,
    PriveAansprakelijkheidOntbreekt,
    RechtsvormHeeftGeenToegang,
    RechtsvormOntbreekt,
    StapNietMogelijk,
    ToestemmingOntbreekt,
)
from services.intake.store import queries
from services.intake.usecases.lees_dossier import lees_aanmelding
from services.intake.usecases.meld_aan import MeldAan, Melder, meld_aan
from services.intake.usecases.voer_gesprek import VoerGesprek, leg_gesprek_vast

router = APIRouter(tags=["Aanmeldingen"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("intake:aanmeldingen:lezen"), vereist("intake:aanmeldingen:schrijven")


@router.get("/aanmeldingen", operation_id="lijstAanmeldingen", dependencies=[LEZEN])
async def lijst(
    session: ReadSessionDep,
    actor: ActorDep,
    cursor: CursorDep,
    status: Annotated[Aanmeldstatus | None, Query(description="Alleen aanmeldingen met deze status.")] = None,
    zaakId: Annotated[UUID | None, Query(description="Alleen de aanmelding die uit deze zaak van vroegsignalering kwam.")] = None,
) -> Pagina[AanmeldingGegeven]:
    """Aanmeldingen, de meest dringende eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = await queries.aanmelding_lijst(session, actor.gemeenten, status, zaakId, (dag, ident), cursor.aantal)
    items = [AanmeldingGegeven.model_validate(rij) for rij in rijen]
    return Pagina(items=items, volgende=cursor.volgende(rijen, lambda rij: (rij.gesprek_uiterlijk, rij.id)))


@router.post(
    "/aanmeldingen",
    operation_id="meldAan",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        GeenToegangTotGemeente,
        DatumNietMogelijk,
        NormOntbreekt,
        MelderOntbreekt,
        ToestemmingOntbreekt,
        CrisisgrondOntbreekt,
        CrisisgrondNietVastgesteld,
    ),
)
async def meld(
    verzoek: AanmeldingVerzoek, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, boekdatum: BoekdatumDep, response: Response
) -> Verwijzing:
    """Meld een ondernemer aan, door hemzelf of door een partner."""
    opdracht = MeldAan(
        gemeente=eigen_gemeente(actor, verzoek.gemeente),
        kanaal=verzoek.kanaal,
        betrokkene=verzoek.betrokkene,
        ontvangen_op=verzoek.ontvangen_op or boekdatum,
        boekdatum=boekdatum,
        crisis=verzoek.crisis,
        crisisgrond=verzoek.crisisgrond,
        partnersoort=verzoek.partnersoort,
        melder=Melder(m.relatie, m.naam, m.telefoonnummer) if (m := verzoek.melder) else None,
        toestemming=verzoek.toestemming,
    )
    ident = await meld_aan(session, bos, opdracht, actor)
    plaats(response, "aanmeldingen", ident)
    return Verwijzing(id=ident)


@router.get(
    "/aanmeldingen/{aanmeldingId}", operation_id="leesAanmelding", dependencies=[LEZEN], responses=problemen(AanmeldingNietGevonden)
)
async def lees(aanmeldingId: UUID, session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, response: Response) -> AanmeldingDetail:
    """Eén aanmelding met de persoon. Het lezen staat in het verwerkingenlog."""
    dossier = await lees_aanmelding(session, bos, aanmeldingId, actor)
    etag(response, dossier.aanmelding)
    gesprek = dossier.gesprek and GesprekGegeven(
        id=dossier.gesprek.id,
        datum=dossier.gesprek.datum,
        binnen_termijn=dossier.gesprek.binnen_termijn,
        hulpvraag=dossier.hulpvraag,
    )
    basis = AanmeldingGegeven.model_validate(dossier.aanmelding)
    return AanmeldingDetail(
        **basis.model_dump(),
        betrokkene=dossier.betrokkene,
        melder=dossier.melder and MelderGegeven.model_validate(dossier.melder),
        opgegaan=list(dossier.opgegaan),
        gesprek=gesprek,
        traject_id=dossier.traject_id,
    )


@router.post(
    "/aanmeldingen/{aanmeldingId}/gesprekken",
    operation_id="voerGesprek",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(
        AanmeldingNietGevonden,
        StapNietMogelijk,
        DatumNietMogelijk,
        RechtsvormHeeftGeenToegang,
        PriveAansprakelijkheidOntbreekt,
        AndereGemeenteVerantwoordelijk,
        RechtsvormOntbreekt,
        ParameterOntbreekt,
        VersieVerouderd,
        VersieOntbreekt,
    ),
)
async def gesprek(
    aanmeldingId: UUID,
    verzoek: GesprekVerzoek,
    session: WriteSessionDep,
    bos: SleutelbosDep,
    actor: ActorDep,
    _: MedewerkerDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> GesprekVastgelegd:
    """Leg het eerste gesprek vast. Met een hulpvraag begint een traject en de termijn voor het besluit."""
    opdracht = VoerGesprek(
        aanmelding_id=aanmeldingId,
        gezien=gezien,
        datum=verzoek.datum,
        hulpvraag=verzoek.hulpvraag,
        rechtsvorm=verzoek.rechtsvorm,
        prive_aansprakelijk=verzoek.prive_aansprakelijk,
        schulden_totaal_centen=verzoek.schulden_totaal_centen,
        boekdatum=boekdatum,
        woongemeente=verzoek.woongemeente,
    )
    gesprek_id, traject_id = await leg_gesprek_vast(session, bos, opdracht, actor)
    if traject_id:
        plaats(response, "trajecten", traject_id)
    else:
        plaats(response, "aanmeldingen", aanmeldingId)
    return GesprekVastgelegd(id=gesprek_id, traject_id=traject_id)
