"""/gateway/v1/tokens and /gateway/v1/jwks: the embedded issuer"""

import secrets
import time
from typing import Annotated

import structlog
from fastapi import APIRouter, Form, Request
from starlette.responses import JSONResponse, Response

from gateway.toegang.api.schemas import Jwks, TokenAntwoord
from gateway.toegang.domain import uitgifte
from gateway.toegang.domain.fouten import (
    ClientNietErkend,
    GrantNietOndersteund,
    OngeldigVerzoek,
    ScopeNietToegestaan,
    UitgifteGeweigerd,
)
from gateway.toegang.sleutels import Uitgeversleutels
from gateway.toegang.usecases.erken_client import Tokenverzoek, erken_client
from kernel.db import Database
from kernel.problem import MEDIA_TYPE, TITELS, problemen, type_of

router = APIRouter(tags=["Tokens"])
log = structlog.get_logger(__name__)

#: A verklaring is about 1 kB; what is longer than this is not read.
_TEKST = Form(max_length=16_384)


@router.post(
    "/tokens",
    operation_id="geefToken",
    response_model=TokenAntwoord,
    responses=problemen(OngeldigVerzoek, GrantNietOndersteund, ScopeNietToegestaan, ClientNietErkend),
)
async def geef(
    request: Request,
    grant_type: Annotated[str | None, _TEKST] = None,
    client_assertion_type: Annotated[str | None, _TEKST] = None,
    client_assertion: Annotated[str | None, _TEKST] = None,
    client_id: Annotated[str | None, _TEKST] = None,
    scope: Annotated[str | None, _TEKST] = None,
) -> Response:
    """Geef een token aan een client met een ondertekende verklaring (OAuth 2.0 client_credentials, private_key_jwt)."""
    state = request.app.state
    db: Database = state.db
    instelling: uitgifte.Uitgifte = state.uitgifte
    sleutels: Uitgeversleutels = state.uitgeversleutels
    verzoek = Tokenverzoek(grant_type, client_assertion_type, client_assertion, client_id)
    nu = int(time.time())
    try:
        async with db.write() as session:
            client = await erken_client(session, verzoek, instelling.adressen, nu)
        scopes = uitgifte.bepaal_scopes(client, scope)
    except UitgifteGeweigerd as fout:
        return _weigering(fout)
    token = sleutels.teken(uitgifte.claims(instelling, client.id, scopes, secrets.token_urlsafe(24), nu))
    antwoord = TokenAntwoord(access_token=token, expires_in=instelling.geldig_s, scope=" ".join(sorted(scopes)))
    return JSONResponse(antwoord.model_dump(by_alias=True))


@router.get("/jwks", operation_id="leesJwks")
async def jwks(request: Request) -> Jwks:
    """De openbare sleutels waarmee u onze tokens kunt controleren."""
    sleutels: Uitgeversleutels = request.app.state.uitgeversleutels
    return Jwks(keys=list(sleutels.jwks.values()))


def _weigering(fout: UitgifteGeweigerd) -> Response:
    """A problem (ADR) that an OAuth library reads too: it carries the `error` of RFC 6749 section 5.2."""
    log.info("token geweigerd", code=fout.code, reden=getattr(fout, "reden", None))
    inhoud = {"status": fout.status, "title": TITELS[fout.status], "detail": str(fout), "type": type_of(type(fout)), "error": fout.code}
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(fout, ClientNietErkend) else None
    return JSONResponse(inhoud, fout.status, headers=headers, media_type=MEDIA_TYPE)
