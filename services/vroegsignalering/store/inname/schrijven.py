"""What was decided of a blok, written down: signals, refusals, events, terms, log records and counts."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text

from contracts.vroegsignalering import PUBLISHER, ZaakAangevuld, ZaakAfgesloten, ZaakGeopend, ZaakIngedeeld, ZaakSamengevoegd
from kernel.db import WriteSession, raw_connection
from services.vroegsignalering.domain.afweging import Kader
from services.vroegsignalering.domain.beoordeling import Reden, Signaalstatus, status_bij
from services.vroegsignalering.domain.brp import BrpStand
from services.vroegsignalering.domain.matching import Koppeling
from services.vroegsignalering.domain.weigering import Weigercode, fout
from services.vroegsignalering.store.inname.zaken import hertel, open_enkele, open_groepen
from services.vroegsignalering.store.reeks import ID, nieuwe_reeks
from services.vroegsignalering.store.termijnen_sql import EINDE_LEVERING_EERDER, TERMIJNEN

_REDEN: Final = f"CASE WHEN b.regel IS NOT NULL AND b.zaak_id IS NULL THEN '{Reden.HERHAALD}' ELSE r.reden END"
_STATUS: Final = (
    f"CASE WHEN b.regel IS NOT NULL AND b.zaak_id IS NULL THEN '{Signaalstatus.HERHAALD}' ELSE CASE r.reden "
    + " ".join(f"WHEN '{reden}' THEN '{status_bij(reden)}'" for reden in Reden)
    + f" ELSE '{Signaalstatus.NOG_NIET_OPGEPAKT}' END END"
)

_ID: Final = ID.format(n="row_number() OVER ()")

# Every signal is kept, also the one that is not taken up: without a zaak, with its reason.
_SIGNALEN = text(
    f"""
    INSERT INTO signaal (id, gemeente, aanlevering_id, regel, partner_id, partnertype, kenmerk, zaak_id, signaaldatum, ontvangen_op,
                         bedrag_centen, ontstaansdatum, dagen, crisis, warme_overdracht, einde_levering_op, persoonlijk_contact,
                         gewezen_op_schuldhulp, schriftelijk_herinnerd, postcode, huisnummer, toevoeging, ondernemer, status, reden,
                         klant_hash, bsn_hash, persoon, naam, bedrijf, bedrijfswoorden, geboren, geboortejaar, koppeling)
    SELECT {_ID}, r.gemeente, :aanlevering_id, r.regel, :partner_id, :partnertype, r.kenmerk,
           CASE WHEN b.regel IS NOT NULL THEN b.zaak_id WHEN r.reden IS NULL THEN r.zaak_id END, r.signaaldatum, :op,
           r.bedrag_centen, r.ontstaansdatum, r.dagen, r.crisis, r.warme_overdracht, r.einde_levering_op, r.persoonlijk_contact,
           r.gewezen_op_schuldhulp, r.schriftelijk_herinnerd, r.postcode, r.huisnummer, r.toevoeging, r.ondernemer, {_STATUS}, {_REDEN},
           r.klant_hash, r.bsn_hash, r.persoon, r.naam, r.bedrijf, r.bedrijfswoorden, r.geboren, r.geboortejaar,
           coalesce(b.koppeling, '{Koppeling.EERSTE}')
      FROM t_regel r LEFT JOIN t_besluit b ON b.regel = r.regel
     WHERE r.soort = 'signaal'
    """  # noqa: S608 - built from our own constants only
)
_VERPLAATS = text(
    """
    UPDATE signaal s SET zaak_id = v.zaak_id, koppeling = v.koppeling, reden = v.reden, status = v.status
      FROM t_verplaatst v WHERE s.gemeente = :gemeente AND s.id = v.id
    """
)
# A zaak without signals is over: its signals went on to another, or turned out to be said before. Nobody had acted on it.
_LEEG = text(
    f"""
    WITH leeg AS (
        UPDATE zaak z SET versie = z.versie + 1, afgesloten_op = :op, signalen = 0, bedrag_centen = 0, samengevoegd_in = l.zaak_id,
               resultaat = CASE WHEN l.zaak_id IS NULL THEN l.resultaat END
          FROM t_leeg l WHERE z.gemeente = :gemeente AND z.id = l.id
        RETURNING z.gemeente, z.id, z.versie, z.samengevoegd_in, z.resultaat
    ), voldaan AS (
        UPDATE termijn t SET voldaan_op = :op FROM t_leeg l WHERE t.gemeente = :gemeente AND t.onderwerp_id = l.id AND t.voldaan_op IS NULL
    )
    INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
    SELECT CASE WHEN samengevoegd_in IS NULL THEN '{ZaakAfgesloten.type}' ELSE '{ZaakSamengevoegd.type}' END, '{ZaakAfgesloten.topic}', id,
           versie, gemeente, :op, '/{PUBLISHER}/v1/zaken/' || id,
           CASE WHEN samengevoegd_in IS NULL THEN jsonb_build_object('zaakId', id, 'resultaat', resultaat)
                ELSE jsonb_build_object('zaakId', id, 'zaakIdBlijft', samengevoegd_in) END, :traceparent
      FROM leeg
    """  # noqa: S608 - built from our own constants only
)
# Refused and double rows, with the field and the code; the partner's own kenmerk lets him find the row back.
_WEIGERINGEN = text(
    f"""
    INSERT INTO weigering (gemeente, aanlevering_id, regel, veld, code, kenmerk)
    SELECT r.gemeente, :aanlevering_id, r.regel, split_part(f, ':', 1), min(split_part(f, ':', 2)), left(r.kenmerk, 64)
      FROM t_regel r
     CROSS JOIN LATERAL unnest(CASE r.soort WHEN 'dubbel' THEN ARRAY['{fout("signaalId", Weigercode.DUBBEL)}'] ELSE r.fouten END) AS f
     WHERE r.soort <> 'signaal'
     GROUP BY r.gemeente, r.regel, split_part(f, ':', 1), left(r.kenmerk, 64)
    """  # noqa: S608 - built from our own constants only
)
# A refused row is kept for a while, what is personal in it encrypted, so that the partner can have it back to mend it.
_GEWEIGERD = text(
    """
    INSERT INTO geweigerde_regel (gemeente, aanlevering_id, regel, ontvangen_op, velden, persoon)
    SELECT gemeente, :aanlevering_id, regel, :op, velden, persoon FROM t_regel WHERE velden IS NOT NULL
    """
)
_MELDING: Final = "CASE WHEN signalen > 1 THEN 'meervoudig' ELSE 'enkelvoudig' END"
# What the gemeenten hear: a zaak is opened, or its signals changed, and with that perhaps its place.
_GEBEURTENISSEN = text(
    f"""
    INSERT INTO outbox (id, type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
    SELECT {_ID}, CASE WHEN nieuw THEN '{ZaakGeopend.type}' ELSE '{ZaakAangevuld.type}' END, '{ZaakGeopend.topic}', id,
           versie - CAST(herplaatst AS int), gemeente, :op, '/{PUBLISHER}/v1/zaken/' || id,
           CASE WHEN nieuw THEN (
                    SELECT to_jsonb(e)
                      FROM (SELECT z.id AS "zaakId", {_MELDING} AS melding, opeenvolgend, signalen, bedrag_centen AS "bedragCenten", crisis,
                                   ondernemer, werkbakje, contact_uiterlijk AS "contactUiterlijk", regel, actie, prioriteit) e)
                ELSE jsonb_build_object('zaakId', id, 'melding', {_MELDING}, 'signalen', signalen, 'bedragCenten', bedrag_centen,
                    'crisis', crisis, 'opeenvolgend', opeenvolgend) END,
           :traceparent
      FROM t_zaak z
    """  # noqa: S608 - built from our own constants only
)
_HERPLAATST = text(
    f"""
    INSERT INTO outbox (type, topic, subject, sequence, gemeente, boekdatum, dataref, data, traceparent)
    SELECT '{ZaakIngedeeld.type}', '{ZaakIngedeeld.topic}', id, versie, gemeente, :op, '/{PUBLISHER}/v1/zaken/' || id,
           jsonb_build_object('zaakId', id, 'werkbakje', werkbakje, 'regel', regel, 'actie', actie, 'prioriteit', prioriteit), :traceparent
      FROM t_zaak WHERE herplaatst
    """  # noqa: S608 - built from our own constants only
)
# One record per data subject (LDV): a bulk action is no exception. The random half of the id serves as span.
_VERWERKINGEN = text(
    f"""
    INSERT INTO verwerking (gemeente, id, trace_id, span_id, parent_span_id, status, name, start_time, end_time, processing_activity_id,
                            data_subject_id, data_subject_id_type)
    SELECT gemeente, id, CAST(:trace_id AS bytea), substring(uuid_send(id) FROM 9 FOR 8), CAST(:span_id AS bytea), 'Ok',
           'signaal vastgelegd', :nu_ms, :nu_ms, :activiteit, encode(bsn_hash, 'hex'), CASE WHEN bsn_hash IS NOT NULL THEN 'BSN' END
      FROM (SELECT {_ID} AS id, gemeente, bsn_hash FROM t_regel WHERE soort = 'signaal' OFFSET 0) AS r
    """  # noqa: S608 - built from our own constants only
)
# Only where the gemeente has its signals compared with the BRP: what was taken up waits for it.
_BRP = text(
    f"""
    INSERT INTO brp_controle (gemeente, id, stand, aangeboden_op)
    SELECT s.gemeente, s.id, '{BrpStand.NIET_GECONTROLEERD}', :op
      FROM signaal s
     WHERE s.gemeente = :gemeente AND s.aanlevering_id = :aanlevering_id AND s.zaak_id IS NOT NULL
       AND (s.partner_id, s.kenmerk) IN (SELECT CAST(:partner_id AS uuid), kenmerk FROM t_regel WHERE soort = 'signaal')
    """  # noqa: S608 - built from our own constants only
)
_BRP_AAN = text("SELECT aan FROM brp_koppeling WHERE gemeente = :gemeente")
_TEL = text(
    """
    UPDATE aanlevering a
       SET aangenomen = a.aangenomen + t.aangenomen, geweigerd = a.geweigerd + t.geweigerd, dubbel = a.dubbel + t.dubbel
      FROM (SELECT gemeente, count(*) FILTER (WHERE soort = 'signaal') AS aangenomen,
                   count(*) FILTER (WHERE soort = 'geweigerd') AS geweigerd, count(*) FILTER (WHERE soort = 'dubbel') AS dubbel
              FROM t_regel GROUP BY gemeente) t
     WHERE a.gemeente = t.gemeente AND a.id = :aanlevering_id
    """
)


async def zet_besluiten(session: WriteSession, besluiten: Sequence[tuple[int, UUID | None, str]]) -> None:
    """What was decided of new rows with neighbours: (line, zaak or None when herhaald, koppeling)."""
    await _kopieer(session, "t_besluit", besluiten)


async def zet_verplaatst(session: WriteSession, rijen: Sequence[tuple[UUID, UUID | None, str, str | None, str]]) -> None:
    """Stored signals that stand elsewhere now: (signal, zaak, koppeling, reden, status)."""
    await _kopieer(session, "t_verplaatst", rijen)


async def zet_doelen(session: WriteSession, rijen: Sequence[tuple[Any, ...]]) -> None:
    """Zaken to count again: the columns of `t_doel`."""
    await _kopieer(session, "t_doel", rijen)


async def zet_leeg(session: WriteSession, rijen: Sequence[tuple[UUID, UUID | None, str]]) -> None:
    """Zaken without signals: (zaak, where its signals went, how it ends when they went nowhere)."""
    await _kopieer(session, "t_leeg", rijen)


async def schrijf_zaken(session: WriteSession, kader: Kader, waarden: Mapping[str, Any]) -> None:
    """Move stored signals, count the zaken of `t_doel`, end empty ones, and tell. For new rows and old ones alike."""
    await session.execute(_VERPLAATS, waarden)
    await session.execute(hertel(kader), waarden)
    await session.execute(_LEEG, waarden)
    await session.execute(_GEBEURTENISSEN, {**waarden, **nieuwe_reeks()})
    await session.execute(_HERPLAATST, waarden)
    await session.execute(EINDE_LEVERING_EERDER, waarden)
    await session.execute(TERMIJNEN, {**waarden, **nieuwe_reeks()})


async def schrijf_blok(session: WriteSession, kader: Kader, waarden: Mapping[str, Any]) -> None:
    """Write what `t_regel` and the decisions say, and count it."""
    await session.execute(_SIGNALEN, {**waarden, **nieuwe_reeks()})
    await session.execute(open_enkele(kader), waarden)
    await session.execute(open_groepen(kader), waarden)
    await schrijf_zaken(session, kader, waarden)
    await session.execute(_WEIGERINGEN, waarden)
    await session.execute(_GEWEIGERD, waarden)
    await session.execute(_VERWERKINGEN, {**waarden, **nieuwe_reeks()})
    if await session.scalar(_BRP_AAN, waarden):
        await session.execute(_BRP, waarden)
    await session.execute(_TEL, waarden)


async def _kopieer(session: WriteSession, tabel: str, rijen: Sequence[tuple[Any, ...]]) -> None:
    if rijen:
        connection = await raw_connection(session)
        await connection.copy_records_to_table(tabel, records=rijen)
