"""What bbz publishes on `bbz.v1`."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from contracts.termijn import Termijngebeurtenis
from kernel.envelope import Gebeurtenis

PUBLISHER = "bbz"


class Categorie(StrEnum):
    """Soort zelfstandige (Bbz 2004, art. 2 lid 1; domain.md C2)."""

    GEVESTIGD = "gevestigd"
    BEGINNEND = "beginnend"
    OUDER = "ouder"
    BEEINDIGEND = "beeindigend"
    MARGINAAL = "marginaal"
    VOORBEREIDING = "voorbereiding"


class Vorm(StrEnum):
    """Vorm van het bedrijfskapitaal (Bbz 2004, art. 14)."""

    RENTEDRAGENDE_LENING = "rentedragende-lening"
    RENTELOZE_LENING = "renteloze-lening"
    BORGTOCHT = "borgtocht"
    OM_NIET = "om-niet"


class Doel(StrEnum):
    """Waarvoor het bedrijfskapitaal is. Sanering betaalt bestaande zakelijke schulden (Bbz 2004, art. 17)."""

    INVESTERING = "investering"
    WERKKAPITAAL = "werkkapitaal"
    SANERING = "sanering"
    VOORBEREIDING = "voorbereiding"
    LEVENSONDERHOUD = "levensonderhoud"


class Uitkomst(StrEnum):
    """Uitkomst van een besluit."""

    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"


class Aflossingsvorm(StrEnum):
    """Hoe de lening wordt afgelost; de beschikking noemt dit (Bbz 2004, art. 39)."""

    ANNUITAIR = "annuitair"
    LINEAIR = "lineair"


class Beeindigingsreden(StrEnum):
    """Waarom het bedrijf ophield (Bbz 2004, art. 39 en 43)."""

    BEEINDIGD = "beeindigd"
    OVERGEDRAGEN = "overgedragen"
    SURSEANCE = "surseance"
    FAILLISSEMENT = "faillissement"


class Onderzoeksoort(StrEnum):
    """Hoe uitgebreid de levensvatbaarheid is onderzocht (domain.md D1, F)."""

    UITGEBREID = "uitgebreid"
    VERKORT = "verkort"
    NADER = "nader"


class Levensvatbaarheid(StrEnum):
    """Het antwoord van een onderzoek."""

    LEVENSVATBAAR = "levensvatbaar"
    ONDER_VOORWAARDEN = "onder-voorwaarden"
    NIET_LEVENSVATBAAR = "niet-levensvatbaar"


class Vaststelling(StrEnum):
    """Uitkomst van de definitieve vaststelling (Bbz 2004, art. 12 lid 2)."""

    EXTRA_BIJSTAND = "extra-bijstand"
    GELIJK = "gelijk"
    TERUGVORDERING = "terugvordering"
    LENING_BLIJFT = "lening-blijft"


class UitnodigingVerzonden(Gebeurtenis, publisher=PUBLISHER, meervoud="uitnodigingen", naam="uitnodiging-verzonden"):
    """The entrepreneur is invited to file an aanvraag: only the applicant can (Bbz 2004, art. 35)."""

    uitnodiging_id: UUID
    traject_id: UUID
    verzoek_id: UUID
    datum: date


class AanvraagIngediend(Gebeurtenis, publisher=PUBLISHER, meervoud="aanvragen", naam="aanvraag-ingediend"):
    """The applicant's own aanvraag. `besluit_uiterlijk`: 13 weeks from receipt (Bbz 2004, art. 35 lid 2)."""

    aanvraag_id: UUID
    uitnodiging_id: UUID | None
    traject_id: UUID | None
    categorie: Categorie
    doel: Doel
    bedrag_centen: int
    melddatum: date
    ontvangen_op: date
    besluit_uiterlijk: date


class BesluitGenomen(Gebeurtenis, publisher=PUBLISHER, meervoud="aanvragen", naam="besluit-genomen"):
    """Decided by two medewerkers, within the norm of the date."""

    aanvraag_id: UUID
    besluit_id: UUID
    traject_id: UUID | None
    categorie: Categorie
    uitkomst: Uitkomst
    vorm: Vorm | None
    bedrag_centen: int
    datum: date
    binnen_termijn: bool


class AkteOndertekend(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="akte-ondertekend"):
    """The deed is signed; only now may be paid out."""

    voorziening_id: UUID
    besluit_id: UUID
    datum: date


class KredietUitbetaald(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="krediet-uitbetaald"):
    """The credit is paid out: debiteuren opens the loan. Conditions as the beschikking states them (Bbz 2004, art. 15, 39)."""

    voorziening_id: UUID
    besluit_id: UUID
    vorm: Vorm
    hoofdsom_centen: int
    rente_procent: Decimal
    looptijd_maanden: int
    aflossingsvorm: Aflossingsvorm
    uitbetaald_op: date
    eerste_vervaldag: date
    doel: Doel | None = None
    traject_id: UUID | None = None
    aanvraag_id: UUID | None = None
    fonds_id: UUID | None = None


class BedragOmNietUitbetaald(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="bedrag-om-niet-uitbetaald"):
    """Bedrijfskapitaal om niet is paid out (Bbz 2004, art. 22, 26): nothing is repaid, so no loan follows."""

    voorziening_id: UUID
    besluit_id: UUID
    bedrag_centen: int
    doel: Doel
    traject_id: UUID | None
    uitbetaald_op: date


class OrientatieGevoerd(Gebeurtenis, publisher=PUBLISHER, meervoud="orientaties", naam="orientatie-gevoerd"):
    """A talk or a screening before any aanvraag; counted even when none follows. `uitkomst` is a code."""

    orientatie_id: UUID
    datum: date
    soort: str
    uitkomst: str


class HersteltermijnGegeven(Gebeurtenis, publisher=PUBLISHER, meervoud="aanvragen", naam="hersteltermijn-gegeven"):
    """Papers are missing: the decision term stands still (Awb art. 4:5, 4:15)."""

    aanvraag_id: UUID
    datum: date
    tot_en_met: date


class BuitenBehandelingGesteld(Gebeurtenis, publisher=PUBLISHER, meervoud="aanvragen", naam="buiten-behandeling-gesteld"):
    """The aanvraag stayed incomplete after the hersteltermijn (Awb art. 4:5)."""

    aanvraag_id: UUID
    datum: date


class AanvraagIngetrokken(Gebeurtenis, publisher=PUBLISHER, meervoud="aanvragen", naam="aanvraag-ingetrokken"):
    """The aanvraag ended without a decision. `reden` is a code, such as `deeltijdondernemen`: an outcome outside the Bbz."""

    aanvraag_id: UUID
    reden: str
    datum: date


class OnderzoekOpgedragen(Gebeurtenis, publisher=PUBLISHER, meervoud="onderzoeken", naam="onderzoek-opgedragen"):
    """Someone is to look at the viability, for an aanvraag or for a question of intake."""

    onderzoek_id: UUID
    soort: Onderzoeksoort
    extern: bool
    aanvraag_id: UUID | None
    traject_id: UUID | None
    verzoek_id: UUID | None
    datum: date
    uiterlijk: date


class OnderzoekAfgerond(Gebeurtenis, publisher=PUBLISHER, meervoud="onderzoeken", naam="onderzoek-afgerond"):
    """The viability is known. `kosten_centen` is what it cost."""

    onderzoek_id: UUID
    soort: Onderzoeksoort
    extern: bool
    uitkomst: Levensvatbaarheid
    aanvraag_id: UUID | None
    traject_id: UUID | None
    verzoek_id: UUID | None
    datum: date
    kosten_centen: int


class VoornemenVerzonden(Gebeurtenis, publisher=PUBLISHER, meervoud="aanvragen", naam="voornemen-verzonden"):
    """A refusal is intended; the applicant may say what he thinks of it (Awb art. 4:7)."""

    aanvraag_id: UUID
    datum: date
    zienswijze_tot_en_met: date


class LevensonderhoudBetaald(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="levensonderhoud-betaald"):
    """A month of bijstand is paid: as a renteloze lening (Bbz 2004, art. 11), or `om_niet` at once (art. 19)."""

    voorziening_id: UUID
    besluit_id: UUID
    categorie: Categorie
    maand: date
    bedrag_centen: int
    om_niet: bool
    betaald_op: date
    voorschot: bool = False


class HerbeoordelingGedaan(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="herbeoordeling-gedaan"):
    """A review was done. `uitkomst` is a code."""

    voorziening_id: UUID
    datum: date
    uitkomst: str
    binnen_termijn: bool


class LevensonderhoudBeeindigd(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="levensonderhoud-beeindigd"):
    """The bijstand ended. `reden` is a code."""

    voorziening_id: UUID
    datum: date
    reden: str


class DefinitiefVastgesteld(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="definitief-vastgesteld"):
    """The bijstand of a boekjaar is definite (Bbz 2004, art. 12, 13). The three amounts tell what becomes of what was lent.

    Of the loan of that boekjaar `om_niet_centen` is a gift now, `terug_te_vorderen_centen` is recovered and
    `lening_centen` stays a loan; `extra_centen` is paid on top.
    """

    voorziening_id: UUID
    besluit_id: UUID
    boekjaar: int
    uitkomst: Vaststelling
    om_niet_centen: int
    terug_te_vorderen_centen: int
    lening_centen: int
    extra_centen: int
    datum: date


class OmgezetOmNiet(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="omgezet-om-niet"):
    """A part of the bedrijfskapitaal becomes a gift (Bbz 2004, art. 21 lid 1, 29). `aan_bank`: of a borgtocht, paid to the bank (lid 3)."""

    voorziening_id: UUID
    besluit_id: UUID
    bedrag_centen: int
    boekjaar: int | None
    datum: date
    aan_bank: bool = False


class RenteKwijtgescholden(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="rente-kwijtgescholden"):
    """Interest of a boekjaar is waived or given back (Bbz 2004, art. 21 lid 2); `aan_bank` as above."""

    voorziening_id: UUID
    besluit_id: UUID
    bedrag_centen: int
    boekjaar: int
    datum: date
    aan_bank: bool = False


class VoorbereidingskredietOmgezet(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="voorbereidingskrediet-omgezet"):
    """The business started: the renteloze lening bears interest from now on (Bbz 2004, art. 29)."""

    voorziening_id: UUID
    besluit_id: UUID
    rente_procent: Decimal
    looptijd_maanden: int
    aflossingsvorm: Aflossingsvorm
    eerste_vervaldag: date
    datum: date


class TerugvorderingBesloten(Gebeurtenis, publisher=PUBLISHER, meervoud="besluiten", naam="terugvordering-besloten"):
    """Bijstand that was not due is recovered (Participatiewet, art. 58; Bbz 2004, art. 44): debiteuren opens a vordering."""

    besluit_id: UUID
    voorziening_id: UUID
    artikel: str
    bedrag_centen: int
    datum: date


class BorgtochtAangesproken(Gebeurtenis, publisher=PUBLISHER, meervoud="voorzieningen", naam="borgtocht-aangesproken"):
    """The bank called the guarantee: what was paid to it is a claim (Bbz 2004, art. 16)."""

    voorziening_id: UUID
    bedrag_centen: int
    datum: date


class BedrijfBeeindigd(Gebeurtenis, publisher=PUBLISHER, meervoud="dossiers", naam="bedrijf-beeindigd"):
    """The business ended, was transferred or failed, with the voorzieningen that this touches."""

    dossier_id: UUID
    reden: Beeindigingsreden
    datum: date
    voorziening_ids: list[UUID]
    traject_id: UUID | None


class OndernemerOverleden(Gebeurtenis, publisher=PUBLISHER, meervoud="dossiers", naam="ondernemer-overleden"):
    """The entrepreneur died: no letters to him, and the estate decides."""

    dossier_id: UUID
    datum: date
    voorziening_ids: list[UUID]
    traject_id: UUID | None


class OndernemerVerhuisd(Gebeurtenis, publisher=PUBLISHER, meervoud="dossiers", naam="ondernemer-verhuisd"):
    """The entrepreneur moved to another gemeente (CBS code): bijstand ends here, a claim stays with the lender."""

    dossier_id: UUID
    datum: date
    naar_gemeente: str
    voorziening_ids: list[UUID]
    traject_id: UUID | None


class BegeleidingGestart(Gebeurtenis, publisher=PUBLISHER, meervoud="opdrachten", naam="begeleiding-gestart"):
    """A coach, agency or volunteer began. `betaler` is a code: krediet, gemeente or ondernemer."""

    opdracht_id: UUID
    aanvraag_id: UUID | None
    betaler: str
    datum: date


class StarterstrajectGestart(Gebeurtenis, publisher=PUBLISHER, meervoud="starterstrajecten", naam="starterstraject-gestart"):
    """The preparation for a business began."""

    starterstraject_id: UUID
    datum: date


class StarterstrajectAfgerond(Gebeurtenis, publisher=PUBLISHER, meervoud="starterstrajecten", naam="starterstraject-afgerond"):
    """The preparation ended. `uitkomst` is a code: started, loondienst, parttime, stopped."""

    starterstraject_id: UUID
    uitkomst: str
    datum: date


class UitstroomGemeten(Gebeurtenis, publisher=PUBLISHER, meervoud="starterstrajecten", naam="uitstroom-gemeten"):
    """Is the starter still out of bijstand, `na_maanden` after the start (12 or 48)?"""

    starterstraject_id: UUID
    na_maanden: int
    duurzaam: bool
    datum: date


class TermijnNadert(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-nadert"):
    """A term of bbz ends soon."""


class TermijnOverschreden(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-overschreden"):
    """A term of bbz has passed without what it asks."""
