"""What the preparation of starters refuses."""

from datetime import date

from services.bbz.domain.fouten.basis import BbzFout, NietGevonden


class StarterstrajectNietGevonden(NietGevonden):
    """Dit starterstraject bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class GroepNietGevonden(NietGevonden):
    """Deze groep bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class ContractNietGevonden(NietGevonden):
    """Dit contract bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class StarterGeweigerd(BbzFout):
    """Dit kan niet met dit starterstraject."""


class GroepVol(StarterGeweigerd):
    """Deze groep is vol: er zijn {plaatsen} plaatsen."""

    def __init__(self, plaatsen: int) -> None:
        self.plaatsen = plaatsen


class FaseNietAanDeBeurt(StarterGeweigerd):
    """De fase '{fase}' kan niet na '{laatste}': fasen volgen elkaar op, en na een no-go is er geen volgende."""

    def __init__(self, fase: str, laatste: str) -> None:
        self.fase, self.laatste = fase, laatste


class TrajectAfgerond(StarterGeweigerd):
    """Dit starterstraject is al afgerond."""


class TrajectLoopt(StarterGeweigerd):
    """Dit kan pas als het traject is afgerond met de start van een onderneming."""


class MetingTeVroeg(StarterGeweigerd):
    """Meten na {na_maanden} maanden kan pas na {vanaf}."""

    def __init__(self, na_maanden: int, vanaf: date) -> None:
        self.na_maanden, self.vanaf = na_maanden, vanaf


class AlGemeten(StarterGeweigerd):
    """Na {na_maanden} maanden is al gemeten."""

    def __init__(self, na_maanden: int) -> None:
        self.na_maanden = na_maanden


class ContractKloptNiet(StarterGeweigerd):
    """Het contract klopt niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class StartdatumOntbreekt(StarterGeweigerd):
    """Bij deze uitkomst hoort de dag waarop de onderneming begon, en alleen dan."""

    status = 400
