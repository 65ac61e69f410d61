"""DDAS Vroegsignalering v1.0, read as if it were v1.2: the same content under other names (the slips of the pen are the standard's own).

What v1.2 has no place for is left out: names, street and town, and the address of who has a BSN. One result went away in v1.2 and
came back under another name.
"""

from collections.abc import Mapping
from typing import Any, Final

#: A levering of v1.0 is known by this name.
_KENMERK: Final = "aanleverende_organisatie"
_ZAAK: Final = {
    "startdatum_matchtingperiode": "startdatumMatchingperiode",
    "einddatum_matchingperiode": "einddatumMatchingperiode",
    "datum_opgepakt": "datumOpgepakt",
}
_ADRES: Final = {
    "Geboortedatum": "geboortedatum",
    "Postcode": "postcode",
    "Huisnummer": "huisnummer",
    "Huisnummertoevoeging": "huisnummertoevoeging",
}
_WEGGELATEN: Final = frozenset(("Voorletters", "Voorvoegsel", "Achternaam", "Straatnaam", "Plaatsnaam"))
_RESULTAAT: Final = {"Verwijzing zonder toestemming": "Verwijzing zonder tussenkomst inwoner"}


def naar_v12(inhoud: Any) -> Any:
    """The delivery in the words of v1.2. What is not v1.0, or not even an object, is given back as it is: v1.2 then says what is wrong."""
    if not isinstance(inhoud, Mapping) or not isinstance(leveringen := inhoud.get("leveringen"), list):
        return inhoud
    if not any(isinstance(levering, Mapping) and _KENMERK in levering for levering in leveringen):
        return inhoud
    return {**inhoud, "leveringen": [_levering(levering) if isinstance(levering, Mapping) else levering for levering in leveringen]}


def _levering(levering: Mapping[str, Any]) -> dict[str, Any]:
    uit = _hernoem(levering, {_KENMERK: "aanleverendeOrganisatie"})
    if isinstance(organisatie := uit.get("aanleverendeOrganisatie"), Mapping):
        uit["aanleverendeOrganisatie"] = _hernoem(organisatie, {"contactpersoonen": "contactpersonen"})
    uit["vroegsignalen"] = [_signaal(s) if isinstance(s, Mapping) else s for s in levering.get("vroegsignalen") or []]
    uit["vroegsignaalzaken"] = [_zaak(z) if isinstance(z, Mapping) else z for z in levering.get("vroegsignaalzaken") or []]
    return uit


def _signaal(signaal: Mapping[str, Any]) -> dict[str, Any]:
    client = signaal.get("client")
    return {**signaal, "client": _client(client)} if isinstance(client, Mapping) else dict(signaal)


def _client(client: Mapping[str, Any]) -> dict[str, Any]:
    """Either a BSN alone or a door, as v1.2 wants it. An unknown field stays, to be refused."""
    onbekend = {k: v for k, v in client.items() if k not in _ADRES and k not in _WEGGELATEN and k != "Burgerservicenummer"}
    if bsn := client.get("Burgerservicenummer"):
        return {"burgerservicenummer": bsn, **onbekend}
    return {naam: client[oud] for oud, naam in _ADRES.items() if oud in client} | onbekend


def _zaak(zaak: Mapping[str, Any]) -> dict[str, Any]:
    uit = _hernoem(zaak, _ZAAK)
    if "resultaat" in uit:
        uit["resultaat"] = _RESULTAAT.get(uit["resultaat"], uit["resultaat"])
    return uit


def _hernoem(inhoud: Mapping[str, Any], namen: Mapping[str, str]) -> dict[str, Any]:
    return {namen.get(naam, naam): waarde for naam, waarde in inhoud.items()}
