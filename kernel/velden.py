"""Why is a field wrong? The words for a person, in Dutch, for each kind of error that pydantic knows."""

from collections.abc import Mapping
from typing import Any

_MELDINGEN = {
    "missing": "Dit veld is verplicht.",
    "extra_forbidden": "Dit veld bestaat hier niet.",
    "string_type": "Hier hoort tekst.",
    "string_too_short": "Deze tekst is te kort: ten minste {min_length} tekens.",
    "string_too_long": "Deze tekst is te lang: ten hoogste {max_length} tekens.",
    "string_pattern_mismatch": "Deze tekst heeft niet de juiste vorm.",
    "int_type": "Hier hoort een geheel getal.",
    "int_parsing": "Hier hoort een geheel getal.",
    "int_from_float": "Hier hoort een geheel getal, zonder cijfers achter de komma.",
    "bool_type": "Hier hoort true of false.",
    "bool_parsing": "Hier hoort true of false.",
    "decimal_parsing": "Hier hoort een getal.",
    "decimal_type": "Hier hoort een getal.",
    "date_parsing": "Hier hoort een datum, zoals 2025-01-31.",
    "date_type": "Hier hoort een datum, zoals 2025-01-31.",
    "date_from_datetime_parsing": "Hier hoort een datum, zoals 2025-01-31.",
    "date_from_datetime_inexact": "Hier hoort een datum zonder tijd, zoals 2025-01-31.",
    "datetime_parsing": "Hier hoort een tijdstip, zoals 2025-01-31T09:30:00Z.",
    "uuid_parsing": "Dit is geen geldig id.",
    "uuid_type": "Dit is geen geldig id.",
    "enum": "Kies een van deze waarden: {expected}.",
    "literal_error": "Kies een van deze waarden: {expected}.",
    "greater_than": "Dit moet meer zijn dan {gt}.",
    "greater_than_equal": "Dit moet ten minste {ge} zijn.",
    "less_than": "Dit moet minder zijn dan {lt}.",
    "less_than_equal": "Dit mag ten hoogste {le} zijn.",
    "list_type": "Hier hoort een lijst.",
    "too_short": "Deze lijst is te kort: ten minste {min_length}.",
    "too_long": "Deze lijst is te lang: ten hoogste {max_length}.",
    "model_attributes_type": "Hier hoort een object met velden.",
    "dict_type": "Hier hoort een object met velden.",
    "json_invalid": "Dit is geen geldige JSON.",
}


def in_het_nederlands(fout: Mapping[str, Any]) -> str:
    """The message of one pydantic error. Never quotes the value: it may be personal."""
    if fout["type"] == "value_error":
        # Our own validators raise errors whose words are already meant for a person.
        return str(fout.get("ctx", {}).get("error", "Deze waarde is niet geldig."))
    return _MELDINGEN.get(fout["type"], "Deze waarde is niet geldig.").format_map(_Ctx(fout.get("ctx", {})))


class _Ctx(dict[str, Any]):
    def __missing__(self, naam: str) -> str:
        return naam
