"""The checker: reads the database, the disk and what clients saw, and names every broken invariant.

I1  every job a client was promised exists, and is over by its deadline and two leases
I2  exactly one result for each job that succeeded, none for any other; made by the job's last attempt
I3  every file that was ever served had the hash and size of its row, and parses; nobody saw a part of one
I4  nothing that is referred to is missing; nothing else is left after a sweep
I5  one Idempotency-Key, one job, however many clients and retries
I7  events of a job and of an owner without gaps or repeats; the terminal event comes last and once
"""

from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import psycopg
from psycopg.rows import dict_row

from orfeas.assets import sweep as sweeping
from orfeas.assets.blobs.disk import Disk, hash_file
from orfeas.database.session import open_database
from orfeas.errors import OrfeasError
from orfeas.generations.queries import still_wanted
from orfeas.jobs.states import MOVES, TERMINAL, JobState
from orfeas.mesh.formats.glb import read_glb
from tests.faults.history import History

_SWEEPING = threading.Lock()
"""Trials run side by side, and what counts as young is the same for all of them while one sweeps."""

Row = dict[str, Any]
_TABLES = {
    "owners": "SELECT * FROM owners",
    "jobs": "SELECT * FROM jobs ORDER BY created_at, id",
    "events": "SELECT * FROM job_events ORDER BY job_id, seq",
    "assets": "SELECT * FROM assets ORDER BY created_at, id",
    "versions": "SELECT * FROM asset_versions ORDER BY asset_id, number",
    "job_files": "SELECT * FROM job_files ORDER BY job_id, name",
    "uploads": "SELECT * FROM uploads ORDER BY created_at, id",
}


@dataclass(frozen=True)
class Violation:
    """An invariant that does not hold, and where."""

    invariant: str
    what: str

    def __str__(self) -> str:
        return f"{self.invariant}: {self.what}"


@dataclass(frozen=True)
class Snapshot:
    """All rows at one moment."""

    owners: list[Row]
    jobs: list[Row]
    events: list[Row]
    assets: list[Row]
    versions: list[Row]
    job_files: list[Row]
    uploads: list[Row]

    def job(self, job_id: str) -> Row | None:
        return next((job for job in self.jobs if str(job["id"]) == job_id), None)

    def events_of(self, job_id: object) -> list[Row]:
        return [event for event in self.events if event["job_id"] == job_id]

    def versions_of(self, asset_id: object) -> list[Row]:
        return [version for version in self.versions if version["asset_id"] == asset_id]


def take_snapshot(url: str) -> Snapshot:
    """Every table, in one transaction."""
    with psycopg.connect(url, row_factory=dict_row, connect_timeout=10) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return Snapshot(**{name: connection.execute(query).fetchall() for name, query in _TABLES.items()})


class Checker:
    """Checks one database and one folder of blobs, as often as asked."""

    def __init__(self, url: str, disk: Disk, *, lease_seconds: float) -> None:
        self._url, self._disk, self._lease = url, disk, lease_seconds
        self._sound: set[str] = set()

    def check(self, history: History) -> list[Violation]:
        """Everything that can be said while processes still run, once no job is live any more."""
        now = take_snapshot(self._url)
        return [
            *check_promises(now, history, lease_seconds=self._lease),
            *check_results(now, self._disk),
            *check_readings(history),
            *self._check_files(now),
            *check_keys(now, history),
            *check_events(now, history),
        ]

    def check_swept(self) -> list[Violation]:
        """Sweep, then compare the disk with the rows. Every process must have ended."""
        with _SWEEPING:
            asyncio.run(self._sweep())
        now = take_snapshot(self._url)
        return [*check_leftovers(now, self._disk), *self._check_files(now)]

    async def _sweep(self) -> None:
        database = open_database(self._url, pool_size=1)
        youngest, sweeping.YOUNGEST_ABANDONED_SECONDS = sweeping.YOUNGEST_ABANDONED_SECONDS, 0.0
        try:
            wanted = partial(still_wanted, keep_seconds=86_400.0)
            await sweeping.sweep(database, self._disk, after_seconds=0.0, wanted=wanted)
        finally:
            sweeping.YOUNGEST_ABANDONED_SECONDS = youngest
            await database.close()

    def _check_files(self, now: Snapshot) -> list[Violation]:
        """I3 and I4 at rest; a set found sound once is immutable and not read again."""
        found: list[Violation] = []
        sets = [(version["digest"], version["manifest"]) for version in now.versions]
        for digest, manifest in sets:
            if digest not in self._sound:
                broken = check_set(self._disk, digest, manifest)
                found += broken
                if not broken:
                    self._sound.add(digest)
        for file in now.job_files:
            found += check_set(self._disk, file["digest"], [file])
        for upload in now.uploads:
            found += check_upload(self._disk, upload)
        return found


def check_promises(now: Snapshot, history: History, *, lease_seconds: float) -> list[Violation]:
    """I1: no accepted job is lost, and none takes for ever."""
    found = []
    for job_id in sorted(history.accepted()):
        job = now.job(job_id)
        if job is None:
            found.append(Violation("I1", f"job {job_id} was accepted and is not there"))
        elif job["state"] not in TERMINAL:
            found.append(Violation("I1", f"job {job_id} is still {job['state']}, attempt {job['attempt']}"))
        elif not job["cached"]:
            late = (job["finished_at"] - job["deadline_at"]).total_seconds()
            if late > 2 * lease_seconds:
                found.append(Violation("I1", f"job {job_id} ended {late:.1f} s after its deadline"))
    return found


def check_results(now: Snapshot, disk: Disk) -> list[Violation]:
    """I2: one result a success, of the last attempt; a writer of old times leaves no trace."""
    found = []
    for job in now.jobs:
        made = [asset for asset in now.assets if asset["job_id"] == job["id"]]
        wanted = 1 if job["state"] == JobState.SUCCEEDED and not job["cached"] else 0
        if len(made) != wanted:
            found.append(Violation("I2", f"job {job['id']} is {job['state']} and has {len(made)} results"))
        for asset in made:
            found += _check_result(now, disk, job, asset)
        if job["state"] == JobState.SUCCEEDED and not (job["result"] or {}).get("asset_id"):
            found.append(Violation("I2", f"job {job['id']} succeeded and names no asset"))
    living = [(asset["owner_id"], asset["fingerprint"]) for asset in now.assets if asset["deleted_at"] is None]
    if len(living) != len(set(living)):
        found.append(Violation("I2", "the same wish was made twice"))
    return found


def _check_result(now: Snapshot, disk: Disk, job: Row, asset: Row) -> list[Violation]:
    found = []
    if str(asset["id"]) != (job["result"] or {}).get("asset_id"):
        found.append(Violation("I2", f"job {job['id']} names another asset than its own"))
    versions = now.versions_of(asset["id"])
    if len(versions) != 1:
        return [*found, Violation("I2", f"job {job['id']} made {len(versions)} versions")]
    try:
        maker = read_glb((disk.set_path(versions[0]["digest"]) / "asset.glb").read_bytes()).extras
    except (OrfeasError, OSError, ValueError, KeyError, IndexError):
        return found  # missing or torn: `check_set` says so
    if "attempt" in maker and (maker["job_id"], maker["attempt"]) != (str(job["id"]), job["attempt"]):
        wrote = f"attempt {maker['attempt']} of job {maker['job_id']}"
        found.append(Violation("I2", f"the result of job {job['id']}, attempt {job['attempt']}, was made by {wrote}"))
    return found


def check_readings(history: History) -> list[Violation]:
    """I3 in motion: what clients received is what the rows promised."""
    torn = [reading for reading in history.readings if reading.received != reading.promised]
    found = [Violation("I3", f"{reading.path} came torn or not at all: {reading.received}") for reading in torn]
    return found + [Violation("I3", trouble) for trouble in history.troubles]


def check_set(disk: Disk, digest: str, files: list[Row]) -> list[Violation]:
    """I3 and I4 at rest: every file of a set that a row names is there, whole, and a GLB parses."""
    found = []
    for file in files:
        path = disk.set_path(digest) / file["name"]
        if not path.is_file():
            found.append(Violation("I4", f"{digest[:8]}/{file['name']} is referred to and missing"))
        elif path.stat().st_size != file["size"] or hash_file(path) != file["sha256"]:
            found.append(Violation("I3", f"{digest[:8]}/{file['name']} differs from its row"))
        elif path.suffix == ".glb":
            try:
                read_glb(path.read_bytes())
            except (OrfeasError, ValueError, KeyError, IndexError) as error:
                found.append(Violation("I3", f"{digest[:8]}/{file['name']} does not parse: {error}"))
    return found


def check_upload(disk: Disk, upload: Row) -> list[Violation]:
    """I3 and I4 of a picture that was sent."""
    path = disk.file_path(upload["sha256"])
    if not path.is_file():
        return [Violation("I4", f"the picture of upload {upload['id']} is missing")]
    if path.stat().st_size != upload["size"] or hash_file(path) != upload["sha256"]:
        return [Violation("I3", f"the picture of upload {upload['id']} differs from its row")]
    return []


def check_leftovers(now: Snapshot, disk: Disk) -> list[Violation]:
    """I4: after a sweep the disk holds what rows name, and nothing else."""
    named = {version["digest"] for version in now.versions} | {file["digest"] for file in now.job_files}
    sets = {path.name for shelf in disk.sets.iterdir() for path in shelf.iterdir()}
    files = {path.name for shelf in disk.files.iterdir() for path in shelf.iterdir()}
    found = [Violation("I4", f"set {digest[:8]} is left, and nothing refers to it") for digest in sorted(sets - named)]
    unnamed = files - {upload["sha256"] for upload in now.uploads}
    found += [Violation("I4", f"file {sha256[:8]} is left, and nothing refers to it") for sha256 in sorted(unnamed)]
    return found + [Violation("I4", f"tmp/{path.name} is left") for path in disk.temporary.iterdir()]


def check_keys(now: Snapshot, history: History) -> list[Violation]:
    """I5: one key, one job or upload; also where the answer was lost."""
    found = []
    for what, rows in (("generate", now.jobs), ("upload", now.uploads)):
        for key, ids in sorted(history.by_key(what).items()):
            if len(ids) > 1:
                found.append(Violation("I5", f"{what} key {key} was answered with {len(ids)} ids"))
        for key in sorted({call.key for call in history.calls if call.what == what and call.key is not None}):
            under = {str(row["id"]) for row in rows if row["idempotency_key"] == key}
            answered = history.by_key(what).get(key, set())
            if len(under) > 1 or not answered <= under:
                found.append(Violation("I5", f"{what} key {key}: answered {answered}, there is {under}"))
    return found


def check_events(now: Snapshot, history: History) -> list[Violation]:
    """I7: in the database, and as clients that resumed have seen it."""
    found = []
    for owner in now.owners:
        stream = sorted(event["stream_seq"] for event in now.events if event["owner_id"] == owner["id"])
        if stream != list(range(1, owner["stream_seq"] + 1)):
            found.append(Violation("I7", f"the stream of owner {owner['id']} has gaps or repeats"))
    for job in now.jobs:
        found += _check_events_of(job, now.events_of(job["id"]))
        seen = history.streams.get(str(job["id"]))
        if seen is not None:
            wanted = [(event["seq"], event["state"]) for event in now.events_of(job["id"])]
            if seen != wanted:
                found.append(Violation("I7", f"a client of job {job['id']} saw {seen} where there was {wanted}"))
    return found


def _check_events_of(job: Row, events: list[Row]) -> list[Violation]:
    name, found = f"job {job['id']}", []
    if [event["seq"] for event in events] != list(range(1, job["event_seq"] + 1)):
        found.append(Violation("I7", f"{name}: its events are not 1 to {job['event_seq']}"))
    if [event["stream_seq"] for event in events] != sorted(event["stream_seq"] for event in events):
        found.append(Violation("I7", f"{name}: its owner saw its events in another order"))
    ends = [number for number, event in enumerate(events) if event["state"] in TERMINAL]
    if job["state"] in TERMINAL and ends != [len(events) - 1]:
        found.append(Violation("I7", f"{name}: terminal events at {ends} of {len(events)}"))
    if events and events[-1]["state"] != job["state"]:
        found.append(Violation("I7", f"{name} is {job['state']}, its last event says {events[-1]['state']}"))
    for earlier, later in pairwise(events):
        if JobState(later["state"]) not in MOVES[JobState(earlier["state"])]:
            found.append(Violation("I7", f"{name} went from {earlier['state']} to {later['state']}"))
        if later["attempt"] < earlier["attempt"]:
            found.append(Violation("I2", f"{name}: attempt {later['attempt']} wrote after {earlier['attempt']}"))
    found += [
        Violation("I2", f"{name}: {event['stage']} was written as attempt {event['attempt']}")
        for event in events
        if "#" in (event["stage"] or "") and not event["stage"].endswith(f"#{event['attempt']}")
    ]
    return found
