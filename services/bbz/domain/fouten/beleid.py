"""What a gemeente has not decided yet."""

from services.bbz.domain.fouten.basis import BbzFout


class BeleidOntbreekt(BbzFout):
    """De gemeente heeft '{veld}' nog niet in haar beleid vastgelegd; zonder dat kan dit niet."""

    def __init__(self, veld: str) -> None:
        self.veld = veld
