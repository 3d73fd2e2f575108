"""`python -m orfeas.api`: one API process on the loopback, with the database of ORFEAS_DATABASE_URL."""

from __future__ import annotations

import argparse
import sys

import structlog

from orfeas.api.app import create_app
from orfeas.api.opening import check_start
from orfeas.api.server import serve
from orfeas.errors import OrfeasError
from orfeas.settings import read_settings
from orfeas.telemetry.logs import configure_logs


def main(arguments: list[str] | None = None) -> int:
    """Read the settings, then serve; a failure to start is one sentence and exit code 2."""
    parser = argparse.ArgumentParser(prog="python -m orfeas.api", description="Serve the HTTP interface of the studio.")
    parser.add_argument("--host", help="address to serve at; loopback only")
    parser.add_argument("--port", type=int, help="port to serve at; 0 takes any free one")
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    try:
        settings = read_settings(**given)
        configure_logs(service="api", level=settings.log_level)
        log = structlog.get_logger("orfeas.api")
        check_start(settings)
        serve(create_app(settings), settings, on_listening=lambda port: log.info("listening", port=port))
    except OrfeasError as failure:
        print(failure.sentence, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
