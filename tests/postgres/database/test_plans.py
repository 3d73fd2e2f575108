"""Ten thousand rows of everything: what is asked all the time goes by index, never by reading whole tables."""

import json
import uuid
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import psycopg
import pytest
from sqlalchemy import event

from orfeas.accounts.access import LOCAL_OWNER, caller_for_local
from orfeas.assets import queries as assets
from orfeas.database.session import open_database
from orfeas.errors import OrfeasError
from orfeas.generations import queries as generations
from orfeas.jobs import queries as jobs
from orfeas.jobs.recover import recover
from orfeas.weights.trials import queries as trials
from postgres_server import cloned_database

ME = caller_for_local()
SOME_ID = uuid.UUID(int=7)
AFTER = (datetime(2026, 1, 1, tzinfo=UTC), SOME_ID)
OUR_TABLES = {
    "jobs",
    "job_events",
    "uploads",
    "assets",
    "asset_versions",
    "generations",
    "job_files",
    "generation_keys",
    "trials",
    "trial_jobs",
}
NUM_ROWS = 10_000

FILL = f"""
    INSERT INTO jobs (id, owner_id, kind, body, state, attempt, strikes, deadline_at, fraction, cancel_requested, cached,
                      body_sha256, same_as, event_seq, idempotency_key, created_at, due_at)
    SELECT gen_random_uuid(), '{LOCAL_OWNER}', 'generate', '{{}}',
           (ARRAY['queued', 'running', 'failed', 'canceled', 'succeeded'])[least(5, 1 + n % 100)],
           0, 0, now() + interval '1 hour', 0, false, false, md5(n::text), md5(n::text), 1, 'key-' || n,
           now() - n * interval '1 minute', now() - n * interval '1 minute'
      FROM generate_series(1, {NUM_ROWS}) AS n;
    INSERT INTO job_events (job_id, seq, owner_id, stream_seq, kind, state, attempt, fraction)
    SELECT id, 1, owner_id, row_number() OVER (), 'state', state, 0, 0 FROM jobs;
    UPDATE owners SET stream_seq = {NUM_ROWS};
    INSERT INTO uploads (id, owner_id, name, sha256, content_sha256, width, height, size, idempotency_key)
    SELECT gen_random_uuid(), '{LOCAL_OWNER}', 'owl', md5(n::text), md5(n::text), 9, 9, 9, 'key-' || n
      FROM generate_series(1, {NUM_ROWS}) AS n;
    INSERT INTO assets (id, owner_id, job_id, fingerprint, name, engine, engine_version, recipe_name, recipe, seed, verdict,
                        num_faces, size_metres, is_size_assumed, created_at)
    SELECT gen_random_uuid(), owner_id, id, body_sha256, 'owl', 'relief', '1', 'draft', '{{}}', 0, 'pass', 12, '[1, 1, 1]',
           false, created_at FROM jobs;
    INSERT INTO asset_versions (id, asset_id, number, digest, manifest, num_bytes)
    SELECT gen_random_uuid(), id, 1, fingerprint, '[]', 9 FROM assets;
    INSERT INTO generations (job_id, owner_id, fingerprint) SELECT id, owner_id, body_sha256 FROM jobs;
    INSERT INTO job_files (job_id, name, digest, size, sha256) SELECT id, 'cutout.png', body_sha256, 9, body_sha256 FROM jobs;
    INSERT INTO generation_keys (owner_id, idempotency_key, job_id, request)
    SELECT owner_id, 'other-' || idempotency_key, id, '{{}}' FROM jobs;
    INSERT INTO trials (id, owner_id, name, recipe, arms, share, measure, state)
    SELECT gen_random_uuid(), '{LOCAL_OWNER}', 'trial', 'recipe ' || n, '[]', 1, 'score', 'running'
      FROM generate_series(1, 2000) AS n;
    INSERT INTO trial_jobs (job_id, trial_id, arm, subject)
    SELECT job.id, trial.id, 'a', job.same_as FROM (SELECT id, same_as, row_number() OVER () AS n FROM jobs) AS job
      JOIN (SELECT id, row_number() OVER () AS n FROM trials) AS trial ON trial.n = 1 + job.n % 2000;
    ANALYZE
"""  # noqa: E501

ASKED_ALL_THE_TIME = {
    "claim": lambda s: jobs.claim_row(s, worker="w", kinds=["generate"], lease_seconds=5),
    "recover": recover,
    "job": lambda s: generations.get_job(s, caller=ME, job_id=SOME_ID),
    "jobs": lambda s: generations.list_jobs(s, caller=ME, limit=50),
    "jobs behind a cursor": lambda s: generations.list_jobs(s, caller=ME, limit=50, after=AFTER),
    "jobs of a state": lambda s: generations.list_jobs(s, caller=ME, limit=50, state="failed"),
    "jobs of a rare state": lambda s: generations.list_jobs(s, caller=ME, limit=50, state="queued", after=AFTER),
    "job by key": lambda s: jobs.find_by_key(s, owner_id=LOCAL_OWNER, idempotency_key="key-7"),
    "job by noted key": lambda s: generations.find_noted_key(s, caller=ME, key="other-key-7"),
    "job in flight": lambda s: jobs.find_live_same(s, owner_id=LOCAL_OWNER, same_as="x"),
    "events of a job": lambda s: jobs.events_of_job(s, caller=ME, job_id=SOME_ID, after=0, limit=100),
    "events of an owner": lambda s: generations.events_of_owner(s, caller=ME, after=NUM_ROWS - 50, limit=100),
    "queue": jobs.count_jobs,
    "oldest": jobs.oldest_queued_seconds,
    "asset": lambda s: assets.get_asset(s, caller=ME, asset_id=SOME_ID),
    "assets": lambda s: assets.list_assets(s, caller=ME, limit=50),
    "assets behind a cursor": lambda s: assets.list_assets(s, caller=ME, limit=50, after=AFTER),
    "assets finished from one": lambda s: assets.list_assets(s, caller=ME, limit=50, source_asset_id=SOME_ID),
    "asset by fingerprint": lambda s: assets.find_asset_by_fingerprint(s, owner_id=LOCAL_OWNER, fingerprint="x"),
    "trial that runs": lambda s: trials.find_running(s, caller=ME, recipe="recipe 7"),
    "trials": lambda s: trials.list_trials(s, caller=ME, limit=20),
    "part in a trial": lambda s: trials.has_taken_part(s, trial_id=SOME_ID, subject="x"),
    "trials of jobs": lambda s: trials.placed_jobs(s, [SOME_ID, uuid.UUID(int=8)]),
    "outcomes": lambda s: trials.outcomes_of(s, [SOME_ID]),
    "upload": lambda s: assets.touch_upload(s, caller=ME, upload_id=SOME_ID),
}


@pytest.fixture(scope="module")
def full_url(server_url, template):
    with cloned_database(server_url, template) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in FILL.split(";"):
                connection.execute(statement)
        yield url


@contextmanager
def statements_of(database):
    """What is really sent, with its values."""
    seen = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        seen.append((statement, parameters))

    engine = database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def nodes_of(plan):
    yield plan
    for inner in plan.get("Plans", []):
        yield from nodes_of(inner)


def tables_read_whole(url, statement, parameters):
    with psycopg.connect(url) as connection:
        (found,) = connection.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters).fetchone()
    plan = found if isinstance(found, list) else json.loads(found)
    return {
        node["Relation Name"]
        for node in nodes_of(plan[0]["Plan"])
        if node["Node Type"] == "Seq Scan" and node.get("Relation Name") in OUR_TABLES
    }


@pytest.mark.parametrize("name", ASKED_ALL_THE_TIME)
async def test_what_is_asked_all_the_time_goes_by_index(full_url, name):
    database = open_database(full_url, pool_size=1)
    try:
        with statements_of(database) as seen:
            async with database.session() as session:
                with suppress(OrfeasError):  # nothing of that id: the statement is what counts
                    await ASKED_ALL_THE_TIME[name](session)
                await session.rollback()
    finally:
        await database.close()
    explained = [each for each in seen if each[0].split()[0].upper() in ("SELECT", "UPDATE", "WITH")]
    assert explained
    for statement, parameters in explained:
        assert tables_read_whole(full_url, statement, parameters) == set(), statement


def test_reading_a_table_whole_would_be_noticed(full_url):
    assert tables_read_whole(full_url, "SELECT * FROM jobs WHERE stage = 'x'", None) == {"jobs"}
