"""/vroegsignalering/v1/bewaarregels and /bewaarvoorbeelden: how long what is kept, and what would go on a day."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from kernel.web import Model
from services.vroegsignalering.api.schemas.basis import Datum
from services.vroegsignalering.domain.bewaarbeleid import MAANDEN_MAX, UITLEG, Bewaarcategorie, Bewaarwijze, verlopen_tot_en_met
from services.vroegsignalering.domain.fouten import BewaarbeleidNietGevonden
from services.vroegsignalering.store import wissen
from services.vroegsignalering.store.queries.bewaarregels import bewaarregels, bewaartermijnen
from services.vroegsignalering.store.tables.bewaarregel import Bewaarregel
from services.vroegsignalering.usecases.leg_bewaarregel_vast import Regelwijziging, leg_bewaarregel_vast

router = APIRouter(tags=["Bewaarbeleid"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("vroegsignalering:bewaarregels:lezen"), vereist("vroegsignalering:bewaarregels:schrijven")
Gemeente = Annotated[str, Path(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.")]


class BewaarregelVerzoek(Model):
    """Hoe lang een categorie wordt bewaard, en waarom."""

    maanden: int | None = Field(ge=0, le=MAANDEN_MAX, description="Leeg: de regel vervalt en er wordt niets meer gewist.")
    wijze: Bewaarwijze
    grondslag: str = Field(min_length=3, max_length=500, description="De selectielijst of het besluit waar de termijn uit volgt.")


class BewaarregelGegeven(BewaarregelVerzoek):
    """De regel die nu geldt."""

    gemeente: str
    categorie: Bewaarcategorie
    uitleg: str
    versie: int


class Bewaarregels(Model):
    """De regels van uw gemeenten. Een categorie zonder regel wordt bewaard."""

    items: list[BewaarregelGegeven]


class VoorbeeldGegeven(Model):
    """Wat er op een dag aan de beurt is."""

    categorie: Bewaarcategorie
    uitleg: str
    wijze: Bewaarwijze
    maanden: int
    tot_en_met: Datum = Field(description="Wat op of voor deze dag begon, is aan de beurt.")
    aantal: int
    oudste: Datum | None


class Voorbeeld(Model):
    """Wat er zou worden gewist, per categorie met een regel."""

    op: Datum
    items: list[VoorbeeldGegeven]


@router.get("/bewaarregels", operation_id="lijstBewaarregels", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep) -> Bewaarregels:
    """Het bewaarbeleid van uw gemeenten."""
    return Bewaarregels(items=[_gegeven(rij) for rij in await bewaarregels(session, actor.gemeenten)])


@router.put(
    "/bewaarregels/{gemeente}/{categorie}",
    operation_id="legBewaarregelVast",
    dependencies=[SCHRIJVEN],
    responses=problemen(GeenToegangTotGemeente, VersieOntbreekt, VersieVerouderd),
)
async def leg_vast(
    gemeente: Gemeente,
    categorie: Bewaarcategorie,
    verzoek: BewaarregelVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> BewaarregelGegeven:
    """Leg vast hoe lang een categorie wordt bewaard. If-Match noemt de versie die u zag; 0 als er nog geen regel was."""
    opdracht = Regelwijziging(
        eigen_gemeente(actor, gemeente), categorie, gezien, verzoek.maanden, verzoek.wijze, verzoek.grondslag, boekdatum
    )
    rij = await leg_bewaarregel_vast(session, opdracht, actor)
    response.headers["ETag"] = f'"{rij.versie}"'
    return _gegeven(rij)


@router.get(
    "/bewaarvoorbeelden/{gemeente}",
    operation_id="bekijkBewaarvoorbeeld",
    dependencies=[LEZEN],
    responses=problemen(BewaarbeleidNietGevonden),
)
async def voorbeeld(
    gemeente: Gemeente,
    session: ReadSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    op: Annotated[date | None, Query(description="De dag waarop u wilt kijken; standaard vandaag.")] = None,
) -> Voorbeeld:
    """Wat de regels op een dag zouden wissen. Er verandert niets."""
    if gemeente not in actor.gemeenten:
        raise BewaarbeleidNietGevonden
    dag, items = op or boekdatum, []
    for termijn in await bewaartermijnen(session, gemeente):
        grens = verlopen_tot_en_met(dag, termijn.maanden)
        aantal, oudste = await wissen.tel(session, gemeente, termijn.categorie, grens)
        items.append(
            VoorbeeldGegeven(
                categorie=termijn.categorie,
                uitleg=UITLEG[termijn.categorie],
                wijze=termijn.wijze,
                maanden=termijn.maanden,
                tot_en_met=grens,
                aantal=aantal,
                oudste=oudste,
            )
        )
    return Voorbeeld(op=dag, items=items)


def _gegeven(rij: Bewaarregel) -> BewaarregelGegeven:
    categorie = Bewaarcategorie(rij.categorie)
    return BewaarregelGegeven(
        gemeente=rij.gemeente,
        categorie=categorie,
        uitleg=UITLEG[categorie],
        versie=rij.versie,
        maanden=rij.maanden,
        wijze=Bewaarwijze(rij.wijze),
        grondslag=rij.grondslag,
    )
