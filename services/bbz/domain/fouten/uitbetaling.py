"""Why an akte or payment cannot be recorded."""

from datetime import date

from kernel.geld import Bedrag
from services.bbz.domain.fouten.basis import BbzFout


class UitbetalingGeweigerd(BbzFout):
    """Dit kan niet worden vastgelegd of uitbetaald."""


class GeenToekenning(UitbetalingGeweigerd):
    """Bij dit besluit hoort geen akte: het is geen toekenning van een lening of borgtocht."""


class AkteBestaatAl(UitbetalingGeweigerd):
    """Voor dit besluit is al een akte ondertekend."""


class AkteVoorBesluit(UitbetalingGeweigerd):
    """De akte ({ondertekend_op}) kan niet voor het besluit ({besloten_op}) zijn ondertekend."""

    def __init__(self, ondertekend_op: date, besloten_op: date) -> None:
        self.ondertekend_op, self.besloten_op = ondertekend_op, besloten_op


class DatumInDeToekomst(UitbetalingGeweigerd):
    """De datum {datum} ligt na vandaag ({vandaag}); leg vast wat al gebeurd is."""

    status = 400

    def __init__(self, datum: date, vandaag: date) -> None:
        self.datum, self.vandaag = datum, vandaag


class AlUitbetaald(UitbetalingGeweigerd):
    """Deze voorziening is al uitbetaald, op {uitbetaald_op}."""

    def __init__(self, uitbetaald_op: date) -> None:
        self.uitbetaald_op = uitbetaald_op


class UitbetaaldVoorAkte(UitbetalingGeweigerd):
    """Uitbetalen kan pas na de akte: die is van {akte_op}, de uitbetaling van {uitbetaald_op}."""

    def __init__(self, akte_op: date, uitbetaald_op: date) -> None:
        self.akte_op, self.uitbetaald_op = akte_op, uitbetaald_op


class VervaldagNietNaUitbetaling(UitbetalingGeweigerd):
    """De eerste vervaldag ({eerste_vervaldag}) moet na de uitbetaling ({uitbetaald_op}) liggen; een bedrag om niet heeft er geen."""

    def __init__(self, eerste_vervaldag: date | None, uitbetaald_op: date) -> None:
        self.eerste_vervaldag, self.uitbetaald_op = eerste_vervaldag or "leeg", uitbetaald_op


class NietUitTeBetalen(UitbetalingGeweigerd):
    """Een voorziening in de vorm '{vorm}' wordt niet door ons uitbetaald: het geld komt van de bank (Bbz 2004, art. 16)."""

    def __init__(self, vorm: str) -> None:
        self.vorm = vorm


class AanSchuldeisers(UitbetalingGeweigerd):
    """Een saneringskrediet wordt betaald aan de schuldeisers van het bedrijf, niet aan de ondernemer (Bbz 2004, art. 17)."""


class NietAanSchuldeisers(UitbetalingGeweigerd):
    """Dit krediet gaat in één keer naar één rekening van de ondernemer; alleen een saneringskrediet gaat naar schuldeisers."""


class BetalingenTellenNietOp(UitbetalingGeweigerd):
    """De betalingen zijn samen {som}, maar toegekend is {toegekend}."""

    def __init__(self, som: Bedrag, toegekend: Bedrag) -> None:
        self.som, self.toegekend = som, toegekend


class AlOpgedragen(UitbetalingGeweigerd):
    """Voor deze voorziening zijn al betaalopdrachten gemaakt."""


class GeenBetaalopdracht(UitbetalingGeweigerd):
    """Er staan geen betaalopdrachten klaar die nog naar de bank moeten."""


class OpdrachtOntbreekt(UitbetalingGeweigerd):
    """Maak eerst de betaalopdrachten: een saneringskrediet gaat naar de schuldeisers (Bbz 2004, art. 17)."""


class AndereRekening(UitbetalingGeweigerd):
    """De opgegeven rekening is een andere dan die van de betaalopdracht."""


class ZekerheidOntbreekt(UitbetalingGeweigerd):
    """Nog niet gevestigd: {soorten}. Zonder die zekerheid wordt niet uitbetaald (Bbz 2004, art. 39 lid 3)."""

    def __init__(self, soorten: str) -> None:
        self.soorten = soorten


class ZekerheidKanNiet(UitbetalingGeweigerd):
    """Deze zekerheid is al gevestigd of vervallen."""


class BestedingTeHoog(UitbetalingGeweigerd):
    """Met dit bewijs is {som} verantwoord; dat is meer dan het krediet van {toegekend}."""

    def __init__(self, som: Bedrag, toegekend: Bedrag) -> None:
        self.som, self.toegekend = som, toegekend


class NogNietUitbetaald(UitbetalingGeweigerd):
    """Dit krediet is nog niet uitbetaald."""


class GeenVoorbereidingskrediet(UitbetalingGeweigerd):
    """Alleen een voorbereidingskrediet wordt bij de start van het bedrijf omgezet (Bbz 2004, art. 29 lid 3)."""


class KredietAlOmgezet(UitbetalingGeweigerd):
    """Over dit voorbereidingskrediet is al beslist, op {datum}."""

    def __init__(self, datum: date) -> None:
        self.datum = datum


class OmzettingKloptNiet(UitbetalingGeweigerd):
    """Bij de uitkomst '{uitkomst}' kloppen deze velden niet: {velden} (Bbz 2004, art. 29 lid 3)."""

    status = 400

    def __init__(self, uitkomst: str, velden: str) -> None:
        self.uitkomst, self.velden = uitkomst, velden


class GeenBorgtocht(UitbetalingGeweigerd):
    """Alleen op een borgtocht kan de bank een beroep doen (Bbz 2004, art. 16)."""


class BovenDeBorgtocht(UitbetalingGeweigerd):
    """{gevraagd} is meer dan wij nog borg staan: {ruimte} (Bbz 2004, art. 16)."""

    def __init__(self, gevraagd: Bedrag, ruimte: Bedrag) -> None:
        self.gevraagd, self.ruimte = gevraagd, ruimte


class BesluitHerroepen(UitbetalingGeweigerd):
    """Het bezwaar tegen dit besluit was gegrond voordat er iets was betaald. Neem een nieuw besluit en betaal op grond daarvan."""
