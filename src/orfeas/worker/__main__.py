"""`python -m orfeas.worker`: one worker for the database of ORFEAS_DATABASE_URL, until it is told to stop."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from orfeas.errors import OrfeasError
from orfeas.settings import read_settings
from orfeas.telemetry.logs import configure_logs
from orfeas.worker.handlers import HANDLERS, Handler
from orfeas.worker.main import run_worker


def main(*, handlers: Mapping[str, Handler] = HANDLERS) -> int:
    """Read the settings, then work; a failure to start is one sentence and exit code 2."""
    try:
        settings = read_settings()
        configure_logs(service="worker", level=settings.log_level)
        run_worker(settings, handlers=handlers)
    except OrfeasError as failure:
        print(failure.sentence, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
