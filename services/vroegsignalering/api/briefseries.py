"""/vroegsignalering/v1/briefseries and /brieven: letters in batches, from the asking to the file for the printer."""

import io
import zipfile
from collections.abc import AsyncIterator
from datetime import date
from typing import Self
from uuid import UUID

from fastapi import APIRouter, Request, Response, status
from pydantic import Field, model_validator
from starlette.responses import StreamingResponse

from kernel.auth import ActorDep, GeenToegangTotGemeente, eigen_gemeente, vereist
from kernel.brievenlijst import brieven_router
from kernel.crypto import Sleutelbos
from kernel.db import Database, ReadSessionDep, WriteSessionDep
from kernel.idempotency import EENMALIG, EenmaligeRoute
from kernel.klok import BoekdatumDep
from kernel.lijst import per_gemeente
from kernel.paging import EERSTE_DAG, EERSTE_ID, CursorDep, Pagina
from kernel.problem import problemen
from kernel.web import Model, Verwijzing
from services.vroegsignalering.api.deps import SettingsDep, SleutelbosDep, plaats
from services.vroegsignalering.api.schemas.basis import Datum, Gemeentecode
from services.vroegsignalering.api.schemas.zaken import Werkbakje
from services.vroegsignalering.domain.brieven import SJABLONEN
from services.vroegsignalering.domain.fouten import (
    BriefNietGevonden,
    BriefserieNietGevonden,
    BriefsoortOnbekend,
    ContactgegevensOntbreken,
    GeenZaken,
    ZaakNietGevonden,
)
from services.vroegsignalering.domain.verwerking import BRIEVEN_MAKEN
from services.vroegsignalering.store.queries import brieven as vragen
from services.vroegsignalering.store.tables.brief import Briefserie
from services.vroegsignalering.usecases.lees_brieven import lees_blad, lees_brief
from services.vroegsignalering.usecases.vraag_briefserie import BRIEVEN_MAX, Serieverzoek, vraag_briefserie

router = APIRouter(tags=["Brieven"], route_class=EenmaligeRoute)
#: A gemeente's own words. Letters of a batch are not edited one by one, so of the house's routes only those of the templates.
sjablonen = brieven_router("vroegsignalering", SJABLONEN, BRIEVEN_MAKEN)
sjablonen.routes = [route for route in sjablonen.routes if "briefsjablonen" in getattr(route, "path", "")]

LEZEN, SCHRIJVEN = vereist("vroegsignalering:brieven:lezen"), vereist("vroegsignalering:brieven:schrijven")


class BriefserieVerzoek(Model):
    """Maak een reeks brieven, voor genoemde zaken of voor alles in een werkbakje waar nog niemand is benaderd."""

    gemeente: Gemeentecode
    code: str = Field(max_length=60, description="Welke brief; zie de lijst van briefsjablonen.")
    zaken: list[UUID] = Field(default_factory=list, max_length=BRIEVEN_MAX)
    werkbakje: Werkbakje | None = None
    telefoon: str | None = Field(default=None, max_length=20, description="Waar de inwoner kan bellen; standaard die van de organisatie.")
    emailadres: str | None = Field(default=None, max_length=254, description="Waar hij kan mailen; standaard dat van de organisatie.")

    @model_validator(mode="after")
    def _een_van_beide(self) -> Self:
        if bool(self.zaken) == (self.werkbakje is not None):
            raise ValueError("Noem zaken of een werkbakje, een van beide.")
        return self


class BriefserieGegeven(Model):
    """Een reeks brieven en hoe ver zij is."""

    id: UUID
    gemeente: str
    code: str
    datum: Datum
    gevraagd: int
    klaar: bool
    wachtend: int | None = Field(default=None, description="Alleen bij één reeks.")
    gemaakt: int | None = None
    overgeslagen: int | None = None


class BriefGegeven(Model):
    """Eén brief van een reeks."""

    id: UUID
    zaak_id: UUID
    stand: str = Field(description="`wacht`, `gemaakt` of `overgeslagen`.")
    reden: str | None = Field(description="Waarom er geen brief is: `afgesloten`, `geen-adres` of `datum`.")
    sha256: str | None = Field(description="Kenmerk van het PDF-bestand; verandert nooit.")


@router.post(
    "/briefseries",
    operation_id="vraagBriefserie",
    status_code=status.HTTP_201_CREATED,
    dependencies=[SCHRIJVEN, EENMALIG],
    responses=problemen(GeenToegangTotGemeente, BriefsoortOnbekend, ContactgegevensOntbreken, ZaakNietGevonden, GeenZaken),
)
async def vraag(
    verzoek: BriefserieVerzoek,
    session: WriteSessionDep,
    actor: ActorDep,
    boekdatum: BoekdatumDep,
    settings: SettingsDep,
    response: Response,
) -> Verwijzing:
    """Vraag een reeks brieven. Zij worden daarna gemaakt; elke brief is een contactpoging en voldoet aan de termijn van vier weken."""
    telefoon, emailadres = verzoek.telefoon or settings.uitvoerder_telefoon, verzoek.emailadres or settings.uitvoerder_email
    if not telefoon and not emailadres:
        raise ContactgegevensOntbreken
    afzender: dict[str, object] = {
        "naam": settings.uitvoerder_naam,
        "adres": list(settings.uitvoerder_adres),
        "telefoon": telefoon,
        "emailadres": emailadres,
    }
    gemeente = eigen_gemeente(actor, verzoek.gemeente)
    opdracht = Serieverzoek(gemeente, verzoek.code, verzoek.zaken, verzoek.werkbakje, afzender, boekdatum)
    ident = await vraag_briefserie(session, opdracht, actor)
    plaats(response, "briefseries", ident)
    return Verwijzing(id=ident)


@router.get("/briefseries", operation_id="lijstBriefseries", dependencies=[LEZEN])
async def lijst(session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[BriefserieGegeven]:
    """De reeksen brieven van uw gemeenten, de oudste eerst."""
    dag, ident = cursor.lees(date.fromisoformat, UUID, begin=(EERSTE_DAG, EERSTE_ID))
    rijen = (await session.scalars(per_gemeente(Briefserie, Briefserie.datum, actor.gemeenten, (dag, ident), cursor.aantal))).all()
    return Pagina(items=[_gegeven(rij) for rij in rijen], volgende=cursor.volgende(rijen, lambda rij: (rij.datum, rij.id)))


@router.get("/briefseries/{serieId}", operation_id="leesBriefserie", dependencies=[LEZEN], responses=problemen(BriefserieNietGevonden))
async def lees(serieId: UUID, session: ReadSessionDep, actor: ActorDep) -> BriefserieGegeven:
    """Hoe ver een reeks is."""
    serie = await vragen.serie(session, actor.gemeenten, serieId)
    standen = await vragen.standen(session, serie.gemeente, serie.id)
    tellingen = {"wachtend": standen.get("wacht", 0), "gemaakt": standen.get("gemaakt", 0), "overgeslagen": standen.get("overgeslagen", 0)}
    return _gegeven(serie).model_copy(update=tellingen)


@router.get(
    "/briefseries/{serieId}/brieven", operation_id="lijstBrieven", dependencies=[LEZEN], responses=problemen(BriefserieNietGevonden)
)
async def brieven(serieId: UUID, session: ReadSessionDep, actor: ActorDep, cursor: CursorDep) -> Pagina[BriefGegeven]:
    """De brieven van een reeks, en waarom er een niet is gemaakt."""
    serie = await vragen.serie(session, actor.gemeenten, serieId)
    (na,) = cursor.lees(UUID, begin=(EERSTE_ID,))
    rijen = await vragen.brieven(session, serie, na, cursor.aantal)
    return Pagina(items=[BriefGegeven.model_validate(rij) for rij in rijen], volgende=cursor.volgende(rijen, lambda rij: (rij["id"],)))


@router.get(
    "/briefseries/{serieId}/bestand",
    operation_id="haalBriefserieBestand",
    dependencies=[LEZEN],
    response_class=Response,
    responses=problemen(BriefserieNietGevonden)
    | {200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def bestand(serieId: UUID, request: Request, actor: ActorDep, sleutelbos: SleutelbosDep) -> Response:
    """Alle brieven van een reeks in een zip, voor de drukker. Dat u ze ophaalt, komt per inwoner in het verwerkingenlog."""
    db: Database = request.app.state.db
    async with db.read(actor.gemeenten) as session:
        serie = await vragen.serie(session, actor.gemeenten, serieId)
    headers = {"Content-Disposition": f'attachment; filename="brieven-{serie.id}.zip"'}
    return StreamingResponse(_zip(db, serie, sleutelbos), media_type="application/zip", headers=headers)


@router.get(
    "/brieven/{briefId}",
    operation_id="haalBrief",
    dependencies=[LEZEN],
    response_class=Response,
    responses=problemen(BriefNietGevonden) | {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def brief(briefId: UUID, session: WriteSessionDep, actor: ActorDep, sleutelbos: SleutelbosDep) -> Response:
    """Eén brief als PDF/A. Dat u hem leest, komt in het verwerkingenlog."""
    return Response(await lees_brief(session, briefId, actor, sleutelbos), media_type="application/pdf")


class _Doorgeefluik(io.RawIOBase):
    """Where the zip is written: what came in since the last time is taken out, so that the file is never whole in memory."""

    def __init__(self) -> None:
        self._stukken: list[bytes] = []

    def writable(self) -> bool:
        """A zip may write here; it cannot seek."""
        return True

    def write(self, stuk: bytes) -> int:  # type: ignore[override]
        """Keep until it is taken."""
        self._stukken.append(bytes(stuk))
        return len(stuk)

    def neem(self) -> bytes:
        """All that came in since the last time."""
        inhoud, self._stukken = b"".join(self._stukken), []
        return inhoud


async def _zip(db: Database, serie: Briefserie, sleutelbos: Sleutelbos) -> AsyncIterator[bytes]:
    """A page of letters at a time: no transaction is open while the client reads."""
    luik, na = _Doorgeefluik(), EERSTE_ID
    with zipfile.ZipFile(luik, "w", zipfile.ZIP_STORED) as archief:
        while True:
            async with db.write([serie.gemeente]) as session:
                blad = await lees_blad(session, serie, na, sleutelbos)
            if not blad:
                break
            for _, zaak_id, pdf in blad:
                archief.writestr(f"{zaak_id}.pdf", pdf)
            na = blad[-1][0]
            yield luik.neem()
    yield luik.neem()


def _gegeven(serie: Briefserie) -> BriefserieGegeven:
    return BriefserieGegeven(
        id=serie.id, gemeente=serie.gemeente, code=serie.code, datum=serie.datum, gevraagd=serie.gevraagd, klaar=serie.klaar_op is not None
    )
