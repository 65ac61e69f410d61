"""Gather the trajecten of a period for the delivery to CBS (DDAS SHV), gemeente by gemeente and in blocks.

Every person whose data leaves the house stands in the verwerkingenlog, with CBS as the one who receives it.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.intake.domain.fouten import LeveringTeGroot
from services.intake.domain.schuld import Schuldsoort
from services.intake.store import queries, tables
from services.intake.usecases.betrokkene import VERWERKING, lees_betrokkene
from services.intake.usecases.leg_schuld_vast import open_schuldeiser
from services.intake.usecases.levering import Leverdossier, Schuldregel

#: Trajecten of one message at most (DDAS koppelvlak, 2026).
MAXIMUM: Final = 25_000
BLOK: Final = 500


@dataclass(frozen=True, slots=True)
class MaakLevering:
    """Of which gemeenten and which period, both days included."""

    gemeenten: Sequence[str]
    van: date
    tot_en_met: date


async def maak_levering(
    session: WriteSession, bos: Sleutelbos, opdracht: MaakLevering, actor: Actor
) -> AsyncIterator[tuple[str, list[Leverdossier]]]:
    """Yield the dossiers in blocks, each with its gemeente; one without trajecten gives an empty block. Raises LeveringTeGroot first."""
    omvang = [await queries.leveringsomvang(session, g, opdracht.van, opdracht.tot_en_met) for g in opdracht.gemeenten]
    if sum(omvang) > MAXIMUM:
        raise LeveringTeGroot(MAXIMUM)
    for gemeente, aantal in zip(opdracht.gemeenten, omvang, strict=True):
        na = UUID(int=0)
        yield gemeente, []
        while blok := await queries.leveringsblok(session, gemeente, opdracht.van, opdracht.tot_en_met, na, BLOK):
            na = blok[-1][0].id
            hashes = [rij[3].bsn_hash for rij in blok]
            await log_verwerking(session, gemeente, VERWERKING, hashes, naam="geleverd aan CBS (DDAS)", verwerker="cbs")
            yield gemeente, await _dossiers(session, bos, gemeente, blok)
        nieuw = {"van": opdracht.van, "tot_en_met": opdracht.tot_en_met, "trajecten": aantal}
        await audit.schrijf(session, gemeente, "leveren", "ddas-levering", gemeente, actor, nieuw=nieuw)


async def _dossiers(
    session: WriteSession,
    bos: Sleutelbos,
    gemeente: str,
    blok: Sequence[tuple[tables.Traject, tables.Aanmelding, tables.Gesprek, tables.Betrokkene]],
) -> list[Leverdossier]:
    ids = [traject.id for traject, *_ in blok]
    crises = await queries.crises_per_aanmelding(session, gemeente, [aanmelding.id for _, aanmelding, *_ in blok])
    besluiten = await queries.per_traject(session, tables.Besluit, gemeente, ids)
    plannen = await queries.per_traject(session, tables.Plan, gemeente, ids)
    schulden = await queries.per_traject(session, tables.Schuld, gemeente, ids)
    begeleidingen = await queries.per_traject(session, tables.Begeleiding, gemeente, ids)
    regelingen = await queries.per_traject(session, tables.Regeling, gemeente, ids)
    stappen = await queries.per_traject(session, tables.GerechtelijkeStap, gemeente, ids)
    nazorg = await queries.per_traject(session, tables.Nazorg, gemeente, ids)
    uitstroom = await queries.per_traject(session, tables.Uitstroom, gemeente, ids)
    return [
        Leverdossier(
            gemeente=gemeente,
            betrokkene=lees_betrokkene(bos, betrokkene),
            aangemeld_op=aanmelding.ontvangen_op,
            crisis=aanmelding.crisis,
            crises=crises.get(aanmelding.id, []),
            gesprek_op=gesprek.datum,
            hulpvraag_op=traject.hulpvraag_op,
            schulden_totaal_centen=traject.schulden_totaal_centen,
            plan_op=next((p.vastgesteld_op for p in plannen.get(traject.id, [])), None),
            besluiten=besluiten.get(traject.id, []),
            schulden=[_schuld(bos, s) for s in schulden.get(traject.id, []) if s.vervallen_op is None],
            begeleidingen=begeleidingen.get(traject.id, []),
            regelingen=regelingen.get(traject.id, []),
            stappen=stappen.get(traject.id, []),
            nazorg=next((n for n in nazorg.get(traject.id, []) if n.gestart_op), None),
            uitstroom=next(iter(uitstroom.get(traject.id, [])), None),
        )
        for traject, aanmelding, gesprek, betrokkene in blok
    ]


def _schuld(bos: Sleutelbos, rij: tables.Schuld) -> Schuldregel:
    wie = open_schuldeiser(bos, rij)
    return Schuldregel(
        naam=wie.naam,
        kvk_nummer=wie.kvk_nummer,
        privepersoon=rij.privepersoon,
        soort=Schuldsoort(rij.soort),
        bedrag_centen=rij.bedrag_centen,
        peildatum=rij.peildatum,
        zakelijk=rij.zakelijk,
    )
