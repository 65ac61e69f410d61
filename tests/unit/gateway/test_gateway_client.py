"""A client never holds more than its kind can have, and only for gemeenten of the region."""

import pytest
from joserfc.jwk import ECKey, RSAKey

from gateway.toegang.domain.client import MEDEWERKER_AANDUIDEN, Client, Clientsoort, kan_krijgen
from gateway.toegang.domain.fouten import GemeentenPassenNiet, OngeldigeSleutel, ScopePastNiet, TweeUitgevers
from gateway.toegang.domain.sleutel import controleer_sleutels
from gateway.toegang.sleutels import openbaar

RSA = openbaar(RSAKey.generate_key(2048, private=True))
EC = {**{k: str(v) for k, v in ECKey.generate_key("P-256", private=True).as_dict(private=False).items()}, "kid": "ec"}


def client(soort: Clientsoort = Clientsoort.LOKET, **anders: object) -> Client:
    waarden: dict[str, object] = {
        "naam": "Proef",
        "gemeenten": frozenset() if soort is Clientsoort.BEHEER else frozenset({"0518"}),
        "scopes": frozenset(),
    }
    return Client(id="proef", soort=soort, **{**waarden, **anders})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("soort", "scope", "mag"),
    [
        (Clientsoort.LOKET, "intake:trajecten:schrijven", True),
        (Clientsoort.LOKET, MEDEWERKER_AANDUIDEN, True),
        (Clientsoort.LOKET, "gateway:clients:lezen", False),
        (Clientsoort.LOKET, "gateway:gemeenten:lezen", True),
        (Clientsoort.LOKET, "gateway:gemeenten:schrijven", False),
        (Clientsoort.LOKET, "intake:personen:lezen", False),
        (Clientsoort.BEHEER, "intake:personen:lezen", False),
        (Clientsoort.BEHEER, "gateway:clients:schrijven", True),
        (Clientsoort.SIGNAALPARTNER, "vroegsignalering:aanleveringen:schrijven", True),
        (Clientsoort.SIGNAALPARTNER, "vroegsignalering:zaken:lezen", False),
        (Clientsoort.SIGNAALPARTNER, MEDEWERKER_AANDUIDEN, False),
        (Clientsoort.MI_AFNEMER, "gateway:managementinformatie:lezen", True),
        (Clientsoort.MI_AFNEMER, "gateway:productenboeken:schrijven", False),
        (Clientsoort.OPDRACHTNEMER, "bbz:eigen-opdrachten:schrijven", True),
        (Clientsoort.OPDRACHTNEMER, "bbz:opdrachten:lezen", False),
        (Clientsoort.OPDRACHTNEMER, MEDEWERKER_AANDUIDEN, False),
        (Clientsoort.LOKET, "bbz:eigen-opdrachten:lezen", False),
        (Clientsoort.LOKET, "bbz:opdrachten:lezen", True),
        (Clientsoort.BEHEER, "intake:*:lezen", False),
        (Clientsoort.BEHEER, "intake:trajecten:lezen\nintake:zaken:lezen", False),
    ],
)
def test_de_soort_begrenst_de_rechten(soort: Clientsoort, scope: str, mag: bool) -> None:
    assert kan_krijgen(soort, scope) is mag


def test_een_recht_dat_niet_past_wordt_genoemd() -> None:
    with pytest.raises(ScopePastNiet, match=r"signaalpartner.*intake:trajecten:lezen"):
        client(Clientsoort.SIGNAALPARTNER, scopes=frozenset({"intake:trajecten:lezen", "vroegsignalering:aanleveringen:schrijven"}))


def test_een_loket_werkt_alleen_voor_zijn_gemeenten_die_in_de_regio_zijn() -> None:
    loket = client(gemeenten=frozenset({"0518", "0344"}))
    assert loket.werkgebied({"0518", "0599"}) == {"0518"}


def test_beheer_werkt_voor_de_hele_regio() -> None:
    assert client(Clientsoort.BEHEER).werkgebied({"0518", "0599"}) == {"0518", "0599"}


@pytest.mark.parametrize(("soort", "gemeenten"), [(Clientsoort.LOKET, frozenset()), (Clientsoort.BEHEER, frozenset({"0518"}))])
def test_gemeenten_horen_bij_de_soort(soort: Clientsoort, gemeenten: frozenset[str]) -> None:
    with pytest.raises(GemeentenPassenNiet):
        client(soort, gemeenten=gemeenten)


def test_eigen_sleutels_en_een_andere_uitgever_gaan_niet_samen() -> None:
    with pytest.raises(TweeUitgevers):
        client(sleutels=(RSA,), uitgever="https://aanmelden.example")


def test_goede_sleutels() -> None:
    controleer_sleutels([RSA, EC])


@pytest.mark.parametrize(
    ("sleutel", "reden"),
    [
        ({**RSA, "d": "AQAB"}, "geheime sleutel"),
        ({**RSA, "kid": ""}, "kid ontbreekt"),
        ({**RSA, "use": "enc"}, "ondertekenen"),
        ({**RSA, "alg": "HS256"}, "PS256"),
        ({**RSA, "n": "AQAB"}, "2048 bits"),
        ({**RSA, "n": "niet base64!"}, "niet volledig"),
        ({"kty": "oct", "k": "c2VjcmV0", "kid": "s"}, "geheime sleutel"),
        ({"kty": "OKP", "crv": "Ed25519", "x": "AA", "kid": "o"}, "alleen RSA en EC"),
        ({**EC, "crv": "P-384"}, "P-256"),
        ({"kty": "EC", "crv": "P-256", "kid": "e", "x": "AA"}, "niet volledig"),
    ],
)
def test_een_verkeerde_sleutel_zegt_wat_er_mis_is(sleutel: dict[str, str], reden: str) -> None:
    with pytest.raises(OngeldigeSleutel, match=rf"Sleutel 1 .*{reden}"):
        controleer_sleutels([sleutel])


def test_twee_sleutels_met_een_naam() -> None:
    with pytest.raises(OngeldigeSleutel, match=r"Sleutel 2 .*twee keer"):
        controleer_sleutels([RSA, {**EC, "kid": RSA["kid"]}])
