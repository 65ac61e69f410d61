"""Bad input by name: a row never costs its neighbours, and a file that makes no sense is refused before its first row."""

import gzip
import json
import tracemalloc

import pytest

from services.vroegsignalering.domain.fouten import KolommenOnbekend, KolommenOntbreken
from services.vroegsignalering.export.partnerbestand import Formaat, Partnerbestand, Rij, zonder_formule

KOP = "signaalId;gemeentecode;signaaldatum;bedragCenten;achternaam;postcode;huisnummer"
RIJ = "S1;0518;2025-03-03;25000;Voorbeeld;2511AB;1"
MB = 1_000_000


def lees(inhoud: bytes, formaat: Formaat = Formaat.CSV, *, hap: int = 262_144, max_bytes: int = 500 * MB) -> list[Rij]:
    bestand = Partnerbestand(formaat, max_bytes=max_bytes, max_regels=MB)
    rijen = [rij for i in range(0, len(inhoud), hap) for rij in bestand.voed(inhoud[i : i + hap])]
    return rijen + bestand.sluit()


@pytest.mark.parametrize("erna", [0, 10])
def test_kapotte_json_op_regel_31207_kost_alleen_die_regel(erna: int) -> None:
    """The file may end there, or go on: what came before is kept, the line is named, and what follows is read."""
    goed = json.dumps({"signaalId": "S1", "bedragCenten": 25000})
    rijen = lees("\n".join([goed] * 31_206 + ['{"signaalId": "S1", "bedragC'] + [goed] * erna).encode(), Formaat.NDJSON)
    assert [(r.regel, r.fout) for r in rijen if r.fout] == [(31_207, "regel:onleesbaar")]
    assert len(rijen) == 31_207 + erna


def test_een_regel_van_tien_megabyte_kost_geen_geheugen() -> None:
    """The whole line never stands in memory: it comes in pieces, and is dropped beyond 64 kB."""
    inhoud = f"{KOP}\n{RIJ}\n".encode()
    bestand = Partnerbestand(Formaat.CSV, max_bytes=500 * MB, max_regels=MB)
    stuk = b"x" * 250_000
    tracemalloc.start()
    rijen = bestand.voed(inhoud)
    for _ in range(40):  # 40 × 250 kB = 10 MB
        rijen += bestand.voed(stuk)
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rijen += bestand.voed(f"\n{RIJ}\n".encode()) + bestand.sluit()
    assert [(r.regel, r.fout) for r in rijen] == [(2, None), (3, "regel:regel-te-lang"), (4, None)]
    assert piek < 2 * MB


def test_een_zipbom_wordt_niet_uitgepakt() -> None:
    """A hundred MB of one letter is a hundred kB of gzip; beyond the limit nothing is unpacked any more."""
    bom = gzip.compress(f"{KOP}\n{RIJ}\n".encode() + b"A" * (100 * MB), compresslevel=9)
    tracemalloc.start()
    rijen = lees(bom, max_bytes=5 * MB)
    _, piek = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(r.regel, r.fout) for r in rijen] == [(2, None), (3, "regel:bestand-te-groot")]
    assert piek < 8 * MB


def test_tweehonderd_kolommen() -> None:
    with pytest.raises(KolommenOnbekend, match="193 kolommen"):  # 200 - 7
        lees(";".join([KOP, *(f"kolom{n}" for n in range(193))]).encode())
    rijen = lees("\n".join([KOP, RIJ + ";x" * 193, RIJ]).encode())
    assert [(r.regel, r.fout) for r in rijen] == [(2, "regel:aantal-velden"), (3, None)]


@pytest.mark.parametrize("codering", ["utf-16-le", "utf-32", "cp037"])
def test_een_codering_die_niemand_kan_raden_wordt_in_haar_geheel_geweigerd(codering: str) -> None:
    """Without a BOM, or as EBCDIC, the header names no column that we know."""
    with pytest.raises(KolommenOntbreken):
        lees(f"{KOP}\n{RIJ}".encode(codering))


def test_een_byte_die_geen_utf8_is_kost_niets() -> None:
    [rij] = lees("\n".join([KOP, RIJ.replace("Voorbeeld", "M\xfcller")]).encode("latin-1"))
    assert rij.velden["achternaam"] == "Müller"


@pytest.mark.parametrize("cel", ['=HYPERLINK("http://x")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_een_formule_gaat_er_als_tekst_uit(cel: str) -> None:
    assert zonder_formule(cel) == f"'{cel}"
    assert zonder_formule(f"x{cel}") == f"x{cel}"
