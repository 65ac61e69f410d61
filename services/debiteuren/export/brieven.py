"""The letters of collection: the words fixed when the step is taken, the PDF made when somebody asks for it."""

from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Final
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.brief import Afzender, Alinea, Brief
from kernel.briefopslag import brief_van, maak_concept, sjabloon_van, stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.tenancy import gemeente_parameters
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain.fouten.ladder import BriefNietGevonden
from services.debiteuren.domain.ladder import Stap
from services.debiteuren.domain.opeising import Opeisgrond
from services.debiteuren.export.sjablonen import PER_STAP
from services.debiteuren.store import betalingen, queries
from services.debiteuren.store.queries import invordering as vragen
from services.debiteuren.store.tables import Invorderingsstap, Lening
from services.debiteuren.usecases.privacy import ACTIVITEIT, CONTEXT_DEBITEUR, CONTEXT_REKENING

_MAANDEN: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SLOT: Final = "Hebt u vragen over deze brief? Neem dan contact op. Met vriendelijke groet,"


@dataclass(frozen=True, slots=True)
class Briefgegevens:
    """To whom a letter goes and for whom it is written."""

    wie: Betrokkene
    gemeentenaam: str
    lening: Lening


async def schrijf_stapbrief(session: WriteSession, bos: Sleutelbos, stap: Invorderingsstap) -> None:
    """Fix the words of the letter that belongs to a step; contact and the deurwaarder have none."""
    sjabloon = PER_STAP.get(Stap(stap.stap))
    if sjabloon is None:
        return
    lening = await queries.lening(session, [stap.gemeente], stap.lening_id)
    stappen = await vragen.stappen_van_lening(session, stap.gemeente, stap.lening_id)
    eigen = [s for s in stappen if s.invordering_id == stap.invordering_id]
    teruggevorderd = [s.datum for s in eigen if s.stap == Stap.TERUGVORDERING.value]
    velden: dict[str, str] = {
        "bedrag": str(Bedrag(stap.bedrag_centen)),
        "kosten": str(Bedrag(stap.kosten_centen)),
        "totaal": str(Bedrag(stap.bedrag_centen + stap.kosten_centen)),
        "uiterlijk": datum_tekst(stap.uiterlijk) if stap.uiterlijk else "",
        "kenmerk": lening.betalingskenmerk,
        "vervaldagen": ", ".join(datum_tekst(v) for v in stap.vervaldagen),
        "artikel": Opeisgrond(lening.opeisgrond).artikel if lening.opeisgrond else "Participatiewet, artikel 58",
        "beschikking": datum_tekst(teruggevorderd[0] if teruggevorderd else lening.uitbetaald_op),
        "vergoeding": str(Bedrag(sum(s.kosten_centen for s in eigen))),
    }
    # The account that the gemeente laid down last is the one on which it is paid.
    rekening = (await betalingen.rekeningen(session, [stap.gemeente]))[-1:]
    velden |= {
        "iban": " ".join(wrap(bos.ontsleutel(rekening[0].iban, CONTEXT_REKENING), 4)) if rekening else "",
        "tenaamstelling": rekening[0].naam if rekening else "",
    }
    zonder = [*(["kosten"] if _zonder_kosten(stap) else []), *([] if rekening else ["rekening"])]
    tekst = (await sjabloon_van(session, stap.gemeente, sjabloon)).vul(velden, zonder)
    (bsn_hash,) = await queries.bsn_hashes(session, stap.gemeente, [stap.lening_id]) or [None]
    await maak_concept(session, bos, stap.gemeente, stap.id, sjabloon.code, tekst, bsn_hash)
    await stel_brief_vast(session, stap.gemeente, stap.id, sjabloon.code, stap.datum)


async def lees_stapbrief(session: WriteSession, bos: Sleutelbos, stap_id: UUID, door: Actor, afzender: Afzender) -> Brief:
    """The letter as it was sent. Raises StapNietGevonden or BriefNietGevonden."""
    stap = await vragen.stap(session, door.gemeenten, stap_id)
    rij = await brief_van(session, stap.gemeente, stap.id, stap.stap)
    if rij is None:
        raise BriefNietGevonden
    gegevens = await lees_gegevens(session, bos, await queries.lening(session, [stap.gemeente], stap.lening_id), "brief gelezen")
    tekst = rij.tekst(bos)
    return maak(gegevens, afzender, stap.datum, tekst.onderwerp, tekst.als_alineas())


async def lees_gegevens(session: WriteSession, bos: Sleutelbos, lening: Lening, naam: str) -> Briefgegevens:
    """Whom the letter is for; the reading is logged."""
    debiteur = (await queries.debiteuren(session, lening.gemeente, [lening.id]))[lening.id]
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, [debiteur.bsn_hash], naam=naam)
    gemeentenaam = (await gemeente_parameters(session, lening.gemeente)).get("naam") or f"gemeente {lening.gemeente}"
    return Briefgegevens(Betrokkene.model_validate_json(bos.ontsleutel(debiteur.gegevens, CONTEXT_DEBITEUR)), gemeentenaam, lening)


def maak(gegevens: Briefgegevens, afzender: Afzender, op: date, onderwerp: str, alineas: tuple[Alinea, ...]) -> Brief:
    """The letter around these words."""
    return Brief(
        afzender=afzender,
        geadresseerde=_geadresseerde(gegevens.wie),
        datum=op,
        kenmerk=gegevens.lening.betalingskenmerk,
        onderwerp=onderwerp,
        aanhef=f"Beste {_naam(gegevens.wie)},",
        alineas=alineas,
        slot=SLOT,
        ondertekening=(f"namens het college van burgemeester en wethouders van {gegevens.gemeentenaam}", afzender.naam),
    )


def datum_tekst(dag: date) -> str:
    """As a person writes it: 1 april 2025."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def _zonder_kosten(stap: Invorderingsstap) -> bool:
    return stap.kosten_centen == 0 and stap.stap != Stap.DWANGBEVEL.value


def _naam(wie: Betrokkene) -> str:
    p = wie.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)


def _geadresseerde(wie: Betrokkene) -> tuple[str, ...]:
    p = wie.persoon
    straat = " ".join(deel for deel in (p.straatnaam, p.huisnummer, p.huisnummertoevoeging) if deel)
    plaats = " ".join(deel for deel in (p.postcode, p.plaatsnaam) if deel)
    bedrijf = wie.onderneming.handelsnaam if wie.onderneming else None
    return tuple(regel for regel in (bedrijf, _naam(wie), straat, plaats) if regel)
