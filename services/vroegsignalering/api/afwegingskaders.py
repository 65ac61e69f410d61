"""/vroegsignalering/v1/afwegingskaders: the rules that place zaken, a dry run of other rules, and placing anew."""

from collections import Counter
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Response, status

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.problem import problemen
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd
from services.vroegsignalering.api.schemas.kaders import (
    Bakjestelling,
    HerindelingGegeven,
    KaderGegeven,
    Kaders,
    KaderVerzoek,
    ProefGegeven,
    ProefVerzoek,
    Verschuiving,
)
from services.vroegsignalering.domain.afweging import leg_kader_vast
from services.vroegsignalering.domain.fouten import KaderNietGevonden, KaderOngeldig
from services.vroegsignalering.store import kaderproef
from services.vroegsignalering.store.queries.kaders import geldend_kader, geldende_kaders
from services.vroegsignalering.usecases.herindeel import herindeel
from services.vroegsignalering.usecases.leg_kader_vast import Kaderwijziging, wijzig_kader

router = APIRouter(tags=["Afwegingskaders"], route_class=EenmaligeRoute)

LEZEN, SCHRIJVEN = vereist("vroegsignalering:afwegingskaders:lezen"), vereist("vroegsignalering:afwegingskaders:schrijven")
Gemeente = Annotated[str, Path(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.")]
#: The last month, as the dry run looks at it unless asked otherwise.
MAAND = timedelta(days=31)


@router.get("/afwegingskaders", operation_id="lijstAfwegingskaders", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep) -> Kaders:
    """Het kader dat nu geldt, per gemeente."""
    kaders = await geldende_kaders(session, actor.gemeenten)
    return Kaders(items=[KaderGegeven.van(gemeente, kader) for gemeente, kader in kaders.items()])


@router.get("/afwegingskaders/{gemeente}", operation_id="leesAfwegingskader", dependencies=[LEZEN], responses=problemen(KaderNietGevonden))
async def lees(gemeente: Gemeente, session: ReadSessionDep, actor: ActorDep, response: Response) -> KaderGegeven:
    """Het kader van een gemeente, met de versie in de ETag."""
    if gemeente not in actor.gemeenten:
        raise KaderNietGevonden
    kader = await geldend_kader(session, gemeente)
    response.headers["ETag"] = f'"{kader.versie}"'
    return KaderGegeven.van(gemeente, kader)


@router.put(
    "/afwegingskaders/{gemeente}",
    operation_id="wijzigAfwegingskader",
    dependencies=[SCHRIJVEN],
    responses=problemen(KaderOngeldig, GeenToegangTotGemeente, VersieOntbreekt, VersieVerouderd),
)
async def wijzig(
    gemeente: Gemeente,
    verzoek: KaderVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    gezien: IfMatchDep,
    boekdatum: BoekdatumDep,
    response: Response,
) -> KaderGegeven:
    """Geef de gemeente een eigen kader. Het plaatst wat vanaf nu binnenkomt; vraag een herindeling voor wat er al ligt."""
    regels = [regel.als_regel() for regel in verzoek.regels]
    opdracht = Kaderwijziging(eigen_gemeente(actor, gemeente), gezien, regels, verzoek.toelichting, boekdatum)
    kader = await wijzig_kader(session, opdracht, actor)
    response.headers["ETag"] = f'"{kader.versie}"'
    return KaderGegeven.van(gemeente, kader)


@router.post(
    "/afwegingskaders/{gemeente}/proeven",
    operation_id="beproefAfwegingskader",
    dependencies=[LEZEN],
    responses=problemen(KaderNietGevonden, KaderOngeldig),
)
async def beproef(
    gemeente: Gemeente, verzoek: ProefVerzoek, session: ReadSessionDep, actor: ActorDep, boekdatum: BoekdatumDep
) -> ProefGegeven:
    """Wat zou dit kader met de zaken van de laatste maand doen? Er verandert niets."""
    if gemeente not in actor.gemeenten:
        raise KaderNietGevonden
    kader = leg_kader_vast(1, [regel.als_regel() for regel in verzoek.regels])
    tot_en_met = verzoek.tot_en_met or boekdatum
    van = verzoek.van or tot_en_met - MAAND
    rijen = await kaderproef.proef(session, gemeente, kader, van, tot_en_met)
    return ProefGegeven(
        van=van,
        tot_en_met=tot_en_met,
        zaken=sum(rij["aantal"] for rij in rijen),
        verplaatst=sum(rij["aantal"] for rij in rijen if rij["van"] != rij["naar"]),
        werkbakjes=_tellingen(rijen),
        verschuivingen=[Verschuiving(**rij) for rij in rijen],
    )


@router.post(
    "/afwegingskaders/{gemeente}/herindelingen",
    operation_id="herindeelZaken",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente),
)
async def herindelen(gemeente: Gemeente, session: WriteSessionDep, actor: ActorDep, boekdatum: BoekdatumDep) -> HerindelingGegeven:
    """Plaats de open zaken opnieuw, ten hoogste vijfduizend per keer. Wat een medewerker zelf neerlegde, blijft liggen."""
    gedaan = await herindeel(session, eigen_gemeente(actor, gemeente), boekdatum, actor)
    return HerindelingGegeven(bekeken=gedaan.bekeken, verplaatst=gedaan.verplaatst, klaar=gedaan.klaar)


def _tellingen(rijen: list[dict[str, Any]]) -> list[Bakjestelling]:
    nu, straks = Counter[str](), Counter[str]()
    for rij in rijen:
        nu[rij["van"]] += rij["aantal"]
        straks[rij["naar"]] += rij["aantal"]
    return [Bakjestelling(werkbakje=bakje, nu=nu[bakje], straks=straks[bakje]) for bakje in sorted(nu | straks)]
