"""The routers of what follows on a besluit, gathered for `app.py`."""

from fastapi import APIRouter

from services.bbz.api import (
    bekostigingen,
    boekjaren,
    eigen_opdrachten,
    onderzoeken,
    opdrachten,
    starterstrajecten,
    uitkeringen,
    uitvoeringsregels,
    uitvoeringsvoorstellen,
)

ROUTERS: tuple[APIRouter, ...] = (
    uitkeringen.router,
    boekjaren.router,
    uitvoeringsvoorstellen.router,
    uitvoeringsregels.router,
    onderzoeken.router,
    opdrachten.router,
    eigen_opdrachten.router,
    starterstrajecten.router,
    bekostigingen.router,
)
