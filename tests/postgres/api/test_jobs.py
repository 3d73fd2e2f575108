"""Jobs over HTTP: canceling, failing, and what a failed verdict leaves to read."""

import uuid

from orfeas.mesh.formats.glb import read_glb
from tests.postgres.api.conftest import assert_problem

SOME_ID = str(uuid.UUID(int=7))


def test_a_waiting_job_is_canceled_at_once_and_only_once(api, client):
    job = api.ask(api.upload(seed=1)["id"]).json()
    answer = client.post(job["links"]["cancel"])
    canceled = answer.json()
    assert answer.status_code == 202 and answer.headers["location"] == job["links"]["self"]
    assert (canceled["state"], canceled["cancel_requested"]) == ("canceled", True) and canceled["finished_at"]
    assert client.post(job["links"]["cancel"]).json() == canceled
    assert api.work() == 0


def test_what_has_ended_or_never_was_cannot_be_canceled(api, client):
    job = api.make(seed=2)
    found = assert_problem(client.post(job["links"]["cancel"]), 409, "job_ended")
    assert "succeeded" in found["detail"]
    assert_problem(client.post(f"/api/v1/jobs/{SOME_ID}/cancel"), 404, "no_such_job")


def test_a_picture_without_a_subject_is_a_failed_job_with_a_problem(api, client):
    for kind in ("white", "transparent"):
        job = api.ask(api.upload(kind=kind)["id"], recipe="draft").json()
        api.work()
        ended = client.get(job["links"]["self"]).json()
        assert (ended["state"], ended["asset_id"], ended["verdict"]) == ("failed", None, None)
        assert (ended["error"]["status"], ended["error"]["code"]) == (422, "no_subject")
        assert ended["error"]["detail"].endswith(".") and len(ended["error"]["trace_id"]) == 32


def test_a_missed_profile_fails_only_when_it_was_to_be_met(api, client):
    upload = api.upload(kind="alpha")["id"]
    strict = api.ask(upload, recipe="draft", seed=3, require_pass=True).json()
    lax = api.ask(upload, recipe="draft", seed=3).json()
    assert api.work(is_fit=False) == 2
    strict, lax = (client.get(job["links"]["self"]).json() for job in (strict, lax))
    assert (lax["state"], lax["verdict"]) == ("succeeded", "fail")
    assert (strict["state"], strict["asset_id"], strict["error"]["code"]) == ("failed", None, "profile_not_met")
    assert "It is open" in strict["error"]["detail"]
    urls = {file["name"]: file["url"] for file in strict["files"]}
    assert {"asset.glb", "report.json", "cutout.png"} <= set(urls)
    answer = client.get(urls["asset.glb"], params={"download": "true"})
    assert answer.headers["content-disposition"].startswith('attachment; filename="asset.glb"')
    assert read_glb(answer.content).mesh.num_faces == 12


def test_the_cutout_is_read_from_its_job(api, client):
    job = api.make(seed=4)
    (file,) = job["files"]
    answer = client.get(file["url"], headers={"Range": "bytes=0-7"})
    assert (answer.status_code, answer.content) == (206, b"\x89PNG\r\n\x1a\n")
    found = assert_problem(client.get(f"{job['links']['self']}/files/asset.glb"), 404, "no_such_job_file")
    assert "cutout.png" in found["detail"]
    waiting = api.ask(api.upload(seed=5)["id"]).json()
    found = assert_problem(client.get(f"{waiting['links']['self']}/files/cutout.png"), 404, "no_such_job_file")
    assert "none yet" in found["detail"]
    assert_problem(client.get(f"/api/v1/jobs/{SOME_ID}/files/cutout.png"), 404, "no_such_job")
