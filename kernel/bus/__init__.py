"""The event bus: one port, two carriers. Which one is a setting."""

from kernel.bus.ports import Bus
from kernel.settings import AppSettings


def open_bus(settings: AppSettings) -> Bus:
    """The bus that the settings name. It connects when it is first used."""
    if settings.bus == "kafka":
        from kernel.bus.kafka import KafkaBus, Toegang

        return KafkaBus(settings.kafka_bootstrap, client_id=f"regioloket-{settings.app}", toegang=Toegang.van(settings))
    from kernel.bus.postgres import PostgresBus

    return PostgresBus(settings.bus_url.get_secret_value())
