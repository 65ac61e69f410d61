"""What goes wrong is said as problem+json (RFC 9457, ADR /core/error-handling).

Every refusal is a class with a `status` and a docstring: the docstring is the message a person reads, and it may use
the error's own fields (`{uiterlijk}`). Domains need not import anything for it: any exception with a `status` will do.
"""

from typing import Any, ClassVar

from pydantic import BaseModel, Field
from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"

#: A title per status, in words for a person.
TITELS = {
    400: "De aanvraag is niet goed ingevuld",
    401: "U bent niet aangemeld",
    403: "U mag dit niet doen",
    404: "Niet gevonden",
    405: "Deze handeling bestaat hier niet",
    406: "Deze vorm kunnen wij niet geven",
    409: "Dit kan nu niet",
    410: "Dit bestaat niet meer",
    412: "Iemand anders heeft dit intussen gewijzigd",
    413: "Het bericht is te groot",
    415: "Deze vorm kunnen wij niet lezen",
    428: "Er ontbreekt een voorwaarde",
    429: "Te veel aanvragen",
    500: "Er ging bij ons iets mis",
    503: "De dienst is even niet bereikbaar",
}


class Fout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class Veldfout(BaseModel):
    """Eén veld dat niet goed is."""

    veld: str = Field(description="Plaats van het veld, bijvoorbeeld `persoon.geboortedatum`.")
    melding: str = Field(description="Wat er mis is en wat wel mag.")


class Probleem(BaseModel):
    """Foutmelding volgens RFC 9457."""

    status: int = Field(description="HTTP-status.")
    title: str = Field(description="Korte samenvatting.")
    detail: str = Field(description="Wat er mis is en wat u kunt doen.")
    type: str = Field(default="about:blank", description="Soort fout.")
    fouten: list[Veldfout] | None = Field(default=None, description="Alle velden die niet goed zijn.")


def problem_response(
    status: int, detail: str, *, soort: str = "about:blank", fouten: list[Veldfout] | None = None, headers: dict[str, str] | None = None
) -> JSONResponse:
    """The answer itself. `soort` is the error's name, so that a program need not read Dutch."""
    inhoud = Probleem(status=status, title=TITELS.get(status, "Fout"), detail=detail, type=soort, fouten=fouten)
    return JSONResponse(inhoud.model_dump(exclude_none=True), status, headers=headers, media_type=MEDIA_TYPE)


def response_of(fout: Exception) -> JSONResponse:
    """The answer to a refusal: any exception with a `status`."""
    status = int(getattr(fout, "status", 500))
    headers = {"Retry-After": "2"} if status == 503 else None  # noqa: PLR2004 - the one status that asks to come back
    return problem_response(status, str(fout), soort=type_of(type(fout)), fouten=getattr(fout, "fouten", None), headers=headers)


def type_of(soort: type[Exception]) -> str:
    """`UitstelTeLang` becomes `urn:regioloket:fout:UitstelTeLang`."""
    return f"urn:regioloket:fout:{soort.__name__}"


def problemen(*soorten: type[Exception]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route: which refusals it knows, by status."""
    per_status: dict[int | str, dict[str, Any]] = {}
    for soort in soorten:
        status = int(getattr(soort, "status", 409))
        regel = f"{soort.__name__}: {(soort.__doc__ or '').strip().splitlines()[0]}"
        eerder = per_status.setdefault(status, {"description": "", "model": Probleem})
        eerder["description"] = f"{eerder['description']}\n\n{regel}".strip()
    return per_status
