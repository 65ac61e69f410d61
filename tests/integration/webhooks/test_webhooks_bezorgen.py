"""From event to receiver: signed, tried again, switched off; and nothing is lost when we fall over in between."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from aiohttp import web
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event
from cloudevents.core.formats.json import JSONFormat

from tests.steun.gateway import DEN_HAAG, UTRECHT, Proef, luister, poging, zaak_geopend

BEZORGINGEN = "SELECT stand, poging, volgende_op - now() AS wacht FROM gateway.bezorging ORDER BY id"


async def stand(gateway: Proef) -> tuple[str, str | None]:
    (rij,) = await gateway.doe("SELECT stand, reden FROM gateway.abonnement")
    return rij["stand"], rij["reden"]


async def test_een_gebeurtenis_komt_ondertekend_aan_en_de_bibliotheek_erkent_haar(gateway: Proef) -> None:
    async with luister() as ontvanger:
        _, geheim = await gateway.abonneer(ontvanger.url)
        gebeurtenis = zaak_geopend(uuid4())
        await gateway.ontvang(gebeurtenis)
        await gateway.bezorg()

    bericht = ontvanger.controleer(geheim)
    assert ontvanger.ids == [str(gebeurtenis.id)]
    assert bericht["dataref"] == f"https://regio.example/vroegsignalering/v1/zaken/{gebeurtenis.subject}"
    assert bericht["data"] == dict(gebeurtenis.data)
    headers, inhoud = ontvanger.berichten[0]
    assert headers["webhook-request-origin"] == "regio.example"
    gelezen = from_structured_event(HTTPMessage(headers, inhoud), JSONFormat())
    assert (gelezen.get_id(), gelezen.get_type()) == (str(gebeurtenis.id), gebeurtenis.type)


async def test_zonder_toestemming_sturen_wij_niets_en_daarna_alles_wat_wachtte(gateway: Proef) -> None:
    async with luister() as ontvanger:
        ontvanger.toestemming = "iemand-anders.example"
        await gateway.abonneer(ontvanger.url)
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        assert (ontvanger.berichten, await stand(gateway)) == ([], ("handdruk", None))
        assert ontvanger.handdrukken[0]["webhook-request-origin"] == "regio.example"

        ontvanger.toestemming = "regio.example"
        await gateway.doe("UPDATE gateway.abonnement SET handdruk_op = now()")
        await gateway.werk("webhooks toestemming vragen")
        await gateway.bezorg()
        assert (len(ontvanger.berichten), await stand(gateway)) == (1, ("actief", None))


async def test_wie_nooit_toestemming_geeft_wordt_na_het_schema_uitgeschakeld(gateway: Proef) -> None:
    async with luister() as ontvanger:
        ontvanger.toestemming = None
        await gateway.abonneer(ontvanger.url)
        for _ in range(9):
            await gateway.doe("UPDATE gateway.abonnement SET handdruk_op = now()")
            await gateway.werk("webhooks toestemming vragen")
    assert await stand(gateway) == ("uitgeschakeld", "geen-toestemming")


async def test_na_een_500_proberen_wij_het_opnieuw_onder_hetzelfde_id(gateway: Proef) -> None:
    async with luister() as ontvanger:
        _, geheim = await gateway.abonneer(ontvanger.url)
        ontvanger.antwoord = lambda nummer: web.Response(status=500 if nummer == 1 else 200)
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        (rij,) = await gateway.doe(BEZORGINGEN)
        assert (rij["stand"], rij["poging"]) == ("wachtend", 1)
        assert timedelta(seconds=2) < rij["wacht"] <= timedelta(seconds=6)  # 5 s, a fifth less or more

        await gateway.bezorg()  # not yet due
        assert len(ontvanger.berichten) == 1
        await gateway.doe("UPDATE gateway.bezorging SET volgende_op = now()")
        await gateway.bezorg()

        assert len(set(ontvanger.ids)) == 1
        assert len(ontvanger.ids) == 2
        ontvanger.controleer(geheim)
    assert [rij["stand"] for rij in await gateway.doe(BEZORGINGEN)] == ["bezorgd"]
    log = await gateway.doe("SELECT nummer, status, gevolg FROM gateway.bezorgpoging ORDER BY id")
    assert [tuple(rij.values()) for rij in log] == [(1, 500, "opnieuw"), (2, 200, "bezorgd")]
    assert (await gateway.doe("SELECT mislukt_sinds FROM gateway.abonnement"))[0]["mislukt_sinds"] is None


async def test_een_omleiding_volgen_wij_niet(gateway: Proef) -> None:
    async with luister() as ontvanger, luister() as elders:
        await gateway.abonneer(ontvanger.url)
        ontvanger.antwoord = lambda _: web.Response(status=307, headers={"Location": elders.url})
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
    assert elders.berichten == []
    assert (await gateway.doe("SELECT status, gevolg FROM gateway.bezorgpoging")) == [{"status": 307, "gevolg": "opnieuw"}]


async def test_410_schakelt_uit_en_elke_gemeente_hoort_het(gateway: Proef) -> None:
    async with luister() as ontvanger:
        abonnement_id, _ = await gateway.abonneer(ontvanger.url, gemeenten=(UTRECHT, DEN_HAAG))
        ontvanger.antwoord = lambda _: web.Response(status=410)
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        assert await stand(gateway) == ("uitgeschakeld", "ontvanger-vervallen")

        await gateway.ontvang(zaak_geopend(uuid4()))  # after the end nothing is collected
        await gateway.bezorg()
        assert len(ontvanger.berichten) == 1
    uit = await gateway.doe("SELECT type, gemeente, subject, data->>'reden' AS reden FROM gateway.outbox ORDER BY gemeente")
    assert [(r["gemeente"], str(r["subject"]), r["reden"]) for r in uit] == [
        (UTRECHT, abonnement_id, "ontvanger-vervallen"),
        (DEN_HAAG, abonnement_id, "ontvanger-vervallen"),
    ]
    assert {r["type"] for r in uit} == {"nl.regioloket.abonnementen.webhook-uitgeschakeld.v1"}


@pytest.mark.parametrize("status", [429, 503])
async def test_retry_after_geeft_de_ontvanger_rust_voor_alle_berichten(gateway: Proef, status: int) -> None:
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url)
        ontvanger.antwoord = lambda _: web.Response(status=status, headers={"Retry-After": "600"})
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        (rij,) = await gateway.doe(BEZORGINGEN)
        assert timedelta(seconds=590) < rij["wacht"] <= timedelta(seconds=600)

        await gateway.ontvang(zaak_geopend(uuid4()))  # a new message waits as well
        await gateway.bezorg()
        assert len(ontvanger.berichten) == 1
        await gateway.doe("UPDATE gateway.abonnement SET rust_tot = now()")
        ontvanger.antwoord = lambda _: web.Response(status=200)
        await gateway.bezorg()
        assert len(ontvanger.berichten) == 2


async def test_na_vijf_dagen_zonder_succes_schakelen_wij_uit_en_de_client_zet_het_weer_aan(gateway: Proef) -> None:
    async with luister() as ontvanger:
        abonnement_id, _ = await gateway.abonneer(ontvanger.url)
        ontvanger.antwoord = lambda _: web.Response(status=500)
        await gateway.doe("UPDATE gateway.abonnement SET mislukt_sinds = now() - interval '5 days'")
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        assert await stand(gateway) == ("uitgeschakeld", "te-lang-mislukt")

        ontvanger.antwoord = lambda _: web.Response(status=200)
        await gateway.doe("UPDATE gateway.bezorging SET volgende_op = now()")
        async with gateway.wie() as client:
            assert (await client.post(f"/gateway/v1/abonnementen/{abonnement_id}/activeringen")).status_code == 204
        await gateway.werk("webhooks toestemming vragen")
        await gateway.bezorg()
    assert await stand(gateway) == ("actief", None)
    assert [rij["stand"] for rij in await gateway.doe(BEZORGINGEN)] == ["bezorgd"]


async def test_een_trage_ontvanger_houdt_een_andere_niet_op(gateway: Proef) -> None:
    async with luister() as traag, luister() as vlot:
        hang = asyncio.Event()

        async def wacht(request: web.Request) -> web.StreamResponse:
            if request.method == "POST":
                await hang.wait()
            return web.Response(headers={"WebHook-Allowed-Origin": "*"})

        traag.neem_aan = wacht  # type: ignore[method-assign]
        await gateway.abonneer(traag.url)
        await gateway.abonneer(vlot.url)
        await gateway.doe("UPDATE gateway.abonnement SET stand = 'actief'")
        werk = asyncio.create_task(gateway.bezorg())
        for golf in (1, 2):  # the second comes while the slow one still holds what it got of the first
            await gateway.ontvang(*(zaak_geopend(uuid4()) for _ in range(10)))
            if werk.done():
                werk = asyncio.create_task(gateway.bezorg())
            async with asyncio.timeout(0.95):  # less than the receiver's time to answer
                await vlot.wacht_op(10 * golf)
            assert not werk.done()
            await asyncio.sleep(0.1)
        hang.set()
        await werk


async def test_een_dode_ontvanger_staat_met_zijn_fout_in_het_log(gateway: Proef) -> None:
    async with luister() as ontvanger:
        abonnement_id, _ = await gateway.abonneer(ontvanger.url)
    await gateway.ontvang(zaak_geopend(uuid4()))
    await gateway.bezorg()
    async with gateway.wie() as client:
        (regel,) = (await client.get(f"/gateway/v1/abonnementen/{abonnement_id}/bezorgpogingen")).json()["items"]
    assert (regel["status"], regel["fout"], regel["gevolg"], regel["nummer"]) == (None, "geen-verbinding", "opnieuw", 1)


async def test_omgevallen_tussen_sturen_en_vastleggen_stuurt_na_de_lease_hetzelfde_id(
    gateway: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kill -9 after the receiver had it and before we wrote so: at least once, and the receiver can tell that it is the same."""
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url)
        await gateway.ontvang(zaak_geopend(uuid4()))

        async def val_om(*_: object) -> None:
            raise SystemError

        with monkeypatch.context() as m:
            m.setattr("gateway.webhooks.jobs.verwerk_verslagen", val_om)
            with pytest.raises(SystemError):
                await gateway.bezorg()
        assert len(ontvanger.ids) == 1

        await gateway.herstart()
        await gateway.bezorg()  # still leased: nobody else takes it
        (rij,) = await gateway.doe(BEZORGINGEN)
        assert (len(ontvanger.ids), rij["stand"]) == (1, "wachtend")
        assert rij["wacht"] > timedelta(seconds=25)  # 1 s for the receiver and 30 s to spare

        await gateway.doe("UPDATE gateway.bezorging SET volgende_op = now()")
        await gateway.bezorg()
    assert ontvanger.ids[0] == ontvanger.ids[1]
    assert [rij["stand"] for rij in await gateway.doe(BEZORGINGEN)] == ["bezorgd"]


async def test_een_storing_bij_het_vastleggen_vergeet_de_uitkomst_niet(gateway: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url)
        await gateway.ontvang(zaak_geopend(uuid4()))

        async def stoor(*_: object) -> None:
            raise OSError

        with monkeypatch.context() as m:
            m.setattr("gateway.webhooks.jobs.verwerk_verslagen", stoor)
            with pytest.raises(OSError):  # noqa: PT011 - it has no words
                await gateway.bezorg()
        await gateway.bezorg()
    assert len(ontvanger.ids) == 1
    assert [rij["stand"] for rij in await gateway.doe(BEZORGINGEN)] == ["bezorgd"]


async def test_twee_postbodes_tegelijk_bezorgen_elk_bericht_een_keer(gateway: Proef) -> None:
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url)
        await gateway.ontvang(*(zaak_geopend(uuid4()) for _ in range(40)))
        een = gateway.bezorg()
        ander = Proef(gateway.regio, gateway.app, gateway.settings, gateway.db)
        await asyncio.gather(een, ander.bezorg())
    assert len(ontvanger.ids) == len(set(ontvanger.ids)) == 40


async def test_alleen_gevraagde_typen_en_gemeenten_en_elke_gebeurtenis_een_keer(gateway: Proef) -> None:
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url, typen=("nl.regioloket.zaken.zaak-geopend.v1",))
        goed = zaak_geopend(uuid4())
        await gateway.ontvang(goed, poging(uuid4()), zaak_geopend(uuid4(), gemeente=DEN_HAAG))
        await gateway.ontvang(goed)
        await gateway.bezorg()
    assert ontvanger.ids == [str(goed.id)]


async def test_een_client_die_een_gemeente_kwijt_is_hoort_er_niets_meer_van(gateway: Proef) -> None:
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url, gemeenten=(UTRECHT, DEN_HAAG))
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.doe("UPDATE gateway.client SET gemeenten = ARRAY['0518']")
        await gateway.ontvang(zaak_geopend(uuid4()), zaak_geopend(uuid4(), gemeente=DEN_HAAG))
        await gateway.bezorg()
        assert [ontvanger_gemeente(inhoud) for _, inhoud in ontvanger.berichten] == [DEN_HAAG]


def ontvanger_gemeente(inhoud: bytes) -> str:
    return str(json.loads(inhoud)["gemeente"])


async def test_een_naam_die_naar_een_eigen_net_leidt_bereiken_wij_niet(gateway: Proef) -> None:
    """The name is judged by where it leads at the moment of the call: `localhost` is fine in a trial, and nowhere else."""
    async with luister() as ontvanger:
        await gateway.abonneer(ontvanger.url.replace("127.0.0.1", "localhost"))
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        assert len(ontvanger.berichten) == 1

        object.__setattr__(gateway.settings, "omgeving", "productie")
        await gateway.doe("UPDATE gateway.abonnement SET url = replace(url, 'http:', 'https:')")
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
    assert len(ontvanger.berichten) == 1
    assert (await gateway.doe("SELECT fout FROM gateway.bezorgpoging ORDER BY id DESC LIMIT 1"))[0]["fout"] == "adres-geweigerd"


async def test_bij_een_wissel_ondertekenen_beide_geheimen_tot_de_overlap_voorbij_is(gateway: Proef) -> None:
    async with luister() as ontvanger:
        abonnement_id, oud = await gateway.abonneer(ontvanger.url)
        async with gateway.wie() as client:
            nieuw = (await client.post(f"/gateway/v1/abonnementen/{abonnement_id}/geheimen")).json()["geheim"]
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        ontvanger.controleer(oud)
        ontvanger.controleer(nieuw)

        await gateway.doe("UPDATE gateway.abonnement SET oud_geldig_tot = now()")
        await gateway.ontvang(zaak_geopend(uuid4()))
        await gateway.bezorg()
        ontvanger.controleer(nieuw)
        assert len(ontvanger.berichten[-1][0]["webhook-signature"].split(" ")) == 1


async def test_herhalen_stuurt_ook_wat_er_gebeurde_toen_het_abonnement_uit_stond(gateway: Proef) -> None:
    async with luister() as ontvanger:
        abonnement_id, _ = await gateway.abonneer(ontvanger.url)
        eerste, gemist = zaak_geopend(uuid4()), zaak_geopend(uuid4())
        await gateway.ontvang(eerste)
        await gateway.bezorg()
        await gateway.doe("UPDATE gateway.abonnement SET stand = 'uitgeschakeld'")
        await gateway.ontvang(gemist, zaak_geopend(uuid4(), gemeente=DEN_HAAG))
        await gateway.doe("UPDATE gateway.abonnement SET stand = 'actief'")

        pad = f"/gateway/v1/abonnementen/{abonnement_id}/herhalingen"
        async with gateway.wie() as client:
            antwoord = await client.post(pad, json={"sinds": datetime(2025, 1, 1, tzinfo=UTC).isoformat()})
            assert (antwoord.status_code, antwoord.json()) == (202, {"aantal": 2, "verderVanaf": None})
            await gateway.bezorg()
            een = await client.post(pad, json={"gebeurtenisId": str(gemist.id)})
            assert een.json()["aantal"] == 1
            await gateway.bezorg()
            assert (await client.post(pad, json={})).status_code == 400
            detail = (await client.get(f"/gateway/v1/abonnementen/{abonnement_id}")).json()
    assert sorted(ontvanger.ids) == sorted([str(eerste.id)] * 2 + [str(gemist.id)] * 2)
    assert detail["bezorgingen"] == {"wachtend": 0, "bezorgd": 2, "opgegeven": 0, "vervallen": 0}
