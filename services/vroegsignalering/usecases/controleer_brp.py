"""Compare the people of signals with the BRP, and let that decide: who is it, does he live here, does he live at all?

The question goes out between two transactions, never inside one. What the BRP confirms may bring a signal with a BSN alone and one with an
address alone together; who moved away or died is taken out of a zaak on which nobody has acted.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Protocol
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.telemetry import traceparent
from kernel.termijn import Termijn
from kernel.versie import verwacht_versie
from kernel.verwerkingenlog import log_verwerking
from services.vroegsignalering.domain.beoordeling import Reden, status_bij
from services.vroegsignalering.domain.brp import BrpPersoon, BrpStand, BrpUitkomst, BrpVraag, vergelijk
from services.vroegsignalering.domain.fouten import BrpControleAfgehandeld
from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN
from services.vroegsignalering.domain.verwerking import BRP_CONTROLEREN
from services.vroegsignalering.domain.zaak import Eindresultaat
from services.vroegsignalering.store import inname
from services.vroegsignalering.store.queries import brp
from services.vroegsignalering.store.queries.kaders import geldend_kader
from services.vroegsignalering.store.tables import CONTEXT_PERSOON, BrpControle, Signaal, Zaak
from services.vroegsignalering.usecases.match_signalen import Matching, match_opnieuw

#: Why a signal is not taken up when the BRP says this, and how a zaak ends that has no other signal.
_GEVOLG: Final = {
    BrpStand.OVERLEDEN: (Reden.OVERLEDEN, Eindresultaat.OVERLEDEN),
    BrpStand.VERHUISD: (Reden.GEEN_INWONER, Eindresultaat.GEEN_INWONER),
}


class BrpBron(Protocol):
    """Who answers questions about people."""

    async def vraag(self, vragen: Sequence[BrpVraag]) -> list[list[BrpPersoon]]:
        """For each question the people that fit."""


def maak_vraag(signaal: Signaal, sleutelbos: Sleutelbos) -> BrpVraag:
    """What this signal says of its person."""
    persoon = json.loads(sleutelbos.ontsleutel(signaal.persoon, CONTEXT_PERSOON))
    geboren = persoon.get("geboortedatum")
    return BrpVraag(
        gemeente=signaal.gemeente,
        bsn=persoon.get("bsn"),
        deur=(signaal.postcode, signaal.huisnummer or "", signaal.toevoeging or "") if signaal.postcode else None,
        achternaam=persoon.get("achternaam", ""),
        voorvoegsel=persoon.get("voorvoegsel", ""),
        bedrijfsnaam=persoon.get("bedrijfsnaam", ""),
        geboortedatum=date.fromisoformat(geboren) if geboren else None,
    )


async def leg_uitkomsten_vast(
    session: WriteSession,
    matching: Matching,
    vragen: Mapping[UUID, BrpVraag],
    antwoorden: Sequence[Sequence[BrpPersoon]],
    sleutelbos: Sleutelbos,
) -> int:
    """Store what the BRP answered to each question, and do what follows from it; return how many that were."""
    paren = await brp.met_slot(session, matching.gemeente, vragen)
    gevolgen: list[tuple[Signaal, BrpStand]] = []
    for (ident, vraag), personen in zip(vragen.items(), antwoorden, strict=True):
        if ident not in paren or paren[ident][0].stand != BrpStand.NIET_GECONTROLEERD:
            continue
        controle, signaal = paren[ident]
        uitkomst = vergelijk(vraag, personen, matching.gemeente)
        _leg_vast(controle, uitkomst, matching.op, sleutelbos)
        if uitkomst.stand == BrpStand.BEVESTIGD and uitkomst.persoon:
            _vul_aan(signaal, uitkomst.persoon, sleutelbos)
        await log_verwerking(session, matching.gemeente, BRP_CONTROLEREN, [controle.bsn_hash], naam="vergeleken met de BRP")
        gevolgen.append((signaal, uitkomst.stand))
    await _verwerk(session, matching, gevolgen, met_de_hand=False)
    return len(gevolgen)


async def handel_af(session: WriteSession, matching: Matching, ident: UUID, gezien: int, stand: BrpStand, actor: Actor) -> None:
    """A medewerker looked at what differs and decides what it is. Raises VersieVerouderd or BrpControleAfgehandeld."""
    paren = await brp.met_slot(session, matching.gemeente, [ident])
    controle, signaal = paren[ident]
    verwacht_versie(controle, gezien)
    if controle.stand != BrpStand.AFWIJKEND or controle.afgehandeld_op is not None:
        raise BrpControleAfgehandeld
    controle.stand, controle.versie = stand.value, controle.versie + 1
    controle.afgehandeld_op, controle.afgehandeld_door = matching.op, actor.medewerker or actor.client
    await session.flush()
    await audit.schrijf(session, matching.gemeente, "brp-afgehandeld", "signaal", ident, actor, nieuw={"stand": stand.value})
    await log_verwerking(session, matching.gemeente, BRP_CONTROLEREN, [controle.bsn_hash], naam="BRP-verschil beoordeeld")
    await _verwerk(session, matching, [(signaal, stand)], met_de_hand=True)


def _leg_vast(controle: BrpControle, uitkomst: BrpUitkomst, op: date, sleutelbos: Sleutelbos) -> None:
    controle.stand, controle.velden, controle.gecontroleerd_op = uitkomst.stand.value, list(uitkomst.velden), op
    controle.bsn_hash = sleutelbos.zoekhash(uitkomst.persoon.bsn) if uitkomst.persoon else None
    controle.versie += 1


def _vul_aan(signaal: Signaal, persoon: BrpPersoon, sleutelbos: Sleutelbos) -> None:
    """What the signal did not know: the BSN of who lives at the door, or the door of who has the BSN."""
    if signaal.bsn_hash is None:
        gegevens = json.loads(sleutelbos.ontsleutel(signaal.persoon, CONTEXT_PERSOON)) | {"bsn": persoon.bsn}
        signaal.persoon = sleutelbos.versleutel(json.dumps(gegevens, separators=(",", ":")), CONTEXT_PERSOON)
        signaal.bsn_hash = sleutelbos.zoekhash(persoon.bsn)
    if signaal.postcode is None and persoon.deur:
        signaal.postcode, signaal.huisnummer, signaal.toevoeging = persoon.deur


async def _verwerk(session: WriteSession, matching: Matching, gevolgen: Sequence[tuple[Signaal, BrpStand]], *, met_de_hand: bool) -> None:
    """Take out who is not to be approached, bring together who is one person now, and count the zaken again."""
    await session.flush()
    zaken = await brp.zaken_met_slot(session, matching.gemeente, {s.zaak_id for s, _ in gevolgen if s.zaak_id})
    verlaten: dict[UUID, Eindresultaat] = {}
    opnieuw = [s.id for s, stand in gevolgen if stand == BrpStand.BEVESTIGD]
    for signaal, stand in gevolgen:
        zaak = zaken.get(signaal.zaak_id) if signaal.zaak_id else None
        if stand in _GEVOLG and zaak is not None and (met_de_hand or not _bezig(zaak)) and zaak.afgesloten_op is None:
            reden, resultaat = _GEVOLG[stand]
            signaal.zaak_id, signaal.reden, signaal.status = None, reden.value, status_bij(reden).value
            verlaten[zaak.id] = resultaat
    await session.flush()
    opnieuw += await brp.andere_signalen(session, matching.gemeente, verlaten)
    await match_opnieuw(session, matching, opnieuw, {i: resultaat.value for i, resultaat in verlaten.items()})
    await inname.schrijf_zaken(session, await geldend_kader(session, matching.gemeente), _waarden(matching))


def _bezig(zaak: Zaak) -> bool:
    """Someone acts on it: then the BRP only informs him."""
    return zaak.behandeld or zaak.hulp_aanvaard_op is not None or zaak.opgepakt_op is not None


def _waarden(matching: Matching) -> dict[str, Any]:
    contact, crisis = (Termijn(soort, matching.op).einde for soort in (CONTACT_TERMIJN, CRISIS_TERMIJN))
    return {
        "gemeente": matching.gemeente,
        "op": matching.op,
        "contact_einde": contact,
        "crisis_einde": crisis,
        "traceparent": traceparent(),
    }
