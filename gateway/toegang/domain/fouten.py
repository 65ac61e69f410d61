"""What the door refuses, and why.

ToegangFout
├── GemeenteNietGevonden           404
├── ClientNietGevonden             404
├── OngeldigeGemeente              400  a parameter of a gemeente cannot be right
├── OngeldigeClient                400
│   ├── ScopePastNiet              a right that this kind of client never gets
│   ├── GemeentenPassenNiet        none where there must be some, or the other way round
│   ├── TweeUitgevers              keys of its own and an outside issuer
│   └── OngeldigeSleutel           not a public key that we accept
├── OnbekendeGemeenten             409  a client names a gemeente that is not in the region
├── TokenGeweigerd                 401  one sentence, whatever was wrong: no oracle
└── UitgifteGeweigerd              400  the token endpoint says no, with the code of RFC 6749 section 5.2
    ├── OngeldigVerzoek            invalid_request
    ├── GrantNietOndersteund       unsupported_grant_type
    ├── ScopeNietToegestaan        invalid_scope
    └── ClientNietErkend           401  invalid_client: one sentence, whatever was wrong
"""

from typing import ClassVar


class ToegangFout(Exception):  # noqa: N818 - Dutch: the name says it is an error
    """Er ging iets mis bij de toegang."""

    status: ClassVar[int] = 409

    def __str__(self) -> str:
        return (self.__doc__ or "").format(**vars(self))


class GemeenteNietGevonden(ToegangFout):
    """Deze gemeente hoort niet bij de regio, of u werkt er niet voor."""

    status = 404


class ClientNietGevonden(ToegangFout):
    """Deze client bestaat niet."""

    status = 404


class OngeldigeGemeente(ToegangFout):
    """De gegevens van deze gemeente kloppen niet: {reden}."""

    status = 400

    def __init__(self, reden: str) -> None:
        self.reden = reden


class OngeldigeClient(ToegangFout):
    """De gegevens van deze client kloppen niet."""

    status = 400


class ScopePastNiet(OngeldigeClient):
    """Een client van de soort {soort} kan deze rechten niet krijgen: {scopes}."""

    def __init__(self, soort: str, scopes: str) -> None:
        self.soort, self.scopes = soort, scopes


class GemeentenPassenNiet(OngeldigeClient):
    """Een client voor beheer werkt voor de hele regio en noemt geen gemeenten; elke andere client noemt er ten minste een."""


class TweeUitgevers(OngeldigeClient):
    """Een client heeft eigen sleutels, of krijgt tokens van een andere uitgever; niet allebei."""


class OngeldigeSleutel(OngeldigeClient):
    """Sleutel {nummer} kan niet worden gebruikt: {reden}."""

    def __init__(self, nummer: int, reden: str) -> None:
        self.nummer, self.reden = nummer, reden


class OnbekendeGemeenten(ToegangFout):
    """Deze gemeenten horen niet bij de regio: {codes}. Voeg ze eerst toe."""

    def __init__(self, codes: str) -> None:
        self.codes = codes


class TokenGeweigerd(ToegangFout):
    """Uw token ontbreekt, is verlopen of is niet geldig. Vraag een nieuw token aan."""

    status = 401

    def __init__(self, reden: str) -> None:
        #: For our own log only; the answer never says which check failed.
        self.reden = reden


class UitgifteGeweigerd(ToegangFout):
    """Wij geven geen token."""

    status = 400
    #: The `error` of RFC 6749 section 5.2.
    code: ClassVar[str] = "invalid_request"


class OngeldigVerzoek(UitgifteGeweigerd):
    """Het verzoek om een token is niet volledig: {reden}."""

    def __init__(self, reden: str) -> None:
        self.reden = reden


class GrantNietOndersteund(UitgifteGeweigerd):
    """Wij geven alleen tokens voor grant_type client_credentials."""

    code = "unsupported_grant_type"


class ScopeNietToegestaan(UitgifteGeweigerd):
    """Deze client heeft niet alle gevraagde rechten. Vraag alleen rechten die de beheerder heeft gegeven."""

    code = "invalid_scope"


class ClientNietErkend(UitgifteGeweigerd):
    """De client is niet herkend. Controleer de client, de sleutel en de verklaring (private_key_jwt)."""

    status = 401
    code = "invalid_client"

    def __init__(self, reden: str) -> None:
        #: For our own log only; the answer never says which check failed.
        self.reden = reden
