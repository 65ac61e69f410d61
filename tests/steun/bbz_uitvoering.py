"""What tests of the uitvoering share: normen for years that have none, and the steps from an aanvraag to a settled boekjaar."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import httpx

from services.bbz.domain.rechtmatigheid import TOETSEN, Oordeel
from tests.conftest import GEMEENTEN
from tests.steun.bbz import IBAN, Proef, goed

MAAND = 2_000_00
VERMOGEN = {"noodzakelijkBedrijfCenten": 40_000_00, "eigenWoningCenten": 0, "overigCenten": 20_000_00, "schuldenCenten": 40_000_00}
#: Every right that the uitvoering asks for, beside those of the route before it.
SCOPES = [
    f"bbz:{meervoud}:{recht}"
    for meervoud in (
        "uitkeringen",
        "boekjaren",
        "uitvoeringsregels",
        "onderzoeken",
        "opdrachten",
        "stukken",
        "coaches",
        "starterstrajecten",
        "bekostigingen",
        "businesscases",
    )
    for recht in ("lezen", "schrijven")
]


@asynccontextmanager
async def proefnormen(bbz: Proef, *normen: tuple[str, str, str, int]) -> AsyncIterator[None]:
    """Normen (code, artikel, eenheid, waarde) for all of 2025, as a beheerder would load them; gone afterwards."""
    async with bbz.regio.superuser() as connection:
        for code, artikel, eenheid, waarde in normen:
            await connection.execute(
                "INSERT INTO bbz.norm (code, geldig_van, geldig_tot_en_met, artikel, eenheid, waarde, bron, geverifieerd)"
                " VALUES ($1, '2025-01-01', '2025-12-31', $2, $3, $4, 'proefnorm', false)",
                code,
                artikel,
                eenheid,
                waarde,
            )
        try:
            yield
        finally:
            await connection.execute("DELETE FROM bbz.norm WHERE bron = 'proefnorm'")


#: € 2.000 a month for who is alone, in 2025, of which no norm is known.
ALLEEN_2025 = ("bijstandsnorm-alleenstaande", "Participatiewet, art. 21 onder a", "centen", MAAND)


def wie(bbz: Proef, medewerker: str | None = "anna", *, op: str, gemeenten: tuple[str, ...] | None = None) -> httpx.AsyncClient:
    """Somebody with the rights of the whole uitvoering, on this boekdatum."""
    from tests.steun import bbz as steun

    token = bbz.regio.token("bbz", gemeenten or GEMEENTEN, [*steun.SCOPES, *SCOPES], medewerker)
    return bbz.regio.client(bbz.app, token, Boekdatum=op)


def levensonderhoud(begin: str = "2025-04-01", maanden: int = 9, **anders: Any) -> dict[str, Any]:
    """Nine months for who is alone and expects € 500 a month."""
    return {
        "begin": begin,
        "maanden": maanden,
        "leefvorm": "alleenstaande",
        "verwachtInkomenCenten": 500_00,
        "motivering": "Het bedrijf is levensvatbaar; het inkomen valt tijdelijk weg.",
        **anders,
    }


async def stuur(
    bbz: Proef, pad: str, verzoek: Mapping[str, Any] | None = None, *, op: str, door: str = "anna", versie: int | None = None
) -> httpx.Response:
    """POST as somebody on a day; return whatever the answer is."""
    kop = {"If-Match": f'"{versie}"'} if versie is not None else {}
    async with wie(bbz, door, op=op) as client:
        return await client.post(f"/bbz/v1/{pad}", json=verzoek, headers=kop)


async def lees(bbz: Proef, pad: str, *, op: str = "2027-01-04") -> httpx.Response:
    async with wie(bbz, op=op) as client:
        return await client.get(f"/bbz/v1/{pad}")


async def bekrachtig(bbz: Proef, voorstel_id: str, *, op: str, door: str = "bram") -> httpx.Response:
    return await stuur(bbz, f"uitvoeringsvoorstellen/{voorstel_id}/bekrachtigingen", op=op, door=door)


async def besluit(bbz: Proef, pad: str, verzoek: Mapping[str, Any], *, op: str) -> str:
    """Propose as Anna, confirm as Bram; return the id of what it was about."""
    voorstel = await goed(stuur(bbz, pad, verzoek, op=op))
    return str((await goed(bekrachtig(bbz, voorstel["id"], op=op)))["id"])


async def aanvraag(bbz: Proef, **anders: Any) -> str:
    """An aanvraag of March 2025 that passed every test of the rechtmatigheid; return its id."""
    aanvraag_id = await bbz.vraag_aan(**anders)
    async with bbz.regio.superuser() as connection:
        for code in {t.code for t in TOETSEN}:
            await connection.execute(
                "INSERT INTO bbz.toetspunt (gemeente, aanvraag_id, code, artikel, uitkomst, invoer, datum, door)"
                " SELECT gemeente, id, $2, 'proef', $3, ''::bytea, '2025-03-20', 'loket/anna' FROM bbz.aanvraag WHERE id = $1::uuid",
                aanvraag_id,
                code,
                Oordeel.VOLDAAN.value,
            )
    return aanvraag_id


async def krediet(bbz: Proef, vorm: str = "rentedragende-lening", centen: int = 40_000_00) -> str:
    """A credit of art. 20 on an aanvraag of March 2025, as if it was granted and signed; return the id of the voorziening."""
    aanvraag_id = await bbz.vraag_aan()
    async with bbz.regio.superuser() as connection:
        besluit_id = await connection.fetchval(
            "INSERT INTO bbz.besluit (gemeente, aanvraag_id, uitkomst, vorm, bedrag_centen, looptijd_maanden, aflossingsvorm,"
            " rente_procent, norm, motivering, datum, binnen_termijn, voorgesteld_door, bekrachtigd_door)"
            " SELECT gemeente, id, 'toegekend', $2, $3, 60, 'annuitair', 8, 'kapitaal-gevestigd', ''::bytea, '2025-04-02', true, 'a', 'b'"
            "   FROM bbz.aanvraag WHERE id = $1::uuid RETURNING id",
            aanvraag_id,
            vorm,
            centen,
        )
        voorziening_id = await connection.fetchval(
            "INSERT INTO bbz.voorziening (gemeente, besluit_id, betrokkene_id, ontstaan_op, akte_op, soort)"
            " SELECT gemeente, $2, betrokkene_id, '2025-04-09', '2025-04-09', 'krediet' FROM bbz.aanvraag WHERE id = $1::uuid RETURNING id",
            aanvraag_id,
            besluit_id,
        )
    return str(voorziening_id)


async def uitkering(bbz: Proef, *, op: str = "2025-04-02", **anders: Any) -> str:
    """Levensonderhoud on an aanvraag of March 2025; return its id."""
    aanvraag_id = await aanvraag(bbz, **{k: anders.pop(k) for k in ("categorie",) if k in anders})
    return await besluit(bbz, f"aanvragen/{aanvraag_id}/uitkeringsvoorstellen", levensonderhoud(**anders), op=op)


async def betaal(bbz: Proef, uitkering_id: str, *maanden: str) -> None:
    """Pay these months, each on its 25th."""
    for maand in maanden:
        dag = f"{maand}-25"
        antwoord = await stuur(bbz, f"uitkeringen/{uitkering_id}/maanden", {"maand": f"{maand}-01", "betaaldOp": dag, "iban": IBAN}, op=dag)
        assert antwoord.status_code == 201, antwoord.text


def maanden(jaar: int, van: int, tot_en_met: int) -> list[str]:
    return [f"{date(jaar, m, 1):%Y-%m}" for m in range(van, tot_en_met + 1)]
