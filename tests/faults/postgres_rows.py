"""The row of the database: a whole studio, real work, and its embedded PostgreSQL's postmaster killed."""

from __future__ import annotations

import contextlib
import random
import shutil
import signal
import tempfile
import time
from pathlib import Path

import psycopg

from orfeas.assets.blobs.disk import Disk
from orfeas.database.embedded import EmbeddedPostgres
from orfeas.database.postmaster import send
from tests.faults.checker import Checker
from tests.faults.client import Client
from tests.faults.history import History
from tests.faults.site import Grounds, await_that
from tests.faults.trials import Outcome, Row
from tests.makers import make_picture_bytes
from tests.running import running_studio

RESTART_SECONDS = 10.0
"""Until requests are answered again: 2 s at most before the supervisor starts it, its recovery, and our pools."""


def killed_postgres(_grounds: Grounds, trials: int, lease_seconds: float) -> list[Outcome]:
    """kill -9 of the postmaster at any moment of a real job; clients ask again, what was promised is kept."""
    outcome = Outcome("PostgreSQL killed", "kill -9 of the embedded postmaster in a running studio", lease_seconds)
    folder = Path(tempfile.mkdtemp(prefix="orfeas-faults-"))
    folder.chmod(0o755)
    home = folder / "studio"  # its log lies beside it
    home.mkdir()
    postgres = EmbeddedPostgres(home)
    settings = {
        "ORFEAS_LEASE_SECONDS": str(lease_seconds),
        "ORFEAS_MIN_FREE_BYTES": "0",
        "ORFEAS_MAX_ATTEMPTS": "10",
    }
    try:
        with running_studio(home, settings=settings) as studio:
            ground = _Ground(home, postgres, int(studio.url.rpartition(":")[2]), lease_seconds)
            dice = random.Random(5)
            for number in range(trials):
                with outcome.trial():
                    ground.kill_and_recover(number, dice, outcome)
        ground.restart_and_check(outcome)
    finally:
        postgres.erase()
        shutil.rmtree(folder, ignore_errors=True)
    return [outcome]


class _Ground:
    """A studio from outside: its API, and its database for the checker."""

    def __init__(self, home: Path, postgres: EmbeddedPostgres, port: int, lease_seconds: float) -> None:
        self._postgres, self._lease = postgres, lease_seconds
        self._history = History()
        self._client = Client(port, self._history)
        self._disk = Disk(home)
        urls = postgres.attach()
        assert urls is not None
        self._url = urls.owner
        self._checker = Checker(self._url, self._disk, lease_seconds=lease_seconds)

    def kill_and_recover(self, number: int, dice: random.Random, outcome: Outcome) -> None:
        picture, key = make_picture_bytes(pixels=96), f"picture-{number}"
        upload_id = self._client.insist(lambda: self._client.upload(picture, key=key))
        wish = {"upload_id": upload_id, "recipe": "draft", "seed": number}
        job_id = self._client.insist(lambda: self._client.generate(wish, key=f"job-{number}"))
        time.sleep(dice.uniform(0.0, 2.0))
        pid = self._postgres.pid
        assert pid is not None
        send(pid, signal.SIGKILL)
        died_at = time.time()
        again = self._client.insist(lambda: self._client.generate(wish, key=f"job-{number}"))
        outcome.recovered(time.time() - died_at, within=RESTART_SECONDS)
        assert again == job_id, f"job {job_id} was promised, after the fault it is {again}"
        await_that(lambda: self._is_over(job_id), f"the end of job {job_id}", 120 + 3 * self._lease, every_seconds=0.25)
        job = self._client.get(f"/api/v1/jobs/{job_id}")
        assert job["state"] == "succeeded", f"job {job_id} is {job['state']}: {job['error']}"
        outcome.count(f"attempts: {job['attempt']}")
        for file in self._client.get(f"/api/v1/assets/{job['asset_id']}")["files"]:
            self._client.read_file(file["url"], promised=file["sha256"])
        outcome.broken(self._checker.check(self._history))

    def restart_and_check(self, outcome: Outcome) -> None:
        """The studio has ended, and its database with it: once more for the sweep."""
        self._postgres.start()
        outcome.broken(self._checker.check_swept())

    def _is_over(self, job_id: str) -> bool:
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self._url, connect_timeout=5) as connection:
            wanted = "SELECT 1 FROM jobs WHERE id = %s AND finished_at IS NOT NULL"
            return connection.execute(wanted, (job_id,)).fetchone() is not None
        return False


ROWS = [Row("postgres", 10, killed_postgres)]
