"""The routes of the managementinformatie."""

from gateway.managementinformatie.api.managementinformatie import router

__all__ = ["router"]
