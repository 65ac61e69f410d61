"""What vroegsignalering asks and answers, split by noun. Import from here, not from the parts."""

from services.vroegsignalering.api.schemas.aanleveringen import AanleveringGegeven, WeigeringGegeven
from services.vroegsignalering.api.schemas.basis import Datum, Gemeentecode
from services.vroegsignalering.api.schemas.signaalpartners import SignaalpartnerGegeven, SignaalpartnerVerzoek
from services.vroegsignalering.api.schemas.zaken import ContactpogingGegeven, SignaalGegeven, ZaakDetail, ZaakGegeven

__all__ = [
    "AanleveringGegeven",
    "ContactpogingGegeven",
    "Datum",
    "Gemeentecode",
    "SignaalGegeven",
    "SignaalpartnerGegeven",
    "SignaalpartnerVerzoek",
    "WeigeringGegeven",
    "ZaakDetail",
    "ZaakGegeven",
]
