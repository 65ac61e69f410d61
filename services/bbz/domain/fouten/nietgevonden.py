"""What is not there, or belongs to another gemeente."""

from services.bbz.domain.fouten.basis import NietGevonden


class UitnodigingNietGevonden(NietGevonden):
    """Deze uitnodiging bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class AanvraagNietGevonden(NietGevonden):
    """Deze aanvraag bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BesluitNietGevonden(NietGevonden):
    """Dit besluit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VoorzieningNietGevonden(NietGevonden):
    """Deze voorziening bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class DossierNietGevonden(NietGevonden):
    """Dit dossier bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class OrientatieNietGevonden(NietGevonden):
    """Deze oriëntatie bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class TerugkoppelingNietGevonden(NietGevonden):
    """Deze terugkoppeling bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BezwaarNietGevonden(NietGevonden):
    """Dit bezwaar bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class ZekerheidNietGevonden(NietGevonden):
    """Deze zekerheid bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BetaalbestandNietGevonden(NietGevonden):
    """Dit betaalbestand bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class FondsNietGevonden(NietGevonden):
    """Dit fonds bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VoornemenNietGevonden(NietGevonden):
    """Dit voornemen bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class NormvoorstelNietGevonden(NietGevonden):
    """Dit voorstel voor normen bestaat niet."""
