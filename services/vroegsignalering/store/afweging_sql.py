"""The afwegingskader (domain/afweging.py) as one SQL expression: what it costs per row is a CASE over columns at hand, no join and no call.

Only constants that the domain checked go into the text: codes of small letters, digits and dashes, whole numbers, and types of a
closed list. The text of one kader is made once.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from contracts.vroegsignalering import Signaalpartnertype
from services.vroegsignalering.domain.afweging import CODE, MET_DE_HAND, POSTCODE, Actie, Kader, Regel, Voorwaarden

#: What a kader says of a zaak.
Wat = Literal["bakje", "code", "actie", "prioriteit"]


@dataclass(frozen=True, slots=True)
class Feitkolommen:
    """The SQL of each fact. `typen` is a text[] of different partner types, `leeftijd` the age reached in the year of receipt."""

    signalen: str = "signalen"
    bedrag_centen: str = "bedrag_centen"
    crisis: str = "crisis"
    opeenvolgend: str = "opeenvolgend"
    ondernemer: str = "ondernemer"
    typen: str = "typen"
    postcode: str = "postcode"
    leeftijd: str = "date_part('year', ontvangen_op)::int - geboortejaar"

    @classmethod
    def van(cls, alias: str) -> "Feitkolommen":
        """The columns of a zaak under this alias."""
        namen = ("signalen", "bedrag_centen", "crisis", "opeenvolgend", "ondernemer", "typen", "postcode")
        leeftijd = f"date_part('year', {alias}.ontvangen_op)::int - {alias}.geboortejaar"
        return cls(**{naam: f"{alias}.{naam}" for naam in namen}, leeftijd=leeftijd)


#: The columns of `zaak` themselves.
ZAAK: Final = Feitkolommen()


@lru_cache(maxsize=4096)
def uitkomst(kader: Kader, wat: Wat, kolommen: Feitkolommen = ZAAK) -> str:
    """What the kader says of a row with these columns, as a text expression (`prioriteit`: a smallint)."""
    *vragend, laatste = kader.regels
    # Rules that say the same thing at the end need not be asked: «enkelvoudig» whether opeenvolgend or not.
    while vragend and _waarde(vragend[-1], wat) == _waarde(laatste, wat):
        vragend.pop()
    takken = "".join(f" WHEN {voorwaarde(r.voorwaarden, kolommen)} THEN {_waarde(r, wat)}" for r in vragend)
    return f"CASE{takken} ELSE {_waarde(laatste, wat)} END" if takken else _waarde(laatste, wat)


def uitkomst_tenzij_met_de_hand(kader: Kader, wat: Wat, kolommen: Feitkolommen, alias: str) -> str:
    """The same for a zaak that was placed before (`alias`): where a person put it, it stays."""
    kolom = {"bakje": "werkbakje", "code": "regel", "actie": "actie", "prioriteit": "prioriteit"}[wat]
    return f"CASE WHEN {alias}.regel = '{MET_DE_HAND}' THEN {alias}.{kolom} ELSE {uitkomst(kader, wat, kolommen)} END"


def voorwaarde(v: Voorwaarden, k: Feitkolommen) -> str:
    """Whether a row has all that is asked: never NULL, so that an unknown age fits no rule that asks one."""
    ja_nee = ((v.crisis, k.crisis), (v.opeenvolgend, k.opeenvolgend), (v.ondernemer, k.ondernemer), (v.meervoudig, f"{k.signalen} > 1"))
    delen = [f"({kolom})" if gevraagd else f"NOT ({kolom})" for gevraagd, kolom in ja_nee if gevraagd is not None]
    grenzen = (
        (v.bedrag_minstens, ">=", k.bedrag_centen),
        (v.bedrag_hoogstens, "<=", k.bedrag_centen),
        (v.leeftijd_minstens, ">=", k.leeftijd),
        (v.leeftijd_hoogstens, "<=", k.leeftijd),
        (v.soorten_minstens, ">=", f"cardinality({k.typen})"),
    )
    delen += [f"coalesce(({kolom}) {teken} {int(grens)}, false)" for grens, teken, kolom in grenzen if grens is not None]
    if v.typen:
        delen.append(f"({k.typen}) && {_reeks(v.typen)}")
    if v.typen_alle:
        delen.append(f"({k.typen}) @> {_reeks(v.typen_alle)}")
    if v.postcodes:
        delen.append("coalesce(" + " OR ".join(f"starts_with({k.postcode}, {_tekst(p)})" for p in v.postcodes) + ", false)")
    return " AND ".join(delen) or "true"


def _reeks(typen: tuple[str, ...]) -> str:
    return "ARRAY[" + ", ".join(f"'{Signaalpartnertype(t).value}'" for t in typen) + "]::text[]"


def _waarde(regel: Regel, wat: Wat) -> str:
    if wat == "prioriteit":
        return f"{int(regel.prioriteit)}::smallint"
    if wat == "actie":
        return f"'{Actie(regel.actie).value}'"
    return _tekst(regel.bakje if wat == "bakje" else regel.code)


def _tekst(code: str) -> str:
    """A constant that was checked when the kader was recorded; checked again, for this goes into SQL."""
    assert CODE.fullmatch(code) or POSTCODE.fullmatch(code), "a code of a kader holds nothing that SQL reads"
    return f"'{code}'"
