"""Take over the claims of a gemeente: open each at its balance, prove the whole against the control total, and report what differs.

A file is taken once. With differences nothing is opened, unless the caller says that lines without fault go ahead: then the others stay in
the report, to be put right and delivered again.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from contracts.debiteuren import Vorderingsoort
from contracts.persoon import Betrokkene
from kernel import audit
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from services.debiteuren.domain.aflosschema import Aflostermijn, Lopend, Rekenregel, Voorwaarden, maak_schema
from services.debiteuren.domain.fouten import OvernameSluitNiet
from services.debiteuren.domain.journaal import opening
from services.debiteuren.domain.lening import Termijnstand
from services.debiteuren.domain.overname import Overnameregel, Verschil, controleer, sluit_aan
from services.debiteuren.store import normen, overnames, queries
from services.debiteuren.store.tables import Overname
from services.debiteuren.usecases.boek_lening import leg_vast, pak
from services.debiteuren.usecases.open_lening import Opening, open_lening

#: Names what was taken over: the same claim of the same origin has the same id, so that a second file does not open it twice.
_RUIMTE = UUID("6f0d1f0e-8f59-4f5e-9a57-7c9f5b0c7a01")


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A claim as the file has it, with who repays it."""

    regel: Overnameregel
    betrokkene: Betrokkene


@dataclass(frozen=True, slots=True)
class NeemOver:
    """Whose claims, as they stood on which day, and what the other side says that they are together."""

    gemeente: str
    herkomst: str
    peildatum: date
    controletotaal: Bedrag
    inhoud_hash: bytes
    ondanks_verschillen: bool


def vingerafdruk(inhoud: bytes) -> bytes:
    """What tells a second delivery of the same file."""
    return hashlib.sha256(inhoud).digest()


async def neem_portefeuille_over(
    session: WriteSession,
    opdracht: NeemOver,
    gelezen: Sequence[Gelezen],
    onleesbaar: Sequence[Verschil],
    boekdatum: date,
    door: Actor,
    sleutelbos: Sleutelbos,
) -> tuple[Overname, bool]:
    """Open what can be opened and keep the report; give it, and whether it is new. Raises OvernameSluitNiet with what differs."""
    eerder = await overnames.met_inhoud(session, opdracht.gemeente, opdracht.inhoud_hash)
    if eerder is not None:
        return eerder, False
    per_regel = [fout for g in gelezen for fout in controleer(g.regel, opdracht.peildatum)]
    verschillen = [*onleesbaar, *per_regel, *sluit_aan([g.regel for g in gelezen], opdracht.controletotaal)]
    if verschillen and not opdracht.ondanks_verschillen:
        raise OvernameSluitNiet(verschillen)
    fout = {v.regel for v in verschillen}
    goed = [g for g in gelezen if g.regel.nummer not in fout]
    for g in goed:
        await _open(session, opdracht, g, boekdatum, sleutelbos)
    overname = Overname(
        gemeente=opdracht.gemeente,
        herkomst=opdracht.herkomst,
        peildatum=opdracht.peildatum,
        inhoud_hash=opdracht.inhoud_hash,
        regels=len(gelezen) + len({v.regel for v in onleesbaar} - {g.regel.nummer for g in gelezen}),
        geopend=len(goed),
        geweigerd=len(fout - {None}),
        controletotaal_centen=opdracht.controletotaal.centen,
        hoofdsom_centen=totaal(g.regel.toekomst + g.regel.vervallen.hoofdsom for g in goed).centen,
        vervallen_centen=totaal(g.regel.vervallen.totaal for g in goed).centen,
        lopende_rente_centen=totaal(g.regel.lopende_rente for g in goed).centen,
        verschillen=[asdict(v) for v in verschillen],
        uitgevoerd_op=boekdatum,
    )
    session.add(overname)
    await session.flush()
    nieuw = {"regels": overname.regels, "geopend": overname.geopend, "verschillen": len(verschillen)}
    await audit.schrijf(session, opdracht.gemeente, "portefeuille-overgenomen", "overname", overname.id, door, nieuw=nieuw)
    return overname, True


async def _open(session: WriteSession, opdracht: NeemOver, gelezen: Gelezen, boekdatum: date, sleutelbos: Sleutelbos) -> None:
    regel, gemeente = gelezen.regel, opdracht.gemeente
    soort = Vorderingsoort(regel.soort)
    bron_id = uuid5(_RUIMTE, f"{gemeente} {opdracht.herkomst} {regel.kenmerk}")
    if await queries.lening_van_bron(session, gemeente, soort, bron_id) is not None:
        return
    rekenregel = await normen.rekenregel(session, soort.value, regel.ingegaan_op)
    vervallen = _vervallen(regel)
    hoofdsom = regel.toekomst + regel.vervallen.hoofdsom
    lening = await open_lening(
        session,
        gemeente,
        Opening(
            soort=soort,
            bron_id=bron_id,
            voorziening_id=bron_id,
            hoofdsom=hoofdsom if hoofdsom > NUL else regel.oorspronkelijk,
            vorm=regel.vorm,
            rente_procent=regel.rente_procent,
            regel=rekenregel,
            ingegaan_op=regel.ingegaan_op,
            boekingen=[opening(regel.vervallen, regel.lopende_rente, toekomst=regel.toekomst)],
            schema=(*vervallen, *_te_komen(regel, rekenregel, opdracht.peildatum, len(vervallen) + 1)),
            bijgewerkt_tot_en_met=opdracht.peildatum,
            reden="overname",
        ),
        gelezen.betrokkene,
        boekdatum,
        sleutelbos,
    )
    lening.ongepland_centen = 0 if regel.termijnen else regel.toekomst.centen
    lening.hoofdsom_open_centen = hoofdsom.centen
    if vervallen:
        lening.vervallen_termijnen = 1
        lening.vervallen_open_centen = regel.vervallen.totaal.centen
        stand = Termijnstand(1, vervallen[0].vervaldag, regel.vervallen)
        await session.flush()
        await queries.bewaar_termijnen(session, gemeente, [queries.Termijnwijziging(lening.id, stand)])
        await leg_vast(session, [await pak(session, [gemeente], lening.id)], boekdatum)


def _vervallen(regel: Overnameregel) -> tuple[Aflostermijn, ...]:
    """What is in arrears is one term, due since the day that the other side says."""
    if regel.vervallen_sinds is None:
        return ()
    dag = regel.vervallen_sinds
    return (Aflostermijn(1, dag - timedelta(days=1), dag, regel.vervallen.rente, regel.vervallen.hoofdsom),)


def _te_komen(regel: Overnameregel, rekenregel: Rekenregel, peildatum: date, nummer: int) -> tuple[Aflostermijn, ...]:
    if not regel.termijnen or regel.volgende_vervaldag is None:
        return ()
    voorwaarden = Voorwaarden(regel.toekomst, regel.rente_procent, regel.termijnen, regel.vorm, peildatum, regel.volgende_vervaldag)
    return maak_schema(voorwaarden, rekenregel, Lopend(peildatum, regel.lopende_rente, nummer))
