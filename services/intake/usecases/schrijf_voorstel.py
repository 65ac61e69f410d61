"""The letter with which one creditor is offered his share: our words at level B1, which a gemeente may put in hers."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.auth import Actor
from kernel.briefopslag import sjabloon_van
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import Bedrag
from kernel.sjabloon import Briefsjabloon, Brieftekst, Sjabloonalinea
from kernel.tenancy import gemeente_parameters
from services.intake.domain.fouten import AandeelOnbekend, ParameterOntbreekt
from services.intake.domain.regeling import MET_KREDIET, VOLLEDIG, Regelingsoort
from services.intake.store import queries, tables
from services.intake.usecases.betrokkene import lees_betrokkene
from services.intake.usecases.dossier import lees_dossier
from services.intake.usecases.leg_schuld_vast import Schuldeiser, open_schuldeiser

VOORSTEL: Final = Briefsjabloon(
    "voorstel-schuldeiser",
    "Ons voorstel voor de schuld van {naam}",
    (
        Sjabloonalinea("aanleiding", "Wij helpen {naam} bij zorgen over geld. Bij u staat nog {vordering} open{kenmerk}."),
        Sjabloonalinea("bod", "{bod}", kop="Wat wij u voorstellen"),
        Sjabloonalinea(
            "gelijk",
            "Alle schuldeisers krijgen vandaag een voorstel. Elke schuldeiser zonder voorrang krijgt hetzelfde deel van zijn vordering.",
            kop="Hoe wij dit hebben verdeeld",
        ),
        Sjabloonalinea(
            "antwoord", "Wilt u ons laten weten of u akkoord gaat? Noem in uw antwoord het kenmerk van deze brief.", kop="Uw antwoord"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Voorstelbrief:
    """All that the letter to one creditor tells."""

    kenmerk: UUID
    datum: date
    gemeentenaam: str
    schuldeiser: Schuldeiser
    tekst: Brieftekst


async def schrijf_voorstel(session: WriteSession, bos: Sleutelbos, regeling_id: UUID, schuld_id: UUID, actor: Actor) -> Voorstelbrief:
    """The offer to the creditor of this debt. Raises RegelingNietGevonden, AandeelOnbekend or ParameterOntbreekt."""
    regeling = await queries.regeling(session, actor.gemeenten, regeling_id)
    deel = next((d for d in await queries.aandeel_rijen(session, regeling.gemeente, regeling.id) if d.schuld_id == schuld_id), None)
    if deel is None or regeling.voorgesteld_op is None:
        raise AandeelOnbekend
    traject = await lees_dossier(session, actor, regeling.traject_id, naam="voorstelbrief gelezen")
    gemeentenaam = (await gemeente_parameters(session, regeling.gemeente)).get("naam")
    if not gemeentenaam:
        raise ParameterOntbreekt(regeling.gemeente, "naam")
    schuldeiser = open_schuldeiser(bos, await queries.schuld_met_slot(session, [regeling.gemeente], schuld_id))
    wie = lees_betrokkene(bos, await queries.betrokkene(session, regeling.gemeente, traject.betrokkene_id))
    velden = {
        "naam": _naam(wie),
        "vordering": str(Bedrag(deel.vordering_centen)),
        "kenmerk": f" (uw kenmerk: {schuldeiser.kenmerk})" if schuldeiser.kenmerk else "",
        "bod": _bod(regeling, deel),
    }
    tekst = (await sjabloon_van(session, regeling.gemeente, VOORSTEL)).vul(velden, zonder={"gelijk"} if regeling.vorm in VOLLEDIG else ())
    return Voorstelbrief(regeling.id, regeling.voorgesteld_op, gemeentenaam, schuldeiser, tekst)


def _bod(regeling: tables.Regeling, deel: tables.Aandeel) -> str:
    """What is offered, in one or two sentences."""
    if regeling.vorm is Regelingsoort.NULAANBOD:
        return "Er is geen geld om u te betalen. Wij vragen u om de schuld kwijt te schelden."
    if regeling.vorm is Regelingsoort.BETALINGSREGELING:
        return f"U krijgt het hele bedrag, {deel.bedrag}, in {regeling.aflosperiode_maanden} maanden."
    if regeling.vorm is Regelingsoort.HERFINANCIERING:
        return f"U krijgt het hele bedrag, {deel.bedrag}, in één keer."
    hoe = "in één keer, uit een krediet" if regeling.vorm in MET_KREDIET else f"in {regeling.aflosperiode_maanden} maanden"
    return f"U krijgt {deel.bedrag}, {hoe}. Wij vragen u om daarna de rest van de schuld kwijt te schelden."


def _naam(wie: Betrokkene) -> str:
    p = wie.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)
