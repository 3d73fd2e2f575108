"""Where somebody can walk; every figure beside its answer by formula."""

import json
import math

import numpy as np
import pytest

from detour.grounds import make_box, make_floor
from makers import join, make_cube, make_sheet
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.navigating.solid import inside_parts, set_down
from orfeas.mesh.navmesh import (
    AgentOutOfRange,
    NavMesh,
    NavMeshTooFine,
    NavMeshTooManyFaces,
    NowhereToWalk,
    navmesh,
)

CELL = 0.1
KEPT = 0.3 + CELL
"""The radius in whole cells; at an open edge Recast takes one cell more, since it could be a ledge."""


def make_ramp(degrees: float, *, run: float = 6.0, width: float = 4.0) -> Mesh:
    rise = run * math.tan(math.radians(degrees))
    points = np.array([(0, 0, 0), (run, rise, 0), (run, rise, width), (0, 0, width)])
    return Mesh(points, np.array([(0, 2, 1), (0, 3, 2)]))


def assert_sound(found: NavMesh) -> None:
    """Polygons are convex, face up and have 3 to 6 corners; the area is theirs."""
    total = 0.0
    for polygon in found.polygons:
        corners = found.vertices[list(polygon)].astype(np.float64)
        edge = np.roll(corners, -1, axis=0) - corners
        after = np.roll(edge, -1, axis=0)
        turn = edge[:, 2] * after[:, 0] - edge[:, 0] * after[:, 2]
        assert 3 <= len(polygon) <= 6 and (turn >= -1e-6).all()
        normal = np.cross(corners, np.roll(corners, -1, axis=0)).sum(axis=0) / 2
        assert normal[1] > 0
        total += float(np.linalg.norm(normal))
    assert total == pytest.approx(found.area_m2, rel=1e-4)
    assert len(found.islands) == len(found.polygons) == len(found.neighbours)
    for number, beside in enumerate(found.neighbours):
        assert len(beside) == len(found.polygons[number])
        assert all(number in found.neighbours[other] for other in beside if other >= 0)
        assert {found.islands[other] for other in beside if other >= 0} <= {found.islands[number]}
    assert set(np.concatenate(found.polygons).tolist()) == set(range(len(found.vertices)))


def test_a_flat_floor_is_walked_but_for_its_rim() -> None:
    found = navmesh(make_floor())
    assert_sound(found)
    assert found.area_m2 == pytest.approx((6 - 2 * KEPT) ** 2, rel=0.02)
    assert np.abs(found.vertices[:, 1]).max() < 0.05
    assert found.joins((-2, 0, -2), (2, 0, 2)) and not found.joins((0, 0, 0), (10, 0, 0))


def test_a_block_is_walked_round_and_stood_upon_but_not_walked_in() -> None:
    found = navmesh(join(make_floor(), make_box((-1, 0, -1), (1, 2, 1))))
    assert_sound(found)
    round_it, on_it = (6 - 2 * KEPT) ** 2 - (2 + 2 * 0.3) ** 2, (2 - 2 * KEPT) ** 2
    assert found.area_m2 == pytest.approx(round_it + on_it, rel=0.1)
    assert found.num_islands == 2
    assert found.joins((-2, 0, 0), (2, 0, 0)) and not found.joins((-2, 0, 0), (0, 2, 0))
    outside = np.maximum(np.abs(found.vertices[found.vertices[:, 1] < 1][:, [0, 2]]) - 1, 0)
    assert np.linalg.norm(outside, axis=1).min() >= 0.3 - CELL


def test_a_ramp_of_40_degrees_is_walked_and_one_of_50_is_not() -> None:
    found = navmesh(make_ramp(40))
    assert_sound(found)
    assert found.area_m2 == pytest.approx((6 - 2 * KEPT) * (4 - 2 * KEPT) / math.cos(math.radians(40)), rel=0.1)
    assert found.joins((1, 0.8, 2), (5, 4.2, 2))
    with pytest.raises(NowhereToWalk):
        navmesh(make_ramp(50))
    assert navmesh(make_ramp(50), max_slope_radians=math.radians(55)).area_m2 > 10


def test_a_step_of_30_centimetres_is_taken_and_one_of_50_is_not() -> None:
    for height, is_taken in ((0.3, True), (0.5, False)):
        found = navmesh(join(make_floor(), make_box((0, 0, -3), (3, height, 3))))
        assert_sound(found)
        assert found.joins((-2, 0, 0), (2, height, 0)) == is_taken
        lost = 0 if is_taken else (0.3 + KEPT) * (6 - 2 * KEPT)
        assert found.area_m2 == pytest.approx((6 - 2 * KEPT) ** 2 - lost, rel=0.1)


def test_under_a_ceiling_of_one_and_a_half_metres_nobody_walks() -> None:
    mesh = join(make_floor(), make_box((0, 1.5, -3), (3, 1.6, 3)))
    tall, short = navmesh(mesh), navmesh(mesh, agent_height_metres=1.2)
    assert_sound(tall)
    assert not tall.joins((-2, 0, 0), (2, 0, 0)) and short.joins((-2, 0, 0), (2, 0, 0))
    under = [n for n in tall.polygons if tall.vertices[list(n), 0].mean() > 0 and tall.vertices[list(n), 1].max() < 1]
    assert under == []


def test_a_door_narrower_than_the_agent_is_no_way() -> None:
    for gap, is_way in ((0.4, False), (0.9, True)):
        walls = [make_box((-0.1, 0, -3), (0.1, 2.5, -gap / 2)), make_box((-0.1, 0, gap / 2), (0.1, 2.5, 3))]
        found = navmesh(join(make_floor(), *walls))
        assert_sound(found)
        assert found.joins((-2, 0, 0), (2, 0, 0)) == is_way


def test_lengths_are_metres_whatever_the_cell() -> None:
    areas = [navmesh(make_floor(), cell_metres=cell).area_m2 for cell in (0.1, 0.15, 0.3)]
    assert areas == pytest.approx([(6 - 2 * (0.3 + cell)) ** 2 for cell in (0.1, 0.15, 0.3)], rel=0.1)


def test_the_mesh_may_lie_anywhere() -> None:
    floor = make_floor(3.0)
    moved = navmesh(Mesh(floor.positions + np.float32([40, -7, 13]), floor.faces))
    here = navmesh(floor)
    assert moved.area_m2 == pytest.approx(here.area_m2, rel=1e-3)
    assert moved.vertices - np.float32([40, -7, 13]) == pytest.approx(here.vertices, abs=1e-3)


def test_the_same_mesh_gives_the_same_polygons_as_json_and_as_triangles() -> None:
    mesh = join(make_floor(4.0), make_box((-0.5, 0, -0.5), (0.5, 1, 0.5)))
    one, two = navmesh(mesh), navmesh(mesh)
    assert json.dumps(one.to_json()) == json.dumps(two.to_json())
    assert one.to_json()["agent"]["radius_metres"] == 0.3
    assert one.to_json()["neighbours"] == [list(beside) for beside in one.neighbours]
    triangles = one.to_mesh()
    a, b, c = (triangles.positions[triangles.faces[:, k]].astype(np.float64) for k in range(3))
    normal = np.cross(b - a, c - a) / 2
    assert (normal[:, 1] > -1e-9).all()
    assert np.linalg.norm(normal, axis=1).sum() == pytest.approx(one.area_m2, rel=0.01)


def test_too_many_cells_are_refused_with_the_cell_that_would_do() -> None:
    with pytest.raises(NavMeshTooFine) as refused:
        navmesh(make_floor(100.0))
    assert refused.value.details["cell_metres"] == pytest.approx(100 / math.sqrt(200_000), rel=0.05)
    tower = make_box((0, 0, 0), (1, 1000, 1))
    with pytest.raises(NavMeshTooFine):
        navmesh(tower)


def test_too_many_faces_are_refused() -> None:
    blob = make_cube(4.0, divisions=60)
    with pytest.raises(NavMeshTooManyFaces):
        navmesh(blob)


@pytest.mark.parametrize(
    "mesh",
    [
        Mesh(np.empty((0, 3)), np.empty((0, 3))),
        Mesh(np.eye(3) * 0.1, np.array([[0, 1, 2]])),
        make_sheet(5.0, 5.0),
        make_cube(0.2),
    ],
    ids=["empty", "triangle", "upright sheet", "small cube"],
)
def test_where_nobody_fits_is_said_so(mesh) -> None:
    with pytest.raises(NowhereToWalk):
        navmesh(mesh)


def test_a_flat_sheet_that_faces_up_is_walked_and_one_that_faces_down_is_not() -> None:
    sheet = make_sheet(4.0, 4.0)
    flat = Mesh(sheet.positions[:, [1, 2, 0]], sheet.faces)
    assert navmesh(flat).area_m2 == pytest.approx((4 - 2 * KEPT) ** 2, rel=0.05)
    with pytest.raises(NowhereToWalk):
        navmesh(Mesh(flat.positions, flat.faces[:, ::-1]))


@pytest.mark.parametrize(
    "option",
    [{"agent_radius_metres": 0.0}, {"max_slope_radians": math.pi / 2}, {"cell_metres": -1.0}, {"max_climb_metres": -1}],
)
def test_options_out_of_range_are_refused(option) -> None:
    with pytest.raises(AgentOutOfRange):
        navmesh(make_floor(), **option)


def test_of_no_points_none_is_set_down_and_none_is_inside() -> None:
    nowhere = np.empty((0, 3))  # what polygons too narrow for a sample inside ask of the ground
    assert set_down(nowhere, make_floor(), reach_metres=1.0).shape == (0, 3)
    assert inside_parts(nowhere, make_floor()).shape == (0,)


def test_a_floor_with_room_for_one_step_is_walked() -> None:
    assert_sound(navmesh(make_floor(1.0)))
