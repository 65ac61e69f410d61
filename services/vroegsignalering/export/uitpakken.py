"""From the bytes of a request to lines: gzip, UTF-16, BOM, LF and CRLF, and a bound on everything.

Bytes come in as the network gives them; lines go out as soon as they are whole. Nothing here keeps more than one line
and one piece of input, whatever the file holds: a zip bomb or a line of 10 MB costs its sender a refusal and us nothing.
"""

import codecs
import zlib
from collections.abc import Iterator
from typing import Final

#: Longest line, in bytes. A row of the partner format with every field full takes under 2 kB.
REGEL_MAX: Final = 65_536
#: Unpacked at a time.
_STUK: Final = 262_144
_GZIP: Final = b"\x1f\x8b"
_WBITS_GZIP: Final = 31


class BestandAfgebroken(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """The rest of the file cannot be read; what came before stands."""


class BestandTeGroot(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """The file, unpacked, passes the limit; what came before stands."""


class Uitpakker:
    """Unpacks gzip when the first bytes say so (several members in a row too), else passes on. Counts what comes out."""

    def __init__(self, maximum: int) -> None:
        self._maximum, self._gelezen = maximum, 0
        self._begin = b""
        self._zlib: zlib._Decompress | None = None
        self._beslist = False

    def voed(self, data: bytes) -> Iterator[bytes]:
        """Give the unpacked pieces; raise BestandAfgebroken for broken gzip, BestandTeGroot beyond the limit."""
        if not self._beslist:
            data = self._begin + data
            if len(data) < len(_GZIP) and data == _GZIP[: len(data)]:
                self._begin = data
                return
            self._beslist = True
            self._zlib = zlib.decompressobj(_WBITS_GZIP) if data.startswith(_GZIP) else None
        if self._zlib is None:
            yield self._geteld(data)
            return
        yield from self._pak_uit(data)

    def sluit(self) -> None:
        """The input has ended; raise BestandAfgebroken when a member was not complete."""
        if not self._beslist and self._begin:
            raise BestandAfgebroken
        if self._zlib is not None and not self._zlib.eof:
            raise BestandAfgebroken

    def _pak_uit(self, data: bytes) -> Iterator[bytes]:
        while data:
            assert self._zlib is not None
            if self._zlib.eof:
                self._zlib = zlib.decompressobj(_WBITS_GZIP)
            try:
                stuk = self._zlib.decompress(data, _STUK)
            except zlib.error as fout:
                raise BestandAfgebroken from fout
            data = self._zlib.unused_data or self._zlib.unconsumed_tail
            if stuk:
                yield self._geteld(stuk)

    def _geteld(self, stuk: bytes) -> bytes:
        self._gelezen += len(stuk)
        if self._gelezen > self._maximum:
            raise BestandTeGroot
        return stuk


class Regelsplitser:
    """Cuts bytes into lines of text and numbers them from 1. None instead of text: the line was longer than REGEL_MAX."""

    def __init__(self) -> None:
        self._rest, self._nummer, self._te_lang = b"", 0, False
        self._begin: bytes | None = b""
        self._utf16: codecs.IncrementalDecoder | None = None

    def voed(self, data: bytes) -> Iterator[tuple[int, str | None]]:
        """The lines that are whole now."""
        if self._begin is not None:
            self._begin += data
            if len(self._begin) < len(codecs.BOM_UTF8):
                return
            data, self._begin = self._zonder_bom(self._begin), None
        *regels, self._rest = (self._rest + self._utf8(data)).split(b"\n")
        for regel in regels:
            self._nummer += 1
            yield self._nummer, self._tekst(regel)
            self._te_lang = False
        if len(self._rest) > REGEL_MAX:
            self._te_lang, self._rest = True, b""

    def sluit(self) -> Iterator[tuple[int, str | None]]:
        """The last line, when the file does not end in a newline."""
        if self._begin:
            self._rest, self._begin = self._utf8(self._zonder_bom(self._begin)), None
        if self._rest or self._te_lang:
            self._nummer += 1
            yield self._nummer, self._tekst(self._rest)
        self._rest, self._te_lang = b"", False

    def _zonder_bom(self, begin: bytes) -> bytes:
        if begin.startswith(codecs.BOM_UTF8):
            return begin[len(codecs.BOM_UTF8) :]
        if begin.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._utf16 = codecs.getincrementaldecoder("utf-16")("replace")
        return begin

    def _utf8(self, data: bytes) -> bytes:
        return self._utf16.decode(data).encode("utf-8", "replace") if self._utf16 else data

    def _tekst(self, regel: bytes) -> str | None:
        if self._te_lang or len(regel) > REGEL_MAX:
            return None
        try:
            tekst = regel.decode("utf-8")
        except UnicodeDecodeError:
            # What is not UTF-8 comes from an older Windows program; bytes that cp1252 leaves open are latin-1 controls.
            tekst = regel.decode("cp1252", "replace")
        return tekst.rstrip("\r").replace("\u00a0", " ")
