"""Styles over HTTP: sent, listed, shown, carried, removed; and what is refused."""

import json
import os
import shutil
import time

import psycopg
import pytest

from makers import make_picture_bytes
from orfeas.api.document.style_examples import ADD_STYLE, LOAD_STYLES
from orfeas.generations.run import _open
from orfeas.weights.register import register
from orfeas.weights.styles.choose import StyleGone
from tests.installing import make_manifest, yes
from tests.postgres.api.conftest import assert_problem, serving_here
from tests.published import config_yaml, safetensors_of, shapes
from tests.styles import diffusers, peft, write_painter

HERE, LOAD = "/api/v1/styles", "/api/v1/models/load-lora"
CLAY = safetensors_of(peft())


@pytest.fixture
def api(database_url, tmp_path):
    """One with the shape network's miniature, a painter, and room for small styles."""
    home, mine = tmp_path / "home", tmp_path / "mine"
    mine.mkdir()
    (mine / "config.yaml").write_bytes(config_yaml())
    (mine / "dit.safetensors").write_bytes(safetensors_of(shapes()))
    register(mine, manifest=make_manifest(), folder=home / "weights", territory="JP", answer=yes, name="mini")
    write_painter(home / "weights")
    with serving_here(database_url, home, style_upload_max_bytes=50_000, upload_max_bytes=50_000) as api:
        yield api


def send(api, payload=CLAY, *, file="clay.safetensors", files=(), **texts):
    return api.client.post(HERE, files={"file": (file, payload), **dict(files)}, data=texts)


def test_a_style_is_sent_listed_shown_and_removed(api):
    said = {key: text for key, text in ADD_STYLE.items() if key not in ("file", "preview")}
    sent = send(api, files={"preview": ("clay.png", make_picture_bytes("noise", pixels=48))}.items(), **said)
    assert sent.status_code == 201, sent.text
    style = sent.json()
    assert (style["name"], style["title"], style["licence"]) == ("clay", "Clay figures", "CC0")
    assert (style["network"], style["format"], style["rank"], style["layers"]) == ("hunyuan3d21", "peft", 2, 1)
    assert style["triggers"] == ["clay figure", "soft clay"] and style["problem"] is None
    assert sent.headers["location"] == f"{HERE}/clay"
    assert api.client.get(f"{HERE}/clay").json() == style
    preview = api.client.get(style["preview_url"])
    assert preview.status_code == 200 and preview.headers["content-type"] == "image/png"
    listed = api.client.get(HERE).json()
    assert listed["items"] == [style] and listed["networks"][:2] == ["hunyuan3d21", "brush"]
    assert api.client.delete(f"{HERE}/clay").status_code == 204
    assert api.client.get(HERE).json()["items"] == []
    for method, path in (("GET", "clay"), ("DELETE", "clay"), ("GET", "clay/preview"), ("DELETE", "%2e%2e")):
        assert api.client.request(method, f"{HERE}/{path}").status_code == 404
    assert [path for path in api.stored() if "styles" in path and "lock" not in path] == []


def test_what_cannot_be_a_style_is_refused_and_nothing_is_left(api):
    assert send(api).status_code == 201
    before = api.stored()
    assert_problem(send(api), 409, "style_exists")
    assert_problem(send(api, b"", name="other"), 422, "style_unreadable")
    assert_problem(send(api, CLAY[:-1], name="other"), 422, "style_unreadable")
    assert_problem(send(api, name="../other"), 422, "style_name_unusable")
    assert_problem(send(api, name="other", network="relief"), 422, "not_for_styles")
    assert_problem(send(api, safetensors_of(peft(num_in=24)), name="other"), 422, "adapter_does_not_fit")
    assert_problem(send(api, name="other", colour="red"), 422, "unusable_request")
    assert_problem(send(api, name="o" * 65), 422, "unusable_request")
    assert_problem(send(api, b"\0" * 200_000, name="other"), 413, "body_too_large")
    assert_problem(send(api, files={"preview": ("a.png", b"no picture")}.items(), name="other"), 422, "not_a_picture")
    assert_problem(api.client.post(HERE, files={"preview": ("a.png", b"")}), 422, "no_lora")
    assert_problem(api.client.post(HERE, json={}), 415, "unsupported_media_type")
    assert_problem(api.client.get(f"{HERE}/clay/preview"), 404, "no_preview")
    assert sorted(set(api.stored()) - set(before)) == [path for path in api.stored() if path.endswith("other.lock")]


def test_styles_are_wanted_ahead_of_jobs_until_they_are_not(api):
    assert send(api).status_code == 201
    assert send(api, safetensors_of(diffusers()), file="ink.safetensors").status_code == 201
    asked = api.client.post(LOAD, json=LOAD_STYLES)
    assert asked.status_code == 200, asked.text
    sha256 = api.client.get(f"{HERE}/clay").json()["sha256"]
    carried = {"engine": "hunyuan3d21", "styles": [{"name": "clay", "weight": 0.8, "sha256": sha256}]}
    assert asked.json() | {"requested_at": None} == {**carried, "requested_at": None}
    assert api.client.post(LOAD, json={"styles": [{"name": "ink"}]}).json()["engine"] == "text-to-image/brush"
    wanted = {each["engine"]: each["styles"] for each in status(api)}
    assert wanted["hunyuan3d21"] == carried["styles"] and wanted["text-to-image/brush"][0]["weight"] == 1.0
    assert api.client.post(LOAD, json={"styles": [], "network": "brush"}).status_code == 200
    assert [each["engine"] for each in status(api)] == ["hunyuan3d21"]
    assert api.client.delete(f"{HERE}/clay").status_code == 204
    assert status(api) == [], "a style that is removed is wanted no more"


def test_a_style_alone_goes_to_the_first_painter_of_its_kind(api):
    assert send(api, safetensors_of(diffusers()), file="ink.safetensors").status_code == 201
    other = write_painter(api.home / "weights", name="atelier")  # by its name it comes first
    index = json.loads((other / "model_index.json").read_text())
    for part in ("text_encoder", "tokenizer"):
        shutil.copytree(other / part, other / f"{part}_2")
    second = {"text_encoder_2": ["transformers", "CLIPTextModelWithProjection"], "tokenizer_2": index["tokenizer"]}
    text = json.dumps(index | second | {"_class_name": "StableDiffusionXLPipeline"})
    (other / "model_index.json").write_text(text)
    assert api.client.get(HERE).json()["networks"][1:3] == ["atelier", "brush"]
    asked = api.client.post(LOAD, json={"styles": [{"name": "ink"}]})
    assert asked.status_code == 200 and asked.json()["engine"] == "text-to-image/brush", asked.text


def test_what_a_painter_that_is_gone_should_carry_can_be_let_go_of(api):
    assert send(api, safetensors_of(diffusers()), file="ink.safetensors").status_code == 201
    for called in ("brush", "text-to-image/brush"):
        shelf = write_painter(api.home / "weights", name="brush2").parent
        assert api.client.post(LOAD, json={"styles": [{"name": "ink"}], "network": "brush2"}).status_code == 200
        shutil.rmtree(shelf / "brush2")
        assert [each["engine"] for each in status(api)] == ["text-to-image/brush2"]
        let_go = api.client.post(LOAD, json={"styles": [], "network": f"{called}2"})
        assert let_go.status_code == 200 and status(api) == [], let_go.text


def test_what_a_server_that_was_killed_left_is_swept(api):
    home = api.home / "weights" / "styles"
    for name, age in (("old", 3700), ("young", 60)):
        folder = home / f".arriving-{name}"
        folder.mkdir(parents=True)
        (folder / "arrived.safetensors").write_bytes(b"half")
        os.utime(folder, (time.time() - age,) * 2)
    assert send(api).status_code == 201
    assert [each.name for each in home.glob(".arriving-*")] == [".arriving-young"]


def status(api):
    return api.client.get("/api/v1/models/cache-status").json()["wanted_styles"]


REFUSED = (
    ({"styles": [{"name": "nobody"}]}, 404, "no_such_style"),
    ({"styles": []}, 422, "styles_for_what"),
    ({"styles": [], "network": "relief"}, 422, "engine_takes_no_styles"),
    ({"styles": [{"name": "clay"}, {"name": "clay"}]}, 422, "style_twice"),
    ({"styles": [{"name": "clay", "weight": 1000}]}, 422, "unusable_request"),
    ({"styles": [{"name": "clay"}], "network": "brush"}, 422, "style_for_another"),
    ({"styles": [{"name": "clay"}], "network": "nobody"}, 422, "unknown_pipeline"),
    ({"styles": [{"name": f"s{number}"} for number in range(9)]}, 422, "unusable_request"),
)


def test_styles_that_cannot_be_carried_are_refused(api):
    assert send(api).status_code == 201
    for asked, expected, code in REFUSED:
        assert_problem(api.client.post(LOAD, json=asked), expected, code)
    assert status(api) == []


def body_of(api, job):
    with psycopg.connect(api.database_url) as connection:
        (body,) = connection.execute("SELECT body FROM jobs WHERE id = %s", [job["id"]]).fetchone()
    return body


def test_a_request_names_styles_and_its_job_holds_what_they_are(api):
    assert send(api).status_code == send(api, safetensors_of(diffusers()), file="ink.safetensors").status_code == 201
    upload, sha256 = api.upload(seed=5)["id"], api.client.get(f"{HERE}/clay").json()["sha256"]
    ask = lambda *styles, **wish: api.ask(upload, **{"engine": "hunyuan3d21", "styles": list(styles), **wish})
    half, whole, plain = ask({"name": "clay", "weight": 0.5}), ask({"name": "clay"}), ask()
    assert [each.status_code for each in (half, whole, plain)] == [202] * 3, half.text
    assert (
        half.json()["request"]["styles"] == [{"name": "clay", "weight": 0.5}] and not plain.json()["request"]["styles"]
    )
    kept = [{"name": "clay", "weight": 0.5, "sha256": sha256, "config_sha256": None}]
    assert body_of(api, half.json())["styles"] == kept and "styles" not in body_of(api, plain.json())
    assert len({body_of(api, each.json())["fingerprint"] for each in (half, whole, plain)}) == 3
    assert ask({"name": "clay", "weight": 0.5}).json()["id"] == half.json()["id"], "the same work, which is under way"
    sent = {"image": ("owl.png", make_picture_bytes("noise", pixels=48, seed=5))}
    fields = {"engine": "hunyuan3d21", "styles": "clay:0.5"}
    assert api.client.post("/api/v1/generate-3d", files=sent, data=fields).json()["id"] == half.json()["id"]
    strong = {**fields, "styles": "clay:strong"}
    assert_problem(api.client.post("/api/v1/generate-3d", files=sent, data=strong), 422, "unusable_request")
    assert_problem(ask({"name": "clay"}, engine=None), 422, "engine_takes_no_styles")
    assert_problem(ask({"name": "ink"}), 422, "style_for_another")
    assert_problem(ask({"name": "nobody"}), 404, "no_such_style")
    assert_problem(ask({"name": "clay"}, {"name": "clay"}), 422, "style_twice")


def test_words_are_painted_and_made_3d_with_the_styles_that_are_for_either(api):
    assert send(api).status_code == send(api, safetensors_of(diffusers()), file="ink.safetensors").status_code == 201
    paint = lambda **wish: api.client.post("/api/v1/text-to-image", json={"prompt": "a mug", **wish})
    painted = paint(styles=[{"name": "ink", "weight": 0.5}])
    assert painted.status_code == 202, painted.text
    assert [each["name"] for each in body_of(api, painted.json())["styles"]] == ["ink"]
    assert painted.json()["request"]["options"]["styles"] == [{"name": "ink", "weight": 0.5}]
    assert_problem(paint(styles=[{"name": "clay"}]), 422, "style_for_another")
    both = {"prompt": "a mug", "engine": "hunyuan3d21", "styles": [{"name": "ink"}, {"name": "clay"}]}
    made = api.client.post("/api/v1/generate-3d", json=both)
    assert made.status_code == 202, made.text
    body = body_of(api, made.json())
    assert [each["name"] for each in body["styles"]] == ["clay"]
    assert [each["name"] for each in body["painting"]["styles"]] == ["ink"]


def test_a_job_whose_style_was_removed_meanwhile_fails_and_says_so(api):
    assert send(api).status_code == 201
    job = api.ask(api.upload(seed=6)["id"], engine="hunyuan3d21", styles=[{"name": "clay"}]).json()
    body = body_of(api, job)
    assert api.client.delete(f"{HERE}/clay").status_code == 204
    with pytest.raises(StyleGone, match="The style clay is not what it was when this was asked for: it was removed"):
        _open("hunyuan3d21", body=body, home=api.home, resident=None)
