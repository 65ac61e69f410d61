"""What the definitieve vaststelling and art. 21 refuse."""

from kernel.geld import Bedrag
from services.bbz.domain.fouten.basis import BbzFout, NietGevonden


class BoekjaarNietGevonden(NietGevonden):
    """Dit boekjaar bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VaststellingGeweigerd(BbzFout):
    """Deze vaststelling kan zo niet."""


class AlVastgesteld(VaststellingGeweigerd):
    """Het boekjaar {boekjaar} is al definitief vastgesteld."""

    def __init__(self, boekjaar: int) -> None:
        self.boekjaar = boekjaar


class BoekjaarLoopt(VaststellingGeweigerd):
    """Het boekjaar {boekjaar} loopt tot en met {einde}; definitief vaststellen kan daarna (Bbz 2004, art. 12)."""

    def __init__(self, boekjaar: int, einde: object) -> None:
        self.boekjaar, self.einde = boekjaar, einde


class AdministratieAlOntvangen(VaststellingGeweigerd):
    """De administratie over {boekjaar} is al ontvangen, op {op}."""

    def __init__(self, boekjaar: int, op: object) -> None:
        self.boekjaar, self.op = boekjaar, op


class GeenLening(VaststellingGeweigerd):
    """Deze bijstand was direct om niet; er is geen lening om vast te stellen (Bbz 2004, art. 19)."""


class AdministratieOntbreekt(VaststellingGeweigerd):
    """De administratie over {boekjaar} is nog niet ontvangen; leg eerst de ontvangst vast (Bbz 2004, art. 38 lid 2)."""

    def __init__(self, boekjaar: int) -> None:
        self.boekjaar = boekjaar


class TerugvorderingAfwijkend(VaststellingGeweigerd):
    """Terug te vorderen {keuze} {ten_hoogste}; gevraagd is {gevraagd} (Bbz 2004, art. 12 lid 2 onder c)."""

    def __init__(self, gevraagd: Bedrag, ten_hoogste: Bedrag, keuze: str) -> None:
        self.gevraagd, self.ten_hoogste, self.keuze = gevraagd, ten_hoogste, keuze


class RedenOntbreekt(VaststellingGeweigerd):
    """Minder terugvorderen dan kan, vraagt een reden (Bbz 2004, art. 12 en 44 lid 2)."""

    status = 400


class OmzettingKanNiet(VaststellingGeweigerd):
    """Er kan niets om niet worden: {reden} (Bbz 2004, art. 21)."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class BoekjaarPastNiet(VaststellingGeweigerd):
    """Het boekjaar {boekjaar} past niet bij artikel 21 {lid} van het Bbz 2004; kies {mogelijk}."""

    def __init__(self, boekjaar: int, mogelijk: str, lid: str) -> None:
        self.boekjaar, self.mogelijk, self.lid = boekjaar, mogelijk, lid


class AlOmgezet(VaststellingGeweigerd):
    """Voor deze voorziening is {wat} al besloten."""

    def __init__(self, wat: str) -> None:
        self.wat = wat


class GeenLeningVanArtikel20(VaststellingGeweigerd):
    """Artikel 21 van het Bbz 2004 geldt alleen voor een lening of borgtocht van artikel 20 aan een gevestigde zelfstandige."""


class TerugvorderingTeLaat(VaststellingGeweigerd):
    """Onverschuldigd betaalde bijstand van meer dan {jaren} jaar geleden wordt niet teruggevorderd (Bbz 2004, art. 45 lid 3)."""

    def __init__(self, jaren: int) -> None:
        self.jaren = jaren
