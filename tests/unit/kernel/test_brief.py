import subprocess
import sys
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
import typst

from kernel.brief import BRIEF, Afzender, Alinea, Brief, maak_brief

VOORBEELD = Brief(
    afzender=Afzender("Regionaal Zelfstandigenloket", ("Marktplein 1", "1234 AB Voorbeeldstad")),
    geadresseerde=("Mevrouw A. de Vries", "Dorpsstraat 12", "1234 AB Voorbeeldstad"),
    datum=date(2025, 3, 9),
    kenmerk="BBZ-2025-000123",
    onderwerp="Besluit op uw aanvraag bedrijfskapitaal",
    aanhef="Geachte mevrouw De Vries,",
    alineas=(Alinea("U hebt een aanvraag gedaan."), Alinea("U krijgt een lening van € 12.345,67.", kop="Wat hebben wij besloten?")),
    slot="Met vriendelijke groet,",
    ondertekening=("namens het college van burgemeester en wethouders", "J. Jansen, consulent"),
)


def test_een_brief_is_een_toegankelijke_en_archiefwaardige_pdf() -> None:
    pdf = VOORBEELD.als_pdf()
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfaid:part>2<" in pdf
    assert b"pdfaid:conformance>A<" in pdf
    assert b"pdfuaid:part>1<" in pdf
    assert b"/Lang" in pdf


def test_dezelfde_gegevens_geven_dezelfde_bytes_ook_in_een_ander_proces() -> None:
    pdf = VOORBEELD.als_pdf()
    code = f"from kernel.brief import *\nimport datetime, hashlib\nprint(hashlib.sha256({VOORBEELD!r}.als_pdf()).hexdigest())"
    elders = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert elders.stdout.strip() == sha256(pdf).hexdigest()
    assert replace(VOORBEELD, kenmerk="BBZ-2025-000124").als_pdf() != pdf


def test_opmaak_in_de_gegevens_blijft_gewone_tekst() -> None:
    lelijk = '#panic("ja") $x$ *vet* @ref <label> // weg \\ "'
    assert replace(VOORBEELD, onderwerp=lelijk, alineas=(Alinea(lelijk, kop=lelijk),)).als_pdf().startswith(b"%PDF")


def test_een_lange_brief_telt_zijn_paginas() -> None:
    lang = replace(VOORBEELD, alineas=tuple(Alinea("Dit is een zin. " * 60) for _ in range(12)))
    assert b"/Type/Pages/Count 3/" in lang.als_pdf()


def test_een_sjabloon_zonder_zijn_gegevens_is_een_fout() -> None:
    with pytest.raises(typst.TypstError):
        maak_brief(BRIEF, {"onderwerp": "alleen dit"}, date(2025, 3, 9))
