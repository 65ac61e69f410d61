"""/<app>/v1/briefsjablonen and /briefconcepten: a gemeente's own words, and a letter that a person edits before it is fixed.

The same routes in every app that writes letters. The letter as PDF or Word stands at what it is about, because only the app
knows to whom it goes.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import Field

from kernel import briefopslag as opslag
from kernel.auth import ActorDep, GeenToegangTotGemeente, MedewerkerDep, eigen_gemeente, vereist
from kernel.crypto import Sleutelbos
from kernel.db import ReadSessionDep, WriteSessionDep
from kernel.problem import Fout, problemen
from kernel.sjabloon import MAX_ALINEAS, MAX_TEKST, Briefsjabloon, Sjabloonalinea, VeldOnbekend, VerplichteAlinea
from kernel.versie import IfMatchDep, VersieOntbreekt, VersieVerouderd, etag
from kernel.verwerkingenlog import log_verwerking
from kernel.web import Model


class SjabloonNietGevonden(Fout):
    """Deze brief kennen wij niet. De lijst van sjablonen noemt welke er zijn."""

    status = 404


class AlineaGegeven(Model):
    """Eén alinea."""

    sleutel: str = Field(min_length=1, max_length=60, pattern="^[a-z0-9-]+$", description="Naam van de alinea in deze brief.")
    kop: str | None = Field(default=None, max_length=200)
    tekst: str = Field(min_length=1, max_length=MAX_TEKST, description="Platte tekst; in een sjabloon met velden, zoals {naam}.")
    verplicht: bool = Field(default=False, description="Of de alinea moet blijven. Alleen wij bepalen dat; wat u stuurt telt niet.")


class BriefGegeven(Model):
    """De woorden van een brief."""

    onderwerp: str = Field(min_length=1, max_length=200)
    alineas: list[AlineaGegeven] = Field(min_length=1, max_length=MAX_ALINEAS)

    def als_alineas(self) -> list[Sjabloonalinea]:
        """As the template module knows them."""
        return [Sjabloonalinea(a.sleutel, a.tekst, a.kop) for a in self.alineas]


class SjabloonGegeven(BriefGegeven):
    """De woorden die een gemeente voor deze brief gebruikt: die van haarzelf of die van ons."""

    gemeente: str
    code: str
    velden: list[str] = Field(description="Wat u tussen accolades in de tekst mag zetten.")


class ConceptGegeven(BriefGegeven):
    """Een brief, nog te wijzigen zolang `vastOp` leeg is."""

    id: UUID
    gemeente: str
    onderwerp_id: UUID = Field(description="Waar de brief over gaat.")
    code: str
    vast_op: date | None


class Briefsoorten(Model):
    """De brieven die deze app kent."""

    items: list[str]


async def _sleutelbos(request: Request) -> Sleutelbos:
    bos: Sleutelbos = request.app.state.sleutelbos
    return bos


_BosDep = Annotated[Sleutelbos, Depends(_sleutelbos)]
_Gemeente = Annotated[str, Path(pattern="^[0-9]{4}$", description="CBS-code van de gemeente.")]
_Code = Annotated[str, Path(max_length=60, pattern="^[a-z0-9-]+$", description="Welke brief.")]


def brieven_router(app: str, sjablonen: Iterable[Briefsjabloon], verwerking: str) -> APIRouter:
    """The routes of `app` for these letters, behind `<app>:brieven:lezen` and `:schrijven`.

    `verwerking` is the activity in the register that reading or changing a concept belongs to.
    """
    bekend = {s.code: s for s in sjablonen}
    router = APIRouter(tags=["Brieven"])
    _sjablonen(router, bekend, app)
    _concepten(router, app, verwerking)
    return router


def _sjablonen(router: APIRouter, bekend: dict[str, Briefsjabloon], app: str) -> None:
    lezen, schrijven = vereist(f"{app}:brieven:lezen"), vereist(f"{app}:brieven:schrijven")
    pad = "/briefsjablonen/{gemeente}/{code}"

    def standaard(code: str) -> Briefsjabloon:
        if code not in bekend:
            raise SjabloonNietGevonden
        return bekend[code]

    @router.get("/briefsjablonen", operation_id="lijstBriefsjablonen", dependencies=[lezen])
    async def lijst() -> Briefsoorten:
        """Welke brieven er zijn."""
        return Briefsoorten(items=sorted(bekend))

    @router.get(pad, operation_id="leesBriefsjabloon", dependencies=[lezen], responses=problemen(SjabloonNietGevonden))
    async def lees(gemeente: _Gemeente, code: _Code, session: ReadSessionDep, actor: ActorDep, response: Response) -> SjabloonGegeven:
        """De woorden van een brief, met de versie in de ETag (0 zolang de gemeente geen eigen woorden heeft)."""
        if gemeente not in actor.gemeenten:
            raise SjabloonNietGevonden
        sjabloon = await opslag.sjabloon_van(session, gemeente, standaard(code))
        rij = await opslag.sjabloon_rij(session, gemeente, code)
        response.headers["ETag"] = f'"{rij.versie if rij else 0}"'
        return _sjabloon(gemeente, sjabloon)

    @router.put(
        pad,
        operation_id="wijzigBriefsjabloon",
        dependencies=[schrijven],
        responses=problemen(SjabloonNietGevonden, GeenToegangTotGemeente, VeldOnbekend, VerplichteAlinea, VersieOntbreekt, VersieVerouderd),
    )
    async def wijzig(
        gemeente: _Gemeente,
        code: _Code,
        brief: BriefGegeven,
        session: WriteSessionDep,
        actor: ActorDep,
        _: MedewerkerDep,
        gezien: IfMatchDep,
        response: Response,
    ) -> SjabloonGegeven:
        """Geef een brief de woorden van de gemeente. Brieven die er al zijn veranderen niet."""
        nieuw = standaard(code).in_woorden_van(brief.onderwerp, brief.als_alineas())
        versie = await opslag.leg_sjabloon_vast(session, eigen_gemeente(actor, gemeente), nieuw, gezien, actor)
        response.headers["ETag"] = f'"{versie}"'
        return _sjabloon(gemeente, nieuw)


def _concepten(router: APIRouter, app: str, verwerking: str) -> None:
    lezen, schrijven = vereist(f"{app}:brieven:lezen"), vereist(f"{app}:brieven:schrijven")
    pad = "/briefconcepten/{conceptId}"

    @router.get(pad, operation_id="leesBriefconcept", dependencies=[lezen], responses=problemen(opslag.ConceptNietGevonden))
    async def lees(conceptId: UUID, session: WriteSessionDep, actor: ActorDep, bos: _BosDep, response: Response) -> ConceptGegeven:
        """De tekst van een brief."""
        rij = await opslag.concept(session, actor.gemeenten, conceptId)
        await log_verwerking(session, rij.gemeente, verwerking, [rij.bsn_hash], naam="briefconcept gelezen")
        etag(response, rij)
        return _concept(rij, bos)

    @router.put(
        pad,
        operation_id="wijzigBriefconcept",
        dependencies=[schrijven],
        responses=problemen(opslag.ConceptNietGevonden, opslag.BriefLigtVast, VerplichteAlinea, VersieOntbreekt, VersieVerouderd),
    )
    async def wijzig(
        conceptId: UUID,
        brief: BriefGegeven,
        session: WriteSessionDep,
        actor: ActorDep,
        _: MedewerkerDep,
        bos: _BosDep,
        gezien: IfMatchDep,
        response: Response,
    ) -> ConceptGegeven:
        """Wijzig de tekst van een brief die nog niet vastligt. Verplichte alinea's blijven zoals ze zijn."""
        rij = await opslag.concept(session, actor.gemeenten, conceptId, met_slot=True)
        await log_verwerking(session, rij.gemeente, verwerking, [rij.bsn_hash], naam="briefconcept gewijzigd")
        await opslag.wijzig_concept(session, bos, rij, gezien, brief.onderwerp, brief.als_alineas(), actor)
        etag(response, rij)
        return _concept(rij, bos)


def _alineas(alineas: Iterable[Sjabloonalinea]) -> list[AlineaGegeven]:
    return [AlineaGegeven(sleutel=a.sleutel, kop=a.kop, tekst=a.tekst, verplicht=a.verplicht) for a in alineas]


def _sjabloon(gemeente: str, s: Briefsjabloon) -> SjabloonGegeven:
    return SjabloonGegeven(gemeente=gemeente, code=s.code, onderwerp=s.onderwerp, alineas=_alineas(s.alineas), velden=sorted(s.velden))


def _concept(rij: opslag.ConceptRij, bos: Sleutelbos) -> ConceptGegeven:
    tekst = rij.tekst(bos)
    return ConceptGegeven(
        id=rij.id,
        gemeente=rij.gemeente,
        onderwerp_id=rij.onderwerp_id,
        code=rij.code,
        vast_op=rij.vast_op,
        onderwerp=tekst.onderwerp,
        alineas=_alineas(tekst.alineas),
    )
