"""The example bank statement: a payment with its betalingskenmerk, and one whose payer forgot it.

The reference exists only once a loan does, so the file is a template and this fills it.
"""

from datetime import date
from pathlib import Path

from kernel.geld import Bedrag

_SJABLOON = Path(__file__).with_name("afschrift.xml")
#: The second payment in the template, without a reference.
ZONDER_KENMERK = Bedrag(2_500)


def maak_afschrift(*, afschrift: str, datum: date, betalingskenmerk: str, bedrag: Bedrag, beginsaldo: Bedrag = Bedrag(0)) -> bytes:
    """A camt.053.001.08 statement of `datum`; `afschrift` is its number at the bank. Opening plus both payments is closing."""
    velden = {
        "afschrift": afschrift,
        "datum": datum.isoformat(),
        "betalingskenmerk": betalingskenmerk,
        "bedrag": str(bedrag.euro),
        "beginsaldo": str(beginsaldo.euro),
        "eindsaldo": str((beginsaldo + bedrag + ZONDER_KENMERK).euro),
    }
    tekst = _SJABLOON.read_text(encoding="utf-8")
    for naam, waarde in velden.items():
        tekst = tekst.replace(f"{{{naam}}}", waarde)
    return tekst.encode()
