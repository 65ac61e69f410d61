"""Under which names personal data is kept and logged: contexts of encryption, and the activity in the register."""

CONTEXT_DEBITEUR = b"debiteuren.debiteur.gegevens"
CONTEXT_ONTVANGST = b"debiteuren.ontvangst.details"
CONTEXT_UITSTEL = b"debiteuren.uitstel.reden"

#: The activity in the register van verwerkingsactiviteiten (LDV `processing_activity_id`).
ACTIVITEIT = "urn:regioloket:verwerkingsactiviteit:debiteurenbeheer"
