"""A site: one database, one folder of blobs, and the processes that work on them, for the trials of one row."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg.rows import dict_row

from orfeas.assets.blobs.disk import Disk
from tests.faults import points
from tests.faults.checker import Checker, Violation
from tests.faults.history import History
from tests.postgres_server import cloned_database, postgres_server, template_database
from tests.running import free_port

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 30.0
KEPT = "history.jsonl"


class Stuck(Exception):
    """A trial did not get where it had to get; what it waited for is the message."""


class Process:
    """A process that the zygote forked, with whatever it started itself."""

    def __init__(self, pid: int, zygote: Zygote, log: Path) -> None:
        self.pid, self._zygote, self.log = pid, zygote, log

    @property
    def ended(self) -> tuple[int, float] | None:
        """Exit status (negative: a signal) and when, once it has ended."""
        return self._zygote.ends.get(self.pid)

    def wait(self, timeout_seconds: float = PATIENCE_SECONDS) -> tuple[int, float]:
        await_that(lambda: self.ended is not None, f"the end of process {self.pid} ({self.log})", timeout_seconds)
        assert self.ended is not None
        return self.ended

    def kill(self) -> float:
        """kill -9, of this process alone; when it was dead."""
        self.signal(signal.SIGKILL)
        return self.wait()[1]

    def signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def signal_all(self, number: signal.Signals) -> None:
        """To this process and to all it has started."""
        with contextlib.suppress(psutil.NoSuchProcess):
            family = psutil.Process(self.pid)
            for each in [family, *family.children(recursive=True)]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    each.send_signal(number)

    def stop(self) -> None:
        """SIGTERM and, should that not do, SIGKILL."""
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGTERM)
        try:
            self.wait(10.0)
        except Stuck:
            self.kill()


class Zygote:
    """Forks processes that are warm from the start."""

    def __init__(self, *modules: str) -> None:
        self.ends: dict[int, tuple[int, float]] = {}
        self._started: queue.Queue[int] = queue.Queue()
        self._lock = threading.Lock()
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = {**os.environ, "PYTHONPATH": path}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote", *modules],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT, text=True,
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self, module: str, *, environment: dict[str, str], log: Path) -> Process:
        assert self._process.stdin is not None
        asked = {"module": module, "environment": environment, "log": str(log)}
        with self._lock:
            self._process.stdin.write(json.dumps(asked) + "\n")
            self._process.stdin.flush()
            return Process(self._started.get(timeout=60), self, log)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            notice = json.loads(line)
            if "started" in notice:
                self._started.put(notice["started"])
            else:
                self.ends[notice["ended"]] = (notice["status"], notice["at"])


class Site:
    """Where the trials of a row happen."""

    def __init__(self, home: Path, url: str, zygote: Zygote, *, lease_seconds: float) -> None:
        self.home, self.url, self.lease_seconds = home, url, lease_seconds
        self.history = History()
        self.port = free_port()
        self._zygote = zygote
        self._running: list[Process] = []
        self._kept = threading.local()
        points.prepare(home)
        self.disk = Disk(home)
        self.checker = Checker(url, self.disk, lease_seconds=lease_seconds)

    def start(self, module: str, **more: str) -> Process:
        """Start `python -m module` on this site."""
        environment = {
            "ORFEAS_DATABASE_URL": self.url,
            "ORFEAS_DATA_DIR": str(self.home),
            "ORFEAS_LEASE_SECONDS": str(self.lease_seconds),
            "ORFEAS_JOB_DEADLINE_SECONDS": "120",
            "ORFEAS_MIN_FREE_BYTES": "0",
            "ORFEAS_MAX_ATTEMPTS": "10",
            "ORFEAS_PORT": str(self.port),
            **more,
        }
        log = self.home / f"{module.rpartition('.')[2]}.log"
        process = self._zygote.start(module, environment=environment, log=log)
        self._running.append(process)
        return process

    def query(self, statement: str, **values: object) -> list[dict[str, Any]]:
        """Rows, over a connection that each thread keeps: trials look many times a second."""
        connection = getattr(self._kept, "connection", None)
        if connection is None or connection.closed:
            connection = psycopg.connect(self.url, row_factory=dict_row, autocommit=True, connect_timeout=10)
            self._kept.connection = connection
        return connection.execute(statement, values).fetchall()

    def await_over(self, job_id: str, *, timeout_seconds: float | None = None) -> dict[str, Any]:
        """The row of a job, once it is in its last state."""
        wanted = "SELECT * FROM jobs WHERE id = %(id)s AND finished_at IS NOT NULL"
        patience = timeout_seconds or PATIENCE_SECONDS + 3 * self.lease_seconds
        await_that(lambda: self.query(wanted, id=job_id), f"the end of job {job_id}", patience)
        return self.query(wanted, id=job_id)[0]

    def keep(self) -> Path:
        """Leave logs, files and what clients saw for whoever looks into a violation."""
        self.history.write(self.home / KEPT)
        return self.home

    def close(self) -> list[Violation]:
        """End every process, then check what they left, on disk and among the processes."""
        for process in self._running:
            if process.ended is None:
                process.stop()
        mark = str(self.home)
        await_that(lambda: not _belonging_to(mark), "the end of everything this site started", 5.0, strict=False)
        left = [Violation("I4", f"process {pid} is left behind") for pid in _belonging_to(mark)]
        return [*left, *self.checker.check_swept()]


class Grounds:
    """One PostgreSQL server and one zygote, for any number of sites."""

    def __init__(self, server_url: str, template: str, zygote: Zygote) -> None:
        self._server_url, self._template, self.zygote = server_url, template, zygote

    @contextmanager
    def site(self, *, lease_seconds: float) -> Iterator[Site]:
        """A fresh site; gone afterwards, unless something on it is to be looked into."""
        home = Path(tempfile.mkdtemp(prefix="orfeas-faults-"))
        kept = home / KEPT
        try:
            with cloned_database(self._server_url, self._template) as url:
                yield Site(home, url, self.zygote, lease_seconds=lease_seconds)
        finally:
            if not kept.exists():
                shutil.rmtree(home, ignore_errors=True)


@contextmanager
def open_grounds(*modules: str) -> Iterator[Grounds]:
    zygote = Zygote(*modules)
    try:
        with postgres_server() as url, template_database(url) as template:
            yield Grounds(url, template, zygote)
    finally:
        zygote.close()


def await_that(
    is_true: Callable[[], object],
    what: str,
    timeout_seconds: float = PATIENCE_SECONDS,
    *,
    strict: bool = True,
    every_seconds: float = 0.02,
) -> None:
    """Look again and again until something is true.

    Raises:
        Stuck: it did not become true in time.
    """
    deadline = time.monotonic() + timeout_seconds
    while not is_true():
        if time.monotonic() > deadline:
            if strict:
                raise Stuck(f"{what} did not come within {timeout_seconds:.0f} s")
            return
        time.sleep(every_seconds)


def _belonging_to(mark: str) -> list[int]:
    """Processes in whose environment a folder is named."""
    found = []
    for process in psutil.process_iter(["pid"]):
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get("ORFEAS_DATA_DIR") == mark:
                found.append(process.pid)
    return found
