"""The self-test: what threatens goes first, and help is always among what it offers."""

import pytest

from services.intake.domain.fouten import AntwoordenOnvolledig
from services.intake.domain.quickscan import TEKSTEN, VRAGEN, Advies, Antwoord, adviseer, punten

GOED = {v.code: Antwoord.NEE if v.zorg is Antwoord.JA else Antwoord.JA for v in VRAGEN}


def test_wie_nergens_zorgen_over_heeft_is_op_koers() -> None:
    assert (punten(GOED), adviseer(GOED)) == (0, Advies.OP_KOERS)


def test_een_dreiging_gaat_voor_alles() -> None:
    assert adviseer({**GOED, "dreiging": Antwoord.JA}) is Advies.DIRECT_BELLEN


@pytest.mark.parametrize(
    ("zorgen", "twijfels", "advies"),
    [(1, 0, Advies.VERSTERKEN), (0, 1, Advies.OP_KOERS), (2, 0, Advies.VERSTERKEN), (2, 1, Advies.AANMELDEN), (0, 5, Advies.AANMELDEN)],
)
def test_een_zorg_telt_dubbel(zorgen: int, twijfels: int, advies: Advies) -> None:
    """Two points for a worry, one for a doubt: 2 is to strengthen, 5 is to ask for help."""
    codes = [v.code for v in VRAGEN if v.code != "dreiging"]
    antwoorden = {**GOED, **dict.fromkeys(codes[:zorgen], Antwoord.NEE)}
    antwoorden |= dict.fromkeys(codes[zorgen : zorgen + twijfels], Antwoord.SOMS)
    assert adviseer(antwoorden) is advies


def test_een_vraag_te_weinig_of_te_veel_wordt_genoemd() -> None:
    with pytest.raises(AntwoordenOnvolledig, match="energie"):
        adviseer({k: a for k, a in GOED.items() if k != "energie"})
    with pytest.raises(AntwoordenOnvolledig, match="een vraag te veel"):
        adviseer({**GOED, "naam": Antwoord.JA})


def test_elk_advies_heeft_een_tekst_en_sluit_hulp_niet_uit() -> None:
    assert set(TEKSTEN) == set(Advies)
    assert all("aanmeld" in tekst.lower() or "contact" in tekst or "Meld u aan" in tekst for tekst in TEKSTEN.values())
