"""When can something have happened? Between what it follows on and today."""

from datetime import date

from services.intake.domain.fouten.basis import DatumNietMogelijk


def controleer_datum(wat: str, datum: date, vanaf: date, tot_en_met: date) -> date:
    """Give back `datum` when it lies from `vanaf` through `tot_en_met`; raise DatumNietMogelijk when it does not."""
    if not vanaf <= datum <= tot_en_met:
        raise DatumNietMogelijk(wat, datum, vanaf, tot_en_met)
    return datum
