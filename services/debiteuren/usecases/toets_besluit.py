"""May this decision be taken on this loan today? Asked when it is proposed, and again when it is ratified. Gives its article."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from kernel.db import AnySession
from services.debiteuren.domain import kwijtschelding, opeising, schuldregeling, verrekening
from services.debiteuren.domain.besluit import Besluitsoort, Inhoud, Uitsteleinde
from services.debiteuren.domain.fouten import LeningAfgesloten, MeerDanOpen
from services.debiteuren.domain.fouten.besluit import AlOpeisbaar, GrondOnbekend, GrondPastNiet
from services.debiteuren.domain.fouten.uitstel import UitstelNietGevonden
from services.debiteuren.domain.kwijtschelding import Kwijtscheldgrond, Oninbaarreden
from services.debiteuren.domain.ladder import Aanvang, Stap, controleer
from services.debiteuren.domain.opeising import Opeisgrond
from services.debiteuren.domain.stoplicht import Kleur
from services.debiteuren.domain.uitstel import dagen_over
from services.debiteuren.domain.verjaring import nog_inbaar
from services.debiteuren.domain.verrekening import Verrekengrond
from services.debiteuren.store import normen
from services.debiteuren.store.queries import besluiten
from services.debiteuren.store.queries.invordering import onder_hypotheek
from services.debiteuren.usecases.laad_invordering import Invorderingsdossier
from services.debiteuren.usecases.werk_bij import Lopend

_Code = TypeVar("_Code", bound=StrEnum)
#: No statute says when a claim is oninbaar: taking it out of the books is for the gemeente.
_BELEID = "beleid van de gemeente"
_BEDRIJFSKAPITAAL = {"rentedragende-lening", "renteloze-lening", "borgtocht", "restant"}


@dataclass(frozen=True, slots=True)
class _Toetsing:
    """One decision beside what is known of its loan."""

    session: AnySession
    werk: Lopend
    dossier: Invorderingsdossier
    inhoud: Inhoud


async def toets(session: AnySession, werk: Lopend, dossier: Invorderingsdossier, inhoud: Inhoud) -> str:
    """Give the article of the decision. Raises LeningAfgesloten, one of BesluitGeweigerd or LadderFout, Verjaard, MeerDanOpen."""
    if dossier.lening.stoplicht == Kleur.AFGESLOTEN.value:
        raise LeningAfgesloten
    inhoud.controleer()
    return await _TOETS[inhoud.soort](_Toetsing(session, werk, dossier, inhoud))


def grond(inhoud: Inhoud, gronden: type[_Code]) -> _Code:
    """The ground as a code of its kind. Raises GrondOnbekend."""
    try:
        return gronden(inhoud.grond)
    except ValueError as fout:
        raise GrondOnbekend(inhoud.soort.value, inhoud.grond, ", ".join(g.value for g in gronden)) from fout


async def _opeising(t: _Toetsing) -> str:
    waarom, lening = grond(t.inhoud, Opeisgrond), t.dossier.lening
    if lening.opgeeist_op is not None:
        raise AlOpeisbaar
    feiten = opeising.Feiten(
        tweede_aanmaning_verstreken=t.dossier.tweede_aanmaning_verstreken,
        uitsteldagen_over=dagen_over(t.dossier.uitstellen, await normen.uitstel(t.session, t.dossier.dag)),
        beeindigd=lening.beeindigd_op is not None,
        onder_hypotheek=await onder_hypotheek(t.session, lening.gemeente, lening.id),
    )
    return opeising.beoordeel(waarom, feiten).artikel


async def _terugvordering(t: _Toetsing) -> str:
    """A recovery of arrears is that of art. 40; of a loan that was called, that of the ground on which it was."""
    d, waarom = t.dossier, grond(t.inhoud, Opeisgrond)
    d.controleer_vrij(Stap.TERUGVORDERING)
    controleer(Stap.TERUGVORDERING, d.gezet, d.beleid.ladder, d.aanvang, d.sinds, d.stil, d.dag)
    if d.aanvang is Aanvang.ACHTERSTAND and waarom is not Opeisgrond.NIET_NAKOMEN:
        raise GrondPastNiet(waarom.value, "achterstand wordt teruggevorderd wegens niet-nakomen", "Bbz 2004, art. 40")
    nog_inbaar([termijn.vervaldag for termijn in d.open_termijnen], d.stuitingen, d.verlengingen, d.dag)
    return waarom.artikel


async def _uitsteleinde(t: _Toetsing) -> str:
    uitkomst, uitstel = grond(t.inhoud, Uitsteleinde), t.dossier.onbeslist
    if uitstel is None or uitstel.id != t.inhoud.uitstel_id:
        raise UitstelNietGevonden
    if uitkomst is Uitsteleinde.OPEISBAAR and t.dossier.lening.opgeeist_op is not None:
        raise AlOpeisbaar
    return uitkomst.artikel


async def _schuldregeling(t: _Toetsing) -> str:
    assert t.inhoud.schuldregeling is not None, "checked before"
    schuldregeling.beoordeel(t.inhoud.schuldregeling)
    return "Bbz 2004, art. 42"


async def _beeindiging(t: _Toetsing) -> str:
    if t.dossier.lening.opgeeist_op is not None:
        raise AlOpeisbaar
    assert t.inhoud.inkomen is not None, "checked before"
    return "Bbz 2004, art. 43a" if t.inhoud.inkomen.onder_hypotheek else "Bbz 2004, art. 43 lid 2"


async def _verrekening(t: _Toetsing) -> str:
    bedrag, tegenover, d = t.inhoud.bedrag, t.inhoud.verrekening, t.dossier
    assert bedrag is not None, "checked before"
    assert tegenover is not None, "checked before"
    waarom = grond(t.inhoud, Verrekengrond)
    nog_inbaar([termijn.vervaldag for termijn in d.open_termijnen], d.stuitingen, d.verlengingen, d.dag)
    open_ = t.werk.stand.open - d.verjaard_bedrag
    verrekening.beoordeel(waarom, bedrag, open_, tegenover, teruggevorderd=d.teruggevorderd)
    return waarom.artikel


async def _kwijtschelding(t: _Toetsing) -> str:
    waarom, lening = grond(t.inhoud, Kwijtscheldgrond), t.dossier.lening
    eerder = {b.soort for b in await besluiten.besluiten_van_lening(t.session, lening.gemeente, lening.id)}
    feiten = kwijtschelding.Feiten(
        bedrijfskapitaal=lening.soort in _BEDRIJFSKAPITAAL,
        schuldregeling_geslaagd=Besluitsoort.SCHULDREGELING.value in eerder,
        onder_hypotheek=await onder_hypotheek(t.session, lening.gemeente, lening.id),
        inlichtingenplicht=lening.soort == "terugvordering",
        ontstaan_op=lening.uitbetaald_op,
        restant_tot=lening.restant_tot,
    )
    kwijtschelding.beoordeel(waarom, feiten, t.dossier.beleid.kwijtschelding, t.dossier.dag)
    _niet_meer_dan_open(t)
    return waarom.artikel


async def _afboeking(t: _Toetsing) -> str:
    waarom, verjaard = grond(t.inhoud, Oninbaarreden), t.dossier.verjaard_bedrag
    _niet_meer_dan_open(t)
    if waarom is Oninbaarreden.VERJAARD and (t.inhoud.bedrag or t.werk.schuld.totaal) > verjaard:
        raise GrondPastNiet(waarom.value, f"verjaard is {verjaard}", "Awb, art. 4:104")
    return "Awb, art. 4:104" if waarom is Oninbaarreden.VERJAARD else _BELEID


def _niet_meer_dan_open(t: _Toetsing) -> None:
    if t.inhoud.bedrag is not None and t.inhoud.bedrag > t.werk.schuld.totaal:
        raise MeerDanOpen(t.inhoud.bedrag, t.werk.schuld.totaal)


_TOETS: Final[dict[Besluitsoort, Callable[[_Toetsing], Awaitable[str]]]] = {
    Besluitsoort.OPEISING: _opeising,
    Besluitsoort.TERUGVORDERING: _terugvordering,
    Besluitsoort.UITSTELEINDE: _uitsteleinde,
    Besluitsoort.SCHULDREGELING: _schuldregeling,
    Besluitsoort.BEEINDIGING: _beeindiging,
    Besluitsoort.VERREKENING: _verrekening,
    Besluitsoort.KWIJTSCHELDING: _kwijtschelding,
    Besluitsoort.AFBOEKING: _afboeking,
}
