"""What intake asks and answers, field by field."""

from services.intake.api.schemas.aanmeldingen import (
    AanmeldingDetail,
    AanmeldingGegeven,
    AanmeldingVerzoek,
    GesprekGegeven,
    GesprekVastgelegd,
    GesprekVerzoek,
)
from services.intake.api.schemas.basis import Centen, Gemeentecode, Tekst, Zin
from services.intake.api.schemas.beleidsplannen import BeleidsplanGegeven, BeleidsplanVerzoek
from services.intake.api.schemas.besluiten import (
    AfwijzingsvoorstelVerzoek,
    BesluitGegeven,
    BesluitVastgelegd,
    ToelatingsvoorstelVerzoek,
    VoorstelGegeven,
)
from services.intake.api.schemas.plannen import PlanGegeven, PlanstapGegeven
from services.intake.api.schemas.trajecten import SaneringskredietVerzoek, TrajectDetail, TrajectGegeven

__all__ = [
    "AanmeldingDetail",
    "AanmeldingGegeven",
    "AanmeldingVerzoek",
    "AfwijzingsvoorstelVerzoek",
    "BeleidsplanGegeven",
    "BeleidsplanVerzoek",
    "BesluitGegeven",
    "BesluitVastgelegd",
    "Centen",
    "Gemeentecode",
    "GesprekGegeven",
    "GesprekVastgelegd",
    "GesprekVerzoek",
    "PlanGegeven",
    "PlanstapGegeven",
    "SaneringskredietVerzoek",
    "Tekst",
    "ToelatingsvoorstelVerzoek",
    "TrajectDetail",
    "TrajectGegeven",
    "VoorstelGegeven",
    "Zin",
]
