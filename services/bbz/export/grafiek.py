"""The picture of a begroting as an SVG that everyone can read: a title and a description in words, a figure at each bar, and no meaning in
colour alone.
"""

from html import escape

from services.bbz.domain.begroting import Beeld, Jaarbeeld

_BREED, _HOOG, _BASIS, _BALK = 640, 360, 300, 60
_HOOGSTE_BALK = 220


def als_svg(beeld: Beeld) -> str:
    """Per year two bars: what is available and what is needed; the second is hatched."""
    hoogst = max([1, *(b.centen for jaar in beeld.jaren for b in (jaar.beschikbaar, jaar.nodig))])
    delen = [_jaar(jaar, 60 + nummer * 190, hoogst) for nummer, jaar in enumerate(beeld.jaren)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_BREED} {_HOOG}" role="img" aria-labelledby="titel uitleg" lang="nl">'
        f'<title id="titel">Beschikbaar en nodig per jaar</title><desc id="uitleg">{escape(in_woorden(beeld))}</desc>'
        '<defs><pattern id="streep" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="8" height="8" fill="#fff"/><rect width="3" height="8" fill="#333"/></pattern></defs>'
        f'<rect width="{_BREED}" height="{_HOOG}" fill="#fff"/><g font-family="sans-serif" font-size="14" fill="#111">'
        f'<text x="60" y="24">Vol: beschikbaar. Gestreept: nodig voor leven, aflossing en vervanging.</text>{"".join(delen)}</g></svg>'
    )


def in_woorden(beeld: Beeld) -> str:
    """The same in sentences, for who does not see the picture."""
    zinnen = []
    for jaar in beeld.jaren:
        rest = f"{abs(jaar.ruimte)} {'over' if jaar.toereikend else 'te weinig'}"
        zinnen.append(f"{jaar.jaar}: beschikbaar {jaar.beschikbaar}, nodig {jaar.nodig}, dat is {rest}.")
    vanaf = beeld.toereikend_vanaf
    zinnen.append(f"Vanaf {vanaf} is het inkomen toereikend." if vanaf else "Het inkomen is in het laatste jaar niet toereikend.")
    return " ".join(zinnen)


def _jaar(jaar: Jaarbeeld, links: int, hoogst: int) -> str:
    balken = ((links, jaar.beschikbaar, 'fill="#1f4e79"'), (links + _BALK + 8, jaar.nodig, 'fill="url(#streep)" stroke="#111"'))
    uit = [f'<text x="{links}" y="{_BASIS + 40}" font-weight="bold">{jaar.jaar}</text>']
    for x, bedrag, vulling in balken:
        hoogte = max(0, bedrag.centen) * _HOOGSTE_BALK // hoogst
        uit.append(f'<rect x="{x}" y="{_BASIS - hoogte}" width="{_BALK}" height="{hoogte}" {vulling}/>')
        uit.append(f'<text x="{x}" y="{_BASIS - hoogte - 6}" font-size="11">{escape(str(bedrag))}</text>')
    return "".join(uit)
