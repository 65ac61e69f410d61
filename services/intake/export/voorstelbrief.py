"""The offer to one creditor as a letter: its words between the name of who gets it and the name of who sends it."""

from kernel.brief import Afzender, Brief
from services.intake.usecases.schrijf_voorstel import Voorstelbrief


def stel_voorstelbrief_op(brief: Voorstelbrief, uitvoerder: Afzender) -> Brief:
    """Ready to be set. Dated on the day of the offer, so it is the same bytes each time."""
    return Brief(
        afzender=Afzender(uitvoerder.naam, uitvoerder.adres),
        geadresseerde=(brief.schuldeiser.naam, *brief.schuldeiser.adres),
        datum=brief.datum,
        kenmerk=str(brief.kenmerk),
        onderwerp=brief.tekst.onderwerp,
        aanhef="Geachte heer of mevrouw,",
        alineas=brief.tekst.als_alineas(),
        slot="Hebt u vragen? Neem dan contact met ons op. Met vriendelijke groet,",
        ondertekening=(f"namens de gemeente {brief.gemeentenaam}", uitvoerder.naam),
    )
