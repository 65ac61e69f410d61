"""Why someone may not have bijstand as a zelfstandige."""

from services.bbz.domain.fouten.besluit import BesluitGeweigerd


class NietRechtmatig(BesluitGeweigerd):
    """Toekennen kan pas als aan alle voorwaarden is voldaan. Nog niet voldaan of niet getoetst: {toetsen} (Bbz 2004, art. 35 lid 4)."""

    def __init__(self, toetsen: str) -> None:
        self.toetsen = toetsen


class ToetsOnbekend(BesluitGeweigerd):
    """De toets '{code}' bestaat niet of hoort niet bij deze categorie."""

    status = 404

    def __init__(self, code: str) -> None:
        self.code = code
