"""The letter of a besluit: toelating with the plan van aanpak, or afwijzing (Wgs, art. 4a; domain.md A2.6, A3).

Plain Dutch at level B1. A toelating always tells about BKR: the admission is registered when the debts are
problematic, and not (yet) when they are not or when that is still unclear (000 § 4.4.7).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.brief import Afzender, Alinea, Brief
from services.intake.domain.normen import Normsoort, norm
from services.intake.domain.plan import PlanVanAanpak, Uitvoerder
from services.intake.domain.weigering import Weigeringsgrond

_WIE = {
    Uitvoerder.ONDERNEMER: "Dit doet u zelf.",
    Uitvoerder.LOKET: "Dit doen wij.",
    Uitvoerder.PARTNER: "Dit doet een organisatie waarmee wij samenwerken.",
}
_GROND = {
    Weigeringsgrond.GEEN_VERBLIJFSTITEL: "U hebt geen geldige verblijfsstatus in Nederland. Volgens de wet is die nodig voor deze hulp.",
    Weigeringsgrond.FRAUDE: "Er is fraude vastgesteld. In het beleidsplan van de gemeente staat dat dit een reden is om hulp te weigeren.",
    Weigeringsgrond.RECIDIVE: "U kreeg al eerder schuldhulpverlening. In het beleidsplan staat dat dit een reden is om hulp te weigeren.",
}


@dataclass(frozen=True, slots=True)
class Beschikking:
    """Everything the letter tells. `plan` comes with a toelating, `grond` and `motivering` with an afwijzing."""

    besluit_id: UUID
    datum: date
    gemeentenaam: str
    betrokkene: Betrokkene
    plan: PlanVanAanpak | None
    problematisch: bool | None
    grond: Weigeringsgrond | None
    motivering: str | None


def stel_brief_op(beschikking: Beschikking, uitvoerder: Afzender) -> Brief:
    """The letter, ready to be set. It is dated on the day of the besluit."""
    toegelaten = beschikking.plan is not None
    return Brief(
        afzender=Afzender(f"Gemeente {beschikking.gemeentenaam}", (uitvoerder.naam, *uitvoerder.adres)),
        geadresseerde=_geadresseerde(beschikking.betrokkene),
        datum=beschikking.datum,
        kenmerk=str(beschikking.besluit_id),
        onderwerp="U krijgt hulp bij uw zorgen over geld" if toegelaten else "Besluit over uw vraag om schuldhulpverlening",
        aanhef=f"Beste {_naam(beschikking.betrokkene)},",
        alineas=(*(_toelating(beschikking) if toegelaten else _afwijzing(beschikking)), _bezwaar()),
        slot="Hebt u vragen over deze brief? Neem dan contact op met uw contactpersoon. Met vriendelijke groet,",
        ondertekening=(f"namens het college van burgemeester en wethouders van {beschikking.gemeentenaam}", uitvoerder.naam),
    )


def _toelating(beschikking: Beschikking) -> tuple[Alinea, ...]:
    plan = beschikking.plan
    assert plan is not None, "a toelating has its plan (Wgs, art. 4a)"
    return (
        Alinea(
            "U vroeg ons om hulp bij uw zorgen over geld. Wij hebben besloten dat u hulp krijgt. "
            "Dit staat in artikel 4a van de Wet gemeentelijke schuldhulpverlening. Voor deze hulp betaalt u niets. "
            "Kosten van uw bedrijf, zoals die van uw boekhouder, betaalt uw bedrijf."
        ),
        Alinea(
            "Dit plan hoort bij het besluit. U hoeft het niet te ondertekenen. Verandert er iets in het plan waardoor uw rechten "
            "of plichten veranderen? Dan krijgt u een nieuw besluit.",
            kop="Uw plan van aanpak",
        ),
        *(
            Alinea(f"{nummer}. {_zin(doel)}", kop="Wat wij samen willen bereiken" if nummer == 1 else None)
            for nummer, doel in enumerate(plan.doelen, 1)
        ),
        *(
            Alinea(f"{nummer}. {_zin(stap.omschrijving)} {_WIE[stap.uitvoerder]}", kop="Wat er gaat gebeuren" if nummer == 1 else None)
            for nummer, stap in enumerate(plan.stappen, 1)
        ),
        Alinea(f"Wij gaan uit van een aflosperiode van {plan.aflosperiode_maanden} maanden.", kop="Aflossen"),
        Alinea(_bkr(beschikking), kop="Registratie bij BKR"),
        Alinea(
            "Geef veranderingen in uw inkomen, uw schulden, uw bedrijf of uw gezin meteen aan ons door. "
            "Werk mee aan het plan en maak geen nieuwe schulden.",
            kop="Wat wij van u vragen",
        ),
    )


def _bkr(beschikking: Beschikking) -> str:
    maanden = norm(Normsoort.PROBLEMATISCH_MAANDEN, beschikking.datum).waarde
    betekenis = f"Schulden zijn problematisch als u niet alles wat u nu moet betalen binnen {maanden} maanden kunt betalen."
    gevolg = "Andere kredietverstrekkers zien de registratie. Een nieuwe lening krijgen is dan moeilijker."
    if beschikking.problematisch:
        return (
            f"Uw schulden zijn problematisch. {betekenis} Daarom zijn wij verplicht om dit besluit te laten registreren "
            f"bij Bureau Krediet Registratie (BKR). {gevolg}"
        )
    nu = (
        "Uw schulden zijn niet problematisch."
        if beschikking.problematisch is False
        else "Het is nog niet duidelijk of uw schulden problematisch zijn."
    )
    return (
        f"{nu} {betekenis} Wij laten dit besluit nu niet registreren bij Bureau Krediet Registratie (BKR). "
        f"Blijkt later dat uw schulden wel problematisch zijn? Dan zijn wij verplicht om het alsnog te laten registreren. {gevolg}"
    )


def _afwijzing(beschikking: Beschikking) -> tuple[Alinea, ...]:
    assert beschikking.grond is not None, "a refusal has its ground"
    return (
        Alinea("U vroeg ons om hulp bij uw zorgen over geld. Wij hebben besloten dat u geen schuldhulpverlening van de gemeente krijgt."),
        Alinea(_GROND[beschikking.grond], kop="Waarom wij dit besluiten"),
        *((Alinea(beschikking.motivering),) if beschikking.motivering else ()),
    )


def _bezwaar() -> Alinea:
    return Alinea(
        "Stuur dan binnen 6 weken na de datum van deze brief een bezwaarschrift aan het college van burgemeester en wethouders. "
        "Schrijf daarin uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. "
        "Zet uw handtekening eronder.",
        kop="Bent u het niet eens met dit besluit?",
    )


def _naam(betrokkene: Betrokkene) -> str:
    p = betrokkene.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)


def _geadresseerde(betrokkene: Betrokkene) -> tuple[str, ...]:
    p = betrokkene.persoon
    straat = " ".join(deel for deel in (p.straatnaam, p.huisnummer, p.huisnummertoevoeging) if deel)
    plaats = " ".join(deel for deel in (p.postcode, p.plaatsnaam) if deel)
    bedrijf = betrokkene.onderneming.handelsnaam if betrokkene.onderneming else None
    return tuple(regel for regel in (bedrijf, _naam(betrokkene), straat, plaats) if regel)


def _zin(tekst: str) -> str:
    kaal = tekst.strip()
    return kaal if kaal.endswith((".", "!", "?")) else f"{kaal}."
