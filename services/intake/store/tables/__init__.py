"""What intake keeps. Everything a person says or is called is encrypted; what is searched or decided on is not."""

from services.intake.store.tables.aanmelding import Aanmelding, Gesprek
from services.intake.store.tables.basis import Tabel
from services.intake.store.tables.beleidsplan import Beleidsplan
from services.intake.store.tables.besluit import Besluit, Plan
from services.intake.store.tables.betrokkene import Betrokkene
from services.intake.store.tables.traject import Kredietverzoek, Traject

__all__ = ["Aanmelding", "Beleidsplan", "Besluit", "Betrokkene", "Gesprek", "Kredietverzoek", "Plan", "Tabel", "Traject"]
