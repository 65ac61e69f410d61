"""By when must what have happened in a zaak? Three terms that the intake starts, and one that a medewerker starts.

- contact-na-signaal: 4 weeks from receipt of the first signal (Wgs; VNG-handreiking 2025 par. 4.4.3.1); met by any approach.
- gesprek-bij-crisis: 3 werkdagen from receipt of the first crisis signal (Wgs art. 4 lid 2); met by any contact that reached him.
- einde-levering: the day that the supplier names (Divosa jaarrapportage 2023); met by any contact that reached him.
- quick-fix: 30 days from acceptance (GGM Model Vroegsignalering 1.1.0; no statutory term); met by closing the zaak.

The end of delivery is a day of someone else's, not a length of ours, so the Algemene termijnenwet does not move it.
"""

from datetime import date
from typing import Final

from kernel.termijn import Termijn, Termijnsoort

CONTACT_TERMIJN: Final = Termijnsoort(code="contact-na-signaal", artikel="Wgs; VNG-handreiking 2025 par. 4.4.3.1", weken=4, atw=True)
CRISIS_TERMIJN: Final = Termijnsoort(code="gesprek-bij-crisis", artikel="Wgs art. 4 lid 2", werkdagen=3, atw=True)
QUICK_FIX_TERMIJN: Final = Termijnsoort(code="quick-fix", artikel="GGM Model Vroegsignalering 1.1.0", dagen=30, atw=False)

#: The day on which delivery ends, as the supplier announced it: its code and where it comes from.
EINDE_LEVERING: Final = ("einde-levering", "Eindeleveringssignaal van de signaalpartner")

#: What is met by approaching someone, by reaching him, and what ends with the zaak in any case.
DOOR_BENADEREN: Final = (CONTACT_TERMIJN.code,)
DOOR_BEREIKEN: Final = (CONTACT_TERMIJN.code, CRISIS_TERMIJN.code, EINDE_LEVERING[0])
DOOR_AFSLUITEN: Final = (*DOOR_BEREIKEN, QUICK_FIX_TERMIJN.code)


def uiterlijk(ontvangen_op: date, *, crisis: bool, einde_levering_op: date | None) -> date:
    """The first of the days by which someone must have come, for a signal that was received on this day."""
    dagen = [Termijn(CONTACT_TERMIJN, ontvangen_op).einde]
    if crisis:
        dagen.append(Termijn(CRISIS_TERMIJN, ontvangen_op).einde)
    if einde_levering_op is not None:
        dagen.append(max(einde_levering_op, ontvangen_op))
    return min(dagen)
