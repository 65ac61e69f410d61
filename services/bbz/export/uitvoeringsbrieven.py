"""The letters of every decision after the grant: levensonderhoud, vaststelling, art. 21 and 29, in plain Dutch (B1).

Each is a concept from the proposal on and is fixed when another medewerker confirms it; its subject is the proposal.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.sjabloon import Briefsjabloon
from kernel.sjabloon import Sjabloonalinea as Alinea
from services.bbz.domain.levensonderhoud import laatste_dag
from services.bbz.domain.omzetting import Omzetting
from services.bbz.domain.terugvordering import Terugvorderingsgrond
from services.bbz.domain.vaststelling import Berekening
from services.bbz.export.beschikking import AFWIJZING
from services.bbz.export.brieven import schrijf
from services.bbz.usecases import uitvoeringsvoorstel as soorten
from services.bbz.usecases.ken_levensonderhoud_toe import Toekenning
from services.bbz.usecases.uitvoeringsvoorstel import briefcode

_BEZWAAR = AFWIJZING.alineas[-1]
_MOTIVERING = Alinea("motivering", "{motivering}", kop="Waarom wij dit besluiten", verplicht=True)
_ADMINISTRATIE = Alinea(
    "administratie",
    "U stuurt ons binnen 6 maanden na het einde van elk boekjaar uw administratie over dat jaar (artikel 38).",
    kop="Uw administratie",
    verplicht=True,
)


def _sjabloon(soort: str, onderwerp: str, *alineas: Alinea) -> Briefsjabloon:
    return Briefsjabloon(briefcode(soort), onderwerp, (*alineas, _BEZWAAR))


def _besluit(tekst: str) -> Alinea:
    return Alinea("besluit", tekst, verplicht=True)


SJABLONEN = {
    soorten.LEVENSONDERHOUD: _sjabloon(
        soorten.LEVENSONDERHOUD,
        "U krijgt bijstand voor uw levensonderhoud (Bbz 2004)",
        _besluit(
            "U krijgt bijstand van {begin} tot en met {einde}. Per maand is dat de bijstandsnorm voor uw huishouden, min het netto inkomen "
            "dat wij verwachten: {inkomen}."
        ),
        _MOTIVERING,
        Alinea(
            "lening",
            "De bijstand is een lening zonder rente (artikel 11). Na elk boekjaar kijken wij naar uw inkomen en vermogen. Dan "
            "beslissen wij wat u mag houden, wat u erbij krijgt en wat u terugbetaalt (artikel 12).",
            kop="Een lening",
            verplicht=True,
        ),
        Alinea("om-niet", "U hoeft de bijstand niet terug te betalen (artikel 19).", kop="Geen lening", verplicht=True),
        _ADMINISTRATIE,
    ),
    soorten.VOORSCHOT: _sjabloon(
        soorten.VOORSCHOT,
        "U krijgt een voorschot",
        _besluit(
            "Wij hebben nog niet op uw aanvraag beslist. Tot die dag krijgt u vanaf {begin} een voorschot. Wij halen het af van de "
            "bijstand die u krijgt. Krijgt u geen bijstand? Dan kunnen wij het voorschot terugvragen."
        ),
        _MOTIVERING,
    ),
    soorten.VERLENGING: _sjabloon(
        soorten.VERLENGING, "Uw bijstand duurt langer", _besluit("Uw bijstand duurt {maanden} maanden langer."), _MOTIVERING
    ),
    soorten.BEEINDIGING: _sjabloon(
        soorten.BEEINDIGING,
        "Uw bijstand stopt",
        _besluit("Uw bijstand stopt. De laatste dag is {einde}."),
        _MOTIVERING,
        _ADMINISTRATIE,
    ),
    soorten.TERUGVORDERING: _sjabloon(
        soorten.TERUGVORDERING,
        "U moet bijstand terugbetalen",
        _besluit("U moet {bedrag} terugbetalen van de bijstand over boekjaar {boekjaar} ({artikel})."),
        _MOTIVERING,
    ),
    soorten.VASTSTELLING: _sjabloon(
        soorten.VASTSTELLING,
        "Uw bijstand over boekjaar {boekjaar}",
        _besluit(
            "Wij hebben uw bijstand over boekjaar {boekjaar} vastgesteld (artikel 12). U leende {lening}. Met uw netto inkomen van "
            "{inkomen} was dat samen {samen}. De norm voor dat jaar is {jaarnorm}."
        ),
        Alinea("houden", "U hoeft {houden} niet terug te betalen.", kop="Wat u houdt", verplicht=True),
        Alinea("extra", "U krijgt nog {extra}. Ook dat hoeft u niet terug te betalen.", kop="Wat u erbij krijgt", verplicht=True),
        Alinea("terug", "U moet {terug} terugbetalen. {reden}", kop="Wat u terugbetaalt", verplicht=True),
        Alinea(
            "blijft",
            "Uw vermogen is {boven} hoger dan de grens van {grens}. Daarom blijft {blijft} een lening zonder rente. Per jaar lost u "
            "{aflossing} af (artikel 3 en 13).",
            kop="Wat een lening blijft",
            verplicht=True,
        ),
    ),
    soorten.OMZETTING: _sjabloon(
        soorten.OMZETTING,
        "U hoeft een deel van uw lening niet terug te betalen",
        _besluit("In boekjaar {boekjaar} was uw inkomen {tekort} lager dan de norm. U hoeft {bedrag} niet terug te betalen (artikel 21)."),
    ),
    soorten.RENTE: _sjabloon(
        soorten.RENTE,
        "U hoeft rente niet te betalen",
        _besluit("In boekjaar {boekjaar} was uw inkomen {tekort} lager dan de norm. U hoeft {bedrag} rente niet te betalen (artikel 21)."),
    ),
}


def van_toekenning(t: Toekenning) -> tuple[dict[str, str], set[str]]:
    """Velden of the grant or the voorschot, and what does not apply."""
    velden = {
        "begin": _dag(t.begin),
        "einde": _dag(laatste_dag(t.begin, t.maanden)),
        "inkomen": str(max(NUL, Bedrag(t.verwacht_inkomen))),
        "motivering": t.motivering,
    }
    return velden, {"lening", "administratie"} if t.om_niet else {"om-niet"}


def van_wijziging(soort: str, inhoud: Mapping[str, Any]) -> tuple[dict[str, str], set[str]]:
    """Velden of an extension, an end or a terugvordering."""
    velden = {"motivering": str(inhoud["motivering"])}
    if soort == soorten.VERLENGING:
        velden["maanden"] = str(inhoud["maanden"])
    elif soort == soorten.BEEINDIGING:
        velden["einde"] = _dag(date.fromisoformat(str(inhoud["datum"])))
    else:
        artikel = Terugvorderingsgrond(inhoud["grond"]).artikel
        velden |= {"bedrag": str(Bedrag(inhoud["bedrag"])), "boekjaar": str(inhoud["boekjaar"]), "artikel": artikel}
    return velden, set()


def van_vaststelling(b: Berekening, reden: str | None) -> tuple[dict[str, str], set[str]]:
    """Velden of the vaststelling; only the outcomes with money in them are told."""
    velden = {
        "boekjaar": str(b.boekjaar),
        "lening": str(b.bijstand.lening),
        "inkomen": str(b.netto.bedrag),
        "samen": str(b.samen),
        "jaarnorm": str(b.jaarnorm.bedrag),
        "houden": str(b.om_niet),
        "extra": str(b.extra),
        "terug": str(b.terug),
        "reden": reden or "",
        "boven": str(b.boven_grens),
        "grens": str(b.grens),
        "blijft": str(b.lening_blijft),
        "aflossing": str(b.aflossing_per_jaar),
    }
    bedragen = {"houden": b.om_niet, "extra": b.extra, "terug": b.terug, "blijft": b.lening_blijft}
    return velden, {sleutel for sleutel, bedrag in bedragen.items() if bedrag == NUL}


def van_omzetting(o: Omzetting) -> tuple[dict[str, str], set[str]]:
    """Velden of art. 21 lid 1 or 2."""
    return {"boekjaar": str(o.boekjaar), "tekort": str(o.tekort), "bedrag": str(o.bedrag)}, set()


async def leg_brief_klaar(
    session: WriteSession,
    bos: Sleutelbos,
    voorstel: tuple[str, UUID],
    gemeente: str,
    bsn_hash: bytes | None,
    inhoud: tuple[Mapping[str, str], Collection[str]],
) -> None:
    """The letter of this proposal (its kind and id), as a concept."""
    soort, voorstel_id = voorstel
    velden, zonder = inhoud
    await schrijf(session, bos, SJABLONEN[soort], gemeente, voorstel_id, velden, bsn_hash, zonder=zonder)


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
