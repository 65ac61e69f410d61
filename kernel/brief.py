"""How does a decision become a letter? A typst template and its data, to an accessible PDF/A that never changes.

Typesetting blocks (tens of milliseconds): call it through `asyncio.to_thread`, and never while a transaction is open. The same data
gives the same bytes, so a letter can be made again and compared with the hash of the one that was sent.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import typst
from docx import Document

#: The neutral letter of this folder; its data is a `Brief`.
BRIEF: Final = Path(__file__).parent / "brieven" / "brief.typ"


@dataclass(frozen=True, slots=True)
class Afzender:
    """Who writes: name, and the lines of the address for the head of the letter."""

    naam: str
    adres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph of plain text, under a small heading when it has one."""

    tekst: str
    kop: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What the neutral letter says. Plain text everywhere; Dutch at level B1 is the writer's duty."""

    afzender: Afzender
    geadresseerde: tuple[str, ...]
    datum: date
    kenmerk: str
    onderwerp: str
    aanhef: str
    alineas: tuple[Alinea, ...]
    slot: str
    ondertekening: tuple[str, ...]

    def als_pdf(self) -> bytes:
        """The letter, dated and time-stamped on its own date."""
        gegevens = asdict(self) | {"datum": self.datum.isoformat()}
        return maak_brief(BRIEF, gegevens, self.datum)

    def als_docx(self) -> bytes:
        """The same words for who wants to go on in Word. Blocks, as `als_pdf` does; the decided letter is always the PDF."""
        stuk = Document()
        stuk.core_properties.author, stuk.core_properties.title, stuk.core_properties.language = self.afzender.naam, self.onderwerp, "nl-NL"
        for regels in ((self.afzender.naam, *self.afzender.adres), self.geadresseerde):
            stuk.add_paragraph("\n".join(regels))
        stuk.add_paragraph(f"Datum: {self.datum:%d-%m-%Y}\nKenmerk: {self.kenmerk}\nOnderwerp: {self.onderwerp}")
        stuk.add_paragraph(self.aanhef)
        for alinea in self.alineas:
            if alinea.kop:
                stuk.add_heading(alinea.kop, level=1)
            stuk.add_paragraph(alinea.tekst)
        stuk.add_paragraph(self.slot)
        stuk.add_paragraph("\n".join(self.ondertekening))
        uit = BytesIO()
        stuk.save(uit)
        return uit.getvalue()


@cache
def _lettertypen() -> typst.Fonts:
    """Only the fonts inside typst: what a machine happens to have must not change a letter."""
    return typst.Fonts(include_system_fonts=False)


def maak_brief(sjabloon: Path, gegevens: Mapping[str, Any], datum: date) -> bytes:
    """Set a template with its data (`json(bytes(sys.inputs.gegevens))` there) as PDF/A-2a and PDF/UA-1.

    `datum` becomes the creation date inside the file. Raises `typst.TypstError` when template and data do not fit.
    """
    pdf = typst.compile(
        sjabloon,
        format="pdf",
        font_paths=_lettertypen(),
        sys_inputs={"gegevens": json.dumps(gegevens, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],  # archivable with text and structure; accessible
        timestamp=datetime.combine(datum, time(12), UTC),
    )
    assert isinstance(pdf, bytes), "typst gives the bytes of one PDF"
    return pdf
