"""The same POST twice has its effect once: run, replay, or 409 while the first one runs.

The client chooses an `Idempotency-Key`. The answer is stored in the transaction of the effect, so either both are
there or neither. A second use of the key with another body is refused.
"""

import hashlib
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Header, Request, Response
from fastapi.params import Depends as DependsParam
from fastapi.routing import APIRoute
from sqlalchemy import text

from kernel import tenancy
from kernel.auth.depends import ActorDep
from kernel.db import WriteSession, WriteSessionDep
from kernel.problem import Fout

#: A creation answers with a reference. Anything larger does not belong in an idempotent answer.
ANTWOORD_MAX_BYTES = 16_384

_TRY_LOCK = text("SELECT pg_try_advisory_xact_lock(:slot)")
_FIND = text("SELECT verzoek, status, inhoud, plaats FROM idempotentie WHERE sleutel = :sleutel")
_STORE = text("INSERT INTO idempotentie (sleutel, verzoek, status, inhoud, plaats) VALUES (:sleutel, :verzoek, :status, :inhoud, :plaats)")
_PURGE = text("DELETE FROM idempotentie WHERE gemaakt_op < now() - make_interval(hours => :uren)")


class VerzoekLoopt(Fout):
    """Een verzoek met deze Idempotency-Key wordt nog verwerkt. Wacht even en probeer het dan opnieuw."""


class SleutelHergebruikt(Fout):
    """Deze Idempotency-Key is al gebruikt voor een ander verzoek. Kies voor elk nieuw verzoek een nieuwe sleutel."""


class _Eerder(Exception):  # noqa: N818 - not an error: the answer is already known
    def __init__(self, antwoord: Response) -> None:
        self.antwoord = antwoord


async def _eenmalig(
    request: Request,
    actor: ActorDep,
    session: WriteSessionDep,
    idempotency_key: Annotated[
        str | None,
        Header(alias="Idempotency-Key", min_length=8, max_length=128, description="Uw eigen kenmerk; herhaal het bij een nieuwe poging."),
    ] = None,
) -> None:
    if idempotency_key is None:
        return
    sleutel = hashlib.sha256(f"{actor.client}\n{idempotency_key}".encode()).digest()
    verzoek = hashlib.sha256(f"{request.method} {request.url.path}\n".encode() + await request.body()).digest()
    if not await session.scalar(_TRY_LOCK, {"slot": int.from_bytes(sleutel[:8], signed=True)}):
        raise VerzoekLoopt
    if (eerder := (await session.execute(_FIND, {"sleutel": sleutel})).one_or_none()) is not None:
        if eerder.verzoek != verzoek:
            raise SleutelHergebruikt
        headers = {"Idempotent-Replayed": "true"} | ({"Location": eerder.plaats} if eerder.plaats else {})
        raise _Eerder(Response(eerder.inhoud, eerder.status, headers, media_type="application/json"))
    request.state.eenmalig = (session, sleutel, verzoek)


#: For the routes that create: `dependencies=[EENMALIG]`.
EENMALIG: DependsParam = Depends(_eenmalig)


class EenmaligeRoute(APIRoute):
    """The route class of every API: stores the answer of an idempotent request before its transaction commits."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's own handler. The function-scoped session is still open when that returns."""
        handler = super().get_route_handler()

        async def once(request: Request) -> Response:
            try:
                antwoord = await handler(request)
            except _Eerder as eerder:
                return eerder.antwoord
            if (bewaar := getattr(request.state, "eenmalig", None)) is not None:
                session, sleutel, verzoek = bewaar
                await _store(session, sleutel, verzoek, antwoord)
            return antwoord

        return once


async def _store(session: WriteSession, sleutel: bytes, verzoek: bytes, antwoord: Response) -> None:
    inhoud = bytes(antwoord.body)
    assert len(inhoud) <= ANTWOORD_MAX_BYTES, "an idempotent route answers with a reference, not with a document"
    plaats = antwoord.headers.get("location")
    rij = {"sleutel": sleutel, "verzoek": verzoek, "status": antwoord.status_code, "inhoud": inhoud.decode(), "plaats": plaats}
    await session.execute(_STORE, rij)


async def purge(session: WriteSession, *, uren: int = 48) -> None:
    """Forget keys after two days: longer than any client retries, short enough to stay small."""
    await session.execute(_PURGE, {"uren": uren})


def create(op: Any) -> None:
    """For the kernel's migration. Keyed by client, not by gemeente: the answer holds references only."""
    op.execute(
        """
        CREATE TABLE idempotentie (
            sleutel    bytea PRIMARY KEY,
            verzoek    bytea NOT NULL,
            status     integer NOT NULL,
            inhoud     text NOT NULL,
            plaats     text,
            gemaakt_op timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    tenancy.technical(op, "idempotentie", app="SELECT, INSERT")
