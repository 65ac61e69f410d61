"""What intake publishes on `intake.v1`."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.termijn import Termijngebeurtenis
from kernel.envelope import Gebeurtenis

PUBLISHER = "intake"


class Aanmeldkanaal(StrEnum):
    """Waar de aanmelding vandaan komt."""

    VROEGSIGNAAL = "vroegsignaal"
    ZELF = "zelf"
    PARTNER = "partner"
    BBZ = "bbz"


class AanmeldingOntvangen(Gebeurtenis, publisher=PUBLISHER, meervoud="aanmeldingen", naam="aanmelding-ontvangen"):
    """An entrepreneur is known for Wgs help. `gesprek_uiterlijk`: Wgs art. 4 lid 1 and 2 (domain.md A2.2)."""

    aanmelding_id: UUID
    kanaal: Aanmeldkanaal
    zaak_id: UUID | None
    crisis: bool
    gesprek_uiterlijk: date


class GesprekGevoerd(Gebeurtenis, publisher=PUBLISHER, meervoud="aanmeldingen", naam="gesprek-gevoerd"):
    """The first talk took place."""

    aanmelding_id: UUID
    datum: date
    binnen_termijn: bool


class HulpvraagVastgesteld(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="hulpvraag-vastgesteld"):
    """The help question is established: the decision term starts (Wgs art. 4a, verordening; domain.md A2.5)."""

    traject_id: UUID
    aanmelding_id: UUID
    datum: date
    besluit_uiterlijk: date


class ToelatingBesloten(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="toelating-besloten"):
    """Admitted to schuldhulpverlening by beschikking (Wgs art. 4a)."""

    traject_id: UUID
    besluit_id: UUID
    datum: date
    binnen_termijn: bool


class AfwijzingBesloten(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="afwijzing-besloten"):
    """Refused by beschikking. `grond` is a code of intake's list of grounds."""

    traject_id: UUID
    besluit_id: UUID
    datum: date
    grond: str


class PlanVastgesteld(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="plan-vastgesteld"):
    """The plan van aanpak, part of the toelatingsbeschikking (domain.md A2.6)."""

    traject_id: UUID
    plan_id: UUID
    datum: date


class SaneringskredietGevraagd(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="saneringskrediet-gevraagd"):
    """Intake asks bbz to invite the entrepreneur for a credit that pays off business debts. An invitation, not an aanvraag."""

    traject_id: UUID
    verzoek_id: UUID
    bedrag_centen: int
    datum: date


class TermijnNadert(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-nadert"):
    """A term of intake ends soon."""


class TermijnOverschreden(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-overschreden"):
    """A term of intake has passed without what it asks."""
