"""What do the letters of intake say? Our own words at level B1, which a gemeente may put in hers (Wgs, art. 4a; 000 § 3.5.2, 4.4.7).

We speak of «zorgen over geld». The texts on BKR and on bezwaar are verplicht: they stay, whoever edits the letter.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kernel.sjabloon import Briefsjabloon, Sjabloonalinea
from services.intake.domain.bezwaar import bezwaartermijn
from services.intake.domain.herziening import Herzieningsreden
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.plan import PlanVanAanpak, Product, Uitvoerder
from services.intake.domain.traject import Besluitsoort
from services.intake.domain.weigering import Weigeringsgrond

#: What a letter is filled with: a list becomes an alinea per item.
Velden = dict[str, str | Sequence[str]]

_BEZWAAR: Final = Sjabloonalinea(
    "bezwaar",
    "Stuur dan binnen {bezwaar_weken} weken na de datum van deze brief een bezwaarschrift aan het college van burgemeester en wethouders. "
    "Schrijf daarin uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. "
    "Zet uw handtekening eronder.",
    kop="Bent u het niet eens met dit besluit?",
    verplicht=True,
)
_MOTIVERING: Final = Sjabloonalinea("motivering", "{motivering}")
_PLAN: Final = (
    Sjabloonalinea(
        "plan",
        "Dit plan hoort bij het besluit. U hoeft het niet te ondertekenen. Verandert er iets in het plan waardoor uw rechten "
        "of plichten veranderen? Dan krijgt u een nieuw besluit.",
        kop="Uw plan van aanpak",
    ),
    Sjabloonalinea("doelen", "{doelen}", kop="Wat wij samen willen bereiken"),
    Sjabloonalinea("producten", "{producten}", kop="Welke hulp u krijgt"),
    Sjabloonalinea("stappen", "{stappen}", kop="Wat er gaat gebeuren"),
    Sjabloonalinea(
        "aflossen",
        "Wij gaan uit van een aflosperiode van {aflosperiode_maanden} maanden. U houdt altijd genoeg geld over om van te leven: "
        "dat deel heet de beslagvrije voet.",
        kop="Aflossen",
    ),
    Sjabloonalinea("bkr", "{bkr}", kop="Registratie bij BKR", verplicht=True),
)

TOELATING: Final = Briefsjabloon(
    Besluitsoort.TOELATING.value,
    "U krijgt hulp bij uw zorgen over geld",
    (
        Sjabloonalinea(
            "besluit",
            "U vroeg ons om hulp bij uw zorgen over geld. Wij hebben besloten dat u hulp krijgt. "
            "Dit staat in artikel 4a van de Wet gemeentelijke schuldhulpverlening. Voor deze hulp betaalt u niets. "
            "Kosten van uw bedrijf, zoals die van uw boekhouder, betaalt uw bedrijf.",
        ),
        *_PLAN,
        Sjabloonalinea(
            "plichten",
            "Geef veranderingen in uw inkomen, uw schulden, uw bedrijf of uw gezin meteen aan ons door. "
            "Werk mee aan het plan en maak geen nieuwe schulden.",
            kop="Wat wij van u vragen",
        ),
        _BEZWAAR,
    ),
)
AFWIJZING: Final = Briefsjabloon(
    Besluitsoort.AFWIJZING.value,
    "Besluit over uw vraag om hulp bij zorgen over geld",
    (
        Sjabloonalinea(
            "besluit",
            "U vroeg ons om hulp bij uw zorgen over geld. Wij hebben besloten dat u geen schuldhulpverlening van de gemeente krijgt.",
        ),
        Sjabloonalinea("grond", "{grond}", kop="Waarom wij dit besluiten", verplicht=True),
        _MOTIVERING,
        _BEZWAAR,
    ),
)
BUITEN_BEHANDELING: Final = Briefsjabloon(
    Besluitsoort.BUITEN_BEHANDELING.value,
    "Wij behandelen uw vraag om hulp nu niet",
    (
        Sjabloonalinea(
            "besluit",
            "U vroeg ons om hulp bij uw zorgen over geld. Wij vroegen u om gegevens die wij nodig hebben. Die hebben wij niet gekregen. "
            "Daarom behandelen wij uw vraag nu niet (artikel 4:5 van de Algemene wet bestuursrecht). U kunt altijd opnieuw om hulp vragen.",
        ),
        _MOTIVERING,
        _BEZWAAR,
    ),
)
WIJZIGING: Final = Briefsjabloon(
    Besluitsoort.WIJZIGING.value,
    "Uw hulp bij zorgen over geld verandert",
    (
        Sjabloonalinea(
            "besluit", "Uw plan van aanpak verandert. Daardoor veranderen ook uw rechten en plichten. Deze brief is het nieuwe besluit."
        ),
        _MOTIVERING,
        *_PLAN,
        _BEZWAAR,
    ),
)
INTREKKING: Final = Briefsjabloon(
    Besluitsoort.INTREKKING.value,
    "Wij trekken ons besluit over uw hulp in",
    (
        Sjabloonalinea("besluit", "Wij trekken het besluit in waarmee u hulp kreeg bij uw zorgen over geld. {reden}"),
        _MOTIVERING,
        _BEZWAAR,
    ),
)
BEEINDIGING: Final = Briefsjabloon(
    Besluitsoort.BEEINDIGING.value,
    "Uw hulp bij zorgen over geld stopt",
    (
        Sjabloonalinea(
            "besluit", "De hulp die u van ons kreeg bij uw zorgen over geld stopt. {reden} U kunt altijd opnieuw om hulp vragen."
        ),
        _MOTIVERING,
        _BEZWAAR,
    ),
)
VOORNEMEN: Final = Briefsjabloon(
    "voornemen",
    "Wat vindt u van ons plan?",
    (
        Sjabloonalinea("voornemen", "Wij zijn van plan om dit te besluiten: {wat}. Er is nog niets besloten."),
        _MOTIVERING,
        Sjabloonalinea(
            "zienswijze",
            "U kunt tot en met {zienswijze_tot_en_met} zeggen wat u hiervan vindt. "
            "Dat kan met een brief, of in een gesprek met uw contactpersoon. Daarna nemen wij een besluit.",
            kop="Uw reactie",
            verplicht=True,
        ),
    ),
)
HERSTELTERMIJN: Final = Briefsjabloon(
    "hersteltermijn",
    "Wij hebben nog gegevens van u nodig",
    (
        Sjabloonalinea("inleiding", "U vroeg ons om hulp bij uw zorgen over geld. Om te kunnen besluiten missen wij nog gegevens."),
        Sjabloonalinea("gevraagd", "{gevraagd}", kop="Wat wij nog nodig hebben"),
        Sjabloonalinea(
            "termijn",
            "Wilt u deze gegevens uiterlijk op {tot_en_met} aan ons geven? Lukt dat niet, bel dan uw contactpersoon: wij helpen u daarbij. "
            "Zolang wij wachten, staat de termijn voor ons besluit stil (artikel 4:15 van de Algemene wet bestuursrecht).",
            kop="Tot wanneer",
            verplicht=True,
        ),
    ),
)

PER_BESLUIT: Final = {Besluitsoort(s.code): s for s in (TOELATING, AFWIJZING, BUITEN_BEHANDELING, WIJZIGING, INTREKKING, BEEINDIGING)}
BRIEVEN: Final = (*PER_BESLUIT.values(), VOORNEMEN, HERSTELTERMIJN)

_WIE: Final = {
    Uitvoerder.ONDERNEMER: "Dit doet u zelf.",
    Uitvoerder.LOKET: "Dit doen wij.",
    Uitvoerder.PARTNER: "Dit doet een organisatie waarmee wij samenwerken.",
}
_PRODUCT: Final = {
    Product.STABILISATIE: "Wij zorgen eerst voor rust, zodat er geen schulden bij komen.",
    Product.BETALINGSREGELING: "Een betalingsregeling: u betaalt alles terug, in delen.",
    Product.HERFINANCIERING: "Herfinanciering: één lening waarmee u alle schulden in één keer betaalt.",
    Product.SCHULDREGELING: "Een schuldregeling: wij maken afspraken met iedereen aan wie u geld moet betalen.",
    Product.BUDGETBEHEER: "Budgetbeheer: wij helpen u met betalen.",
    Product.BUDGETCOACHING: "Budgetcoaching: u leert zelf beter met geld om te gaan.",
    Product.BEGELEIDING: "Begeleiding van u en uw bedrijf.",
}
_GROND: Final = {
    Weigeringsgrond.GEEN_VERBLIJFSTITEL: "U hebt geen geldige verblijfsstatus in Nederland. Volgens de wet is die nodig voor deze hulp.",
    Weigeringsgrond.FRAUDE: "Er is fraude vastgesteld. In het beleidsplan van de gemeente staat dat dit een reden is om hulp te weigeren.",
    Weigeringsgrond.RECIDIVE: "U kreeg al eerder schuldhulpverlening. In het beleidsplan staat dat dit een reden is om hulp te weigeren.",
}
_REDEN: Final = {
    Herzieningsreden.PLAN_GEWIJZIGD: "Uw plan is veranderd.",
    Herzieningsreden.GEGEVENS_ONJUIST: "De gegevens waarop wij dat besluit namen, kloppen niet.",
    Herzieningsreden.OP_EIGEN_VERZOEK: "U hebt ons dit zelf gevraagd.",
    Herzieningsreden.HULP_AFGEROND: "Het plan is klaar.",
    Herzieningsreden.WERKT_NIET_MEE: "Wij spraken af dat u meewerkt aan het plan. Dat is niet gebeurd.",
    Herzieningsreden.VERHUISD: "U woont nu in een andere gemeente.",
    Herzieningsreden.OVERLEDEN: "Degene die de hulp kreeg, is overleden.",
    Herzieningsreden.NIET_AANGEVULD: "Wij kregen de gegevens niet die wij nodig hadden.",
}
_WAT: Final = {
    Besluitsoort.AFWIJZING: "u krijgt geen schuldhulpverlening van de gemeente",
    Besluitsoort.INTREKKING: "wij trekken het besluit in waarmee u hulp kreeg",
    Besluitsoort.BEEINDIGING: "de hulp die u van ons krijgt stopt",
}


def besluitvelden(
    op: date,
    *,
    plan: PlanVanAanpak | None = None,
    problematisch: bool | None = None,
    grond: Weigeringsgrond | None = None,
    reden: Herzieningsreden | None = None,
    motivering: str | None = None,
) -> tuple[Velden, frozenset[str]]:
    """What the letter of a besluit on `op` is filled with, and the alineas that do not apply. Raises NormOntbreekt."""
    velden: Velden = {
        "bezwaar_weken": str(bezwaartermijn(op).soort.weken),
        "motivering": motivering or "",
        "grond": _GROND[grond] if grond else "",
        "reden": _REDEN[reden] if reden else "",
        "bkr": bkr_tekst(op, problematisch=problematisch),
        **_planvelden(plan),
    }
    zonder = {sleutel for sleutel in ("motivering", "producten") if not velden[sleutel]}
    return velden, frozenset(zonder)


def voornemenvelden(soort: Besluitsoort, motivering: str, tot_en_met: date) -> Velden:
    """What the letter of an intention is filled with."""
    return {"wat": _WAT[soort], "motivering": motivering, "zienswijze_tot_en_met": _dag(tot_en_met)}


def hersteltermijnvelden(gevraagd: Sequence[str], tot_en_met: date) -> Velden:
    """What the letter that asks for papers is filled with."""
    return {"gevraagd": [_zin(f"{nummer}. {wat}") for nummer, wat in enumerate(gevraagd, 1)], "tot_en_met": _dag(tot_en_met)}


def bkr_tekst(op: date, *, problematisch: bool | None) -> str:
    """What every toelating tells about BKR. Raises NormOntbreekt."""
    maanden = norm(Normsoort.PROBLEMATISCH_MAANDEN, op).waarde
    betekenis = f"Schulden zijn problematisch als u niet alles wat u nu moet betalen binnen {maanden} maanden kunt betalen."
    gevolg = "Andere kredietverstrekkers zien de registratie. Een nieuwe lening krijgen is dan moeilijker."
    if problematisch:
        return (
            f"Uw schulden zijn problematisch. {betekenis} Daarom zijn wij verplicht om dit besluit te laten registreren "
            f"bij Bureau Krediet Registratie (BKR). {gevolg}"
        )
    onduidelijk = "Het is nog niet duidelijk of uw schulden problematisch zijn."
    nu = "Uw schulden zijn niet problematisch." if problematisch is False else onduidelijk
    return (
        f"{nu} {betekenis} Wij laten dit besluit nu niet registreren bij Bureau Krediet Registratie (BKR). "
        f"Blijkt later dat uw schulden wel problematisch zijn? Dan zijn wij verplicht om het alsnog te laten registreren. {gevolg}"
    )


def _planvelden(plan: PlanVanAanpak | None) -> Velden:
    if plan is None:
        return {"doelen": "", "stappen": "", "producten": "", "aflosperiode_maanden": ""}
    return {
        "doelen": [f"{nummer}. {_zin(doel)}" for nummer, doel in enumerate(plan.doelen, 1)],
        "stappen": [f"{nummer}. {_zin(stap.omschrijving)} {_WIE[stap.uitvoerder]}" for nummer, stap in enumerate(plan.stappen, 1)],
        "producten": [_PRODUCT[product] for product in plan.producten],
        "aflosperiode_maanden": str(plan.aflosperiode_maanden),
    }


def _zin(tekst: str) -> str:
    kaal = tekst.strip()
    return kaal if kaal.endswith((".", "!", "?")) else f"{kaal}."


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
