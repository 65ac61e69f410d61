"""The routes of the webhooks."""

from gateway.webhooks.api.abonnementen import router

__all__ = ["router"]
