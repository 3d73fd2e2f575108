"""Reliefs over HTTP: of a picture that was uploaded or is sent along, as files of a job."""

import pytest

from orfeas.mesh.formats.stl import read_stl
from orfeas.mesh.measure import measure
from tests.postgres.api.conftest import assert_problem, picture

ROUGH = {"detail_metres": 0.002}


def finished(api, answer):
    """The job that was asked for, done; its files by name."""
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == answer.json()["links"]["self"]
    api.work()
    job = api.client.get(answer.json()["links"]["self"]).json()
    return job, {file["name"]: api.client.get(file["url"]).content for file in job["files"]}


def test_a_picture_becomes_a_closed_plate_in_three_formats(api, client):
    upload = api.upload(seed=31, kind="alpha")
    asked = {"upload_id": upload["id"], "width_metres": 0.05, "frame_metres": 0.003, **ROUGH}
    job, files = finished(api, client.post("/api/v1/stl/relief", json=asked))
    assert (job["state"], job["kind"], job["asset_id"]) == ("succeeded", "stl-relief", None)
    assert set(files) == {"relief.stl", "relief.3mf", "relief.glb", "before.png", "after.png", "report.json"}
    mesh = read_stl(files["relief.stl"])
    found = measure(mesh)
    assert found.is_closed and found.num_parts == 1 and found.size == pytest.approx((0.05, 0.005, 0.05), rel=0.01)
    told = job["report"]
    assert told["after"]["closed"] and "before" not in told
    assert told["method"] == "outline" and "outline" in told["sentences"][0]


def test_the_same_again_is_answered_at_once(api, client):
    asked = {"upload_id": api.upload(seed=32)["id"], "kind": "lithophane", **ROUGH}
    first, files = finished(api, client.post("/api/v1/stl/relief", json=asked))
    again = client.post("/api/v1/stl/relief", json=asked).json()
    assert again["id"] != first["id"] and again["cached"] and len(again["files"]) == len(files)


def test_a_picture_may_be_sent_along(api, client):
    form = {"kind": "lithophane", "curve_radians": "6.2831853", "detail_metres": "0.002"}
    answer = client.post("/api/v1/stl/relief", files={"file": ("owl.png", picture(seed=33))}, data=form)
    _job, files = finished(api, answer)
    assert measure(read_stl(files["relief.stl"])).genus == 1


def test_options_that_contradict_each_other_are_told_before_a_picture_is_kept(api, client):
    form = {"shape": "outline", "frame_metres": "0.002"}
    before = api.stored()
    answer = client.post("/api/v1/stl/relief", files={"file": ("owl.png", picture(seed=34))}, data=form)
    assert_problem(answer, 422, "relief_contradiction")
    assert api.stored() == before


def test_what_is_no_picture_is_refused(api, client):
    mesh = api.upload_mesh()["id"]
    assert_problem(client.post("/api/v1/stl/relief", json={"upload_id": mesh}), 422, "other_upload_wanted")
    upload = api.upload(seed=35)["id"]
    assert_problem(client.post("/api/v1/stl/repair", json={"upload_id": upload}), 422, "other_upload_wanted")
    answer = client.post("/api/v1/stl/relief", content=b"x", headers={"content-type": "text/plain"})
    assert_problem(answer, 415, "unsupported_media_type")
    assert "with the picture in `file`" in answer.json()["detail"]


def test_a_picture_without_a_subject_fails_the_job_that_wants_its_outline(api, client):
    asked = {"upload_id": api.upload(seed=36, kind="white")["id"], "shape": "outline", **ROUGH}
    job, _files = finished(api, client.post("/api/v1/stl/relief", json=asked))
    assert job["state"] == "failed" and job["error"]["code"] == "no_subject"
