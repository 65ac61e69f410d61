"""Change what is still to come on a loan: an extra repayment, another rate or term, an agreement of its own. Each gives a new version."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from kernel import audit
from kernel.auth import Actor
from kernel.db import WriteSession
from kernel.geld import NUL, Bedrag, totaal
from kernel.verwerkingenlog import log_verwerking
from services.debiteuren.domain import journaal as boekhouding
from services.debiteuren.domain.aflosschema import (
    Aflostermijn,
    Schemavorm,
    Voorwaarden,
    herbereken,
    maak_schema,
    maak_vrij_schema,
    procent_van,
    verkort,
)
from services.debiteuren.domain.fouten import NietGenoegVooruit, NietsAfTeLossen, SchemaSluitNiet, SchemaTeVroeg
from services.debiteuren.store import queries
from services.debiteuren.usecases.boek_lening import leg_vast, pak, plan_in, regel_van, vanaf
from services.debiteuren.usecases.privacy import ACTIVITEIT
from services.debiteuren.usecases.werk_bij import Lopend


class Gevolg(StrEnum):
    """What an extra repayment does to the terms: lower ones until the same end, or the same ones until an earlier end."""

    LAGERE_TERMIJNEN = "lagere-termijnen"
    KORTERE_LOOPTIJD = "kortere-looptijd"


@dataclass(frozen=True, slots=True)
class Herziening:
    """How the principal that is still to come is repaid from now on. `delen` makes a free schedule; else form, term and first date do."""

    vorm: Schemavorm
    rente_procent: Decimal
    looptijd_maanden: int | None = None
    eerste_vervaldag: date | None = None
    aflosvrij: int = 0
    delen: Sequence[tuple[date, Bedrag]] = ()
    reden: str = "herziening"


async def herzie_schema(
    session: WriteSession, lening_id: UUID, herziening: Herziening, gezien: int, boekdatum: date, door: Actor
) -> Lopend:
    """Plan all principal that has not fallen due anew. Interest that had run falls due with the first new term.

    Raises LeningNietGevonden, VersieVerouderd, NietsAfTeLossen, SchemaSluitNiet, SchemaTeVroeg or SchemaNietOpVolgorde.
    """
    werk = await pak(session, door.gemeenten, lening_id, gezien)
    schuld, lening = werk.schuld, werk.lening
    hoofdsom = schuld.toekomst + werk.stand.ongepland
    if hoofdsom == NUL:
        raise NietsAfTeLossen
    termijnen = _termijnen(werk, herziening, hoofdsom, schuld.lopende_rente)
    lening.vorm, lening.rente_procent = herziening.vorm.value, procent_van(herziening.vorm, herziening.rente_procent)
    plan_in(werk, termijnen, herziening.reden, door.wie)
    await leg_vast(session, [werk], boekdatum)
    await _leg_uit(session, werk, "schema-herzien", door, {"vorm": lening.vorm, "termijnen": len(termijnen), "reden": herziening.reden})
    return werk


async def los_extra_af(
    session: WriteSession, lening_id: UUID, bedrag: Bedrag, gevolg: Gevolg, gezien: int, boekdatum: date, door: Actor
) -> Lopend:
    """Repay principal before it is due, from what stands as vooruitbetaald.

    Raises LeningNietGevonden, VersieVerouderd, NietGenoegVooruit or NietsAfTeLossen.
    """
    werk = await pak(session, door.gemeenten, lening_id, gezien)
    if bedrag > werk.stand.vooruit:
        raise NietGenoegVooruit(bedrag, werk.stand.vooruit)
    schuld, lening = werk.schuld, werk.lening
    ongepland = min(bedrag, werk.stand.ongepland)
    uit_toekomst = bedrag - ongepland
    if uit_toekomst > schuld.toekomst:
        raise NietsAfTeLossen
    werk.boek(boekhouding.extra_aflossing(bedrag), boekdatum)
    werk.stand = replace(werk.stand, vooruit=werk.stand.vooruit - bedrag, ongepland=werk.stand.ongepland - ongepland)
    if uit_toekomst > NUL:
        maak = verkort if gevolg is Gevolg.KORTERE_LOOPTIJD else herbereken
        rest, begin = schuld.toekomst - uit_toekomst, vanaf(lening, schuld.lopende_rente)
        termijnen = maak(werk.te_komen, rest, Schemavorm(lening.vorm), lening.rente_procent, begin, regel_van(lening))
        werk.zet_schema(termijnen, "extra-aflossing", door.wie)
    await leg_vast(session, [werk], boekdatum)
    await _leg_uit(session, werk, "extra-aflossing", door, {"bedragCenten": bedrag.centen, "gevolg": gevolg.value})
    return werk


def _termijnen(werk: Lopend, herziening: Herziening, hoofdsom: Bedrag, vooraf: Bedrag) -> tuple[Aflostermijn, ...]:
    lening = werk.lening
    begin, regel = vanaf(lening, vooraf), regel_van(lening)
    if herziening.delen:
        gepland = totaal(deel for _, deel in herziening.delen)
        if gepland != hoofdsom:
            raise SchemaSluitNiet(gepland, hoofdsom)
        return maak_vrij_schema(herziening.delen, procent_van(herziening.vorm, herziening.rente_procent), begin, regel)
    assert herziening.eerste_vervaldag is not None, "a schedule that is no list of dates has a first one"
    assert herziening.looptijd_maanden is not None, "and a number of terms"
    if herziening.eerste_vervaldag <= begin.dag:
        raise SchemaTeVroeg(begin.dag)
    voorwaarden = Voorwaarden(
        hoofdsom,
        herziening.rente_procent,
        herziening.looptijd_maanden,
        herziening.vorm,
        begin.dag,
        herziening.eerste_vervaldag,
        herziening.aflosvrij,
    )
    return maak_schema(voorwaarden, regel, begin)


async def _leg_uit(session: WriteSession, werk: Lopend, actie: str, door: Actor, nieuw: dict[str, object]) -> None:
    lening = werk.lening
    hashes = await queries.bsn_hashes(session, lening.gemeente, [lening.id])
    await log_verwerking(session, lening.gemeente, ACTIVITEIT, hashes, naam=actie)
    await audit.schrijf(session, lening.gemeente, actie, "lening", lening.id, door, nieuw=nieuw)
