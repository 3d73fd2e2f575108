"""The worker with its real child on a real database: what becomes of jobs that go well, badly, or not at all."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

import stub_worker
from orfeas.accounts.access import LOCAL_OWNER, caller_for_local
from orfeas.jobs import queries
from orfeas.jobs.cancel import cancel
from orfeas.jobs.enqueue import enqueue
from orfeas.jobs.states import TERMINAL
from orfeas.settings import Settings
from orfeas.telemetry.logs import configure_logs
from orfeas.worker import ending, lease
from orfeas.worker.handlers import Handler
from orfeas.worker.main import Worker
from orfeas.worker.warm import ChildNotStarted

ME = caller_for_local()
TESTS = str(Path(stub_worker.__file__).parent)


@pytest.fixture(autouse=True)
def child_finds_the_tests(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", TESTS)


@pytest.fixture
def settings(database_url, tmp_path):
    return Settings(database_url=database_url, data_dir=tmp_path, lease_seconds=1.0, poll_seconds=0.5)


@pytest.fixture
def log():
    """Everything that is logged, as one text."""
    stream = io.StringIO()
    configure_logs(service="worker", stream=stream)
    return stream.getvalue


@asynccontextmanager
async def working(settings, handlers=stub_worker.HANDLERS):
    stopping = asyncio.Event()
    task = asyncio.create_task(Worker(settings, handlers=handlers).run(stopping))
    try:
        yield task
    finally:
        stopping.set()
        await task


@contextmanager
def working_process(settings):
    """A worker in a process of its own."""
    variables = {
        "ORFEAS_DATABASE_URL": settings.database_url,
        "ORFEAS_DATA_DIR": str(settings.data_dir),
        "ORFEAS_LEASE_SECONDS": str(settings.lease_seconds),
        "ORFEAS_POLL_SECONDS": str(settings.poll_seconds),
    }
    process = subprocess.Popen([sys.executable, "-m", "stub_worker"], env={**os.environ, **variables})
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def add(database, deed, *, deadline_seconds=60.0, **body):
    async with database.session() as session:
        job = await enqueue(
            session,
            owner=LOCAL_OWNER,
            kind="stub",
            body={"deed": deed, **body},
            deadline_seconds=deadline_seconds,
            trace_id="trace-7",
        )
        await session.commit()
        return job.id


async def look(database, job_id):
    async with database.session() as session:
        return await queries.get_job(session, caller=ME, job_id=job_id)


async def events(database, job_id):
    async with database.session() as session:
        return await queries.events_of_job(session, caller=ME, job_id=job_id, after=0, limit=100)


async def until(condition, *, seconds=30.0):
    """Wait for a condition; give what it gave."""
    deadline = time.monotonic() + seconds
    while not (found := await condition()):
        assert time.monotonic() < deadline, "waited in vain"
        await asyncio.sleep(0.01)
    return found


async def ended(database, job_id):
    async def is_over():
        job = await look(database, job_id)
        return job if job.state in TERMINAL else None

    return await until(is_over)


async def begun(settings, name):
    """The pid of the process that does a job, once it does."""

    async def pids():
        note = settings.home / "deeds" / f"{name}.pids"
        return note.is_file() and note.read_text().split()

    return int((await until(pids))[-1])


async def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def test_job_succeeds_with_progress_written_down_at_most_three_times(database, settings):
    async with working(settings):
        first, second = [await ended(database, await add(database, "make", seconds=0.3)) for _ in range(2)]
    assert (first.state, first.result["made"], first.result["attempt"]) == ("succeeded", "bread", 1)
    assert first.result["pid"] != second.result["pid"], "each job has a process of its own"
    happened = await events(database, first.id)
    progress = [event for event in happened if event.kind == "progress"]
    assert [event.state for event in happened if event.kind == "state"] == ["queued", "running", "succeeded"]
    written = [(event.stage, event.fraction) for event in progress]
    known = [("knead", 0.2), ("prove", 0.4), ("bake", 0.6)]  # where the database is slow, the newest wins
    assert written and written == [mark for mark in known if mark in written]
    assert all(0 < event.estimate_seconds < 5 for event in progress)


async def test_nothing_is_left_of_ended_jobs_in_the_queue_and_on_the_disk(database, settings):
    async with working(settings):
        for deed in ("make", "refuse", "crash"):
            job_id = await add(database, deed)
            await until(lambda job_id=job_id: _has_begun(database, job_id))
        async with database.session() as session:
            await until(lambda: _is_empty(session, "procrastinate_jobs"))
            await until(lambda: _is_empty(session, "procrastinate_events"))
    assert list((settings.home / "blobs" / "tmp").iterdir()) == []
    async with database.session() as session:
        assert await _is_empty(session, "workers") and await _is_empty(session, "procrastinate_workers")


async def _has_begun(database, job_id):
    return (await look(database, job_id)).attempt


async def _is_empty(session, table):
    count = await session.scalar(text(f"SELECT count(*) FROM {table}"))
    await session.commit()
    return count == 0


@pytest.mark.parametrize(
    ("deed", "code", "result"),
    [
        ("refuse", "no_beans", None),
        ("burn", "no_beans", {"made": None, "attempt": 1, "pid": None}),
        ("stumble", "defect", None),
    ],
)
async def test_failure_that_will_not_pass_ends_the_job_at_once(database, settings, log, deed, code, result):
    async with working(settings):
        job = await ended(database, await add(database, deed))
    assert (job.state, job.error["code"], job.result, job.attempt) == ("failed", code, result, 1)
    if deed == "stumble":
        assert "stumbled" in log() and "Traceback" in log() and '"trace_id": "trace-7"' in log()


@pytest.mark.parametrize(
    ("deed", "code"),
    [
        ("be_closed", "kitchen_closed"),
        ("crash", "poison"),
        ("leave", "poison"),
        ("eat_memory", "job_memory_limit"),
        ("starve_a_library", "job_memory_limit"),
        ("fill_the_disk", "job_disk_trouble"),
    ],
)
async def test_failure_that_may_pass_is_tried_three_times(database, settings, monkeypatch, deed, code):
    monkeypatch.setattr(ending, "backoff_seconds", lambda strikes: 0.01 * strikes)
    limited = settings.model_copy(update={"worker_memory_bytes": 1 << 30})
    async with working(limited):
        job = await ended(database, await add(database, deed))
        assert (job.state, job.error["code"], job.attempt) == ("failed", code, 3)
        assert (await ended(database, await add(database, "make"))).state == "succeeded"


async def test_cancel_kills_the_work_without_waiting_for_the_next_beat(database, settings, monkeypatch):
    monkeypatch.setattr(lease, "CANCEL_POLL_SECONDS", 60.0)
    async with working(settings.model_copy(update={"lease_seconds": 180.0})):
        job_id = await add(database, "make", seconds=60.0, name="long")
        pid = await begun(settings, "long")
        async with database.session() as session:
            await cancel(session, caller=ME, job_id=job_id)
            await session.commit()
        assert (await ended(database, job_id)).state == "canceled"
        assert await is_gone(pid)
        assert (await ended(database, await add(database, "make"))).state == "succeeded"


async def test_cancel_that_was_promised_holds_even_when_the_work_is_done_first(database, settings):
    async with working(settings.model_copy(update={"lease_seconds": 30.0})):
        job_id = await add(database, "make", seconds=0.3, name="short")
        await begun(settings, "short")
        async with database.session() as session:
            await session.execute(text("UPDATE jobs SET cancel_requested = true"))
            await session.commit()
        job = await ended(database, job_id)
    assert (job.state, job.result) == ("canceled", None)


async def test_deadline_ends_the_job_and_its_process(database, settings):
    async with working(settings):
        job_id = await add(database, "make", seconds=60.0, name="endless", deadline_seconds=0.8)
        pid = await begun(settings, "endless")
        job = await ended(database, job_id)
        assert (job.state, job.error["code"]) == ("failed", "deadline_exceeded")
        await until(lambda: is_gone(pid), seconds=10.0)
        assert (await ended(database, await add(database, "make"))).state == "succeeded"


async def test_stopped_worker_hands_its_job_back_unharmed_and_at_once(database, settings):
    async with working(settings):
        job_id = await add(database, "make", seconds=60.0, name="interrupted")
        pid = await begun(settings, "interrupted")
        asked = time.monotonic()
    assert time.monotonic() - asked < 5.0 and await is_gone(pid)
    job = await look(database, job_id)
    assert (job.state, job.strikes, job.worker) == ("queued", 0, None)


async def test_program_stops_in_time_when_it_is_told(database, settings):
    with working_process(settings) as process:
        await add(database, "make", seconds=60.0, name="interrupted")
        pid = await begun(settings, "interrupted")
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.to_thread(process.wait, 10) == 0
        assert time.monotonic() - asked < 5.0 and await is_gone(pid)


async def test_job_of_a_killed_worker_is_done_by_another_and_its_process_ends(database, settings):
    with working_process(settings) as process:
        job_id = await add(database, "make", seconds=2.0, name="orphan")
        pid = await begun(settings, "orphan")
        process.kill()
        await until(lambda: is_gone(pid), seconds=10.0)
        async with working(settings):
            job = await ended(database, job_id)
    assert (job.state, job.attempt, job.result["attempt"]) == ("succeeded", 2, 2)


async def test_frozen_worker_that_wakes_after_its_lease_changes_nothing(database, settings):
    with working_process(settings) as frozen:
        job_id = await add(database, "make", seconds=0.5, name="late")
        await begun(settings, "late")
        frozen.send_signal(signal.SIGSTOP)
        async with working(settings):
            job = await ended(database, job_id)
            assert (job.state, job.result["attempt"]) == ("succeeded", 2)
        before = await events(database, job_id)
        frozen.send_signal(signal.SIGCONT)
        next_job = await ended(database, await add(database, "make"))
        assert next_job.state == "succeeded", "the frozen one works on"
        assert [event.seq for event in await events(database, job_id)] == [event.seq for event in before]
        assert (await look(database, job_id)).result == job.result


async def test_database_that_goes_away_in_the_middle_loses_no_job(database, settings, server_url):
    name = settings.database_url.rpartition("/")[2].partition("?")[0]
    async with working(settings):
        job_id = await add(database, "make", seconds=0.5, name="cut-off")
        await begun(settings, "cut-off")
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            await asyncio.sleep(1.5)
            connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        job = await ended(database, job_id)
        assert job.state == "succeeded"
        assert (await ended(database, await add(database, "make"))).state == "succeeded"
    terminal = [event for event in await events(database, job_id) if event.state == "succeeded"]
    assert len(terminal) == 1


async def test_idle_worker_is_heard_again_and_again(database, settings):
    heard = set()

    async def three_times():
        async with database.session() as session:
            heard.add(await session.scalar(text("SELECT max(beat_at) FROM workers")))
        return len(heard - {None}) >= 3

    async with working(settings):
        await until(three_times)
    beats = sorted(heard - {None})
    assert len(beats) >= 3 and beats[0] < beats[-1]


async def test_child_that_cannot_start_ends_the_worker(settings):
    handlers = {"stub": Handler("there_is_no_such_module:do", stub_worker.publish, stub_worker.failure_of)}
    with pytest.raises(ChildNotStarted, match="exit status 1"):
        async with working(settings, handlers) as task:
            await task


def test_program_without_a_database_says_so_and_ends_with_code_two(monkeypatch, tmp_path):
    monkeypatch.delenv("ORFEAS_DATABASE_URL", raising=False)
    monkeypatch.setenv("ORFEAS_DATA_DIR", str(tmp_path))
    ended_program = subprocess.run([sys.executable, "-m", "orfeas.worker"], capture_output=True, text=True, timeout=60)
    assert ended_program.returncode == 2
    assert ended_program.stderr.count("\n") == 1 and "ORFEAS_DATABASE_URL" in ended_program.stderr
