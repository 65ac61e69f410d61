"""Which papers does an aanvraag need? By category, purpose, household and legal form (Awb art. 4:2 lid 2; Bbz 2004, art. 35 lid 4).

The statute names no list: it asks what is needed to decide. This is the list of the practice (document 001, §5.2), to which a gemeente
adds its own in its beleid.
"""

from collections.abc import Collection, Iterable

from services.bbz.domain.huishouden import Rechtsvorm
from services.bbz.domain.soort import Categorie, Doel

_ALTIJD = ("identiteitsbewijs", "bankafschriften-prive", "belastingaangiften")
_PER_CATEGORIE = {
    Categorie.GEVESTIGD: ("jaarcijfers-3-jaar", "bankafschriften-zakelijk", "btw-aangiften"),
    Categorie.MARGINAAL: ("jaarcijfers-3-jaar", "bankafschriften-zakelijk"),
    Categorie.BEGINNEND: ("ondernemingsplan", "uitkeringsbesluit"),
    Categorie.OUDER: ("jaarcijfers-10-jaar", "bankafschriften-zakelijk"),
    Categorie.BEEINDIGEND: ("jaarcijfers-3-jaar", "beeindigingsplan"),
    Categorie.VOORBEREIDING: ("uitkeringsbesluit", "plan-van-voorbereiding"),
}
_PER_DOEL = {
    Doel.INVESTERING: ("investeringsbegroting", "offertes", "exploitatiebegroting-3-jaar"),
    Doel.WERKKAPITAAL: ("liquiditeitsbegroting", "exploitatiebegroting-3-jaar"),
    Doel.SANERING: ("schuldenoverzicht", "voorstel-aan-schuldeisers", "exploitatiebegroting-3-jaar"),
    Doel.VOORBEREIDING: ("kostenbegroting",),
    Doel.LEVENSONDERHOUD: ("woonlasten", "exploitatiebegroting-1-jaar"),
}


def checklist(
    categorie: Categorie, doelen: Iterable[Doel], *, gehuwd: bool, rechtsvorm: Rechtsvorm | None, extra: Collection[str] = ()
) -> list[str]:
    """The codes of the papers, each once, in the order of the list."""
    codes = [*_ALTIJD, *_PER_CATEGORIE[categorie]]
    for doel in doelen:
        codes += _PER_DOEL[doel]
    if gehuwd:
        codes += ["identiteitsbewijs-partner", "inkomen-partner"]
    if rechtsvorm and rechtsvorm is not Rechtsvorm.EENMANSZAAK:
        codes += ["samenwerkingsovereenkomst", "vermogensopstelling-vennoten"]
    return list(dict.fromkeys([*codes, *extra]))


def ontbreekt(nodig: Iterable[str], ontvangen: Collection[str]) -> list[str]:
    """What is still missing, in the order of the list."""
    return [code for code in nodig if code not in ontvangen]
