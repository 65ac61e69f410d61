"""The few pages of the door itself, in plain Dutch HTML: a start page, and one page with the documents of every API.

No script, no cookie, nothing from elsewhere; the one style sheet stands in the page and is named by its hash.
"""

import base64
import hashlib
from collections.abc import Mapping
from html import escape
from typing import Any

from starlette.responses import HTMLResponse

_STIJL = """
:root { color-scheme: light dark }
body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem 1.5rem 4rem }
a { color: LinkText; text-underline-offset: .2em; display: inline-block; min-height: 1.5rem }
a:focus-visible { outline: 3px solid; outline-offset: 2px }
.overslaan { position: absolute; left: -100rem } .overslaan:focus { position: static }
table { border-collapse: collapse; width: 100% } caption { text-align: left; padding: .5rem 0 }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere }
.rol { overflow-x: auto }
""".strip()
_HASH = base64.b64encode(hashlib.sha256(_STIJL.encode()).digest()).decode()
_CSP = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_METHODEN = ("get", "post", "put", "patch", "delete")


def startpagina() -> HTMLResponse:
    """What someone sees who types the address in a browser."""
    return _pagina(
        "regioloket",
        """
<p>Dit is de ingang van regioloket: het zaaksysteem van de regio voor hulp aan ondernemers met schulden en voor krediet.
Deze ingang is voor programma's. Er is geen scherm om in te werken.</p>
<ul>
<li><a href="/ontwikkelaars">Voor ontwikkelaars: alle API's en hun documenten</a></li>
<li><a href="/gateway/v1/jwks">De openbare sleutels van onze tokens</a></li>
<li><a href="/gezondheid">Draait deze ingang?</a></li>
<li><a href="/klaar">Is deze ingang klaar voor verzoeken?</a></li>
</ul>""",
    )


def ontwikkelaars(documenten: Mapping[str, Mapping[str, Any] | None], uitgever: str) -> HTMLResponse:
    """Every operation of every app. A document that could not be read now (None) is said so."""
    delen = "".join(_app(app, document) for app, document in documenten.items())
    inhoud = "".join(f'<li><a href="#{app}">{app}</a></li>' for app in documenten)
    return _pagina(
        "Voor ontwikkelaars",
        f"""
<p>Een programma meldt zich met een token. Vraag dat aan bij <code>{escape(uitgever)}/tokens</code>
met <code>grant_type=client_credentials</code> en een verklaring die uw programma ondertekent (<code>private_key_jwt</code>, PS256).
Stuur het token mee als <code>Authorization: Bearer …</code>. Een fout komt als <code>application/problem+json</code>, in gewone taal.</p>
<p>Handelt uw programma voor een medewerker? Noem dan een kenmerk van die persoon (nooit een naam) in de header <code>X-Medewerker</code>.
Dat mag alleen met het recht <code>medewerker:aanduiden</code>.</p>
<nav aria-label="API's"><ul>{inhoud}</ul></nav>
{delen}""",
    )


def _app(app: str, document: Mapping[str, Any] | None) -> str:
    basis = f"/{app}/v1"
    kop = f'<section aria-labelledby="{app}"><h2 id="{app}">{app}</h2>'
    if document is None:
        return f"{kop}<p>Deze app is nu niet bereikbaar. Probeer het later opnieuw.</p></section>"
    rijen = "".join(
        f"<tr><td><code>{methode.upper()}</code></td><td><code>{escape(basis + pad)}</code></td><td>{escape(_regel(operatie))}</td></tr>"
        for pad, operaties in sorted(document.get("paths", {}).items())
        for methode, operatie in operaties.items()
        if methode in _METHODEN
    )
    info = document.get("info", {})
    return f"""{kop}
<p>{escape(str(info.get("description", "")))}</p>
<p><a href="{basis}/openapi.json">OpenAPI-document van {app}</a> (versie {escape(str(info.get("version", "")))})</p>
<div class="rol" role="region" aria-label="Bewerkingen van {app}" tabindex="0"><table>
<caption>Bewerkingen van {app}</caption>
<thead><tr><th scope="col">Methode</th><th scope="col">Adres</th><th scope="col">Wat het doet</th></tr></thead>
<tbody>{rijen}</tbody></table></div></section>"""


def _regel(operatie: Mapping[str, Any]) -> str:
    """The first line of the description says what it does; the summary is a name that was made of it."""
    tekst = str(operatie.get("description") or operatie.get("summary") or "").strip()
    return tekst.splitlines()[0] if tekst else ""


def _pagina(titel: str, inhoud: str) -> HTMLResponse:
    html = f"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(titel)}</title><style>{_STIJL}</style></head>
<body><a class="overslaan" href="#inhoud">Naar de inhoud</a>
<header><p><a href="/">regioloket</a></p></header>
<main id="inhoud"><h1>{escape(titel)}</h1>{inhoud}</main></body></html>"""
    return HTMLResponse(html, headers={"Content-Security-Policy": _CSP})
