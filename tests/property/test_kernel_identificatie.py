from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import identificatie as ident
from kernel.crypto import Sleutelbos
from kernel.identificatie import OngeldigKenmerk

ALLE = [
    ident.bsn, ident.rsin, ident.kvk_nummer, ident.vestigingsnummer, ident.gemeentecode, ident.bag_id, ident.oin, ident.iban,
    ident.postcode, ident.huisnummer, ident.huisnummertoevoeging, ident.betalingskenmerk,
]  # fmt: skip
BOS = Sleutelbos.nieuw().met_nieuwe_sleutel()


@given(st.text(max_size=40) | st.from_regex(r"[0-9A-Z .-]{1,22}", fullmatch=True))
def test_welke_tekst_ook_het_antwoord_is_een_vorm_die_blijft_of_een_weigering(tekst: str) -> None:
    for soort in ALLE:
        with suppress(OngeldigKenmerk):
            vorm = soort(tekst)
            assert soort(vorm) == vorm
            assert vorm.isascii()


@given(st.integers(1, 99_999_999))
def test_een_verkeerd_cijfer_of_een_verwisseling_valt_door_de_elfproef(begin: int) -> None:
    acht = f"{begin:08d}"
    laatste = sum(g * int(c) for g, c in zip(range(9, 1, -1), acht, strict=True)) % 11
    if laatste == 10:
        return
    goed = f"{acht}{laatste}"
    assert ident.bsn(goed) == goed
    for plek in range(9):
        anders = f"{goed[:plek]}{(int(goed[plek]) + 1) % 10}{goed[plek + 1 :]}"
        with pytest.raises(OngeldigKenmerk):
            ident.bsn(anders)


@given(st.integers(0, 10**15 - 1))
def test_wat_wij_als_betalingskenmerk_maken_is_geldig_en_draagt_zijn_nummer(volgnummer: int) -> None:
    kenmerk = ident.maak_betalingskenmerk(volgnummer)
    assert ident.betalingskenmerk(kenmerk) == kenmerk
    assert int(kenmerk[1:]) == volgnummer


@given(st.text(), st.binary(max_size=40))
def test_versleutelen_is_omkeerbaar_voor_elke_tekst_en_context(tekst: str, context: bytes) -> None:
    assert BOS.ontsleutel(BOS.versleutel(tekst, context), context) == tekst
    assert BOS.zoekhash(tekst) in BOS.zoekhashes(tekst)
