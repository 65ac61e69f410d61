"""Standard Webhooks: the public library verifies ours, and we verify its."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from gateway.webhooks.domain.signing import InvalidSecret, InvalidSignature, new_secret, sign, verify

BODY = '{"type":"nl.regioloket.zaken.hulp-aanvaard.v1","naam":"één"}'.encode()


def test_de_bibliotheek_erkent_onze_handtekening() -> None:
    geheim = new_secret()
    headers = sign([geheim], "msg_1", datetime.now(UTC), BODY)
    assert Webhook(geheim).verify(BODY, headers)["naam"] == "één"


def test_wij_erkennen_de_handtekening_van_de_bibliotheek() -> None:
    geheim, nu = new_secret(), datetime.now(UTC)
    headers = {"Webhook-Id": "msg_1", "Webhook-Timestamp": str(int(nu.timestamp()))}
    headers["Webhook-Signature"] = Webhook(geheim).sign("msg_1", nu, BODY.decode())
    assert verify([geheim], headers, BODY) == "msg_1"


def test_bij_een_wissel_past_elk_van_beide_geheimen() -> None:
    oud, nieuw = new_secret(), new_secret()
    headers = sign([nieuw, oud], "msg_1", datetime.now(UTC), BODY)
    for geheim in (oud, nieuw):
        Webhook(geheim).verify(BODY, headers)
        assert verify([geheim], headers, BODY) == "msg_1"


def test_een_ander_geheim_past_niet() -> None:
    headers = sign([new_secret()], "msg_1", datetime.now(UTC), BODY)
    ander = new_secret()
    with pytest.raises(WebhookVerificationError):
        Webhook(ander).verify(BODY, headers)
    with pytest.raises(InvalidSignature, match="geen van de geheimen"):
        verify([ander], headers, BODY)


@pytest.mark.parametrize("veld", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_zonder_een_van_de_drie_headers_klopt_het_niet(veld: str) -> None:
    geheim = new_secret()
    headers = sign([geheim], "msg_1", datetime.now(UTC), BODY)
    del headers[veld]
    with pytest.raises(InvalidSignature, match=veld):
        verify([geheim], headers, BODY)


def test_een_gewijzigd_bericht_klopt_niet() -> None:
    geheim = new_secret()
    headers = sign([geheim], "msg_1", datetime.now(UTC), BODY)
    with pytest.raises(InvalidSignature):
        verify([geheim], headers, BODY + b" ")


@pytest.mark.parametrize("scheef", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_een_oud_of_toekomstig_bericht_klopt_niet(scheef: timedelta) -> None:
    geheim, nu = new_secret(), datetime.now(UTC)
    with pytest.raises(InvalidSignature, match="te oud of te nieuw"):
        verify([geheim], sign([geheim], "msg_1", nu + scheef, BODY), BODY, nu)


@pytest.mark.parametrize(
    "geheim",
    ["geheim", "whsec_", "whsec_!!", "whsec_" + base64.b64encode(bytes(23)).decode(), "whsec_" + base64.b64encode(bytes(65)).decode()],
)
def test_een_verkeerd_geheim_wordt_geweigerd(geheim: str) -> None:
    with pytest.raises(InvalidSecret):
        sign([geheim], "msg_1", datetime.now(UTC), BODY)
