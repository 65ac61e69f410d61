"""Read a file in the partner format: text/csv or application/x-ndjson, row by row, without ever failing on a row.

A row comes out as its texts by field name, or as the reason why it cannot be read. Only a header that makes the whole
file useless raises: then nothing was taken in, and the partner hears at once what is wrong with the first line.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from services.vroegsignalering.domain.fouten import BestandLeeg, FormaatOnbekend, KolommenDubbel, KolommenOnbekend, KolommenOntbreken
from services.vroegsignalering.domain.partnerformaat import NAMEN, VERPLICHT
from services.vroegsignalering.domain.weigering import Weigercode, fout
from services.vroegsignalering.export.uitpakken import BestandAfgebroken, BestandTeGroot, Regelsplitser, Uitpakker

_SCHEIDINGSTEKENS: Final = (";", ",", "\t", "|")
#: Lines that one quoted record may run over before its quote is taken for a slip of the pen.
_REGELS_PER_RECORD: Final = 5
_VELD: Final = {naam.lower(): naam for naam in NAMEN}
#: The column in which we say what is wrong when we give refused rows back: skipped when the mended file comes in.
OVERGESLAGEN: Final = "weigering"
#: A cell that a spreadsheet would run as a formula starts with one of these; in what we give out a ' stands before it.
FORMULE: Final = ("=", "+", "-", "@", "\t", "\r")
#: The "field" of a fault that concerns the row as a whole.
REGEL: Final = "regel"


class Formaat(StrEnum):
    """Vorm van het aangeleverde bestand."""

    CSV = "csv"
    NDJSON = "ndjson"

    @classmethod
    def van(cls, media_type: str) -> "Formaat":
        """The format that a Content-Type names; raise FormaatOnbekend."""
        match media_type.partition(";")[0].strip().lower():
            case "text/csv":
                return cls.CSV
            case "application/x-ndjson" | "application/ndjson":
                return cls.NDJSON
            case _:
                raise FormaatOnbekend


class Rij(NamedTuple):
    """One row: its line number, and its texts or, when it cannot be read, why."""

    regel: int
    velden: dict[str, str]
    fout: str | None = None


class Partnerbestand:
    """Feed it bytes, get rows. `klaar` is true once a limit was passed: the rest of the input is not looked at."""

    def __init__(self, formaat: Formaat, *, max_bytes: int, max_regels: int) -> None:
        self._uitpakker, self._splitser = Uitpakker(max_bytes), Regelsplitser()
        self._lezer: _Csv | _Ndjson = _Csv() if formaat is Formaat.CSV else _Ndjson()
        self._max_regels, self._aantal, self._laatste = max_regels, 0, 0
        self.klaar = False

    @property
    def kolommen(self) -> list[str] | None:
        """The columns of a CSV file in its order, once its header was read."""
        return [naam for naam in self._lezer.kolommen if naam] if isinstance(self._lezer, _Csv) and self._lezer.kolommen else None

    def voed(self, data: bytes) -> list[Rij]:
        """The rows that are whole now. Raises BestandGeweigerd when the header is no good."""
        return list(self._begrensd(self._uit(data)))

    def sluit(self, *, afgebroken: bool = False) -> list[Rij]:
        """The last rows, and a refused row where the file broke off. Raises BestandLeeg when there never was a row."""
        rijen = list(self._begrensd(self._slot(afgebroken=afgebroken)))
        if not self._aantal:
            raise BestandLeeg
        return rijen

    def _uit(self, data: bytes) -> Iterator[Rij]:
        for stuk in self._uitpakker.voed(data):
            yield from self._lezer.lees(self._splitser.voed(stuk))

    def _slot(self, *, afgebroken: bool) -> Iterator[Rij]:
        if not afgebroken:
            yield from self._lezer.lees(self._splitser.sluit())
            yield from self._lezer.sluit()
            self._uitpakker.sluit()
        else:
            raise BestandAfgebroken

    def _begrensd(self, rijen: Iterator[Rij]) -> Iterator[Rij]:
        """Stop at the limits, and say so in one more refused row at the line where it happened."""
        if self.klaar:
            return
        try:
            for rij in rijen:
                if self._aantal >= self._max_regels:
                    yield self._einde(Weigercode.TE_VEEL_REGELS)
                    return
                self._aantal, self._laatste = self._aantal + 1, rij.regel
                yield rij
        except BestandAfgebroken:
            yield self._einde(Weigercode.AFGEBROKEN)
        except BestandTeGroot:
            yield self._einde(Weigercode.BESTAND_TE_GROOT)

    def _einde(self, code: Weigercode) -> Rij:
        self.klaar = True
        self._aantal += 1
        return Rij(self._laatste + 1, {}, fout(REGEL, code))


class _Ndjson:
    def lees(self, regels: Iterable[tuple[int, str | None]]) -> Iterator[Rij]:
        for nummer, tekst in regels:
            if tekst is None:
                yield Rij(nummer, {}, fout(REGEL, Weigercode.REGEL_TE_LANG))
            elif tekst.strip():
                yield self._rij(nummer, tekst)

    def sluit(self) -> Iterator[Rij]:
        return iter(())

    def _rij(self, nummer: int, tekst: str) -> Rij:
        try:
            inhoud = json.loads(tekst)
        except (ValueError, RecursionError):
            return Rij(nummer, {}, fout(REGEL, Weigercode.ONLEESBAAR))
        if not isinstance(inhoud, dict):
            return Rij(nummer, {}, fout(REGEL, Weigercode.ONLEESBAAR))
        inhoud.pop(OVERGESLAGEN, None)
        if not inhoud.keys() <= NAMEN:
            return Rij(nummer, {}, fout(REGEL, Weigercode.ONBEKEND_VELD))
        velden: dict[str, str] = {}
        for naam, waarde in inhoud.items():
            match waarde:
                case str():
                    velden[naam] = waarde.strip()
                case bool():
                    velden[naam] = "ja" if waarde else "nee"
                case int():
                    velden[naam] = str(waarde)
                case None:
                    pass
                case _:
                    return Rij(nummer, {}, fout(naam, Weigercode.ONGELDIG))
        return Rij(nummer, velden)


class _Csv:
    """A record may run over lines when it is quoted (RFC 4180). A quote that is never closed costs its own line, not the file."""

    def __init__(self) -> None:
        #: An empty name is a column that is skipped.
        self.kolommen: list[str] | None = None
        self._teken, self._terug = ";", False
        self._open: list[tuple[int, str | None]] = []

    def lees(self, regels: Iterable[tuple[int, str | None]]) -> Iterator[Rij]:
        for nummer, tekst in regels:
            if self.kolommen is None:
                self._lees_kop(tekst)
            elif tekst is not None and not self._open and '"' not in tekst:
                yield from self._rij(nummer, tekst.split(self._teken))
            else:
                yield from self._met_aanhalingsteken(nummer, tekst)

    def sluit(self) -> Iterator[Rij]:
        while self._open:
            yield from self._geef_op()

    def _lees_kop(self, tekst: str | None) -> None:
        if tekst is None:
            raise KolommenOntbreken(VERPLICHT)
        if not tekst.strip():
            return
        self._teken = max(_SCHEIDINGSTEKENS, key=lambda teken: sum(n in _VELD for n in _koppen(tekst, teken)))
        koppen = _koppen(tekst, self._teken)
        if dubbel := [_VELD[naam] for naam, keer in Counter(koppen).items() if keer > 1 and naam in _VELD]:
            raise KolommenDubbel(dubbel)
        if ontbreekt := [naam for naam in VERPLICHT if naam.lower() not in koppen]:
            raise KolommenOntbreken(ontbreekt)
        if onbekend := [plaats for plaats, naam in enumerate(koppen, 1) if naam not in _VELD and naam != OVERGESLAGEN]:
            raise KolommenOnbekend(len(onbekend), onbekend[0])
        self.kolommen = [_VELD.get(naam, "") for naam in koppen]
        # Our own file of refused rows, mended: there a formula was made harmless.
        self._terug = OVERGESLAGEN in koppen

    def _rij(self, nummer: int, cellen: list[str]) -> Iterator[Rij]:
        assert self.kolommen is not None
        if len(cellen) == len(self.kolommen):
            velden = {naam: waarde for naam, waarde in zip(self.kolommen, map(str.strip, cellen), strict=True) if waarde}
            velden.pop("", None)
            if self._terug:
                velden = {naam: _waarde(waarde) for naam, waarde in velden.items()}
            if velden:
                yield Rij(nummer, velden)
        elif any(cel.strip() for cel in cellen):
            yield Rij(nummer, {}, fout(REGEL, Weigercode.AANTAL_VELDEN))

    def _met_aanhalingsteken(self, nummer: int, tekst: str | None) -> Iterator[Rij]:
        self._open.append((nummer, tekst))
        while self._open:
            if (cellen := self._cellen()) is not None:
                eerste, self._open = self._open[0][0], []
                yield from self._rij(eerste, cellen)
            elif self._open[-1][1] is None or self._stuk or len(self._open) >= _REGELS_PER_RECORD:
                yield from self._geef_op()
            else:
                return

    _stuk = False

    def _cellen(self) -> list[str] | None:
        """The fields of the lines held open, or None: not closed yet, or (`_stuk`) not to be closed any more."""
        self._stuk = False
        if any(tekst is None for _, tekst in self._open):
            return None
        try:
            return next(csv.reader(["\n".join(str(tekst) for _, tekst in self._open)], delimiter=self._teken, strict=True))
        except csv.Error as reden:
            self._stuk = "unexpected end" not in str(reden)
            return None

    def _geef_op(self) -> Iterator[Rij]:
        """Refuse the first line held open and read the ones after it afresh."""
        (nummer, tekst), *rest = self._open
        self._open = []
        yield Rij(nummer, {}, fout(REGEL, Weigercode.REGEL_TE_LANG if tekst is None else Weigercode.ONLEESBAAR))
        yield from self.lees(rest)


def _koppen(tekst: str, teken: str) -> list[str]:
    return [cel.strip().strip('"').strip().lower() for cel in tekst.split(teken)]


def zonder_formule(cel: str) -> str:
    """The cell for a file that goes out: no spreadsheet runs it."""
    return f"'{cel}" if cel.startswith(FORMULE) else cel


def _waarde(cel: str) -> str:
    """The cell of a file that comes in; what `zonder_formule` put before it goes off again."""
    return cel[1:] if cel.startswith("'") and cel[1:].startswith(FORMULE) else cel
