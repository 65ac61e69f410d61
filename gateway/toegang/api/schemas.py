"""The shapes of gemeenten, clients and tokens outside."""

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Header
from pydantic import Field

from gateway.toegang.domain.client import Client, Clientsoort
from gateway.toegang.domain.gemeente import BESLISTERMIJN_HOOGSTENS_WEKEN, Gemeente
from gateway.toegang.store.tables import ClientRij, GemeenteRij
from kernel.geld import Bedrag
from kernel.versie import VersieVerouderd
from kernel.web import Model

Gemeentecode = Annotated[str, Field(pattern=r"^[0-9]{4}$", description="CBS-code van de gemeente.", examples=["0518"])]

_GEMEENTE_VELDEN = {"naam": "'s-Gravenhage", "oin": "00000099000000518000", "actiefVanaf": "2024-01-01"}


class GemeenteInvoer(Model):
    """Een gemeente die meedoet in de regio, met haar parameters."""

    oin: str = Field(min_length=20, max_length=20, description="Organisatie-identificatienummer.", examples=[_GEMEENTE_VELDEN["oin"]])
    naam: str = Field(min_length=1, max_length=80, description="Naam van de gemeente.", examples=[_GEMEENTE_VELDEN["naam"]])
    actief_vanaf: date = Field(
        description="Eerste dag waarop de regio voor deze gemeente werkt.", examples=[_GEMEENTE_VELDEN["actiefVanaf"]]
    )
    drempelbedrag_centen: int = Field(ge=0, le=10**9, description="Onder dit bedrag is een signaal onterecht, in centen.", examples=[5000])
    beslistermijn_weken: int = Field(
        ge=1, le=BESLISTERMIJN_HOOGSTENS_WEKEN, description="Beslistermijn uit de verordening, in weken (Wgs art. 4a).", examples=[8]
    )

    def naar_domein(self, code: str) -> Gemeente:
        """The gemeente as the domain knows it; raises OngeldigeGemeente or OngeldigKenmerk."""
        return Gemeente(code, self.oin, self.naam, self.actief_vanaf, Bedrag(self.drempelbedrag_centen), self.beslistermijn_weken)


class GemeenteGegevens(GemeenteInvoer):
    """Een gemeente zoals het register haar kent."""

    gemeente: Gemeentecode

    @classmethod
    def van(cls, rij: GemeenteRij) -> "GemeenteGegevens":
        """The answer of a row."""
        return cls.model_validate(rij)


class ClientInvoer(Model):
    """Een programma van één organisatie dat mag aankloppen."""

    soort: Clientsoort = Field(description="Soort client; begrenst welke rechten mogelijk zijn.")
    naam: str = Field(min_length=1, max_length=120, description="Naam van de organisatie en het programma.")
    gemeenten: list[Gemeentecode] = Field(default_factory=list, max_length=400, description="Voor welke gemeenten; leeg bij soort beheer.")
    scopes: list[Annotated[str, Field(max_length=100)]] = Field(
        max_length=200, description="Rechten, bijvoorbeeld `intake:trajecten:lezen`."
    )
    sleutels: list[dict[str, str]] = Field(default_factory=list, max_length=5, description="Openbare sleutels (JWK) voor private_key_jwt.")
    uitgever: str | None = Field(default=None, max_length=200, description="Andere uitgever van wie de tokens komen; leeg is onze eigen.")
    actief: bool = Field(default=True, description="Zet op false om de toegang in te trekken.")

    def naar_domein(self, client_id: str) -> Client:
        """The client as the domain knows it; raises one of OngeldigeClient."""
        return Client(
            client_id,
            self.soort,
            self.naam,
            frozenset(self.gemeenten),
            frozenset(self.scopes),
            tuple(self.sleutels),
            self.uitgever,
            self.actief,
        )


class ClientGegevens(ClientInvoer):
    """Een client zoals het register die kent."""

    id: str = Field(description="Naam waarmee de client zich meldt (`client_id`).")

    @classmethod
    def van(cls, rij: ClientRij) -> "ClientGegevens":
        """The answer of a row."""
        return cls.model_validate(rij)


class TokenAntwoord(Model):
    """Het token (RFC 6749 paragraaf 5.1; de namen zijn die van de RFC)."""

    access_token: str = Field(alias="access_token", description="Het token; stuur het mee als `Authorization: Bearer …`.")
    token_type: str = Field(default="Bearer", alias="token_type", description="Altijd Bearer.")
    expires_in: int = Field(alias="expires_in", description="Geldigheid in seconden.")
    scope: str = Field(description="De rechten in het token.")


class Jwks(Model):
    """Openbare sleutels (RFC 7517)."""

    keys: list[dict[str, Any]] = Field(description="De sleutels waarmee wij tokens ondertekenen.")


async def _gezien(
    if_match: Annotated[
        str | None, Header(alias="If-Match", max_length=40, description="ETag die u hebt gezien; leeg bij een nieuwe.")
    ] = None,
) -> int | None:
    if if_match is None:
        return None
    try:
        return int(if_match.strip().removeprefix("W/").strip('"'))
    except ValueError as fout:
        raise VersieVerouderd from fout


#: A PUT writes the whole resource, so it may be repeated; who wants to be sure of what he replaces says what he saw.
GezienDep = Annotated[int | None, Depends(_gezien)]
