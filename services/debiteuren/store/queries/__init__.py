"""Questions about loans, their terms, debtors and deferrals, one function each.

A row is looked up by id within the gemeenten of the caller: `gemeente` stands first in every key, so it is asked first.
"""

from services.debiteuren.store.queries.debiteuren import bsn_hashes as bsn_hashes
from services.debiteuren.store.queries.debiteuren import debiteuren as debiteuren
from services.debiteuren.store.queries.invordering import pauzes as pauzes
from services.debiteuren.store.queries.leningen import bewaar_leningen as bewaar_leningen
from services.debiteuren.store.queries.leningen import lening as lening
from services.debiteuren.store.queries.leningen import lening_met_slot as lening_met_slot
from services.debiteuren.store.queries.leningen import lening_van_bron as lening_van_bron
from services.debiteuren.store.queries.leningen import leningen as leningen
from services.debiteuren.store.queries.leningen import leningen_met_slot as leningen_met_slot
from services.debiteuren.store.queries.leningen import leningen_van_voorziening as leningen_van_voorziening
from services.debiteuren.store.queries.leningen import sleutels_van_kenmerken as sleutels_van_kenmerken
from services.debiteuren.store.queries.leningen import volgnummer as volgnummer
from services.debiteuren.store.queries.reeks import een_van as een_van
from services.debiteuren.store.queries.termijnen import Termijnwijziging as Termijnwijziging
from services.debiteuren.store.queries.termijnen import bewaar_schema as bewaar_schema
from services.debiteuren.store.queries.termijnen import bewaar_termijnen as bewaar_termijnen
from services.debiteuren.store.queries.termijnen import schema as schema
from services.debiteuren.store.queries.termijnen import schemaversies as schemaversies
from services.debiteuren.store.queries.termijnen import te_komen as te_komen
from services.debiteuren.store.queries.termijnen import vervallen_termijnen as vervallen_termijnen
from services.debiteuren.store.queries.termijnen import vervang_schema as vervang_schema
from services.debiteuren.store.queries.uitstellen import uitstellen as uitstellen
