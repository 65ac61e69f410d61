"""The terms of zaken that the bulk intake opens or adds to, as set-based statements over its table `t_zaak` (domain/termijnen.py).

`t_zaak` says of each zaak whether it is `nieuw`, whether it `werd_crisis` (new as one, or now for the first time), and its
`einde_levering_op`. Its last days were worked out from the day on which its first signal was received.
"""

from sqlalchemy import text

from services.vroegsignalering.domain.termijnen import CONTACT_TERMIJN, CRISIS_TERMIJN, EINDE_LEVERING
from services.vroegsignalering.store.reeks import ID

#: Parameters: op, and those of a series of ids. The last days stand in `t_zaak`. A term that runs already is not started again; an end
#: of delivery that became earlier moves the term that runs (EINDE_LEVERING_EERDER, to be run first).
TERMIJNEN = text(
    f"""
    INSERT INTO termijn (id, gemeente, soort, artikel, onderwerp_id, begin, einde)
    SELECT {ID.format(n="row_number() OVER ()")}, t.* FROM (
    SELECT z.gemeente, '{CONTACT_TERMIJN.code}', '{CONTACT_TERMIJN.artikel}', z.id, z.ontvangen_op, z.contact_einde
      FROM t_zaak z WHERE z.nieuw
     UNION ALL
    SELECT z.gemeente, '{CRISIS_TERMIJN.code}', '{CRISIS_TERMIJN.artikel}', z.id, CAST(:op AS date), z.crisis_einde
      FROM t_zaak z WHERE z.werd_crisis
     UNION ALL
    SELECT z.gemeente, '{EINDE_LEVERING[0]}', '{EINDE_LEVERING[1]}', z.id, CAST(:op AS date),
           greatest(z.einde_levering_op, CAST(:op AS date)) FROM t_zaak z
     WHERE z.einde_levering_op IS NOT NULL
       AND NOT EXISTS (SELECT FROM termijn t
                        WHERE t.gemeente = z.gemeente AND t.onderwerp_id = z.id AND t.soort = '{EINDE_LEVERING[0]}'
                          AND t.voldaan_op IS NULL)) t
    """  # noqa: S608 - built from our own constants only
)

EINDE_LEVERING_EERDER = text(
    f"""
    UPDATE termijn t SET einde = greatest(z.einde_levering_op, CAST(:op AS date)), genaderd = false
      FROM t_zaak z
     WHERE NOT z.nieuw AND z.einde_levering_op IS NOT NULL AND t.gemeente = z.gemeente AND t.onderwerp_id = z.id
       AND t.soort = '{EINDE_LEVERING[0]}' AND t.voldaan_op IS NULL AND t.einde > z.einde_levering_op
    """  # noqa: S608 - built from our own constants only
)
