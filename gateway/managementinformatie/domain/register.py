"""Register: all indicators, in the order of the report (domain.md G).

The word that a field has on the bus stands between quotes here; a test holds each against the published contracts.
"""

from gateway.managementinformatie.domain.indicator import Bijdrage, Eenheid, Indicator, Soort

_P = "nl.regioloket"
_TERMIJN = f"{_P}.termijnen.termijn-overschreden.v1"

VROEGSIGNALERING = (
    Indicator(
        "vs-signalen",
        "Signalen aangenomen",
        "Aangenomen signalen in de maand waarin de aanlevering is verwerkt, naar soort signaalpartner.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanleveringen.aanlevering-verwerkt.v1", "aangenomen", uitsplitsing=("partnertype",)),),
        ("partnertype",),
    ),
    Indicator(
        "vs-signalen-geweigerd",
        "Signalen geweigerd",
        "Geweigerde regels in de maand waarin de aanlevering is verwerkt, naar soort signaalpartner.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanleveringen.aanlevering-verwerkt.v1", "geweigerd", uitsplitsing=("partnertype",)),),
        ("partnertype",),
    ),
    Indicator(
        "vs-zaken",
        "Zaken geopend",
        "Huishoudens met een zaak, in de maand waarin de zaak is geopend. Een zaak met twee of meer signalen telt als meervoudig."
        " Een zaak die in een andere opging, telt niet meer; een gesplitste zaak telt als twee.",
        Eenheid.AANTAL,
        Soort.LAATSTE,
        (
            Bijdrage(f"{_P}.zaken.zaak-geopend.v1", uitsplitsing=("melding",)),
            Bijdrage(f"{_P}.zaken.zaak-aangevuld.v1", uitsplitsing=("melding",)),
            Bijdrage(f"{_P}.zaken.zaak-gesplitst.v1", uitsplitsing=("melding",)),
            Bijdrage(f"{_P}.zaken.zaak-samengevoegd.v1", vervalt=True),
        ),
        ("melding",),
    ),
    Indicator(
        "vs-zaken-opeenvolgend",
        "Zaken met een eerder signaal",
        "Zaken op een adres waar in de maanden ervoor al een signaal was, in de maand waarin de zaak is geopend.",
        Eenheid.AANTAL,
        Soort.LAATSTE,
        (
            Bijdrage(f"{_P}.zaken.zaak-geopend.v1", filter={"opeenvolgend": True}),
            Bijdrage(f"{_P}.zaken.zaak-aangevuld.v1", filter={"opeenvolgend": True}),
            Bijdrage(f"{_P}.zaken.zaak-samengevoegd.v1", vervalt=True),
        ),
    ),
    Indicator(
        "vs-contactpogingen",
        "Contactpogingen",
        "Pogingen om contact te leggen, naar manier en of iemand is bereikt.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.zaken.contactpoging-vastgelegd.v1", uitsplitsing=("soort", "bereikt")),),
        ("soort", "bereikt"),
    ),
    Indicator(
        "vs-hulp-aanvaard",
        "Hulp aanvaard",
        "Inwoners die na contact hulp aanvaarden.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.zaken.hulp-aanvaard.v1"),),
    ),
    Indicator(
        "vs-zaken-afgesloten",
        "Zaken afgesloten",
        "Afgesloten zaken, naar eindresultaat.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.zaken.zaak-afgesloten.v1", uitsplitsing=("resultaat",)),),
        ("resultaat",),
    ),
)

INTAKE = (
    Indicator(
        "wgs-aanmeldingen",
        "Aanmeldingen",
        "Ondernemers die zich voor hulp bij schulden hebben gemeld, naar kanaal.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanmeldingen.aanmelding-ontvangen.v1", uitsplitsing=("kanaal",)),),
        ("kanaal",),
    ),
    Indicator(
        "wgs-gesprekken",
        "Eerste gesprekken",
        "Eerste gesprekken, en of die binnen de termijn van Wgs art. 4 waren.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanmeldingen.gesprek-gevoerd.v1", uitsplitsing=("binnenTermijn",)),),
        ("binnenTermijn",),
    ),
    Indicator(
        "wgs-gesprekken-op-tijd",
        "Eerste gesprekken op tijd",
        "Deel van de eerste gesprekken dat binnen de termijn was.",
        Eenheid.PROCENT,
        Soort.VERHOUDING,
        teller=("wgs-gesprekken", "ja"),
        noemer="wgs-gesprekken",
    ),
    Indicator(
        "wgs-toelatingen",
        "Toelatingen",
        "Besluiten tot toelating, en of die binnen de beslistermijn waren.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.trajecten.toelating-besloten.v1", uitsplitsing=("binnenTermijn",)),),
        ("binnenTermijn",),
    ),
    Indicator(
        "wgs-toelatingen-op-tijd",
        "Toelatingen op tijd",
        "Deel van de toelatingen dat binnen de beslistermijn was.",
        Eenheid.PROCENT,
        Soort.VERHOUDING,
        teller=("wgs-toelatingen", "ja"),
        noemer="wgs-toelatingen",
    ),
    Indicator(
        "wgs-afwijzingen",
        "Afwijzingen",
        "Besluiten tot afwijzing, naar grond.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.trajecten.afwijzing-besloten.v1", uitsplitsing=("grond",)),),
        ("grond",),
    ),
)

BBZ = (
    Indicator(
        "bbz-aanvragen",
        "Aanvragen",
        "Ingediende aanvragen, naar soort zelfstandige.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanvragen.aanvraag-ingediend.v1", uitsplitsing=("categorie",)),),
        ("categorie",),
    ),
    Indicator(
        "bbz-besluiten",
        "Besluiten",
        "Genomen besluiten, naar uitkomst.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanvragen.besluit-genomen.v1", uitsplitsing=("uitkomst",)),),
        ("uitkomst",),
    ),
    Indicator(
        "bbz-besluiten-termijn",
        "Besluiten naar termijn",
        "Genomen besluiten, en of die binnen de termijn van Bbz 2004 art. 35 waren.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanvragen.besluit-genomen.v1", uitsplitsing=("binnenTermijn",)),),
        ("binnenTermijn",),
    ),
    Indicator(
        "bbz-besluiten-op-tijd",
        "Besluiten op tijd",
        "Deel van de besluiten dat binnen de termijn was.",
        Eenheid.PROCENT,
        Soort.VERHOUDING,
        teller=("bbz-besluiten-termijn", "ja"),
        noemer="bbz-besluiten-termijn",
    ),
    Indicator(
        "bbz-toegekend",
        "Toegekend bedrag",
        "Toegekend bedrijfskapitaal, naar soort zelfstandige.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.aanvragen.besluit-genomen.v1", "bedragCenten", filter={"uitkomst": "toegekend"}, uitsplitsing=("categorie",)),),
        ("categorie",),
    ),
    Indicator(
        "bbz-uitbetaald",
        "Uitbetaald krediet",
        "Hoofdsom van uitbetaalde kredieten, naar vorm.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.voorzieningen.krediet-uitbetaald.v1", "hoofdsomCenten", uitsplitsing=("vorm",)),),
        ("vorm",),
    ),
)

DEBITEUREN = (
    Indicator(
        "deb-leningen-geopend",
        "Leningen geopend",
        "Leningen die in beheer zijn gekomen.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.lening-geopend.v1"),),
    ),
    Indicator(
        "deb-hoofdsom",
        "Uitstaande hoofdsom",
        "Hoofdsom van alle leningen min wat daar bij ontvangst op is afgelost, aan het eind van de maand. "
        "Wat vooruit is betaald of is teruggeboekt, staat apart en is hier niet verrekend.",
        Eenheid.CENTEN,
        Soort.STAND,
        (
            Bijdrage(f"{_P}.leningen.lening-geopend.v1", "hoofdsomCenten"),
            Bijdrage(f"{_P}.leningen.ontvangst-verwerkt.v1", "hoofdsomCenten", teken=-1),
        ),
    ),
    Indicator(
        "deb-ontvangen",
        "Ontvangen",
        "Verwerkte ontvangsten op leningen, voor aftrek van terugboekingen.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.ontvangst-verwerkt.v1", "bedragCenten"),),
    ),
    Indicator(
        "deb-vooruit",
        "Vooruit ontvangen",
        "Deel van de ontvangsten waar nog geen vervallen termijn tegenover stond.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.ontvangst-verwerkt.v1", "vooruitCenten"),),
    ),
    Indicator(
        "deb-teruggeboekt",
        "Teruggeboekt",
        "Ontvangsten die de bank heeft teruggehaald.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.ontvangst-teruggeboekt.v1", "bedragCenten"),),
    ),
    Indicator(
        "deb-rente",
        "Opgeboekte rente",
        "Rente die bij de dagafsluitingen is geboekt.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.dagafsluitingen.dag-afgesloten.v1", "renteCenten"),),
    ),
    Indicator(
        "deb-achterstand-ontstaan",
        "Achterstanden ontstaan",
        "Leningen waarop een termijn niet op tijd is betaald.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.achterstand-ontstaan.v1"),),
    ),
    Indicator(
        "deb-achterstand-bedrag",
        "Bedrag van nieuwe achterstanden",
        "Bedrag dat openstond toen de achterstand ontstond.",
        Eenheid.CENTEN,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.achterstand-ontstaan.v1", "bedragCenten"),),
    ),
    Indicator(
        "deb-achterstand",
        "Leningen met achterstand",
        "Leningen met achterstand, aan het eind van de maand.",
        Eenheid.AANTAL,
        Soort.STAND,
        (
            Bijdrage(f"{_P}.leningen.achterstand-ontstaan.v1"),
            Bijdrage(f"{_P}.leningen.achterstand-ingelopen.v1", teken=-1),
        ),
    ),
    Indicator(
        "deb-stoplicht",
        "Leningen naar stoplicht",
        "Hoe de leningen ervoor staan, aan het eind van de maand. Een nieuwe lening staat op bij.",
        Eenheid.AANTAL,
        Soort.STAND,
        (
            Bijdrage(f"{_P}.leningen.lening-geopend.v1", vast=("bij",)),
            Bijdrage(f"{_P}.leningen.stoplicht-gewijzigd.v1", teken=-1, uitsplitsing=("van",)),
            Bijdrage(f"{_P}.leningen.stoplicht-gewijzigd.v1", uitsplitsing=("naar",)),
        ),
        ("stoplicht",),
    ),
    Indicator(
        "deb-uitstel",
        "Uitstel verleend",
        "Leningen waarop uitstel van aflossing is verleend (Bbz 2004, art. 41).",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.uitstel-verleend.v1"),),
    ),
    Indicator(
        "deb-afgelost",
        "Leningen afgelost",
        "Leningen die geheel zijn terugbetaald.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(f"{_P}.leningen.afgelost.v1"),),
    ),
)

TERMIJNEN = (
    Indicator(
        "termijnen-overschreden",
        "Termijnen overschreden",
        "Wettelijke termijnen die voorbij zijn zonder dat gebeurd is wat zij vragen, naar soort termijn.",
        Eenheid.AANTAL,
        Soort.STROOM,
        (Bijdrage(_TERMIJN, uitsplitsing=("soort",)),),
        ("soort",),
    ),
)

REGISTER = (*VROEGSIGNALERING, *INTAKE, *BBZ, *DEBITEUREN, *TERMIJNEN)
PER_CODE = {indicator.code: indicator for indicator in REGISTER}
