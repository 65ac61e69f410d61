"""The guard: a client chooses the address, and it may not lead into our own network."""

from ipaddress import ip_address, ip_network

import pytest

from gateway.webhooks.domain.adres import Net, controleer_url, mag
from gateway.webhooks.domain.fouten import WebhookadresGeweigerd

EIGEN: tuple[Net, ...] = (ip_network("10.20.0.0/16"), ip_network("127.0.0.0/8"))


@pytest.mark.parametrize("adres", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_het_openbare_internet_mag(adres: str) -> None:
    assert mag(ip_address(adres), ())


@pytest.mark.parametrize(
    "adres",
    [
        "127.0.0.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1",
    ],
)  # fmt: skip
def test_eigen_en_bijzondere_netten_mogen_niet(adres: str) -> None:
    assert not mag(ip_address(adres), ())


def test_een_net_dat_de_beheerder_noemt_mag() -> None:
    assert mag(ip_address("10.20.3.4"), EIGEN)
    assert mag(ip_address("::ffff:10.20.3.4"), EIGEN)
    assert not mag(ip_address("10.21.3.4"), EIGEN)


def test_zonder_tls_mag_alleen_naar_genoemde_netten() -> None:
    assert mag(ip_address("10.20.3.4"), EIGEN, alleen_netten=True)
    assert not mag(ip_address("93.184.216.34"), EIGEN, alleen_netten=True)


@pytest.mark.parametrize(
    "url", ["https://webhooks.example.org/regioloket?kenmerk=1", "https://93.184.216.34:8443/", "https://[2606:2800:220:1::1]/"]
)
def test_een_gewoon_adres_mag(url: str) -> None:
    assert controleer_url(url, ()).geturl() == url


@pytest.mark.parametrize(
    ("url", "reden"),
    [
        ("http://webhooks.example.org/", "https"),
        ("ftp://webhooks.example.org/", "geen https-URL"),
        ("https:///pad", "geen https-URL"),
        ("https://naam:geheim@example.org/", "gebruikersnaam"),
        ("https://@example.org/", "gebruikersnaam"),
        ("https://example.org/#deel", "#"),
        ("https://exa mple.org/", "tekens"),
        ("https://example.org\\@10.0.0.1/", "tekens"),
        ("https://éxample.org/", "tekens"),
        ("https://example.org:99999/", "geen URL"),
        ("https://[::1/", "geen URL"),
        ("https://example.org:0/", "geen https-URL"),
        ("https://127.0.0.1/", "netwerk"),
        ("https://[::1]/", "netwerk"),
        ("https://169.254.169.254/latest/meta-data", "netwerk"),
        ("https://example.org/" + "a" * 1000, "langer"),
    ],
)
def test_een_verkeerd_adres_wordt_geweigerd_met_de_reden(url: str, reden: str) -> None:
    with pytest.raises(WebhookadresGeweigerd, match=reden):
        controleer_url(url, ())


def test_http_mag_naar_een_genoemd_net() -> None:
    assert controleer_url("http://127.0.0.1:9000/hook", EIGEN).port == 9000
    with pytest.raises(WebhookadresGeweigerd, match="netwerk"):
        controleer_url("http://93.184.216.34/hook", EIGEN)
