"""A Bbz loan is in arrears: a signal to act on and to offer contact (document 001, § 8.3)."""

from enum import StrEnum
from typing import Final

from services.intake.domain.machine import Machine


class Signaalstatus(StrEnum):
    """Hoe een contactsignaal ervoor staat."""

    OPEN = "open"
    CONTACT_AANGEBODEN = "contact-aangeboden"
    HULP_AANVAARD = "hulp-aanvaard"
    HULP_AFGESLAGEN = "hulp-afgeslagen"
    INGELOPEN = "ingelopen"


class Contactuitkomst(StrEnum):
    """Wat een contactpoging opleverde."""

    NIET_BEREIKT = "niet-bereikt"
    AANVAARD = "aanvaard"
    AFGESLAGEN = "afgeslagen"
    INGELOPEN = "ingelopen"


_NA_CONTACT: Final = {
    Contactuitkomst.NIET_BEREIKT: (Signaalstatus.CONTACT_AANGEBODEN,),
    Contactuitkomst.AANVAARD: (Signaalstatus.HULP_AANVAARD,),
    Contactuitkomst.AFGESLAGEN: (Signaalstatus.HULP_AFGESLAGEN,),
    Contactuitkomst.INGELOPEN: (Signaalstatus.INGELOPEN,),
}

CONTACTSIGNAAL: Final[Machine[Signaalstatus, Contactuitkomst]] = Machine(
    "contactsignaal",
    {
        Signaalstatus.OPEN: _NA_CONTACT,
        Signaalstatus.CONTACT_AANGEBODEN: _NA_CONTACT,
        Signaalstatus.HULP_AANVAARD: {},
        Signaalstatus.HULP_AFGESLAGEN: {},
        Signaalstatus.INGELOPEN: {},
    },
)
