"""Tell a route of intake as it goes: someone does something on a day, having just looked at what it is about."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.steun.intake import Proef, goed


@dataclass
class Verhaal:
    """A story about intake. `dag` is the boekdatum; whoever changes something looks first, so versions never disturb the story."""

    intake: Proef
    dag: str = "2025-03-20"

    async def probeer(self, pad: str, verzoek: Any = None, *, wie: str = "anna", kijkt: str | None = None) -> httpx.Response:
        """POST, by `wie`; `kijkt` is the resource whose version he saw. The answer, whatever it is."""
        async with self.intake.wie(wie, op=self.dag) as client:
            headers = {"If-Match": (await client.get(f"/intake/v1/{kijkt}")).headers["ETag"]} if kijkt else {}
            return await client.post(f"/intake/v1/{pad}", json=verzoek, headers=headers)

    async def doe(self, pad: str, verzoek: Any = None, *, wie: str = "anna", kijkt: str | None = None) -> dict[str, Any]:
        """The same, when it must work; the body of the answer."""
        antwoord = await self.probeer(pad, verzoek, wie=wie, kijkt=kijkt)
        assert antwoord.is_success, antwoord.text
        inhoud: dict[str, Any] = antwoord.json()
        return inhoud

    async def weigert(self, pad: str, verzoek: Any = None, *, wie: str = "anna", kijkt: str | None = None) -> tuple[int, str, str]:
        """The same, when it must be refused: status, name of the refusal, and the words."""
        antwoord = await self.probeer(pad, verzoek, wie=wie, kijkt=kijkt)
        assert antwoord.is_error, antwoord.text
        inhoud = antwoord.json()
        return antwoord.status_code, inhoud["type"].rsplit(":", 1)[-1], inhoud["detail"]

    async def lees(self, pad: str, *, wie: str = "anna") -> dict[str, Any]:
        """GET; the body."""
        async with self.intake.wie(wie, op=self.dag) as client:
            return dict(await goed(client.get(f"/intake/v1/{pad}")))

    async def toegelaten(self) -> tuple[str, str]:
        """Someone who was admitted on 2 April; the ids of his traject and besluit. His debts were found problematic."""
        return await self.intake.laat_toe()

    async def herzie(self, traject_id: str, voorstel: dict[str, Any]) -> dict[str, Any]:
        """Anna proposes a revision and Bram ratifies it; the besluit."""
        pad = f"trajecten/{traject_id}"
        ident = (await self.doe(f"{pad}/herzieningsvoorstellen", voorstel, kijkt=pad))["id"]
        return await self.doe(f"herzieningsvoorstellen/{ident}/bekrachtigingen", wie="bram")
