"""Fill the embedded region: gemeenten, clients and the productenboek from the example files. Safe to repeat."""

from datetime import date

import httpx

from deploy.apps import settings_of
from deploy.embedded.aanmelden import vraag_token
from deploy.embedded.omgeving import Omgeving
from deploy.embedded.productenboek import laad_productenboek
from deploy.embedded.regio import clientsleutel, laad_regio, lees_regio, maak_sleutels
from kernel.db import Database

#: The gemeenten of the example work together since then; all example data lies after it.
BEGIN = date(2024, 1, 1)


def maak_regiosleutels(omgeving: Omgeving) -> None:
    """Keys of the issuer and of the example clients: before the api starts, because it reads them."""
    maak_sleutels(lees_regio(), omgeving.sleutels)


async def richt_in(omgeving: Omgeving) -> None:
    """Put the example region in the register and its productenboek in force."""
    db = Database(settings_of("gateway"), "app", pool=1)
    try:
        await laad_regio(db, lees_regio(), omgeving.sleutels, BEGIN)
        await laad_productenboek(db)
    finally:
        await db.close()


async def demo_token(omgeving: Omgeving, client_id: str = "loket") -> str:
    """A token of an example client, asked as that client would."""
    async with httpx.AsyncClient(base_url=omgeving.url, timeout=10) as client:
        return await vraag_token(client, client_id, clientsleutel(omgeving.sleutels, client_id), f"{omgeving.url}/gateway/v1")
