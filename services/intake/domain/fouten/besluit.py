"""Refusals around a besluit."""

from services.intake.domain.fouten.basis import IntakeFout


class VoorstelVervallen(IntakeFout):
    """Dit voorstel is vervallen: er is een nieuwer voorstel gedaan, of er is al besloten."""


class TweedeMedewerkerNodig(IntakeFout):
    """Een besluit vraagt twee medewerkers: wie het voorstel deed, kan het niet zelf bekrachtigen."""
