"""What the gateway publishes on `gateway.v1`."""

from datetime import date
from uuid import UUID

from kernel.envelope import Gebeurtenis

PUBLISHER = "gateway"


class GemeenteGewijzigd(Gebeurtenis, publisher=PUBLISHER, meervoud="gemeenten", naam="gemeente-gewijzigd"):
    """A gemeente joined the region or its parameters changed. Each app keeps its own copy of what it needs.

    `drempelbedrag_centen`: below it a signal is onterecht. `beslistermijn_weken`: the verordening's term for the Wgs
    decision, at most 8 (domain.md A2.5). The CBS code itself is the extension attribute `gemeente`.
    """

    gemeente_id: UUID
    naam: str
    oin: str
    actief_vanaf: date
    drempelbedrag_centen: int
    beslistermijn_weken: int


class WebhookUitgeschakeld(Gebeurtenis, publisher=PUBLISHER, meervoud="abonnementen", naam="webhook-uitgeschakeld"):
    """A subscription was switched off. `reden` is a code."""

    abonnement_id: UUID
    reden: str
