"""camt.053: a bank statement as the bank sends it (ISO 20022, versions .02, .04 and .08), read into our own words.

The file comes from outside: no DTD, no entities, no network, and a limit on its size. Versions differ in small things only, so
one reader knows the three: where a status is text or a code, where an amount of a transaction stands, where a name stands.
Only booked entries count. An entry of several transactions is split when each names its amount and they sum to the entry; else
it stays one line, for a person to look at. What is wrong is refused with its place: nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import replace
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


def _afschrift(stmt: etree._Element, nummer: int) -> Afschrift:
    def verplicht(pad: str) -> str:
        return _verplicht(stmt, pad, nummer, 0)

    regels: list[Bankregel] = []
    for volgnummer, ntry in enumerate(stmt.iterfind("{*}Ntry"), start=1):
        if _tekst(ntry, "Sts/Cd") != "BOOK" and _tekst(ntry, "Sts") != "BOOK":
            continue
        regels.extend(_regels(ntry, nummer, volgnummer))
    return Afschrift(
        kenmerk=verplicht("Id"),
        rekening=_tekst(stmt, "Acct/Id/IBAN") or verplicht("Acct/Id/Othr/Id"),
        begin=_saldo(stmt, _BEGINSALDI, nummer),
        eind=_saldo(stmt, _EINDSALDI, nummer),
        regels=tuple(replace(regel, volgnummer=plaats) for plaats, regel in enumerate(regels, start=1)),
    )


def _saldo(stmt: etree._Element, soorten: tuple[str, ...], nummer: int) -> Saldo:
    """The first opening or the last closing balance of one of these kinds (a bank may repeat them per page)."""
    gevonden = [b for b in stmt.iterfind("{*}Bal") if _tekst(b, "Tp/CdOrPrtry/Cd") in soorten]
    if not gevonden:
        raise AfschriftOnvolledig(nummer, 0, f"Bal ({soorten[0]})")
    bal = gevonden[0] if soorten is _BEGINSALDI else gevonden[-1]
    bedrag, valuta = _bedrag(bal, nummer, 0)
    return Saldo(bedrag, valuta, _datum(bal, "Dt", nummer, 0))


def _regels(ntry: etree._Element, nummer: int, volgnummer: int) -> Iterator[Bankregel]:
    """One line per transaction when the entry can be split to the cent, else one line for the entry."""
    bedrag, valuta = _bedrag(ntry, nummer, volgnummer)
    boekdatum = _datum(ntry, "BookgDt", nummer, volgnummer)
    regel = Bankregel(
        volgnummer=volgnummer,
        bedrag=bedrag,
        valuta=valuta,
        boekdatum=boekdatum,
        valutadatum=_datum(ntry, "ValDt", nummer, volgnummer) if ntry.find("{*}ValDt") is not None else boekdatum,
        storno=_tekst(ntry, "RvslInd") in ("true", "1"),
        omschrijving=_tekst(ntry, "AddtlNtryInf")[:_TEKST_MAX],
    )
    transacties = list(ntry.iterfind("{*}NtryDtls/{*}TxDtls"))
    if len(transacties) == 1:
        yield _met_details(regel, transacties[0])
        return
    delen = [_deelbedrag(tx, bedrag, valuta) for tx in transacties]
    bekend = [deel for deel in delen if deel is not None]
    if not transacties or len(bekend) < len(delen) or sum(d.centen for d in bekend) != bedrag.centen:
        yield regel
        return
    for tx, deel in zip(transacties, bekend, strict=True):
        yield _met_details(replace(regel, bedrag=deel), tx)


def _met_details(regel: Bankregel, tx: etree._Element) -> Bankregel:
    """Add what a transaction tells: references, text, and who is on the other side (the debtor of what came in)."""
    partij = "Dbtr" if regel.bedrag.centen >= 0 else "Cdtr"
    vrij = [t.text or "" for t in tx.iterfind("{*}RmtInf/{*}Ustrd")]
    tekst = " ".join(t for t in (*vrij, _tekst(tx, "AddtlTxInf"), regel.omschrijving) if t)
    return replace(
        regel,
        storno=regel.storno or tx.find("{*}RtrInf") is not None,
        referentie=_tekst(tx, "RmtInf/Strd/CdtrRefInf/Ref") or None,
        eind_tot_eind=_tekst(tx, "Refs/EndToEndId") or None,
        omschrijving=tekst[:_TEKST_MAX],
        naam=_tekst(tx, f"RltdPties/{partij}/Pty/Nm") or _tekst(tx, f"RltdPties/{partij}/Nm") or None,
        tegenrekening=_tekst(tx, f"RltdPties/{partij}Acct/Id/IBAN") or None,
    )


def _deelbedrag(tx: etree._Element, geheel: Bedrag, valuta: str) -> Bedrag | None:
    """The signed amount of one transaction of several, or None when the file does not say it in the currency of the account."""
    for pad in ("{*}Amt", "{*}AmtDtls/{*}TxAmt/{*}Amt"):
        amt = tx.find(pad)
        if amt is not None and amt.get("Ccy") == valuta and (deel := _euro(amt.text)) is not None:
            richting = _tekst(tx, "CdtDbtInd") or ("CRDT" if geheel.centen >= 0 else "DBIT")
            return deel if richting == "CRDT" else -deel
    return None


def _bedrag(element: etree._Element, nummer: int, volgnummer: int) -> tuple[Bedrag, str]:
    """Signed amount and currency of an entry or a balance."""
    bedrag, amt = _euro(_tekst(element, "Amt")), element.find("{*}Amt")
    if bedrag is None or amt is None:
        raise AfschriftOnvolledig(nummer, volgnummer, "Amt")
    richting = _verplicht(element, "CdtDbtInd", nummer, volgnummer)
    if richting not in ("CRDT", "DBIT"):
        raise AfschriftOnvolledig(nummer, volgnummer, "CdtDbtInd")
    return (bedrag if richting == "CRDT" else -bedrag), amt.get("Ccy", "")


def _euro(tekst: str | None) -> Bedrag | None:
    """Whole cents, or None for what is no amount. The format writes no sign: the direction stands apart."""
    try:
        bedrag = Bedrag.uit_euro(Decimal((tekst or "").strip()))
    except (InvalidOperation, OngeldigBedrag):
        return None
    return bedrag if bedrag.centen >= 0 else None


def _datum(element: etree._Element, pad: str, nummer: int, volgnummer: int) -> date:
    """A day, given as a date or as a moment; of a moment the day as the bank writes it."""
    tekst = _tekst(element, f"{pad}/Dt") or _tekst(element, f"{pad}/DtTm")
    try:
        return date.fromisoformat(tekst) if len(tekst) == len("2025-01-31") else datetime.fromisoformat(tekst).date()
    except ValueError:
        raise AfschriftOnvolledig(nummer, volgnummer, pad) from None


def _tekst(element: etree._Element, pad: str) -> str:
    """The text at a path of local names, or nothing."""
    gevonden = element.find("/".join(f"{{*}}{deel}" for deel in pad.split("/")))
    return (gevonden.text or "").strip() if gevonden is not None else ""


def _verplicht(element: etree._Element, pad: str, nummer: int, volgnummer: int) -> str:
    tekst = _tekst(element, pad)
    if not tekst:
        raise AfschriftOnvolledig(nummer, volgnummer, pad)
    return tekst
