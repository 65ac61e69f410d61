"""Account for a year: what the Rijk pays, the layout of the verantwoording, and the businesscase behind it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import AnySession, WriteSession
from kernel.geld import NUL, Bedrag, totaal
from services.bbz.domain.bekostiging import Bekostigd, Product, Sisaregel, bekostig, reken_uit
from services.bbz.domain.businesscase import Aannames, Businesscase, Werkelijk, reken
from services.bbz.domain.fouten import NormOntbreekt
from services.bbz.domain.fouten.bekostiging import IndelingNietGevonden
from services.bbz.domain.onderzoek import Onderzoeksoort, vergoeding
from services.bbz.store import normen, queries
from services.bbz.store.bekostigingsbestand import meegeleverde_regels
from services.bbz.store.queries import bekostiging as vragen
from services.bbz.store.tables.bekostiging import Bekostigingsbaten, Sisaindeling


@dataclass(frozen=True, slots=True)
class LegBatenVast:
    """What came back in a year, on which product, and where that figure stands."""

    gemeente: str
    jaar: int
    product: Product
    bedrag: Bedrag
    bron: str
    boekdatum: date


@dataclass(frozen=True, slots=True)
class DeelIn:
    """The lines of the verantwoording of one year, in the gemeente's own codes."""

    gemeente: str
    jaar: int
    regels: Sequence[Sisaregel]
    boekdatum: date


async def overzicht(session: AnySession, gemeente: str, jaar: int) -> list[Bekostigd]:
    """The bekostiging of a year. Raises BekostigingOntbreekt or NormOntbreekt by name."""
    lasten, baten = await vragen.lasten(session, gemeente, jaar), await vragen.baten(session, gemeente, jaar)
    rijk = await _onderzoek_rijk(session, gemeente, jaar) if lasten.get(Product.ONDERZOEK) else None
    return bekostig(jaar, lasten, baten, meegeleverde_regels(), rijk)


async def verantwoording(session: AnySession, gemeente: str, jaar: int) -> list[tuple[Sisaregel, Bedrag]]:
    """Every line of the layout with its amount. Raises IndelingNietGevonden."""
    rij = await vragen.indeling(session, gemeente, jaar)
    waarden = await _waarden(session, gemeente, jaar)
    return [(regel, reken_uit(regel.formule, waarden)) for regel in (Sisaregel(**r) for r in rij.regels)]


async def deel_in(session: WriteSession, opdracht: DeelIn, actor: Actor) -> UUID:
    """Store the layout, after every formula was tried; an earlier one of that year is replaced. Raises FormuleOngeldig."""
    waarden = await _waarden(session, opdracht.gemeente, opdracht.jaar)
    for regel in opdracht.regels:
        reken_uit(regel.formule, waarden)
    regels = [asdict(regel) for regel in opdracht.regels]
    try:
        rij = await vragen.indeling(session, opdracht.gemeente, opdracht.jaar)
        rij.regels, rij.vastgelegd_op, rij.door = regels, opdracht.boekdatum, actor.wie
        rij.versie += 1
    except IndelingNietGevonden:
        rij = Sisaindeling(gemeente=opdracht.gemeente, jaar=opdracht.jaar, regels=regels, vastgelegd_op=opdracht.boekdatum, door=actor.wie)
        session.add(rij)
    await session.flush()
    nieuw = {"jaar": rij.jaar, "regels": len(regels)}
    await audit.schrijf(session, rij.gemeente, "verantwoording-indelen", "sisaindeling", rij.id, actor, nieuw=nieuw)
    return rij.id


async def leg_baten_vast(session: WriteSession, opdracht: LegBatenVast, actor: Actor) -> UUID:
    """Store it; return its id. What was wrong is corrected by another row, also below zero."""
    rij = Bekostigingsbaten(
        gemeente=opdracht.gemeente,
        jaar=opdracht.jaar,
        product=opdracht.product.value,
        bedrag_centen=opdracht.bedrag.centen,
        bron=opdracht.bron,
        vastgelegd_op=opdracht.boekdatum,
        door=actor.wie,
    )
    session.add(rij)
    await session.flush()
    nieuw = {"jaar": rij.jaar, "product": rij.product, "bedragCenten": rij.bedrag_centen}
    await audit.schrijf(session, rij.gemeente, "baten-vastleggen", "bekostiging", rij.id, actor, nieuw=nieuw)
    return rij.id


async def businesscase_van_gemeente(session: AnySession, gemeente: str, jaar: int, aannames: Aannames) -> Businesscase:
    """Of everyone who was helped in a year, with the research that was really paid."""
    kosten = totaal(bedrag for _, bedrag, _, _ in await vragen.onderzoeken(session, gemeente, jaar))
    return reken(aannames, Werkelijk(await vragen.geholpen(session, gemeente, jaar), onderzoek=kosten))


async def businesscase_van_aanvraag(session: AnySession, aanvraag_id: UUID, aannames: Aannames, actor: Actor) -> Businesscase:
    """Of one dossier. Raises AanvraagNietGevonden."""
    aanvraag = await queries.aanvraag(session, actor.gemeenten, aanvraag_id)
    return reken(aannames, Werkelijk(1, onderzoek=await vragen.onderzoek_van_aanvraag(session, aanvraag.gemeente, aanvraag.id)))


async def _onderzoek_rijk(session: AnySession, gemeente: str, jaar: int) -> Bedrag | None:
    """Per report its own maximum. A year without a rule leaves it to `bekostig` to refuse."""
    som = NUL
    for soort, kosten, dag, categorie in await vragen.onderzoeken(session, gemeente, jaar):
        try:
            v = vergoeding(Onderzoeksoort(soort), kosten, await normen.op(session, dag), extern=True, categorie=categorie)
        except NormOntbreekt:
            return None
        som += v.rijk
    return som


async def _waarden(session: AnySession, gemeente: str, jaar: int) -> dict[str, Bedrag]:
    lasten, baten = await vragen.lasten(session, gemeente, jaar), await vragen.baten(session, gemeente, jaar)
    return {
        **{f"lasten.{p.value}": lasten.get(p, NUL) for p in Product},
        **{f"baten.{p.value}": baten.get(p, NUL) for p in Product},
    }
