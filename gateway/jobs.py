"""What does the gateway do by itself?"""

from gateway.afrekening.jobs import hermeet_gewijzigd
from gateway.webhooks.jobs import Postbode
from gateway.webhooks.settings import WebhookSettings
from kernel.crypto import Sleutelbos
from kernel.jobs import Job


def make_jobs(settings: WebhookSettings, sleutelbos: Sleutelbos) -> tuple[Job, ...]:
    """The postman, and the metering anew after a change of the productenboek."""
    postbode = Postbode(settings, sleutelbos)
    return (
        Job("webhooks bezorgen", 0.2, postbode.bezorg),
        Job("webhooks toestemming vragen", 0.5, postbode.vraag_toestemming),
        Job("webhooks opruimen", 3600.0, postbode.ruim_op),
        Job("hermeten", 1.0, hermeet_gewijzigd),
    )
