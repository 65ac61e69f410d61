"""What the routes of debiteuren share."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from kernel.crypto import Sleutelbos
from kernel.web import base_path
from services.debiteuren.domain.afschrift import Afschrift
from services.debiteuren.domain.fouten import AfschriftGeenXml
from services.debiteuren.export import camt053


async def _sleutelbos(request: Request) -> Sleutelbos:
    bos: Sleutelbos = request.app.state.sleutelbos
    return bos


SleutelbosDep = Annotated[Sleutelbos, Depends(_sleutelbos)]


async def _afschriften(request: Request) -> list[Afschrift]:
    if request.headers.get("content-type", "").split(";")[0].strip() not in {"application/xml", "text/xml"}:
        raise AfschriftGeenXml
    inhoud = await request.body()
    return await asyncio.to_thread(camt053.lees, inhoud, max_bytes=request.app.state.settings.afschrift_max_bytes)


#: The statements in the body, read before a transaction is open: name it in `dependencies` before what opens one.
AFSCHRIFTEN = Depends(_afschriften)
AfschriftenDep = Annotated[list[Afschrift], AFSCHRIFTEN]


def plaats(response: Response, meervoud: str, ident: UUID) -> None:
    """Say where the created resource is."""
    response.headers["Location"] = f"{base_path('debiteuren')}/{meervoud}/{ident}"
