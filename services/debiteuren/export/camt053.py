"""camt.053: a bank statement as the bank sends it (ISO 20022, versions .02, .04 and .08), read into our own words.

The file comes from outside: no DTD, no entities, no network, and a limit on its size. Versions differ in small things only, so
one reader knows the three: where a status is text or a code, where an amount of a transaction stands, where a name stands.
Only booked entries count. An entry of several transactions is split when each names its amount and they sum to the entry; else
it stays one line, for a person to look at. What is wrong is refused with its place: nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from kernel.geld import Bedrag, OngeldigBedrag
from services.debiteuren.domain.afschrift import Afschrift, Bankregel, Saldo
from services.debiteuren.domain.fouten import AfschriftOnleesbaar, AfschriftOnvolledig, AfschriftTeGroot

VERSIES = ("02", "04", "08")
_NAMESPACES = {f"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{versie}" for versie in VERSIES}
_BEGINSALDI, _EINDSALDI = ("OPBD", "PRCD"), ("CLBD",)
#: Free text is kept for the person who looks at it, up to this many characters.
_TEKST_MAX = 1_000


def lees(inhoud: bytes, *, max_bytes: int) -> list[Afschrift]:
    """Every statement of the file, in order; raise one of AfschriftGeweigerd. Whether they add up is for the domain."""
    if len(inhoud) > max_bytes:
        raise AfschriftTeGroot(max_bytes)
    wortel = _ontleed(inhoud)
    afschriften = [_afschrift(stmt, nummer) for nummer, stmt in enumerate(wortel.iterfind("{*}BkToCstmrStmt/{*}Stmt"), start=1)]
    if not afschriften:
        raise AfschriftOnleesbaar("het bestand bevat geen afschrift")
    return afschriften


def _ontleed(inhoud: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        wortel = etree.fromstring(inhoud, parser)
    except (etree.XMLSyntaxError, ValueError) as fout:
        raise AfschriftOnleesbaar("het is geen goed gevormde XML") from fout
    docinfo: Any = wortel.getroottree().docinfo
    if docinfo.doctype:
        raise AfschriftOnleesbaar("een DOCTYPE is niet toegestaan")
    naam = etree.QName(wortel)
    if naam.localname != "Document" or naam.namespace not in _NAMESPACES:
        raise AfschriftOnleesbaar("het is geen camt.053")
    return wortel


#: An element as it is read: per name of a child its text or its own children; names that may come again hold a list.
_Boom = dict[str, Any]
_HERHAALD = frozenset({"Bal", "NtryDtls", "TxDtls", "Ustrd", "Strd"})
_VALUTA = "Amt@Ccy"


def _boom(element: etree._Element) -> _Boom:
    """The whole element in one walk: four times as quick as a search per field. Of what should come once the first counts."""
    boom: _Boom = {}
    for kind in element:
        naam = str(kind.tag).rpartition("}")[2]
        waarde: Any = _boom(kind) if len(kind) else (kind.text or "").strip()
        if naam in _HERHAALD:
            boom.setdefault(naam, []).append(waarde)
        elif naam not in boom:
            boom[naam] = waarde
            if naam == "Amt":
                boom[_VALUTA] = kind.get("Ccy", "")
    return boom


def _kind(boom: _Boom, *namen: str) -> _Boom:
    """The element at a path; an empty one when it is not there."""
    for naam in namen:
        deel = boom.get(naam)
        boom = deel[0] if isinstance(deel, list) else deel if isinstance(deel, dict) else {}
    return boom if isinstance(boom, dict) else {}


def _tekst(boom: _Boom, naam: str) -> str:
    """The text of a child, or nothing."""
    tekst = boom.get(naam)
    return tekst if isinstance(tekst, str) else ""


def _verplicht(boom: _Boom, naam: str, nummer: int, volgnummer: int) -> str:
    tekst = _tekst(boom, naam)
    if not tekst:
        raise AfschriftOnvolledig(nummer, volgnummer, naam)
    return tekst


def _afschrift(stmt: etree._Element, nummer: int) -> Afschrift:
    kop: _Boom = {}
    regels: list[Bankregel] = []
    volgnummer = 0
    for element in stmt:
        naam = str(element.tag).rpartition("}")[2]
        if naam != "Ntry":
            waarde: Any = _boom(element) if len(element) else (element.text or "").strip()
            kop.setdefault(naam, []).append(waarde) if naam in _HERHAALD else kop.setdefault(naam, waarde)
            continue
        volgnummer += 1
        ntry = _boom(element)
        if "BOOK" in (_tekst(_kind(ntry, "Sts"), "Cd"), _tekst(ntry, "Sts")):
            regels.extend(_regels(ntry, nummer, volgnummer, len(regels)))
    rekening = _kind(kop, "Acct", "Id")
    return Afschrift(
        kenmerk=_verplicht(kop, "Id", nummer, 0),
        rekening=_tekst(rekening, "IBAN") or _verplicht(_kind(rekening, "Othr"), "Id", nummer, 0),
        begin=_saldo(kop, _BEGINSALDI, nummer),
        eind=_saldo(kop, _EINDSALDI, nummer),
        regels=tuple(regels),
    )


def _saldo(stmt: _Boom, soorten: tuple[str, ...], nummer: int) -> Saldo:
    """The first opening or the last closing balance of one of these kinds (a bank may repeat them per page)."""
    gevonden = [b for b in stmt.get("Bal", []) if isinstance(b, dict) and _tekst(_kind(b, "Tp", "CdOrPrtry"), "Cd") in soorten]
    if not gevonden:
        raise AfschriftOnvolledig(nummer, 0, f"Bal ({soorten[0]})")
    bal = gevonden[0] if soorten is _BEGINSALDI else gevonden[-1]
    return Saldo(_bedrag(bal, nummer, 0), bal[_VALUTA], _datum(bal, "Dt", nummer, 0))


@dataclass(frozen=True, slots=True)
class _Boeking:
    """What an entry says for all its transactions."""

    valuta: str
    boekdatum: date
    valutadatum: date
    storno: bool
    omschrijving: str
    batch: str | None


def _regels(ntry: _Boom, nummer: int, volgnummer: int, eerder: int) -> Iterator[Bankregel]:
    """One line per transaction when the entry can be split to the cent, else one line for the entry; numbered after the `eerder` lines."""
    bedrag = _bedrag(ntry, nummer, volgnummer)
    boekdatum = _datum(ntry, "BookgDt", nummer, volgnummer)
    boeking = _Boeking(
        ntry[_VALUTA],
        boekdatum,
        valutadatum=_datum(ntry, "ValDt", nummer, volgnummer) if "ValDt" in ntry else boekdatum,
        storno=_tekst(ntry, "RvslInd") in ("true", "1"),
        omschrijving=_tekst(ntry, "AddtlNtryInf")[:_TEKST_MAX],
        batch=_tekst(_kind(ntry, "NtryDtls", "Btch"), "PmtInfId") or None,
    )
    details = [d for d in ntry.get("NtryDtls", []) if isinstance(d, dict)]
    transacties = [tx for d in details for tx in d.get("TxDtls", []) if isinstance(tx, dict)]
    if len(transacties) == 1:
        yield _regel(boeking, bedrag, transacties[0], eerder + 1)
        return
    delen = [_deelbedrag(tx, bedrag, boeking.valuta) for tx in transacties]
    bekend = [deel for deel in delen if deel is not None]
    if not transacties or len(bekend) < len(delen) or sum(d.centen for d in bekend) != bedrag.centen:
        yield _regel(boeking, bedrag, {}, eerder + 1)
        return
    for plaats, (tx, deel) in enumerate(zip(transacties, bekend, strict=True), start=eerder + 1):
        yield _regel(boeking, deel, tx, plaats)


def _regel(boeking: _Boeking, bedrag: Bedrag, tx: _Boom, volgnummer: int) -> Bankregel:
    """A line, with what a transaction tells: references, text, and who is on the other side (the debtor of what came in)."""
    partij = "Dbtr" if bedrag.centen >= 0 else "Cdtr"
    partijen, verwijzingen, tekst = _kind(tx, "RltdPties"), _kind(tx, "Refs"), _kind(tx, "RmtInf")
    naam = _kind(partijen, partij)
    vrij = " ".join(t for t in (*tekst.get("Ustrd", ()), _tekst(tx, "AddtlTxInf"), boeking.omschrijving) if isinstance(t, str) and t)
    return Bankregel(
        volgnummer,
        bedrag,
        boeking.valuta,
        boeking.boekdatum,
        boeking.valutadatum,
        boeking.storno or "RtrInf" in tx,
        referentie=_tekst(_kind(tekst, "Strd", "CdtrRefInf"), "Ref") or None,
        eind_tot_eind=_tekst(verwijzingen, "EndToEndId") or None,
        omschrijving=vrij[:_TEKST_MAX],
        batch=_tekst(verwijzingen, "PmtInfId") or boeking.batch,
        naam=_tekst(_kind(naam, "Pty"), "Nm") or _tekst(naam, "Nm") or None,
        tegenrekening=_tekst(_kind(partijen, f"{partij}Acct", "Id"), "IBAN") or None,
    )


def _deelbedrag(tx: _Boom, geheel: Bedrag, valuta: str) -> Bedrag | None:
    """The signed amount of one transaction of several, or None when the file does not say it in the currency of the account."""
    for boom in (tx, _kind(tx, "AmtDtls", "TxAmt")):
        if boom.get(_VALUTA) == valuta and (deel := _euro(_tekst(boom, "Amt"))) is not None:
            richting = _tekst(tx, "CdtDbtInd") or ("CRDT" if geheel.centen >= 0 else "DBIT")
            return deel if richting == "CRDT" else -deel
    return None


def _bedrag(boom: _Boom, nummer: int, volgnummer: int) -> Bedrag:
    """Signed amount of an entry or a balance."""
    bedrag = _euro(_tekst(boom, "Amt"))
    if bedrag is None:
        raise AfschriftOnvolledig(nummer, volgnummer, "Amt")
    richting = _verplicht(boom, "CdtDbtInd", nummer, volgnummer)
    if richting not in ("CRDT", "DBIT"):
        raise AfschriftOnvolledig(nummer, volgnummer, "CdtDbtInd")
    return bedrag if richting == "CRDT" else -bedrag


def _euro(tekst: str) -> Bedrag | None:
    """Whole cents, or None for what is no amount. The format writes no sign: the direction stands apart."""
    try:
        bedrag = Bedrag.uit_euro(Decimal(tekst))
    except (InvalidOperation, OngeldigBedrag):
        return None
    return bedrag if bedrag.centen >= 0 else None


def _datum(boom: _Boom, naam: str, nummer: int, volgnummer: int) -> date:
    """A day, given as a date or as a moment; of a moment the day as the bank writes it."""
    plaats = _kind(boom, naam)
    tekst = _tekst(plaats, "Dt") or _tekst(plaats, "DtTm")
    try:
        return date.fromisoformat(tekst) if len(tekst) == len("2025-01-31") else datetime.fromisoformat(tekst).date()
    except ValueError:
        raise AfschriftOnvolledig(nummer, volgnummer, naam) from None
