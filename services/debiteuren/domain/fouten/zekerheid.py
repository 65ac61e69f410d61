"""Refusals about securities and co-debtors."""

from services.debiteuren.domain.fouten.basis import DebiteurenFout


class ZekerheidNietGevonden(DebiteurenFout):
    """Deze zekerheid bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class MedeschuldenaarNietGevonden(DebiteurenFout):
    """Deze medeschuldenaar bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404
