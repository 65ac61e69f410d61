"""The demo region fits the code: no right that nobody asks for, and no route that nobody can use."""

import re
from pathlib import Path

from deploy.embedded.regio import lees_regio
from gateway.toegang.domain.client import MEDEWERKER_AANDUIDEN, Clientsoort, kan_krijgen

_SCOPE = re.compile(r'"([a-z]+:[a-z-]+:(?:lezen|schrijven))"')
REGIO = lees_regio()


def gevraagd() -> set[str]:
    """Every right that the code or a published API names, except those of apps among themselves."""
    bestanden = [pad for map_ in ("services", "gateway", "docs/reference/openapi") for pad in Path(map_).rglob("*.[pj][ys]*")]
    return {s for pad in bestanden for s in _SCOPE.findall(pad.read_text()) if ":personen:" not in s}


def test_elk_recht_dat_een_route_vraagt_heeft_iemand() -> None:
    gegeven = {s for client in REGIO.clients for s in client.scopes}
    assert gevraagd() - gegeven == set()


def test_elk_recht_dat_iemand_heeft_wordt_gevraagd() -> None:
    gegeven = {s for client in REGIO.clients for s in client.scopes}
    assert gegeven - gevraagd() == {MEDEWERKER_AANDUIDEN}


def test_er_is_van_elke_soort_een_client() -> None:
    assert {client.soort for client in REGIO.clients} == set(Clientsoort)


def test_het_loket_heeft_elk_leesrecht_dat_een_loket_kan_hebben() -> None:
    loket = next(client for client in REGIO.clients if client.id == "loket")
    lezen = {s for s in gevraagd() if s.endswith(":lezen") and kan_krijgen(Clientsoort.LOKET, s)}
    assert lezen <= loket.scopes


def test_de_oins_zijn_voor_proeven() -> None:
    assert all(oin.startswith("00000099") for oin in (REGIO.oin, *(g.oin for g in REGIO.gemeenten)))
