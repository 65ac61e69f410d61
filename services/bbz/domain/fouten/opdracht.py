"""What work by outsiders refuses."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout, NietGevonden


class OpdrachtNietGevonden(NietGevonden):
    """Deze opdracht bestaat niet, of is niet van u."""


class StukNietGevonden(NietGevonden):
    """Dit stuk bestaat niet, of hoort niet bij een opdracht van u."""


class CoachNietGevonden(NietGevonden):
    """Deze opdrachtnemer staat niet in de pool van deze gemeente."""


class OpdrachtGeweigerd(BbzFout):
    """Dit kan niet met deze opdracht."""


class CoachBestaatAl(OpdrachtGeweigerd):
    """Deze opdrachtnemer staat al in de pool van deze gemeente."""


class CoachVol(OpdrachtGeweigerd):
    """Deze opdrachtnemer heeft geen plaats meer, of is niet actief."""


class UiterlijkTeVroeg(OpdrachtGeweigerd):
    """De opdracht kan niet voor vandaag klaar zijn: {uiterlijk} is al voorbij."""

    status = 400

    def __init__(self, uiterlijk: date) -> None:
        self.uiterlijk = uiterlijk


class ToetsingEnBegeleidingApart(OpdrachtGeweigerd):
    """Deze opdrachtnemer toetste of begeleidde deze ondernemer al; in deze gemeente zijn dat verschillende mensen."""


class OpdrachtInAndereStand(OpdrachtGeweigerd):
    """Deze opdracht is '{stand}'; dit kan alleen als zij '{mogelijk}' is."""

    def __init__(self, stand: str, mogelijk: str) -> None:
        self.stand, self.mogelijk = stand, mogelijk


class StukNietLeesbaar(OpdrachtGeweigerd):
    """De inhoud van het stuk is geen base64."""

    status = 400
