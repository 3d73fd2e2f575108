"""The life of a job on a real database: claims, fences, events, keys, recovery."""

import asyncio

import pytest

from orfeas.accounts.access import LOCAL_OWNER, Caller, caller_for_local
from orfeas.database.columns import new_id
from orfeas.errors import OrfeasError
from orfeas.jobs import queries
from orfeas.jobs.attempt import AttemptLost, beat, claim
from orfeas.jobs.cancel import JobEnded, cancel
from orfeas.jobs.conclude import conclude, hand_back, try_later
from orfeas.jobs.enqueue import KeyReused, enqueue, enqueue_done
from orfeas.jobs.progress import record
from orfeas.jobs.queries import NoSuchJob
from orfeas.jobs.recover import recover
from orfeas.jobs.states import JobState

ME = caller_for_local()


async def add(database, **options):
    wanted = {"owner": LOCAL_OWNER, "kind": "stub", "body": {"n": 1}, "deadline_seconds": 60.0, **options}
    async with database.session() as session:
        job = await enqueue(session, **wanted)
        await session.commit()
        return job


async def take(database, *, worker="w1", lease_seconds=30.0, max_attempts=3):
    async with database.session() as session:
        attempt = await claim(
            session, worker=worker, kinds=["stub"], lease_seconds=lease_seconds, max_attempts=max_attempts
        )
        await session.commit()
        return attempt


async def do(database, verb, *arguments, **options):
    async with database.session() as session:
        result = await verb(session, *arguments, **options)
        await session.commit()
        return result


async def look(database, job_id):
    async with database.session() as session:
        return await queries.get_job(session, caller=ME, job_id=job_id)


async def events(database, job_id, after=0):
    async with database.session() as session:
        return await queries.events_of_job(session, caller=ME, job_id=job_id, after=after, limit=100)


async def test_job_goes_from_queued_through_running_to_succeeded(database):
    job = await add(database)
    attempt = await take(database)
    assert (attempt.job_id, attempt.number, attempt.body) == (job.id, 1, {"n": 1})
    await do(database, record, attempt, stage="shape", fraction=0.5, estimate_seconds=2.0)
    await do(database, conclude, attempt, state=JobState.SUCCEEDED, result={"made": 1})
    ended = await look(database, job.id)
    assert (ended.state, ended.result, ended.fraction) == ("succeeded", {"made": 1}, 1.0)
    happened = await events(database, job.id)
    assert [event.seq for event in happened] == [1, 2, 3, 4]
    assert [event.state for event in happened] == ["queued", "running", "running", "succeeded"]
    assert [event.kind for event in happened] == ["state", "state", "progress", "state"]


async def test_rolled_back_request_leaves_neither_job_nor_delivery(database):
    async with database.session() as session:
        job_id = (await enqueue(session, owner=LOCAL_OWNER, kind="stub", body={}, deadline_seconds=60)).id
        await session.rollback()
    with pytest.raises(NoSuchJob):
        await look(database, job_id)
    assert await take(database) is None


async def test_what_publish_writes_disappears_with_a_lost_attempt(database):
    await add(database)
    zombie = await take(database, lease_seconds=0.01)
    await asyncio.sleep(0.05)
    await do(database, recover)
    heir = await take(database, worker="w2")
    assert heir.number == zombie.number + 1
    published = []

    async def publish(_session):
        published.append("zombie")

    with pytest.raises(AttemptLost):
        await do(database, conclude, zombie, state=JobState.SUCCEEDED, publish=publish)
    assert published == []
    for verb, options in ((beat, {"lease_seconds": 5}), (record, {"stage": "late", "fraction": 0.9}), (hand_back, {})):
        with pytest.raises(AttemptLost):
            await do(database, verb, zombie, **options)
    await do(database, conclude, heir, state=JobState.SUCCEEDED, result={"by": "heir"})
    assert (await look(database, heir.job_id)).result == {"by": "heir"}


async def test_lapsed_attempt_cannot_conclude_before_anybody_takes_over(database):
    job = await add(database)
    zombie = await take(database, lease_seconds=0.01)
    await asyncio.sleep(0.05)
    assert (await do(database, recover)).num_lapsed == 1
    with pytest.raises(AttemptLost):
        await do(database, conclude, zombie, state=JobState.SUCCEEDED)
    assert (await look(database, job.id)).state == "queued"


async def test_beaten_lease_is_not_recovered(database):
    await add(database)
    attempt = await take(database, lease_seconds=0.2)
    await asyncio.sleep(0.12)
    assert await do(database, beat, attempt, lease_seconds=5) is False
    await asyncio.sleep(0.12)
    assert (await do(database, recover)).num_lapsed == 0


async def test_one_job_is_claimed_by_one_of_many_workers(database):
    jobs = [await add(database, body={"n": number}) for number in range(6)]
    claims = await asyncio.gather(*(take(database, worker=f"w{number}") for number in range(4)))
    claims += [await take(database), await take(database), await take(database)]
    taken = [attempt.job_id for attempt in claims if attempt is not None]
    assert sorted(taken) == sorted(job.id for job in jobs)


async def test_work_that_kills_its_worker_is_poison_after_three_claims(database):
    job = await add(database)
    for number in (1, 2, 3):
        attempt = await take(database, lease_seconds=0.001)
        assert attempt.number == number
        await asyncio.sleep(0.02)
        await do(database, recover)
    assert await take(database) is None
    ended = await look(database, job.id)
    assert (ended.state, ended.error["code"]) == ("failed", "poison")
    assert (await events(database, job.id))[-1].state == "failed"


async def test_handing_back_does_not_count_against_a_job(database):
    await add(database)
    for number in range(1, 8):
        attempt = await take(database)
        assert attempt.number == number and attempt.strikes == 1
        await do(database, hand_back, attempt)


async def test_later_try_waits_its_time(database):
    await add(database)
    attempt = await take(database)
    await do(database, try_later, attempt, delay_seconds=0.3)
    assert await take(database) is None
    await asyncio.sleep(0.35)
    assert (await take(database)).number == 2


async def test_overdue_job_fails_whether_it_waits_or_runs(database):
    waiting = await add(database, deadline_seconds=0.01)
    running = await add(database, deadline_seconds=0.3)
    await asyncio.sleep(0.02)
    await do(database, recover)
    assert (await take(database)).job_id == running.id
    await asyncio.sleep(0.35)
    await do(database, recover)
    for job in (waiting, running):
        ended = await look(database, job.id)
        assert (ended.state, ended.error["code"]) == ("failed", "deadline_exceeded")


async def test_waiting_job_is_canceled_at_once_and_only_once(database):
    job = await add(database)
    await do(database, cancel, caller=ME, job_id=job.id)
    await do(database, cancel, caller=ME, job_id=job.id)
    assert (await look(database, job.id)).state == "canceled"
    assert await take(database) is None
    assert [event.state for event in await events(database, job.id)] == ["queued", "canceled"]


async def test_running_job_learns_of_its_cancel_by_the_next_beat(database):
    job = await add(database)
    attempt = await take(database)
    await do(database, cancel, caller=ME, job_id=job.id)
    assert await do(database, beat, attempt, lease_seconds=5) is True
    await do(database, conclude, attempt, state=JobState.CANCELED)
    assert (await look(database, job.id)).state == "canceled"


async def test_ended_job_cannot_be_canceled(database):
    await add(database)
    attempt = await take(database)
    await do(database, conclude, attempt, state=JobState.SUCCEEDED)
    with pytest.raises(JobEnded, match="succeeded"):
        await do(database, cancel, caller=ME, job_id=attempt.job_id)


async def test_jobs_of_others_do_not_exist(database):
    job = await add(database)
    stranger = Caller(owner_id=new_id())
    with pytest.raises(NoSuchJob):
        await do(database, cancel, caller=stranger, job_id=job.id)
    assert await do(database, queries.list_jobs, caller=stranger, limit=10) == []


async def test_same_key_gives_the_same_job_and_another_body_is_refused(database):
    first = await add(database, idempotency_key="k", body={"a": 1, "b": 2})
    assert (await add(database, idempotency_key="k", body={"b": 2, "a": 1})).id == first.id
    with pytest.raises(KeyReused, match="new key"):
        await add(database, idempotency_key="k", body={"a": 2})


async def test_fifty_identical_requests_at_once_make_one_job(database):
    jobs = await asyncio.gather(*(add(database, same_as="f" * 64, body={"n": 1}) for _ in range(50)))
    assert len({job.id for job in jobs}) == 1
    keyed = await asyncio.gather(*(add(database, idempotency_key="once", body={"n": 2}) for _ in range(50)))
    assert len({job.id for job in keyed}) == 1


async def test_same_work_may_be_asked_for_again_once_it_has_ended(database):
    first = await add(database, same_as="x")
    await do(database, conclude, await take(database), state=JobState.SUCCEEDED)
    assert (await add(database, same_as="x")).id != first.id


async def test_cached_job_is_done_from_the_start(database):
    job = await do(database, enqueue_done, owner=LOCAL_OWNER, kind="stub", body={}, result={"asset_id": "a"})
    found = await look(database, job.id)
    assert (found.state, found.cached, found.result) == ("succeeded", True, {"asset_id": "a"})
    assert [event.state for event in await events(database, job.id)] == ["succeeded"]


async def test_owners_stream_has_no_gaps_and_readers_miss_nothing(database):
    seen, after, stop = [], 0, asyncio.Event()

    async def read():
        nonlocal after
        while True:
            last = stop.is_set()
            async with database.session() as session:
                found = await queries.events_of_owner(session, caller=ME, after=after, limit=7)
            seen.extend(event.stream_seq for event in found)
            after = seen[-1] if seen else 0
            if last and not found:
                return
            await asyncio.sleep(0.005)

    async def live(number):
        job = await add(database, body={"n": number})
        if number % 3 == 0:
            await do(database, cancel, caller=ME, job_id=job.id)

    reader = asyncio.create_task(read())
    await asyncio.gather(*(live(number) for number in range(24)))
    stop.set()
    await reader
    assert seen == list(range(1, 24 + 8 + 1))


async def test_claim_uses_its_index_when_there_are_many_jobs(database):
    from sqlalchemy import text

    async with database.session() as session:
        await session.execute(
            text(
                "INSERT INTO jobs (id, owner_id, kind, body, state, attempt, strikes, deadline_at, fraction,"
                " cancel_requested, cached, body_sha256, event_seq)"
                " SELECT gen_random_uuid(), :owner, 'stub', '{}', CASE WHEN n % 100 = 0 THEN 'queued' ELSE 'succeeded'"
                " END, 1, 1, now() + interval '1 hour', 0, false, false, '', 1 FROM generate_series(1, 20000) n"
            ),
            {"owner": LOCAL_OWNER},
        )
        await session.execute(text("ANALYZE jobs"))
        plan = await session.scalars(
            text("EXPLAIN " + queries._CLAIM.text),
            {"worker": "w", "kinds": ["stub"], "lease_seconds": 5.0},
        )
        lines = "\n".join(plan)
    assert "ix_jobs_claim" in lines and "Seq Scan on jobs" not in lines


async def test_failure_keeps_its_code_and_sentence(database):
    class NoBeans(OrfeasError):
        """There are no beans. Buy some."""

    await add(database)
    attempt = await take(database)
    await do(database, conclude, attempt, state=JobState.FAILED, error=NoBeans())
    error = (await look(database, attempt.job_id)).error
    assert (error["code"], error["sentence"]) == ("no_beans", "There are no beans. Buy some.")
