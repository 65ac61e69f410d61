"""Which help stands beside the solution? The begeleidingsplan, flankerende hulp, and the business made stronger (000 § 4.4.6)."""

from enum import StrEnum


class Begeleidingsvorm(StrEnum):
    """Vorm van begeleiding. De eerste vijf zijn die van DDAS SHV v1.0."""

    BUDGETCOACHING = "budgetcoaching"
    BUDGETBEHEER = "budgetbeheer"
    BESCHERMINGSBEWIND = "beschermingsbewind"
    LANGE_TERMIJN = "lange-termijn-begeleiding"
    BUDGETBEGELEIDING = "budgetbegeleiding"
    FLANKEREND = "flankerende-hulp"
    ONDERNEMERSCOACH = "ondernemerscoach"
    TRAINING = "training"
    MENTOR = "mentor"


#: Help to the business: outside the begeleidingsplan, yet needed for lasting recovery (000 § 4.4.6.2).
VERSTERKT_ONDERNEMING = frozenset({Begeleidingsvorm.ONDERNEMERSCOACH, Begeleidingsvorm.TRAINING, Begeleidingsvorm.MENTOR})


class Bedrijfsuitkomst(StrEnum):
    """Hoe het met de onderneming verder gaat."""

    VOORTGEZET = "voortgezet"
    DOORSTART = "doorstart"
    BEEINDIGD = "beeindigd"
