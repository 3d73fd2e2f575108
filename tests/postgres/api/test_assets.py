"""The library over HTTP: what a finished job leaves, its files and ranges, names, deletion and its undoing."""

import hashlib
import io
import json
import uuid
import zipfile
from urllib.parse import quote

import pytest
from PIL import Image

from orfeas.mesh.formats.glb import read_glb
from orfeas.mesh.formats.ply import read_ply
from orfeas.mesh.formats.stl import read_stl
from tests.postgres.api.conftest import assert_problem, serving_here

SOME_ID = str(uuid.UUID(int=7))


@pytest.fixture(scope="module")
def job(api):
    return api.make(seed=1, name='Little "owl" 🦉', size_metres=0.25)


@pytest.fixture(scope="module")
def asset(api, job):
    return api.client.get(job["links"]["asset"]).json()


def url_of(asset, name):
    (found,) = [file["url"] for file in asset["files"] if file["name"] == name]
    return found


def test_an_asset_tells_what_it_is_and_what_made_it(client, job, asset):
    assert (asset["name"], asset["recipe"], asset["seed"], asset["engine"]) == ('Little "owl" 🦉', "draft", 1, "relief")
    assert asset["size_metres"] == pytest.approx([0.25] * 3) and asset["size_assumed"] is False
    assert (asset["faces"], asset["verdict"], asset["deleted_at"]) == (12, "pass", None)
    assert (asset["job_id"], asset["upload_id"]) == (job["id"], job["request"]["upload_id"])
    assert asset["bytes"] == sum(file["size"] for file in asset["files"])
    assert (job["state"], job["fraction"], job["estimate_seconds"], job["verdict"]) == ("succeeded", 1.0, None, "pass")


def test_every_file_is_what_it_is_called_and_hashes_to_its_row(client, asset):
    read = {}
    for file in asset["files"]:
        answer = client.get(file["url"])
        read[file["name"]] = answer.content
        assert answer.headers["content-type"] == file["media_type"]
        assert answer.headers["etag"] == f'"{file["sha256"]}"'
        assert hashlib.sha256(answer.content).hexdigest() == file["sha256"]
        assert len(answer.content) == file["size"] == int(answer.headers["content-length"])
        assert "sandbox" in answer.headers["content-security-policy"]
    assert read_glb(read["asset.glb"]).mesh.num_faces == 12
    assert len(read_stl(read["asset.stl"]).faces) == 12
    assert read_ply(read["asset.ply"])
    assert set(zipfile.ZipFile(io.BytesIO(read["asset.obj.zip"])).namelist()) >= {"asset.obj", "asset.mtl"}
    for name in ("preview.png", "thumbnail.webp", "cutout.png", "picture.png"):
        Image.open(io.BytesIO(read[name])).verify()


def test_the_report_is_served_as_a_body_and_as_a_file(client, asset):
    report = client.get(f"/api/v1/assets/{asset['id']}/report").json()
    unsaid = dict.fromkeys(("finishing", "views", "other_cutouts", "networks"))
    assert report == {**json.loads(client.get(url_of(asset, "report.json")).content), **unsaid}
    assert report["verdict"] == "pass" and report["recipe"]["size_metres"] == 0.25
    assert [check["outcome"] for check in report["checks"]] == ["pass"] * len(report["checks"])


def test_a_download_is_offered_under_the_name_of_the_asset(client, asset):
    url = url_of(asset, "asset.obj.zip")
    assert client.get(url).headers["content-disposition"].startswith("inline; ")
    shown = client.get(url, params={"download": "true"}).headers["content-disposition"]
    encoded = quote('Little "owl" 🦉.obj.zip', safe="")
    assert shown == f"attachment; filename=\"Little _owl_ _.obj.zip\"; filename*=UTF-8''{encoded}"
    thumbnail = client.get(asset["thumbnail_url"], params={"download": "true"})
    assert 'filename="thumbnail.webp"' in thumbnail.headers["content-disposition"]


# conditions and ranges


@pytest.mark.parametrize("form", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
def test_what_the_client_has_already_is_304(client, asset, form):
    url = url_of(asset, "asset.glb")
    etag = client.get(url).headers["etag"]
    answer = client.get(url, headers={"If-None-Match": form.format(etag.strip('"'))})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", etag)
    assert client.get(url, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-9", slice(0, 10)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-7", slice(-7, None)),
        ("bytes=5-99999999", slice(5, None)),
        ("bytes=-99999999", slice(0, None)),
        ("bytes=3-3", slice(3, 4)),
    ],
)
def test_a_range_is_that_part_of_the_file(client, asset, asked, part):
    url = url_of(asset, "asset.stl")
    whole = client.get(url).content
    answer = client.get(url, headers={"Range": asked})
    assert answer.status_code == 206 and answer.content == whole[part]
    first = range(len(whole))[part].start
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(answer.content) - 1}/{len(whole)}"


@pytest.mark.parametrize(
    "asked", ["bytes=", "bytes=-", "bytes=9-3", "bytes=0-1,4-5", "lines=1-2", "bytes=a-b", "bytes=" + "9" * 5000 + "-"]
)
def test_a_range_we_need_not_understand_is_the_whole_file(client, asset, asked):
    answer = client.get(url_of(asset, "asset.stl"), headers={"Range": asked})
    assert answer.status_code == 200 and len(answer.content) == 684


@pytest.mark.parametrize("asked", ["bytes=684-", "bytes=99999-100000", "bytes=-0"])
def test_a_range_behind_the_end_is_416_with_the_size(client, asset, asked):
    answer = client.get(url_of(asset, "asset.stl"), headers={"Range": asked})
    assert_problem(answer, 416, "range_not_satisfiable")
    assert answer.headers["content-range"] == "bytes */684"


def test_if_range_goes_by_the_same_bytes_only(client, asset):
    url = url_of(asset, "asset.stl")
    etag = client.get(url).headers["etag"]
    for condition, status in ((etag, 206), (f"W/{etag}", 200), ('"other"', 200), ("*", 200)):
        assert client.get(url, headers={"Range": "bytes=0-3", "If-Range": condition}).status_code == status


def test_head_tells_size_and_hash_without_the_file(client, asset, job):
    urls = [url_of(asset, "asset.glb"), job["files"][0]["url"], f"/api/v1/uploads/{asset['upload_id']}/picture"]
    for url in urls:
        found, whole = client.head(url), client.get(url)
        assert found.status_code == 200 and found.content == b""
        assert found.headers["content-length"] == str(len(whole.content))
        assert found.headers["etag"] == whole.headers["etag"]
        assert client.head(url, headers={"If-None-Match": whole.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("name", ["asset.fbx", "report.jso", "lock", "asset.glb.bak"])
def test_a_file_there_is_not_is_404_and_lists_those_there_are(client, asset, name):
    found = assert_problem(client.get(f"/api/v1/assets/{asset['id']}/files/{name}"), 404, "no_such_asset_file")
    assert "asset.glb" in found["detail"]


@pytest.mark.parametrize("name", [".lock", "%2e%2e", "a%2fb", "..%2f..%2fapi.log", "%00", "A.GLB", "a" * 65, "..%5c"])
def test_a_name_that_leads_elsewhere_is_no_name(client, asset, name):
    answer = client.get(f"/api/v1/assets/{asset['id']}/files/{name}")
    assert answer.status_code in (404, 422) and answer.headers["content-type"] == "application/problem+json"


def test_a_file_that_was_swept_meanwhile_is_404(api, client):
    made = api.make(seed=2)
    asset = client.get(made["links"]["asset"]).json()
    for path in (api.home / "blobs" / "sets").rglob("asset.ply"):
        if hashlib.sha256(path.read_bytes()).hexdigest() in json.dumps(asset["files"]):
            path.unlink()
    assert_problem(client.get(url_of(asset, "asset.ply")), 404, "no_such_file")


# names, deletion, lists


def test_renaming_changes_the_name_and_nothing_else(api, client):
    url = api.make(seed=4)["links"]["asset"]
    asset = client.get(url).json()
    renamed = client.patch(url, json={"name": "  Owl <b>of</b> ‮steel"}).json()
    assert renamed["name"] == "  Owl <b>of</b> ‮steel" and renamed["updated_at"] > asset["updated_at"]
    assert {**renamed, "name": 0, "updated_at": 0} == {**asset, "name": 0, "updated_at": 0}
    assert client.get(url).json() == renamed
    for wrong in ("", " ", "a\nb", "a\x00b", "x" * 121):
        assert_problem(client.patch(url, json={"name": wrong}), 422, "unusable_request")
    assert_problem(client.patch(f"/api/v1/assets/{SOME_ID}", json={"name": "x"}), 404, "no_such_asset")


def test_a_deleted_asset_is_gone_everywhere_until_it_is_taken_back(api, client):
    made = api.make(seed=3)
    url = made["links"]["asset"]
    before = client.get("/api/v1/assets").json()
    whole = client.get(url).json()
    answer = client.delete(url)
    assert answer.status_code == 204 and answer.content == b""
    for address in (url, f"{url}/report", whole["thumbnail_url"]):
        assert_problem(client.get(address), 404, "no_such_asset")
    assert_problem(client.delete(url), 404, "no_such_asset")
    after = client.get("/api/v1/assets").json()
    assert made["asset_id"] not in [item["id"] for item in after["items"]]
    assert before["bytes_used"] - after["bytes_used"] == whole["bytes"]
    restored = client.post(f"{url}/restore")
    assert restored.status_code == 200
    assert {**restored.json(), "updated_at": 0} == {**whole, "updated_at": 0}
    assert client.get("/api/v1/assets").json()["bytes_used"] == before["bytes_used"]
    assert client.post(f"{url}/restore").status_code == 200
    assert_problem(client.post(f"/api/v1/assets/{SOME_ID}/restore"), 404, "no_such_asset")


@pytest.fixture(scope="module")
def shelf(server_url, template, tmp_path_factory):
    """A library with five assets and as many jobs, alone in its database."""
    from postgres_server import cloned_database

    with cloned_database(server_url, template) as url, serving_here(url, tmp_path_factory.mktemp("shelf")) as api:
        for number in range(5):
            api.ask(api.upload(kind="alpha")["id"], recipe="draft", seed=number, name=f"Owl {number} 50%_")
        assert api.work() == 5
        yield api


@pytest.mark.parametrize("group", ["assets", "jobs"])
def test_pages_follow_one_another_without_gap_or_repeat(shelf, group):
    whole = [item["id"] for item in shelf.client.get(f"/api/v1/{group}").json()["items"]]
    assert len(whole) == 5
    seen, cursor = [], None
    while True:
        query = {"limit": 2} if cursor is None else {"limit": 2, "cursor": cursor}
        page = shelf.client.get(f"/api/v1/{group}", params=query).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == whole
    times = [shelf.client.get(f"/api/v1/{group}/{each}").json()["created_at"] for each in seen]
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("group", ["assets", "jobs"])
@pytest.mark.parametrize(
    "query",
    [
        {"cursor": "x"}, {"cursor": "____"}, {"cursor": "MjAyNi0xMS0yNHw3"}, {"cursor": "é" * 20},
        {"cursor": "a" * 201}, {"limit": 0}, {"limit": 201}, {"limit": "many"},
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_is_refused(shelf, group, query):
    answer = shelf.client.get(f"/api/v1/{group}", params=query)
    assert answer.status_code == 422 and answer.json()["code"] in ("unusable_request", "unknown_cursor")


def test_the_library_is_searched_by_part_of_a_name(shelf):
    find = lambda text: [
        item["name"] for item in shelf.client.get("/api/v1/assets", params={"q": text}).json()["items"]
    ]
    assert find("owl 3") == ["Owl 3 50%_"]
    assert len(find("50%_")) == 5 and find("%") == find("50%_") and find("5%0") == []
    assert find("\x00") == find("") and len(find("")) == 5


def test_jobs_are_listed_by_state(shelf):
    count = lambda state: len(shelf.client.get("/api/v1/jobs", params={"state": state}).json()["items"])
    assert (count("succeeded"), count("queued"), count("failed")) == (5, 0, 0)
    assert_problem(shelf.client.get("/api/v1/jobs", params={"state": "lost"}), 422, "unusable_request")
