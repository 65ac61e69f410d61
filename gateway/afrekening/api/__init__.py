"""The routes of the afrekening."""

from fastapi import APIRouter

from gateway.afrekening.api import facturen, productenboeken

router = APIRouter()
router.include_router(productenboeken.router)
router.include_router(facturen.router)

__all__ = ["router"]
