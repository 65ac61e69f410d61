"""Recognise the client that asks for a token (`private_key_jwt`): signature, words, and never the same words twice."""

import re
from dataclasses import dataclass

from gateway.toegang import jose
from gateway.toegang.domain.client import CLIENT_ID, Client
from gateway.toegang.domain.fouten import ClientNietErkend, ClientNietGevonden, GrantNietOndersteund, OngeldigeClient, OngeldigVerzoek
from gateway.toegang.domain.verklaring import lees_verklaring
from gateway.toegang.store import queries
from kernel.db import WriteSession

VERKLARING_SOORT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass(frozen=True, slots=True)
class Tokenverzoek:
    """The form of RFC 6749 section 4.4.2 with RFC 7523 section 2.2, as it came in."""

    grant_type: str | None
    client_assertion_type: str | None
    client_assertion: str | None
    client_id: str | None = None


async def erken_client(session: WriteSession, verzoek: Tokenverzoek, adressen: frozenset[str], nu: int) -> Client:
    """The client that signed the verklaring. `adressen` are the names of our token endpoint; `nu` is in seconds since 1970.

    Raises OngeldigVerzoek, GrantNietOndersteund, or ClientNietErkend with a reason for the log only.
    """
    if not verzoek.grant_type:
        raise OngeldigVerzoek("grant_type ontbreekt")
    if verzoek.grant_type != "client_credentials":
        raise GrantNietOndersteund
    if verzoek.client_assertion_type != VERKLARING_SOORT or not verzoek.client_assertion:
        raise OngeldigVerzoek("client_assertion met client_assertion_type jwt-bearer ontbreekt")
    try:
        token = jose.open_token(verzoek.client_assertion)
        client_id = str(token.claims.get("iss"))
        if not re.fullmatch(CLIENT_ID, client_id):
            raise ClientNietErkend("iss")
        client = queries.als_client(await queries.client(session, client_id))
        sleutel = next((s for s in client.sleutels if s["kid"] == token.kid), None)
        if not client.actief or sleutel is None:
            raise ClientNietErkend("niet actief of kid onbekend")
        claims = jose.bevestig(token, sleutel)
    except (jose.JwsOngeldig, ClientNietGevonden, OngeldigeClient) as fout:
        raise ClientNietErkend(type(fout).__name__) from None
    verklaring = lees_verklaring(claims, adressen, nu)
    if verklaring.client_id != client.id or verzoek.client_id not in {None, client.id}:
        raise ClientNietErkend("client_id")
    if not await queries.verbruik(session, verklaring, nu):
        raise ClientNietErkend("jti is al gebruikt")
    return client
