"""What research into viability refuses."""

from services.bbz.domain.fouten.basis import BbzFout, NietGevonden


class OnderzoekNietGevonden(NietGevonden):
    """Dit onderzoek bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class OnderzoekGeweigerd(BbzFout):
    """Dit kan niet met dit onderzoek."""


class OnderzoekInAndereStand(OnderzoekGeweigerd):
    """Dit onderzoek is '{stand}'; dit kan alleen als het '{mogelijk}' is."""

    def __init__(self, stand: str, mogelijk: str) -> None:
        self.stand, self.mogelijk = stand, mogelijk


class BegrotingKloptNiet(OnderzoekGeweigerd):
    """De begroting klopt niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class BegrotingOntbreekt(OnderzoekGeweigerd):
    """Bij dit onderzoek is nog geen begroting vastgelegd."""


class EigenWerk(OnderzoekGeweigerd):
    """U hebt dit onderzoek zelf opgeleverd. Een ander moet het als tweede lezen."""


class OnderzoekLoopt(OnderzoekGeweigerd):
    """Voor deze aanvraag loopt al een onderzoek."""
