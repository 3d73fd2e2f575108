"""Networks by name over HTTP: for cut-outs of what becomes an asset, for depth of a relief; in key, report and list."""

import pytest

pytest.importorskip("onnx")

from orfeas.weights.networks.register_graph import own_numbers, register_graph
from orfeas.weights.remove import remove
from tests.installing import yes
from tests.postgres.api.conftest import assert_problem, picture
from unit.engines.graph_makers import write_graph

RED = {"weights": (16.0, 0.0, -16.0), "bias": -6.0}
ROUGH = {"detail_metres": 0.004}


@pytest.fixture(scope="module")
def install(api, tmp_path_factory):
    """Registers a network by formula; tells its hash."""
    folder = tmp_path_factory.mktemp("graphs")

    def install(name, engine, *, values="plain", **graph):
        path = write_graph(folder / f"{name}.onnx", shape=(1, 3, 48, 48), **graph)
        record = register_graph(
            path, name=name, of=own_numbers(path, mean=(0.0, 0.0, 0.0), deviation=(1.0, 1.0, 1.0), values=values),
            engine=engine, folder=api.home / "weights", territory=None, answer=yes, says_licence="MIT",
        )  # fmt: skip
        return record.sha256

    return install


def relief(api, upload, **asked):
    return api.client.post("/api/v1/stl/relief", json={"upload_id": upload["id"], **ROUGH, **asked})


def done(api, answer):
    assert answer.status_code == 202, answer.text
    api.work()
    return api.client.get(answer.json()["links"]["self"]).json()


def test_a_relief_is_as_deep_as_a_network_sees(api, install):
    sha256, upload = install("seer", "depth"), api.upload(seed=71)
    job = done(api, relief(api, upload, depth="seer"))
    assert (job["state"], job["report"]["method"]) == ("succeeded", "network"), job
    assert job["report"]["networks"] == {"depth": {"name": "seer", "sha256": sha256, "license": "MIT"}}
    assert job["request"]["options"]["depth"] == "seer"
    again = relief(api, upload, depth="seer").json()
    assert again["cached"] and again["id"] != job["id"]
    guessed = done(api, relief(api, upload, depth="classical"))
    assert not guessed["cached"] and guessed["report"]["networks"] == {}
    assert relief(api, upload).json()["cached"], "classical is what is done without a network"


def test_another_network_of_that_name_is_another_relief(api, install):
    install("changing", "depth")
    upload = api.upload(seed=72)
    first = done(api, relief(api, upload, depth="changing"))
    waiting = relief(api, api.upload(seed=73), depth="changing").json()
    remove("changing", folder=api.home / "weights")
    install("changing", "depth", bias=0.5)
    api.work()
    assert api.client.get(waiting["links"]["self"]).json()["error"]["code"] == "network_replaced"
    again = relief(api, upload, depth="changing").json()
    assert first["state"] == "succeeded" and not again["cached"]
    api.work()


def test_an_asset_tells_what_cut_it_out(api, install):
    sha256, upload = install("cutter", "matting", values="sigmoid", **RED), api.upload(seed=74, kind="plain")
    job = done(api, api.ask(upload["id"], recipe="draft", matting="cutter"))
    assert (job["state"], job["request"]["matting"]) == ("succeeded", "cutter"), job
    report = api.client.get(f"/api/v1/assets/{job['asset_id']}/report").json()
    assert report["cutout"]["method"] == "network"
    assert report["networks"] == {"matting": {"name": "cutter", "sha256": sha256, "license": "MIT"}}
    assert api.ask(upload["id"], recipe="draft", matting="cutter").json()["cached"]
    without = api.ask(upload["id"], recipe="draft").json()
    assert not without["cached"] and without["request"]["matting"] is None
    api.work()


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [("nothing", 422, "unknown_network"), ("u2net", 503, "network_not_installed"), ("seen", 422, "network_for_other")],
)
def test_what_is_no_network_for_cut_outs_is_told_before_a_picture_is_kept(api, install, name, status, code):
    if name == "seen":
        install("seen", "depth")
    before = api.stored()
    form = {"files": {"image": ("owl.png", picture(seed=75))}, "data": {"matting": name}}
    assert_problem(api.client.post("/api/v1/generate-3d", **form), status, code)
    form = {"files": {"file": ("owl.png", picture(seed=75))}, "data": {"matting": name}}
    assert_problem(api.client.post("/api/v1/stl/relief", **form), status, code)
    assert api.stored() == before


def test_a_lithophane_takes_no_network(api):
    answer = relief(api, api.upload(seed=76), kind="lithophane", depth="seer")
    assert_problem(answer, 422, "relief_contradiction")


def test_networks_are_listed_with_what_they_are_for(api, install):
    install("listed", "matting")
    items = {each["name"]: each for each in api.client.get("/api/v1/models").json()["items"]}
    mine, published = items["listed"], items["birefnet"]
    assert (mine["purpose"], mine["state"], mine["says_licence"], mine["licence"]) == (
        "matting",
        "installed",
        "MIT",
        None,
    )
    assert (published["purpose"], published["licence"]["id"], published["memory"]) == ("matting", "mit", None)
    assert published["fits"] == [] and "MIT" in published["licence"]["source"]
    assert items["sdxl-turbo"]["purpose"] == "painter" and items["hunyuan3d-2.1-shape"]["purpose"] == "shape"
