"""Refusals of a hand-over."""

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class OverdrachtGeweigerd(DebiteurenFout):
    """Deze overdracht kan niet."""


class OverdrachtNietNodig(OverdrachtGeweigerd):
    """Deze lening is al bij {bij}."""

    def __init__(self, bij: str) -> None:
        self.bij = bij


class OverdrachtLoopt(OverdrachtGeweigerd):
    """Er loopt al een overdracht van deze lening. Aanvaard of weiger die eerst."""


class OverdrachtAfgehandeld(OverdrachtGeweigerd):
    """Deze overdracht is al afgehandeld ({stand}). Alleen een aangeboden overdracht kan worden aanvaard of geweigerd."""

    def __init__(self, stand: str) -> None:
        self.stand = stand


class OverdrachtDoorZelfde(OverdrachtGeweigerd):
    """U hebt deze lening zelf aangeboden. Iemand van de ontvangende kant aanvaardt of weigert."""


class StukkenOntbreken(OverdrachtGeweigerd):
    """Bij deze overdracht horen ook: {stukken}."""

    def __init__(self, stukken: str) -> None:
        self.stukken = stukken


class OverdrachtNietGevonden(OverdrachtGeweigerd):
    """Deze overdracht bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
