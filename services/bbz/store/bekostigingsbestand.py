"""The bekostiging that bbz ships: `services/bbz/normen/bekostiging/*.toml`, a file per run of years, with its source."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files

from services.bbz.domain.bekostiging import Product, Regel

_MAP = files("services.bbz") / "normen" / "bekostiging"


@cache
def meegeleverde_regels() -> tuple[Regel, ...]:
    """Every shipped rule."""
    uit = []
    for bestand in sorted(_MAP.iterdir(), key=lambda b: b.name):
        kop = tomllib.loads(bestand.read_text(encoding="utf-8"))
        for rij in kop["regels"]:
            aandeel = rij.get("procent")
            regel = Regel(
                product=Product(rij["product"]),
                pot=rij["pot"],
                procent=Decimal(aandeel) if aandeel is not None else None,
                baten_eraf=rij["baten_eraf"],
                artikel=rij["artikel"],
                van=kop["van"],
                tot_en_met=kop.get("tot_en_met"),
                bron=kop["bron"],
                geverifieerd=kop["geverifieerd"],
            )
            uit.append(regel)
    return tuple(uit)
