"""What a row of the table is, and what its trials share."""

from __future__ import annotations

import asyncio
import http.client
import io
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from PIL import Image

from orfeas.accounts.access import caller_for_local
from orfeas.assets.uploads import CheckedFile, keep_upload
from orfeas.database.session import open_database
from orfeas.generations.paintings.pipelines import Pipelines
from orfeas.generations.request import request_generation
from orfeas.generations.wishes.wish import Wish
from tests.faults.checker import Violation
from tests.faults.site import Grounds, Process, Site, Stuck, await_that
from tests.makers import make_picture_bytes

GRACE_SECONDS = 5.0
"""So long after its lease a job should be in other hands; a trial that takes longer is counted as late."""
ME = caller_for_local()


@dataclass
class Outcome:
    """One row of the table, filled in trial by trial."""

    name: str
    fault: str
    lease_seconds: float
    trials: int = 0
    violations: list[str] = field(default_factory=list)
    recovery_seconds: list[float] = field(default_factory=list)
    num_late: int = 0
    notes: dict[str, int] = field(default_factory=dict)

    def count(self, what: str, number: int = 1) -> None:
        self.notes[what] = self.notes.get(what, 0) + number

    def broken(self, violations: list[Violation]) -> None:
        self.violations += [f"trial {self.trials}: {violation}" for violation in violations]

    @contextmanager
    def trial(self) -> Iterator[None]:
        """One trial; one that gets stuck is a violation like any other."""
        self.trials += 1
        try:
            yield
        except (Stuck, AssertionError, OSError, http.client.HTTPException, psycopg.Error) as stuck:
            self.violations.append(f"trial {self.trials}: {str(stuck) or repr(stuck)}")

    def recovered(self, seconds: float, *, within: float) -> None:
        self.recovery_seconds.append(max(0.0, seconds))
        self.num_late += seconds > within


@dataclass(frozen=True)
class Row:
    """One or several lines of the table: a fault, tried so many times.

    Attributes:
        run: given the grounds, how many trials and the lease; makes one outcome a line.
    """

    name: str
    trials: int
    run: Callable[[Grounds, int, float], list[Outcome]]


class Asker:
    """Asks for assets without a server: the same use cases, called in this process."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._runner = asyncio.Runner()
        self._database = open_database(site.url, pool_size=2)
        self._upload_id = self._runner.run(self._send_picture())
        self._number = 0

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, *_: object) -> None:
        self._runner.run(self._database.close())
        self._runner.close()

    def ask(self, *, deadline_seconds: float = 120.0) -> str:
        """A job nobody asked for before."""
        self._number += 1
        wish = Wish(upload_id=self._upload_id, recipe="draft", seed=self._number)
        job_id = self._runner.run(self._request(wish, deadline_seconds))
        self._site.history.call("generate", "ok", made=job_id)
        return job_id

    async def _request(self, wish: Wish, deadline_seconds: float) -> str:
        async with self._database.session() as session:
            job = await request_generation(
                session, wish, caller=ME, deadline_seconds=deadline_seconds, pipelines=Pipelines(Path("none"))
            )
            await session.commit()
            return str(job.id)

    async def _send_picture(self) -> uuid.UUID:
        payload = make_picture_bytes(pixels=64)
        size = Image.open(io.BytesIO(payload)).size
        checked = CheckedFile(payload, "0" * 64, *size)
        async with self._database.session() as session:
            upload = await keep_upload(session, checked, disk=self._site.disk, caller=ME, name="ball.png")
            await session.commit()
            return upload.id


class Crew:
    """The worker of a site; when it has died the next one starts, as under the supervisor."""

    def __init__(self, site: Site, **options: str) -> None:
        self._site, self._options = site, options
        self.worker = self.hire()

    def hire(self) -> Process:
        """One more worker, ready to work."""
        self.worker = self._site.start("tests.faults.worker", **self._options)
        heard = "SELECT 1 FROM workers WHERE id LIKE %(name)s"
        await_that(lambda: self._site.query(heard, name=f"%-{self.worker.pid}-%"), "the first beat of a worker")
        return self.worker


def check_trial(outcome: Outcome, site: Site) -> None:
    outcome.broken(site.checker.check(site.history))


def check_end(outcomes: list[Outcome], site: Site) -> None:
    """What only shows when everything has ended goes to the last line."""
    outcomes[-1].broken(site.close())
    if any(outcome.violations for outcome in outcomes) and "FAULTS_KEEP" in os.environ:
        print(f"          logs, files and history are kept in {site.keep()}", flush=True)
