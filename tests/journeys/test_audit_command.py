"""`orfeas audit` as a person types it: anybody's files, and a process of its own where that could matter."""

import json
import os
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from makers import make_cube, make_material, make_sphere, make_textured_cube
from orfeas.mesh.audit import extras_of, judge
from orfeas.mesh.auditing.file import read_for_audit
from orfeas.mesh.auditing.profile import PROFILES
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.sandbox import Limits, Sandbox
from running import orfeas_here

SHARED = os.environ.get("ORFEAS_SHARED")
NOTHING_ELSE = "uvs uvs_inside texture texture_size"
"""What a bare surface lacks for `preview`."""

# Each verdict was checked by hand once: closed, oriented and parts against trimesh, crossings against solving for every
# pair, sizes and images against the files themselves. Checks that are not passed, for each profile that has any.
PINNED = {
    "odd/1002_tray_bottom.STL": {
        "preview": NOTHING_ELSE,
        "game-pc game-mobile web": "normals",
        "ar": "ground normals",
        "print-resin": "size_most",
    },
    "odd/AlphaBlendModeTest.glb": {
        "preview": "closed one_piece",
        "game-mobile": "texture_size",
        "ar": "ground",
        "print-fdm print-resin": "closed crossings buried size_most floating",
    },
    "odd/BoxTextured.glb": {"preview": "uvs_inside", "ar": "ground", "print-fdm print-resin": "size_most"},
    "odd/CesiumMilkTruck.glb": {
        "preview": "closed manifold one_piece",
        "game-mobile": "texture_size",
        "print-fdm print-resin": "closed manifold crossings buried size_most floating",
    },
    "odd/Duck.glb": {"ar": "ground", "print-fdm print-resin": "crossings size_most"},
    "odd/box.STL": {
        "preview": f"one_piece {NOTHING_ELSE}",
        "game-pc game-mobile web": "normals",
        "ar": "ground normals",
        "print-fdm print-resin": "crossings buried floating wall",
    },
    "odd/bunny.ply": {
        "preview": f"closed manifold {NOTHING_ELSE}",
        "game-pc web": "normals",
        "game-mobile": "faces normals",
        "ar": "ground normals",
        "print-fdm print-resin": "closed manifold crossings",
    },
    "odd/busted.STL": {"preview": NOTHING_ELSE, "game-pc game-mobile web": "normals", "ar": "ground normals"},
    "odd/counterXP.3MF": {
        "preview": f"one_piece {NOTHING_ELSE}",
        "game-pc": "normals",
        "game-mobile web": "faces normals",
        "ar": "ground normals",
        "print-fdm": "crossings buried floating wall",
        "print-resin": "crossings buried size_most floating",
    },
    "odd/cycloidal.ply": {
        "preview": f"manifold one_piece {NOTHING_ELSE}",
        "game-pc web": "hidden normals",
        "game-mobile": "hidden faces normals",
        "ar": "hidden ground normals",
        "print-fdm print-resin": "manifold crossings buried size_most floating wall",
    },
    "odd/empty.stl": "broken_stl",
    "odd/featuretype.STL": {
        "preview": NOTHING_ELSE,
        "game-pc game-mobile web ar": "normals",
        "print-fdm print-resin": "wall",
    },
    "generated/glasses.glb": {
        "game-pc web": "normals",
        "game-mobile": "faces normals texture_size",
        "ar": "ground normals",
    },
    "generated/knife.glb": {
        "game-pc web": "normals",
        "game-mobile": "normals texture_size",
        "ar": "ground normals",
        "print-resin": "size_most",
    },
    "generated/salt_shaker.glb": {
        "game-pc web": "normals",
        "game-mobile": "faces normals texture_size",
        "ar": "ground normals",
    },
}


def orfeas_audit(*arguments, cwd):
    command = [sys.executable, "-m", "orfeas.cli", "audit", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)


def audit_here(*arguments, cwd):
    return orfeas_here("audit", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A sound asset, one without normals, a print, a triangle, and files that are none."""
    path = tmp_path_factory.mktemp("assets")
    cube = make_textured_cube(0.1)
    path.joinpath("cube.glb").write_bytes(write_glb(cube, make_material()))
    path.joinpath("ball.glb").write_bytes(write_glb(make_sphere(2), Material()))
    path.joinpath("print.stl").write_bytes(write_stl(make_cube(0.02)))
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0]], "<f4").tobytes()
    path.joinpath("triangle.stl").write_bytes(b" " * 80 + struct.pack("<I", 1) + bytes(12) + corners + bytes(2))
    path.joinpath("broken.glb").write_bytes(b"glTF\2\0\0\0 this is not one")
    path.joinpath("notes.txt").write_text("no mesh")
    return path


def test_a_sound_asset_passes_with_every_check_in_a_table(folder):
    done = orfeas_audit("cube.glb", "--profile", "web", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "cube.glb for web" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("pass: all ")
    for word in ("measured", "faces", "≤ 50,000", "bytes", "≤ 5.00 MB", "✓ pass"):
        assert word in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_a_failure_exits_with_two_and_says_what_to_do(folder):
    done = audit_here("ball.glb", "-p", "web", cwd=folder)
    assert done.returncode == 2
    assert "✗ fail" in done.stdout
    assert "Export it with normals" in done.stdout
    assert "checks not passed" in done.stdout


def test_a_print_is_measured_in_its_file_s_metres(folder):
    done = audit_here("print.stl", "-p", "print-fdm", "--json", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    checks = {check["id"]: check for check in report["checks"]}
    assert checks["wall"]["value"] == pytest.approx(0.02, rel=1e-3)
    assert checks["wall"]["limit"] == 0.0008
    assert checks["size_most"]["value"] == pytest.approx(0.02, rel=1e-5)
    assert any("millimetres are assumed" in note for note in report["notes"])
    assert report["measurements"]["stance"]["contact_area"] == pytest.approx(4e-4, rel=1e-4)


def test_one_triangle_gets_an_honest_report(folder):
    done = audit_here("triangle.stl", "-p", "print-resin", "--json", cwd=folder)
    assert done.returncode == 2
    outcomes = {check["id"]: check["outcome"] for check in json.loads(done.stdout)["checks"]}
    assert (outcomes["closed"], outcomes["wall"]) == ("fail", "not_checked")


def test_several_files_are_all_told_of_and_the_first_failure_is_the_exit_code(folder):
    done = orfeas_audit("cube.glb", "gone.glb", "broken.glb", "notes.txt", "-p", "web", "--json", cwd=folder)
    assert done.returncode == 3
    codes = [(item["exit_code"], item.get("error", {}).get("code")) for item in json.loads(done.stdout)]
    assert codes == [(0, None), (3, "no_such_file"), (2, "broken_glb"), (2, "unknown_mesh_format")]
    assert len(done.stderr.strip().splitlines()) == 3
    assert "Traceback" not in done.stderr


def test_baked_asks_for_an_atlas(folder):
    done = audit_here("cube.glb", "-p", "game-pc", "--baked", "--json", cwd=folder)
    checks = {check["id"]: check["outcome"] for check in json.loads(done.stdout)["checks"]}
    assert checks["uv_overlap"] == checks["uv_slivers"] == "pass"
    assert checks["uv_gutter"] == "fail"  # a tenth of a third of 64 texels


def test_an_unknown_profile_is_refused_before_any_file_is_read(folder):
    done = audit_here("gone.glb", "--profile", "nonsense", cwd=folder)
    assert done.returncode == 2
    assert "There is no profile called nonsense. Choose one of: preview, game-pc" in done.stderr


def test_help_tells_the_exit_codes_and_the_profiles(folder):
    done = audit_here("--help", cwd=folder)
    told = " ".join(done.stdout.replace("│", " ").split())
    assert "with 0 when every file passes and with 2 when one fails" in told
    for name in PROFILES:
        assert name in told


@pytest.fixture(scope="module")
def sandbox():
    opened = Sandbox(("orfeas.mesh.auditing.file",), Limits(memory_bytes=3_000_000_000, cpu_seconds=60))
    yield opened
    opened.close()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED, reason="ORFEAS_SHARED names no folder with meshes")
@pytest.mark.parametrize("name", PINNED)
def test_verdicts_on_files_of_others_are_as_they_were_checked_by_hand(name, sandbox):
    path = Path(SHARED or ".") / "meshes" / name
    payload, pinned = path.read_bytes(), PINNED[name]
    if isinstance(pinned, str):
        with pytest.raises(Exception) as caught:
            read_for_audit(payload, suffix=path.suffix, sandbox=sandbox)
        assert getattr(caught.value, "code", None) == pinned
        return
    found, map_pixels = read_for_audit(payload, suffix=path.suffix, sandbox=sandbox)
    expected = {profile: failed for profiles, failed in pinned.items() for profile in profiles.split()}
    extras = frozenset(extra for demands in PROFILES.values() for extra in extras_of(demands))
    measured = measure(found.mesh, found.material, extras=extras)
    if map_pixels is not None:
        measured = replace(measured, map_pixels=map_pixels)
    for profile in PROFILES:
        report = judge(measured, profile=profile, num_bytes=len(payload))
        failed = " ".join(check.id for check in report.failures)
        assert failed == expected.get(profile, ""), profile
        assert report.verdict == ("fail" if failed else "pass")
