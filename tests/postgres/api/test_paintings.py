"""Text to image over HTTP: what paints here, pictures as jobs, and their way on to 3D."""

import asyncio
import io
import json
import shutil
from uuid import UUID

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import text

from finishing import make_files, take_next
from hollow_pipelines import write_hollow_pipeline
from orfeas.api.document.painting_examples import PAINT
from orfeas.assets.blobs.disk import Disk
from orfeas.database.session import open_database
from orfeas.generations.publish import publish_cutout
from orfeas.jobs.recover import recover
from tests.postgres.api.conftest import assert_problem

pytest.importorskip("torch")
pytest.importorskip("diffusers")
from orfeas.engines.text_to_image import once
from tiny_pipelines import write_tiny_pipeline

MUG = {"prompt": "a red mug", "steps": 2, "width": 64, "height": 64, "seed": 5}


@pytest.fixture(scope="module")
def weights(api):
    return api.home / "weights"


@pytest.fixture(scope="module", autouse=True)
def _on_processor():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ORFEAS_DEVICE", "cpu")
        yield


@pytest.fixture(scope="module")
def tiny(weights):
    shelf = weights / "text-to-image"
    shelf.mkdir(parents=True)
    return write_tiny_pipeline(shelf)


def ask(client, **changes):
    return client.post("/api/v1/text-to-image", json={**MUG, **changes})


def test_without_a_network_it_says_where_to_put_one(client, weights):
    told = assert_problem(ask(client), 503, "no_pipeline")
    assert str(weights / "text-to-image") in told["detail"]
    assert assert_problem(generate(client), 503, "no_pipeline")["detail"] == told["detail"]
    found = client.get("/api/v1/text-to-image").json()
    assert (found["pipelines"], found["default"], found["missing"]) == ([], None, told["detail"])
    assert "clay" in [style["name"] for style in found["styles"]]


def test_a_picture_is_painted_and_becomes_an_object(api, client, tiny):
    assert client.get("/api/v1/text-to-image").json()["default"] == "tiny"
    answer = ask(client, style="toy", name="My / mug")
    assert answer.status_code == 202 and answer.headers["location"] == answer.json()["links"]["self"]
    assert answer.json()["request"]["options"] == {
        **MUG, "style": "toy", "negative_prompt": None, "guidance": None, "pipeline": None
    }  # fmt: skip
    api.work()
    job = client.get(answer.json()["links"]["self"]).json()
    assert (job["state"], job["kind"], job["asset_id"]) == ("succeeded", "text-to-image", None), job
    told = job["report"]
    assert (told["pipeline"], told["seed"], told["width"]) == ("tiny", 5, 64)
    assert told["weights"].startswith("sha256:") and told["weights_license"] is None

    upload = client.get(f"/api/v1/uploads/{told['upload_id']}").json()
    assert (upload["kind"], upload["name"], upload["width"]) == ("picture", "My   mug", 64)
    with Image.open(io.BytesIO(client.get(upload["picture_url"]).content)) as picture:
        assert json.loads(picture.text["orfeas"])["prompt"] == "a red mug" and picture.size == (64, 64)

    mask = api.upload(seed=91, kind="alpha")["id"]  # the network has learned nothing: no subject stands out
    made = api.ask(upload["id"], mask_upload_id=mask, recipe="draft").json()
    api.work()
    asset = client.get(client.get(made["links"]["self"]).json()["links"]["asset"]).json()
    assert asset["upload_id"] == upload["id"]
    kept = next(file for file in asset["files"] if file["name"] == "picture.png")
    assert kept["sha256"] == upload["sha256"]


def test_the_example_is_taken_under_both_addresses_as_one_job(client, tiny):
    first = client.post("/api/v1/text-to-image", json=PAINT)
    assert first.status_code == 202
    assert client.post("/api/text-to-image", json=PAINT).json()["id"] == first.json()["id"]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"prompt": "a" * 100_000}, 413, "prompt_too_long"),
        ({"prompt": " \u200b "}, 422, "prompt_empty"),
        ({"negative_prompt": "b" * 2_000}, 413, "prompt_too_long"),
        ({"style": "oil"}, 422, "unknown_style"),
        ({"width": 68}, 422, "painting_out_of_range"),
        ({"steps": 0}, 422, "unusable_request"),
        ({"pipeline": "../text-to-image/tiny"}, 422, "unknown_pipeline"),
    ],
)
def test_what_cannot_be_painted_is_refused_at_once(client, tiny, changes, status, code):
    assert_problem(ask(client, **changes), status, code)


def generate(client, *, key=None, **changes):
    wish = {"prompt": "a red mug", "painting": {"steps": 1, "width": 64, "height": 64}, "recipe": "draft", "seed": 5}
    headers = {} if key is None else {"Idempotency-Key": key}
    return client.post("/api/v1/generate-3d", json={**wish, **changes}, headers=headers)


@pytest.fixture
def disc(monkeypatch):
    """A network that has learned nothing shows no subject: what it paints gets a disc. Gives the seeds painted."""
    paint_once, seeds = once.paint_once, []

    def with_a_subject(*arguments, **options):
        seeds.append(options["seed"])
        painting = paint_once(*arguments, **options)
        y, x = np.mgrid[:64, :64] - 31.5
        painting.pixels[...] = np.where((np.hypot(x, y) < 20)[..., None], (200, 40, 30), 255)
        return painting

    monkeypatch.setattr(once, "paint_once", with_a_subject)
    return seeds


def test_words_become_an_object_in_one_job(api, client, tiny, disc):
    answer = generate(client, key="mug")
    assert answer.status_code == 202, answer.text
    asked = answer.json()["request"]
    assert (asked["prompt"], asked["upload_id"], asked["painting"]["steps"]) == ("a red mug", None, 1)
    assert generate(client, key="mug").json()["id"] == answer.json()["id"]
    assert_problem(generate(client, key="mug", prompt="a blue mug"), 422, "key_reused")
    api.work()
    job = client.get(answer.json()["links"]["self"]).json()
    assert job["state"] == "succeeded", job["error"]
    assert {file["name"] for file in job["files"]} == {"picture.png", "cutout.png"}
    asset = client.get(job["links"]["asset"]).json()
    assert job["request"]["painted_upload_id"] == asset["upload_id"]
    upload = client.get(f"/api/v1/uploads/{asset['upload_id']}").json()
    kept = {file["name"]: file["sha256"] for file in asset["files"]}
    assert (upload["kind"], upload["sha256"], asset["name"]) == ("picture", kept["picture.png"], "a red mug")
    report = client.get(f"/api/v1/assets/{asset['id']}/report").json()
    assert (report["painting"]["prompt"], report["painting"]["pipeline"], report["painting"]["seed"]) == (
        "a red mug", "tiny", 5
    )  # fmt: skip
    assert report["painting"]["weights"].startswith("sha256:") and disc.count(5) == 1

    again = generate(client).json()
    assert again["cached"] and again["asset_id"] == asset["id"] and len(again["files"]) == 2
    assert again["request"]["painted_upload_id"] == asset["upload_id"]
    for other in (
        {"seed": 6},
        {"prompt": "a blue mug"},
        {"painting": {"steps": 1, "width": 64, "height": 64, "seed": 6}},
    ):
        assert not generate(client, **other).json()["cached"]
    api.work()


def test_another_network_of_the_same_name_is_no_repeat(api, client, weights, tiny, disc):
    first = generate(client, seed=71).json()
    api.work()
    assert generate(client, seed=71).json()["cached"]
    card = tiny / "scheduler" / "scheduler_config.json"
    before = card.read_text()
    card.write_text(json.dumps({**json.loads(before), "beta_end": 0.02}))
    again = generate(client, seed=71).json()
    assert not again["cached"] and again["id"] != first["id"]
    card.write_text(before)  # what the job finds is not what it was asked for with
    api.work()
    asset = client.get(client.get(again["links"]["self"]).json()["links"]["asset"]).json()
    assert client.get(f"/api/v1/assets/{asset['id']}").status_code == 200
    card.write_text(json.dumps({**json.loads(before), "beta_end": 0.02}))
    assert not generate(client, seed=71).json()["cached"], "it was not made as that promises"
    card.write_text(before)


async def test_a_picture_that_was_painted_before_its_worker_died_is_not_painted_again(api, client, tiny, disc):
    await asyncio.to_thread(api.work)
    job_id = generate(client, seed=31).json()["id"]
    database = open_database(api.database_url, pool_size=2)
    try:
        attempt = await take_next(database, worker="dies")
        assert str(attempt.job_id) == job_id
        with Disk(api.home).workspace() as workspace:
            folder = workspace / "set"
            folder.mkdir()
            await asyncio.to_thread(make_files, attempt.body, folder=folder, home=api.home)
            async with database.session() as session:
                await publish_cutout(session, attempt=attempt, folder=folder, home=api.home)
                await session.commit()
        half = client.get(f"/api/v1/jobs/{job_id}").json()
        assert half["state"] == "running" and "picture.png" in [file["name"] for file in half["files"]]
        async with database.session() as session:
            await session.execute(text("UPDATE jobs SET due_at = now() - interval '1 second' WHERE state = 'running'"))
            assert (await recover(session)).num_lapsed == 1
            await session.commit()
    finally:
        await database.close()
    await asyncio.to_thread(api.work)
    job = client.get(f"/api/v1/jobs/{job_id}").json()
    assert (job["state"], job["attempt"], disc.count(31)) == ("succeeded", 2, 1)
    asset = client.get(job["links"]["asset"]).json()
    report = client.get(f"/api/v1/assets/{asset['id']}/report").json()
    assert report["painting"]["seed"] == 31 and asset["upload_id"] is not None


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"prompt": "a" * 100_000}, 413, "prompt_too_long"),
        ({"prompt": " "}, 422, "prompt_empty"),
        ({"prompt": None, "painting": None}, 422, "picture_or_prompt"),
        ({"upload_id": str(UUID(int=1))}, 422, "picture_or_prompt"),
        ({"prompt": None, "upload_id": str(UUID(int=1))}, 422, "only_with_prompt"),
        ({"mask_upload_id": str(UUID(int=1))}, 422, "only_with_picture"),
        ({"views": {"left": {"upload_id": str(UUID(int=1))}}}, 422, "only_with_picture"),
        ({"painting": {"width": 68}}, 422, "painting_out_of_range"),
        ({"painting": {"pipeline": "none"}}, 422, "unknown_pipeline"),
        ({"steps": 9}, 422, "engine_takes_no_sampling"),
        ({"engine": "hunyuan3d21", "guidance": 99.0}, 422, "sampling_out_of_range"),
        ({"cache_steps": 0.05}, 422, "engine_takes_no_sampling"),
        ({"engine": "hunyuan3d21", "solver": "heun"}, 422, "unknown_solver"),
    ],
)
def test_what_cannot_be_made_of_words_is_refused_at_once(client, tiny, changes, status, code):
    assert_problem(generate(client, **changes), status, code)


def test_a_network_that_is_not_whole_is_told_and_not_used(client, weights, tiny):
    hollow = write_hollow_pipeline(weights)
    (hollow / "vae" / "config.json").unlink()
    found = {each["name"]: each for each in client.get("/api/v1/text-to-image").json()["pipelines"]}
    assert "vae/config.json is missing" in found["hollow"]["problem"] and found["tiny"]["problem"] is None
    assert_problem(ask(client, pipeline="hollow"), 422, "folder_incomplete")
    shutil.rmtree(hollow)


def test_a_network_that_holds_nothing_fails_its_job(api, client, weights, tiny):
    write_hollow_pipeline(weights)
    answer = ask(client, pipeline="hollow")
    api.work()
    job = client.get(answer.json()["links"]["self"]).json()
    assert job["state"] == "failed" and job["error"]["code"] == "folder_unreadable"
