"""Identifiers of domain.md sections H and E4, with the values that stand there."""

from collections.abc import Callable

import pytest

from kernel import identificatie as ident
from kernel.identificatie import OngeldigKenmerk


@pytest.mark.parametrize(
    ("soort", "waarde", "genormaliseerd"),
    [
        (ident.bsn, "123456782", "123456782"),
        (ident.bsn, "111222333", "111222333"),
        (ident.bsn, " 9999.93.653 ", "999993653"),
        (ident.bsn, "10000008", "010000008"),  # 1×8 + 8×-1 = 0: eight digits, the leading zero was lost
        (ident.rsin, "002220647", "002220647"),
        (ident.kvk_nummer, "01234567", "01234567"),
        (ident.vestigingsnummer, "000038509504", "000038509504"),
        (ident.gemeentecode, "0518", "0518"),
        (ident.gemeentecode, "GM0599", "0599"),
        (ident.bag_id, "0363200000218705", "0363200000218705"),
        (ident.oin, "00000001002220647000", "00000001002220647000"),
        (ident.oin, "00000003012345670000", "00000003012345670000"),
        (ident.oin, "00000099000000001000", "00000099000000001000"),
        (ident.oin, "00000008ab1234567000", "00000008AB1234567000"),
        (ident.iban, "nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
        (ident.iban, "BE68 5390 0754 7034", "BE68539007547034"),
        (ident.postcode, "1234 ab", "1234AB"),
        (ident.huisnummer, " 0012 ", "12"),
        (ident.huisnummertoevoeging, "bis", "BIS"),
        (ident.betalingskenmerk, "5000 0567 8901 2345", "5000056789012345"),
        (ident.betalingskenmerk, "12234534622567", "12234534622567"),
        (ident.betalingskenmerk, "1234567", "1234567"),
    ],
)
def test_goede_kenmerken_krijgen_hun_ene_vorm(soort: Callable[[str], str], waarde: str, genormaliseerd: str) -> None:
    assert soort(waarde) == genormaliseerd


@pytest.mark.parametrize(
    ("soort", "waarde", "reden"),
    [
        (ident.bsn, "123456789", "elfproef"),
        (ident.bsn, "000000000", "elfproef"),
        (ident.bsn, "1234567", "9 cijfers"),
        (ident.bsn, "12345678٢", "9 cijfers"),  # an Arabic digit is a digit to Python, not to us
        (ident.rsin, "02220647", "9 cijfers"),
        (ident.kvk_nummer, "1234567", "8 cijfers"),
        (ident.vestigingsnummer, "38509504", "12 cijfers"),
        (ident.gemeentecode, "518", "4 cijfers"),
        (ident.gemeentecode, "GM0000", "geen gemeente"),
        (ident.bag_id, "363200000218705", "16 cijfers"),
        (ident.oin, "0000000100222064700", "20 posities"),
        (ident.oin, "00000005002220647000", "bekend register"),
        (ident.oin, "00000099000000001001", "nullen"),
        (ident.oin, "00000003012345671000", "nullen"),
        (ident.oin, "00000001002220648000", "elfproef"),
        (ident.iban, "NL92ABNA0417164300", "controlegetal"),
        (ident.iban, "NL91ABNA041716430", "opbouw"),
        (ident.iban, "NL9112340417164300", "opbouw"),
        (ident.postcode, "0123AB", "postcode"),
        (ident.postcode, "1234SS", "postcode"),
        (ident.postcode, "1234A", "postcode"),
        (ident.huisnummer, "0", "1 tot en met 99999"),
        (ident.huisnummer, "12a", "1 tot en met 99999"),
        (ident.huisnummertoevoeging, "", "4 letters"),
        (ident.huisnummertoevoeging, "links", "4 letters"),
        (ident.betalingskenmerk, "12345678", "7, 9 tot en met 14"),
        (ident.betalingskenmerk, "123456789012345", "7, 9 tot en met 14"),
        (ident.betalingskenmerk, "6000056789012345", "controlecijfer"),
        (ident.betalingskenmerk, "11234534622567", "lengtecijfer"),
    ],
)
def test_een_fout_kenmerk_zegt_wat_er_mis_is_en_niet_wat_er_stond(soort: Callable[[str], str], waarde: str, reden: str) -> None:
    with pytest.raises(OngeldigKenmerk, match=reden) as fout:
        soort(waarde)
    assert len(waarde) < 5 or waarde not in str(fout.value)


def test_maakt_een_betalingskenmerk_van_zestien_cijfers() -> None:
    assert ident.maak_betalingskenmerk(56789012345) == "5000056789012345"
    with pytest.raises(AssertionError, match="fifteen"):
        ident.maak_betalingskenmerk(10**15)
