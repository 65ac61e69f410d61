"""Until when may the first talk and the decision take? (Wgs, art. 4 and 4a; domain.md A2.2, A2.3, A2.5, A4b)

The first talk: four weeks from the day help is asked, or from receipt of the signal when it began with one. In a
bedreigende situatie three werkdagen from the day help is asked, and never later than the ordinary term. The decision:
the weeks of the gemeente's verordening from the day the hulpvraag is established, never more than the statutory eight.
"""

from datetime import date

from kernel.termijn import Termijn, Termijnsoort
from services.intake.domain.fouten import ParameterOntbreekt
from services.intake.domain.normen import Normsoort, norm

GESPREK = "eerste-gesprek"
GESPREK_CRISIS = "eerste-gesprek-crisis"
CRISISGESPREK = "crisisgesprek"
BESLUIT = "wgs-besluit"


def gesprekstermijn(gevraagd_op: date, signaal_ontvangen_op: date | None, *, crisis: bool) -> Termijn:
    """The term of the first talk. Raises NormOntbreekt when its start lies before the norms.

    `gevraagd_op` is the day help was asked or accepted; `signaal_ontvangen_op` the first signal of the zaak, if any.
    In a crisis the stricter of the two terms counts: a signal that is weeks old gives no extra days.
    """
    begin = min(gevraagd_op, signaal_ontvangen_op or gevraagd_op)
    weken = norm(Normsoort.GESPREK_WEKEN, begin)
    gewoon = Termijn(Termijnsoort(code=GESPREK, artikel=weken.artikel, weken=weken.waarde, atw=True), begin)
    if not crisis:
        return gewoon
    return min(crisistermijn(gevraagd_op, in_traject=False), gewoon, key=lambda t: t.einde)


def crisistermijn(gemeld_op: date, *, in_traject: bool) -> Termijn:
    """Three werkdagen to speak about a bedreigende situatie: in the first talk, or in a talk of its own when there is a traject already.

    The statute names the first talk; who is already being helped waits no longer than who is not. Raises NormOntbreekt.
    """
    dagen = norm(Normsoort.GESPREK_CRISIS_WERKDAGEN, gemeld_op)
    code = CRISISGESPREK if in_traject else GESPREK_CRISIS
    return Termijn(Termijnsoort(code=code, artikel=dagen.artikel, werkdagen=dagen.waarde, atw=True), gemeld_op)


def besluittermijn(gemeente: str, hulpvraag_op: date, verordening_weken: int | None) -> Termijn:
    """The term of the Wgs decision, from the day the hulpvraag is established.

    A verordening above the statutory maximum counts as that maximum: the law goes first. A term shorter than the
    maximum is set by the verordening alone, so the Algemene termijnenwet does not lengthen it (Atw, art. 1). Raises
    ParameterOntbreekt when the gemeente's `beslistermijnWeken` is not known.
    """
    if verordening_weken is None or verordening_weken < 1:
        raise ParameterOntbreekt(gemeente, "beslistermijnWeken")
    hoogstens = norm(Normsoort.BESLUIT_WEKEN_TEN_HOOGSTE, hulpvraag_op)
    if verordening_weken >= hoogstens.waarde:
        return Termijn(Termijnsoort(code=BESLUIT, artikel=hoogstens.artikel, weken=hoogstens.waarde, atw=True), hulpvraag_op)
    artikel = f"{hoogstens.artikel}, verordening beslistermijn"
    return Termijn(Termijnsoort(code=BESLUIT, artikel=artikel, weken=verordening_weken, atw=False), hulpvraag_op)


#: Why a term runs, in words for the person who reads the dossier; by the code of its kind.
WAAROM = {
    GESPREK: "Het eerste gesprek volgt binnen vier weken op de hulpvraag, of op het signaal waarmee het begon.",
    GESPREK_CRISIS: "De situatie is bedreigend: het eerste gesprek is binnen drie werkdagen.",
    CRISISGESPREK: "De situatie werd bedreigend tijdens het traject: het gesprek daarover is binnen drie werkdagen.",
    BESLUIT: "Het besluit over toelating volgt op het gesprek waarin de hulpvraag is vastgesteld, binnen de termijn van de verordening.",
    "ingebrekestelling": "De ondernemer stelde ons in gebreke: na deze dag kost elke dag zonder besluit geld.",
    "zienswijze": "De ondernemer kan op het voornemen reageren.",
    "bezwaar": "Tot en met deze dag kan de ondernemer bezwaar maken.",
    "schuldtoets-herzien": "Nog niet duidelijk was of de schulden problematisch zijn: op deze dag wordt dat opnieuw bekeken.",
}
