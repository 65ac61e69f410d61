"""Put a region in the register: gemeenten and clients from a file, through the same usecases as the API. Safe to repeat."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gateway.toegang.domain.client import Client, Clientsoort
from gateway.toegang.domain.gemeente import Gemeente
from gateway.toegang.sleutels import MAP, lees_rsa_sleutel, maak_rsa_sleutel, openbaar
from gateway.toegang.usecases.wijzig_client import wijzig_client
from gateway.toegang.usecases.wijzig_gemeente import wijzig_gemeente
from kernel.auth import Actor
from kernel.db import Database
from kernel.geld import Bedrag

#: Demo clients get the smallest key that we accept: it is made in a moment.
CLIENT_BITS = 2048
VOORBEELD = Path(__file__).parent / "voorbeeld" / "regio.toml"


@dataclass(frozen=True, slots=True)
class Regio:
    """A region as its file tells it; the clients still without keys."""

    naam: str
    oin: str
    gemeenten: tuple[Gemeente, ...]
    clients: tuple[Client, ...]


def lees_regio(pad: Path = VOORBEELD) -> Regio:
    """Read a region's file. Raises what the domain raises for a gemeente or client that cannot be."""
    inhoud = tomllib.loads(pad.read_text())
    return Regio(
        inhoud["organisatie"]["naam"],
        inhoud["organisatie"]["oin"],
        tuple(_gemeente(g) for g in inhoud["gemeenten"]),
        tuple(_client(c) for c in inhoud["clients"]),
    )


def maak_sleutels(regio: Regio, sleutels_map: Path) -> list[Path]:
    """Keys for our own issuer and for every demo client, unless they are there; the new files."""
    eigen = sleutels_map / MAP / "0001.pem"
    nieuw = [eigen] if maak_rsa_sleutel(eigen) else []
    paden = [clientsleutel(sleutels_map, client.id) for client in regio.clients]
    return nieuw + [pad for pad in paden if maak_rsa_sleutel(pad, CLIENT_BITS)]


def clientsleutel(sleutels_map: Path, client_id: str) -> Path:
    """Where the private key of a demo client is. A real client keeps its own."""
    return sleutels_map / "clients" / f"{client_id}.pem"


async def laad_regio(db: Database, regio: Regio, sleutels_map: Path, boekdatum: date) -> int:
    """Write the region into the register and publish its gemeenten; how many gemeenten and clients were new.

    What is in the register already and differs is brought back to the file; what is the same is left alone, without an event.
    """
    door = Actor("inrichting", frozenset(g.code for g in regio.gemeenten), frozenset(), oorsprong="inrichting")
    nieuw = 0
    for gemeente in regio.gemeenten:
        async with db.write([gemeente.code]) as session:
            nieuw += (await wijzig_gemeente(session, gemeente, boekdatum, door))[1]
    for client in regio.clients:
        sleutel = openbaar(lees_rsa_sleutel(clientsleutel(sleutels_map, client.id)))
        compleet = Client(client.id, client.soort, client.naam, client.gemeenten, client.scopes, (sleutel,))
        async with db.write() as session:
            nieuw += (await wijzig_client(session, compleet, door))[1]
    return nieuw


def _gemeente(g: dict[str, Any]) -> Gemeente:
    return Gemeente(g["code"], g["oin"], g["naam"], g["actief_vanaf"], Bedrag(g["drempelbedrag_centen"]), g["beslistermijn_weken"])


def _client(c: dict[str, Any]) -> Client:
    rechten = {
        f"{app}:{meervoud}:{daad}" for daad in ("lezen", "schrijven") for app, namen in c.get(daad, {}).items() for meervoud in namen
    }
    return Client(c["id"], Clientsoort(c["soort"]), c["naam"], frozenset(c["gemeenten"]), frozenset(rechten | set(c.get("scopes", []))))
