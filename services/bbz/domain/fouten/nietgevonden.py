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
