"""The row of the disk: many readers of every listed file while sets are placed slowly and rows are committed."""

from __future__ import annotations

import threading
from functools import partial

from tests.faults.api_rows import Door
from tests.faults.client import Client
from tests.faults.site import Grounds, Site, await_that
from tests.faults.trials import Crew, Outcome, Row, check_end, check_trial
from tests.faults.work import set_pace
from tests.makers import make_picture_bytes

READS_A_PUBLICATION = 50
SLOW_SECONDS, TORN_SECONDS = 0.15, 1.0
NUM_READERS = 3
NUM_LIVE = "SELECT count(*) AS num FROM jobs WHERE finished_at IS NULL"


def read_while_placing(grounds: Grounds, trials: int, lease_seconds: float, *, is_torn: bool = False) -> list[Outcome]:
    """One trial is one publication, slowed between write and rename and again between rename and commit.

    Readers go by what the API lists and read all of it, newest first, with the files jobs show while they run.

    Args:
        is_torn: start a worker whose rows name files before they are whole; the checker must say so.
    """
    outcome = Outcome(
        "reads while publishing", f"{2 * SLOW_SECONDS * 1000:.0f} ms between write, rename and commit", lease_seconds
    )
    with grounds.site(lease_seconds=lease_seconds) as site:
        slow = (
            {"FAULTS_TEARING_SECONDS": str(TORN_SECONDS)} if is_torn else {"FAULTS_PLACING_SECONDS": str(SLOW_SECONDS)}
        )
        _door, _crew = Door(site), Crew(site, **slow)
        set_pace(site.home, 0.02)
        publisher = threading.Thread(target=_publish, args=(site, trials))
        readers = [Reader(site, trials * READS_A_PUBLICATION) for _ in range(NUM_READERS)]
        outcome.trials += trials
        for thread in (publisher, *readers):
            thread.start()
        for thread in (publisher, *readers):
            thread.join()
        made = len(site.query("SELECT 1 FROM assets"))
        if made != trials:
            outcome.violations.append(f"{made} of {trials} publications came about")
        outcome.count("reads", len(site.history.readings))
        check_trial(outcome, site)
        check_end([outcome], site)
    return [outcome]


def _publish(site: Site, num_jobs: int) -> None:
    client = Client(site.port, site.history)
    upload_id = client.insist(lambda: client.upload(make_picture_bytes(pixels=64), key="picture"))
    jobs = []
    for number in range(num_jobs):
        wish = {"upload_id": upload_id, "recipe": "draft", "seed": number}
        jobs.append(client.insist(lambda wish=wish: client.generate(wish, key=None)))
        wanted = number * READS_A_PUBLICATION  # so that all of the reading is done while something is published
        await_that(lambda wanted=wanted: len(site.history.readings) >= wanted, f"{wanted} reads", 120)
        await_that(lambda: site.query(NUM_LIVE)[0]["num"] < 3, "room in the queue", 120)
    for job_id in jobs:
        site.await_over(job_id)


class Reader(threading.Thread):
    """Reads whatever is listed until so many files have been read by all readers together."""

    def __init__(self, site: Site, num_reads: int) -> None:
        super().__init__(daemon=True)
        self._site, self._num_reads = site, num_reads
        self._client = Client(site.port, site.history)

    def run(self) -> None:
        while len(self._site.history.readings) < self._num_reads:
            for asset in self._client.get("/api/v1/assets?limit=2")["items"]:
                for file in asset["files"]:
                    self._client.read_file(file["url"], promised=file["sha256"])
            for job in self._client.get("/api/v1/jobs?limit=1")["items"]:
                for file in job["files"]:
                    self._read_job_file(job["id"], file)

    def _read_job_file(self, job_id: str, file: dict[str, str]) -> None:
        """A job names no hashes; the row in the database does."""
        wanted = "SELECT sha256 FROM job_files WHERE job_id = %(id)s AND name = %(name)s"
        promised = self._site.query(wanted, id=job_id, name=file["name"])[0]["sha256"]
        self._client.read_file(file["url"], promised=promised)


torn_placing = partial(read_while_placing, is_torn=True)
ROWS = [Row("reads", 200, read_while_placing)]
