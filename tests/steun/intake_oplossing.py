"""What tests of the solution share: steps of the route after the first talk, each with the version that was seen last."""

from typing import Any

import httpx

from tests.steun.intake import UTRECHT, Proef, goed

ADMINISTRATIE = {
    "boekjaar": 2024,
    "onderdelen": [{"onderdeel": "jaarrekening", "stand": "in-orde"}, {"onderdeel": "aangifte-omzetbelasting", "stand": "niet-nodig"}],
    "helper": "vrijwilliger",
}
BEELD = {
    "leefgebieden": [{"leefgebied": "financien", "beoordeling": "zorgelijk", "toelichting": "Drie maanden huurachterstand"}],
    "oorzaken": [{"oorzaak": "grote-klant-weg"}],
    "inkomens": [{"soort": "onderneming", "bedragCenten": 120_000}],
    "uitgaven": [{"omschrijving": "Huur", "bedragCenten": 95_000}],
    "bezittingen": [{"soort": "voertuig", "waardeCenten": 400_000, "zakelijk": True}],
    "beslagen": [{"soort": "bank", "beslagvrijeVoetCenten": 110_000}],
    "minimaregelingen": [{"regeling": "stadspas", "uitkomst": "recht"}],
    "procedures": [{"soort": "vonnis", "datum": "2025-02-01"}],
}

BUDGET = {"gemeente": UTRECHT, "jaar": 2025, "budgetCenten": 1, "plafondBoekjaarCenten": 1, "bron": "Begroting"}
AFSPRAAK = {"datum": "2025-04-22", "tijd": "10:00", "vorm": "telefoon"}


def schuld(bedrag: int, naam: str = "Groothandel Proef", **anders: Any) -> dict[str, Any]:
    """The body of a business debt, concurrent unless said otherwise."""
    basis = {"schuldeiser": {"naam": naam}, "soort": "overig", "bedragCenten": bedrag, "peildatum": "2025-03-01", "zakelijk": True}
    return {**basis, **anders}


class Route:
    """One traject under test: every step is a POST with the ETag that was seen last."""

    def __init__(self, proef: Proef, client: httpx.AsyncClient, traject_id: str) -> None:
        self.proef, self.client, self.traject_id = proef, client, traject_id

    async def versie(self, pad: str) -> str:
        """The ETag of a resource."""
        antwoord = await self.client.get(f"/intake/v1/{pad}")
        assert antwoord.is_success, antwoord.text
        return antwoord.headers["ETag"]

    async def doe(self, pad: str, verzoek: Any = None, *, op: str | None = None, gezien: str | None = None) -> httpx.Response:
        """POST below the API; `gezien` names the resource whose version goes with it, `op` the boekdatum."""
        kop = {"If-Match": await self.versie(gezien)} if gezien else {}
        if op:
            kop["Boekdatum"] = op
        return await self.client.post(f"/intake/v1/{pad}", json=verzoek, headers=kop)

    async def maak(self, pad: str, verzoek: Any = None, *, op: str | None = None, gezien: str | None = None) -> str:
        """The same, and it must work; return the id."""
        return str((await goed(self.doe(pad, verzoek, op=op, gezien=gezien)))["id"])

    async def lees(self, pad: str) -> Any:
        """GET, and it must work."""
        return await goed(self.client.get(f"/intake/v1/{pad}"))

    async def schulden(self, *rijen: dict[str, Any]) -> list[str]:
        """Record these debts; return their ids."""
        return [await self.maak(f"trajecten/{self.traject_id}/schulden", rij) for rij in rijen]

    async def bereid_voor(self, soort: str, **anders: Any) -> str:
        """Prepare a regeling; return its id."""
        pad = f"trajecten/{self.traject_id}"
        return await self.maak(f"{pad}/regelingen", {"soort": soort, **anders}, gezien=pad)

    async def stap(self, regeling_id: str, stap: str, verzoek: Any, *, op: str | None = None) -> httpx.Response:
        """One act on a regeling."""
        return await self.doe(f"regelingen/{regeling_id}/{stap}", verzoek, op=op, gezien=f"regelingen/{regeling_id}")

    async def antwoord(self, regeling_id: str, *reacties: tuple[str, str], datum: str = "2025-04-10") -> str:
        """Record these answers of creditors (debt id, answer); return the status after the last one."""
        status = ""
        for schuld_id, reactie in reacties:
            verzoek = {"schuldId": schuld_id, "reactie": reactie, "datum": datum}
            status = str((await goed(self.stap(regeling_id, "reacties", verzoek)))["status"])
        return status


async def vul_dossier(intake: Proef) -> dict[str, str]:
    """A dossier of Utrecht with one of everything, and a second one that has left and has nazorg."""
    traject, _ = await intake.laat_toe(UTRECHT)
    weg = await intake.open_traject(UTRECHT)
    async with intake.wie(op="2025-04-10") as client:
        route = Route(intake, client, traject)
        pad = f"trajecten/{traject}"
        aanmelding = str((await route.lees(pad))["aanmeldingId"])
        verwijzing = {"richting": "naar", "partnersoort": "kvk", "partner": "KVK", "toestemmingOp": "2025-04-10", "datum": "2025-04-10"}
        await route.maak(f"{pad}/beelden", BEELD)
        await route.maak(f"{pad}/administraties", ADMINISTRATIE)
        await route.maak(f"{pad}/begeleidingsplannen", {"themas": ["Geld"]})
        await route.maak(
            "hulpbudgetten", {"gemeente": UTRECHT, "jaar": 2025, "budgetCenten": 1, "plafondBoekjaarCenten": 1, "bron": "Begroting"}
        )
        ids = {
            "aanmelding": aanmelding,
            "traject": traject,
            "schuld": (await route.schulden(schuld(1_000)))[0],
            "begeleiding": await route.maak(f"{pad}/begeleidingen", {"vorm": "mentor", "uitvoerder": "X", "gestartOp": "2025-04-10"}),
            "afspraak": await route.maak(f"aanmeldingen/{aanmelding}/afspraken", AFSPRAAK),
            "verwijzing": await route.maak(
                f"aanmeldingen/{aanmelding}/verwijzingen", {**verwijzing, "terugkoppelingVerwachtOp": "2025-05-01"}
            ),
            "regeling": await route.bereid_voor("betalingsregeling"),
            "stap": await route.maak(f"{pad}/gerechtelijke-stappen", {"soort": "wsnp", "gevraagdOp": "2025-04-10"}),
        }
        await goed(route.stap(ids["regeling"], "voorstellen", {}))
        elders = Route(intake, client, weg)
        await elders.maak(f"trajecten/{weg}/uitstromen", {"reden": "Zelf", "datum": "2025-04-10"}, gezien=f"trajecten/{weg}")
        ids["weg"], ids["nazorg"] = weg, await elders.maak(f"trajecten/{weg}/nazorgen")
        antwoorden = [{"code": v["code"], "antwoord": "ja"} for v in (await route.lees("quickscan-vragen"))["vragen"]]
        ids["quickscan"] = await route.maak("quickscans", {"gemeente": UTRECHT, "antwoorden": antwoorden})
    return ids
