"""Asking for an asset: one job for one wish, whatever is repeated, in whichever way, however often at once."""

import concurrent.futures
import uuid

import pytest

from orfeas.generations import order
from orfeas.jobs.states import LIVE
from tests.postgres.api.conftest import assert_problem, picture

SOME_ID = str(uuid.UUID(int=7))


def submit(client, *, seed=0, name="owl.png", key=None, path="/api/v1/generate-3d", kind="noise", **fields):
    headers = {} if key is None else {"Idempotency-Key": key}
    files = {"image": (name, picture(seed=seed, kind=kind))}
    return client.post(path, files=files, data={"recipe": "draft", **fields}, headers=headers)


def count(client, **query):
    return len(client.get("/api/v1/jobs", params={"limit": 200, **query}).json()["items"])


def test_json_answers_202_with_the_whole_job_and_its_place(api, client):
    upload = api.upload(seed=1)
    answer = api.ask(
        upload["id"], recipe="high", seed=3, size_metres=0.25, name="Owl", engine="relief", profile="preview"
    )
    job = answer.json()
    assert answer.status_code == 202 and answer.headers["location"] == job["links"]["self"]
    assert (job["state"], job["attempt"], job["fraction"], job["cached"]) == ("queued", 0, 0.0, False)
    assert {name: value for name, value in job["request"].items() if value is not None} == {
        "recipe": "high", "engine": "relief", "seed": 3, "size_metres": 0.25, "upload_id": upload["id"],
        "name": "Owl", "profile": "preview", "require_pass": False,
    }  # fmt: skip
    assert client.get(job["links"]["self"]).json() == job
    assert job["files"] == [] and job["asset_id"] is None and job["error"] is None


@pytest.mark.parametrize("path", ["/api/v1/generate-3d", "/api/generate-3d"])
def test_a_form_brings_its_picture_along(client, path):
    answer = submit(client, path=path, seed=2, size_metres="0.2", require_pass="true", name="../../My\x7f Owl.png")
    job = answer.json()
    assert answer.status_code == 202, job
    assert job["request"]["size_metres"] == 0.2 and job["request"]["require_pass"] is True
    upload = client.get(f"/api/v1/uploads/{job['request']['upload_id']}").json()
    assert upload["name"] == "My Owl"


@pytest.mark.parametrize(
    ("wish", "code", "says"),
    [
        ({"recipe": "best"}, "unknown_recipe", "draft, standard, high"),
        ({"engine": "magic"}, "unknown_engine", "relief"),
        ({"profile": "holy"}, "unknown_profile", "preview"),
        ({"size_metres": 0.0}, "unusable_request", "size_metres"),
        ({"size_metres": 1e9}, "unusable_request", "size_metres"),
        ({"seed": -1}, "unusable_request", "seed"),
        ({"seed": 2**31}, "unusable_request", "seed"),
        ({"name": ""}, "unusable_request", "name"),
        ({"name": "a\x00b"}, "unusable_request", "name"),
        ({"name": " \u007f"}, "unusable_request", "name"),
        ({"name": "x" * 121}, "unusable_request", "name"),
        ({"colour": "red"}, "unusable_request", "colour"),
        ({"mask_upload_id": "here"}, "unusable_request", "mask_upload_id"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_either_way_and_keeps_nothing(api, client, wish, code, says):
    upload = api.upload(seed=3)
    before, jobs = api.stored(), count(client)
    found = assert_problem(api.ask(upload["id"], **wish), 422, code)
    assert says in found["detail"]
    form = client.post("/api/v1/generate-3d", files={"image": ("owl.png", picture(seed=4))}, data=wish)
    assert_problem(form, 422, code)
    assert api.stored() == before and count(client) == jobs


def test_pictures_that_are_not_there_are_404_and_keep_nothing(api, client):
    upload, before = api.upload(seed=3), api.stored()
    assert_problem(api.ask(SOME_ID), 404, "no_such_upload")
    assert_problem(api.ask(upload["id"], mask_upload_id=SOME_ID), 404, "no_such_upload")
    assert_problem(submit(client, seed=5, mask_upload_id=SOME_ID), 404, "no_such_upload")
    assert api.stored() == before


@pytest.mark.parametrize("seed", ["1", 1.5, True, None])
def test_json_is_strict(api, seed):
    assert_problem(api.ask(api.upload(seed=3)["id"], seed=seed), 422, "unusable_request")


def test_broken_json_is_a_problem(client):
    for text in (b"", b"{", b"[]", b'{"upload_id": NaN}', b"[" * 60_000, b'{"upload_id": "\\ud800"}', b"\xff\xfe"):
        answer = client.post("/api/v1/generate-3d", content=text, headers={"Content-Type": "application/json"})
        assert_problem(answer, 422, "unusable_request")


# repeats


def test_an_exact_repeat_is_a_new_job_that_has_succeeded_with_the_same_asset(api, client):
    made = api.make(seed=10)
    again = api.upload(kind="alpha")
    answer = api.ask(again["id"], recipe="draft", seed=10)
    repeat = answer.json()
    assert answer.status_code == 202 and repeat["id"] != made["id"]
    assert (repeat["state"], repeat["cached"], repeat["asset_id"]) == ("succeeded", True, made["asset_id"])
    assert repeat["verdict"] == made["verdict"] and repeat["finished_at"] is not None
    assert client.get(repeat["files"][0]["url"]).content == client.get(made["files"][0]["url"]).content
    assert api.work() == 0
    other = api.ask(again["id"], recipe="draft", seed=11).json()
    assert other["state"] == "queued"
    client.post(other["links"]["cancel"])


def test_the_same_request_in_flight_is_the_job_under_way(api, client):
    first, second = api.upload(seed=12), api.upload(seed=12)
    job = api.ask(first["id"]).json()
    assert api.ask(second["id"]).json()["id"] == job["id"]
    client.post(job["links"]["cancel"])
    assert api.ask(second["id"]).json()["id"] != job["id"]


def test_a_deleted_asset_is_made_anew(api, client):
    made = api.make(seed=13)
    assert client.delete(made["links"]["asset"]).status_code == 204
    again = api.make(seed=13)
    assert again["cached"] is False and again["asset_id"] != made["asset_id"]
    assert api.ask(again["request"]["upload_id"], recipe="draft", seed=13).json()["asset_id"] == again["asset_id"]


def test_an_asset_that_appears_between_look_and_insert_is_taken(api, client, monkeypatch):
    made = api.make(seed=14)
    looks = []
    real = order.find_asset_by_fingerprint

    async def late(session, **options):
        looks.append(1)
        return None if len(looks) == 1 else await real(session, **options)

    monkeypatch.setattr(order, "find_asset_by_fingerprint", late)
    before = count(client, state="queued")
    job = api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=14).json()
    assert (job["cached"], job["asset_id"]) == (True, made["asset_id"])
    assert len(looks) == 3 and count(client, state="queued") == before


# keys


def test_one_key_is_one_job_also_after_it_has_ended(api):
    upload = api.upload(kind="alpha")
    job = api.ask(upload["id"], key="key-1", recipe="draft", seed=20).json()
    assert api.ask(upload["id"], key="key-1", recipe="draft", seed=20).json()["id"] == job["id"]
    api.work()
    after = api.ask(upload["id"], key="key-1", recipe="draft", seed=20).json()
    assert after["id"] == job["id"] and after["cached"] is False and after["state"] == "succeeded"


def test_a_used_key_with_another_wish_is_refused(api):
    upload = api.upload(seed=21)
    assert api.ask(upload["id"], key="key-2", seed=1).status_code == 202
    found = assert_problem(api.ask(upload["id"], key="key-2", seed=2), 422, "key_reused")
    assert "key-2" in found["detail"]


def test_a_key_that_met_a_job_under_way_keeps_meaning_that_job(api, client):
    upload = api.upload(kind="alpha")
    job = api.ask(upload["id"], recipe="draft", seed=22).json()
    assert api.ask(upload["id"], key="key-3", recipe="draft", seed=22).json()["id"] == job["id"]
    api.work()
    assert api.ask(upload["id"], key="key-3", recipe="draft", seed=22).json()["id"] == job["id"]
    assert_problem(api.ask(upload["id"], key="key-3", recipe="draft", seed=23), 422, "key_reused")


def test_a_form_sent_again_under_its_key_is_the_same_job_and_upload(client):
    first = submit(client, seed=24, key="key-4", kind="noise").json()
    again = submit(client, seed=24, key="key-4", kind="noise").json()
    assert again == first
    assert_problem(submit(client, seed=25, key="key-4"), 422, "key_reused")


@pytest.mark.parametrize("keyed", [True, False])
def test_fifty_identical_submissions_at_once_are_one_job(api, client, keyed):
    upload = api.upload(seed=30 + keyed)
    key = "fifty" if keyed else None
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: api.ask(upload["id"], key=key, seed=30), range(50)))
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["id"] for answer in answers}) == 1
    live = [
        job
        for state in LIVE
        for job in client.get("/api/v1/jobs", params={"state": state, "limit": 200}).json()["items"]
        if job["request"]["upload_id"] == upload["id"]
    ]
    assert len(live) == 1


def test_twenty_identical_forms_at_once_under_one_key_are_one_job_and_one_upload(api):
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: submit(api.client, seed=33, key="twenty").json(), range(20)))
    assert len({answer["id"] for answer in answers}) == 1
    assert len({answer["request"]["upload_id"] for answer in answers}) == 1


def test_fifty_different_keys_for_one_wish_in_flight_are_one_job_for_ever(api):
    upload = api.upload(kind="alpha")
    with concurrent.futures.ThreadPoolExecutor(10) as pool:
        ask = lambda n: api.ask(upload["id"], key=f"many-{n}", recipe="draft", seed=34).json()["id"]
        first = list(pool.map(ask, range(20)))
        api.work()
        later = list(pool.map(ask, range(20)))
    assert len(set(first)) == 1 and later == first


def test_recipes_list_what_can_be_asked_for(client):
    found = client.get("/api/v1/recipes").json()
    assert [item["name"] for item in found["items"]] == ["draft", "standard", "high"]
    assert [(item["field_cells"], item["max_faces"], item["texture_pixels"]) for item in found["items"]] == [
        (128, 10_000, 1024),
        (192, 30_000, 2048),
        (256, 80_000, 4096),
    ]
    assert found["default"] == "standard" and {"preview", "game-pc", "print-fdm"} <= set(found["profiles"])
    told = ("name", "takes_views", "needs_views", "is_installed")
    assert [tuple(each[name] for name in told) for each in found["engines"]] == [
        ("relief", False, False, True),
        ("hull", True, True, True),
        ("small", True, False, True),
        ("triposr", False, False, False),
        ("hunyuan3d21", False, False, False),
    ]
