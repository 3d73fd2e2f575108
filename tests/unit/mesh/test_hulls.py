"""Convex pieces that stand for a mesh where things collide."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronos.validator import complaints_in, validate_glb  # noqa: F401
from makers import join, make_bumpy_blob, make_cube, make_open_box, make_sheet, make_sphere, make_torus
from orfeas.mesh.colliding.collision_glb import NoHulls, hulls_to_glb
from orfeas.mesh.colliding.convex_hull import convex_hull, depth_outside, is_sound_hull
from orfeas.mesh.colliding.decompose import sandboxed
from orfeas.mesh.colliding.fit import surface_samples
from orfeas.mesh.hulls import HullOptionOutOfRange, TooFlatForHulls, hulls
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.sandbox import Limits, Sandbox, SandboxLimit


def make_box(low, high, *, turn_radians: float = 0.0) -> Mesh:
    cube = make_cube(divisions=2)
    points = (cube.positions + 0.5) * (np.array(high) - low) + low
    c, s = math.cos(turn_radians), math.sin(turn_radians)
    return Mesh(points @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]), cube.faces)


def make_table() -> Mesh:
    """A top and four legs that reach a little into it."""
    legs = [make_box((x, 0, z), (x + 0.06, 0.72, z + 0.06)) for x in (-0.47, 0.41) for z in (-0.27, 0.21)]
    return join(make_box((-0.5, 0.7, -0.3), (0.5, 0.75, 0.3)), *legs)


def make_corner() -> Mesh:
    """An L in one piece: 12 vertices."""
    outline = np.array([(0, 0), (2, 0), (2, 1), (1, 1), (1, 2), (0, 2)], dtype=float)
    points = np.concatenate([np.column_stack([outline, np.full(6, z)]) for z in (0.0, 1.0)])
    caps = [(0, 1, 2), (0, 2, 3), (0, 3, 4), (0, 4, 5)]
    faces = [(c, b, a) for a, b, c in caps] + [(a + 6, b + 6, c + 6) for a, b, c in caps]
    for k in range(6):
        n = (k + 1) % 6
        faces += [(k, n, n + 6), (k, n + 6, k + 6)]
    return Mesh(points, np.array(faces))


def make_klein_bottle(around: int = 24, along: int = 12) -> Mesh:
    """A figure-eight Klein bottle: closed, with one side only."""
    u, v = np.meshgrid(np.arange(around) * 2 * np.pi / around, np.arange(along) * 2 * np.pi / along, indexing="ij")
    r = 2 + np.cos(u / 2) * np.sin(v) - np.sin(u / 2) * np.sin(2 * v)
    y = np.sin(u / 2) * np.sin(v) + np.cos(u / 2) * np.sin(2 * v)
    points = np.stack([r * np.cos(u), y, r * np.sin(u)], axis=-1).reshape(-1, 3)
    i, j = (part.ravel() for part in np.meshgrid(np.arange(around), np.arange(along), indexing="ij"))
    at = lambda m, n: np.where(m < around, m * along + n % along, (-n) % along)
    a, b, c, d = at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)
    return Mesh(points, np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]))


def assert_sound(found, mesh: Mesh, *, max_hulls: int = 8, max_faces: int = 255) -> None:
    diagonal = float(np.linalg.norm(mesh.size))
    assert 1 <= len(found.pieces) <= max_hulls
    assert all(is_sound_hull(piece, diagonal=diagonal, max_faces=max_faces) for piece in found.pieces)
    for piece in found.pieces:
        shape = measure(piece)
        assert shape.is_closed and shape.is_manifold and shape.is_oriented and shape.genus == 0 and shape.num_parts == 1


def share_covered(found, mesh: Mesh, *, slack: float) -> float:
    """Share of points of the surface no further than `slack` diagonals outside every piece."""
    points, _ = surface_samples(mesh, count=2000)
    outside = np.min([depth_outside(points, piece) for piece in found.pieces], axis=0)
    return float((outside <= slack * np.linalg.norm(mesh.size)).mean())


def test_a_cube_becomes_its_box() -> None:
    found = hulls(make_cube(2.0, divisions=4))
    assert found.kind == "box" and found.pieces[0].num_faces == 12
    assert found.fit.iou == pytest.approx(1.0, abs=1e-3)
    assert measure(found.pieces[0]).volume == pytest.approx(8.0)


def test_a_turned_box_becomes_a_turned_box() -> None:
    mesh = make_box((0, 0, 0), (3, 1, 0.5), turn_radians=0.5)
    found = hulls(mesh)
    assert found.kind == "box"
    assert measure(found.pieces[0]).volume == pytest.approx(1.5, rel=1e-4)


def test_a_ball_becomes_one_hull_of_few_triangles() -> None:
    mesh = make_sphere(4)
    found = hulls(mesh)
    assert found.kind == "hull"
    assert_sound(found, mesh, max_hulls=1)
    assert found.fit.iou > 0.94 and found.fit.mesh_to_hulls < 0.015


def test_a_ball_in_a_box_has_the_iou_of_the_formula() -> None:
    found = hulls(make_sphere(4), kind="box")
    assert found.fit.iou == pytest.approx(math.pi / 6, abs=0.005)
    assert found.fit.volume_ratio == pytest.approx(6 / math.pi, abs=0.02)
    assert found.fit.hulls_to_mesh == pytest.approx((math.sqrt(3) - 1) / math.sqrt(12), abs=0.01)


def test_a_table_becomes_its_top_and_its_legs_without_a_search() -> None:
    def never(mesh, **_):
        raise AssertionError(mesh)

    found = hulls(make_table(), decompose=never)
    assert found.kind == "convex" and len(found.pieces) == 5
    assert found.fit.iou > 0.97
    assert_sound(found, make_table())


def test_an_l_becomes_two_pieces() -> None:
    found = hulls(make_corner())
    assert found.kind == "convex" and len(found.pieces) == 2
    assert found.fit.iou > 0.98 and found.fit.overlap < 0.02 and found.fit.hulls_to_mesh < 0.01
    assert share_covered(found, make_corner(), slack=1e-3) > 0.999


def test_a_ring_keeps_its_hole() -> None:
    mesh = make_torus(around=24, along=10)
    found = hulls(mesh, max_faces_per_hull=64)
    assert_sound(found, mesh, max_faces=64)
    assert found.fit.iou > 0.88
    assert all((depth_outside(np.zeros((1, 3)), piece) > 0.2).all() for piece in found.pieces)


def test_no_more_pieces_than_allowed() -> None:
    mesh = join(*(make_box((x, y, 0), (x + 0.3, y + 0.3, 0.3)) for x in range(4) for y in range(3)))
    found = hulls(mesh, max_hulls=5)
    assert len(found.pieces) == 5
    assert_sound(found, mesh, max_hulls=5)
    assert share_covered(found, mesh, slack=1e-4) == 1.0


def test_the_same_seed_gives_the_same_pieces() -> None:
    one, two = (hulls(make_corner(), seed=7) for _ in range(2))
    assert [piece.positions.tobytes() for piece in one.pieces] == [piece.positions.tobytes() for piece in two.pieces]
    assert [piece.faces.tobytes() for piece in one.pieces] == [piece.faces.tobytes() for piece in two.pieces]
    assert one.fit == two.fit


def test_one_hull_or_one_box_where_asked() -> None:
    blob = make_bumpy_blob(24)
    for kind in ("hull", "box"):
        found = hulls(blob, kind=kind)
        assert found.kind == kind and len(found.pieces) == 1
    assert hulls(make_torus(around=16, along=8), kind="box").pieces[0].num_faces == 12


def test_an_open_box_is_closed_first_and_says_so() -> None:
    found = hulls(make_open_box(divisions=3))
    assert found.kind == "box" and "closed first" in found.notes[0]


def test_a_killed_child_leaves_one_hull_and_a_note() -> None:
    def killed(mesh, **_):
        raise SandboxLimit(what="time")

    found = hulls(make_corner(), decompose=killed)
    assert found.kind == "hull" and "too long" in found.notes[-1]


@pytest.mark.parametrize(("num_coarse", "thresholds"), [(8, [0.1]), (3, [0.1, 0.05])])
def test_it_is_cut_finely_only_where_coarsely_gives_too_few_pieces(num_coarse, thresholds) -> None:
    asked = []

    def cut(mesh, *, max_hulls, threshold, seed):
        asked.append(threshold)
        low, high = mesh.bounds
        grid = low + (high - low) * np.stack(np.meshgrid([0, 1], [0, 1], [0, 1]), -1).reshape(-1, 3)
        return (grid,) * (num_coarse if threshold > 0.05 else 8)

    hulls(make_corner(), decompose=cut)
    assert asked == thresholds


def test_the_sandbox_gives_the_same_pieces_and_is_killed_in_time() -> None:
    sandbox = Sandbox(preload=("orfeas.mesh.colliding.decompose",), limits=Limits(wall_seconds=60.0, cpu_seconds=60))
    try:
        apart = hulls(make_corner(), decompose=sandboxed(sandbox))
    finally:
        sandbox.close()
    here = hulls(make_corner())
    assert [piece.positions.tobytes() for piece in apart.pieces] == [piece.positions.tobytes() for piece in here.pieces]
    sandbox = Sandbox(preload=("orfeas.mesh.colliding.decompose",), limits=Limits(wall_seconds=0.05))
    try:
        found = hulls(make_torus(around=32, along=12), threshold=0.01, decompose=sandboxed(sandbox))
    finally:
        sandbox.close()
    assert found.kind == "hull" and "too long" in found.notes[-1]


@pytest.mark.parametrize(
    "mesh",
    [
        Mesh(np.eye(3), np.array([[0, 1, 2]])),
        make_sheet(),
        Mesh(np.empty((0, 3)), np.empty((0, 3))),
        Mesh(np.zeros((3, 3)), np.array([[0, 1, 2]])),
    ],
    ids=["triangle", "sheet", "empty", "point"],
)
def test_what_has_no_volume_is_refused(mesh) -> None:
    with pytest.raises(TooFlatForHulls):
        hulls(mesh)


def test_a_klein_bottle_gets_a_hull_without_an_iou() -> None:
    mesh = make_klein_bottle()
    found = hulls(mesh)
    assert found.kind == "hull" and found.fit.iou is None and "could not be closed" in found.notes[0]
    assert_sound(found, mesh)


def test_parts_keep_their_own_hulls_when_cutting_takes_too_long() -> None:
    def killed(mesh, **_):
        raise SandboxLimit(what="time")

    corner = make_corner()
    mesh = join(corner, Mesh(corner.positions + np.float32([5, 0, 0]), corner.faces))
    found = hulls(mesh, decompose=killed)
    assert found.kind == "convex" and len(found.pieces) == 2 and "too long" in found.notes[-1]
    assert share_covered(found, mesh, slack=1e-4) == 1.0


@pytest.mark.parametrize("option", [{"max_hulls": 0}, {"max_hulls": 65}, {"max_faces_per_hull": 4}, {"threshold": 0.0}])
def test_options_out_of_range_are_refused(option) -> None:
    with pytest.raises(HullOptionOutOfRange):
        hulls(make_cube(), **option)


def test_slivers_of_points_on_one_line_do_not_enter_a_hull() -> None:
    cube = make_cube(1.0, divisions=9)
    hull = convex_hull(cube.positions.astype(np.float64) * 0.1 + 3.3)
    assert hull is not None and measure(hull).volume == pytest.approx(1e-3, rel=1e-4)
    assert is_sound_hull(hull, diagonal=0.17, max_faces=255)


def test_the_file_has_a_node_a_piece_and_is_valid(validate_glb) -> None:  # noqa: F811
    found = hulls(make_table())
    payload = hulls_to_glb(found.pieces, name="table")
    report = validate_glb(payload)
    assert complaints_in(report) == []
    assert report["info"]["totalTriangleCount"] == sum(piece.num_faces for piece in found.pieces)
    assert b'"name":"table_hull_04","mesh":4,"extras":{"collider":"convex"}' in payload
    assert payload == hulls_to_glb(found.pieces, name="table")


def test_a_file_of_no_hulls_is_refused() -> None:
    with pytest.raises(NoHulls):
        hulls_to_glb([])


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(2, 4))
def test_pieces_of_any_heap_of_solids_are_sound_and_cover_it(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    solids = []
    for _ in range(count):
        base = make_sphere(1) if rng.random() < 0.5 else make_corner()
        turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
        turn *= np.sign(np.linalg.det(turn))
        solids.append(Mesh(base.positions @ turn * rng.uniform(0.3, 1) + rng.uniform(-2, 2, 3), base.faces))
    mesh = join(*solids)
    found = hulls(mesh, max_hulls=6, threshold=0.4)
    assert_sound(found, mesh, max_hulls=6)
    assert share_covered(found, mesh, slack=0.01) > 0.99
