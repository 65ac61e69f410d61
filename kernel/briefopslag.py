"""Where a gemeente's own words are kept, and the concept of a letter until it is sent. Concepts are encrypted: they are about someone."""

import json
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, MetaData, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from kernel import audit, tenancy
from kernel.auth.scopes import Actor
from kernel.crypto import Sleutelbos
from kernel.db import Aggregate, AnySession, Tabel, WriteSession
from kernel.problem import Fout
from kernel.sjabloon import Briefsjabloon, Brieftekst, Sjabloonalinea
from kernel.versie import verwacht_versie

_INHOUD: Final = b"briefconcept.inhoud"


class ConceptNietGevonden(Fout):
    """Dit concept van een brief bestaat niet, of hoort bij een gemeente waar u niet voor werkt."""

    status = 404


class BriefLigtVast(Fout):
    """Deze brief ligt vast en kan niet meer worden gewijzigd."""


class SjabloonRij(Aggregate, Tabel):
    """A gemeente's own words for one kind of letter."""

    __tablename__ = "briefsjabloon"
    metadata = MetaData()

    code: Mapped[str]
    inhoud: Mapped[dict[str, Any]] = mapped_column(JSONB)


class ConceptRij(Aggregate, Tabel):
    """The text of one letter about one subject: a concept until `vast_op`."""

    __tablename__ = "briefconcept"
    metadata = MetaData()

    onderwerp_id: Mapped[UUID]
    code: Mapped[str]
    inhoud: Mapped[bytes]
    bsn_hash: Mapped[bytes | None]
    vast_op: Mapped[date | None]

    def tekst(self, bos: Sleutelbos) -> Brieftekst:
        """What the letter says."""
        return Brieftekst.van_json(json.loads(bos.ontsleutel(self.inhoud, _INHOUD)))


async def sjabloon_rij(session: AnySession, gemeente: str, code: str) -> SjabloonRij | None:
    """The gemeente's own words, if it has them."""
    rij: SjabloonRij | None = await session.scalar(select(SjabloonRij).where(SjabloonRij.gemeente == gemeente, SjabloonRij.code == code))
    return rij


async def sjabloon_van(session: AnySession, gemeente: str, standaard: Briefsjabloon) -> Briefsjabloon:
    """The words that this gemeente uses: its own, else ours."""
    rij = await sjabloon_rij(session, gemeente, standaard.code)
    if rij is None:
        return standaard
    eigen = Brieftekst.van_json(rij.inhoud)
    return standaard.in_woorden_van(eigen.onderwerp, eigen.alineas)


async def leg_sjabloon_vast(session: WriteSession, gemeente: str, nieuw: Briefsjabloon, gezien: int, actor: Actor) -> int:
    """Keep a gemeente's own words; return the new version. `gezien` is 0 when it had none. Raises VersieVerouderd."""
    rij = await sjabloon_rij(session, gemeente, nieuw.code)
    oud = rij.inhoud if rij else None
    if rij is None:
        rij = SjabloonRij(gemeente=gemeente, code=nieuw.code, versie=0)
    verwacht_versie(rij, gezien)
    rij.inhoud, rij.versie = Brieftekst(nieuw.onderwerp, nieuw.alineas).als_json(), rij.versie + 1
    session.add(rij)
    await session.flush()
    await audit.schrijf(session, gemeente, "wijzigen", "briefsjabloon", rij.id, actor, oud=oud, nieuw=rij.inhoud)
    return rij.versie


async def maak_concept(
    session: WriteSession, bos: Sleutelbos, gemeente: str, onderwerp_id: UUID, code: str, tekst: Brieftekst, bsn_hash: bytes | None
) -> UUID:
    """Keep the text of a letter as a concept; a later one about the same subject replaces it. Raises BriefLigtVast.

    `bsn_hash` is of the person it goes to: who reads the concept stands in the verwerkingenlog.
    """
    rij = await _zoek(session, gemeente, onderwerp_id, code)
    if rij is None:
        rij = ConceptRij(gemeente=gemeente, onderwerp_id=onderwerp_id, code=code, versie=0)
        session.add(rij)
    rij.bsn_hash = bsn_hash
    _bewaar(rij, bos, tekst)
    await session.flush()
    return rij.id


async def concept(session: AnySession, gemeenten: frozenset[str], concept_id: UUID, *, met_slot: bool = False) -> ConceptRij:
    """One letter, locked for who will change it. Raises ConceptNietGevonden."""
    vraag = select(ConceptRij).where(ConceptRij.gemeente.in_(gemeenten), ConceptRij.id == concept_id)
    rij: ConceptRij | None = await session.scalar(vraag.with_for_update() if met_slot else vraag)
    if rij is None:
        raise ConceptNietGevonden
    return rij


async def wijzig_concept(
    session: WriteSession, bos: Sleutelbos, rij: ConceptRij, gezien: int, onderwerp: str, alineas: list[Sjabloonalinea], actor: Actor
) -> None:
    """Keep what a person made of it. Raises VersieVerouderd, BriefLigtVast or VerplichteAlinea."""
    verwacht_versie(rij, gezien)
    _bewaar(rij, bos, rij.tekst(bos).gewijzigd(rij.code, onderwerp, alineas))
    await audit.schrijf(session, rij.gemeente, "wijzigen", "briefconcept", rij.id, actor, nieuw={"versie": rij.versie})


async def brief_van(session: AnySession, gemeente: str, onderwerp_id: UUID, code: str) -> ConceptRij | None:
    """The letter about this subject, concept or not."""
    rij: ConceptRij | None = await session.scalar(select(ConceptRij).where(*_over(gemeente, onderwerp_id, code)))
    return rij


async def stel_brief_vast(session: WriteSession, gemeente: str, onderwerp_id: UUID, code: str, op: date) -> None:
    """From now on the text never changes. Raises ConceptNietGevonden or BriefLigtVast."""
    rij = await _zoek(session, gemeente, onderwerp_id, code)
    if rij is None:
        raise ConceptNietGevonden
    if rij.vast_op is not None:
        raise BriefLigtVast
    rij.vast_op, rij.versie = op, rij.versie + 1
    await session.flush()


def _bewaar(rij: ConceptRij, bos: Sleutelbos, tekst: Brieftekst) -> None:
    if rij.vast_op is not None:
        raise BriefLigtVast
    rij.inhoud, rij.versie = bos.versleutel(json.dumps(tekst.als_json(), ensure_ascii=False), _INHOUD), rij.versie + 1


async def _zoek(session: WriteSession, gemeente: str, onderwerp_id: UUID, code: str) -> ConceptRij | None:
    rij: ConceptRij | None = await session.scalar(select(ConceptRij).where(*_over(gemeente, onderwerp_id, code)).with_for_update())
    return rij


def _over(gemeente: str, onderwerp_id: UUID, code: str) -> tuple[ColumnElement[bool], ...]:
    return ConceptRij.gemeente == gemeente, ConceptRij.onderwerp_id == onderwerp_id, ConceptRij.code == code


_TABELLEN: Final = (
    """
    CREATE TABLE briefsjabloon (
        gemeente text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), versie integer NOT NULL,
        code text NOT NULL, inhoud jsonb NOT NULL,
        PRIMARY KEY (gemeente, id), UNIQUE (gemeente, code)
    )
    """,
    """
    CREATE TABLE briefconcept (
        gemeente text NOT NULL, id uuid NOT NULL DEFAULT uuidv7(), versie integer NOT NULL,
        onderwerp_id uuid NOT NULL, code text NOT NULL, inhoud bytea NOT NULL, bsn_hash bytea, vast_op date,
        PRIMARY KEY (gemeente, id), UNIQUE (gemeente, onderwerp_id, code)
    )
    """,
    """
    CREATE FUNCTION brief_ligt_vast() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'een brief die vastligt verandert niet' USING ERRCODE = 'restrict_violation'; END $$
    """,
    """
    CREATE TRIGGER vast BEFORE UPDATE ON briefconcept FOR EACH ROW
        WHEN (old.vast_op IS NOT NULL AND (old.inhoud, old.vast_op) IS DISTINCT FROM (new.inhoud, new.vast_op))
        EXECUTE FUNCTION brief_ligt_vast()
    """,
)


def create(op: Any) -> None:
    """For the kernel's migration. A letter that is fixed cannot change: also not by code that forgot."""
    for opdracht in _TABELLEN:
        op.execute(opdracht)
    for tabel in ("briefsjabloon", "briefconcept"):
        tenancy.protect(op, tabel)
