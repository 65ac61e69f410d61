"""Take a step of the ladder: speak, remind, dun, or hand over for execution. The recovery itself is a besluit of two medewerkers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.debiteuren import AanmaningVerzonden, ContactGelegd, DwangbevelUitgevaardigd, HerinneringVerzonden
from kernel.auth import Actor
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.envelope import Gebeurtenis
from kernel.geld import NUL, Bedrag
from services.debiteuren.domain.fouten.ladder import GeenAchterstand, StapOvergeslagen
from services.debiteuren.domain.ladder import Stap, brengt_kosten, controleer, uiterlijk
from services.debiteuren.domain.taak import Taaksoort
from services.debiteuren.domain.verjaring import Stuitingshandeling, nog_inbaar
from services.debiteuren.store.queries import beleid as normen
from services.debiteuren.store.queries import taken
from services.debiteuren.store.tables import Invorderingsstap, Stuiting
from services.debiteuren.usecases.boek_lening import boek_kosten, leg_vast, pak
from services.debiteuren.usecases.laad_invordering import Invorderingsdossier, begin_invordering, laad
from services.debiteuren.usecases.noteer import noteer
from services.debiteuren.usecases.privacy import CONTEXT_STAP
from services.debiteuren.usecases.werk_bij import Lopend

#: Steps that interrupt the prescription by themselves (Awb art. 4:106).
_STUIT = {
    Stap.AANMANING: Stuitingshandeling.AANMANING,
    Stap.TWEEDE_AANMANING: Stuitingshandeling.AANMANING,
    Stap.AANMANING_TERUGVORDERING: Stuitingshandeling.AANMANING,
    Stap.DWANGBEVEL: Stuitingshandeling.DWANGBEVEL,
    Stap.DEURWAARDER: Stuitingshandeling.TENUITVOERLEGGING,
}
#: Steps that ask no money and may be taken while everything stands still.
_ZONDER_EIS = {Stap.CONTACT, Stap.DEURWAARDER_RETOUR}


@dataclass(frozen=True, slots=True)
class ZetStap:
    """What the medewerker does. `kanaal` and `bereikt` belong to contact; `toelichting` stays in the dossier."""

    lening_id: UUID
    stap: Stap
    gezien: int
    boekdatum: date
    toelichting: str | None = None
    kanaal: str | None = None
    bereikt: bool | None = None


async def zet_stap(session: WriteSession, bos: Sleutelbos, opdracht: ZetStap, door: Actor) -> UUID:
    """Take the step, charge its fee, and publish it; return its id.

    Raises LeningNietGevonden, VersieVerouderd, one of LadderFout, Verjaard, or NormOntbreekt when the fee of the date is not known.
    """
    werk = await pak(session, door.gemeenten, opdracht.lening_id, opdracht.gezien)
    dossier = await laad(session, werk.lening, opdracht.boekdatum)
    if opdracht.stap is Stap.TERUGVORDERING:
        raise StapOvergeslagen(opdracht.stap.value, "een besluit tot terugvordering", "Bbz 2004, art. 40; Awb, art. 4:86", "een besluit")
    if opdracht.stap not in _ZONDER_EIS:
        _controleer(dossier, opdracht.stap)
    elif opdracht.stap is not Stap.CONTACT:
        controleer(opdracht.stap, dossier.gezet, dossier.beleid.ladder, dossier.aanvang, dossier.sinds, dossier.stil, dossier.dag)
    rij = await leg_stap_vast(session, bos, werk, dossier, opdracht, door)
    await leg_vast(session, [werk], opdracht.boekdatum)
    return rij.id


def _controleer(dossier: Invorderingsdossier, stap: Stap) -> None:
    dossier.controleer_vrij(stap)
    controleer(stap, dossier.gezet, dossier.beleid.ladder, dossier.aanvang, dossier.sinds, dossier.stil, dossier.dag)
    vervallen = [t.vervaldag for t in dossier.open_termijnen if t.vervaldag < dossier.dag]
    if not vervallen:
        raise GeenAchterstand
    nog_inbaar(vervallen, dossier.stuitingen, dossier.verlengingen, dossier.dag)


async def leg_stap_vast(
    session: WriteSession,
    bos: Sleutelbos,
    werk: Lopend,
    dossier: Invorderingsdossier,
    opdracht: ZetStap,
    door: Actor,
    besluit_id: UUID | None = None,
    eis: Bedrag | None = None,
) -> Invorderingsstap:
    """Store a step that was judged: its fee, what it interrupts, its events and the work items that it ends. The caller stores `werk`.

    `eis` is what it asks when that is not what is in arrears: a recovery asks all.
    """
    stap, dag, gemeente = opdracht.stap, opdracht.boekdatum, werk.lening.gemeente
    invordering = await begin_invordering(session, dossier)
    bedrag = NUL if stap in _ZONDER_EIS else eis or dossier.inbaar_bedrag
    kosten = NUL
    if brengt_kosten(stap) and dossier.beleid.ladder.aanmaningskosten:
        kosten = (await normen.kosten_aanmaning(session, dag)).kosten(bedrag)
        boek_kosten(werk, kosten, dag)
    rij = Invorderingsstap(
        gemeente=gemeente,
        lening_id=werk.lening.id,
        invordering_id=invordering.id,
        stap=stap.value,
        datum=dag,
        uiterlijk=uiterlijk(stap, dag, dossier.beleid.ladder),
        bedrag_centen=bedrag.centen,
        kosten_centen=kosten.centen,
        vervaldagen=[] if stap in _ZONDER_EIS else [t.vervaldag for t in dossier.inbaar],
        kanaal=opdracht.kanaal,
        bereikt=opdracht.bereikt,
        toelichting=bos.versleutel(opdracht.toelichting, CONTEXT_STAP) if opdracht.toelichting else None,
        besluit_id=besluit_id,
        door=door.wie,
    )
    session.add(rij)
    await session.flush()
    if (handeling := _STUIT.get(stap)) is not None:
        session.add(
            Stuiting(
                gemeente=gemeente,
                lening_id=werk.lening.id,
                handeling=handeling.value,
                datum=dag,
                vervaldagen=list(rij.vervaldagen),
                stap_id=rij.id,
                door=door.wie,
            )
        )
    werk.gebeurtenissen.extend(_gebeurtenissen(werk.lening.id, rij, kosten))
    await taken.rond_af(session, gemeente, werk.lening.id, [Taaksoort.LADDERSTAP.value], dag, door.wie, "gedaan", stap.value)
    if stap is Stap.CONTACT:
        await taken.rond_af(session, gemeente, werk.lening.id, [Taaksoort.CONTACT.value], dag, door.wie, "gedaan")
    nieuw = {"stap": stap.value, "bedragCenten": bedrag.centen, "kostenCenten": kosten.centen}
    await noteer(session, werk.lening, f"{stap.value}-vastgelegd", door, nieuw)
    return rij


def _gebeurtenissen(lening_id: UUID, rij: Invorderingsstap, kosten: Bedrag) -> list[Gebeurtenis]:
    stap, bedrag = Stap(rij.stap), rij.bedrag_centen
    if stap is Stap.CONTACT:
        return [ContactGelegd(lening_id=lening_id, kanaal=rij.kanaal or "onbekend", bereikt=bool(rij.bereikt), datum=rij.datum)]
    if stap is Stap.HERINNERING:
        return [HerinneringVerzonden(lening_id=lening_id, bedrag_centen=bedrag, datum=rij.datum)]
    if stap is Stap.DWANGBEVEL:
        return [DwangbevelUitgevaardigd(lening_id=lening_id, bedrag_centen=bedrag, datum=rij.datum)]
    if rij.uiterlijk is None or stap is Stap.TERUGVORDERING:
        return []
    return [
        AanmaningVerzonden(
            lening_id=lening_id,
            nummer=2 if stap is Stap.TWEEDE_AANMANING else 1,
            bedrag_centen=bedrag,
            kosten_centen=kosten.centen,
            betalen_uiterlijk=rij.uiterlijk,
            terugvordering=stap is Stap.AANMANING_TERUGVORDERING,
        )
    ]
