"""What vroegsignalering remembers, split by noun. Import from here, not from the parts."""

from services.vroegsignalering.store.tables.aanlevering import Aanlevering
from services.vroegsignalering.store.tables.basis import Tabel
from services.vroegsignalering.store.tables.contactpoging import Contactpoging
from services.vroegsignalering.store.tables.kennis import CONTEXT_TOELICHTING, BrpControle, BrpKoppeling, SchuldhulpBekend, Uitsluiting
from services.vroegsignalering.store.tables.signaal import CONTEXT_PERSOON, Signaal
from services.vroegsignalering.store.tables.signaalpartner import Signaalpartner
from services.vroegsignalering.store.tables.zaak import Zaak

__all__ = [
    "CONTEXT_PERSOON",
    "CONTEXT_TOELICHTING",
    "Aanlevering",
    "BrpControle",
    "BrpKoppeling",
    "Contactpoging",
    "SchuldhulpBekend",
    "Signaal",
    "Signaalpartner",
    "Tabel",
    "Uitsluiting",
    "Zaak",
]
