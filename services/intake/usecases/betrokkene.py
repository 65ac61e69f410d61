"""Keep and read the person behind an aanmelding: encrypted as a whole, with a keyed hash of the BSN to find it by.

The name, the address and what someone says are as personal as the number, so nothing of it is stored in the clear.
"""

from base64 import b64decode, b64encode
from typing import Final

from contracts.persoon import Betrokkene
from kernel.crypto import Sleutelbos
from services.intake.store import tables

#: The activity in the register van verwerkingsactiviteiten that all of intake's use of personal data belongs to.
VERWERKING: Final = "urn:regioloket:verwerkingsactiviteit:wgs-intake"

GEGEVENS: Final = b"intake.betrokkene.gegevens"
HULPVRAAG: Final = b"intake.gesprek.hulpvraag"
PLAN: Final = b"intake.plan.inhoud"
MOTIVERING: Final = b"intake.besluit.motivering"
MELDER: Final = b"intake.aanmelding.melder"
WISSELREDEN: Final = b"intake.contactpersoon.reden"
GEVRAAGD: Final = b"intake.hersteltermijn.gevraagd"
BEVINDING: Final = b"intake.grondonderzoek.bevinding"
TOETS: Final = b"intake.schuldtoets.motivering"
BEWIJS: Final = b"intake.bkr_registratie.bewijs"
EINDBEWIJS: Final = b"intake.bkr_registratie.eindbewijs"
VOORNEMEN: Final = b"intake.voornemen.motivering"
ZIENSWIJZE: Final = b"intake.voornemen.zienswijze"
BEZWAARGRONDEN: Final = b"intake.bezwaar.gronden"


def versleutel_betrokkene(bos: Sleutelbos, gemeente: str, betrokkene: Betrokkene) -> tables.Betrokkene:
    """The row to store. The BSN is hashed as it came: one that fails the elfproef still finds itself."""
    persoon, onderneming = betrokkene.persoon, betrokkene.onderneming
    wie = f"{persoon.achternaam.strip().casefold()}|{persoon.geboortedatum}|{persoon.postcode}"
    return tables.Betrokkene(
        gemeente=gemeente,
        gegevens=bos.versleutel(betrokkene.model_dump_json(by_alias=True, exclude_none=True), GEGEVENS),
        bsn_hash=bos.zoekhash(persoon.bsn) if persoon.bsn else None,
        persoon_hash=bos.zoekhash(wie) if persoon.geboortedatum or persoon.postcode else None,
        kvk_hash=bos.zoekhash(onderneming.kvk_nummer) if onderneming and onderneming.kvk_nummer else None,
    )


def lees_betrokkene(bos: Sleutelbos, rij: tables.Betrokkene) -> Betrokkene:
    """The person as he was stored."""
    return Betrokkene.model_validate_json(bos.ontsleutel(rij.gegevens, GEGEVENS))


def verzegel(bos: Sleutelbos, waarde: str, context: bytes) -> str:
    """Encrypted text that fits in JSON: for what a proposal carries until it is ratified."""
    return b64encode(bos.versleutel(waarde, context)).decode()


def open_zegel(bos: Sleutelbos, zegel: str, context: bytes) -> str:
    """Read back what `verzegel` made."""
    return bos.ontsleutel(b64decode(zegel), context)
