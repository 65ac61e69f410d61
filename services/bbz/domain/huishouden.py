"""Who applies, and who is liable with him? (Participatiewet art. 43 lid 2, 59; Bbz 2004, art. 30)

Spouses apply together and are liable together: the law says so, nobody has to accept it. In a samenwerkingsverband credit is given
only when every other vennoot, and the rechtspersoon itself, accepts to be liable. Two do not have to: the commanditaire vennoot who
brings in capital only, and the maat who brings in labour only (art. 30 lid 2 and 3).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.bbz.domain.fouten import (
    EchtgenootOntbreekt,
    HoofdelijkheidOntbreekt,
    MedebetrokkeneOnbekend,
    RechtspersoonOntbreekt,
    RolKanNiet,
    VennootOntbreekt,
)


class Band(StrEnum):
    """Why someone stands beside the applicant; the same values as `contracts.persoon`."""

    ECHTGENOOT = "echtgenoot"
    VENNOOT = "vennoot"
    BESTUURDER = "bestuurder"
    BORG = "borg"


class Rol(StrEnum):
    """What he is in the household or the business."""

    ECHTGENOOT = "echtgenoot"
    VENNOOT = "vennoot"
    ALLEEN_KAPITAAL = "alleen-kapitaal"
    ALLEEN_ARBEID = "alleen-arbeid"
    RECHTSPERSOON = "rechtspersoon"
    BORG = "borg"


class Rechtsvorm(StrEnum):
    """The legal form of the business (art. 30 lid 1)."""

    EENMANSZAAK = "eenmanszaak"
    VOF = "vof"
    MAATSCHAP = "maatschap"
    CV = "cv"
    BV = "bv"
    COOPERATIE = "cooperatie"

    @property
    def is_rechtspersoon(self) -> bool:
        """Is the business itself somebody that can be liable?"""
        return self in {Rechtsvorm.BV, Rechtsvorm.COOPERATIE}


#: The one form in which each exception of art. 30 can occur.
_ALLEEN_IN = {Rol.ALLEEN_KAPITAAL: Rechtsvorm.CV, Rol.ALLEEN_ARBEID: Rechtsvorm.MAATSCHAP}
_MOET_AANVAARDEN = frozenset({Rol.VENNOOT, Rol.RECHTSPERSOON, Rol.BORG})


@dataclass(frozen=True, slots=True)
class Medeaansprakelijke:
    """Someone beside the applicant, and the day on which he accepted to be liable for what the applicant owes."""

    band: Band
    rol: Rol
    aanvaard_op: date | None

    @property
    def aansprakelijk(self) -> bool:
        """Does he owe what the applicant owes? A spouse always does (Participatiewet, art. 59)."""
        return self.rol is Rol.ECHTGENOOT or (self.rol in _MOET_AANVAARDEN and self.aanvaard_op is not None)


def toets_samenstelling(rechtsvorm: Rechtsvorm | None, *, gehuwd: bool, mede: Sequence[Medeaansprakelijke], bekend: int) -> None:
    """Raise when the people beside the applicant do not fit his household and business. `bekend` is how many he named.

    Raises MedebetrokkeneOnbekend, EchtgenootOntbreekt, RolKanNiet, VennootOntbreekt or RechtspersoonOntbreekt. Whether they accepted
    is asked when credit is decided (`eis_hoofdelijkheid`).
    """
    if len(mede) > bekend:
        raise MedebetrokkeneOnbekend(len(mede), bekend)
    echtgenoten = sum(m.rol is Rol.ECHTGENOOT for m in mede)
    if echtgenoten != int(gehuwd):
        raise EchtgenootOntbreekt
    for m in mede:
        vorm = _ALLEEN_IN.get(m.rol)
        if (vorm and vorm is not rechtsvorm) or (m.rol is Rol.ECHTGENOOT) != (m.band is Band.ECHTGENOOT):
            raise RolKanNiet(m.rol.value, rechtsvorm.value if rechtsvorm else "onbekend")
    if rechtsvorm in {Rechtsvorm.VOF, Rechtsvorm.MAATSCHAP, Rechtsvorm.CV} and not _medevennoten(mede):
        raise VennootOntbreekt(rechtsvorm.value)
    if rechtsvorm and rechtsvorm.is_rechtspersoon and not any(m.rol is Rol.RECHTSPERSOON for m in mede):
        raise RechtspersoonOntbreekt(rechtsvorm.value)


def eis_hoofdelijkheid(mede: Iterable[Medeaansprakelijke], op: date) -> None:
    """Raise HoofdelijkheidOntbreekt when not all who must have accepted by this day (art. 30 lid 1)."""
    nog = sum(m.rol in _MOET_AANVAARDEN and (m.aanvaard_op is None or m.aanvaard_op > op) for m in mede)
    if nog:
        raise HoofdelijkheidOntbreekt(nog)


def aantal_vennoten(mede: Iterable[Medeaansprakelijke]) -> int:
    """With how many natural persons is the business run? Each has his own limit of wealth (art. 32)."""
    return len(_medevennoten(mede)) + 1


def _medevennoten(mede: Iterable[Medeaansprakelijke]) -> list[Medeaansprakelijke]:
    return [m for m in mede if m.rol in {Rol.VENNOOT, Rol.ALLEEN_KAPITAAL, Rol.ALLEEN_ARBEID}]
