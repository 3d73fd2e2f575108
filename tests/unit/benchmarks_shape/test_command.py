"""The fixed command of benchmarks/shape.py: a folder of meshes, a views file, one JSON."""

import json

import numpy as np
import pytest

from benchmarks.shape import main
from benchmarks.shaping.cases import several_cases, single_cases
from benchmarks.shaping.meshes import Subject, read_truth
from benchmarks.shaping.methods import ByEngine, Inflation
from benchmarks.shaping.objects.catalog import make_object
from benchmarks.shaping.summary import ratios
from benchmarks.shaping.truth import CLAY
from makers import make_cube, make_sphere
from orfeas.intake.views import View
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.obj import write_obj
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh


def make_folder(tmp_path, *, views=None):
    folder = tmp_path / "meshes"
    folder.mkdir()
    ball = make_sphere(3)
    egg = Mesh(ball.positions * np.array([1, 1.5, 0.8], np.float32), ball.faces)
    (folder / "egg.ply").write_bytes(write_ply(egg, Material()))
    (folder / "open.off").write_text(
        f"OFF\n{len(ball.positions)} {len(ball.faces) - 30} 0\n"
        + "".join(f"{x} {y} {z}\n" for x, y, z in ball.positions)
        + "".join(f"3 {a} {b} {c}\n" for a, b, c in ball.faces[:-30])
    )
    given = {
        "about": "a sentence",
        "egg": {"yaw": 90, "views": {"any label": [35, 15]}},
        "open": {"yaw": 0, "views": {"any label": [0, 8]}},
    }
    path = tmp_path / "views.json"
    path.write_text(json.dumps(given if views is None else views))
    return folder, path


def ask(folder, views, out, *more):
    return main(["--meshes", str(folder), "--views", str(views), "--json", str(out), "--engines", "relief", *more])


def test_a_folder_is_measured_and_every_figure_written(tmp_path):
    folder, views = make_folder(tmp_path)
    assert ask(folder, views, tmp_path / "out.json") == 0
    found = json.loads((tmp_path / "out.json").read_text())
    assert {"date", "machine", "versions", "methods", "seed", "means", "ratios", "cases"} <= found.keys()
    assert [(case["object"], case["view"], case["method"]) for case in found["cases"]] == [
        (name, view, method)
        for name, view in (("egg", "any label"), ("open", "any label"))
        for method in ("inflation", "relief")
    ]
    egg = found["cases"][0]
    assert egg["f05"] > 0.75 and egg["iou"] > 0.7 and egg["is_closed"] and egg["problem"] == ""
    assert found["cases"][2]["iou"] is None
    means = found["means"]["relief"]["all"]
    assert means["num_cases"] == 2 and means["num_iou_cases"] == 1
    ratio = found["ratios"]["relief"]["all"]
    assert ratio["low"] <= ratio["ratio"] <= ratio["high"] and ratio["num_objects"] == 2
    by_hand = [
        np.mean([case["f05"] for case in found["cases"] if case["method"] == m]) for m in ("relief", "inflation")
    ]
    assert ratio["ratio"] == pytest.approx(by_hand[0] / by_hand[1], abs=1e-5)


def test_bad_input_is_named_and_nothing_is_written(tmp_path, capsys):
    folder, views = make_folder(tmp_path)
    out = tmp_path / "out.json"

    def complaint(*given):
        assert ask(*given) == 2 and not out.exists()
        return capsys.readouterr().err

    assert "nowhere" in complaint(tmp_path / "nowhere", views, out)
    assert "absent.json" in complaint(folder, tmp_path / "absent.json", out)
    views.write_text("{")
    assert "no JSON" in complaint(folder, views, out)
    views.write_text(json.dumps({"egg": {"views": {"a": [0, 8]}}}))
    assert "open.off" in complaint(folder, views, out)
    entries = {name: {"yaw": 0, "views": {"a": [0, 8]}} for name in ("egg", "open", "lost")}
    views.write_text(json.dumps(entries))
    assert "lost" in complaint(folder, views, out)
    views.write_text(json.dumps({**entries, "lost": "a note", "egg": {"yaw": 0, "views": {"a": [0]}}}))
    assert "egg" in complaint(folder, views, out)
    views.write_text(json.dumps({**entries, "lost": "a note"}))
    (folder / "open.off").write_text("OFF\n3 1 0\n0 0 0\n")
    assert "open.off" in complaint(folder, views, out)
    (folder / "egg.obj").write_text("")
    assert "egg.obj" in complaint(folder, views, out)
    assert "out.json" in complaint(folder, views, tmp_path / "no" / "out.json")


def test_an_unknown_engine_is_named(capsys):
    assert main(["--engines", "nonsense", "--quick"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_yaw_turns_from_the_front_toward_the_left_side(tmp_path):
    cube = make_cube()
    positions = cube.positions + np.where(cube.positions[:, 2:] > 0, [[0, 0, 2.0]], 0)
    path = tmp_path / "long.ply"
    path.write_bytes(write_ply(Mesh(positions * np.array([1, 1, 1], np.float32), cube.faces), Material()))
    assert np.ptp(read_truth(path, yaw=0).positions, axis=0).argmax() == 2
    turned = read_truth(path, yaw=90).positions
    assert np.ptp(turned, axis=0).argmax() == 0
    front = read_truth(path, yaw=0).positions[:, 2]
    assert turned[:, 0] == pytest.approx(front, abs=1e-6)


def test_every_format_gives_the_same_surface_in_the_coordinates_of_its_file(tmp_path):
    ball = make_sphere(2)
    egg = Mesh(ball.positions * np.array([1, 1.5, 0.8], np.float32), ball.faces)
    (tmp_path / "egg.ply").write_bytes(write_ply(egg, Material()))
    (tmp_path / "egg.glb").write_bytes(write_glb(egg, Material()))
    (tmp_path / "egg.stl").write_bytes(write_stl(egg))
    rows = "".join(f"v {x} {y} {z}\n" for x, y, z in egg.positions)
    (tmp_path / "egg.obj").write_text(rows + "".join(f"f {a + 1} {b + 1} {c + 1}\n" for a, b, c in egg.faces))
    sizes = {path.suffix: np.ptp(read_truth(path, yaw=0).positions, axis=0) for path in tmp_path.iterdir()}
    upright = np.ptp(egg.positions, axis=0) / np.ptp(egg.positions, axis=0).max()
    for suffix in (".ply", ".glb", ".obj"):
        assert sizes[suffix] == pytest.approx(upright, abs=1e-5)
    assert sizes[".stl"] == pytest.approx(upright[[0, 2, 1]], abs=1e-5)
    standing = np.ptp(read_truth(tmp_path / "egg.stl", yaw=0, up="z").positions, axis=0)
    assert standing == pytest.approx(upright, abs=1e-5)


def test_colours_of_vertices_are_kept_and_what_has_none_is_tan(tmp_path):
    rows = "v 0 0 0 1 0 0\nv 1 0 0 1 0 0\nv 0 1 0 1 0 0\nv 0 0 1 0 0 1\n"
    faces = "f 1 3 2\nf 1 2 4\nf 2 3 4\nf 3 1 4\n"
    (tmp_path / "painted.obj").write_text(rows + faces)
    plain = "".join(" ".join(line.split()[:4]) + "\n" for line in rows.splitlines())
    (tmp_path / "plain.obj").write_text(plain + faces)
    painted = read_truth(tmp_path / "painted.obj", yaw=0)
    assert painted.colors[0].tolist() == [[255, 0, 0]] * 3 and painted.colors[1, 2].tolist() == [0, 0, 255]
    assert (read_truth(tmp_path / "plain.obj", yaw=0).colors == np.array(CLAY)).all()


def test_a_texture_beside_an_obj_is_used(tmp_path):
    ball = make_sphere(2)
    uvs = np.full((len(ball.positions), 2), 0.5, np.float32)
    blue = np.zeros((8, 8, 3), np.uint8)
    blue[..., 2] = 200
    files = write_obj(Mesh(ball.positions, ball.faces, uvs=uvs), Material(base_color=blue), name="ball")
    for name, payload in files.items():
        (tmp_path / name).write_bytes(payload)
    assert (read_truth(tmp_path / "ball.obj", yaw=0).colors == np.array([0, 0, 200])).all()
    (tmp_path / "ball.mtl").unlink()
    assert (read_truth(tmp_path / "ball.obj", yaw=0).colors == np.array(CLAY)).all()


def test_what_a_method_dies_of_is_one_case_without_an_answer():
    class Broken:
        name, version = "broken", "0"

        def answer(self, shots):
            raise ZeroDivisionError("by design")

    subject = Subject("burger-0", lambda: make_object("burger-0"), {"front": (0.0, 8.0)})
    inflation, broken = single_cases([subject], [Inflation(), Broken()], seed=0)
    assert inflation.figures is not None and broken.figures is None
    assert "by design" in broken.problem
    assert (broken.figure("f05"), broken.figure("iou"), broken.figure("cd1")) == (0.0, 0.0, None)
    assert ratios([inflation, broken], seed=0)["broken"]["all"].ratio == 0


def test_hull_gets_views_at_right_angles_in_scales_of_their_own():
    subject = Subject("burger-0", lambda: make_object("burger-0"), {})
    two = ByEngine("hull", views=(View.FRONT, View.LEFT))
    inflation, hull = several_cases([subject], [Inflation(), two], seed=0)
    assert hull.problem == "" and hull.method == "hull front+left"
    assert hull.figure("f05") > max(0.9, inflation.figure("f05"))
