"""How is a BSN or IBAN kept? Encrypted, with a keyed hash beside it to find it again.

Keys have versions. The version stands in front of every ciphertext, so old values stay readable while new ones are written
with the active key; a search looks up the hashes of all versions. The context (`b"intake.aanmelding.bsn"`) is bound into
the ciphertext: a value copied to another column, table or app cannot be read there.
"""

import hashlib
import hmac
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_SLEUTEL_BYTES: Final = 32
#: Layout of a ciphertext: version of the key (2 bytes, big endian), nonce (12), AES-256-GCM with its tag (16).
_VERSIE_BYTES, _NONCE_BYTES, _TAG_BYTES = 2, 12, 16
_HOOGSTE_VERSIE: Final = 2 ** (8 * _VERSIE_BYTES) - 1


class CryptoFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Deze waarde kan niet worden gelezen."""

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class SleutelOntbreekt(CryptoFout):
    """Sleutel {versie} ontbreekt in de sleutelbos."""

    def __init__(self, versie: int) -> None:
        self.versie = versie


class NietTeOntsleutelen(CryptoFout):
    """Deze waarde is beschadigd, of hoort bij een andere tabel of kolom."""


class SleutelbestandOngeldig(CryptoFout):
    """Het sleutelbestand is geen geldige sleutelbos ({reden})."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


@dataclass(frozen=True, slots=True, repr=False)
class Sleutel:
    """One version of the two keys of an app: one to encrypt, one to search with. Never shown."""

    versleutel: bytes
    zoek: bytes

    def __post_init__(self) -> None:
        assert len(self.versleutel) == len(self.zoek) == _SLEUTEL_BYTES, "a key has 256 bits"
        assert self.versleutel != self.zoek, "encrypting and searching have different keys"

    @classmethod
    def nieuw(cls) -> Self:
        """Two fresh random keys."""
        return cls(os.urandom(_SLEUTEL_BYTES), os.urandom(_SLEUTEL_BYTES))


@dataclass(frozen=True)
class Sleutelbos:
    """The keys of one app, by version; `actief` is the one that writes."""

    sleutels: Mapping[int, Sleutel] = field(repr=False)
    actief: int

    def __post_init__(self) -> None:
        if self.actief not in self.sleutels:
            raise SleutelOntbreekt(self.actief)
        assert all(0 < v <= _HOOGSTE_VERSIE for v in self.sleutels), "a version of a key fits in two bytes"
        object.__setattr__(self, "_aead", {versie: AESGCM(s.versleutel) for versie, s in self.sleutels.items()})
        zoekvolgorde = [self.actief, *sorted(set(self.sleutels) - {self.actief}, reverse=True)]
        object.__setattr__(self, "_zoek", [self.sleutels[versie].zoek for versie in zoekvolgorde])

    _aead: dict[int, AESGCM] = field(init=False, repr=False, compare=False)
    _zoek: list[bytes] = field(init=False, repr=False, compare=False)

    @classmethod
    def nieuw(cls) -> Self:
        """A bunch with one fresh key, version 1."""
        return cls({1: Sleutel.nieuw()}, actief=1)

    @classmethod
    def laad(cls, pad: Path) -> Self:
        """Read a key file: `{"actief": 1, "sleutels": {"1": {"versleutel": base64, "zoek": base64}}}`; raise SleutelbestandOngeldig."""
        try:
            inhoud = json.loads(pad.read_text(encoding="utf-8"))
            sleutels = {
                int(versie): Sleutel(b64decode(s["versleutel"], validate=True), b64decode(s["zoek"], validate=True))
                for versie, s in inhoud["sleutels"].items()
            }
            return cls(sleutels, int(inhoud["actief"]))
        except (ValueError, KeyError, TypeError, AttributeError, AssertionError, SleutelOntbreekt) as fout:
            raise SleutelbestandOngeldig(type(fout).__name__) from None

    def bewaar(self, pad: Path) -> None:
        """Write the key file, readable by its owner only; it is there whole or not at all."""
        inhoud = {
            "actief": self.actief,
            "sleutels": {
                str(versie): {"versleutel": b64encode(s.versleutel).decode(), "zoek": b64encode(s.zoek).decode()}
                for versie, s in sorted(self.sleutels.items())
            },
        }
        tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
        with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as bestand:
            json.dump(inhoud, bestand, indent=2)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.replace(pad)

    def met_nieuwe_sleutel(self) -> "Sleutelbos":
        """The same bunch with one more version, which from now on writes. The old ones keep reading and finding."""
        versie = max(self.sleutels) + 1
        return Sleutelbos({**self.sleutels, versie: Sleutel.nieuw()}, actief=versie)

    def versleutel(self, waarde: str, context: bytes) -> bytes:
        """Encrypt text with the active key, bound to `context` ("app.tabel.kolom"). The same text never gives the same bytes twice."""
        kop = self.actief.to_bytes(_VERSIE_BYTES, "big")
        nonce = os.urandom(_NONCE_BYTES)
        return kop + nonce + self._aead[self.actief].encrypt(nonce, waarde.encode(), kop + context)

    def ontsleutel(self, geheim: bytes, context: bytes) -> str:
        """Read back what `versleutel` made for the same context; raise SleutelOntbreekt or NietTeOntsleutelen."""
        if len(geheim) < _VERSIE_BYTES + _NONCE_BYTES + _TAG_BYTES:
            raise NietTeOntsleutelen
        versie = sleutelversie(geheim)
        if versie not in self._aead:
            raise SleutelOntbreekt(versie)
        kop, rest = geheim[:_VERSIE_BYTES], geheim[_VERSIE_BYTES:]
        try:
            return self._aead[versie].decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], kop + context).decode()
        except InvalidTag:
            raise NietTeOntsleutelen from None

    def zoekhash(self, waarde: str) -> bytes:
        """The keyed hash under which a value is stored now (HMAC-SHA256). Normalise first: other text is another hash."""
        return hmac.digest(self._zoek[0], waarde.encode(), hashlib.sha256)

    def zoekhashes(self, waarde: str) -> list[bytes]:
        """The keyed hashes of all versions, the active one first: to look up while keys are being changed."""
        rauw = waarde.encode()
        return [hmac.digest(sleutel, rauw, hashlib.sha256) for sleutel in self._zoek]


def sleutelversie(geheim: bytes) -> int:
    """Which version of the key wrote this ciphertext: tells what is still to be rewritten after a change of keys."""
    return int.from_bytes(geheim[:_VERSIE_BYTES], "big")


def maak_sleutelbestand(pad: Path) -> Sleutelbos:
    """The bunch of keys at `pad`; made on first use. For the embedded default, where the machine is its own key store.

    When two processes make it at once, one wins and both use that one: a key that wrote something is never replaced.
    """
    if not pad.exists():
        pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        vers = pad.with_name(f"{pad.name}.nieuw.{os.getpid()}")
        Sleutelbos.nieuw().bewaar(vers)
        with suppress(FileExistsError):
            pad.hardlink_to(vers)
        vers.unlink()
    return Sleutelbos.laad(pad)
