"""What the routes of intake share."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from kernel.crypto import Sleutelbos
from kernel.web import base_path


async def _sleutelbos(request: Request) -> Sleutelbos:
    bos: Sleutelbos = request.app.state.sleutelbos
    return bos


SleutelbosDep = Annotated[Sleutelbos, Depends(_sleutelbos)]


def plaats(response: Response, meervoud: str, ident: UUID) -> None:
    """Say where the created resource is."""
    response.headers["Location"] = f"{base_path('intake')}/{meervoud}/{ident}"
