"""A letter of intake as it is sent: its words between the name and address of who gets it and the name of who sends it.

The words are those of the template of the gemeente, as the consulent edited them (`usecases/brieftekst.py`).
"""

from contracts.persoon import Betrokkene
from kernel.brief import Afzender, Brief
from services.intake.usecases.lees_dossier import Briefdossier


def stel_brief_op(dossier: Briefdossier, uitvoerder: Afzender) -> Brief:
    """The letter, ready to be set as PDF/A or as DOCX. It is dated on the day of what it tells."""
    return Brief(
        afzender=Afzender(f"Gemeente {dossier.gemeentenaam}", (uitvoerder.naam, *uitvoerder.adres)),
        geadresseerde=_geadresseerde(dossier.betrokkene),
        datum=dossier.datum,
        kenmerk=str(dossier.kenmerk),
        onderwerp=dossier.tekst.onderwerp,
        aanhef=f"Beste {_naam(dossier.betrokkene)},",
        alineas=dossier.tekst.als_alineas(),
        slot="Hebt u vragen over deze brief? Neem dan contact op met uw contactpersoon. Met vriendelijke groet,",
        ondertekening=(f"namens het college van burgemeester en wethouders van {dossier.gemeentenaam}", uitvoerder.naam),
    )


def _naam(betrokkene: Betrokkene) -> str:
    p = betrokkene.persoon
    return " ".join(deel for deel in (p.voorletters, p.voorvoegsel, p.achternaam) if deel)


def _geadresseerde(betrokkene: Betrokkene) -> tuple[str, ...]:
    p = betrokkene.persoon
    straat = " ".join(deel for deel in (p.straatnaam, p.huisnummer, p.huisnummertoevoeging) if deel)
    plaats = " ".join(deel for deel in (p.postcode, p.plaatsnaam) if deel)
    bedrijf = betrokkene.onderneming.handelsnaam if betrokkene.onderneming else None
    return tuple(regel for regel in (bedrijf, _naam(betrokkene), straat, plaats) if regel)
