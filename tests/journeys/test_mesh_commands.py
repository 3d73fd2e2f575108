"""`orfeas mesh`: every command on a file, in this process; what it writes is read again."""

import json

import numpy as np
import pytest

from makers import join, make_cube, make_material, make_sheet, make_sphere
from orfeas.cli.main import main
from orfeas.mesh.formats.glb import read_glb, write_glb
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.stl import read_stl, write_stl
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.unwrap import unwrap


def run(capsys, *arguments):
    """The exit code and, where --json was asked for, what was printed."""
    code = 0
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as end:
        code = int(end.code or 0)
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if "--json" in arguments else printed


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A textured ball, the same inside a second skin, and an open box."""
    folder = tmp_path_factory.mktemp("meshes")
    ball = unwrap(make_sphere(4), texture_pixels=256)
    (folder / "ball.glb").write_bytes(write_glb(ball, make_material(256)))
    inner = Mesh(ball.positions * 0.97, ball.faces[:, ::-1], uvs=ball.uvs)
    shells = join(make_sphere(4), Mesh(inner.positions, inner.faces))
    (folder / "shells.stl").write_bytes(write_stl(shells))
    box = make_cube(divisions=4)
    (folder / "open.stl").write_bytes(write_stl(Mesh(box.positions, box.faces[2:])))
    return folder


def test_finish_makes_a_small_closed_asset_with_all_maps(capsys, folder, tmp_path):
    out = tmp_path / "ball.glb"
    code, told = run(
        capsys, "mesh", "finish", folder / "ball.glb", "-f", 600, "--texture", 256, "--size-metres", 0.2,
        "-o", out, "--json",
    )  # fmt: skip
    assert code == 0 and told["audit"]["verdict"] == "pass"
    read = read_glb(out.read_bytes())
    found = measure(read.mesh, read.material)
    assert found.num_faces <= 600 and found.is_closed and max(found.size) == pytest.approx(0.2)
    assert read.material.normal is not None and read.material.orm is not None
    assert read.mesh.positions[:, 1].min() == pytest.approx(0.0, abs=1e-6)


def test_a_mesh_without_texture_is_finished_with_the_colours_of_its_vertices(capsys, tmp_path):
    ball = make_sphere(4)
    red_up = [f"v {x} {y} {z} {1.0 if y > 0 else 0.0} 0 {0.0 if y > 0 else 1.0}" for x, y, z in ball.positions]
    faces = [f"f {a} {b} {c}" for a, b, c in ball.faces + 1]
    (tmp_path / "ball.obj").write_text("\n".join([*red_up, *faces]))
    code, told = run(
        capsys, "mesh", "finish", tmp_path / "ball.obj", "--texture", 256, "-o", tmp_path / "f.glb", "--json"
    )
    read = read_glb((tmp_path / "f.glb").read_bytes())
    assert code == 0 and told["audit"]["verdict"] == "pass"
    column, row = (np.clip(read.mesh.uvs * 256, 0, 255).astype(int)).T
    colors, height = read.material.base_color[row, column], read.mesh.positions[:, 1] - 1.0
    assert (colors[height > 0.2, 0] > 200).all() and (colors[height < -0.2, 2] > 200).all()


def test_a_mesh_without_any_colour_is_finished_in_that_of_its_material(capsys, folder, tmp_path):
    code, told = run(
        capsys, "mesh", "finish", folder / "open.stl", "--texture", 256, "-o", tmp_path / "f.glb", "--json"
    )
    assert code == 0 and told["audit"]["verdict"] == "pass"
    assert (read_glb((tmp_path / "f.glb").read_bytes()).material.base_color == 255).all()


def test_finish_takes_the_unit_it_is_told_and_says_so(capsys, folder, tmp_path):
    code, told = run(
        capsys, "mesh", "finish", folder / "open.stl", "--unit", "inch", "-f", 64, "--texture", 256,
        "-o", tmp_path / "f.glb", "--json",
    )  # fmt: skip
    assert code == 0 and max(told["size_metres"]) == pytest.approx(25.4, rel=1e-3)
    assert told["notes"] == ["The file is taken to be in inches, as you said."]


def test_a_finished_glb_keeps_what_its_source_says_and_the_same_file_gives_the_same_bytes(capsys, folder, tmp_path):
    ball = read_glb((folder / "ball.glb").read_bytes())
    told = {"engine": "relief", "engine_version": "1", "seed": 7, "size_assumed": True}
    (tmp_path / "ball.glb").write_bytes(write_glb(ball.mesh, ball.material, extras=told))
    for name in ("one.glb", "two.glb"):
        code, _ = run(
            capsys,
            "mesh",
            "finish",
            tmp_path / "ball.glb",
            "-f",
            300,
            "--texture",
            256,
            "-o",
            tmp_path / name,
            "--json",
        )
        assert code == 0
    one = (tmp_path / "one.glb").read_bytes()
    said = read_glb(one).extras
    assert said["source"] == told and (said["engine"], said["seed"], said["recipe"]["faces"]) == ("relief", 7, 300)
    assert one == (tmp_path / "two.glb").read_bytes()


def test_collision_pieces_are_refused_under_a_name_that_is_no_glb(capsys, folder, tmp_path):
    code, printed = run(capsys, "mesh", "hulls", folder / "ball.glb", "-o", tmp_path / "h.stl")
    assert code == 2 and "written as GLB" in printed.err and not list(tmp_path.iterdir())


def test_repair_drops_a_second_skin_and_keeps_the_outer_one(capsys, folder, tmp_path):
    code, told = run(capsys, "mesh", "repair", folder / "shells.stl", "-o", tmp_path / "one.stl", "--json")
    assert code == 0 and told["closed"] == [True, True]
    assert told["faces"][1] == told["faces"][0] // 2
    assert np.linalg.norm(read_stl((tmp_path / "one.stl").read_bytes()).positions, axis=1).min() > 0


def test_a_hole_is_closed_and_the_note_says_so(capsys, folder, tmp_path):
    code, printed = run(capsys, "mesh", "repair", folder / "open.stl", "-o", tmp_path / "closed.glb")
    assert code == 0 and "1 hole filled" in printed.out and "no → yes" in printed.out
    assert measure(read_glb((tmp_path / "closed.glb").read_bytes()).mesh).is_closed


def test_simplify_tells_how_far_it_strays(capsys, folder, tmp_path):
    code, told = run(capsys, "mesh", "simplify", folder / "ball.glb", "-f", 400, "-o", tmp_path / "s.glb", "--json")
    assert code == 0 and told["faces"][1] <= 400 and 0 < told["error"] < 0.02


def test_simplify_without_a_target_says_what_to_give(capsys, folder, tmp_path):
    code, printed = run(capsys, "mesh", "simplify", folder / "ball.glb", "-o", tmp_path / "s.glb")
    assert code == 2 and "Give a number of faces" in printed.err and not (tmp_path / "s.glb").exists()


def test_remesh_lays_quads_and_bakes_the_texture_onto_them(capsys, folder, tmp_path):
    code, told = run(
        capsys, "mesh", "remesh", folder / "ball.glb", "-f", 400, "--texture", 256, "-o", tmp_path / "q.glb", "--json"
    )
    read = read_glb((tmp_path / "q.glb").read_bytes())
    assert code == 0 and told["num_quads"] == pytest.approx(400, rel=0.1)
    assert measure(read.mesh).is_closed and read.material.base_color.shape == (256, 256, 3)


def test_unwrap_carries_the_texture_over(capsys, folder, tmp_path):
    code, told = run(
        capsys, "mesh", "unwrap", folder / "ball.glb", "--texture", 256, "-o", tmp_path / "u.glb", "--json"
    )
    assert code == 0 and told["charts"]["num_thin_charts"] == 0 and told["charts"]["overlap_texels"] == 0
    assert read_glb((tmp_path / "u.glb").read_bytes()).material.base_color.shape == (256, 256, 3)


def test_lods_come_as_files_with_the_sizes_they_are_for(capsys, folder, tmp_path):
    code, told = run(capsys, "mesh", "lods", folder / "ball.glb", "-o", tmp_path, "--json")
    table = json.loads((tmp_path / "ball-lods.json").read_text())["levels"]
    assert code == 0 and table == told["levels"] and len(table) >= 3
    for level in table[1:]:
        mesh = read_glb((tmp_path / f"ball-lods-{level['level']}.glb").read_bytes()).mesh
        assert mesh.num_faces == level["faces"]
    heights = [level["screen_height"] for level in table]
    assert heights == sorted(heights, reverse=True)


def test_hulls_of_a_box_are_one_box(capsys, folder, tmp_path):
    code, told = run(capsys, "mesh", "hulls", folder / "open.stl", "-o", tmp_path, "--json")
    assert code == 0 and told["kind"] == "box" and told["piece_faces"] == [12]
    assert (tmp_path / "open-hulls.glb").read_bytes()[:4] == b"glTF"


def test_navmesh_of_a_floor_is_the_floor_less_the_radius_and_a_cell(capsys, tmp_path):
    floor = make_sheet(divisions=4)
    side = float(max(measure(floor).size))
    turned = Mesh(floor.positions[:, [0, 2, 1]] * [4 / side, 1, 4 / side], floor.faces[:, ::-1])
    (tmp_path / "floor.ply").write_bytes(write_ply(turned, Material()))
    code, told = run(capsys, "mesh", "navmesh", tmp_path / "floor.ply", "-o", tmp_path, "--json")
    assert code == 0 and told["area_m2"] == pytest.approx((4 - 2 * (0.3 + 0.1)) ** 2, rel=0.02)
    assert (tmp_path / "floor-navmesh.glb").is_file() and (tmp_path / "floor-navmesh.json").is_file()


def test_optimize_print_stands_on_the_plate_in_millimetres(capsys, folder, tmp_path):
    code, told = run(
        capsys, "mesh", "optimize-print", folder / "open.stl", "--size-metres", 0.02, "-o", tmp_path / "p.stl", "--json"
    )
    printed = read_stl((tmp_path / "p.stl").read_bytes())
    assert printed.positions[:, 1].min() == pytest.approx(0, abs=1e-7)
    assert code == 0 and told["closed"] == [False, True]
    assert measure(printed).is_closed and measure(printed).volume == pytest.approx(0.02**3, rel=1e-3)


def test_analyze_says_why_an_open_surface_has_no_volume(capsys, folder):
    code, told = run(capsys, "mesh", "analyze", folder / "open.stl", "--json")
    assert code == 0 and told["print"]["volume_cm3"] is None
    assert "open" in told["print"]["unknown"]["volume_cm3"]


def test_a_bad_file_does_not_stop_the_others_and_gives_the_exit_code(capsys, folder, tmp_path):
    bad = tmp_path / "bad.glb"
    bad.write_bytes(b"glTF but not really")
    code, told = run(capsys, "mesh", "simplify", bad, folder / "ball.glb", "-f", 300, "-o", tmp_path / "out", "--json")
    assert code == 2 and [each["exit_code"] for each in told] == [2, 0]
    assert (tmp_path / "out" / "ball-simplified.glb").is_file() and not (
        tmp_path / "out" / "bad-simplified.glb"
    ).exists()


def test_nothing_is_overwritten_without_force(capsys, folder, tmp_path):
    (tmp_path / "s.glb").write_text("mine")
    code, printed = run(capsys, "mesh", "simplify", folder / "ball.glb", "-f", 300, "-o", tmp_path / "s.glb")
    assert code == 4 and "--force" in printed.err and (tmp_path / "s.glb").read_text() == "mine"
