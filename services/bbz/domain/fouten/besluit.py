"""Why a besluit cannot be proposed or taken."""

from datetime import date

from kernel.geld import Bedrag
from services.bbz.domain.fouten.basis import BbzFout


class BesluitGeweigerd(BbzFout):
    """Dit besluit kan niet worden genomen."""


class AlBesloten(BesluitGeweigerd):
    """Op deze aanvraag is al besloten."""


class VoorstelVervangen(BesluitGeweigerd):
    """Er is intussen een nieuwer voorstel gedaan; alleen dat kan worden bekrachtigd."""


class VoorwaardenKloppenNiet(BesluitGeweigerd):
    """Bij de uitkomst '{uitkomst}' kloppen deze velden niet: {velden}."""

    status = 400

    def __init__(self, uitkomst: str, velden: str) -> None:
        self.uitkomst, self.velden = uitkomst, velden


class KvkNummerOntbreekt(BesluitGeweigerd):
    """Het KvK-nummer ontbreekt: zonder nummer is niet te zien of dit bedrijf al krediet kreeg (Bbz 2004, art. 20, 24)."""


class VoornemenNodig(BesluitGeweigerd):
    """Deel eerst mee dat u wilt afwijzen, en wacht de zienswijze af (Awb art. 4:7, of het beleid van de gemeente)."""


class ZienswijzeLoopt(BesluitGeweigerd):
    """De aanvrager kan nog tot en met {tot_en_met} een zienswijze geven; beslis daarna (Awb art. 4:7)."""

    def __init__(self, tot_en_met: date) -> None:
        self.tot_en_met = tot_en_met


class ZienswijzeTeLaat(BesluitGeweigerd):
    """Een zienswijze op dit voornemen is er al, of kon tot en met {tot_en_met}."""

    def __init__(self, tot_en_met: date) -> None:
        self.tot_en_met = tot_en_met


class CommissieNodig(BesluitGeweigerd):
    """Boven {grens} adviseert eerst de commissie van de gemeente, over ten minste {bedrag}."""

    def __init__(self, grens: Bedrag, bedrag: Bedrag) -> None:
        self.grens, self.bedrag = grens, bedrag


class AfwijkingNodig(BesluitGeweigerd):
    """De commissie adviseerde negatief. Zeg in 'afwijkingCommissie' waarom u toch toekent."""

    status = 400


class BegeleidingTeHoog(BesluitGeweigerd):
    """De begeleiding ({begeleiding}) is een deel van het krediet en kan niet meer zijn dan {bedrag}."""

    status = 400

    def __init__(self, begeleiding: Bedrag, bedrag: Bedrag) -> None:
        self.begeleiding, self.bedrag = begeleiding, bedrag


class StukkenOntbreken(BesluitGeweigerd):
    """Voor een toekenning missen nog deze stukken: {stukken} (Bbz 2004, art. 35 lid 4)."""

    def __init__(self, stukken: str) -> None:
        self.stukken = stukken


class NormvoorstelKanNiet(BesluitGeweigerd):
    """Dit voorstel voor normen kan niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden
