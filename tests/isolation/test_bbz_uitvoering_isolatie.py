"""Every path of the uitvoering as another gemeente: 404 on read and write alike, and nothing in any list."""

import base64
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.conftest import Regio
from tests.steun import bbz as steun
from tests.steun import bbz_uitvoering as u
from tests.steun.bbz import DEN_HAAG, UTRECHT, VISSER, Proef

OP = "2026-03-02"
TAGS = {
    "Levensonderhoud",
    "Definitieve vaststelling",
    "Uitvoering",
    "Levensvatbaarheid",
    "Opdrachten",
    "Eigen opdrachten",
    "Starters",
    "Bekostiging",
}
JAARCIJFERS = {"zonderLoonbelastingCenten": 0, "vermogen": u.VERMOGEN}
STUK = {"naam": "a.txt", "mediatype": "text/plain", "inhoud": base64.b64encode(b"x").decode()}
ADVIES = {"uitkomst": "levensvatbaar", "advies": "x"}
BEGROTINGSVELDEN = (
    *("omzet", "inkoop", "bedrijfskosten", "afschrijving", "rente", "belasting", "overigInkomen", "levensonderhoud"),
    *("aflossing", "vervanging", "eigenVermogen", "balanstotaal", "vlottendeActiva", "kortlopendeSchulden"),
)
BEGROTINGSJAAR = dict.fromkeys(BEGROTINGSVELDEN, 1)
BEGROTING = {"jaren": [{"jaar": jaar, **BEGROTINGSJAAR} for jaar in (2026, 2027, 2028)]}
LIJSTEN = (
    "uitkeringen",
    "boekjaren",
    "onderzoeken",
    "opdrachten",
    "eigen-opdrachten",
    "coaches",
    "starterstrajecten",
    "startersgroepen",
    "trajectcontracten",
)
LEZEN = (
    "uitkeringen/{uitkering}",
    "boekjaren/{boekjaar}",
    "boekjaren/{boekjaar}/vaststelling",
    "voorzieningen/{uitkering}/om-niet-omzettingen",
    "uitvoeringsvoorstellen/{voorstel}",
    "uitvoeringsvoorstellen/{voorstel}/brief",
    "uitvoeringsregels/{gemeente}",
    "onderzoeken/{onderzoek}",
    "onderzoeken/{onderzoek}/grafiek",
    "opdrachten/{opdracht}",
    "opdrachten/{opdracht}/stukken/{stuk}",
    "eigen-opdrachten/{opdracht}",
    "eigen-opdrachten/{opdracht}/stukken/{stuk}",
    "starterstrajecten/{traject}",
    "bekostigingen/{gemeente}/2026",
    "bekostigingen/{gemeente}/2026/verantwoording",
)
SCHRIJVEN: dict[str, Any] = {
    "aanvragen/{aanvraag}/uitkeringsvoorstellen": u.levensonderhoud("2026-02-01"),
    "uitkeringen/{uitkering}/maanden": {"maand": "2026-03-01", "betaaldOp": OP},
    "uitkeringen/{uitkering}/grondslagen": {"vanaf": "2026-04-01", "leefvorm": "gehuwden", "verwachtInkomenCenten": 0},
    "uitkeringen/{uitkering}/herbeoordelingen": {"datum": OP, "uitkomst": "levensvatbaar", "toelichting": "x"},
    "uitkeringen/{uitkering}/verlengingsvoorstellen": {"maanden": 1, "grond": "externe-omstandigheden", "motivering": "x"},
    "uitkeringen/{uitkering}/beeindigingsvoorstellen": {"datum": OP, "reden": "op-verzoek", "motivering": "x"},
    "uitkeringen/{uitkering}/terugvorderingsvoorstellen": {"grond": "inlichtingen", "boekjaar": 2026, "bedragCenten": 1, "motivering": "x"},
    "uitvoeringsvoorstellen/{voorstel}/bekrachtigingen": None,
    "boekjaren/{boekjaar}/administraties": {"ontvangenOp": OP},
    "boekjaren/{boekjaar}/vaststellingsvoorstellen": JAARCIJFERS,
    "voorzieningen/{uitkering}/om-niet-voorstellen": {**JAARCIJFERS, "boekjaar": 2026, "leefvorm": "alleenstaande"},
    "aanvragen/{aanvraag}/onderzoeken": None,
    "onderzoeken/{onderzoek}/opdrachten": {"soort": "nader", "opdracht": "x", "uiterlijk": "2026-05-01"},
    "onderzoeken/{onderzoek}/adviezen": ADVIES,
    "onderzoeken/{onderzoek}/tweede-lezingen": {"akkoord": True},
    "aanvragen/{aanvraag}/begeleidingen": {
        "opdrachtnemer": "bureau",
        "opdracht": "x",
        "doelen": ["x"],
        "betaler": "gemeente",
        "prijsCenten": 0,
        "uiterlijk": "2026-05-01",
    },
    "opdrachten/{opdracht}/beginnen": None,
    "opdrachten/{opdracht}/intrekkingen": None,
    "opdrachten/{opdracht}/stukken": STUK,
    "eigen-opdrachten/{opdracht}/beginnen": None,
    "eigen-opdrachten/{opdracht}/voortgang": {"datum": OP, "tekst": "x"},
    "eigen-opdrachten/{opdracht}/stukken": STUK,
    "eigen-opdrachten/{opdracht}/adviezen": ADVIES,
    "eigen-opdrachten/{opdracht}/opleveringen": {"tekst": "x"},
    "starterstrajecten/{traject}/opdrachten": {"opdrachtnemer": "bureau", "opdracht": "x", "prijsCenten": 0, "uiterlijk": "2026-05-01"},
    "starterstrajecten/{traject}/fasen": {"fase": "orientatie", "begin": OP, "einde": OP, "doorGaan": True, "reden": "x"},
    "starterstrajecten/{traject}/afrondingen": {"uitkomst": "loondienst"},
    "starterstrajecten/{traject}/uitstroommetingen": {"naMaanden": 12, "maandenUitkering": 0, "maandenLevensonderhoud": 0},
    "bekostigingen/{gemeente}/2026/_businesscase": {},
    "aanvragen/{aanvraag}/_businesscase": {},
}
WIJZIGEN = {"onderzoeken/{onderzoek}/begroting": BEGROTING, "eigen-opdrachten/{opdracht}/begroting": BEGROTING}
WIE = VISSER.model_dump(mode="json", by_alias=True, exclude_none=True)
#: A creation that names a gemeente outside the token is 403.
NOEMEN: dict[str, Any] = {
    "coaches": {"gemeente": UTRECHT, "client": "ander", "naam": "x", "soort": "coach", "capaciteit": 1},
    "startersgroepen": {"gemeente": UTRECHT, "naam": "x", "fase": "orientatie", "begin": OP, "plaatsen": 1},
    "trajectcontracten": {
        "gemeente": UTRECHT,
        "opdrachtnemer": "bureau",
        "naam": "x",
        "geldigVan": OP,
        "prijsCenten": 1,
        "delen": {"plan": "100"},
    },
    "starterstrajecten": {"gemeente": UTRECHT, "betrokkene": WIE},
    "uitvoeringsregels/0344": {"geldigVan": "2026-05-01", "toetsingApart": False, "voorschot": False},
    "bekostigingen/0344/2026/baten": {"product": "onderzoek", "bedragCenten": 1, "bron": "x"},
}
NOEMEN_PUT = {"bekostigingen/0344/2026/indeling": {"regels": [{"code": "a", "label": "b", "formule": "lasten.onderzoek"}]}}
EIGEN = ["bbz:eigen-opdrachten:lezen", "bbz:eigen-opdrachten:schrijven"]


@pytest.fixture
async def bbz(regio: Regio) -> AsyncIterator[Proef]:
    async with steun.proef(regio) as proef:
        yield proef


def _als(bbz: Proef, gemeente: str, client: str = "bureau") -> Any:
    """Everything that can be had, for one gemeente, as the very client that the opdracht was given to."""
    token = bbz.regio.token("bbz", (gemeente,), [*steun.SCOPES, *u.SCOPES, *EIGEN], "bram", client=client)
    return bbz.regio.client(bbz.app, token, Boekdatum=OP)


async def _utrecht(bbz: Proef) -> dict[str, str]:
    uitkering = await u.uitkering(bbz, begin="2026-02-01", maanden=6, op="2026-02-02")
    await u.betaal(bbz, uitkering, "2026-02")
    coach = {**NOEMEN["coaches"], "client": "bureau", "capaciteit": 9}
    regels = {**NOEMEN["uitvoeringsregels/0344"], "geldigVan": "2026-01-01"}
    aanvraag = await u.aanvraag(bbz)
    stappen: dict[str, tuple[str, Any]] = {
        "coach": ("coaches", coach),
        "regel": (f"uitvoeringsregels/{UTRECHT}", regels),
        "onderzoek": (f"aanvragen/{aanvraag}/onderzoeken", None),
        "opdracht": (f"aanvragen/{aanvraag}/begeleidingen", SCHRIJVEN["aanvragen/{aanvraag}/begeleidingen"]),
        "groep": ("startersgroepen", NOEMEN["startersgroepen"]),
        "contract": ("trajectcontracten", NOEMEN["trajectcontracten"]),
        "traject": ("starterstrajecten", NOEMEN["starterstrajecten"]),
        "voorstel": (f"aanvragen/{aanvraag}/uitkeringsvoorstellen", u.levensonderhoud("2026-02-01")),
    }
    ids = {"uitkering": uitkering, "aanvraag": aanvraag, "gemeente": UTRECHT}
    for naam, (pad, verzoek) in stappen.items():
        antwoord = await u.stuur(bbz, pad, verzoek, op=OP)
        assert antwoord.status_code == 201, (pad, antwoord.text)
        ids[naam] = antwoord.json()["id"]
    (ids["boekjaar"],) = (await u.lees(bbz, f"uitkeringen/{uitkering}", op=OP)).json()["boekjaren"]
    ids["stuk"] = (await u.stuur(bbz, f"opdrachten/{ids['opdracht']}/stukken", STUK, op=OP)).json()["id"]
    return ids


async def test_elk_pad_van_de_uitvoering_als_een_andere_gemeente(bbz: Proef) -> None:
    ids = await _utrecht(bbz)
    telling = " UNION ALL ".join(f"SELECT count(*) AS n FROM bbz.{t}" for t in ("outbox", "audit", "verwerking", "voorstel", "opdracht"))
    voor = await bbz.rijen(telling)
    async with _als(bbz, DEN_HAAG) as vreemde:
        for pad in LEZEN:
            assert (await vreemde.get(f"/bbz/v1/{pad.format(**ids)}")).status_code == 404, pad
        for pad, verzoek in SCHRIJVEN.items():
            antwoord = await vreemde.post(f"/bbz/v1/{pad.format(**ids)}", json=verzoek, headers={"If-Match": '"1"'})
            assert antwoord.status_code == 404, (pad, antwoord.text)
        for pad, verzoek in WIJZIGEN.items():
            assert (await vreemde.put(f"/bbz/v1/{pad.format(**ids)}", json=verzoek)).status_code == 404, pad
        for pad, verzoek in NOEMEN.items():
            assert (await vreemde.post(f"/bbz/v1/{pad}", json=verzoek)).status_code == 403, pad
        for pad, verzoek in NOEMEN_PUT.items():
            assert (await vreemde.put(f"/bbz/v1/{pad}", json=verzoek)).status_code == 403, pad
        for pad in LIJSTEN:
            assert (await vreemde.get(f"/bbz/v1/{pad}")).json()["items"] == [], pad
    assert await bbz.rijen(telling) == voor


async def test_de_eigen_gemeente_ziet_elke_lijst_wel(bbz: Proef) -> None:
    await _utrecht(bbz)
    async with _als(bbz, UTRECHT) as eigen:
        for pad in LIJSTEN:
            assert (await eigen.get(f"/bbz/v1/{pad}")).json()["items"] != [], pad


async def test_elk_pad_van_de_uitvoering_staat_in_deze_proef(bbz: Proef) -> None:
    async with bbz.wie() as client:
        paden = (await client.get("/bbz/v1/openapi.json")).json()["paths"]
    vorm = re.compile(r"\{.*?\}|\b0344\b|\b2026\b")
    bekend = {vorm.sub("{}", f"/{pad}") for pad in (*LEZEN, *SCHRIJVEN, *WIJZIGEN, *NOEMEN, *NOEMEN_PUT, *LIJSTEN)}
    onze = {vorm.sub("{}", pad) for pad, acties in paden.items() if any(TAGS & set(a.get("tags", ())) for a in acties.values())}
    assert onze == bekend
