"""pain.001 and pain.008: what we ask the bank to pay or to collect (ISO 20022, pain.001.001.09 and pain.008.001.08, SEPA in euro).

Every payment carries a name of ours (EndToEndId) that the statement shows again, and the file's name is that of its batch.
"""

from collections.abc import Sequence
from datetime import datetime

from lxml import etree

from kernel.geld import Bedrag, totaal
from services.debiteuren.domain.betaling import Bestandskop, Incasso, Uitbetaling

_PAIN001 = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
_PAIN008 = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"
#: What SEPA allows in names and text; the rest becomes a space.
_TEKENS = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ")
_NAAM_MAX, _TEKST_MAX = 70, 140


def uitbetalingen(kop: Bestandskop, betalingen: Sequence[Uitbetaling], gemaakt: datetime) -> bytes:
    """A file of payouts."""
    wortel = etree.Element("Document", xmlns=_PAIN001)
    opdracht = etree.SubElement(wortel, "CstmrCdtTrfInitn")
    _kop(opdracht, kop, len(betalingen), totaal(b.bedrag for b in betalingen), gemaakt)
    pmt = _pmt_inf(opdracht, kop, "TRF", len(betalingen), totaal(b.bedrag for b in betalingen))
    _tekst(etree.SubElement(etree.SubElement(pmt, "PmtTpInf"), "SvcLvl"), "Cd", "SEPA")
    _tekst(etree.SubElement(pmt, "ReqdExctnDt"), "Dt", kop.uitvoerdatum.isoformat())
    _rekening(pmt, "Dbtr", kop.naam, kop.iban)
    _agent(pmt, "DbtrAgt", kop.bic)
    _tekst(pmt, "ChrgBr", "SLEV")
    for betaling in betalingen:
        tx = etree.SubElement(pmt, "CdtTrfTxInf")
        _tekst(etree.SubElement(tx, "PmtId"), "EndToEndId", betaling.eind_tot_eind)
        _bedrag(etree.SubElement(tx, "Amt"), betaling.bedrag)
        _rekening(tx, "Cdtr", betaling.naam, betaling.iban)
        _tekst(etree.SubElement(tx, "RmtInf"), "Ustrd", _sepa(betaling.omschrijving, _TEKST_MAX))
    return _af(wortel)


def incassos(kop: Bestandskop, betalingen: Sequence[Incasso], gemaakt: datetime) -> bytes:
    """A file of direct debits; first and recurrent ones stand apart, as the scheme wants."""
    wortel = etree.Element("Document", xmlns=_PAIN008)
    opdracht = etree.SubElement(wortel, "CstmrDrctDbtInitn")
    _kop(opdracht, kop, len(betalingen), totaal(b.bedrag for b in betalingen), gemaakt)
    for volgorde in ("FRST", "RCUR"):
        groep = [b for b in betalingen if b.eerste == (volgorde == "FRST")]
        if groep:
            _incassogroep(opdracht, kop, volgorde, groep)
    return _af(wortel)


def _incassogroep(opdracht: etree._Element, kop: Bestandskop, volgorde: str, groep: Sequence[Incasso]) -> None:
    pmt = _pmt_inf(opdracht, kop, "DD", len(groep), totaal(b.bedrag for b in groep))
    soort = etree.SubElement(pmt, "PmtTpInf")
    _tekst(etree.SubElement(soort, "SvcLvl"), "Cd", "SEPA")
    _tekst(etree.SubElement(soort, "LclInstrm"), "Cd", "CORE")
    _tekst(soort, "SeqTp", volgorde)
    _tekst(pmt, "ReqdColltnDt", kop.uitvoerdatum.isoformat())
    _rekening(pmt, "Cdtr", kop.naam, kop.iban)
    _agent(pmt, "CdtrAgt", kop.bic)
    _tekst(pmt, "ChrgBr", "SLEV")
    ander = etree.SubElement(etree.SubElement(etree.SubElement(etree.SubElement(pmt, "CdtrSchmeId"), "Id"), "PrvtId"), "Othr")
    _tekst(ander, "Id", kop.incassant_id or "")
    _tekst(etree.SubElement(ander, "SchmeNm"), "Prtry", "SEPA")
    for betaling in groep:
        tx = etree.SubElement(pmt, "DrctDbtTxInf")
        _tekst(etree.SubElement(tx, "PmtId"), "EndToEndId", betaling.eind_tot_eind)
        _bedrag(tx, betaling.bedrag)
        mandaat = etree.SubElement(etree.SubElement(tx, "DrctDbtTx"), "MndtRltdInf")
        _tekst(mandaat, "MndtId", betaling.machtiging)
        _tekst(mandaat, "DtOfSgntr", betaling.ondertekend_op.isoformat())
        _agent(tx, "DbtrAgt", None)
        _rekening(tx, "Dbtr", betaling.naam, betaling.iban)
        verwijzing = etree.SubElement(etree.SubElement(etree.SubElement(tx, "RmtInf"), "Strd"), "CdtrRefInf")
        _tekst(verwijzing, "Ref", betaling.betalingskenmerk)


def _kop(opdracht: etree._Element, kop: Bestandskop, aantal: int, som: Bedrag, gemaakt: datetime) -> None:
    grp = etree.SubElement(opdracht, "GrpHdr")
    _tekst(grp, "MsgId", kop.kenmerk)
    _tekst(grp, "CreDtTm", gemaakt.replace(microsecond=0, tzinfo=None).isoformat())
    _tekst(grp, "NbOfTxs", str(aantal))
    _tekst(grp, "CtrlSum", str(som.euro))
    _tekst(etree.SubElement(grp, "InitgPty"), "Nm", _sepa(kop.naam, _NAAM_MAX))


def _pmt_inf(opdracht: etree._Element, kop: Bestandskop, methode: str, aantal: int, som: Bedrag) -> etree._Element:
    pmt = etree.SubElement(opdracht, "PmtInf")
    _tekst(pmt, "PmtInfId", kop.kenmerk)
    _tekst(pmt, "PmtMtd", methode)
    _tekst(pmt, "BtchBookg", "true")
    _tekst(pmt, "NbOfTxs", str(aantal))
    _tekst(pmt, "CtrlSum", str(som.euro))
    return pmt


def _rekening(ouder: etree._Element, wie: str, naam: str, iban: str) -> None:
    _tekst(etree.SubElement(ouder, wie), "Nm", _sepa(naam, _NAAM_MAX))
    _tekst(etree.SubElement(etree.SubElement(ouder, f"{wie}Acct"), "Id"), "IBAN", iban)


def _agent(ouder: etree._Element, wie: str, bic: str | None) -> None:
    instelling = etree.SubElement(etree.SubElement(ouder, wie), "FinInstnId")
    if bic:
        _tekst(instelling, "BICFI", bic)
    else:
        _tekst(etree.SubElement(instelling, "Othr"), "Id", "NOTPROVIDED")


def _bedrag(ouder: etree._Element, bedrag: Bedrag) -> None:
    etree.SubElement(ouder, "InstdAmt", Ccy="EUR").text = str(bedrag.euro)


def _tekst(ouder: etree._Element, naam: str, waarde: str) -> None:
    etree.SubElement(ouder, naam).text = waarde


def _sepa(tekst: str, hoogstens: int) -> str:
    return "".join(t if t in _TEKENS else " " for t in tekst)[:hoogstens].strip() or "-"


def _af(wortel: etree._Element) -> bytes:
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", pretty_print=True)
