"""`wet.md`: every article that the code names, where, and which tests name it too."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HUIS = Path(__file__).parents[2]
CODE, TESTS = ("kernel", "contracts", "services", "gateway"), "tests"
#: Which law a file means that says only "art. 20", by a part of its path; elsewhere a law stands before it.
EIGEN_WET = {"bijstandsnorm": "Participatiewet", "bbz": "Bbz 2004"}
#: The spellings of one law.
WETTEN = {
    "Bbz 2004": "Bbz 2004",
    "Bbz": "Bbz 2004",
    "Participatiewet": "Participatiewet",
    "Pw": "Participatiewet",
    "Awb": "Awb",
    "Algemene wet bestuursrecht": "Awb",
    "Wgs": "Wgs",
    "Bgs": "Bgs",
    "Atw": "Algemene termijnenwet",
    "Algemene termijnenwet": "Algemene termijnenwet",
    "Wet IB 2001": "Wet IB 2001",
    "BW": "BW",
    "Rv": "Rv",
    "Fw": "Fw",
    "Faillissementswet": "Fw",
}
_WET = "|".join(sorted(map(re.escape, WETTEN), key=len, reverse=True))
#: One mention: a law or none, and one or more articles: "Bbz 2004, art. 39 lid 2, 43", "Awb art. 4:5, 4:15".
_NOEMT = re.compile(rf"(?:\b({_WET})\b,? ?)?\b[Aa]rt(?:\.|ikel) ?(\d+[a-z]{{0,2}}(?:[:.]\d+[a-z]?)?(?:(?![Aa]rt[.i])[^.;()\"]){{0,60}})")
_NUMMER = re.compile(r"(?<![\w/€])(\d{1,3}[a-d]{0,2}(?:[:.]\d{1,3}[a-z]?)?)(?![\w%]|[.,]\d)")
_GEEN_ARTIKEL = re.compile(r"€.*|\b(?:lid|leden|onder|maanden|weken|jaar|dagen)\s+\d+(?:(?: and| en|-) ?\d+)*")


def wet_md() -> str:
    """The page: a table per law, articles in order."""
    code, tests = _verzamel(CODE), _verzamel((TESTS,))
    regels = [
        "# Articles in the code, and their tests",
        "",
        "Generated from the sources: an article stands here when a line of code, a norm or a docstring names it. The tests are those whose",
        "name, docstring, comment or assertion names the same article; a dash says that none does.",
        "",
    ]
    for wet in sorted({wet for wet, _ in code}):
        regels += [f"## {wet}", "", "| article | in the code | tests |", "|---|---|---|"]
        for artikel in sorted((a for w, a in code if w == wet), key=_volgorde):
            waar = ", ".join(f"`{plek}`" for plek in sorted(code[wet, artikel]))
            proef = ", ".join(f"`{plek}`" for plek in sorted(tests.get((wet, artikel), ()))) or "–"
            regels.append(f"| {artikel} | {waar} | {proef} |")
        regels.append("")
    return "\n".join(regels)


def artikelen(tekst: str, eigen: str | None) -> Iterator[tuple[str, str]]:
    """Each law and article that this text names; `eigen` is the law that is meant when none is named."""
    for gevonden in _NOEMT.finditer(" ".join(tekst.split())):
        wet = WETTEN[gevonden[1]] if gevonden[1] else eigen
        for nummer in _NUMMER.findall(_GEEN_ARTIKEL.sub("", gevonden[2])):
            if wet:
                # Only the Awb numbers its articles so; a sentence may name it after the number.
                yield ("Awb" if ":" in nummer and wet in EIGEN_WET.values() else wet), nummer


def _verzamel(mappen: tuple[str, ...]) -> dict[tuple[str, str], set[str]]:
    gevonden: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for boven in mappen:
        for pad in sorted((HUIS / boven).rglob("*")):
            if pad.suffix not in {".py", ".toml"} or "versions" in pad.parts:
                continue
            eigen = next((wet for deel, wet in EIGEN_WET.items() if f"/{deel}" in str(pad) or f"test_{deel}" in pad.name), None)
            for plek, tekst in _stukken(pad):
                for artikel in artikelen(tekst, eigen):
                    gevonden[artikel].add(plek)
    return gevonden


def _stukken(pad: Path) -> Iterator[tuple[str, str]]:
    """A source file whole; a test file per test, with what stands above its tests counted for the file."""
    tekst, plek = pad.read_text(encoding="utf-8"), str(pad.relative_to(HUIS))
    if not plek.startswith(TESTS) or pad.suffix != ".py":
        yield plek, tekst
        return
    regels = tekst.splitlines()
    for knoop in ast.parse(tekst).body:
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef) and knoop.name.startswith("test_"):
            begin = min([knoop.lineno, *(d.lineno for d in knoop.decorator_list)])
            yield knoop.name, "\n".join(regels[begin - 1 : knoop.end_lineno])
        elif isinstance(knoop, ast.Expr):
            yield plek, "\n".join(regels[knoop.lineno - 1 : knoop.end_lineno])


def _volgorde(artikel: str) -> tuple[tuple[int, str], ...]:
    delen = (re.fullmatch(r"(\d+)([a-z]*)", deel) for deel in re.split("[:.]", artikel))
    return tuple((int(deel[1]), deel[2]) for deel in delen if deel)
