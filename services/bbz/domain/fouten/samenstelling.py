"""Why household and business do not fit what the law asks."""

from services.bbz.domain.fouten.basis import BbzFout


class SamenstellingKloptNiet(BbzFout):
    """De samenstelling van huishouden of bedrijf klopt niet."""


class MedebetrokkeneOnbekend(SamenstellingKloptNiet):
    """U noemt {genoemd} personen naast de aanvrager, maar bij de aanvrager zijn er {bekend} bekend."""

    status = 400

    def __init__(self, genoemd: int, bekend: int) -> None:
        self.genoemd, self.bekend = genoemd, bekend


class EchtgenootOntbreekt(SamenstellingKloptNiet):
    """Wie getrouwd is of samenwoont, vraagt samen met de echtgenoot aan: noem die precies één keer (Participatiewet, art. 43 lid 2)."""

    status = 400


class RolKanNiet(SamenstellingKloptNiet):
    """De rol '{rol}' kan niet bij deze band of bij de rechtsvorm '{rechtsvorm}' (Bbz 2004, art. 30)."""

    status = 400

    def __init__(self, rol: str, rechtsvorm: str) -> None:
        self.rol, self.rechtsvorm = rol, rechtsvorm


class VennootOntbreekt(SamenstellingKloptNiet):
    """Bij de rechtsvorm '{rechtsvorm}' hoort ten minste één andere vennoot (Bbz 2004, art. 30 lid 1 onder a)."""

    status = 400

    def __init__(self, rechtsvorm: str) -> None:
        self.rechtsvorm = rechtsvorm


class RechtspersoonOntbreekt(SamenstellingKloptNiet):
    """Bij de rechtsvorm '{rechtsvorm}' is ook de rechtspersoon zelf aansprakelijk: noem die (Bbz 2004, art. 30 lid 1 onder b)."""

    status = 400

    def __init__(self, rechtsvorm: str) -> None:
        self.rechtsvorm = rechtsvorm


class HoofdelijkheidOntbreekt(SamenstellingKloptNiet):
    """Nog {nog} van de vennoten of rechtspersonen hebben de hoofdelijke aansprakelijkheid niet aanvaard (Bbz 2004, art. 30 lid 1)."""

    def __init__(self, nog: int) -> None:
        self.nog = nog
