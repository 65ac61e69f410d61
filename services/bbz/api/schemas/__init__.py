"""What bbz asks and answers, field by field, in a file per noun."""

from services.bbz.api.schemas.aanvragen import AanvraagDetail, AanvraagGegeven, AanvraagVerzoek
from services.bbz.api.schemas.basis import Gemeentecode, Gevraagd, Iban, LegeDatum, Tekst
from services.bbz.api.schemas.besluiten import AkteVerzoek, BesluitGegeven, BesluitvoorstelGegeven, BesluitvoorstelVerzoek, VermogenGegeven
from services.bbz.api.schemas.normen import NormenAntwoord, NormGegeven
from services.bbz.api.schemas.uitnodigingen import UitnodigingGegeven
from services.bbz.api.schemas.voorzieningen import UitbetalingVerzoek, VoorzieningGegeven

__all__ = [
    "AanvraagDetail",
    "AanvraagGegeven",
    "AanvraagVerzoek",
    "AkteVerzoek",
    "BesluitGegeven",
    "BesluitvoorstelGegeven",
    "BesluitvoorstelVerzoek",
    "Gemeentecode",
    "Gevraagd",
    "Iban",
    "LegeDatum",
    "NormGegeven",
    "NormenAntwoord",
    "Tekst",
    "UitbetalingVerzoek",
    "UitnodigingGegeven",
    "VermogenGegeven",
    "VoorzieningGegeven",
]
