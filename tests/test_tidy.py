"""The house rules that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

HUIS = Path(__file__).parents[1]
KAMERS = ("kernel", "contracts", "services", "gateway", "deploy")
CODE = sorted(p for kamer in KAMERS for p in (HUIS / kamer).rglob("*.py"))
DOMEIN = [p for p in CODE if "domain" in p.parts]

FUNCTIE_MAX, BESTAND_MAX, KERNEL_MAX = 70, 400, 4_000


def naam(pad: Path) -> str:
    return str(pad.relative_to(HUIS))


def functies(pad: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            yield knoop


def test_een_functie_past_op_een_scherm() -> None:
    """A migration is one script and may be longer."""
    te_lang = [
        f"{naam(pad)}:{f.lineno} {f.name}"
        for pad in CODE
        if "versions" not in pad.parts
        for f in functies(pad)
        if (f.end_lineno or 0) - f.lineno >= FUNCTIE_MAX
    ]
    assert te_lang == []


def test_een_bestand_houdt_een_idee() -> None:
    lengtes = {naam(pad): len(pad.read_text(encoding="utf-8").splitlines()) for pad in CODE}
    assert {n: lengte for n, lengte in lengtes.items() if lengte > BESTAND_MAX} == {}
    assert median([lengte for lengte in lengtes.values() if lengte > 5]) <= 150


def coderegels(pad: Path) -> int:
    """Lines that do something: no blank lines, comments or docstrings, which a house may have as many of as it likes."""
    tekst = pad.read_text(encoding="utf-8")
    uitleg: set[int] = set()
    for knoop in ast.walk(ast.parse(tekst)):
        match knoop:
            case ast.Module(body=[ast.Expr(value=ast.Constant(value=str())) as eerste, *_]):
                uitleg |= set(range(eerste.lineno, (eerste.end_lineno or 0) + 1))
            case (
                ast.ClassDef(body=[ast.Expr(value=ast.Constant(value=str())) as eerste, *_])
                | ast.FunctionDef(body=[ast.Expr(value=ast.Constant(value=str())) as eerste, *_])
                | ast.AsyncFunctionDef(body=[ast.Expr(value=ast.Constant(value=str())) as eerste, *_])
            ):
                uitleg |= set(range(eerste.lineno, (eerste.end_lineno or 0) + 1))
    regels = enumerate(tekst.splitlines(), 1)
    return sum(1 for nummer, regel in regels if regel.strip() and not regel.lstrip().startswith("#") and nummer not in uitleg)


def test_de_kernel_blijft_klein() -> None:
    regels = sum(coderegels(p) for p in (HUIS / "kernel").rglob("*.py"))
    assert regels <= KERNEL_MAX, "something in the kernel belongs to a service"


@pytest.mark.parametrize("pad", DOMEIN, ids=naam)
def test_geen_float_in_een_domein(pad: Path) -> None:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    namen = [k.lineno for k in ast.walk(boom) if isinstance(k, ast.Name) and k.id == "float"]
    getallen = [k.lineno for k in ast.walk(boom) if isinstance(k, ast.Constant) and isinstance(k.value, float)]
    assert namen + getallen == []


def test_alleen_de_kernel_legt_vast() -> None:
    fout = [
        naam(p) for p in CODE if p.parts[len(HUIS.parts)] in {"services", "gateway"} and re.search(r"\.commit\(\)", p.read_text("utf-8"))
    ]
    assert fout == []


def test_niets_is_nog_te_doen() -> None:
    woorden = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [naam(p) for p in CODE if woorden.search(p.read_text(encoding="utf-8"))] == []


def test_geen_pad_van_een_machine_en_geen_adres_van_een_register() -> None:
    """Lock files carry names, versions and hashes; addresses of a machine or a mirror belong nowhere."""
    verboden = re.compile("|".join((r"/ho" + r"me/\w", r"/ro" + r"ot/\w", r"index-" + r"url\s*=", r"--find-" + r"links")))
    bestanden = [p for p in HUIS.rglob("*") if p.is_file() and p.suffix in {".py", ".md", ".toml", ".lock", ".yml", ".sh", ".json", ".mjs"}]
    eigen = [p for p in bestanden if not set(p.relative_to(HUIS).parts) & {".venv", "var", ".git", "node_modules"}]
    assert [naam(p) for p in eigen if verboden.search(p.read_text(encoding="utf-8"))] == []


def test_elke_kamer_heet_overal_hetzelfde() -> None:
    bekend = {"app.py", "settings.py", "consumers.py", "jobs.py", "api", "export", "usecases", "store", "domain", "normen", "__init__.py"}
    for dienst in ("vroegsignalering", "intake", "bbz", "debiteuren"):
        kamers = {p.name for p in (HUIS / "services" / dienst).iterdir() if p.name != "__pycache__"}
        assert kamers <= bekend, f"{dienst} has a room that no other service has"
