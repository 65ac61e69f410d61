"""What bbz keeps, a file per noun. What a person says or is called is encrypted; what is searched or decided on is not."""

from services.bbz.store.tables.aanvraag import Aanvraag
from services.bbz.store.tables.basis import Tabel
from services.bbz.store.tables.besluit import Besluit
from services.bbz.store.tables.betrokkene import Betrokkene
from services.bbz.store.tables.norm import Normrij
from services.bbz.store.tables.uitnodiging import Uitnodiging
from services.bbz.store.tables.voorziening import Voorziening

__all__ = [
    "Aanvraag",
    "Besluit",
    "Betrokkene",
    "Normrij",
    "Tabel",
    "Uitnodiging",
    "Voorziening",
]
