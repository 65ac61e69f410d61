"""The letter of a besluit on a credit, in plain Dutch (B1), with what art. 39 requires in it.

Art. 39 lid 1 a: purpose, interest and repayment with their terms, and that the loan is due at once when these are not
met (art. 21 lid 2 and 41 apart). Lid 1 b: with a borgtocht the contract with the bank must be kept. Lid 2: due at once
when spent on something else, when the business is transferred or ends, and at surseance or faillissement. Lid 3: security.
These alineas are mandatory: a gemeente may word them, a consulent cannot leave them out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from kernel.briefopslag import maak_concept, sjabloon_van
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag
from kernel.sjabloon import Briefsjabloon, Brieftekst
from kernel.sjabloon import Sjabloonalinea as Alinea
from services.bbz.domain.besluit import Besluitvoorstel
from services.bbz.domain.norm import Normcode
from services.bbz.domain.soort import Aflossingsvorm, Doel, Vorm
from services.bbz.store import queries
from services.bbz.usecases.stel_besluit_voor import Voorgesteld

_DOEL = {
    Doel.INVESTERING: "investeren in uw bedrijf",
    Doel.WERKKAPITAAL: "werkkapitaal voor uw bedrijf",
    Doel.SANERING: "het betalen van schulden van uw bedrijf (artikel 17)",
    Doel.VOORBEREIDING: "het voorbereiden van uw bedrijf (artikel 29)",
    Doel.LEVENSONDERHOUD: "uw levensonderhoud",
}
_VORM = {
    Vorm.RENTEDRAGENDE_LENING: "als lening met rente",
    Vorm.RENTELOZE_LENING: "als lening zonder rente",
    Vorm.BORGTOCHT: "als borgtocht: wij staan garant voor uw lening bij de bank",
    Vorm.OM_NIET: "en u hoeft dit niet terug te betalen",
}
_AFLOSSING = {
    Aflossingsvorm.ANNUITAIR: "U betaalt elke maand hetzelfde bedrag. Daarin zitten rente en aflossing samen (annuïtair).",
    Aflossingsvorm.LINEAIR: "U lost elke maand hetzelfde bedrag af. De rente komt daar bovenop en wordt steeds lager (lineair).",
}
_ZONDER_RENTE = "U lost elke maand hetzelfde bedrag af. U betaalt geen rente."
_ZEKERHEID = {
    "hypotheek": "een recht van hypotheek",
    "pand": "een pandrecht",
    "overlijdensrisicoverzekering": "een overlijdensrisicoverzekering",
}

_BEZWAAR = Alinea(
    "bezwaar",
    "Stuur dan binnen 6 weken na de dag waarop wij deze brief hebben verzonden een bezwaarschrift aan het college van burgemeester en "
    "wethouders. Schrijf daarin uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. "
    "Zet uw handtekening eronder.",
    kop="Bent u het niet eens met dit besluit?",
    verplicht=True,
)
_MOTIVERING = Alinea("motivering", "{motivering}", kop="Waarom wij dit besluiten", verplicht=True)
_GEVRAAGD = "Wij kregen op {ontvangen} uw aanvraag voor {gevraagd} bedrijfskapitaal."
_ALS = "U moet het hele bedrag direct terugbetalen:"
_ALTIJD = (
    "als u het geld ergens anders voor gebruikt; als u uw bedrijf overdraagt of ermee stopt; "
    "of als u, een vennoot of uw rechtspersoon surseance van betaling krijgt of failliet gaat (artikel 39)."
)

TOEKENNING = Briefsjabloon(
    "bbz-toekenning",
    "U krijgt bedrijfskapitaal (Bbz 2004)",
    (
        Alinea("besluit", f"{_GEVRAAGD} U krijgt {{bedrag}}, {{vorm}}. {{grondslag}}", verplicht=True),
        _MOTIVERING,
        Alinea("bestemming", "U gebruikt het geld alleen voor {bestemming}.", kop="Waarvoor het geld is", verplicht=True),
        Alinea("begeleiding", "Van dit bedrag is {begeleiding} voor begeleiding van uw bedrijf.", kop="Begeleiding"),
        Alinea(
            "terugbetalen",
            "{rente}U betaalt terug in {looptijd} maandelijkse termijnen. {aflossing} "
            "De dag van uw eerste termijn spreken wij af als het geld wordt uitbetaald. U krijgt dan een overzicht van alle termijnen.",
            kop="Rente en aflossing",
            verplicht=True,
        ),
        Alinea(
            "voorbereiding",
            "Tot u met uw bedrijf begint, betaalt u geen rente en lost u niet af. Begint u? Dan wordt dit een lening met rente. "
            "Begint u niet, en is dat niet uw schuld? Dan hoeft u niets terug te betalen (artikel 29).",
            kop="Rente en aflossing",
            verplicht=True,
        ),
        Alinea(
            "borgtocht",
            "U houdt zich aan alle afspraken in de leningsovereenkomst met de bank. "
            "Onze borgtocht geldt ten hoogste {looptijd} maanden en niet voor rente en kosten. "
            "Moeten wij de bank betalen? Dan wordt dat bedrag een lening van u bij ons (artikel 16).",
            kop="De afspraken met de bank",
            verplicht=True,
        ),
        Alinea("zekerheid", "U geeft ons deze zekerheid voordat wij uitbetalen: {zekerheden} (artikel 39 lid 3).", kop="Zekerheid"),
        Alinea(
            "akte",
            "U ondertekent eerst een akte. Daarna pas gaat de lening in. Een voorschot is niet mogelijk (artikel 14).",
            kop="De akte",
            verplicht=True,
        ),
        Alinea(
            "opeisbaar",
            f"{_ALS} als u de rente of de aflossing niet op tijd betaalt (tenzij artikel 21 lid 2 geldt of u uitstel kreeg volgens "
            f"artikel 41); {_ALTIJD}",
            kop="Wanneer u alles direct moet terugbetalen",
            verplicht=True,
        ),
        Alinea("opeisbaar-borgtocht", f"{_ALS} {_ALTIJD}", kop="Wanneer u alles direct moet terugbetalen", verplicht=True),
        Alinea(
            "administratie",
            "U houdt een goede administratie bij. Die stuurt u binnen 6 maanden na het einde van elk boekjaar naar ons op, als wij daarom "
            "vragen of als het Bbz dat zegt (artikel 38).",
            kop="Uw administratie",
        ),
        _BEZWAAR,
    ),
)

AFWIJZING = Briefsjabloon(
    "bbz-afwijzing",
    "U krijgt geen bedrijfskapitaal (Bbz 2004)",
    (
        Alinea("besluit", f"{_GEVRAAGD} Wij wijzen uw aanvraag af.", verplicht=True),
        _MOTIVERING,
        Alinea(
            "werk-en-inkomen",
            "Hebt u te weinig geld om van te leven? Dan kunt u bijstand aanvragen bij Werk en Inkomen. Wij geven uw gegevens door als u "
            "dat wilt. De dag waarop u zich bij ons meldde, {melddatum}, telt dan mee.",
            kop="Andere hulp",
        ),
        _BEZWAAR,
    ),
)


@dataclass(frozen=True, slots=True)
class Beschikking:
    """What the letter tells, whether it is still a proposal or decided."""

    ontvangen_op: date
    melddatum: date
    gevraagd: Bedrag
    doel: Doel
    voorstel: Besluitvoorstel
    rente_procent: Decimal | None
    code: str | None
    zekerheden: Sequence[str] = ()


def stel_tekst_op(sjabloon: Briefsjabloon, b: Beschikking) -> Brieftekst:
    """The text of the letter in the words of `sjabloon`, without the alineas that do not apply."""
    voorstel = b.voorstel
    velden = {
        "ontvangen": _dag(b.ontvangen_op),
        "melddatum": _dag(b.melddatum),
        "gevraagd": str(b.gevraagd),
        "bedrag": str(voorstel.bedrag),
        "vorm": _VORM[voorstel.vorm] if voorstel.vorm else "",
        "grondslag": _grondslag(b.code),
        "motivering": voorstel.motivering,
        "bestemming": _DOEL[b.doel],
        "begeleiding": str(voorstel.begeleiding),
        "rente": _rente(b.rente_procent),
        "looptijd": str(voorstel.looptijd_maanden or ""),
        "aflossing": _aflossing(voorstel, b.rente_procent),
        "zekerheden": ", ".join(_ZEKERHEID[z] for z in b.zekerheden),
    }
    return sjabloon.vul(velden, _zonder(b))


def sjabloon_van_uitkomst(voorstel: Besluitvoorstel) -> Briefsjabloon:
    """Which letter this is."""
    return TOEKENNING if voorstel.vorm else AFWIJZING


async def leg_concept_klaar(session: WriteSession, bos: Sleutelbos, gedaan: Voorgesteld, voorstel: Besluitvoorstel) -> UUID:
    """The letter of a proposal, ready to be edited until it is confirmed; return the id of the concept."""
    aanvraag, verleend = gedaan.aanvraag, gedaan.verleend
    sjabloon = await sjabloon_van(session, aanvraag.gemeente, sjabloon_van_uitkomst(voorstel))
    zekerheden = [z.soort for z in await queries.zekerheden(session, aanvraag.gemeente, aanvraag.id) if z.vervallen_op is None]
    beschikking = Beschikking(
        ontvangen_op=aanvraag.ontvangen_op,
        melddatum=aanvraag.melddatum,
        gevraagd=Bedrag(aanvraag.bedrag_centen),
        doel=aanvraag.bestemming,
        voorstel=voorstel,
        rente_procent=verleend.rente_procent if verleend else None,
        code=verleend.code if verleend else None,
        zekerheden=zekerheden,
    )
    tekst = stel_tekst_op(sjabloon, beschikking)
    return await maak_concept(session, bos, aanvraag.gemeente, gedaan.id, sjabloon.code, tekst, gedaan.bsn_hash)


def _zonder(b: Beschikking) -> set[str]:
    """The alineas that do not apply to this form."""
    vorm, zonder = b.voorstel.vorm, set[str]()
    if b.voorstel.begeleiding == NUL:
        zonder.add("begeleiding")
    if not b.zekerheden:
        zonder.add("zekerheid")
    voorbereiding = b.doel is Doel.VOORBEREIDING
    zonder.add("terugbetalen" if voorbereiding else "voorbereiding")
    if vorm is Vorm.BORGTOCHT:
        return zonder | {"terugbetalen", "opeisbaar"}
    zonder |= {"borgtocht", "opeisbaar-borgtocht"}
    return zonder | {"terugbetalen", "akte", "opeisbaar"} if vorm is Vorm.OM_NIET else zonder


def _grondslag(code: str | None) -> str:
    """Art. of the Bbz, or the fund whose rules it follows."""
    if code is None:
        return ""
    if code.startswith("fonds:"):
        return f"Dit volgt uit de regels van het fonds {code.removeprefix('fonds:')}."
    return f"Dit staat in artikel {Normcode(code).artikel.removeprefix('art. ')} van het Bbz 2004."


def _rente(rente: Decimal | None) -> str:
    """Art. 39 lid 1 a onder 2°."""
    return f"U betaalt {_procent(rente)} procent rente per jaar over wat u nog moet aflossen. " if rente else ""


def _aflossing(voorstel: Besluitvoorstel, rente: Decimal | None) -> str:
    if not rente:
        return _ZONDER_RENTE
    return _AFLOSSING[voorstel.aflossingsvorm] if voorstel.aflossingsvorm else ""


def _procent(rente: Decimal) -> str:
    return f"{rente.normalize():f}".replace(".", ",")


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
