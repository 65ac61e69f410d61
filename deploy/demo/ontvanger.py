"""The webhook receiver of the demo: a small municipal system that checks every signature and writes down what it got."""

from pathlib import Path

from aiohttp import web

from gateway.webhooks.domain.signing import InvalidSignature, verify


class Ontvanger:
    """Listens on a port of this machine. `ontvangen` are the ids of distinct messages, also those of an earlier run."""

    def __init__(self, pad: Path, geheim: str | None = None) -> None:
        self._pad = pad
        self.geheim = geheim
        self.ontvangen: set[str] = set(pad.read_text().split()) if pad.exists() else set()
        self._runner: web.AppRunner | None = None

    async def start(self, poort: int) -> int:
        """Start listening; 0 picks a free port. Returns the port."""
        app = web.Application()
        app.router.add_route("OPTIONS", "/webhook", self._instemmen)
        app.router.add_post("/webhook", self._neem_aan)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", poort)
        await site.start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _instemmen(self, request: web.Request) -> web.Response:
        """Consent to be sent to (CloudEvents webhook handshake)."""
        herkomst = request.headers.get("WebHook-Request-Origin", "")
        return web.Response(headers={"WebHook-Allowed-Origin": herkomst, "WebHook-Allowed-Rate": "1000", "Allow": "POST"})

    async def _neem_aan(self, request: web.Request) -> web.Response:
        inhoud = await request.read()
        if self.geheim is None:
            return web.Response(status=503, headers={"Retry-After": "1"})
        try:
            ident = verify([self.geheim], request.headers, inhoud)
        except InvalidSignature:
            return web.Response(status=401)
        if ident not in self.ontvangen:
            # On disk before the 204: what was promised to the sender is not forgotten when we are killed.
            with self._pad.open("a", encoding="utf-8") as bestand:
                bestand.write(f"{ident}\n")
                bestand.flush()
            self.ontvangen.add(ident)
        return web.Response(status=204)
