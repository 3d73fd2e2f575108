import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_sheet, make_textured_cube
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.place import NothingToPlace
from orfeas.mesh.printing.analyze import analyze
from orfeas.mesh.printing.orient import CannotOrient, orient
from orfeas.mesh.printing.settle import settle
from unit.mesh.printing.solid_makers import make_arch, make_box, make_cylinder, make_t, turned


@pytest.mark.parametrize("mesh", [make_t(), make_arch(), turned(make_cylinder(0.01, 0.02), (60, 0, 0))])
def test_what_hangs_over_is_turned_until_it_does_not(mesh: Mesh) -> None:
    assert (analyze(mesh).overhang_mm2 or 0) > 100
    done = orient(mesh)
    found = analyze(done.mesh)
    assert found.overhang_mm2 == pytest.approx(0, abs=0.5)
    assert found.is_stable
    assert done.score < done.score_before
    assert any("Overhang" in reason for reason in done.reasons)


def test_what_stands_well_stays() -> None:
    plate = make_box(0.05, 0.01, 0.05)
    done = orient(plate)
    assert np.array_equal(done.rotation, np.eye(3))
    assert done.score == done.score_before
    assert done.mesh.positions == pytest.approx(plate.positions)


def test_it_stands_on_the_ground_in_the_middle() -> None:
    done = orient(turned(make_t(), (20, 30, 40)))
    low, high = done.mesh.bounds
    assert low[1] == 0
    assert (low + high)[[0, 2]] == pytest.approx([0, 0], abs=1e-7)


def test_uvs_stay_and_normals_turn_along() -> None:
    cube = make_textured_cube(0.02)
    leaning = Mesh(
        turned(cube, (30, 0, 0)).positions,
        cube.faces,
        normals=turned(Mesh(cube.normals, cube.faces), (30, 0, 0)).positions,
        uvs=cube.uvs,
    )
    done = orient(leaning).mesh
    assert np.array_equal(done.uvs, cube.uvs)
    a, b, c = (done.positions[done.faces[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    cross /= np.linalg.norm(cross, axis=1, keepdims=True)
    assert done.normals[done.faces[:, 0]] == pytest.approx(cross, abs=1e-4)


@settings(max_examples=12, deadline=None)
@given(st.tuples(*[st.floats(-180, 180)] * 3), st.sampled_from([make_t(), make_arch(), make_box(0.01, 0.03, 0.05)]))
def test_turning_changes_nothing_but_the_pose(degrees: tuple[float, float, float], mesh: Mesh) -> None:
    before, done = turned(mesh, degrees), orient(turned(mesh, degrees))
    assert done.rotation @ done.rotation.T == pytest.approx(np.eye(3), abs=1e-9)
    assert np.linalg.det(done.rotation) == pytest.approx(1)
    one, two = measure(before), measure(done.mesh)
    assert two.is_closed and two.is_oriented
    assert two.volume == pytest.approx(one.volume, rel=1e-4) and two.area == pytest.approx(one.area, rel=1e-4)
    assert analyze(done.mesh).is_stable
    assert done.score <= done.score_before


@pytest.mark.parametrize(
    "mesh", [make_sheet(0.1, 0.1), Mesh(np.eye(3), np.array([[0, 1, 2]])), Mesh(np.empty((0, 3)), np.empty((0, 3)))]
)
def test_what_is_flat_is_refused(mesh: Mesh) -> None:
    with pytest.raises(CannotOrient):
        orient(mesh)


def test_settling_moves_and_does_not_scale() -> None:
    box = make_box(0.02, 0.03, 0.04, at=(1.0, 2.0, -3.0))
    low, high = settle(box).bounds
    assert low == pytest.approx([-0.01, 0, -0.02], abs=1e-6)
    assert high == pytest.approx([0.01, 0.03, 0.02], abs=1e-6)
    with pytest.raises(NothingToPlace):
        settle(Mesh(np.empty((0, 3)), np.empty((0, 3))))
