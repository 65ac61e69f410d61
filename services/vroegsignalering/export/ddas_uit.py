"""The way out: our own words as a DDAS Vroegsignalering v1.2 message, spelled as the standard spells it.

The model is that of the way in (export/ddas.py), so what we write we can read; absent values are left out, for the schema knows no null.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from pydantic import BaseModel

from services.vroegsignalering.export.ddas import (
    DdasClient,
    DdasContactpersoon,
    DdasContactpoging,
    DdasLevering,
    DdasOrganisatie,
    DdasSignaal,
    DdasSignaalpartner,
    DdasUitwisseling,
    DdasVerwijzing,
    DdasZaak,
)
from services.vroegsignalering.usecases.overgenomen import Levering, OverSignaal, OverZaak

_LEVERINGEN: Final = str(DdasUitwisseling.model_fields["leveringen"].alias or "leveringen")
_SIGNALEN, _ZAKEN = (str(DdasLevering.model_fields[naam].alias or naam) for naam in ("vroegsignalen", "vroegsignaalzaken"))


@dataclass(frozen=True, slots=True)
class Afzender:
    """Who delivers, and whom the CBS may ask; empty texts are left out. `leverancier` is the software with its version."""

    leverancier: str
    naam: str = ""
    kvk_nummer: str = ""
    contact_naam: str = ""
    contact_telefoon: str = ""
    contact_email: str = ""
    contact_functie: str = ""


def als_bericht(leveringen: Sequence[Levering], van: date, tot_en_met: date, afzender: Afzender, nu: datetime) -> bytes:
    """The message as JSON. `nu` is the moment of delivery; amounts become whole euros, half a euro upwards.

    Signals and zaken are written in lots: fifty thousand of them as objects of the model would take ten times the message itself.
    """
    organisatie = _organisatie(afzender)
    bericht = DdasUitwisseling(
        startdatum_levering=van,
        einddatum_levering=tot_en_met,
        aanleverdatum_en_tijd=nu.astimezone(UTC).replace(microsecond=0),
        code_gegevensleverancier=afzender.leverancier,
        leveringen=[
            DdasLevering(
                teller=nummer,
                gemeentecode=levering.gemeente,
                aanleverende_organisatie=organisatie,
                vroegsignalen=[],
                vroegsignaalzaken=[],
            )
            for nummer, levering in enumerate(leveringen, start=1)
        ],
    )
    velden = bericht.model_dump(mode="json", by_alias=True, exclude_none=True)
    uit = bytearray(json.dumps({**velden, _LEVERINGEN: []}, ensure_ascii=False).encode())
    del uit[uit.rindex(b"[]") :]
    assert list(velden)[-1] == _LEVERINGEN, "what comes after the leveringen would be lost"
    for nummer, (levering, kop) in enumerate(zip(leveringen, velden[_LEVERINGEN], strict=True)):
        uit += b", " if nummer else b"["
        uit += json.dumps({naam: waarde for naam, waarde in kop.items() if waarde != []}, ensure_ascii=False).encode()[:-1]
        uit += b', "%s": [' % _SIGNALEN.encode()
        _schrijf(uit, (_signaal(s) for s in levering.signalen))
        uit += b'], "%s": [' % _ZAKEN.encode()
        _schrijf(uit, (_zaak(z) for z in levering.zaken))
        uit += b"]}"
    return bytes(uit + (b"]}" if leveringen else b"[]}"))


def _schrijf(uit: bytearray, dingen: Iterable[BaseModel]) -> None:
    """One after the other, with a comma between them."""
    for nummer, ding in enumerate(dingen):
        uit += (b", " if nummer else b"") + ding.model_dump_json(by_alias=True, exclude_none=True).encode()


def _organisatie(afzender: Afzender) -> DdasOrganisatie:
    contact = {
        "naam": afzender.contact_naam,
        "telefoonnummer": afzender.contact_telefoon,
        "email": afzender.contact_email,
        "functietitel": afzender.contact_functie,
    }
    persoon = DdasContactpersoon(**{veld: waarde or None for veld, waarde in contact.items()})
    # The schema wants one contact or no list at all; the standard's guide wants one, so who leaves it empty hears so from the CBS.
    return DdasOrganisatie(
        naam=afzender.naam or None, kvk_nummer=afzender.kvk_nummer or None, contactpersonen=[persoon] if any(contact.values()) else None
    )


def _signaal(signaal: OverSignaal) -> DdasSignaal:
    return DdasSignaal(
        id=signaal.kenmerk,
        crisissignaal=signaal.crisis,
        warme_overdracht=signaal.warme_overdracht,
        bedrag=None if signaal.bedrag_centen is None else (signaal.bedrag_centen + 50) // 100,
        ontstaansdatum=signaal.ontstaansdatum,
        signaaldatum=signaal.signaaldatum,
        status=signaal.status,
        signaalpartner=DdasSignaalpartner(type=signaal.partnertype),
        client=_client(signaal),
    )


def _client(signaal: OverSignaal) -> DdasClient:
    """A BSN and nothing else; or the door, with what is known of sex and birth."""
    if signaal.bsn:
        return DdasClient(burgerservicenummer=signaal.bsn)
    postcode, huisnummer, toevoeging = signaal.adres or ("", "", "")
    overig = {
        "geslachtsaanduiding": signaal.persoon.get("geslachtsaanduiding"),
        "geboortedatum": signaal.persoon.get("geboortedatum"),
        "huisnummertoevoeging": toevoeging,
    }
    return DdasClient.model_validate(
        {"postcode": postcode, "huisnummer": huisnummer, **{veld: waarde for veld, waarde in overig.items() if waarde}}
    )


def _zaak(zaak: OverZaak) -> DdasZaak:
    return DdasZaak(
        resultaat=zaak.resultaat,
        matchingsdatum=zaak.matchingsdatum,
        startdatum_matchingperiode=zaak.matching_van,
        einddatum_matchingperiode=zaak.matching_tot_en_met,
        datum_opgepakt=zaak.opgepakt_op,
        vroegsignalen=[DdasVerwijzing(id=kenmerk) for kenmerk in zaak.kenmerken],
        contactpogingen=[DdasContactpoging(soort=c.soort, bereikt=c.bereikt, datum=c.datum, dagdeel=c.dagdeel) for c in zaak.contacten],
    )
