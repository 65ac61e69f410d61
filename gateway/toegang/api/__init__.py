"""The API of toegang: gemeenten, clients, tokens."""

from fastapi import APIRouter

from gateway.toegang.api import clients, gemeenten, tokens

router = APIRouter()
for deel in (gemeenten, clients, tokens):
    router.include_router(deel.router)
