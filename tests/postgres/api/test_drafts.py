"""A result of an engine that stood in for another: told as a draft, and never the answer to a request made later."""

import json

import pytest

from orfeas.engines.small.session import RuntimeMissing, WeightsMissing
from orfeas.engines.weights_of import CARDS
from orfeas.generations.recipe import SHIPPED
from orfeas.mesh.formats.glb import read_glb

UNABLE = {"small": RuntimeMissing(why="ImportError: libm.so")}
FAILED = {"engine": "small", "code": "runtime_missing", "sentence": UNABLE["small"].sentence}
FIRST, SECOND = "ab" * 32, "cd" * 32


@pytest.fixture(autouse=True)
def card(monkeypatch, tmp_path):
    """A recipe that begins with `small`, and the card of its weights."""
    monkeypatch.setitem(SHIPPED, "draft", SHIPPED["draft"].with_options(engines=("small", "relief")))
    path = tmp_path / "small.json"
    monkeypatch.setitem(CARDS, "small", path)
    path.write_text(json.dumps({"sha256": FIRST}))
    return path


def ask(api, *, seed, **wish):
    return api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=seed, **wish).json()


def make(api, *, seed, unable=None, **wish):
    job = ask(api, seed=seed, **wish)
    api.work(unable=unable or {})
    return api.client.get(job["links"]["self"]).json()


def told(body):
    return {name: body[name] for name in ("engine", "weights", "attempted", "draft")}


def test_job_asset_report_and_glb_say_what_could_not_run(api, client):
    job = make(api, seed=1, unable=UNABLE)
    said = {"engine": "relief", "weights": None, "attempted": [FAILED], "draft": True}
    asset = client.get(job["links"]["asset"]).json()
    assert told(job) == told(asset) == told(client.get(f"{job['links']['asset']}/report").json()) == said
    assert asset["engine_version"] == "1"
    glb = client.get(next(file["url"] for file in asset["files"] if file["name"] == "asset.glb")).content
    assert told(read_glb(glb).extras) == said
    listed = client.get("/api/v1/assets").json()["items"]
    assert [told(each) for each in listed if each["id"] == asset["id"]] == [said]


def test_a_proper_result_says_which_weights_it_was_made_with(api, client):
    job = make(api, seed=2)
    said = {"engine": "small", "weights": f"sha256:{FIRST}", "attempted": [], "draft": False}
    assert told(job) == told(client.get(job["links"]["asset"]).json()) == said


def test_a_job_that_is_not_over_has_no_engine_yet(api, client):
    job = ask(api, seed=3)
    assert told(job) == {"engine": None, "weights": None, "attempted": [], "draft": False}
    client.post(job["links"]["cancel"])


def test_a_draft_never_answers_and_the_proper_result_that_follows_does(api):
    draft = make(api, seed=4, unable=UNABLE)
    still = make(api, seed=4, unable=UNABLE)
    assert (still["cached"], still["draft"]) == (False, True) and still["asset_id"] != draft["asset_id"]
    proper = make(api, seed=4)
    assert (proper["cached"], proper["draft"], proper["engine"]) == (False, False, "small")
    again = ask(api, seed=4)
    assert (again["cached"], again["asset_id"]) == (True, proper["asset_id"])
    assert told(again) == told(proper)


def test_a_proper_result_answers_also_while_its_engine_cannot_run(api):
    proper = make(api, seed=5)
    again = make(api, seed=5, unable=UNABLE)
    assert (again["cached"], again["asset_id"], again["draft"]) == (True, proper["asset_id"], False)


def test_without_weights_a_request_is_another_and_its_draft_does_not_answer_either(api, card):
    card.unlink()
    unable = {"small": WeightsMissing(path="small.onnx")}
    drafts = {make(api, seed=6, unable=unable)["asset_id"] for _ in range(2)}
    card.write_text(json.dumps({"sha256": FIRST}))
    proper = make(api, seed=6)
    assert (proper["cached"], proper["draft"]) == (False, False)
    assert len(drafts | {proper["asset_id"]}) == 3


def test_other_weights_are_another_request(api, card):
    made = make(api, seed=7)
    card.write_text(json.dumps({"sha256": SECOND}))
    anew = make(api, seed=7)
    assert (anew["cached"], anew["weights"]) == (False, f"sha256:{SECOND}")
    card.write_text(json.dumps({"sha256": FIRST}))
    assert ask(api, seed=7)["asset_id"] == made["asset_id"]


def test_weights_exchanged_while_a_job_waits_do_not_make_it_the_answer_of_the_old_ones(api, client, card):
    job = ask(api, seed=8)
    card.write_text(json.dumps({"sha256": SECOND}))
    api.work()
    made = client.get(job["links"]["self"]).json()
    assert (made["weights"], made["draft"]) == (f"sha256:{SECOND}", False)
    card.write_text(json.dumps({"sha256": FIRST}))
    assert not make(api, seed=8)["cached"]


def test_an_engine_asked_for_by_name_has_nothing_to_stand_in_for_it(api):
    job = ask(api, seed=9, engine="small")
    assert job["request"]["engine"] == "small"
    other = make(api, seed=9, engine="relief")
    assert (other["engine"], other["draft"]) == ("relief", False)


def test_what_is_finished_from_a_draft_is_still_one(api, client):
    draft = make(api, seed=10, unable=UNABLE)
    numbers = {"faces": 64, "texture_pixels": 256}
    job = client.post(f"/api/v1/assets/{draft['asset_id']}/finish", json=numbers).json()
    api.work()
    made = client.get(job["links"]["self"]).json()
    assert made["state"] == "succeeded", made["error"]
    asset = client.get(made["links"]["asset"]).json()
    assert told(made) == told(asset) == told(draft)
    report = client.get(f"{made['links']['asset']}/report").json()
    glb = client.get(next(file["url"] for file in asset["files"] if file["name"] == "asset.glb")).content
    assert told(report) == told(read_glb(glb).extras) == told(draft)


def test_a_draft_whose_profile_was_to_be_met_says_so_beside_its_failure(api, client):
    job = ask(api, seed=11, require_pass=True)
    api.work(is_fit=False, unable=UNABLE)
    made = client.get(job["links"]["self"]).json()
    assert made["error"]["code"] == "profile_not_met" and told(made)["draft"] is True
