"""The normen that bbz ships: `services/bbz/normen/*.toml`, read and checked.

The head of a file gives period, source and `geverifieerd` for all of its rows; a row that differs says so itself. A row
has one figure, under the name of its unit. Amounts are in cents, percentages are text so that none becomes a float.
"""

import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import Any

from services.bbz.domain.fouten import NormenOngeldig
from services.bbz.domain.norm import Eenheid, Norm, Normcode, controleer

_MAP = files("services.bbz") / "normen"


def meegeleverd() -> list[Norm]:
    """Every shipped norm, in order of code and period. Raises NormenOngeldig with the file when one is wrong."""
    bestanden = sorted(b.name for b in _MAP.iterdir() if b.name.endswith(".toml"))
    return controleer(norm for naam in bestanden for norm in lees(naam, (_MAP / naam).read_text(encoding="utf-8")))


def lees(naam: str, inhoud: str) -> list[Norm]:
    """The normen of one file. `naam` is for the error only."""
    try:
        kop = tomllib.loads(inhoud)
        rijen = kop.pop("normen")
        return [_norm({**kop, **rij}) for rij in rijen]
    except (ValueError, KeyError, TypeError) as fout:
        raise NormenOngeldig(f"{naam}: {fout}") from fout


def _norm(rij: dict[str, Any]) -> Norm:
    eenheid = _eenheid(rij)
    waarde = rij.pop(eenheid.value)
    if isinstance(waarde, float):
        raise TypeError(f"'{rij['code']}' is een kommagetal; schrijf het als tekst")
    norm = Norm(
        code=Normcode(rij.pop("code")),
        artikel=rij.pop("artikel"),
        eenheid=eenheid,
        waarde=Decimal(waarde),
        geldig_van=rij.pop("geldig_van"),
        geldig_tot_en_met=rij.pop("geldig_tot_en_met", None),
        bron=rij.pop("bron"),
        geverifieerd=rij.pop("geverifieerd"),
    )
    if rij:
        raise KeyError(f"onbekend: {', '.join(rij)}")
    return norm


def _eenheid(rij: dict[str, Any]) -> Eenheid:
    gevonden = [e for e in Eenheid if e.value in rij]
    if len(gevonden) != 1:
        raise KeyError(f"'{rij.get('code')}' heeft niet precies één waarde")
    return gevonden[0]
