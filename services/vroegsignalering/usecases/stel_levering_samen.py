"""Put together what happened in a period, in our own words, to be written in an outside format (export/ddas.py)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from contracts.vroegsignalering import Contactsoort, Dagdeel, Signaalpartnertype
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.beoordeling import Signaalstatus
from services.vroegsignalering.domain.fouten import LeveringTeGroot
from services.vroegsignalering.domain.verwerking import LEVEREN_AAN_CBS
from services.vroegsignalering.domain.zaak import Eindresultaat
from services.vroegsignalering.store import uitvoer
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, Contactpoging, Signaal, Zaak
from services.vroegsignalering.usecases.neem_zaken_over import partner_van
from services.vroegsignalering.usecases.overgenomen import Levering, OverContact, OverSignaal, OverZaak

#: Most signals in one message of the standard (koppelvlakspecificatie 10-6-2026).
SIGNALEN_MAX: Final = 50_000
_OVERGENOMEN: Final = frozenset(partner_van(soort) for soort in Signaalpartnertype)


@dataclass(frozen=True, slots=True)
class Periode:
    """Both days included; for these gemeenten."""

    gemeenten: Sequence[str]
    van: date
    tot_en_met: date


async def stel_levering_samen(session: WriteSession, periode: Periode, actor: Actor, sleutelbos: Sleutelbos) -> list[Levering]:
    """One levering per gemeente; raise LeveringTeGroot beyond what one message may hold.

    The standard advises against a record per BSN for this delivery (DPIA 3.0, November 2025): one record per gemeente says that it was
    made. Erased signals and zaken are left out: what they counted for was delivered in its time.
    """
    leveringen, over = [], SIGNALEN_MAX
    for gemeente in sorted(periode.gemeenten):
        zaak_ids = await uitvoer.zaken_van_periode(session, gemeente, periode.van, periode.tot_en_met)
        signaal_ids = await uitvoer.signalen_van_periode(session, gemeente, periode.van, periode.tot_en_met, zaak_ids)
        over -= len(signaal_ids)
        if over < 0:
            raise LeveringTeGroot(SIGNALEN_MAX)
        leveringen.append(await _levering(session, gemeente, signaal_ids, zaak_ids, sleutelbos))
        nieuw = {"van": periode.van, "tot_en_met": periode.tot_en_met, "signalen": len(signaal_ids), "zaken": len(zaak_ids)}
        await audit.schrijf(session, gemeente, "levering-samengesteld", "gemeente", gemeente, actor, nieuw=nieuw)
        await log_verwerking(session, gemeente, LEVEREN_AAN_CBS, [None], naam="levering voor het CBS samengesteld")
    return leveringen


async def _levering(
    session: WriteSession, gemeente: str, signaal_ids: Sequence[UUID], zaak_ids: Sequence[UUID], sleutelbos: Sleutelbos
) -> Levering:
    kenmerken: dict[UUID, str] = {}
    signalen: list[OverSignaal] = []
    for begin in range(0, len(signaal_ids), uitvoer.BLAD):
        for rij in await uitvoer.signalen(session, gemeente, signaal_ids[begin : begin + uitvoer.BLAD]):
            kenmerken[rij.id] = rij.kenmerk if rij.partner_id in _OVERGENOMEN else str(rij.id)
            signalen.append(_signaal(rij, kenmerken[rij.id], sleutelbos))
            session.expunge(rij)
    zaken: list[OverZaak] = []
    for begin in range(0, len(zaak_ids), uitvoer.BLAD):
        blad = zaak_ids[begin : begin + uitvoer.BLAD]
        koppelingen = await uitvoer.koppelingen(session, gemeente, blad)
        pogingen = await uitvoer.contactpogingen(session, gemeente, blad)
        for zaak in await uitvoer.zaken(session, gemeente, blad):
            eigen = [kenmerken[s] for s in koppelingen.get(zaak.id, ()) if s in kenmerken]
            if eigen:
                zaken.append(_zaak(zaak, eigen, pogingen.get(zaak.id, ())))
    return Levering(gemeente, signalen, zaken)


def _signaal(rij: Signaal, kenmerk: str, sleutelbos: Sleutelbos) -> OverSignaal:
    """Under its own id, for partners number as they like; one that came over keeps the id it came with."""
    persoon: Mapping[str, str] = json.loads(sleutelbos.ontsleutel(rij.persoon, CONTEXT_PERSOON))
    return OverSignaal(
        kenmerk=kenmerk,
        partnertype=Signaalpartnertype(rij.partnertype),
        signaaldatum=rij.signaaldatum,
        bedrag_centen=rij.bedrag_centen,
        ontstaansdatum=rij.ontstaansdatum,
        crisis=rij.crisis,
        warme_overdracht=rij.warme_overdracht,
        status=Signaalstatus(rij.status),
        bsn=persoon.get("bsn"),
        adres=(rij.postcode, rij.huisnummer or "", rij.toevoeging or "") if rij.postcode else None,
        persoon=persoon,
    )


def _zaak(zaak: Zaak, kenmerken: Sequence[str], pogingen: Sequence[Contactpoging]) -> OverZaak:
    return OverZaak(
        kenmerken=sorted(kenmerken),
        resultaat=Eindresultaat(zaak.resultaat) if zaak.resultaat else None,
        contacten=[OverContact(Contactsoort(p.soort), p.bereikt, p.datum, Dagdeel(p.dagdeel) if p.dagdeel else None) for p in pogingen],
        **_matching(zaak),
    )


def _matching(zaak: Zaak) -> dict[str, date | None]:
    """When it was matched and taken up: for a zaak that came over and was not touched here, as it was told then."""
    if zaak.overgenomen is None:
        volgende_maand = (zaak.maand + timedelta(days=31)).replace(day=1)
        return {
            "matchingsdatum": zaak.ontvangen_op,
            "matching_van": zaak.maand,
            "matching_tot_en_met": volgende_maand - timedelta(days=1),
            "opgepakt_op": zaak.opgepakt_op,
        }
    verteld = {naam: date.fromisoformat(dag) if dag else None for naam, dag in zaak.overgenomen.items()}
    return {
        "matchingsdatum": verteld["matchingsdatum"],
        "matching_van": verteld["startdatumMatchingperiode"],
        "matching_tot_en_met": verteld["einddatumMatchingperiode"],
        "opgepakt_op": zaak.opgepakt_op if zaak.behandeld else verteld["datumOpgepakt"],
    }
