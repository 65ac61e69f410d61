"""What is answered to a gemeente that asks its uitvoerder about a case."""

from pydantic import Field

from kernel.web import Model


class RegievraagGegeven(Model):
    """Eén vraag van de gemeente, beantwoord uit het dossier."""

    nummer: int
    vraag: str
    bekend: bool = Field(description="Geeft het dossier antwoord op deze vraag?")
    feiten: dict[str, bool | int | str | list[str] | None]


class Regievragen(Model):
    """De tien vragen van de gemeente (VNG-handreiking, § 4.3.3)."""

    items: list[RegievraagGegeven]
