"""What debiteuren keeps. Who the debtor is and what people write is encrypted; amounts, dates and references are not."""

from services.debiteuren.store.tables.afschrift import Afschrift as Afschrift
from services.debiteuren.store.tables.afschrift import Ontvangst as Ontvangst
from services.debiteuren.store.tables.basis import Tabel as Tabel
from services.debiteuren.store.tables.dagafsluiting import Dagafsluiting as Dagafsluiting
from services.debiteuren.store.tables.journaal import Journaalpost as Journaalpost
from services.debiteuren.store.tables.lening import Aflostermijn as Aflostermijn
from services.debiteuren.store.tables.lening import Debiteur as Debiteur
from services.debiteuren.store.tables.lening import Lening as Lening
from services.debiteuren.store.tables.uitstel import Uitstel as Uitstel
