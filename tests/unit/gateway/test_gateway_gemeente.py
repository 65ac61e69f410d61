"""A gemeente of the region has a real code and OIN, and a decision term within the law."""

from datetime import date

import pytest

from gateway.toegang.domain.fouten import OngeldigeGemeente
from gateway.toegang.domain.gemeente import Gemeente
from kernel.geld import Bedrag
from kernel.identificatie import OngeldigKenmerk


def gemeente(**anders: object) -> Gemeente:
    waarden: dict[str, object] = {
        "code": "0518",
        "oin": "00000099000000518000",
        "naam": "'s-Gravenhage",
        "actief_vanaf": date(2024, 1, 1),
        "drempelbedrag": Bedrag(5000),
        "beslistermijn_weken": 8,
    }
    return Gemeente(**{**waarden, **anders})  # type: ignore[arg-type]


def test_acht_weken_mag() -> None:
    assert gemeente().beslistermijn_weken == 8


@pytest.mark.parametrize("weken", [0, 9])
def test_meer_dan_acht_weken_of_geen_mag_niet(weken: int) -> None:
    with pytest.raises(OngeldigeGemeente, match=f"niet {weken}"):
        gemeente(beslistermijn_weken=weken)


@pytest.mark.parametrize(("veld", "waarde"), [("code", "518"), ("oin", "12345678901234567890")])
def test_een_kenmerk_moet_kloppen(veld: str, waarde: str) -> None:
    with pytest.raises(OngeldigKenmerk):
        gemeente(**{veld: waarde})


@pytest.mark.parametrize(("veld", "waarde"), [("code", "GM0518"), ("naam", " "), ("drempelbedrag", Bedrag(-1))])
def test_een_parameter_die_niet_kan(veld: str, waarde: object) -> None:
    with pytest.raises(OngeldigeGemeente):
        gemeente(**{veld: waarde})
