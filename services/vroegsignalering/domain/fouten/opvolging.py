"""What retention and letters refuse."""

from services.vroegsignalering.domain.fouten.basis import VroegsignaleringFout


class BewaarbeleidNietGevonden(VroegsignaleringFout):
    """Dit bewaarbeleid bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BriefserieNietGevonden(VroegsignaleringFout):
    """Deze reeks brieven bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BriefNietGevonden(VroegsignaleringFout):
    """Deze brief bestaat niet of is nog niet gemaakt, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BriefsoortOnbekend(VroegsignaleringFout):
    """Deze brief kennen wij niet. Kies uit: {soorten}."""

    status = 400

    def __init__(self, soorten: str) -> None:
        self.soorten = soorten


class ContactgegevensOntbreken(VroegsignaleringFout):
    """Noem een telefoonnummer of een e-mailadres: een brief zegt hoe de inwoner u bereikt."""

    status = 400


class GeenZaken(VroegsignaleringFout):
    """Er is geen open zaak waarvoor deze brief kan worden gemaakt."""
