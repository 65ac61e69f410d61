"""Refusals around a besluit."""

from collections.abc import Iterable
from datetime import date

from services.intake.domain.fouten.basis import IntakeFout


class VoorstelVervallen(IntakeFout):
    """Dit voorstel is vervallen: er is een nieuwer voorstel gedaan, of er is al besloten."""


class TweedeMedewerkerNodig(IntakeFout):
    """Een besluit vraagt twee medewerkers: wie het voorstel deed, kan het niet zelf bekrachtigen."""


class VoornemenOntbreekt(IntakeFout):
    """Stuur eerst een voornemen: dit besluit steunt op gegevens die de ondernemer niet zelf gaf (Awb, art. 4:7 en 4:8)."""


class ZienswijzeLoopt(IntakeFout):
    """De ondernemer kan nog tot en met {tot_en_met} zijn zienswijze geven (Awb, art. 4:7 en 4:8)."""

    def __init__(self, tot_en_met: date) -> None:
        self.tot_en_met = tot_en_met


class VoornemenPastNiet(IntakeFout):
    """Een voornemen kan alleen bij: {soorten}."""

    def __init__(self, soorten: Iterable[str]) -> None:
        self.soorten = ", ".join(soorten)


class ZienswijzeAlGegeven(IntakeFout):
    """De zienswijze op dit voornemen is al vastgelegd."""


class VerkeerdVoorstel(IntakeFout):
    """Voor een {soort} is hier geen voorstel te doen. Wel voor: {wel}."""

    status = 400

    def __init__(self, soort: str, wel: Iterable[str]) -> None:
        self.soort, self.wel = soort, ", ".join(wel)


class PlanOntbreekt(IntakeFout):
    """Bij een wijziging hoort het gewijzigde plan van aanpak (Wgs, art. 4a)."""

    status = 400


class RedenOntbreekt(IntakeFout):
    """Kies bij een {soort} een reden: {redenen}."""

    status = 400

    def __init__(self, soort: str, redenen: Iterable[str]) -> None:
        self.soort, self.redenen = soort, ", ".join(redenen)


class NieuweBeschikkingNodig(IntakeFout):
    """Verandert de rechtspositie, dan hoort daar een nieuwe beschikking bij: doe een wijzigingsvoorstel (Wgs, art. 4a)."""


class BbzKredietLoopt(IntakeFout):
    """Een Bbz-krediet is geen reden om de Wgs-hulp te beëindigen: de schuldhulp is nog nodig (VNG-handreiking, § 4.4.5.4)."""


class OordeelWijktAf(IntakeFout):
    """De laatste schuldentoets zegt '{oordeel}'. Leg eerst een nieuwe toets vast als u anders oordeelt."""

    def __init__(self, oordeel: str) -> None:
        self.oordeel = oordeel
