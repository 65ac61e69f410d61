"""Something real in every app: one case that has gone the whole way, so that a question by id finds more than «niet gevonden»."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from pydantic.alias_generators import to_camel

from deploy.embedded.productenboek import laad_productenboek
from deploy.embedded.regio import laad_regio, lees_regio, maak_sleutels
from kernel.crypto import Sleutelbos
from kernel.db import Database
from services.debiteuren.settings import Settings as DebiteurenSettings
from services.vroegsignalering.settings import Settings as VroegsignaleringSettings
from tests.conftest import GEMEENTEN, Regio
from tests.steun import bbz, debiteuren, gateway, intake, intake_besluitpaden, intake_oplossing, vroegsignalering
from tests.steun.huis import maak_app, settings_voor

#: Where a path names a thing shorter than its table does.
KORT = {"signaalId": "contactsignaalId", "registratieId": "bkrRegistratieId", "conceptId": "briefconceptId"}


async def vul(regio: Regio, app: str) -> Mapping[str, str]:
    """Empty the app and let one case pass through it; return a value for each name that paths and queries use (`zaakId`)."""
    settings = await settings_voor(regio, app)
    await regio.schoon(app)
    if app == "intake":
        async with intake.proef(regio) as route:
            await intake_oplossing.vul_dossier(route)
            await intake_besluitpaden.vul_besluit(route)
    elif app == "bbz":
        async with bbz.proef(regio) as bedrijf:
            await bedrijf.betaal(await bedrijf.teken_akte(await bedrijf.besluit()))
            await bedrijf.ontvang(bbz.saneringskrediet_gevraagd(uuid4()))
            await bedrijf.stel_voor(await bedrijf.vraag_aan(GEMEENTEN[1]))
    elif app == "gateway":
        await _gateway(regio)
    else:
        api, db = maak_app(settings), Database(settings, "worker")
        if isinstance(settings, VroegsignaleringSettings):
            signalen = vroegsignalering.Proef(regio, settings, api, db)
            await signalen.convenant()
            # The last one is refused: its amount is no number.
            rijen = [vroegsignalering.signaal(n) for n in range(5)] + [vroegsignalering.signaal(5, bedragCenten="veel")]
            await signalen.lever_en_verwerk(vroegsignalering.als_csv(rijen))
        if isinstance(settings, DebiteurenSettings):
            loket = debiteuren.Loket(regio, api, db, Sleutelbos.laad(settings.sleutelbos_pad))
            await loket.lening()
            await loket.afschrift(debiteuren.camt("2025-001", [debiteuren.Regel("100")]))
            await loket.sluit(date(2025, 4, 3))
        await api.state.db.close()
        await db.close()
    return await _ids(regio, app)


async def _gateway(regio: Regio) -> None:
    async with gateway.proef(regio) as proef:
        bestand = lees_regio()
        maak_sleutels(bestand, proef.settings.sleutels_map)
        await laad_regio(proef.app.state.db, bestand, proef.settings.sleutels_map, date(2025, 1, 2))
        await laad_productenboek(proef.app.state.db)
        await proef.ontvang(gateway.besluit(), gateway.poging(uuid4()), gateway.zaak_geopend(uuid4()))
        await proef.abonneer("http://127.0.0.1:9/hook")  # nobody listens there
        async with proef.wie() as client:
            factuur = await client.post("/gateway/v1/facturen", json={"gemeente": gateway.UTRECHT, "jaar": 2025, "kwartaal": 1})
            assert factuur.status_code == 201, factuur.text


async def _ids(regio: Regio, app: str) -> Mapping[str, str]:
    """The first id of each table, by the name of the path parameter that asks for it."""
    async with regio.superuser() as db:
        tabellen = await db.fetch("SELECT table_name FROM information_schema.columns WHERE table_schema = $1 AND column_name = 'id'", app)
        ids = {f"{to_camel(t[0])}Id": await db.fetchval(f"SELECT id::text FROM {app}.{t[0]} ORDER BY id LIMIT 1") for t in tabellen}
    vast = {"gemeente": GEMEENTEN[0], "gemeentecode": GEMEENTEN[0], "jaar": "2025", "maand": "2025-03", "clientId": "loket"}
    kort = {naam: ids[tabel] for naam, tabel in KORT.items() if tabel in ids and naam not in ids}
    return {naam: ident for naam, ident in (ids | kort).items() if ident} | vast
