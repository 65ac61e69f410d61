"""Why a besluit cannot be proposed or taken."""

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
