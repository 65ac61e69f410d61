"""The other letters of bbz, how any of them becomes a `Brief`, and the list of all that a gemeente may word."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from contracts.persoon import Betrokkene
from kernel.brief import Afzender, Brief
from kernel.briefopslag import maak_concept, sjabloon_van, stel_brief_vast
from kernel.crypto import Sleutelbos
from kernel.db import WriteSession
from kernel.sjabloon import Briefsjabloon, Brieftekst
from kernel.sjabloon import Sjabloonalinea as Alinea
from services.bbz.export.beschikking import AFWIJZING, TOEKENNING

HERSTEL = Briefsjabloon(
    "bbz-hersteltermijn",
    "Uw aanvraag is nog niet compleet",
    (
        Alinea("mist", "Wij kregen op {ontvangen} uw aanvraag. Er ontbreken nog stukken: {stukken}.", verplicht=True),
        Alinea(
            "termijn",
            "U hebt tot en met {tot_en_met} om deze stukken te sturen. Tot die dag staat de tijd stil die wij hebben om te beslissen. "
            "Krijgen wij de stukken niet op tijd? Dan kunnen wij uw aanvraag buiten behandeling laten (artikel 4:5 van de Algemene wet "
            "bestuursrecht).",
            kop="Wat u moet doen",
            verplicht=True,
        ),
    ),
)
BUITEN_BEHANDELING = Briefsjabloon(
    "bbz-buiten-behandeling",
    "Wij behandelen uw aanvraag niet",
    (
        Alinea(
            "besluit",
            "Wij kregen op {ontvangen} uw aanvraag. U kreeg de tijd om deze stukken te sturen: {stukken}. Wij hebben ze niet "
            "gekregen. Daarom behandelen wij uw aanvraag niet (artikel 4:5 van de Algemene wet bestuursrecht). "
            "U mag een nieuwe aanvraag doen.",
            verplicht=True,
        ),
        AFWIJZING.alineas[-1],
    ),
)
VERLENGING = Briefsjabloon(
    "bbz-verlenging",
    "Wij hebben meer tijd nodig voor uw aanvraag",
    (
        Alinea(
            "verlenging",
            "Wij kregen op {ontvangen} uw aanvraag. Wij kunnen niet op tijd beslissen: {reden}. U krijgt uiterlijk op {uiterlijk} ons "
            "besluit (artikel 35 lid 3 van het Bbz 2004).",
            verplicht=True,
        ),
    ),
)
VOORNEMEN = Briefsjabloon(
    "bbz-voornemen",
    "Wij willen uw aanvraag afwijzen",
    (
        Alinea("voornemen", "Wij kregen op {ontvangen} uw aanvraag. Wij willen die afwijzen. {reden}", verplicht=True),
        Alinea(
            "zienswijze",
            "Bent u het daar niet mee eens, of kloppen onze gegevens niet? Laat ons dat uiterlijk op {tot_en_met} weten. Daarna beslissen "
            "wij (artikel 4:7 van de Algemene wet bestuursrecht).",
            kop="U kunt reageren",
            verplicht=True,
        ),
    ),
)

#: Every letter of bbz until the besluit; `uitvoeringsbrieven` has those after it. A gemeente may give each its own words.
BRIEVEN = (TOEKENNING, AFWIJZING, HERSTEL, BUITEN_BEHANDELING, VERLENGING, VOORNEMEN)


async def schrijf(
    session: WriteSession,
    bos: Sleutelbos,
    sjabloon: Briefsjabloon,
    gemeente: str,
    onderwerp_id: UUID,
    velden: Mapping[str, str | Sequence[str]],
    bsn_hash: bytes | None,
    *,
    vast_op: date | None = None,
    zonder: Collection[str] = (),
) -> UUID:
    """The letter about this subject in the gemeente's words; fixed at once when it goes out on `vast_op`. Returns the concept's id.

    `zonder`: the alineas that do not apply.
    """
    eigen = await sjabloon_van(session, gemeente, sjabloon)
    ident = await maak_concept(session, bos, gemeente, onderwerp_id, eigen.code, eigen.vul(velden, zonder), bsn_hash)
    if vast_op is not None:
        await stel_brief_vast(session, gemeente, onderwerp_id, eigen.code, vast_op)
    return ident


def maak_brief(
    tekst: Brieftekst, betrokkene: Betrokkene, gemeentenaam: str, kenmerk: UUID, datum: date, uitvoerder: Afzender, *, overleden: bool
) -> Brief:
    """The letter, ready to be set. Of somebody who died it goes to the heirs."""
    naam = _naam(betrokkene)
    return Brief(
        afzender=Afzender(f"Gemeente {gemeentenaam}", (uitvoerder.naam, *uitvoerder.adres)),
        geadresseerde=_geadresseerde(betrokkene, f"De erven van {naam}" if overleden else naam),
        datum=datum,
        kenmerk=str(kenmerk),
        onderwerp=tekst.onderwerp,
        aanhef="Geachte erven," if overleden else f"Beste {naam},",
        alineas=tekst.als_alineas(),
        slot="Hebt u vragen over deze brief? Neem dan contact op met uw contactpersoon. Met vriendelijke groet,",
        ondertekening=(f"namens het college van burgemeester en wethouders van {gemeentenaam}", uitvoerder.naam),
    )


def _naam(betrokkene: Betrokkene) -> str:
    p = betrokkene.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)


def _geadresseerde(betrokkene: Betrokkene, naam: str) -> tuple[str, ...]:
    p = betrokkene.persoon
    straat = " ".join(deel for deel in (p.straatnaam, p.huisnummer, p.huisnummertoevoeging) if deel)
    plaats = " ".join(deel for deel in (p.postcode, p.plaatsnaam) if deel)
    bedrijf = betrokkene.onderneming.handelsnaam if betrokkene.onderneming else None
    return tuple(regel for regel in (bedrijf, naam, straat, plaats) if regel)
