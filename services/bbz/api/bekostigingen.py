"""/bbz/v1/bekostigingen: what the Rijk pays of a year, how the gemeente accounts for it, and the businesscase."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, status

from kernel.auth import Actor, ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.geld import Bedrag
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.web import Verwijzing
from services.bbz.api.schemas import bekostiging as schemas
from services.bbz.api.schemas.basis import Gemeentecode
from services.bbz.domain import fouten
from services.bbz.domain.bekostiging import Sisaregel
from services.bbz.domain.fouten.bekostiging import BekostigingOntbreekt, FormuleOngeldig, IndelingNietGevonden
from services.bbz.usecases import verantwoord

router = APIRouter(tags=["Bekostiging"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("bbz:bekostigingen:lezen"), vereist("bbz:bekostigingen:schrijven")
REKENEN = vereist("bbz:businesscases:lezen")
Jaar = Annotated[int, Path(ge=2004, le=2100)]


def _gelezen(actor: Actor, gemeente: str) -> str:
    """A foreign gemeente has no year here."""
    if gemeente not in actor.gemeenten:
        raise IndelingNietGevonden
    return gemeente


@router.get(
    "/bekostigingen/{gemeente}/{jaar}",
    operation_id="leesBekostiging",
    dependencies=[LEZEN],
    responses=problemen(IndelingNietGevonden, BekostigingOntbreekt),
)
async def lees(gemeente: Gemeentecode, jaar: Jaar, session: ReadSessionDep, actor: ActorDep) -> schemas.Bekostigingsoverzicht:
    """Per product wat het kostte, uit welke pot, en wat het Rijk betaalt. Een jaar zonder regel wordt geweigerd bij naam."""
    regels = await verantwoord.overzicht(session, _gelezen(actor, gemeente), jaar)
    return schemas.Bekostigingsoverzicht(gemeente=gemeente, jaar=jaar, items=[schemas.BekostigdGegeven.van(b) for b in regels])


@router.post(
    "/bekostigingen/{gemeente}/{jaar}/baten",
    operation_id="legBatenVast",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def baten(
    gemeente: Gemeentecode,
    jaar: Jaar,
    verzoek: schemas.BatenVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg vast wat in dit jaar terugkwam."""
    opdracht = verantwoord.LegBatenVast(
        eigen_gemeente(actor, gemeente), jaar, verzoek.product, Bedrag(verzoek.bedrag_centen), verzoek.bron, boekdatum
    )
    return Verwijzing(id=await verantwoord.leg_baten_vast(session, opdracht, actor))


@router.put(
    "/bekostigingen/{gemeente}/{jaar}/indeling",
    operation_id="deelVerantwoordingIn",
    dependencies=[SCHRIJVEN],
    responses=problemen(GeenToegangTotGemeente, FormuleOngeldig),
)
async def deel_in(
    gemeente: Gemeentecode,
    jaar: Jaar,
    verzoek: schemas.IndelingVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    _: MedewerkerDep,
    boekdatum: BoekdatumDep,
) -> Verwijzing:
    """Leg de regels van de verantwoording vast: code, omschrijving en formule. Wij leveren geen codes mee."""
    regels = [Sisaregel(r.code, r.label, r.formule) for r in verzoek.regels]
    opdracht = verantwoord.DeelIn(eigen_gemeente(actor, gemeente), jaar, regels, boekdatum)
    return Verwijzing(id=await verantwoord.deel_in(session, opdracht, actor))


@router.get(
    "/bekostigingen/{gemeente}/{jaar}/verantwoording",
    operation_id="leesVerantwoording",
    dependencies=[LEZEN],
    responses=problemen(IndelingNietGevonden, FormuleOngeldig),
)
async def verantwoording(gemeente: Gemeentecode, jaar: Jaar, session: ReadSessionDep, actor: ActorDep) -> schemas.Verantwoording:
    """De verantwoording volgens de indeling van de gemeente."""
    regels = await verantwoord.verantwoording(session, _gelezen(actor, gemeente), jaar)
    items = [schemas.SisaregelUitkomst(code=r.code, label=r.label, formule=r.formule, bedrag_centen=b.centen) for r, b in regels]
    return schemas.Verantwoording(gemeente=gemeente, jaar=jaar, regels=items)


@router.post(
    "/bekostigingen/{gemeente}/{jaar}/_businesscase",
    operation_id="rekenBusinesscase",
    dependencies=[REKENEN],
    responses=problemen(IndelingNietGevonden),
)
async def businesscase(
    gemeente: Gemeentecode, jaar: Jaar, aannames: schemas.AannamesGegeven, session: ReadSessionDep, actor: ActorDep
) -> schemas.BusinesscaseGegeven:
    """De businesscase van iedereen die dit jaar is geholpen, met de aannames die u meegeeft."""
    uitkomst = await verantwoord.businesscase_van_gemeente(session, _gelezen(actor, gemeente), jaar, aannames.als_aannames())
    return schemas.BusinesscaseGegeven.van(uitkomst, aannames)


@router.post(
    "/aanvragen/{aanvraagId}/_businesscase",
    operation_id="rekenBusinesscaseVanAanvraag",
    dependencies=[REKENEN],
    responses=problemen(fouten.AanvraagNietGevonden),
)
async def van_aanvraag(
    aanvraagId: UUID, aannames: schemas.AannamesGegeven, session: ReadSessionDep, actor: ActorDep
) -> schemas.BusinesscaseGegeven:
    """De businesscase van één dossier."""
    uitkomst = await verantwoord.businesscase_van_aanvraag(session, aanvraagId, aannames.als_aannames(), actor)
    return schemas.BusinesscaseGegeven.van(uitkomst, aannames)
