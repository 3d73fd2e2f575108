"""Trials over HTTP: who takes part, on which arm, what counts, and what is refused."""

import asyncio
import shutil
from contextlib import contextmanager, suppress

import psycopg
import pytest

from orfeas.accounts.access import LOCAL_OWNER, caller_for_local
from orfeas.api.document.trials_examples import KEPT, TRIAL_REQUEST
from orfeas.api.trials import routes, shown
from orfeas.database.session import open_database
from orfeas.generations import request
from orfeas.generations.wishes.given import Given
from orfeas.weights.register import register
from orfeas.weights.trials.queries import list_trials, outcomes_of
from tests.installing import make_manifest, yes
from tests.postgres.api.conftest import assert_problem
from tests.postgres.database.test_plans import statements_of
from tests.published import config_yaml, safetensors_of, shapes
from tests.styles import peft

HERE = "/api/v1/trials"
ARMS = [{"name": "usual"}, {"name": "quick", "recipe": "draft"}]


@pytest.fixture(autouse=True)
def no_trial_of_before(api):
    """Objects stay from test to test, so each has pictures of its own; a trial would take other tests' requests."""
    yield
    for trial in api.client.get(HERE, params={"limit": 50}).json()["items"]:
        api.client.post(f"{HERE}/{trial['id']}/stop")
        assert api.client.delete(f"{HERE}/{trial['id']}").status_code == 204
    with rows(api) as connection:
        connection.execute("DELETE FROM jobs WHERE state = 'queued'")


def start(api, **changed):
    answer = api.client.post(HERE, json={"name": "Is quick enough?", "measure": "kept", "arms": ARMS, **changed})
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"{HERE}/{answer.json()['id']}"
    return answer.json()


def ask(api, picture, /, **wish):
    answer = api.ask(api.upload(seed=picture, kind="noisy")["id"], **wish)
    assert answer.status_code == 202, answer.text
    return answer.json()


def outcomes(api, trial):
    found = api.client.get(f"{HERE}/{trial['id']}").json()
    return {arm["name"]: arm["outcomes"] for arm in found["arms"]}


def total(api, trial, key):
    return sum(each[key] for each in outcomes(api, trial).values())


@contextmanager
def rows(api):
    with psycopg.connect(api.database_url, autocommit=True) as connection:
        yield connection


def on_both_arms(api, first_seed, arms=("usual", "quick")):
    """Jobs of pictures of which both arms have one at least."""
    jobs = []
    while {job["trial"]["arm"] for job in jobs} != set(arms):
        jobs.append(ask(api, first_seed + len(jobs)))
        assert len(jobs) < 20, "once in half a million trials"
    return jobs


def test_requests_take_part_on_an_arm_of_their_own_and_are_made_as_it_says(api):
    trial = start(api)
    jobs = on_both_arms(api, 100)
    assert all(job["trial"]["id"] == trial["id"] and job["request"]["recipe"] == "standard" for job in jobs)
    for job in jobs:
        with rows(api) as connection:
            (body,) = connection.execute("SELECT body FROM jobs WHERE id = %s", [job["id"]]).fetchone()
        made = {"usual": "standard", "quick": "draft"}[job["trial"]["arm"]]
        assert body["recipe"]["name"] == made and body["trial"] == job["trial"]
    assert total(api, trial, "under_way") == len(jobs) and total(api, trial, "pictures") == 0
    api.work()
    seen = outcomes(api, trial)
    assert sum(each["pictures"] for each in seen.values()) == len(jobs)
    for each in seen.values():
        assert each["succeeded"]["share"] == each["passed"]["share"] == 1.0 and each["succeeded"]["low"] < 0.9
        assert each["seconds"]["of"] == each["pictures"] == each["undecided"] and each["seconds"]["mean"] > 0.3
    assert api.client.get(f"{HERE}/{trial['id']}").json()["verdict"]["sentence"].startswith("No winner yet: 0 of 30")
    shown = api.client.get(jobs[0]["links"]["self"]).json()
    asset = api.client.get(shown["links"]["asset"]).json()
    assert asset["trial"] == shown["trial"] == jobs[0]["trial"] and asset["kept"] is None
    listed = api.client.get("/api/v1/assets").json()["items"]
    assert next(each for each in listed if each["id"] == asset["id"])["trial"] == jobs[0]["trial"]
    assert {each["id"]: each["trial"] for each in api.client.get("/api/v1/jobs").json()["items"]}[
        jobs[0]["id"]
    ] == jobs[0]["trial"]


def test_a_picture_stays_on_its_arm_counts_once_and_an_exact_repeat_is_answered_as_ever(api):
    trial = start(api)
    first = ask(api, 120)
    api.work()
    again, repeat = ask(api, 120, seed=5), ask(api, 120)
    assert again["trial"] == first["trial"] == repeat["trial"]
    assert repeat["cached"] and not again["cached"]
    api.work()
    (arm,) = [each for each in outcomes(api, trial).values() if each["results"]]
    assert (arm["pictures"], arm["results"]) == (1, 2)
    notes = lambda: api.client.get(f"{HERE}/{trial['id']}").json()["notes"]
    assert notes() == []
    with rows(api) as connection:
        connection.execute(
            "UPDATE jobs SET result = result || jsonb_build_object('weights', id) WHERE id = ANY(%s)",
            [[first["id"], again["id"]]],
        )
    (note,) = notes()
    assert note.startswith(f"The results of {first['trial']['arm']} come from different weights")


def test_files_are_read_beside_the_event_loop(api, monkeypatch):
    on_loop = []

    def noted(verb):
        def wrapped(*args, **kwargs):
            with suppress(RuntimeError):
                on_loop.append((verb, asyncio.get_running_loop()))
            seen.add(verb.__name__)
            return verb(*args, **kwargs)

        return wrapped

    seen = set()
    for place in (routes, shown):
        monkeypatch.setattr(place, "check_arms", noted(place.check_arms))
    monkeypatch.setattr(Given, "work_of", noted(Given.work_of))
    monkeypatch.setattr(request, "require_installed", noted(request.require_installed))
    trial = start(api)
    assert ask(api, 126)["trial"]["id"] == trial["id"]
    assert seen == {"check_arms", "work_of", "require_installed"} and on_loop == []


def test_whatever_a_user_chooses_a_user_gets(api):
    trial = start(api, arms=[{"name": "a", "recipe": "high"}, {"name": "b", "recipe": "draft"}])
    for seed, wish in enumerate([{"engine": "relief"}, {"recipe": "draft"}, {"recipe": "high"}], start=130):
        assert ask(api, seed, **wish)["trial"] is None
    assert ask(api, 133, recipe="standard")["trial"]["id"] == trial["id"]


def test_a_picture_that_an_arm_has_an_answer_for_already_takes_no_part(api):
    made = ask(api, 140, recipe="draft")
    api.work()
    trial = start(api)
    usual = ask(api, 140)
    assert usual["trial"] is None, "or only the other arm would ever count it"
    assert ask(api, 140, seed=1)["trial"]["id"] == trial["id"] and made["trial"] is None


def test_a_trial_that_is_stopped_takes_no_more_and_counts_what_is_under_way(api):
    trial = start(api)
    waiting = ask(api, 150)
    stopped = api.client.post(f"{HERE}/{trial['id']}/stop").json()
    assert stopped["state"] == "stopped" and stopped["stopped_at"]
    assert api.client.post(f"{HERE}/{trial['id']}/stop").json()["stopped_at"] == stopped["stopped_at"]
    assert ask(api, 151)["trial"] is None and total(api, trial, "under_way") == 1
    api.work()
    assert total(api, trial, "pictures") == 1
    assert api.client.delete(f"{HERE}/{trial['id']}").status_code == 204
    assert_problem(api.client.get(f"{HERE}/{trial['id']}"), 404, "no_such_trial")
    job = api.client.get(waiting["links"]["self"]).json()
    assert job["state"] == "succeeded" and job["trial"] == waiting["trial"]
    assert api.client.get(job["links"]["asset"]).json()["trial"] is None


def test_a_running_trial_is_not_deleted_and_not_joined_by_another_on_its_recipe(api):
    trial = start(api)
    assert_problem(api.client.delete(f"{HERE}/{trial['id']}"), 409, "trial_still_runs")
    second = {"name": "another", "measure": "score", "arms": ARMS}
    assert "standard" in assert_problem(api.client.post(HERE, json=second), 409, "trial_runs")["detail"]
    arms = [{"name": "usual"}, {"name": "finer", "recipe": "high"}]
    other = start(api, recipe="draft", arms=arms)
    assert ask(api, 160, recipe="draft")["trial"]["id"] == other["id"]
    page = api.client.get(HERE, params={"limit": 1}).json()
    rest = api.client.get(HERE, params={"cursor": page["next_cursor"]}).json()
    assert [each["id"] for each in page["items"] + rest["items"]] == [other["id"], trial["id"]]


@pytest.mark.parametrize(
    ("changed", "status", "code", "says"),
    [
        ({"recipe": "best"}, 422, "unknown_recipe", "draft, standard, high"),
        ({"arms": [{"name": "a"}, {"name": "b", "recipe": "best"}]}, 422, "unknown_recipe", "best"),
        ({"arms": [{"name": "a"}, {"name": "b", "engine": "magic"}]}, 422, "unknown_engine", "magic"),
        ({"arms": ARMS[:1]}, 422, "arms_miscounted", "2 to 4 arms, and this one has 1"),
        ({"arms": [{"name": f"{n}"} for n in range(5)]}, 422, "arms_miscounted", "has 5"),
        ({"arms": [{"name": "a"}, {"name": "b"}]}, 422, "arms_alike", "a and b do the same"),
        ({"arms": [ARMS[0], {"name": "b", "recipe": "standard"}]}, 422, "arms_alike", "usual and b"),
        ({"arms": [ARMS[0], {"name": "b", "engine": "small"}]}, 422, "arms_alike", "usual and b"),
        ({"arms": [ARMS[1], {"name": "b", "recipe": "draft", "engine": "relief"}]}, 422, "arms_alike", "quick and b"),
        ({"arms": [ARMS[0], {**ARMS[1], "name": "usual"}]}, 422, "arm_named_twice", "usual"),
        ({"arms": [ARMS[0], {"name": "b", "engine": "hunyuan3d21"}]}, 503, "weights_not_installed", "download"),
        ({"arms": [ARMS[0], {"name": "b", "steps": 9}]}, 422, "engine_takes_no_sampling", "steps"),
        ({"arms": [ARMS[0], {"name": "b", "styles": [{"name": "none"}]}]}, 404, "no_such_style", "none"),
        ({"share": 0}, 422, "unusable_request", "share"),
        ({"share": 1.5}, 422, "unusable_request", "share"),
        ({"measure": "beauty"}, 422, "unusable_request", "measure"),
        ({"name": " "}, 422, "unusable_request", "name"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_sentence(api, changed, status, code, says):
    answer = api.client.post(HERE, json={"name": "no", "measure": "score", "arms": ARMS, **changed})
    assert says in assert_problem(answer, status, code)["detail"]
    assert api.client.get(HERE).json()["items"] == []


def test_the_documented_example_can_be_posted(api):
    trial = start(api, **TRIAL_REQUEST)
    arm = {key: value for key, value in trial["arms"][1].items() if value and key != "outcomes"}
    assert arm == {"name": "fine", "recipe": "high"}


def test_an_arm_whose_weights_are_gone_stops_nobody_and_is_told(api, tmp_path):
    (tmp_path / "config.yaml").write_bytes(config_yaml())
    (tmp_path / "dit.safetensors").write_bytes(safetensors_of(shapes(), kind="F16"))
    weights = api.home / "weights"
    register(tmp_path, manifest=make_manifest(), folder=weights, territory="JP", answer=yes, name="mine")
    sent = api.client.post("/api/v1/styles", files={"file": ("clay.safetensors", safetensors_of(peft()))})
    assert sent.status_code == 201, sent.text
    large = {"engine": "hunyuan3d21", "steps": 12}
    clay = [{"name": "clay", "weight": 0.5}]
    trial = start(api, arms=[{"name": "large", **large}, {"name": "clay", **large, "styles": clay}])
    assert (trial["arms"][1]["steps"], trial["arms"][1]["styles"], trial["hindrance"]) == (12, clay, None)
    jobs = on_both_arms(api, 720, {"large", "clay"})
    with rows(api) as connection:
        bodies = connection.execute(
            "SELECT body FROM jobs WHERE id = ANY(%s)", [[job["id"] for job in jobs]]
        ).fetchall()
    worn = {body["trial"]["arm"]: [style["name"] for style in body.get("styles", [])] for (body,) in bodies}
    assert worn == {"large": [], "clay": ["clay"]} and {body["recipe"]["steps"] for (body,) in bodies} == {12}
    shutil.rmtree(weights / "mine")
    hindrance = api.client.get(f"{HERE}/{trial['id']}").json()["hindrance"]
    assert hindrance["code"] == "weights_not_installed" and "orfeas models download" in hindrance["sentence"]
    job = ask(api, 171)
    assert (job["state"], job["trial"]) == ("queued", None)


# kept and discarded


def test_what_is_kept_discarded_and_deleted_counts_and_can_be_taken_back(api):
    trial = start(api)
    jobs = [ask(api, seed) for seed in (180, 181, 182, 183)]
    api.work()
    made = [api.client.get(job["links"]["self"]).json()["asset_id"] for job in jobs]
    assert api.client.put(f"/api/v1/assets/{made[0]}/kept", json=KEPT).json()["kept"] is True
    for asset_id, kept in zip(made, [True, False, True, None], strict=True):
        answer = api.client.put(f"/api/v1/assets/{asset_id}/kept", json={"kept": kept})
        assert answer.status_code == 200 and answer.json()["kept"] is kept
    counted = lambda: [sum(each["kept"][key] for each in outcomes(api, trial).values()) for key in ("count", "of")]
    assert counted() == [2, 3] and total(api, trial, "undecided") == 1
    api.client.delete(f"/api/v1/assets/{made[2]}")
    assert counted() == [1, 3], "a deleted one is a discarded one, whatever was said of it"
    api.client.post(f"/api/v1/assets/{made[2]}/restore")
    api.client.put(f"/api/v1/assets/{made[1]}/kept", json={"kept": None})
    assert counted() == [2, 2] and total(api, trial, "undecided") == 2
    ask(api, 181, seed=9)
    api.work()
    api.client.put(f"/api/v1/assets/{made[1]}/kept", json={"kept": False})
    assert counted() == [2, 2], "another try with the picture is undecided"


def test_an_asset_of_no_trial_is_neither(api):
    job = ask(api, 190, recipe="draft")
    api.work()
    asset = api.client.get(job["links"]["self"]).json()["links"]["asset"]
    assert_problem(api.client.put(f"{asset}/kept", json={"kept": True}), 409, "not_of_a_trial")
    assert_problem(api.client.put(f"{asset}/kept", json={"kept": "yes"}), 422, "unusable_request")
    nobody = "/api/v1/assets/00000000-0000-0000-0000-000000000007"
    assert_problem(api.client.put(f"{nobody}/kept", json={"kept": True}), 404, "no_such_asset")


def test_failures_and_missed_audits_count_and_what_was_canceled_does_not(api):
    trial = start(api)
    canceled, missed = ask(api, 200), ask(api, 201, require_pass=True)
    api.client.post(canceled["links"]["cancel"])
    api.work(is_fit=False)
    failed = ask(api, 202)
    with rows(api) as connection:
        connection.execute("UPDATE jobs SET state = 'failed', finished_at = now() WHERE id = %s", [failed["id"]])
    assert api.client.get(missed["links"]["self"]).json()["state"] == "failed"
    seen = outcomes(api, trial).values()
    assert sum(each["succeeded"]["of"] for each in seen) == 2 and sum(each["succeeded"]["count"] for each in seen) == 0
    assert sum(each["passed"]["of"] for each in seen) == 1 and sum(each["passed"]["count"] for each in seen) == 0
    assert all(each["kept"]["of"] == each["undecided"] == 0 for each in seen)


# much


FILL = """
    WITH made AS (
        INSERT INTO trials (id, owner_id, name, recipe, arms, share, measure, state)
        SELECT gen_random_uuid(), '{owner}', 'trial ' || n, 'standard',
               '[{{"name": "a", "options": {{}}}}, {{"name": "b", "options": {{"recipe": "high"}}}}]', 1, 'score', 'stopped'
          FROM generate_series(1, {trials}) AS n RETURNING id
    ), done AS (
        INSERT INTO jobs (id, owner_id, kind, body, state, attempt, strikes, deadline_at, fraction, cancel_requested,
                          cached, body_sha256, event_seq, finished_at, result)
        SELECT gen_random_uuid(), '{owner}', 'generate', '{{}}', 'succeeded', 1, 0, now(), 1, false, false, md5(n::text),
               1, now(), jsonb_build_object('match_score', 0.5 + 0.2 * (n % 2) + 0.1 * random(), 'verdict', 'pass',
                                            'stage_seconds', jsonb_build_object('shape', 1.5, 'texture', 2.0))
          FROM generate_series(1, {jobs}) AS n RETURNING id, result
    )
    INSERT INTO trial_jobs (job_id, trial_id, arm, subject, is_kept)
    SELECT done.id, (SELECT id FROM made LIMIT 1), CASE WHEN (result->>'match_score')::float > 0.65 THEN 'b' ELSE 'a' END,
           encode(sha256(done.id::text::bytea), 'hex'), NULL
      FROM done;
    ANALYZE
"""  # noqa: E501


async def test_many_trials_are_summed_by_as_few_statements_as_one_and_a_clear_winner_is_told(api):
    with rows(api) as connection:
        for statement in FILL.format(owner=LOCAL_OWNER, trials=20, jobs=400).split(";"):
            connection.execute(statement)
    database = open_database(api.database_url, pool_size=1)
    try:
        async with database.session() as session:
            trials = [row.id for row in await list_trials(session, caller=caller_for_local(), limit=50)]
            with statements_of(database) as seen:
                found = await outcomes_of(session, trials)
    finally:
        await database.close()
    assert len(trials) == 20 and len(seen) == 2
    (arms,) = found.values()
    assert arms["a"].num_pictures == arms["b"].num_pictures == 200
    assert (arms["a"].seconds.mean, arms["a"].median_seconds) == (3.5, 3.5)
    assert arms["b"].score.mean == pytest.approx(0.75, abs=0.02) and arms["b"].score.deviation > 0.02
    listed = api.client.get(HERE, params={"limit": 50}).json()["items"]
    (verdict,) = [each["verdict"] for each in listed if each["verdict"]["reached"]]
    assert verdict["winner"] == "b" and verdict["sentence"].startswith("b wins by likeness to the picture: 0.7")
    assert verdict["differences"][0]["high"] < -0.15
