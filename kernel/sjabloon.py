"""Which words stand in a letter? A template of ours, the gemeente's own words for it, and the alineas that follow for one case.

A template is plain text with `{velden}`. A gemeente may change every word, add alineas and leave some out; an alinea that is
`verplicht` (such as the one on bezwaar) stays, and keeps its velden.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from kernel.brief import Alinea
from kernel.problem import Fout

_VELD = re.compile(r"\{([a-z_]+)\}")
#: A letter holds no more alineas than this, and an alinea no more characters: both are read by people.
MAX_ALINEAS, MAX_TEKST = 60, 5_000


class VeldOnbekend(Fout):
    """Het veld {veld} bestaat niet in brief {brief}. Kies uit: {velden}."""

    status = 400

    def __init__(self, brief: str, veld: str, velden: Iterable[str]) -> None:
        self.brief, self.veld, self.velden = brief, veld, ", ".join(sorted(velden))


class VerplichteAlinea(Fout):
    """De alinea {sleutel} hoort in brief {brief}. U mag die niet weglaten, en in een concept niet wijzigen."""

    status = 400

    def __init__(self, brief: str, sleutel: str) -> None:
        self.brief, self.sleutel = brief, sleutel


@dataclass(frozen=True, slots=True)
class Sjabloonalinea:
    """One alinea: `sleutel` names it, so that a case can leave it out. A text that is one veld only may become several alineas."""

    sleutel: str
    tekst: str
    kop: str | None = None
    verplicht: bool = False

    @property
    def velden(self) -> frozenset[str]:
        """The names between braces."""
        return frozenset(_VELD.findall(f"{self.kop or ''} {self.tekst}"))


@dataclass(frozen=True, slots=True)
class Briefsjabloon:
    """The words of one kind of letter; `code` names it. `velden` are what a gemeente may use: those of our own text and `extra`."""

    code: str
    onderwerp: str
    alineas: tuple[Sjabloonalinea, ...]
    extra: frozenset[str] = frozenset()

    @property
    def velden(self) -> frozenset[str]:
        """Every veld that a case fills."""
        return self.extra.union(_VELD.findall(self.onderwerp), *(a.velden for a in self.alineas))

    def in_woorden_van(self, onderwerp: str, alineas: Sequence[Sjabloonalinea]) -> Self:
        """The same letter in a gemeente's own words. Raises VeldOnbekend or VerplichteAlinea; what is verplicht stays so."""
        eigen = {a.sleutel: a for a in alineas}
        plichten = {a.sleutel: a for a in self.alineas if a.verplicht}
        for sleutel, plicht in plichten.items():
            if sleutel not in eigen or not plicht.velden <= eigen[sleutel].velden:
                raise VerplichteAlinea(self.code, sleutel)
        nieuw = replace(
            self, onderwerp=onderwerp, alineas=tuple(replace(a, verplicht=a.sleutel in plichten) for a in alineas), extra=self.velden
        )
        for veld in nieuw.velden - self.velden:
            raise VeldOnbekend(self.code, veld, self.velden)
        return nieuw

    def vul(self, velden: Mapping[str, str | Sequence[str]], zonder: Collection[str] = ()) -> "Brieftekst":
        """The text for one case, without the alineas that do not apply to it. Every veld that is used must be given."""
        alineas = [deel for a in self.alineas if a.sleutel not in zonder for deel in _vul_alinea(a, velden)]
        return Brieftekst(_vul(self.onderwerp, velden), tuple(alineas))


@dataclass(frozen=True, slots=True)
class Brieftekst:
    """What a letter says: filled in, and perhaps edited since."""

    onderwerp: str
    alineas: tuple[Sjabloonalinea, ...]

    def gewijzigd(self, code: str, onderwerp: str, alineas: Sequence[Sjabloonalinea]) -> "Brieftekst":
        """The text as a person edited it. Raises VerplichteAlinea when a mandatory alinea is gone or reads otherwise."""
        nieuw = {(a.sleutel, a.kop, a.tekst) for a in alineas}
        for plicht in self.alineas:
            if plicht.verplicht and (plicht.sleutel, plicht.kop, plicht.tekst) not in nieuw:
                raise VerplichteAlinea(code, plicht.sleutel)
        verplicht = {a.sleutel for a in self.alineas if a.verplicht}
        return Brieftekst(onderwerp, tuple(replace(a, verplicht=a.sleutel in verplicht) for a in alineas))

    def als_alineas(self) -> tuple[Alinea, ...]:
        """For a `Brief`."""
        return tuple(Alinea(a.tekst, a.kop) for a in self.alineas)

    def als_json(self) -> dict[str, Any]:
        """For the store."""
        return asdict(self)

    @classmethod
    def van_json(cls, inhoud: Mapping[str, Any]) -> Self:
        """The reverse of `als_json`."""
        return cls(inhoud["onderwerp"], tuple(Sjabloonalinea(**a) for a in inhoud["alineas"]))


def _vul_alinea(alinea: Sjabloonalinea, velden: Mapping[str, str | Sequence[str]]) -> list[Sjabloonalinea]:
    alleen = _VELD.fullmatch(alinea.tekst.strip())
    waarde = velden[alleen[1]] if alleen else None
    kop = alinea.kop and _vul(alinea.kop, velden)
    if waarde is None or isinstance(waarde, str):
        return [replace(alinea, kop=kop, tekst=_vul(alinea.tekst, velden))]
    return [replace(alinea, kop=None if nummer else kop, tekst=tekst) for nummer, tekst in enumerate(waarde)]


def _vul(tekst: str, velden: Mapping[str, str | Sequence[str]]) -> str:
    """Filled in once: braces inside a value are only text."""

    def waarde(gevonden: re.Match[str]) -> str:
        inhoud = velden[gevonden[1]]
        return inhoud if isinstance(inhoud, str) else ", ".join(inhoud)

    return _VELD.sub(waarde, tekst)
