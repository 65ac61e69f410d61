"""What is not there, or belongs to another gemeente: 404."""

from services.intake.domain.fouten.basis import IntakeFout


class NietGevonden(IntakeFout):
    """Dit gegeven bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class AanmeldingNietGevonden(NietGevonden):
    """Deze aanmelding bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class CrisisNietGevonden(NietGevonden):
    """Deze crisis bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class TrajectNietGevonden(NietGevonden):
    """Dit traject bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BesluitNietGevonden(NietGevonden):
    """Dit besluit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BeleidsplanNietGevonden(NietGevonden):
    """Dit beleidsplan bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class OrientatieNietGevonden(NietGevonden):
    """Deze oriëntatie bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class ContactsignaalNietGevonden(NietGevonden):
    """Dit contactsignaal bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BkrRegistratieNietGevonden(NietGevonden):
    """Deze BKR-registratie bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VoornemenNietGevonden(NietGevonden):
    """Dit voornemen bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BezwaarNietGevonden(NietGevonden):
    """Dit bezwaar bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""
