"""Refusals of a portfolio that would be taken over, and of files for the bank."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from services.debiteuren.domain.fouten.basis import DebiteurenFout

if TYPE_CHECKING:
    from services.debiteuren.domain.overname import Verschil

#: So many differences are told in the message; all of them stand in the report of a run that goes ahead.
_TOON = 20


class OvernameGeweigerd(DebiteurenFout):
    """Deze portefeuille kan niet worden overgenomen."""

    status = 400


class OvernameNietGevonden(OvernameGeweigerd):
    """Deze overname bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class OvernameGeenCsv(OvernameGeweigerd):
    """Stuur de portefeuille als text/csv."""

    status = 415


class OvernameOnleesbaar(OvernameGeweigerd):
    """Dit bestand kan niet worden gelezen: {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class OvernameSluitNiet(OvernameGeweigerd):
    """Er zijn {aantal} verschillen; er is niets overgenomen. {verschillen}."""

    def __init__(self, verschillen: "Sequence[Verschil]") -> None:
        self.aantal = len(verschillen)
        self.verschillen = "; ".join(f"regel {v.regel}, {v.veld}: {v.melding}" if v.regel else v.melding for v in verschillen[:_TOON])


class BetaalbestandGeweigerd(DebiteurenFout):
    """Dit betaalbestand kan niet worden gemaakt."""


class BetaalbestandNietGevonden(BetaalbestandGeweigerd):
    """Dit betaalbestand bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class RekeningNietGevonden(BetaalbestandGeweigerd):
    """Deze bankrekening bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class NietsTeBetalen(BetaalbestandGeweigerd):
    """Er is niets te incasseren of uit te betalen."""


class IncassantOntbreekt(BetaalbestandGeweigerd):
    """Bij deze bankrekening is geen incassant-id bekend; zonder dat kan er niet worden geïncasseerd."""


class RekeningDebiteurOntbreekt(BetaalbestandGeweigerd):
    """Van de debiteur van lening {lening_id} is geen rekeningnummer bekend."""

    def __init__(self, lening_id: UUID) -> None:
        self.lening_id = lening_id


class MachtigingNietGevonden(BetaalbestandGeweigerd):
    """Deze machtiging bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class MachtigingBestaatAl(BetaalbestandGeweigerd):
    """Deze lening heeft al een machtiging. Trek die eerst in."""


class AfrekeningGeweigerd(DebiteurenFout):
    """Deze maand kan niet worden afgerekend."""


class AfrekeningNietGevonden(AfrekeningGeweigerd):
    """Deze afrekening bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class MaandNietAfgesloten(AfrekeningGeweigerd):
    """De maand kan pas worden afgerekend als de laatste dag is afgesloten: {dag}."""

    def __init__(self, dag: object) -> None:
        self.dag = dag


class MaandAlAfgerekend(AfrekeningGeweigerd):
    """Deze maand is al afgerekend."""
