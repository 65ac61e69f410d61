"""The api process of the embedded region: the door, and behind it all five apps, in one process."""

import sys

import uvicorn

from deploy.apps import make_api, make_door
from deploy.embedded.levenslijn import volg_toezicht
from kernel import telemetry
from kernel.settings import APPS


def main() -> None:
    """`python -m deploy.embedded.api PORT`: serve until a signal."""
    telemetry.configureer()
    volg_toezicht()
    door = make_door({app: make_api(app) for app in APPS if app != "gateway"})
    uvicorn.run(
        door,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_config=None,
        access_log=False,  # the apps log requests themselves, by route and without the query
        server_header=False,
        date_header=True,
        timeout_graceful_shutdown=10,
    )


if __name__ == "__main__":
    main()
