"""Weights over HTTP: what there is, a download from a hub of ours followed to its end, and every refusal."""

import json
import time
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text

from orfeas.api.document import weights_examples as examples
from orfeas.engines.cards import Card
from orfeas.engines.catalog import ENGINES
from orfeas.weights import manifest as manifests
from orfeas.weights.downloading import begin as beginning
from tests.installing import CHECKPOINT, CHECKPOINT_PATH, NAME, make_manifest, miniature_hub, put_manifest
from tests.postgres.api.conftest import assert_problem, serving_here

HERE = f"/api/v1/models/{NAME}"
LICENCE = {"accept_licence": make_manifest().licence.id}
TOKEN = "hf_" + "sesame" * 5
GIB = 1 << 30


@pytest.fixture
def hub(tmp_path, monkeypatch):
    """A hub, and a manifest of its miniature in place of those in the package."""
    monkeypatch.setattr(manifests, "MANIFESTS", put_manifest(tmp_path / "manifests", make_manifest()))
    manifests.all_manifests.cache_clear()
    with miniature_hub() as running:
        yield running
    manifests.all_manifests.cache_clear()


@pytest.fixture
def serving(database_url, tmp_path, hub):
    @contextmanager
    def serve(**settings):
        asked = {"territory": "JP", "hub_url": hub.url, "offline": False, "hub_token": None, **settings}
        with serving_here(database_url, tmp_path / "home", **asked) as api:
            yield api

    return serve


@pytest.fixture
def cards(monkeypatch):
    """What the driver tells, as one says it."""

    def are(*seen):
        monkeypatch.setattr("orfeas.api.weights.cards.find_cards", lambda: list(seen))
        monkeypatch.setattr("orfeas.api.weights.cards.FRESH_SECONDS", 0.0)

    are()
    return are


def shown(api):
    answer = api.client.get(HERE)
    assert answer.status_code == 200, answer.text
    return answer.json()


def ended(api):
    """The weights once no download of theirs is under way."""
    deadline = time.monotonic() + 20
    while (found := shown(api))["download"] and found["download"]["is_under_way"]:
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return found


def test_weights_are_offered_downloaded_followed_used_and_removed(serving, hub, cards):
    hub.wants_token, hub.stalls_after = TOKEN, len(CHECKPOINT) // 2
    with serving(hub_token=TOKEN) as api:
        (offered,) = api.client.get("/api/v1/models").json()["items"]
        assert (offered["name"], offered["state"], offered["is_allowed"]) == (NAME, "available", True)
        assert offered["licence"]["excludes"] == ["EU", "GB", "KR"] and offered["licence"]["allows"]
        assert offered["not_offered"] is None and offered["download"] is None

        began = api.client.post(f"{HERE}/download", json=LICENCE)
        assert began.status_code == 202 and began.headers["location"] == HERE
        assert began.json()["download"]["is_under_way"]
        assert hub.stalled.wait(20)
        while (told := shown(api)["download"])["step"] != "fetching" or told["bytes_total"] != len(CHECKPOINT):
            time.sleep(0.05)
        assert told["file"] == "model.fp16.ckpt" and told["host"] in hub.url
        assert_problem(api.client.post(f"{HERE}/download", json=LICENCE), 409, "download_under_way")
        assert_problem(api.client.delete(HERE), 409, "in_use")

        hub.stalls_after = None
        hub.closing.set()  # the line breaks, and it goes on
        installed = ended(api)
        assert (installed["state"], installed["is_active"], installed["download"]) == ("installed", True, None)
        assert installed["accepted"]["territory"] == "JP" and installed["accepted"]["text"] == "licence"
        assert installed["sha256"].startswith("sha256:") and installed["installed_at"] is not None
        engines = {each["name"]: each for each in api.client.get("/api/v1/recipes").json()["engines"]}
        assert engines["hunyuan3d21"]["is_installed"]
        assert_problem(api.client.post(f"{HERE}/download", json=LICENCE), 409, "already_installed")

        assert api.client.delete(HERE).json()["freed_bytes"] > installed["bytes"] > 0
        assert shown(api)["state"] == "available"
        assert_problem(api.client.delete(HERE), 404, "not_installed")
        kept = [path.read_bytes() for path in api.home.rglob("*") if path.is_file()]
        assert not any(TOKEN.encode() in each for each in (*kept, api.log.getvalue().encode()))


def test_a_download_is_stopped_or_outlives_the_server(serving, hub, cards):
    hub.stalls_after = len(CHECKPOINT) // 2
    with serving() as api:
        api.client.post(f"{HERE}/download", json=LICENCE)
        assert hub.stalled.wait(20)
    with serving() as api:
        assert shown(api)["download"]["is_under_way"]
        stopped = api.client.delete(f"{HERE}/download").json()
        assert (stopped["state"], stopped["download"]) == ("begun", None)
        assert 0 < stopped["bytes_here"] <= hub.served(CHECKPOINT_PATH) + len(hub.files[CHECKPOINT_PATH])
        assert api.client.delete(f"{HERE}/download").json()["state"] == "begun"  # once more changes nothing


def test_what_goes_wrong_stays_to_be_read_until_it_is_forgotten(serving, hub, cards):
    hub.sends[CHECKPOINT_PATH] = CHECKPOINT[:-1] + b"!"
    with serving() as api:
        api.client.post(f"{HERE}/download", json=LICENCE)
        download = ended(api)["download"]
        assert (download["error"]["code"], download["error"]["status"]) == ("wrong_bytes", 422)
        assert download["bytes_per_second"] is None
        assert api.client.delete(f"{HERE}/download").json()["download"] is None


@pytest.mark.parametrize(
    ("settings", "asked", "status", "code", "is_allowed"),
    [
        ({}, {"accept_licence": "mit"}, 403, "licence_not_accepted", True),
        ({"territory": None}, LICENCE, 403, "territory_not_declared", None),
        ({"territory": "DE"}, LICENCE, 403, "territory_excluded", False),
        ({"offline": True}, LICENCE, 503, "offline", True),
    ],
)
def test_a_download_is_refused_as_the_command_line_refuses_it(
    serving, hub, cards, settings, asked, status, code, is_allowed
):
    with serving(**settings) as api:
        refusal = assert_problem(api.client.post(f"{HERE}/download", json=asked), status, code)
        found = shown(api)
        assert found["is_allowed"] is is_allowed and hub.asked == []
        if settings:
            assert found["not_offered"] == {"code": code, "sentence": refusal["detail"]}


def test_what_is_unknown_is_missing_and_what_is_no_name_unusable(serving, cards):
    with serving() as api:
        for method, path in (("GET", ""), ("POST", "/download"), ("DELETE", "/download")):
            answer = api.client.request(method, f"/api/v1/models/nothing{path}", json=LICENCE if path else None)
            assert NAME in assert_problem(answer, 404, "unknown_weights")["detail"]
        assert_problem(api.client.get("/api/v1/models/..%5c..%5cetc"), 422, "unusable_request")
        assert_problem(api.client.post(f"{HERE}/download", json={}), 422, "unusable_request")
        assert list(api.home.rglob("*.part")) == []


def test_cards_are_told_with_what_fits_them(serving, cards):
    cards(
        Card(0, "NVIDIA H200", 140 * GIB, 4 * GIB),
        Card(1, "Some card", 8 * GIB, 8 * GIB),
        Card(2, "Some card", 6 * GIB, None),
        Card(3, "Some card", 4 * GIB, 4 * GIB),
        Card(4, "Shared memory", None, None),
    )
    with serving() as api:
        found = api.client.get("/api/v1/models").json()
        assert found["cards"][0] == {
            "index": 0,
            "name": "NVIDIA H200",
            "total_bytes": 140 * GIB,
            "free_bytes": 4 * GIB,
        }
        fits = [(fit["card"], fit["way"], fit["is_free_now"]) for fit in found["items"][0]["fits"]]
        assert fits == [(0, "resident", False), (1, "staged", True), (2, "offloaded", None), (3, "none", False)]
        expected = found["items"][0]["expected"]
        assert (expected["basis"], expected["seconds"]) == ("estimated", 15.8) and "H100" in expected["sentence"]


def test_without_a_card_that_anybody_told_of_no_seconds_are_made_up(serving, cards):
    with serving() as api:
        for seen in ([], [Card(0, "Some card", 140 * GIB, 140 * GIB)]):
            cards(*seen)
            assert shown(api)["expected"] is None
    cards(Card(0, "NVIDIA H200", 140 * GIB, 140 * GIB))
    with serving(device="cpu") as api:
        assert shown(api)["expected"] is None


def test_seconds_are_those_of_the_last_objects_made_here(serving, cards, database_url):
    cards(Card(0, "NVIDIA H200", 140 * GIB, 140 * GIB))
    with serving() as api:
        job = api.make(seed=5)
        told = {"engine": "hunyuan3d21", "stage_seconds": {"shape": 30.0, "texture": 12.5}}
        as_psycopg = database_url.replace("postgresql://", "postgresql+psycopg://")
        with create_engine(as_psycopg).begin() as connection:
            values = {"result": json.dumps(told), "id": job["id"]}
            connection.execute(text("UPDATE jobs SET result = result || :result WHERE id = :id"), values)
        assert shown(api)["expected"] == {"seconds": 42.5, "basis": "measured", "sentence": "one object made here"}


def test_what_the_engine_lacks_beside_weights_is_told(serving, cards, monkeypatch):
    assert ENGINES["hunyuan3d21"].needs_weights
    monkeypatch.setattr("orfeas.api.weights.shown.PYTORCH", ("no_such_package",))
    with serving() as api:
        lacking = shown(api)["not_run"]
        assert lacking["code"] == "torch_missing" and "orfeas[ml]" in lacking["sentence"]


def test_the_example_of_a_download_is_taken(serving, cards, monkeypatch):
    begun = []
    monkeypatch.setattr(beginning, "_start", lambda asked, _lock: begun.append(asked.accepted))
    with serving() as api:
        assert api.client.post(f"{HERE}/download", json=examples.DOWNLOAD).status_code == 202
    assert begun == [examples.DOWNLOAD["accept_licence"]]
