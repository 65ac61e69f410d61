"""What bbz encrypts: the person, the IBAN, and what a decision says about him."""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from contracts.persoon import Betrokkene as Persoonsgegevens
from kernel.crypto import Sleutelbos
from kernel.geld import Bedrag
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.soort import Aflossingsvorm, Uitkomst, Vorm
from services.bbz.domain.vermogen import Vermogen
from services.bbz.store.tables import Betrokkene

#: The activity in the register van verwerkingsactiviteiten that all of bbz's use of personal data belongs to.
VERWERKING = "urn:regioloket:verwerkingsactiviteit:bbz-bedrijfskapitaal"

_GEGEVENS = b"bbz.betrokkene.gegevens"
_IBAN = b"bbz.voorziening.iban"
_MOTIVERING = b"bbz.besluit.motivering"
_VOORSTEL = b"bbz.voorstel.inhoud"


def nieuwe_betrokkene(bos: Sleutelbos, gemeente: str, gegevens: Persoonsgegevens) -> Betrokkene:
    """The row of this person: everything encrypted, and a keyed hash of BSN and KvK-nummer beside it."""
    bsn = gegevens.persoon.bsn
    kvk = gegevens.onderneming.kvk_nummer if gegevens.onderneming else None
    return Betrokkene(
        gemeente=gemeente,
        gegevens=bos.versleutel(gegevens.model_dump_json(by_alias=True), _GEGEVENS),
        bsn_hash=bos.zoekhash(bsn) if bsn else None,
        kvk_hash=bos.zoekhash(kvk.strip()) if kvk else None,
    )


def lees_betrokkene(bos: Sleutelbos, rij: Betrokkene) -> Persoonsgegevens:
    """The person of this row."""
    return Persoonsgegevens.model_validate_json(bos.ontsleutel(rij.gegevens, _GEGEVENS))


def kvk_hashes(bos: Sleutelbos, rij: Betrokkene) -> list[bytes]:
    """The hashes under which this business may be known, the active key's first; empty without a KvK-nummer."""
    onderneming = lees_betrokkene(bos, rij).onderneming
    return bos.zoekhashes(onderneming.kvk_nummer.strip()) if onderneming and onderneming.kvk_nummer else []


def versleutel_iban(bos: Sleutelbos, iban: str) -> bytes:
    """The IBAN as it is kept with a voorziening."""
    return bos.versleutel(iban, _IBAN)


def lees_iban(bos: Sleutelbos, geheim: bytes) -> str:
    """The IBAN of a voorziening."""
    return bos.ontsleutel(geheim, _IBAN)


def versleutel_motivering(bos: Sleutelbos, motivering: str) -> bytes:
    """Why it was decided, as it is kept with a besluit."""
    return bos.versleutel(motivering, _MOTIVERING)


def lees_motivering(bos: Sleutelbos, geheim: bytes) -> str:
    """Why it was decided."""
    return bos.ontsleutel(geheim, _MOTIVERING)


def versleutel_tekst(bos: Sleutelbos, plek: str, tekst: str) -> bytes:
    """Free text about a person; `plek` is the table and column it is for, so that a text cannot be moved to another."""
    return bos.versleutel(tekst, f"bbz.{plek}".encode())


def lees_tekst(bos: Sleutelbos, plek: str, geheim: bytes) -> str:
    """The reverse of `versleutel_tekst`."""
    return bos.ontsleutel(geheim, f"bbz.{plek}".encode())


def bsn_hashes(bos: Sleutelbos, gegevens: Persoonsgegevens) -> list[bytes]:
    """The hashes under which this person may be known, the active key's first; empty without a BSN."""
    bsn = gegevens.persoon.bsn
    return bos.zoekhashes(bsn) if bsn else []


def verpak_voorstel(bos: Sleutelbos, voorstel: Besluitvoorstel) -> dict[str, str]:
    """The JSON of a proposal for the four-eyes table: one ciphertext, because it tells of someone's money and business."""
    vermogen = voorstel.vermogen
    inhoud = {
        "uitkomst": voorstel.uitkomst,
        "vorm": voorstel.vorm,
        "bedrag": voorstel.bedrag.centen,
        "looptijd": voorstel.looptijd_maanden,
        "aflossingsvorm": voorstel.aflossingsvorm,
        "vermogen": [vermogen.eigen.centen, vermogen.totaal.centen] if vermogen else None,
        "motivering": voorstel.motivering,
        "vennoten": [[v.eigen.centen, v.totaal.centen] for v in voorstel.vermogen_vennoten],
        "begeleiding": voorstel.begeleiding.centen,
        "steuntOpAnderen": voorstel.steunt_op_anderen,
        "afwijkingCommissie": voorstel.afwijking_commissie,
    }
    return {"versleuteld": b64encode(bos.versleutel(json.dumps(inhoud), _VOORSTEL)).decode()}


def pak_voorstel_uit(bos: Sleutelbos, inhoud: Mapping[str, Any]) -> Besluitvoorstel:
    """The proposal as it was made."""
    rij = json.loads(bos.ontsleutel(b64decode(inhoud["versleuteld"]), _VOORSTEL))
    return Besluitvoorstel(
        uitkomst=Uitkomst(rij["uitkomst"]),
        vorm=Vorm(rij["vorm"]) if rij["vorm"] else None,
        bedrag=Bedrag(rij["bedrag"]),
        looptijd_maanden=rij["looptijd"],
        aflossingsvorm=Aflossingsvorm(rij["aflossingsvorm"]) if rij["aflossingsvorm"] else None,
        vermogen=_vermogen(rij["vermogen"]) if rij["vermogen"] else None,
        motivering=rij["motivering"],
        vermogen_vennoten=tuple(_vermogen(v) for v in rij["vennoten"]),
        begeleiding=Bedrag(rij["begeleiding"]),
        steunt_op_anderen=rij["steuntOpAnderen"],
        afwijking_commissie=rij["afwijkingCommissie"],
    )


def _vermogen(centen: Sequence[int]) -> Vermogen:
    eigen, totaal = centen
    return Vermogen(Bedrag(eigen), Bedrag(totaal))
