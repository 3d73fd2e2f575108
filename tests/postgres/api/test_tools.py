"""Tools over HTTP: finishing, films, STL tools and exports, of assets and of meshes that were sent."""

import io
import json
import uuid
import zipfile

import numpy as np
import pytest

from gltf_maker import GltfMaker
from makers import join, make_cube, make_open_box, make_sheet, make_sphere
from orfeas.mesh.formats.glb import read_glb
from orfeas.mesh.formats.stl import read_stl, write_stl
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from tests.postgres.api.conftest import assert_problem, picture

SMALL = {"faces": 64, "texture_pixels": 256}
SOME_ID = str(uuid.UUID(int=7))


def scaled(mesh, factor):
    return Mesh(mesh.positions * factor, mesh.faces)


def bent(changes):
    """A GLB of one triangle whose document is bent."""
    maker = GltfMaker()
    maker.mesh(np.eye(3))
    maker.root.update(changes)
    return maker.pack()


def zipped(name, payload):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, payload)
    return out.getvalue()


def run(api, path, **asked):
    """A tool's job, done; its files by name."""
    answer = api.client.post(f"/api/v1/{path}", json=asked)
    assert answer.status_code == 202, answer.text
    assert answer.headers["location"] == answer.json()["links"]["self"]
    api.work()
    job = api.client.get(answer.json()["links"]["self"]).json()
    return job, {file["name"]: api.client.get(file["url"]).content for file in job["files"]}


@pytest.fixture(scope="module")
def part(api):
    """A cube of 30 mm with a hole in it."""
    return api.upload_mesh(scaled(make_open_box(divisions=3), 0.03))["id"]


# meshes as uploads


def test_a_mesh_is_kept_as_it_was_sent(api, client):
    payload = write_stl(make_cube(0.02))
    sent = client.post("/api/v1/uploads", files={"file": ("../My Part.STL", payload)})
    found = sent.json()
    assert sent.status_code == 201
    assert (found["kind"], found["name"], found["faces"], found["bytes"]) == ("mesh", "My Part", 12, len(payload))
    assert found["width"] is found["height"] is found["picture_url"] is None and found["suffix"] == ".stl"
    kept = client.get(found["file_url"])
    assert kept.content == payload and kept.headers["etag"] == f'"{found["sha256"]}"'
    assert kept.headers["content-type"] == "model/stl"
    assert kept.headers["content-disposition"].startswith('attachment; filename="My Part.stl"')
    assert_problem(client.get(f"/api/v1/uploads/{found['id']}/picture"), 422, "other_upload_wanted")


@pytest.mark.parametrize(
    ("name", "payload", "code"),
    [
        ("empty.stl", b"", "empty_mesh_file"),
        ("scene.FBX", b"Kaydara FBX Binary", "unknown_mesh_format"),
        ("half.glb", b"glTF\2\0\0\0", "broken_glb"),
        ("text.ply", b"ply\nnothing more", "broken_ply"),
        ("one.obj", b"v 0 0 0\n", "broken_obj"),
        ("huge.stl", b"\0" * 80 + (5_000_000).to_bytes(4, "little") + b"\0" * 100, "broken_stl"),
        (
            "nan.stl",
            b"solid x\nfacet normal 0 0 1\nouter loop\n" + b"vertex nan 0 0\n" * 3 + b"endloop\nendfacet\nendsolid\n",
            "broken_stl",
        ),
        ("cycle.glb", bent({"nodes": [{"mesh": 0, "children": [0]}]}), "broken_glb"),
        (
            "elsewhere.glb",
            bent({"buffers": [{"byteLength": 36, "uri": "http://studio.example/secret.bin"}]}),
            "unsupported_glb",
        ),
        ("bomb.3mf", zipped("3D/3dmodel.model", b" " * 20_000_000), "unpacks_too_large"),
        ("outside.3mf", zipped("../evil.model", b"x"), "broken_archive"),
    ],
)
def test_a_broken_mesh_is_refused_by_name_and_not_kept(api, client, name, payload, code):
    before = api.stored()
    status = 413 if code == "unpacks_too_large" else 422
    assert_problem(client.post("/api/v1/uploads", files={"file": (name, payload)}), status, code)
    assert api.stored() == before


def test_a_picture_is_no_mesh_and_a_mesh_no_picture(api, client, part):
    drawn = api.upload(seed=31)["id"]
    refused = client.post("/api/v1/stl/repair", json={"upload_id": drawn})
    assert "is a picture; here a mesh is wanted" in assert_problem(refused, 422, "other_upload_wanted")["detail"]
    assert_problem(api.ask(part), 422, "other_upload_wanted")
    assert_problem(api.ask(drawn, mask_upload_id=part), 422, "other_upload_wanted")


# finishing


def test_a_mesh_that_was_sent_becomes_an_asset(api, client, part):
    job, files = run(api, "assets", upload_id=part, profile="web", name="My box", **SMALL)
    assert (job["state"], job["verdict"], job["kind"]) == ("succeeded", "pass", "finish"), job
    assert files == {} and job["request"]["upload_id"] == part and job["request"]["tool"] == "finish"
    assert job["report"]["repairs"]["num_holes_filled"] == 1
    assert (job["report"]["before"]["closed"], job["report"]["after"]["closed"]) == (False, True)
    asset = client.get(job["links"]["asset"]).json()
    assert (asset["name"], asset["engine"], asset["recipe"]) == ("My box", "upload", "finish")
    assert asset["upload_id"] == part and asset["source_asset_id"] is None
    assert asset["faces"] <= 64 and max(asset["size_metres"]) == pytest.approx(0.03, rel=0.05)
    urls = {file["name"]: file["url"] for file in asset["files"]}
    assert {"asset.glb", "before.glb", "asset.obj.zip", "asset.stl", "report.json", "thumbnail.webp"} <= set(urls)
    after = read_untrusted(client.get(urls["asset.glb"]).content, suffix=".glb")
    assert measure(after.mesh).is_closed and after.material.base_color.shape[0] == 256
    before = read_untrusted(client.get(urls["before.glb"]).content, suffix=".glb")
    assert not measure(before.mesh).is_closed
    report = client.get(f"/api/v1/assets/{asset['id']}/report").json()
    assert (report["profile"], report["verdict"], report["cutout"]) == ("web", "pass", None)
    assert report["finishing"]["sentences"] == job["report"]["sentences"]


def test_a_mesh_is_finished_in_the_unit_that_is_said(api, client):
    inches = api.upload_mesh(scaled(make_cube(), 0.0025))["id"]  # 2.5 units of the file
    sizes, notes = {}, {}
    for unit in ("guess", "centimetre"):
        job, _ = run(api, "assets", upload_id=inches, unit=unit, **SMALL)
        asset = client.get(job["links"]["asset"]).json()
        report = client.get(f"/api/v1/assets/{asset['id']}/report").json()
        sizes[unit], (notes[unit],) = max(asset["size_metres"]), report["finishing"]["notes"]
        before = next(file["url"] for file in asset["files"] if file["name"] == "before.glb")
        shown = read_untrusted(client.get(before).content, suffix=".glb")
        assert float(shown.mesh.size.max()) == pytest.approx(sizes[unit], rel=1e-3)
        assert report["recipe"]["unit"] == unit and report["warnings"] == [notes[unit]]
    assert sizes == {"guess": pytest.approx(0.0635, rel=1e-3), "centimetre": pytest.approx(0.025, rel=1e-3)}
    assert "Guessed from its size: inches" in notes["guess"] and "centimetres, as you said" in notes["centimetre"]


def test_an_asset_is_finished_to_another_one_and_stays(api, client):
    made = api.make(seed=41)
    job, _ = run(api, f"assets/{made['asset_id']}/finish", **SMALL)
    asset = client.get(job["links"]["asset"]).json()
    first = client.get(made["links"]["asset"]).json()
    assert asset["id"] != first["id"] and asset["source_asset_id"] == first["id"]
    assert (asset["engine"], asset["seed"], asset["upload_id"]) == ("relief", 41, first["upload_id"])
    kept = {file["name"]: file["sha256"] for file in asset["files"]}
    before = {file["name"]: file["sha256"] for file in first["files"]}
    assert kept["before.glb"] == before["asset.glb"] and kept["picture.png"] == before["picture.png"]
    found = client.get("/api/v1/assets", params={"source_asset_id": first["id"]}).json()["items"]
    assert [each["id"] for each in found] == [asset["id"]]
    glb = next(file["url"] for file in asset["files"] if file["name"] == "asset.glb")
    said = read_glb(client.get(glb).content).extras
    report = client.get(f"/api/v1/assets/{asset['id']}/report").json()
    assert said.pop("source")["recipe"]["name"] == first["recipe"]
    assert said == {name: report[name] for name in said}
    again = client.post(f"/api/v1/assets/{first['id']}/finish", json=SMALL).json()
    assert (again["cached"], again["asset_id"]) == (True, asset["id"])
    assert client.delete(f"/api/v1/assets/{first['id']}").status_code == 204
    assert client.get(f"/api/v1/assets/{asset['id']}").json()["source_asset_id"] == first["id"]


def test_a_profile_that_had_to_be_met_leaves_files_and_no_asset(api, client):
    thin = api.upload_mesh(scaled(make_cube(), np.array([0.05, 0.05, 0.0002])))["id"]
    job, files = run(api, "assets", upload_id=thin, profile="print-fdm", require_pass=True, **SMALL)
    assert (job["state"], job["verdict"], job["asset_id"]) == ("failed", "fail", None)
    assert job["error"]["code"] == "profile_not_met" and "thinner" in job["error"]["detail"]
    assert json.loads(files["report.json"])["verdict"] == "fail" and files["asset.glb"][:4] == b"glTF"
    assert all(file["expires_at"] is not None for file in job["files"])


def test_what_no_surface_can_become_fails_with_its_sentence(api):
    sheet = api.upload_mesh(make_sheet(0.1, 0.1))["id"]
    job, files = run(api, "stl/repair", upload_id=sheet)
    assert job["state"] in ("failed", "succeeded")
    if job["state"] == "failed":
        assert job["error"]["detail"].endswith(".") and job["error"]["code"] != "defect" and files == {}


# STL tools


def test_analysis_guesses_the_unit_and_says_so(api):
    inches = api.upload_mesh(scaled(make_cube(), 0.0025))["id"]  # 2.5 units of the file
    job, files = run(api, "stl/analyze", upload_id=inches, material="petg", infill=1.0)
    printed = job["report"]["print"]
    assert max(printed["size_mm"]) == pytest.approx(63.5, rel=1e-3)
    assert any("inches" in note for note in job["report"]["notes"]) and printed["material"] == "petg"
    assert json.loads(files["report.json"])["print"] == printed
    said, _ = run(api, "stl/analyze", upload_id=inches, unit="millimetre")
    assert max(said["report"]["print"]["size_mm"]) == pytest.approx(2.5, rel=1e-3)


def test_a_repaired_mesh_is_closed_in_every_format(api, part):
    job, files = run(api, "stl/repair", upload_id=part)
    assert set(files) == {"mesh.stl", "mesh.3mf", "mesh.glb", "before.png", "after.png", "report.json"}
    assert files["after.png"][:4] == b"\x89PNG"
    for name in ("mesh.stl", "mesh.3mf", "mesh.glb"):
        read = read_untrusted(files[name], suffix=f".{name.partition('.')[2]}")
        assert measure(read.mesh).is_closed and float(read.mesh.size.max()) == pytest.approx(0.03, rel=1e-3)
    assert zipfile.is_zipfile(io.BytesIO(files["mesh.3mf"]))
    assert "1 hole filled." in job["report"]["sentences"][0]


def test_a_mesh_is_simplified_by_number_or_error(api):
    ball = api.upload_mesh(scaled(make_sphere(3), 0.02))["id"]
    job, files = run(api, "stl/simplify", upload_id=ball, faces=200)
    assert 100 < read_stl(files["mesh.stl"]).num_faces <= 200
    assert job["report"]["after"]["closed"] is True
    assert_problem(api.client.post("/api/v1/stl/simplify", json={"upload_id": ball}), 422, "no_target")


def test_a_print_stands_on_the_plate_and_may_be_hollow(api):
    ball = api.upload_mesh(scaled(make_cube(divisions=4), 0.03))["id"]
    job, files = run(api, "stl/optimize", upload_id=ball, hollow=True, wall_metres=0.003, size_metres=0.04)
    assert job["state"] == "succeeded", job["error"]
    solid = read_stl(files["mesh.stl"])
    assert float(solid.positions[:, 1].min()) == pytest.approx(0.0, abs=1e-5)
    assert float(solid.size.max()) == pytest.approx(0.04, rel=1e-3)
    assert job["report"]["hollow"]["saved_share"] > 0.3


def test_a_mesh_may_be_sent_along(api, client):
    payload = write_stl(scaled(make_cube(), 0.02))
    key = {"Idempotency-Key": "sent-along"}
    asked = [
        client.post("/api/v1/stl/analyze", files={"file": ("a.stl", payload)}, data={"infill": "0.5"}, headers=key)
        for _ in range(2)
    ]
    first, again = (answer.json() for answer in asked)
    assert first["id"] == again["id"] and first["request"]["options"]["infill"] == 0.5
    before = api.stored()
    for fields in ({"infill": "2"}, {"colour": "red"}, {"material": "cheese"}):
        refused = client.post("/api/v1/stl/analyze", files={"file": ("b.stl", payload)}, data=fields)
        assert refused.status_code == 422 and api.stored() == before
    wrong = client.post("/api/v1/stl/analyze", files={"file": ("owl.png", picture())})
    assert_problem(wrong, 422, "unknown_mesh_format")
    assert_problem(client.post("/api/v1/stl/analyze", content=b"x"), 415, "unsupported_media_type")


# films and exports


def test_an_asset_is_filmed(api, client):
    made = api.make(seed=51)
    job, files = run(api, f"assets/{made['asset_id']}/turntable", format="webp", frames=3, pixels=32)
    assert job["state"] == "succeeded", job["error"]
    assert files["film.webp"][8:12] == b"WEBP" and job["asset_id"] is None
    path = f"/api/v1/assets/{made['asset_id']}/turntable"
    assert_problem(client.post(path, json={"lighting": "dusk"}), 422, "unknown_lighting")
    assert_problem(client.post(path, json={"transparent": True}), 422, "video_is_opaque")


def test_exports_leave_their_files_with_the_job(api):
    ball = api.upload_mesh(join(scaled(make_sphere(3), 0.5), scaled(make_cube(), 0.2)))["id"]
    job, files = run(api, "export/generate-lods", upload_id=ball, shares=[1.0, 0.5])
    assert json.loads(files["lods.json"])["levels"] == job["report"]["levels"]
    assert len(job["report"]["levels"]) == sum(name.endswith(".glb") for name in files)
    job, files = run(api, "export/collision-mesh", upload_id=ball, kind="hull")
    assert files["collision.glb"][:4] == b"glTF" and job["report"]["kind"] == "hull"
    floor = api.upload_mesh(scaled(make_cube(), np.array([4.0, 0.2, 4.0])))["id"]
    job, files = run(api, "export/navmesh", upload_id=floor)
    assert job["state"] == "succeeded", job["error"]
    assert set(files) == {"navmesh.glb", "navmesh.json", "navmesh.bin", "report.json"}
    job, _ = run(api, "export/navmesh", upload_id=ball, radius_metres=30.0)
    assert job["state"] == "failed" and job["error"]["code"] == "nowhere_to_walk"
    refused = api.client.post("/api/v1/export/generate-lods", json={"upload_id": ball, "shares": [1.0, 2.0]})
    assert_problem(refused, 422, "not_shares")


# asking


def test_the_same_work_is_not_done_twice(api, client, part):
    job, files = run(api, "stl/repair", upload_id=part, texture_pixels=512)
    again = client.post("/api/v1/stl/repair", json={"upload_id": part, "texture_pixels": 512}).json()
    assert (again["cached"], again["state"], again["report"]) == (True, "succeeded", job["report"])
    assert [file["name"] for file in again["files"]] == sorted(files)
    assert client.get(again["files"][0]["url"]).content == files[again["files"][0]["name"]]
    other = client.post("/api/v1/stl/repair", json={"upload_id": part, "texture_pixels": 1024}).json()
    same = client.post("/api/v1/stl/repair", json={"upload_id": part, "texture_pixels": 1024}).json()
    assert other["cached"] is False and other["id"] == same["id"]
    api.work()


@pytest.mark.parametrize(
    ("path", "asked", "status", "code"),
    [
        ("stl/repair", {}, 422, "unusable_request"),
        ("stl/repair", {"asset_id": SOME_ID, "upload_id": SOME_ID}, 422, "unusable_request"),
        ("stl/repair", {"upload_id": SOME_ID}, 404, "no_such_upload"),
        ("stl/repair", {"asset_id": SOME_ID}, 404, "no_such_asset"),
        ("stl/analyze", {"upload_id": SOME_ID, "material": "cheese"}, 422, "unknown_print_material"),
        ("stl/simplify", {"upload_id": SOME_ID, "faces": 3}, 422, "unusable_request"),
        ("assets", {"upload_id": SOME_ID, "profile": "holy"}, 422, "unknown_profile"),
        ("assets", {"upload_id": SOME_ID, "colour": "red"}, 422, "unusable_request"),
        ("assets", {"upload_id": SOME_ID, "unit": "furlong"}, 422, "unusable_request"),
        (f"assets/{SOME_ID}/finish", {}, 404, "no_such_asset"),
        (f"assets/{SOME_ID}/turntable", {"frames": 1}, 422, "unusable_request"),
        ("export/collision-mesh", {"asset_id": SOME_ID, "max_hulls": 0}, 422, "unusable_request"),
    ],
)
def test_what_cannot_be_done_is_refused_before_it_is_queued(client, path, asked, status, code):
    before = client.get("/api/v1/jobs", params={"limit": 1}).json()["items"]
    assert_problem(client.post(f"/api/v1/{path}", json=asked), status, code)
    assert client.get("/api/v1/jobs", params={"limit": 1}).json()["items"] == before
