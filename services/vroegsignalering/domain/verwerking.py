"""For which purposes are personal data handled here? The activities of the register, as the verwerkingenlog names them (LDV 1.0).

The register itself is the organisation's; these URNs are ours, and a recipe tells how to tie them to its entries.
"""

from typing import Final

#: A partner's signals are judged and matched (Wgs art. 3 lid 1 onder b).
SIGNALEN_BEOORDELEN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-signalen-beoordelen"
#: A medewerker or another app reads whom a zaak is about, to make contact and offer help.
ZAAK_BEHANDELEN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-zaak-behandelen"
#: Existing zaken come over from another system.
ZAKEN_OVERNEMEN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-zaken-overnemen"
#: What happened in a period is put together for the national statistics (Wgs art. 9).
LEVEREN_AAN_CBS: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-leveren-aan-cbs"
#: Someone is put on the uitsluitingslijst, or looked at there.
UITSLUITEN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-uitsluiten"
#: Intake told that someone is with schuldhulpverlening, so that his signals are not taken up.
BEKEND_BIJ_SCHULDHULP: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-bekend-bij-schuldhulp"
#: The person of a signal is compared with the BRP.
BRP_CONTROLEREN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-brp-controleren"
#: What a gemeente keeps no longer is erased or anonymised (AVG art. 5 lid 1 onder e; the selectielijst of the gemeente).
BEWAARTERMIJN_TOEPASSEN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-bewaartermijn-toepassen"
#: Letters are made to approach inhabitants (Wgs art. 3 lid 1 onder b).
BRIEVEN_MAKEN: Final = "urn:regioloket:verwerkingsactiviteit:vroegsignalering-brieven-maken"
