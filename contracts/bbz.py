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


class Uitkomst(StrEnum):
    """Uitkomst van een besluit."""

    TOEGEKEND = "toegekend"
    AFGEWEZEN = "afgewezen"


class Aflossingsvorm(StrEnum):
    """Hoe de lening wordt afgelost; de beschikking noemt dit (Bbz 2004, art. 39)."""

    ANNUITAIR = "annuitair"
    LINEAIR = "lineair"


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


class TermijnNadert(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-nadert"):
    """A term of bbz ends soon."""


class TermijnOverschreden(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-overschreden"):
    """A term of bbz has passed without what it asks."""
