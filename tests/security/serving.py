"""The API as its own process on a free loopback port, with a database and a home of its own, gone afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from orfeas.database.migrate import migrate
from tests.postgres_server import postgres_server, template_database, with_database

START_SECONDS = 60.0


@dataclass(frozen=True)
class Served:
    """A running API: where it answers, where it keeps things, which database it uses, and its process."""

    url: str
    home: Path
    database_url: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def stored(self) -> list[str]:
        """Every file below its home, by path."""
        return sorted(str(path.relative_to(self.home)) for path in self.home.rglob("*") if path.is_file())

    def log_lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]


@contextmanager
def serving(database_url: str, *, settings: dict[str, str] | None = None) -> Iterator[Served]:
    """`python -m orfeas.api` on a free port; ended by SIGTERM afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="orfeas-api-"))
    home, log = folder / "home", folder / "api.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ORFEAS_", "PROMETHEUS_"))}
    environment |= {"ORFEAS_DATABASE_URL": database_url, "ORFEAS_DATA_DIR": str(home), **(settings or {})}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "orfeas.api", "--port", "0"], env=environment, stdout=out, stderr=out
        )
    try:
        yield Served(_await_url(process, log), home, database_url, process, log)
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def serving_api(database_url: str | None = None) -> Iterator[str]:
    """The address of an API; without a database it gets a new one in a PostgreSQL of its own."""
    with ExitStack() as stack:
        if database_url is None:
            server = stack.enter_context(postgres_server())
            database_url = with_database(server, stack.enter_context(template_database(server)))
        else:
            migrate(database_url)
        yield stack.enter_context(serving(database_url)).url


def _await_url(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the API ended with {process.returncode}:\n{log.read_text()}")
        for line in log.read_text().splitlines():
            if '"listening"' in line:
                url = f"http://127.0.0.1:{json.loads(line)['port']}"
                with urllib.request.urlopen(f"{url}/api/health/ready", timeout=START_SECONDS):
                    return url
        time.sleep(0.05)
    raise RuntimeError(f"the API was not ready after {START_SECONDS:.0f} s:\n{log.read_text()}")
