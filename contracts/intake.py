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


class Oplossing(StrEnum):
    """Waarmee de schulden zijn geregeld (DDAS SHV; domain.md B3)."""

    BETALINGSREGELING = "betalingsregeling"
    HERFINANCIERING = "herfinanciering"
    SANERING = "sanering"
    SCHULDBEMIDDELING = "schuldbemiddeling"
    NULAANBOD = "nulaanbod"
    WSNP = "wsnp"


class AanmeldingOntvangen(Gebeurtenis, publisher=PUBLISHER, meervoud="aanmeldingen", naam="aanmelding-ontvangen"):
    """An entrepreneur is known for Wgs help. `gesprek_uiterlijk`: Wgs art. 4 lid 1 and 2 (domain.md A2.2)."""

    aanmelding_id: UUID
    kanaal: Aanmeldkanaal
    zaak_id: UUID | None
    crisis: bool
    gesprek_uiterlijk: date


class OrientatieGevoerd(Gebeurtenis, publisher=PUBLISHER, meervoud="orientaties", naam="orientatie-gevoerd"):
    """A talk without a dossier: nobody is known, it only counts."""

    orientatie_id: UUID
    datum: date
    kanaal: Aanmeldkanaal


class AanmeldingSamengevoegd(Gebeurtenis, publisher=PUBLISHER, meervoud="aanmeldingen", naam="aanmelding-samengevoegd"):
    """Two aanmeldingen were of one person: this one goes on in `aanmelding_id_blijft`."""

    aanmelding_id: UUID
    aanmelding_id_blijft: UUID


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
    binnen_termijn: bool = True


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


class LevensvatbaarheidGevraagd(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="levensvatbaarheid-gevraagd"):
    """Intake asks bbz whether the business is viable, once the administration is in order (000 § 4.4.4.4-5)."""

    traject_id: UUID
    verzoek_id: UUID
    datum: date


class BkrRegistratieVereist(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="bkr-registratie-vereist"):
    """The admission must be registered at BKR: the debts are problematic (000 § 4.4.7)."""

    traject_id: UUID
    besluit_id: UUID
    datum: date


class BesluitGewijzigd(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="besluit-gewijzigd"):
    """A new beschikking: the legal position changed, or the admission was withdrawn or ended. `soort` is its code."""

    traject_id: UUID
    besluit_id: UUID
    soort: str
    datum: date


class SchuldregelingGestart(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="schuldregeling-gestart"):
    """From `datum` on creditors wait: a schuldregeling, moratorium or Wsnp began. `soort` is its code; `tot_en_met` when it has an end."""

    traject_id: UUID
    soort: str
    datum: date
    tot_en_met: date | None = None


class SchuldregelingGeeindigd(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="schuldregeling-geeindigd"):
    """Creditors no longer wait for it."""

    traject_id: UUID
    soort: str
    datum: date
    geslaagd: bool


class OplossingBereikt(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="oplossing-bereikt"):
    """The debts are arranged."""

    traject_id: UUID
    oplossing: Oplossing
    datum: date


class NazorgGestart(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="nazorg-gestart"):
    """Nazorg was accepted and began."""

    traject_id: UUID
    datum: date


class TrajectBeeindigd(Gebeurtenis, publisher=PUBLISHER, meervoud="trajecten", naam="traject-beeindigd"):
    """The Wgs route ended. `uitstroomreden` is a value of DDAS SHV."""

    traject_id: UUID
    aanmelding_id: UUID
    uitstroomreden: str
    datum: date


class AfspraakNadert(Gebeurtenis, publisher=PUBLISHER, meervoud="afspraken", naam="afspraak-nadert"):
    """An appointment is near: whoever hears this can send the reminder. `vorm` is its code."""

    afspraak_id: UUID
    aanmelding_id: UUID
    datum: date
    vorm: str


class QuickscanAfgerond(Gebeurtenis, publisher=PUBLISHER, meervoud="quickscans", naam="quickscan-afgerond"):
    """A self-test of viability ended in this advice. Nobody is known."""

    quickscan_id: UUID
    advies: str
    datum: date


class TermijnNadert(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-nadert"):
    """A term of intake ends soon."""


class TermijnOverschreden(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-overschreden"):
    """A term of intake has passed without what it asks."""
