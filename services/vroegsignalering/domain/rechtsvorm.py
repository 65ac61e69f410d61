"""Is a signal about a person or about a rechtspersoon? Only a person can be helped under the Wgs.

Privately liable, so in: eenmanszaak, vof, cv, maatschap. Out: bv, nv, stichting, vereniging, coöperatie (VNG handreiking 2025
par. 2.2: a signal meant for a rechtspersoon is not taken up, for 'andere reden').
"""

import re
from enum import StrEnum
from typing import Final


class Rechtsvorm(StrEnum):
    """Rechtsvorm van de onderneming op het contract."""

    EENMANSZAAK = "eenmanszaak"
    VOF = "vof"
    CV = "cv"
    MAATSCHAP = "maatschap"
    BV = "bv"
    NV = "nv"
    STICHTING = "stichting"
    VERENIGING = "vereniging"
    COOPERATIE = "cooperatie"


#: Legal persons: nobody is privately liable, so nobody can be helped under the Wgs.
RECHTSPERSONEN: Final = frozenset(
    (Rechtsvorm.BV, Rechtsvorm.NV, Rechtsvorm.STICHTING, Rechtsvorm.VERENIGING, Rechtsvorm.COOPERATIE),
)

#: How a business name gives its form away when the partner does not name it: at the end, or for the last three at the start.
_IN_NAAM: Final = re.compile(
    r"(?:^|[\s,])(?:(b\.?v\.?)|(n\.?v\.?))(?:\s+i\.?o\.?)?$|^(?:(stichting)|(vereniging)|(co[öo]peratie|co[öo]peratieve))\s", re.IGNORECASE
)
_VORMEN: Final = (Rechtsvorm.BV, Rechtsvorm.NV, Rechtsvorm.STICHTING, Rechtsvorm.VERENIGING, Rechtsvorm.COOPERATIE)


def rechtsvorm_uit_naam(bedrijfsnaam: str) -> Rechtsvorm | None:
    """The form that a business name states ("Jansen Bouw B.V."), or None: a name without one may belong to any form."""
    gevonden = _IN_NAAM.search(bedrijfsnaam.strip())
    if gevonden is None:
        return None
    return next(vorm for vorm, groep in zip(_VORMEN, gevonden.groups(), strict=True) if groep)


def is_rechtspersoon(rechtsvorm: str, bedrijfsnaam: str) -> bool:
    """Said by the partner, else read from the name. What the partner says wins: 'Stichting' may be the name of a café."""
    if rechtsvorm:
        return rechtsvorm in RECHTSPERSONEN
    return bool(bedrijfsnaam) and rechtsvorm_uit_naam(bedrijfsnaam) is not None
