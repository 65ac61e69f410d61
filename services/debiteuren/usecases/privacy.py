"""Under which names personal data is kept and logged: contexts of encryption, and the activity in the register."""

import json

from kernel.crypto import Sleutelbos
from services.debiteuren.domain.afschrift import Bankregel

CONTEXT_DEBITEUR = b"debiteuren.debiteur.gegevens"
CONTEXT_MEDESCHULDENAAR = b"debiteuren.medeschuldenaar.gegevens"
CONTEXT_ZEKERHEID = b"debiteuren.zekerheid.omschrijving"
CONTEXT_REKENING = b"debiteuren.rekening.iban"
CONTEXT_MACHTIGING = b"debiteuren.machtiging.gegevens"
CONTEXT_BETAALBESTAND = b"debiteuren.betaalbestand.inhoud"
CONTEXT_ONTVANGST = b"debiteuren.ontvangst.details"
CONTEXT_UITSTEL = b"debiteuren.uitstel.reden"

#: The activity in the register van verwerkingsactiviteiten (LDV `processing_activity_id`).
ACTIVITEIT = "urn:regioloket:verwerkingsactiviteit:debiteurenbeheer"
CONTEXT_STAP = b"debiteuren.invorderingsstap.toelichting"
CONTEXT_STUITING = b"debiteuren.stuiting.toelichting"
CONTEXT_BESLUIT = b"debiteuren.besluit.motivering"
CONTEXT_OVERDRACHT = b"debiteuren.overdracht.reden"
CONTEXT_ONDERZOEK = b"debiteuren.onderzoek.toelichting"


def versleutel_details(sleutelbos: Sleutelbos, regel: Bankregel) -> bytes:
    """What a line of a statement says about the other side, as it is kept."""
    details = {"omschrijving": regel.omschrijving, "naam": regel.naam, "tegenrekening": regel.tegenrekening, "referentie": regel.referentie}
    return sleutelbos.versleutel(json.dumps(details), CONTEXT_ONTVANGST)
