"""What the routes of bbz share."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from kernel.auth import Actor, ActorDep, MedewerkerDep
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession, WriteSessionDep
from kernel.klok import BoekdatumDep
from kernel.problem import response_of
from kernel.web import base_path
from services.bbz.domain.fouten import BbzFout


async def _sleutelbos(request: Request) -> Sleutelbos:
    bos: Sleutelbos = request.app.state.sleutelbos
    return bos


SleutelbosDep = Annotated[Sleutelbos, Depends(_sleutelbos)]


def geweigerd(request: Request, fout: BbzFout) -> Response:
    """The answer to a refused besluit, returned and not raised, so that its transaction commits.

    The law may have been asked with a look at other gemeenten; that question must stay in the audit log, also when the answer was
    no. The refusal itself is not kept under an Idempotency-Key: tomorrow's norm may allow it.
    """
    request.state.eenmalig = None
    return response_of(fout)


def plaats(response: Response, meervoud: str, ident: UUID) -> None:
    """Say where the created resource is."""
    response.headers["Location"] = f"{base_path('bbz')}/{meervoud}/{ident}"


@dataclass(frozen=True, slots=True)
class Werk:
    """What every act of a medewerker needs: one transaction, the keys, who he is, and the business date."""

    session: WriteSession
    bos: Sleutelbos
    actor: Actor
    boekdatum: date


async def _werk(session: WriteSessionDep, bos: SleutelbosDep, actor: ActorDep, _: MedewerkerDep, boekdatum: BoekdatumDep) -> Werk:
    return Werk(session, bos, actor, boekdatum)


WerkDep = Annotated[Werk, Depends(_werk)]
