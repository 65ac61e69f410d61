"""Who may come: natural persons who are privately liable for the debts of their business (domain.md A3, 000 § 2.2)."""

from enum import StrEnum

from services.intake.domain.fouten import AndereGemeenteVerantwoordelijk, PriveAansprakelijkheidOntbreekt, RechtsvormHeeftGeenToegang


class Rechtsvorm(StrEnum):
    """Rechtsvorm van de onderneming."""

    EENMANSZAAK = "eenmanszaak"
    VOF = "vof"
    CV = "cv"
    MAATSCHAP = "maatschap"
    BV = "bv"
    STICHTING = "stichting"
    VERENIGING = "vereniging"
    COOPERATIE = "cooperatie"


#: No legal personality: whoever runs it is liable with everything he owns.
ZONDER_RECHTSPERSOONLIJKHEID = frozenset({Rechtsvorm.EENMANSZAAK, Rechtsvorm.VOF, Rechtsvorm.CV, Rechtsvorm.MAATSCHAP})


def beoordeel_toegang(rechtsvorm: Rechtsvorm, *, prive_aansprakelijk: bool) -> None:
    """Return when the person behind this rechtsvorm may ask for schuldhulpverlening.

    Raises PriveAansprakelijkheidOntbreekt for a bv whose director is not bound privately, and
    RechtsvormHeeftGeenToegang for the other legal persons.
    """
    if rechtsvorm in ZONDER_RECHTSPERSOONLIJKHEID:
        return
    if rechtsvorm is not Rechtsvorm.BV:
        raise RechtsvormHeeftGeenToegang(rechtsvorm)
    if not prive_aansprakelijk:
        raise PriveAansprakelijkheidOntbreekt


def beoordeel_gemeente(gemeente: str, woongemeente: str | None) -> None:
    """Return when `gemeente` is responsible: the person lives there, or nobody checked yet. Raises AndereGemeenteVerantwoordelijk."""
    if woongemeente is not None and woongemeente != gemeente:
        raise AndereGemeenteVerantwoordelijk(woongemeente)
