"""The routes of the archive."""

from gateway.archief.api.gebeurtenissen import router

__all__ = ["router"]
