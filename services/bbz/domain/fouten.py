"""What bbz refuses, and why.

BbzFout
├── NietGevonden                    404
│   ├── UitnodigingNietGevonden
│   ├── AanvraagNietGevonden
│   ├── BesluitNietGevonden
│   └── VoorzieningNietGevonden
├── BetrokkeneNietOntvangen         409  the owner of the person did not know him
├── GemeenteOnbekend                409  a letter cannot name its gemeente yet
├── NormOntbreekt                   409  the law's amount of this date is not known
├── NormenOngeldig                       the shipped normen are wrong: the app does not start
├── AanvraagGeweigerd               400
│   ├── BetrokkeneOntbreekt
│   ├── MelddatumNaOntvangst
│   ├── OntvangenInDeToekomst
│   └── UitnodigingVerbruikt        409
├── BesluitGeweigerd                409
│   ├── AlBesloten
│   ├── VoorstelVervangen           a newer proposal was made since
│   ├── VoorwaardenKloppenNiet      400
│   ├── GeenBedrijfskapitaal        this category gets none
│   ├── VormNietToegestaan
│   ├── BovenDeNorm
│   ├── NietNaastEerdereBijstand    art. 22 and art. 20 exclude each other
│   ├── LooptijdTeLang
│   ├── VermogenOnbekend            400
│   ├── VermogenTeHoog
│   ├── VermogenTeLaag
│   └── KvkNummerOntbreekt
└── UitbetalingGeweigerd            409
    ├── GeenToekenning
    ├── AkteBestaatAl
    ├── AkteVoorBesluit
    ├── DatumInDeToekomst           400
    ├── AlUitbetaald
    ├── UitbetaaldVoorAkte
    ├── VervaldagNietNaUitbetaling
    └── NietUitTeBetalen
"""

from datetime import date
from typing import ClassVar
from uuid import UUID

from kernel.geld import Bedrag


class BbzFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de uitvoering van het Bbz."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class NietGevonden(BbzFout):
    """Dit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class UitnodigingNietGevonden(NietGevonden):
    """Deze uitnodiging bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class AanvraagNietGevonden(NietGevonden):
    """Deze aanvraag bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BesluitNietGevonden(NietGevonden):
    """Dit besluit bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class VoorzieningNietGevonden(NietGevonden):
    """Deze voorziening bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""


class BetrokkeneNietOntvangen(BbzFout):
    """Intake gaf geen persoon bij traject {traject_id}; daarom is er niemand om uit te nodigen."""

    def __init__(self, traject_id: UUID) -> None:
        self.traject_id = traject_id


class GemeenteOnbekend(BbzFout):
    """De naam van gemeente {gemeente} is nog niet bekend; leg de gemeente eerst vast."""

    def __init__(self, gemeente: str) -> None:
        self.gemeente = gemeente


class NormOntbreekt(BbzFout):
    """De norm '{code}' (Bbz 2004, {artikel}) van {op} is niet bekend. Zonder die norm kan niet worden besloten."""

    def __init__(self, code: str, artikel: str, op: date) -> None:
        self.code, self.artikel, self.op = code, artikel, op


class NormenOngeldig(BbzFout):
    """De meegeleverde normen kloppen niet: {reden}."""

    status = 500

    def __init__(self, reden: str) -> None:
        self.reden = reden


class AanvraagGeweigerd(BbzFout):
    """Deze aanvraag kan zo niet worden ingediend."""

    status = 400


class BetrokkeneOntbreekt(AanvraagGeweigerd):
    """Een aanvraag zonder uitnodiging noemt de aanvrager zelf: vul het veld 'betrokkene' in."""


class MelddatumNaOntvangst(AanvraagGeweigerd):
    """De melding ({melddatum}) kan niet later zijn dan de ontvangst van de aanvraag ({ontvangen_op})."""

    def __init__(self, melddatum: date, ontvangen_op: date) -> None:
        self.melddatum, self.ontvangen_op = melddatum, ontvangen_op


class OntvangenInDeToekomst(AanvraagGeweigerd):
    """De aanvraag kan niet na vandaag ({vandaag}) zijn ontvangen; opgegeven is {ontvangen_op}."""

    def __init__(self, ontvangen_op: date, vandaag: date) -> None:
        self.ontvangen_op, self.vandaag = ontvangen_op, vandaag


class UitnodigingVerbruikt(AanvraagGeweigerd):
    """Op deze uitnodiging is al een aanvraag ingediend."""

    status = 409


class BesluitGeweigerd(BbzFout):
    """Dit besluit kan niet worden genomen."""


class AlBesloten(BesluitGeweigerd):
    """Op deze aanvraag is al besloten."""


class VoorstelVervangen(BesluitGeweigerd):
    """Er is intussen een nieuwer voorstel gedaan; alleen dat kan worden bekrachtigd."""


class VoorwaardenKloppenNiet(BesluitGeweigerd):
    """Bij de uitkomst '{uitkomst}' kloppen deze velden niet: {velden}."""

    status = 400

    def __init__(self, uitkomst: str, velden: str) -> None:
        self.uitkomst, self.velden = uitkomst, velden


class GeenBedrijfskapitaal(BesluitGeweigerd):
    """Aan een zelfstandige in de categorie '{categorie}' wordt geen bedrijfskapitaal verleend (Bbz 2004, art. 2 lid 2)."""

    def __init__(self, categorie: str) -> None:
        self.categorie = categorie


class VormNietToegestaan(BesluitGeweigerd):
    """De vorm '{vorm}' kan niet bij de categorie '{categorie}'; wel mogelijk: {mogelijk} (Bbz 2004, {artikel})."""

    def __init__(self, categorie: str, vorm: str, mogelijk: str, artikel: str) -> None:
        self.categorie, self.vorm, self.mogelijk, self.artikel = categorie, vorm, mogelijk, artikel


class BovenDeNorm(BesluitGeweigerd):
    """{gevraagd} is te hoog. Het maximum is {norm}, daarvan is al {eerder} verleend: er kan nog {ruimte} (Bbz 2004, {artikel})."""

    def __init__(self, gevraagd: Bedrag, norm: Bedrag, eerder: Bedrag, ruimte: Bedrag, artikel: str) -> None:
        self.gevraagd, self.norm, self.eerder, self.ruimte, self.artikel = gevraagd, norm, eerder, ruimte, artikel


class NietNaastEerdereBijstand(BesluitGeweigerd):
    """Bijstand volgens {artikel} gaat niet samen met de bijstand volgens {eerder_artikel} die dit bedrijf al kreeg (Bbz 2004, art. 22)."""

    def __init__(self, artikel: str, eerder_artikel: str) -> None:
        self.artikel, self.eerder_artikel = artikel, eerder_artikel


class LooptijdTeLang(BesluitGeweigerd):
    """De looptijd van {gevraagd} maanden is te lang; ten hoogste {ten_hoogste} maanden (Bbz 2004, {artikel})."""

    def __init__(self, gevraagd: int, ten_hoogste: int, artikel: str) -> None:
        self.gevraagd, self.ten_hoogste, self.artikel = gevraagd, ten_hoogste, artikel


class VermogenOnbekend(BesluitGeweigerd):
    """De vorm '{vorm}' hangt af van het vermogen: vul het veld 'vermogen' in (Bbz 2004, {artikel})."""

    status = 400

    def __init__(self, vorm: str, artikel: str) -> None:
        self.vorm, self.artikel = vorm, artikel


class VermogenTeHoog(BesluitGeweigerd):
    """Het eigen vermogen {eigen} is te hoog voor een bedrag om niet; de grens is {grens}{toelichting} (Bbz 2004, {artikel})."""

    def __init__(self, eigen: Bedrag, grens: Bedrag, artikel: str, toelichting: str = "") -> None:
        self.eigen, self.grens, self.artikel, self.toelichting = eigen, grens, artikel, toelichting


class VermogenTeLaag(BesluitGeweigerd):
    """Bij een eigen vermogen van {eigen}, niet boven {grens}, is de bijstand om niet en geen renteloze lening (Bbz 2004, {artikel})."""

    def __init__(self, eigen: Bedrag, grens: Bedrag, artikel: str) -> None:
        self.eigen, self.grens, self.artikel = eigen, grens, artikel


class KvkNummerOntbreekt(BesluitGeweigerd):
    """Het KvK-nummer ontbreekt: zonder nummer is niet te zien of dit bedrijf al krediet kreeg (Bbz 2004, art. 20, 24)."""


class UitbetalingGeweigerd(BbzFout):
    """Dit kan niet worden vastgelegd of uitbetaald."""


class GeenToekenning(UitbetalingGeweigerd):
    """Bij dit besluit hoort geen akte: het is geen toekenning van een lening of borgtocht."""


class AkteBestaatAl(UitbetalingGeweigerd):
    """Voor dit besluit is al een akte ondertekend."""


class AkteVoorBesluit(UitbetalingGeweigerd):
    """De akte ({ondertekend_op}) kan niet voor het besluit ({besloten_op}) zijn ondertekend."""

    def __init__(self, ondertekend_op: date, besloten_op: date) -> None:
        self.ondertekend_op, self.besloten_op = ondertekend_op, besloten_op


class DatumInDeToekomst(UitbetalingGeweigerd):
    """De datum {datum} ligt na vandaag ({vandaag}); leg vast wat al gebeurd is."""

    status = 400

    def __init__(self, datum: date, vandaag: date) -> None:
        self.datum, self.vandaag = datum, vandaag


class AlUitbetaald(UitbetalingGeweigerd):
    """Deze voorziening is al uitbetaald, op {uitbetaald_op}."""

    def __init__(self, uitbetaald_op: date) -> None:
        self.uitbetaald_op = uitbetaald_op


class UitbetaaldVoorAkte(UitbetalingGeweigerd):
    """Uitbetalen kan pas na de akte: die is van {akte_op}, de uitbetaling van {uitbetaald_op}."""

    def __init__(self, akte_op: date, uitbetaald_op: date) -> None:
        self.akte_op, self.uitbetaald_op = akte_op, uitbetaald_op


class VervaldagNietNaUitbetaling(UitbetalingGeweigerd):
    """De eerste vervaldag ({eerste_vervaldag}) ligt niet na de uitbetaling ({uitbetaald_op})."""

    def __init__(self, eerste_vervaldag: date, uitbetaald_op: date) -> None:
        self.eerste_vervaldag, self.uitbetaald_op = eerste_vervaldag, uitbetaald_op


class NietUitTeBetalen(UitbetalingGeweigerd):
    """Een voorziening in de vorm '{vorm}' wordt niet door ons uitbetaald: het geld komt van de bank (Bbz 2004, art. 16)."""

    def __init__(self, vorm: str) -> None:
        self.vorm = vorm
