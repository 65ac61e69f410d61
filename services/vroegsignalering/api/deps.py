"""What the routes of vroegsignalering share."""

from typing import Annotated, cast
from uuid import UUID

from fastapi import Depends, Request, Response

from kernel.crypto import Sleutelbos
from kernel.web import base_path
from services.vroegsignalering.settings import Settings


async def _sleutelbos(request: Request) -> Sleutelbos:
    bos: Sleutelbos = request.app.state.sleutelbos
    return bos


async def _settings(request: Request) -> Settings:
    return cast("Settings", request.app.state.settings)


SleutelbosDep = Annotated[Sleutelbos, Depends(_sleutelbos)]
SettingsDep = Annotated[Settings, Depends(_settings)]


def plaats(response: Response, pad: str, ident: UUID) -> None:
    """Say where the created resource is."""
    response.headers["Location"] = f"{base_path('vroegsignalering')}/{pad}/{ident}"
