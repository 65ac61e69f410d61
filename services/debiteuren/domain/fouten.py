"""What debiteuren refuses, and why.

DebiteurenFout
├── LeningNietGevonden            404
├── AfschriftNietGevonden         404
├── DagafsluitingNietGevonden     404
├── JournaalNietGevonden          404
├── BetrokkeneOntbreekt           409  bbz does not know who repays
├── NormOntbreekt                 409  no row for this date: never last year's
├── DagVoorbij                    409  the books were opened after this day
├── DagNogNietVoorbij             409  a day that is still to come
├── UitstelGeweigerd              409
│   ├── UitstelTeLang             more than one year at a time
│   ├── UitstelOpgebruikt         more than three years over the loan's life
│   ├── UitstelOverlapt           two deferrals on one day
│   └── UitstelNaAflossing        nothing left to defer
└── AfschriftGeweigerd            400  refused whole, nothing booked
    ├── AfschriftTeGroot          413
    ├── AfschriftGeenXml          415
    ├── AfschriftOnleesbaar       not XML, or not a camt.053 we know
    ├── AfschriftOnvolledig       an element is missing or wrong
    ├── AfschriftVreemdeValuta    an amount that is not in euro
    ├── AfschriftSluitNiet        opening + entries is not closing
    └── AfschriftGewijzigd        409  same number, other content
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from kernel.geld import Bedrag


class DebiteurenFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij debiteurenbeheer."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class LeningNietGevonden(DebiteurenFout):
    """Deze lening bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class AfschriftNietGevonden(DebiteurenFout):
    """Dit bankafschrift bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class DagafsluitingNietGevonden(DebiteurenFout):
    """Deze dagafsluiting bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class JournaalNietGevonden(DebiteurenFout):
    """Van deze gemeente is er voor u geen journaal."""

    status = 404


class BetrokkeneOntbreekt(DebiteurenFout):
    """Bij voorziening {voorziening_id} is geen betrokkene bekend; zonder debiteur kan er geen lening zijn."""

    def __init__(self, voorziening_id: UUID) -> None:
        self.voorziening_id = voorziening_id


class NormOntbreekt(DebiteurenFout):
    """Op {datum} is geen waarde bekend voor {code}. Vraag de beheerder om deze aan te vullen."""

    def __init__(self, code: str, datum: date) -> None:
        self.code, self.datum = code, datum


class DagVoorbij(DebiteurenFout):
    """De dag {datum} kan niet meer worden afgesloten: de eerste open dag is {eerste}."""

    def __init__(self, datum: date, eerste: date) -> None:
        self.datum, self.eerste = datum, eerste


class DagNogNietVoorbij(DebiteurenFout):
    """De dag {datum} kan nog niet worden afgesloten: het is nu {boekdatum}."""

    def __init__(self, datum: date, boekdatum: date) -> None:
        self.datum, self.boekdatum = datum, boekdatum


class UitstelGeweigerd(DebiteurenFout):
    """Dit uitstel kan niet worden verleend."""


class UitstelTeLang(UitstelGeweigerd):
    """Uitstel duurt ten hoogste een jaar per keer: vanaf {van} kan dat tot en met {uiterlijk} (Bbz 2004, art. 41 lid 2)."""

    def __init__(self, van: date, uiterlijk: date) -> None:
        self.van, self.uiterlijk = van, uiterlijk


class UitstelOpgebruikt(UitstelGeweigerd):
    """Over de hele looptijd is {totaal_dagen} dagen uitstel mogelijk; er zijn nog {over_dagen} dagen over (Bbz 2004, art. 41 lid 2)."""

    def __init__(self, totaal_dagen: int, over_dagen: int) -> None:
        self.totaal_dagen, self.over_dagen = totaal_dagen, over_dagen


class UitstelOverlapt(UitstelGeweigerd):
    """Van {van} tot en met {tot_en_met} loopt al uitstel."""

    def __init__(self, van: date, tot_en_met: date) -> None:
        self.van, self.tot_en_met = van, tot_en_met


class UitstelNaAflossing(UitstelGeweigerd):
    """Deze lening is afgelost; er valt niets meer uit te stellen."""


class AfschriftGeweigerd(DebiteurenFout):
    """Dit bankafschrift kan niet worden verwerkt."""

    status = 400


class AfschriftTeGroot(AfschriftGeweigerd):
    """Dit bankafschrift is te groot: ten hoogste {grens} bytes."""

    status = 413

    def __init__(self, grens: int) -> None:
        self.grens = grens


class AfschriftGeenXml(AfschriftGeweigerd):
    """Stuur het bankafschrift als application/xml."""

    status = 415


class AfschriftOnleesbaar(AfschriftGeweigerd):
    """Dit bestand is geen leesbaar bankafschrift (camt.053, versie 02, 04 of 08): {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class AfschriftOnvolledig(AfschriftGeweigerd):
    """In afschrift {afschrift}, boeking {boeking}, ontbreekt het veld {veld} of klopt het niet."""

    def __init__(self, afschrift: int, boeking: int, veld: str) -> None:
        self.afschrift, self.boeking, self.veld = afschrift, boeking, veld


class AfschriftVreemdeValuta(AfschriftGeweigerd):
    """Afschrift {afschrift} bevat een bedrag in {valuta}. Alleen bedragen in EUR worden verwerkt."""

    def __init__(self, afschrift: str, valuta: str) -> None:
        self.afschrift, self.valuta = afschrift, valuta


class AfschriftSluitNiet(AfschriftGeweigerd):
    """Afschrift {afschrift} sluit niet: beginsaldo {begin} plus boekingen {mutaties} is niet het eindsaldo {eind}."""

    def __init__(self, afschrift: str, begin: Bedrag, mutaties: Bedrag, eind: Bedrag) -> None:
        self.afschrift, self.begin, self.mutaties, self.eind = afschrift, begin, mutaties, eind


class AfschriftGewijzigd(AfschriftGeweigerd):
    """Afschrift {afschrift} is al verwerkt, maar met een andere inhoud. Vraag bij de bank na welke versie klopt."""

    status = 409

    def __init__(self, afschrift: str) -> None:
        self.afschrift = afschrift
