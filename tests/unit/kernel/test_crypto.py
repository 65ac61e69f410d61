import json
import stat
import timeit
from base64 import b64encode
from pathlib import Path

import pytest

from kernel.crypto import (
    NietTeOntsleutelen,
    SleutelbestandOngeldig,
    Sleutelbos,
    SleutelOntbreekt,
    maak_sleutelbestand,
    sleutelversie,
)

CONTEXT = b"intake.aanmelding.bsn"
BSN = "123456782"


def test_leest_terug_wat_is_versleuteld() -> None:
    bos = Sleutelbos.nieuw()
    geheim = bos.versleutel("Ünïcode €", CONTEXT)
    assert bos.ontsleutel(geheim, CONTEXT) == "Ünïcode €"


def test_dezelfde_waarde_geeft_nooit_dezelfde_bytes() -> None:
    bos = Sleutelbos.nieuw()
    assert bos.versleutel(BSN, CONTEXT) != bos.versleutel(BSN, CONTEXT)


def test_een_waarde_uit_een_andere_kolom_is_niet_te_lezen() -> None:
    bos = Sleutelbos.nieuw()
    with pytest.raises(NietTeOntsleutelen):
        bos.ontsleutel(bos.versleutel(BSN, CONTEXT), b"intake.aanmelding.iban")


@pytest.mark.parametrize("plek", [2, 14, -1])
def test_een_omgevallen_bit_valt_op(plek: int) -> None:
    bos = Sleutelbos.nieuw()
    geheim = bytearray(bos.versleutel(BSN, CONTEXT))
    geheim[plek] ^= 1
    with pytest.raises(NietTeOntsleutelen):
        bos.ontsleutel(bytes(geheim), CONTEXT)


def test_te_kort_is_beschadigd() -> None:
    with pytest.raises(NietTeOntsleutelen):
        Sleutelbos.nieuw().ontsleutel(b"\x00\x01kort", CONTEXT)


def test_na_een_nieuwe_sleutel_blijft_het_oude_leesbaar_en_vindbaar() -> None:
    oud = Sleutelbos.nieuw()
    geheim, hash_ = oud.versleutel(BSN, CONTEXT), oud.zoekhash(BSN)
    nieuw = oud.met_nieuwe_sleutel()
    assert nieuw.ontsleutel(geheim, CONTEXT) == BSN
    assert nieuw.zoekhashes(BSN) == [nieuw.zoekhash(BSN), hash_]
    assert nieuw.zoekhash(BSN) != hash_
    assert (sleutelversie(geheim), sleutelversie(nieuw.versleutel(BSN, CONTEXT))) == (1, 2)


def test_zonder_de_sleutel_is_het_antwoord_welke_ontbreekt() -> None:
    bos = Sleutelbos.nieuw().met_nieuwe_sleutel()
    alleen_eerste = Sleutelbos({1: bos.sleutels[1]}, actief=1)
    with pytest.raises(SleutelOntbreekt, match="Sleutel 2 ontbreekt"):
        alleen_eerste.ontsleutel(bos.versleutel(BSN, CONTEXT), CONTEXT)


def test_twee_bossen_hebben_andere_hashes() -> None:
    assert Sleutelbos.nieuw().zoekhash(BSN) != Sleutelbos.nieuw().zoekhash(BSN)


def test_een_sleutel_is_nooit_te_zien() -> None:
    bos = Sleutelbos.nieuw()
    assert repr(bos) == "Sleutelbos(actief=1)"
    assert repr(bos.sleutels[1].zoek) not in repr(bos.sleutels)


def test_het_sleutelbestand_is_alleen_van_de_eigenaar_en_blijft_hetzelfde(tmp_path: Path) -> None:
    pad = tmp_path / "sleutels" / "intake.json"
    bos = maak_sleutelbestand(pad)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert maak_sleutelbestand(pad) == bos
    bos.met_nieuwe_sleutel().bewaar(pad)
    assert Sleutelbos.laad(pad).ontsleutel(bos.versleutel(BSN, CONTEXT), CONTEXT) == BSN
    assert Sleutelbos.laad(pad).actief == 2
    assert [p.name for p in pad.parent.iterdir()] == ["intake.json"]


def _bestand(**anders: object) -> str:
    sleutel = {"versleutel": b64encode(b"a" * 32).decode(), "zoek": b64encode(b"b" * 32).decode()}
    return json.dumps({"actief": 1, "sleutels": {"1": sleutel}} | anders)


@pytest.mark.parametrize(
    "inhoud",
    ["", "[]", _bestand(actief=2), _bestand(sleutels={"1": {"versleutel": "kort", "zoek": "kort"}}), _bestand(sleutels={"een": {}})],
)
def test_een_kapot_sleutelbestand_wordt_geweigerd_zonder_inhoud_te_noemen(tmp_path: Path, inhoud: str) -> None:
    pad = tmp_path / "sleutels.json"
    pad.write_text(inhoud)
    with pytest.raises(SleutelbestandOngeldig, match=r"geen geldige sleutelbos \(\w+\)") as fout:
        Sleutelbos.laad(pad)
    assert fout.value.__cause__ is None


def test_versleutelen_en_zoeken_kost_microseconden() -> None:
    """About 5 µs a row when measured; the bound leaves room for a busy machine."""
    bos, rijen = Sleutelbos.nieuw(), 5_000
    beste = min(timeit.repeat(lambda: (bos.versleutel(BSN, CONTEXT), bos.zoekhash(BSN)), number=rijen, repeat=5)) / rijen
    assert beste < 50e-6, f"{beste * 1e6:.1f} µs a row"
