"""The worker with engines that stay: what becomes of jobs when their process is killed, broken, left or swapped."""

import asyncio
import os
import signal
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import stub_engines
import stub_worker
from orfeas.accounts.access import LOCAL_OWNER, caller_for_local
from orfeas.jobs import queries
from orfeas.jobs.cancel import cancel
from orfeas.jobs.enqueue import enqueue
from orfeas.jobs.states import TERMINAL
from orfeas.settings import Settings
from orfeas.weights.queries import list_residencies, request_clear, want_styles, want_weights
from orfeas.weights.styles.choose import ChosenStyle
from orfeas.weights.styles.record import NoSuchStyle
from orfeas.worker import ending
from orfeas.worker.main import Worker
from stub_engines import NAME, read_notes

ME = caller_for_local()
CLAY = ChosenStyle("clay", 0.5, "ab")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(stub_worker.__file__).parent))
    monkeypatch.setattr(ending, "backoff_seconds", lambda strikes: 0.01 * strikes)


@pytest.fixture
def settings(database_url, tmp_path):
    return Settings(database_url=database_url, data_dir=tmp_path, lease_seconds=2.0, poll_seconds=0.5)


@asynccontextmanager
async def working(settings):
    stopping = asyncio.Event()
    worker = Worker(settings, handlers=stub_worker.HANDLERS, engines="stub_engines")
    task = asyncio.create_task(worker.run(stopping))
    try:
        yield worker
    finally:
        stopping.set()
        await task


async def add(database, *, seed=0, weights="sha256:one"):
    body = {"engine": NAME, "seed": seed, "weights": weights}
    async with database.session() as session:
        job = await enqueue(session, owner=LOCAL_OWNER, kind="shape", body=body, deadline_seconds=60.0)
        await session.commit()
        return job.id


async def look(database, job_id):
    async with database.session() as session:
        return await queries.get_job(session, caller=ME, job_id=job_id)


async def ended(database, job_id):
    async with asyncio.timeout(30):
        while (job := await look(database, job_id)).state not in TERMINAL:
            await asyncio.sleep(0.02)
    return job


async def noted(home, **wanted):
    """The first note that says so, once there is one."""
    async with asyncio.timeout(20):
        while True:
            for note in read_notes(home):
                if wanted.items() <= note.items():
                    return note
            await asyncio.sleep(0.01)


def loads(home):
    return [note["loaded"] for note in read_notes(home) if "loaded" in note]


async def test_jobs_of_one_worker_load_once_and_styles_come_and_go_beside_it(database, settings, tmp_path):
    async with working(settings) as worker:
        for _ in range(2):
            job = await ended(database, await add(database))
            assert (job.state, job.result["made"], job.attempt) == ("succeeded", "sha256:one", 1)
        async with database.session() as session:
            await want_styles(session, engine=NAME, styles=[ChosenStyle("gone", 0.5, "ab").to_json()])
            await session.commit()
        asked_at = asyncio.get_running_loop().time()
        async with asyncio.timeout(10):
            while await carried_by(database, worker.name) != ([], NoSuchStyle(name="gone").sentence):
                await asyncio.sleep(0.05)
        assert asyncio.get_running_loop().time() - asked_at < 5, "heeded within two seconds, and told"
        async with database.session() as session:
            await want_styles(session, engine=NAME, styles=[CLAY.to_json()])
            await session.commit()
        async with asyncio.timeout(10):
            while await carried_by(database, worker.name) != (["clay"], None):
                await asyncio.sleep(0.05)
        os.kill((await noted(tmp_path, keeps=["clay"]))["pid"], signal.SIGKILL)
        await ended(database, await add(database))
        assert read_notes(tmp_path)[-3]["keeps"] == ["clay"], "those that follow are told too"
    assert loads(tmp_path) == ["sha256:one"] * 2


async def carried_by(database, worker):
    """Names of styles that the one engine a worker holds carries, and why not those that it should."""
    async with database.session() as session:
        reports = {each.worker: each.report for each in await list_residencies(session)}
    held = reports[worker]["held"] if worker in reports else []
    return ([each["name"] for each in held[0]["styles"]], held[0]["styles_problem"]) if held else None


async def test_a_job_whose_engines_are_killed_is_tried_again_and_succeeds(database, settings, tmp_path):
    async with working(settings):
        job_id = await add(database, seed=stub_engines.SLOW)
        note = await noted(tmp_path, step=3)
        os.kill(note["pid"], signal.SIGKILL)
        job = await ended(database, job_id)
    assert (job.state, job.attempt, job.result["made"]) == ("succeeded", 2, "sha256:one")
    assert len(loads(tmp_path)) == 2


async def test_a_canceled_job_frees_the_engines_within_a_step(database, settings, tmp_path):
    async with working(settings):
        job_id = await add(database, seed=stub_engines.SLOW)
        await noted(tmp_path, step=1)
        async with database.session() as session:
            await cancel(session, caller=ME, job_id=job_id)
            await session.commit()
        assert (await ended(database, job_id)).state == "canceled"
        assert (await ended(database, await add(database))).state == "succeeded"
    steps = [note["step"] for note in read_notes(tmp_path) if note.get("seed") == stub_engines.SLOW]
    assert max(steps) < stub_engines.STEPS - 1 and len(loads(tmp_path)) == 1


@pytest.mark.parametrize(
    ("seed", "code"),
    [(stub_engines.OOM_ALWAYS, "device_out_of_memory"), (stub_engines.STICKY, "device_broken")],
)
async def test_what_no_try_can_do_fails_by_its_name_and_the_worker_lives(database, settings, tmp_path, seed, code):
    async with working(settings):
        job = await ended(database, await add(database, seed=seed))
        assert (job.state, job.error["code"], job.attempt) == ("failed", code, 3)
        assert (await ended(database, await add(database))).state == "succeeded"


async def test_swapping_under_load_loses_no_job_and_memory_is_given_back_between_two(database, settings, tmp_path):
    async with working(settings) as worker:
        wanted = ["sha256:one", "sha256:two"]
        jobs = [await add(database, seed=stub_engines.SLOW * (number == 0), weights=wanted[0]) for number in range(3)]
        await noted(tmp_path, step=1)
        async with database.session() as session:
            await want_weights(session, engine=NAME, weights=wanted[1])
            await request_clear(session, engine=None)
            await session.commit()
        jobs += [await add(database, weights=wanted[1]) for _ in range(2)]
        done = [await ended(database, job) for job in jobs]
        assert [(job.state, job.attempt) for job in done] == [("succeeded", 1)] * 5
        assert [job.result["made"] for job in done] == [wanted[0]] * 3 + [wanted[1]] * 2
        async with asyncio.timeout(10):
            while (await held_by(database, worker.name)) != [wanted[1]]:
                await asyncio.sleep(0.1)
        async with database.session() as session:
            await request_clear(session, engine=NAME)
            await session.commit()
        async with asyncio.timeout(10):
            while (await held_by(database, worker.name)) != []:
                await asyncio.sleep(0.1)


async def held_by(database, worker):
    """Weights that a worker says it holds; None where it has said nothing."""
    async with database.session() as session:
        reports = {each.worker: each.report for each in await list_residencies(session)}
    return [each["weights"] for each in reports[worker]["held"]] if worker in reports else None


async def test_the_engines_end_with_their_worker(database, settings, tmp_path):
    async with working(settings):
        await ended(database, await add(database))
        (pid,) = {note["pid"] for note in read_notes(tmp_path)}
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
