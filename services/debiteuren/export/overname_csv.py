"""The file with which a portfolio is taken over: CSV, UTF-8, semicolon, one claim per line, amounts in whole cents. See the recipe.

Every field is named in the header; the order is free. A line that cannot be read is a difference with its number and field, not an error of
the file: only a file without the right header is refused whole.
"""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from contracts.debiteuren import Vorderingsoort
from contracts.persoon import Betrokkene, Onderneming, Persoon
from kernel.geld import Bedrag
from kernel.identificatie import OngeldigKenmerk, bsn, iban
from services.debiteuren.domain.aflosschema import Schemavorm
from services.debiteuren.domain.fouten import OvernameOnleesbaar
from services.debiteuren.domain.lening import Delen
from services.debiteuren.domain.overname import Overnameregel, Verschil
from services.debiteuren.usecases.neem_portefeuille_over import Gelezen

KOLOMMEN = (
    "kenmerk",
    "soort",
    "oorspronkelijkeHoofdsom",
    "hoofdsomToekomst",
    "vervallenKosten",
    "vervallenRente",
    "vervallenHoofdsom",
    "vervallenSinds",
    "lopendeRente",
    "vorm",
    "rentePercentage",
    "termijnen",
    "volgendeVervaldag",
    "ingegaanOp",
    "achternaam",
    "voorletters",
    "bsn",
    "iban",
    "handelsnaam",
)
REGELS_MAX = 20_000


class _VeldFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Een veld dat niet kan worden gelezen."""

    def __init__(self, veld: str) -> None:
        self.veld = veld


def lees(inhoud: bytes) -> tuple[list[Gelezen], list[Verschil]]:
    """Every line that can be read, and why the others cannot. Raises OvernameOnleesbaar."""
    try:
        lezer = csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";")
        kop = lezer.fieldnames or []
        rijen = list(lezer)
    except (UnicodeDecodeError, csv.Error) as fout:
        raise OvernameOnleesbaar("het is geen CSV in UTF-8") from fout
    if ontbreekt := [k for k in KOLOMMEN if k not in kop]:
        raise OvernameOnleesbaar(f"de kolom {ontbreekt[0]} ontbreekt")
    if len(rijen) > REGELS_MAX:
        raise OvernameOnleesbaar(f"het zijn meer dan {REGELS_MAX} regels")
    gelezen: list[Gelezen] = []
    verschillen: list[Verschil] = []
    for nummer, rij in enumerate(rijen, start=2):
        try:
            gelezen.append(_regel(nummer, {k: (rij.get(k) or "").strip() for k in KOLOMMEN}))
        except _VeldFout as fout:
            verschillen.append(Verschil(nummer, fout.veld, "dit veld ontbreekt of is niet te lezen"))
    return gelezen, verschillen + list(_dubbel(gelezen))


def _dubbel(gelezen: list[Gelezen]) -> Iterator[Verschil]:
    gezien: set[str] = set()
    for g in gelezen:
        if g.regel.kenmerk in gezien:
            yield Verschil(g.regel.nummer, "kenmerk", "dit kenmerk staat al eerder in het bestand")
        gezien.add(g.regel.kenmerk)


def _regel(nummer: int, rij: dict[str, str]) -> Gelezen:
    def veld(naam: str, lees_: Callable[[str], Any], *, leeg: Any = ...) -> Any:
        if not rij[naam]:
            if leeg is ...:
                raise _VeldFout(naam)
            return leeg
        try:
            return lees_(rij[naam])
        except (ValueError, InvalidOperation, OngeldigKenmerk) as fout:
            raise _VeldFout(naam) from fout

    def bedrag(naam: str) -> Bedrag:
        return Bedrag(veld(naam, _centen, leeg=0))

    regel = Overnameregel(
        nummer=nummer,
        kenmerk=veld("kenmerk", str),
        soort=veld("soort", lambda t: Vorderingsoort(t).value),
        oorspronkelijk=Bedrag(veld("oorspronkelijkeHoofdsom", _centen)),
        toekomst=bedrag("hoofdsomToekomst"),
        vervallen=Delen(bedrag("vervallenKosten"), bedrag("vervallenRente"), bedrag("vervallenHoofdsom")),
        vervallen_sinds=veld("vervallenSinds", date.fromisoformat, leeg=None),
        lopende_rente=bedrag("lopendeRente"),
        vorm=veld("vorm", Schemavorm, leeg=Schemavorm.RENTELOOS),
        rente_procent=veld("rentePercentage", _procent, leeg=Decimal(0)),
        termijnen=veld("termijnen", _centen, leeg=0),
        volgende_vervaldag=veld("volgendeVervaldag", date.fromisoformat, leeg=None),
        ingegaan_op=veld("ingegaanOp", date.fromisoformat),
    )
    persoon = Persoon(
        achternaam=veld("achternaam", lambda t: t[:200]),
        voorletters=veld("voorletters", lambda t: t[:20], leeg=None),
        bsn=veld("bsn", bsn, leeg=None),
        iban=veld("iban", iban, leeg=None),
    )
    handelsnaam = veld("handelsnaam", lambda t: t[:200], leeg=None)
    return Gelezen(regel, Betrokkene(persoon=persoon, onderneming=Onderneming(handelsnaam=handelsnaam) if handelsnaam else None))


def _centen(tekst: str) -> int:
    """A whole number, not negative."""
    if not tekst.isascii() or not tekst.isdigit():
        raise ValueError
    return int(tekst)


def _procent(tekst: str) -> Decimal:
    procent = Decimal(tekst.replace(",", "."))
    if not 0 <= procent <= 100:  # noqa: PLR2004 - a percentage
        raise ValueError
    return procent
