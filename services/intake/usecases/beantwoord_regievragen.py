"""The ten questions that a gemeente asks its uitvoerder about a case, answered from the dossier (000 § 4.3.3).

What is not known says so: `bekend` is false and the facts that are there are still given.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.termijnbewaking import TermijnRij
from services.intake.domain.termijnen import BESLUIT, GESPREK, GESPREK_CRISIS
from services.intake.store import queries
from services.intake.store.tables import Aanmelding, Traject
from services.intake.usecases.dossier import BEELD, lees_dossier

#: The questions, in the words of the handreiking.
VRAGEN: Final = (
    "Wat is de financiële situatie? Is er een overzicht van inkomsten, uitgaven, schulden en bezittingen?",
    "Is er sprake van een crisissituatie? Hoe is die opgelost?",
    "Wat zijn de belangrijkste oorzaken van de financiële zorgen?",
    "Zijn er lopende gerechtelijke procedures of dreigende juridische stappen?",
    "Is de administratie op orde en welke aangiftes moeten nog worden ingediend?",
    "Is het bedrijf levensvatbaar en zijn er financieringsmogelijkheden?",
    "Hoe ondersteunen wij financiële kennis en vaardigheden, om terugval te voorkomen?",
    "Welke flankerende ondersteuning is nodig?",
    "Hoe ondersteunen wij de ondernemer als hij met zijn onderneming stopt?",
    "Zijn de wettelijke termijnen aangehouden voor het eerste gesprek, de toelatingsbeschikking en het plan van aanpak?",
)

Feit = int | bool | str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One question; `bekend` says whether the dossier answers it, `feiten` what it says, by name."""

    nummer: int
    vraag: str
    bekend: bool
    feiten: Mapping[str, Feit]


@dataclass(frozen=True, slots=True)
class _Dossier:
    """All that the answers are made from."""

    traject: Traject
    aanmelding: Aanmelding
    beeld: Mapping[str, Any]
    inkomen_centen: int | None
    uitgaven_centen: int | None
    termijnen: Sequence[TermijnRij]


async def beantwoord_regievragen(session: WriteSession, bos: Sleutelbos, traject_id: UUID, op: date, actor: Actor) -> list[Antwoord]:
    """Ten answers. That they were read stands in the verwerkingenlog. Raises TrajectNietGevonden."""
    traject = await lees_dossier(session, actor, traject_id, naam="regievragen beantwoord")
    gemeente = traject.gemeente
    rij = await queries.beeld_laatste(session, gemeente, traject.id)
    dossier = _Dossier(
        traject=traject,
        aanmelding=await queries.aanmelding(session, [gemeente], traject.aanmelding_id),
        beeld=json.loads(bos.ontsleutel(rij.inhoud, BEELD)) if rij else {},
        inkomen_centen=rij.inkomen_centen if rij else None,
        uitgaven_centen=rij.uitgaven_centen if rij else None,
        termijnen=await queries.termijnen_van(session, gemeente, [traject.id, traject.aanmelding_id]),
    )
    antwoorden = [
        await _financien(session, dossier),
        _crisis(dossier),
        _oorzaken(dossier),
        await _procedures(session, dossier),
        await _administratie(session, dossier),
        await _levensvatbaarheid(session, dossier),
        await _vaardigheden(session, dossier),
        await _begeleiding(session, dossier),
        await _stoppen(session, dossier),
        await _termijnen(session, dossier, op),
    ]
    return [Antwoord(nummer, VRAGEN[nummer - 1], bekend, feiten) for nummer, (bekend, feiten) in enumerate(antwoorden, 1)]


Deel = tuple[bool, Mapping[str, Feit]]


async def _financien(session: WriteSession, d: _Dossier) -> Deel:
    schulden = await queries.schuld_rijen(session, d.traject.gemeente, d.traject.id)
    totaal = sum(s.bedrag_centen for s in schulden) if schulden else d.traject.schulden_totaal_centen
    feiten: dict[str, Feit] = {
        "inkomenCentenPerMaand": d.inkomen_centen,
        "uitgavenCentenPerMaand": d.uitgaven_centen,
        "schuldenCenten": totaal,
        "aantalSchulden": len(schulden),
        "bezittingen": sorted({str(b["soort"]) for b in d.beeld.get("bezittingen", [])}),
    }
    return d.inkomen_centen is not None and bool(schulden), feiten


def _crisis(d: _Dossier) -> Deel:
    gesprek = next((t for t in d.termijnen if t.soort in {GESPREK_CRISIS, GESPREK} and t.voldaan_op), None)
    feiten: dict[str, Feit] = {
        "crisis": d.aanmelding.crisis,
        "grond": d.aanmelding.crisisgrond,
        "eersteGesprekOp": gesprek.voldaan_op.isoformat() if gesprek and gesprek.voldaan_op else None,
        "besluitOp": next((t.voldaan_op.isoformat() for t in d.termijnen if t.soort == BESLUIT and t.voldaan_op), None),
    }
    return True, feiten


def _oorzaken(d: _Dossier) -> Deel:
    oorzaken = [str(o["oorzaak"]) for o in d.beeld.get("oorzaken", [])]
    return bool(oorzaken), {"oorzaken": oorzaken}


async def _procedures(session: WriteSession, d: _Dossier) -> Deel:
    stappen = await queries.gerechtelijke_stap_rijen(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "proceduresVanSchuldeisers": [str(p["soort"]) for p in d.beeld.get("procedures", [])],
        "beslagen": [str(b["soort"]) for b in d.beeld.get("beslagen", [])],
        "verzoekenAanDeRechter": [stap.soort for stap in stappen],
    }
    return bool(d.beeld) or bool(stappen), feiten


async def _administratie(session: WriteSession, d: _Dossier) -> Deel:
    rijen = await queries.administratie_rijen(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "opOrde": bool(rijen) and all(r.in_orde for r in rijen),
        "boekjarenNietOpOrde": [str(r.boekjaar) for r in rijen if not r.in_orde],
        "helpers": sorted({r.helper for r in rijen}),
    }
    return bool(rijen), feiten


async def _levensvatbaarheid(session: WriteSession, d: _Dossier) -> Deel:
    vraag = await queries.levensvatbaarheid_laatste(session, d.traject.gemeente, d.traject.id)
    bbz = await queries.bbz_besluiten(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "gevraagdOp": vraag.gevraagd_op.isoformat() if vraag else None,
        "uitkomst": vraag.uitkomst if vraag else None,
        "bbzBesluiten": [b.uitkomst for b in bbz],
    }
    return vraag is not None and vraag.uitkomst is not None, feiten


async def _vaardigheden(session: WriteSession, d: _Dossier) -> Deel:
    plan = await queries.begeleidingsplan_laatste(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "begeleidingsplanVersie": plan.volgnummer if plan else None,
        "vastgesteldOp": plan.vastgesteld_op.isoformat() if plan else None,
    }
    return plan is not None, feiten


async def _begeleiding(session: WriteSession, d: _Dossier) -> Deel:
    rijen = await queries.begeleiding_rijen(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "vormen": sorted({r.vorm for r in rijen if r.geeindigd_op is None}),
        "leefgebiedenMetZorg": sorted(str(x["leefgebied"]) for x in d.beeld.get("leefgebieden", []) if x["beoordeling"] != "goed"),
    }
    return bool(rijen) or bool(d.beeld), feiten


async def _stoppen(session: WriteSession, d: _Dossier) -> Deel:
    bedrijf = await queries.bedrijfsuitkomst_laatste(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "uitkomst": bedrijf.uitkomst if bedrijf else None,
        "sinds": bedrijf.datum.isoformat() if bedrijf else None,
    }
    return bedrijf is not None, feiten


async def _termijnen(session: WriteSession, d: _Dossier, op: date) -> Deel:
    gesprek = await queries.gesprek(session, d.traject.gemeente, d.traject.aanmelding_id)
    besluit = await queries.besluit_van_traject(session, d.traject.gemeente, d.traject.id)
    plannen = await queries.plannen_van_traject(session, d.traject.gemeente, d.traject.id)
    feiten: dict[str, Feit] = {
        "eersteGesprekBinnenTermijn": gesprek.binnen_termijn if gesprek else None,
        "besluitBinnenTermijn": besluit.binnen_termijn if besluit else None,
        "besluitDagenTeLaat": besluit.dagen_te_laat if besluit else None,
        "besluitUiterlijk": d.traject.besluit_uiterlijk.isoformat(),
        "dagenOver": None if besluit else (d.traject.besluit_uiterlijk - op).days,
        "planVanAanpakOp": plannen[0].vastgesteld_op.isoformat() if plannen else None,
    }
    return True, feiten
