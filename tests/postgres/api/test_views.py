"""Several views of one thing over HTTP: asked for either way, held while they are used, told of by job and asset."""

import uuid

import pytest

from orfeas.intake.decode import decode_picture
from tests.postgres.api.conftest import assert_problem, picture

SOME_ID = str(uuid.UUID(int=7))
SIDES = ("left", "back", "right", "top")


def shown(client, job):
    return {file["name"]: client.get(file["url"]).content for file in job["files"]}


def views_of(api, *sides, seed=100, kind="alpha"):
    return {side: {"upload_id": api.upload(seed=seed + at, kind=kind)["id"]} for at, side in enumerate(sides, 1)}


def send(client, *sides, seed=0, kind="noise", files=(), key=None, path="/api/v1/generate-3d", **fields):
    pictures = {side: (f"{side}.png", picture(seed=seed + at, kind=kind)) for at, side in enumerate(("image", *sides))}
    headers = {} if key is None else {"Idempotency-Key": key}
    return client.post(path, files={**pictures, **dict(files)}, data={"recipe": "draft", **fields}, headers=headers)


def test_a_job_says_which_views_it_was_asked_for_and_is_for_an_engine_that_takes_them(api, client):
    views = views_of(api, "left", "top")
    views["left"]["mask_upload_id"] = api.upload(seed=109)["id"]
    job = api.ask(api.upload(seed=100, kind="alpha")["id"], recipe="draft", views=views).json()
    assert job["request"]["views"] == {
        "left": views["left"],
        "back": None,
        "right": None,
        "top": {**views["top"], "mask_upload_id": None},
    }
    api.work()
    made = client.get(job["links"]["self"]).json()
    asset = client.get(made["links"]["asset"]).json()
    assert made["state"] == "succeeded" and asset["engine"] == "hull"


def test_cutouts_pictures_and_report_of_every_view_come_with_the_result(api, client):
    front, views = api.upload(seed=110, kind="alpha"), views_of(api, *SIDES, seed=110)
    job = api.ask(front["id"], recipe="draft", views=views).json()
    api.work()
    made = client.get(job["links"]["self"]).json()
    cutouts = shown(client, made)
    assert list(cutouts) == sorted(["cutout.png", *(f"cutout-{side}.png" for side in SIDES)])
    assert all(decode_picture(payload).has_alpha for payload in cutouts.values())
    asset = client.get(made["links"]["asset"]).json()
    files = {file["name"]: file["url"] for file in asset["files"]}
    for side in SIDES:
        sent = client.get(f"/api/v1/uploads/{views[side]['upload_id']}/picture").content
        assert client.get(files[f"picture-{side}.png"]).content == sent
        assert client.get(files[f"cutout-{side}.png"]).content == cutouts[f"cutout-{side}.png"]
    report = client.get(f"{made['links']['asset']}/report").json()
    assert list(report["views"]) == ["front", *SIDES]
    assert set(report["other_cutouts"]) == set(SIDES)


@pytest.mark.parametrize("path", ["/api/v1/generate-3d", "/api/generate-3d"])
def test_a_form_brings_its_views_along(client, path):
    job = send(client, *SIDES, path=path, seed=120, key=path).json()
    assert [name for name in job["request"]["views"] if job["request"]["views"][name]] == list(SIDES)
    uploads = [job["request"]["upload_id"], *(each["upload_id"] for each in job["request"]["views"].values())]
    names = [client.get(f"/api/v1/uploads/{each}").json()["name"] for each in uploads]
    assert names == ["image", *SIDES]
    assert send(client, *SIDES, path=path, seed=120, key=path).json() == job


def test_front_is_another_name_for_image(client):
    files = {"front": ("front.png", picture(seed=130)), "back": ("back.png", picture(seed=131))}
    job = client.post("/api/v1/generate-3d", files=files, data={"recipe": "draft"}).json()
    assert client.get(f"/api/v1/uploads/{job['request']['upload_id']}").json()["name"] == "front"
    both = client.post("/api/v1/generate-3d", files={**files, "image": files["front"]}, data={"recipe": "draft"})
    assert "another name for image" in assert_problem(both, 422, "unusable_request")["detail"]
    none = client.post("/api/v1/generate-3d", files={"back": files["back"]}, data={"recipe": "draft"})
    assert_problem(none, 422, "no_picture")


@pytest.mark.parametrize(
    ("views", "field"),
    [
        ({"front": {"upload_id": SOME_ID}}, "views.front"),
        ({"bottom": {"upload_id": SOME_ID}}, "views.bottom"),
        ({"left": {}}, "views.left.upload_id"),
        ({"left": SOME_ID}, "views.left"),
        ({"left": {"upload_id": "here"}}, "views.left.upload_id"),
        ({"top": {"upload_id": SOME_ID, "mask_upload_id": 7}}, "views.top.mask_upload_id"),
        ({"top": {"upload_id": SOME_ID, "angle": 7}}, "views.top.angle"),
        ([], "views"),
    ],
)
def test_views_that_are_none_are_refused_by_name(api, views, field):
    found = assert_problem(api.ask(api.upload(seed=3)["id"], views=views), 422, "unusable_request")
    assert found["errors"][0]["field"] == field


def test_an_upload_that_is_not_there_or_is_a_mesh_is_told_with_its_view(api):
    front, back = api.upload(seed=3)["id"], views_of(api, "back", seed=140)["back"]
    gone = {"back": back, "top": {"upload_id": SOME_ID}}
    found = assert_problem(api.ask(front, views=gone), 404, "view_missing")
    assert found["detail"].startswith("The top picture") and found["errors"][0]["field"] == "views.top"
    masked = {"back": {**back, "mask_upload_id": SOME_ID}}
    assert_problem(api.ask(front, views=masked), 404, "view_missing")
    mesh = {"left": {"upload_id": api.upload_mesh()["id"]}}
    found = assert_problem(api.ask(front, views=mesh), 422, "view_unusable")
    assert found["errors"][0]["field"] == "views.left"


def test_a_form_with_one_bad_view_names_it_and_keeps_none_of_its_pictures(api, client):
    before = api.stored()
    for payload in (b"this is not a picture", picture(seed=1)[:60]):
        answer = send(client, "left", seed=150, files={"right": ("right.png", payload)})
        found = assert_problem(answer, 422, "view_unusable")
        assert found["detail"].startswith("The right picture") and found["errors"][0]["field"] == "views.right"
    assert_problem(send(client, seed=150, files={"bottom": ("bottom.png", picture())}), 422, "unusable_request")
    assert api.stored() == before


@pytest.mark.parametrize(
    ("engine", "sides", "code"), [("relief", ["left"], "engine_takes_one_picture"), ("hull", [], "engine_needs_views")]
)
def test_an_engine_that_cannot_is_refused_either_way(api, client, engine, sides, code):
    front, views = api.upload(seed=3)["id"], views_of(api, *sides)
    before = api.stored()
    assert_problem(api.ask(front, engine=engine, views=views), 422, code)
    assert_problem(send(client, *sides, seed=160, engine=engine), 422, code)
    assert api.stored() == before


def test_no_views_at_all_is_one_picture(api, client):
    made = api.make(seed=170)
    front = made["request"]["upload_id"]
    for views in (None, {}, {"left": None, "top": None}):
        again = api.ask(front, recipe="draft", seed=170, views=views).json()
        assert (again["cached"], again["asset_id"], again["request"]["views"]) == (True, made["asset_id"], None)


def test_a_repeat_with_the_same_views_is_answered_at_once_and_with_others_made_anew(api, client):
    front, views = api.upload(seed=180, kind="alpha")["id"], views_of(api, "left", "back", seed=180)
    job = api.ask(front, recipe="draft", seed=180, views=views).json()
    api.work()
    again = api.ask(front, recipe="draft", seed=180, views=views).json()
    assert again["cached"] and {file["name"] for file in again["files"]} == {
        "cutout.png",
        "cutout-left.png",
        "cutout-back.png",
    }
    other = {"left": views["left"]}
    assert not api.ask(front, recipe="draft", seed=180, views=other).json()["cached"]
    assert api.ask(front, recipe="draft", seed=180).json()["id"] != job["id"]
    api.work()


def test_a_key_with_other_views_is_another_request(api):
    front, views = api.upload(seed=190)["id"], views_of(api, "left", "back", seed=190)
    job = api.ask(front, key="views", views=views).json()
    assert api.ask(front, key="views", views=views).json()["id"] == job["id"]
    assert_problem(api.ask(front, key="views", views={"left": views["left"]}), 422, "key_reused")


def test_a_job_that_meets_a_view_without_a_subject_fails_by_its_name(api, client):
    views = {**views_of(api, "left", seed=200), **views_of(api, "top", seed=201, kind="transparent")}
    job = api.ask(api.upload(seed=200, kind="alpha")["id"], recipe="draft", views=views).json()
    api.work()
    error = client.get(job["links"]["self"]).json()["error"]
    assert error["detail"].startswith("The top picture cannot be used. No subject")
    assert error["errors"] == [{"field": "views.top", "problem": error["detail"]}]
