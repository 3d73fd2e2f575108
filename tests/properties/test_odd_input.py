"""What nobody should give: every operation answers it with one typed error or an honest report."""

import json
import math
from collections.abc import Callable

import numpy as np
import pytest

from makers import join, make_cube, make_material, make_paint, make_sheet
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.finishing import Plan, finish
from orfeas.generations.print_ready import PrintPlan, make_print_ready
from orfeas.mesh.audit import audit
from orfeas.mesh.auditing.profile import PROFILES
from orfeas.mesh.bake import bake_color
from orfeas.mesh.decimate import decimate, decimate_to
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.obj import write_obj
from orfeas.mesh.formats.ply import write_ply
from orfeas.mesh.formats.stl import write_stl
from orfeas.mesh.formats.threemf_writing import write_threemf
from orfeas.mesh.hulls import hulls
from orfeas.mesh.levels import levels
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.navmesh import navmesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import place
from orfeas.mesh.printing.analyze import analyze
from orfeas.mesh.printing.hollow import hollow
from orfeas.mesh.printing.orient import orient
from orfeas.mesh.printing.settle import settle
from orfeas.mesh.remesh import remesh
from orfeas.mesh.repair import repair, repair_surface
from orfeas.mesh.skins import find_skins
from orfeas.mesh.transfer import transfer
from orfeas.mesh.unwrap import unwrap
from orfeas.mesh.weld import weld
from tests.properties.examples import IS_LONG
from tests.properties.witnesses import assert_finite

REFUSALS = {Kind.INVALID, Kind.TOO_LARGE}


def make_klein_bottle(around: int = 16, along: int = 8) -> Mesh:
    """A figure-eight Klein bottle: closed as far as edges go, and without an inside."""
    u, v = np.meshgrid(np.arange(around) * 2 * np.pi / around, np.arange(along) * 2 * np.pi / along, indexing="ij")
    eight = np.cos(u / 2) * np.sin(v) - np.sin(u / 2) * np.sin(2 * v)
    other = np.sin(u / 2) * np.sin(v) + np.cos(u / 2) * np.sin(2 * v)
    ring = 2 + eight
    points = np.stack([ring * np.cos(u), other, ring * np.sin(u)], axis=-1).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(around), np.arange(along), indexing="ij")
    # After one way round the eight has turned by half: its columns run backwards.
    at = lambda m, n: (np.where(m == around, 0, m) * along + np.where(m == around, -n, n) % along).ravel()
    a, b, c, d = at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)
    return Mesh(points / 6, np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]))


def make_heap(num_faces: int = 40) -> Mesh:
    """Triangles between random points: nothing about it is a surface."""
    rng = np.random.default_rng(3)
    return Mesh(rng.random((30, 3)), rng.integers(30, size=(num_faces, 3)))


def _scaled(mesh: Mesh, scale: float) -> Mesh:
    return Mesh(mesh.positions * scale, mesh.faces)


CUBE = make_cube(0.1, divisions=3)
ODD: dict[str, Mesh] = {
    "nothing": Mesh(np.empty((0, 3)), np.empty((0, 3))),
    "one triangle": Mesh([[0, 0, 0], [0.1, 0, 0], [0, 0.1, 0]], [[0, 1, 2]]),
    "a flat sheet": make_sheet(0.1, 0.1, divisions=2),
    "a Klein bottle": make_klein_bottle(),
}
"""What somebody will send."""
ODDER: dict[str, Mesh] = {
    "vertices without faces": Mesh(CUBE.positions, np.empty((0, 3))),
    "one triangle, both sides": Mesh([[0, 0, 0], [0.1, 0, 0], [0, 0.1, 0]], [[0, 1, 2], [0, 2, 1]]),
    "one point": Mesh(np.zeros((3, 3)), [[0, 1, 2]]),
    "one line": Mesh([[0, 0, 0], [0.1, 0, 0], [0.2, 0, 0]], [[0, 1, 2]]),
    "a face of one vertex": Mesh([[0, 0, 0], [0.1, 0, 0], [0, 0.1, 0]], [[0, 1, 2], [1, 1, 1]]),
    "a flat closed thing": Mesh(CUBE.positions * np.array([1, 0, 1]), CUBE.faces),
    "a heap": make_heap(),
    "inside out": Mesh(CUBE.positions, CUBE.faces[:, ::-1]),
    "two cubes in one place": join(CUBE, CUBE),
    "an atom": _scaled(CUBE, 1e-10),
    "a galaxy": _scaled(CUBE, 1e12),
    "far away": Mesh(CUBE.positions + 1e6, CUBE.faces),
}
"""What hardly anybody will; every operation tries it in the long variant, and those that are quick always."""
EVERY = ODD | ODDER
MATERIAL = make_material(16)


def _baked(mesh: Mesh) -> np.ndarray:
    return bake_color(unwrap(mesh, texture_pixels=32), paint=make_paint(mesh), texture_pixels=32)


def _carried(mesh: Mesh) -> Material:
    return transfer(mesh, Material(), unwrap(with_normals(mesh), texture_pixels=32), texture_pixels=32)


def _carried_over(mesh: Mesh) -> Material:
    return transfer(mesh, Material(), unwrap(with_normals(CUBE), texture_pixels=32), texture_pixels=32)


OPERATIONS: dict[str, Callable[[Mesh], object]] = {
    "weld": weld,
    "normals": with_normals,
    "faceted normals": lambda mesh: with_normals(mesh, crease_radians=0.0),
    "repair": repair,
    "repair_surface": lambda mesh: repair_surface(mesh, cells=32),
    "skins": find_skins,
    "decimate": lambda mesh: decimate(mesh, faces=12),
    "decimate_to": lambda mesh: decimate_to(mesh, error=0.5),
    "quads": lambda mesh: remesh(mesh, faces=60),
    "triangles": lambda mesh: remesh(mesh, faces=60, kind="triangles"),
    "unwrap": lambda mesh: unwrap(mesh, texture_pixels=64),
    "bake": _baked,
    "transfer": _carried,
    "transfer to a cube": _carried_over,
    "levels": lambda mesh: levels(mesh, shares=(1.0, 0.5)),
    "hulls": lambda mesh: hulls(mesh, max_hulls=3, threshold=1.0),
    "box": lambda mesh: hulls(mesh, kind="box"),
    "one hull": lambda mesh: hulls(mesh, kind="hull"),
    "pieces": lambda mesh: hulls(mesh, kind="convex", max_hulls=3, threshold=1.0),
    "navmesh": navmesh,
    "analyze": analyze,
    "orient": orient,
    "hollow": lambda mesh: hollow(mesh, wall_metres=0.005),
    "settle": settle,
    "place": lambda mesh: place(mesh, longest_side_metres=0.1),
    "measure": lambda mesh: json.dumps(measure(mesh).to_json(), allow_nan=False),
    "glb": lambda mesh: write_glb(mesh, Material()),
    "obj": lambda mesh: write_obj(mesh, Material(), name="odd"),
    "ply": lambda mesh: write_ply(mesh, Material()),
    "stl": write_stl,
    "3mf": write_threemf,
    "finish": lambda mesh: finish(mesh, Material(), Plan(faces=600, texture_pixels=32, maps=frozenset({"base_color"}))),
    "print ready": lambda mesh: make_print_ready(mesh, PrintPlan(size_metres=0.05)),
}


SLOW = {
    "repair_surface",
    "skins",
    "decimate_to",
    "quads",
    "triangles",
    "unwrap",
    "bake",
    "transfer",
    "transfer to a cube",
    "levels",
    "hulls",
    "pieces",
    "finish",
    "print ready",
}
"""A tenth of a second and more for each."""
MATRIX = [(name, odd) for name in OPERATIONS for odd in (EVERY if IS_LONG or name not in SLOW else ODD)]


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize(("name", "odd"), MATRIX)
def test_odd_input_gets_a_typed_error_or_an_answer_without_nan(name: str, odd: str) -> None:
    try:
        found = OPERATIONS[name](EVERY[odd])
    except OrfeasError as error:
        assert error.kind in REFUSALS, error
        assert error.sentence.endswith(".") and "{" not in error.sentence
        return
    for mesh in (found, getattr(found, "mesh", None)):
        if isinstance(mesh, Mesh):
            assert_finite(mesh)


@pytest.mark.parametrize("odd", list(EVERY if IS_LONG else ODD))
def test_an_audit_of_odd_input_is_a_report_that_fails(odd: str) -> None:
    for profile in PROFILES if IS_LONG else ("web", "print-fdm"):
        report = audit(EVERY[odd], MATERIAL, profile=profile)
        assert report.verdict == "fail"
        json.dumps(report.to_json(), allow_nan=False)
        assert all((check.value is None) == (check.outcome == "not_checked") for check in report.checks)


@pytest.mark.parametrize("odd", ["nothing", "vertices without faces", "one point", "one line"])
@pytest.mark.parametrize(
    "name", ["repair", "repair_surface", "unwrap", "quads", "hulls", "navmesh", "orient", "finish"]
)
def test_what_has_no_area_is_refused(name: str, odd: str) -> None:
    with pytest.raises(OrfeasError) as caught:
        OPERATIONS[name](EVERY[odd])
    assert caught.value.kind is Kind.INVALID


@pytest.mark.parametrize("odd", ["one triangle", "a flat sheet", "a flat closed thing"])
@pytest.mark.parametrize("name", ["repair", "repair_surface", "finish", "print ready"])
def test_what_has_no_inside_is_refused(name: str, odd: str) -> None:
    with pytest.raises(OrfeasError) as caught:
        OPERATIONS[name](EVERY[odd])
    assert caught.value.kind is Kind.INVALID


@pytest.mark.parametrize("target", [-3, 0, 3])
@pytest.mark.parametrize(
    "operation",
    [
        lambda mesh, faces: decimate(mesh, faces=faces),
        lambda mesh, faces: decimate_to(mesh, faces=faces, error=0.1),
        lambda mesh, faces: remesh(mesh, faces=faces),
        lambda mesh, faces: hulls(mesh, max_faces_per_hull=faces),
    ],
    ids=["decimate", "decimate_to", "remesh", "hulls"],
)
def test_a_target_of_three_faces_is_refused(operation: Callable[[Mesh, int], object], target: int) -> None:
    with pytest.raises(OrfeasError) as caught:
        operation(CUBE, target)
    assert caught.value.kind is Kind.INVALID


@pytest.mark.parametrize("value", [math.nan, math.inf, -1.0])
def test_numbers_that_are_none_are_refused_or_do_no_harm(value: float) -> None:
    for operation in (
        lambda: decimate_to(CUBE, error=value),
        lambda: hollow(CUBE, wall_metres=value),
        lambda: navmesh(CUBE, agent_radius_metres=value),
        lambda: hulls(CUBE, threshold=value),
        lambda: analyze(CUBE, infill=value),
        lambda: place(CUBE, longest_side_metres=value),
    ):
        try:
            found = operation()
        except OrfeasError as error:
            assert error.kind in REFUSALS
        else:
            found = found[0] if isinstance(found, tuple) else getattr(found, "mesh", None)
            assert not isinstance(found, Mesh) or np.isfinite(found.positions).all()
