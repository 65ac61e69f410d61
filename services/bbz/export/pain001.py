"""A payment file for the bank: ISO 20022 pain.001, in the version that it wants (001.001.03 or 001.001.09).

Both say the same; the newer one wraps the day of execution and calls the BIC otherwise. Texts are limited to the characters of SEPA.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from lxml import etree

from kernel.geld import totaal
from services.bbz.domain.beleid import Betaalrekening, Painversie
from services.bbz.domain.betaalopdracht import Betaling

_NIET_SEPA: Final = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
_NAAM, _OMSCHRIJVING, _KENMERK = 70, 140, 35


def stel_op(
    bestand_id: UUID, rekening: Betaalrekening, betalingen: Sequence[tuple[str, Betaling]], aangemaakt_op: date, uitvoeren_op: date
) -> bytes:
    """The message for these payments, each with its own reference (the end-to-end id)."""
    ruimte = f"urn:iso:std:iso:20022:tech:xsd:{rekening.versie.value}"
    document = etree.Element("Document")
    opdracht = etree.SubElement(document, "CstmrCdtTrfInitn")
    aantal, som = str(len(betalingen)), f"{totaal(b.bedrag for _, b in betalingen).euro:.2f}"

    kop = etree.SubElement(opdracht, "GrpHdr")
    _tekst(kop, "MsgId", bestand_id.hex)
    _tekst(kop, "CreDtTm", f"{aangemaakt_op.isoformat()}T12:00:00")
    _tekst(kop, "NbOfTxs", aantal)
    _tekst(kop, "CtrlSum", som)
    _tekst(etree.SubElement(kop, "InitgPty"), "Nm", sepa(rekening.naam, _NAAM))

    groep = etree.SubElement(opdracht, "PmtInf")
    _tekst(groep, "PmtInfId", bestand_id.hex)
    _tekst(groep, "PmtMtd", "TRF")
    _tekst(groep, "BtchBookg", "true")
    _tekst(groep, "NbOfTxs", aantal)
    _tekst(groep, "CtrlSum", som)
    _tekst(etree.SubElement(etree.SubElement(groep, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    dag = groep if rekening.versie is Painversie.V03 else etree.SubElement(groep, "ReqdExctnDt")
    _tekst(dag, "ReqdExctnDt" if rekening.versie is Painversie.V03 else "Dt", uitvoeren_op.isoformat())
    _tekst(etree.SubElement(groep, "Dbtr"), "Nm", sepa(rekening.naam, _NAAM))
    _rekening(groep, "DbtrAcct", rekening.iban)
    _bank(groep, rekening)
    _tekst(groep, "ChrgBr", "SLEV")
    for eind_id, betaling in betalingen:
        _overboeking(groep, eind_id, betaling)
    return etree.tostring(_in_ruimte(document, ruimte), xml_declaration=True, encoding="UTF-8")


def sepa(tekst: str, lengte: int) -> str:
    """Letters without accents and only what every bank in SEPA takes; never empty."""
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()
    return _NIET_SEPA.sub(" ", plat).strip()[:lengte] or "-"


def _overboeking(groep: etree._Element, eind_id: str, betaling: Betaling) -> None:
    regel = etree.SubElement(groep, "CdtTrfTxInf")
    _tekst(etree.SubElement(regel, "PmtId"), "EndToEndId", sepa(eind_id, _KENMERK))
    bedrag = etree.SubElement(etree.SubElement(regel, "Amt"), "InstdAmt", Ccy="EUR")
    bedrag.text = f"{betaling.bedrag.euro:.2f}"
    _tekst(etree.SubElement(regel, "Cdtr"), "Nm", sepa(betaling.naam, _NAAM))
    _rekening(regel, "CdtrAcct", betaling.iban)
    _tekst(etree.SubElement(regel, "RmtInf"), "Ustrd", sepa(betaling.kenmerk, _OMSCHRIJVING))


def _bank(groep: etree._Element, rekening: Betaalrekening) -> None:
    bank = etree.SubElement(etree.SubElement(groep, "DbtrAgt"), "FinInstnId")
    if rekening.bic:
        _tekst(bank, "BIC" if rekening.versie is Painversie.V03 else "BICFI", rekening.bic)
    else:
        _tekst(etree.SubElement(bank, "Othr"), "Id", "NOTPROVIDED")


def _rekening(boven: etree._Element, naam: str, iban: str) -> None:
    _tekst(etree.SubElement(etree.SubElement(boven, naam), "Id"), "IBAN", iban)


def _tekst(boven: etree._Element, naam: str, tekst: str) -> None:
    etree.SubElement(boven, naam).text = tekst


def _in_ruimte(document: etree._Element, ruimte: str) -> etree._Element:
    """The same tree with every element in the namespace of the message."""
    for element in document.iter():
        element.tag = f"{{{ruimte}}}{element.tag}"
    etree.cleanup_namespaces(document)
    return document
