"""What vroegsignalering publishes on `vroegsignalering.v1`."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.termijn import Termijngebeurtenis
from kernel.envelope import Gebeurtenis

PUBLISHER = "vroegsignalering"


class Signaalpartnertype(StrEnum):
    """Soort signaalpartner (DDAS EnumSignaalpartner)."""

    ENERGIE = "Energie"
    HUUR = "Huur"
    HYPOTHEEK = "Hypotheek"
    CAK_ZORGVERZEKERINGEN = "CAK Zorgverzekeringen"
    ZORG = "Zorg"
    WATER = "Water"
    DUO = "DUO"
    BELASTINGDIENST = "Belastingdienst"
    CAK_EIGEN_BIJDRAGE = "CAK Eigen bijdrage"
    OVERIGE = "Overige"
    DIENST_TOESLAGEN = "Dienst Toeslagen"


class Contactsoort(StrEnum):
    """Manier van contact (DDAS EnumContactsoort, VS v1.2)."""

    MAIL = "Mail"
    BRIEF = "Brief"
    SMS = "SMS/Whatsapp"
    TELEFOON = "Telefoon"
    HUISBEZOEK = "Huisbezoek"
    KAARTJE = "Kaartje"
    ADMINISTRATIEF = "Administratief"
    AFSPRAAK = "Afspraak op locatie"
    ONBEKEND = "Onbekend"
    OVERIGE = "Overige"


class Dagdeel(StrEnum):
    """Ochtend tot 12 uur, middag tot 18 uur, avond vanaf 18 uur (DDAS EnumDagdeel)."""

    OCHTEND = "Ochtend"
    MIDDAG = "Middag"
    AVOND = "Avond"


class Melding(StrEnum):
    """Enkelvoudig: one signal; meervoudig: two or more on one household in one month (domain.md B4, B5)."""

    ENKELVOUDIG = "enkelvoudig"
    MEERVOUDIG = "meervoudig"


class AanleveringVerwerkt(Gebeurtenis, publisher=PUBLISHER, meervoud="aanleveringen", naam="aanlevering-verwerkt"):
    """A delivery is handled for one gemeente; the counts are of that gemeente's rows only."""

    aanlevering_id: UUID
    partnertype: Signaalpartnertype
    aangenomen: int
    geweigerd: int
    dubbel: int


class ZaakGeopend(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="zaak-geopend"):
    """A household has a case for this month. `contact_uiterlijk`: the first day by which someone must have come, four weeks at most (Wgs).

    `regel` is the code of the rule that placed it in its werkbakje, with what that rule asks to be done and how soon (1 is first).
    """

    zaak_id: UUID
    melding: Melding
    opeenvolgend: bool
    signalen: int
    bedrag_centen: int
    crisis: bool
    ondernemer: bool
    werkbakje: str
    contact_uiterlijk: date
    regel: str = ""
    actie: str = ""
    prioriteit: int = 5


class ZaakAangevuld(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="zaak-aangevuld"):
    """The signals of a case changed: more joined it or, before anyone had acted on it, some went elsewhere. Totals after that."""

    zaak_id: UUID
    melding: Melding
    signalen: int
    bedrag_centen: int
    crisis: bool
    opeenvolgend: bool = False


class ZaakIngedeeld(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="zaak-ingedeeld"):
    """The afwegingskader, or a person, placed the case. `regel` is the code of the rule that did; `prioriteit` 1 is first."""

    zaak_id: UUID
    werkbakje: str
    regel: str
    actie: str
    prioriteit: int


class ZaakGesplitst(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="zaak-gesplitst"):
    """A join was undone by hand: `signalen` signals went on to the case `nieuwe_zaak_id`. Totals of what stays."""

    zaak_id: UUID
    nieuwe_zaak_id: UUID
    signalen: int
    bedrag_centen: int
    melding: Melding


class ZaakSamengevoegd(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="zaak-samengevoegd"):
    """All signals of a case on which nobody had acted went on to another one: a later file showed that they belong there. It is over."""

    zaak_id: UUID
    zaak_id_blijft: UUID


class ContactpogingVastgelegd(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="contactpoging-vastgelegd"):
    """Someone tried to make contact."""

    zaak_id: UUID
    contactpoging_id: UUID
    soort: Contactsoort
    bereikt: bool
    datum: date
    dagdeel: Dagdeel | None


class HulpAanvaard(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="hulp-aanvaard"):
    """The inhabitant accepts help. `signaal_ontvangen_op` starts the term of the first talk (domain.md A2.2).

    `ondernemer`: the zelfstandigenloket helps; else the gemeente's own schuldhulpverlening does.
    """

    zaak_id: UUID
    datum: date
    signaal_ontvangen_op: date
    crisis: bool
    warme_overdracht: bool
    ondernemer: bool = True


class ZaakAfgesloten(Gebeurtenis, publisher=PUBLISHER, meervoud="zaken", naam="zaak-afgesloten"):
    """The case is closed. `resultaat` is a value of DDAS EnumEindresultaat (VS v1.2)."""

    zaak_id: UUID
    resultaat: str


class TermijnNadert(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-nadert"):
    """A term of vroegsignalering ends soon."""


class TermijnOverschreden(Termijngebeurtenis, publisher=PUBLISHER, meervoud="termijnen", naam="termijn-overschreden"):
    """A term of vroegsignalering has passed without what it asks."""
