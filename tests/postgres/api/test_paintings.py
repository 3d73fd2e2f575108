"""Text to image over HTTP: what paints here, pictures as jobs, and their way on to 3D."""

import io
import json
import shutil

import pytest
from PIL import Image

from hollow_pipelines import write_hollow_pipeline
from orfeas.api.document.painting_examples import PAINT
from tests.postgres.api.conftest import assert_problem

pytest.importorskip("torch")
pytest.importorskip("diffusers")
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
