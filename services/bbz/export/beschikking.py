"""The letter of a besluit on bedrijfskapitaal, in plain Dutch (B1), with what art. 39 requires in it.

Art. 39 lid 1 a: purpose, interest and repayment with their terms, and that the loan is due at once when these are not
met (art. 21 lid 2 and 41 apart). Lid 1 b: with a borgtocht the contract with the bank must be kept. Lid 2: due at once
when spent on something else, when the business is transferred or ends, and at surseance or faillissement.
"""

from decimal import Decimal

from contracts.persoon import Betrokkene
from kernel.brief import Afzender, Alinea, Brief
from kernel.geld import Bedrag
from services.bbz.domain.norm import Normcode
from services.bbz.domain.soort import Aflossingsvorm, Doel, Vorm
from services.bbz.store.tables import Besluit
from services.bbz.usecases.lees_dossier import Besluitdossier

_DOEL = {
    Doel.INVESTERING: "investeren in uw bedrijf",
    Doel.WERKKAPITAAL: "werkkapitaal voor uw bedrijf",
    Doel.SANERING: "het betalen van schulden van uw bedrijf (artikel 17)",
    Doel.VOORBEREIDING: "het voorbereiden van uw bedrijf (artikel 29)",
}
_AFLOSSING = {
    Aflossingsvorm.ANNUITAIR: "U betaalt elke maand hetzelfde bedrag. Daarin zitten rente en aflossing samen (annuïtair).",
    Aflossingsvorm.LINEAIR: "U lost elke maand hetzelfde bedrag af. De rente komt daar bovenop en wordt steeds lager (lineair).",
}
_ZONDER_RENTE = "U lost elke maand hetzelfde bedrag af. U betaalt geen rente."
_BEZWAAR = Alinea(
    "Stuur dan binnen 6 weken na de dag waarop wij deze brief hebben verzonden een bezwaarschrift aan het college van burgemeester en "
    "wethouders. Schrijf daarin uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. "
    "Zet uw handtekening eronder.",
    kop="Bent u het niet eens met dit besluit?",
)


def stel_brief_op(dossier: Besluitdossier, uitvoerder: Afzender) -> Brief:
    """The letter, ready to be set. It is dated on the day of the besluit."""
    toegekend = dossier.besluit.kapitaalvorm is not None
    return Brief(
        afzender=Afzender(f"Gemeente {dossier.gemeentenaam}", (uitvoerder.naam, *uitvoerder.adres)),
        geadresseerde=_geadresseerde(dossier.betrokkene),
        datum=dossier.besluit.datum,
        kenmerk=str(dossier.besluit.id),
        onderwerp="U krijgt bedrijfskapitaal (Bbz 2004)" if toegekend else "U krijgt geen bedrijfskapitaal (Bbz 2004)",
        aanhef=f"Beste {_naam(dossier.betrokkene)},",
        alineas=(
            _besluit(dossier),
            Alinea(dossier.motivering, kop="Waarom wij dit besluiten"),
            *_voorwaarden(dossier),
            _BEZWAAR,
        ),
        slot="Hebt u vragen over deze brief? Neem dan contact op met uw contactpersoon. Met vriendelijke groet,",
        ondertekening=(f"namens het college van burgemeester en wethouders van {dossier.gemeentenaam}", uitvoerder.naam),
    )


def _besluit(dossier: Besluitdossier) -> Alinea:
    besluit, ontvangen = dossier.besluit, f"{dossier.aanvraag.ontvangen_op:%d-%m-%Y}"
    gevraagd = f"Wij kregen op {ontvangen} uw aanvraag voor {Bedrag(dossier.aanvraag.bedrag_centen)} bedrijfskapitaal."
    if besluit.norm is None:
        return Alinea(f"{gevraagd} Wij wijzen uw aanvraag af.")
    artikel = Normcode(besluit.norm).artikel.removeprefix("art. ")
    return Alinea(
        f"{gevraagd} U krijgt {Bedrag(besluit.bedrag_centen)}, {_vorm(besluit)}. Dit staat in artikel {artikel} van het Bbz 2004."
    )


def _vorm(besluit: Besluit) -> str:
    return {
        Vorm.RENTEDRAGENDE_LENING: "als lening met rente",
        Vorm.RENTELOZE_LENING: "als lening zonder rente",
        Vorm.BORGTOCHT: "als borgtocht: wij staan garant voor uw lening bij de bank",
        Vorm.OM_NIET: "en u hoeft dit niet terug te betalen",
        None: "",
    }[besluit.kapitaalvorm]


def _voorwaarden(dossier: Besluitdossier) -> tuple[Alinea, ...]:
    vorm = dossier.besluit.kapitaalvorm
    if vorm is None:
        return ()
    bestemming = Alinea(f"U gebruikt het geld alleen voor {_DOEL[dossier.aanvraag.bestemming]}.", kop="Waarvoor het geld is")
    administratie = Alinea(
        "U houdt een goede administratie bij. Die stuurt u binnen 6 maanden na het einde van elk boekjaar naar ons op, als wij daarom "
        "vragen of als het Bbz dat zegt (artikel 38).",
        kop="Uw administratie",
    )
    if vorm is Vorm.OM_NIET:
        return bestemming, administratie
    akte = Alinea("U ondertekent eerst een akte. Daarna pas gaat de lening in. Een voorschot is niet mogelijk (artikel 14).", kop="De akte")
    if vorm is Vorm.BORGTOCHT:
        return bestemming, _borgtocht(dossier.besluit), akte, _opeisbaar(borgtocht=True), administratie
    return bestemming, _terugbetalen(dossier.besluit), akte, _opeisbaar(borgtocht=False), administratie


def _terugbetalen(besluit: Besluit) -> Alinea:
    """Art. 39 lid 1 a onder 2°."""
    assert besluit.rente_procent is not None, "a loan has its rate"
    assert besluit.aflossingsvorm, "a loan says how it is repaid"
    rente, hoe = "", _ZONDER_RENTE
    if besluit.rente_procent:
        rente = f"U betaalt {_procent(besluit.rente_procent)} procent rente per jaar over wat u nog moet aflossen. "
        hoe = _AFLOSSING[Aflossingsvorm(besluit.aflossingsvorm)]
    return Alinea(
        f"{rente}U betaalt terug in {besluit.looptijd_maanden} maandelijkse termijnen. {hoe} "
        "De dag van uw eerste termijn spreken wij af als het geld wordt uitbetaald. U krijgt dan een overzicht van alle termijnen.",
        kop="Rente en aflossing",
    )


def _borgtocht(besluit: Besluit) -> Alinea:
    """Art. 16 and art. 39 lid 1 b."""
    return Alinea(
        "U houdt zich aan alle afspraken in de leningsovereenkomst met de bank. "
        f"Onze borgtocht geldt ten hoogste {besluit.looptijd_maanden} maanden en niet voor rente en kosten. "
        "Moeten wij de bank betalen? Dan wordt dat bedrag een lening van u bij ons (artikel 16).",
        kop="De afspraken met de bank",
    )


def _opeisbaar(*, borgtocht: bool) -> Alinea:
    """Art. 39 lid 1 a onder 3° and lid 2."""
    op_tijd = "als u de rente of de aflossing niet op tijd betaalt (tenzij artikel 21 lid 2 geldt of u uitstel kreeg volgens artikel 41); "
    return Alinea(
        f"U moet het hele bedrag direct terugbetalen: {'' if borgtocht else op_tijd}"
        "als u het geld ergens anders voor gebruikt; als u uw bedrijf overdraagt of ermee stopt; "
        "of als u, een vennoot of uw rechtspersoon surseance van betaling krijgt of failliet gaat (artikel 39).",
        kop="Wanneer u alles direct moet terugbetalen",
    )


def _procent(rente: Decimal) -> str:
    return f"{rente.normalize():f}".replace(".", ",")


def _naam(betrokkene: Betrokkene) -> str:
    p = betrokkene.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)


def _geadresseerde(betrokkene: Betrokkene) -> tuple[str, ...]:
    p = betrokkene.persoon
    straat = " ".join(deel for deel in (p.straatnaam, p.huisnummer, p.huisnummertoevoeging) if deel)
    plaats = " ".join(deel for deel in (p.postcode, p.plaatsnaam) if deel)
    bedrijf = betrokkene.onderneming.handelsnaam if betrokkene.onderneming else None
    return tuple(regel for regel in (bedrijf, _naam(betrokkene), straat, plaats) if regel)
