import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import join, make_bumpy_blob, make_open_box, make_sheet, make_sphere, make_torus
from orfeas.mesh.measure import measure
from orfeas.mesh.measuring.walls import measure_walls
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.printing.hollow import CannotDrain, ImpossibleHollow, NotSolid, TooThinToHollow, WallTooFine, hollow
from unit.mesh.printing.solid_makers import make_box, make_hollow_box, turned


def test_a_hollow_sphere_has_the_volume_of_its_inside() -> None:
    sphere = make_sphere(4, radius=0.015)
    done = hollow(sphere, wall_metres=0.002)
    found = measure(done.mesh)
    assert done.inner_volume == pytest.approx(4 / 3 * math.pi * 0.013**3, rel=0.02)
    assert found.is_closed and found.is_manifold and found.is_oriented
    assert (found.num_parts, found.genus, done.genus, done.num_hollows) == (1, 1, 1, 1)
    drained = measure(sphere).volume - done.inner_volume - found.volume
    assert 0 < drained < 2 * math.pi * 0.00175**2 * 0.006
    assert done.saved_share == pytest.approx(1 - found.volume / measure(sphere).volume)


def test_walls_are_as_thick_as_asked() -> None:
    shell = hollow(make_box(0.02, 0.02, 0.02), num_drains=0).mesh
    walls = measure_walls(shell.positions, shell.faces)
    assert walls is not None and walls.thin_metres == pytest.approx(0.002, rel=0.04)
    assert walls.median_metres == pytest.approx(0.002, rel=0.02)


@pytest.mark.parametrize(("num_drains", "genus", "num_parts"), [(0, 0, 2), (1, 0, 1), (2, 1, 1), (3, 2, 1)])
def test_the_genus_tells_the_drains(num_drains: int, genus: int, num_parts: int) -> None:
    done = hollow(make_sphere(3, radius=0.012), num_drains=num_drains, drain_metres=0.003)
    found = measure(done.mesh)
    assert (found.genus, found.num_parts, len(done.drains)) == (genus, num_parts, num_drains)


def test_drains_are_low_and_apart() -> None:
    box = make_box(0.03, 0.02, 0.03, at=(0.1, 0.2, 0.3))
    done = hollow(box)
    assert done.drains[:, 1] == pytest.approx([0.2, 0.2], abs=1e-5)
    assert np.linalg.norm(done.drains[0] - done.drains[1]) > 0.01
    assert measure(done.mesh).size == pytest.approx((0.03, 0.02, 0.03), abs=1e-6)
    assert done.mesh.bounds[0] == pytest.approx(box.bounds[0], abs=1e-6)


def test_a_ring_keeps_its_handle() -> None:
    done = hollow(make_torus(0.016, tube=0.007), wall_metres=0.002)
    assert done.genus == 3  # its own, that of the ring-shaped hollow, and one for the second drain
    assert done.inner_volume == pytest.approx(2 * math.pi**2 * 0.016 * 0.005**2, rel=0.03)


def test_a_void_that_is_there_stays_and_is_walled() -> None:
    thick = make_hollow_box(0.03, wall=0.01)
    done = hollow(thick, num_drains=0)
    found = measure(done.mesh)
    assert found.num_parts == 4
    assert found.is_closed and found.is_oriented
    rounded = 26**3 - (14**3 - _missing_of_rounded_cube(10, 2))
    assert done.inner_volume * 1e9 == pytest.approx(rounded, rel=0.02)


def _missing_of_rounded_cube(side: float, radius: float) -> float:
    """Of a cube of side + 2 radius, what a cube grown by a ball of that radius does not fill."""
    grown = side**3 + 6 * side**2 * radius + 3 * math.pi * side * radius**2 + 4 / 3 * math.pi * radius**3
    return (side + 2 * radius) ** 3 - grown


@settings(max_examples=3, deadline=None)
@given(
    st.tuples(*[st.floats(0.012, 0.024)] * 3),
    st.tuples(*[st.floats(-180, 180)] * 3),
    st.floats(0.0015, 0.0025),
)
def test_any_box_comes_out_closed_and_of_known_volume(
    sides: tuple[float, float, float], degrees: tuple[float, float, float], wall: float
) -> None:
    box = turned(make_box(*sides), degrees)
    done = hollow(box, wall_metres=wall, num_drains=0)
    found = measure(done.mesh)
    assert found.is_closed and found.is_manifold and found.is_oriented
    inner = math.prod(side - 2 * wall for side in sides)
    assert done.inner_volume == pytest.approx(inner, rel=0.05)
    assert found.volume == pytest.approx(math.prod(sides) - done.inner_volume, rel=1e-3)


def test_a_hollow_that_touches_itself_along_an_edge_is_drawn_apart() -> None:
    box = turned(make_box(0.014391982625727755, 0.02, 0.02171109337860582), (13.84375, -98.25, 0.0))
    found = measure(hollow(box, wall_metres=0.002, num_drains=0).mesh)
    assert found.is_closed and found.is_manifold and found.is_oriented and found.num_parts == 2


def test_the_same_object_gives_the_same_shell() -> None:
    one, two = (hollow(make_sphere(3, radius=0.01), num_drains=1).mesh for _ in range(2))
    assert np.array_equal(one.positions, two.positions) and np.array_equal(one.faces, two.faces)


def test_parts_that_overlap_are_hollowed_as_one() -> None:
    pair = join(make_box(0.014, 0.014, 0.014), make_box(0.014, 0.014, 0.014, at=(0.007, 0.0, 0.0)))
    done = hollow(pair, num_drains=1)
    found = measure(done.mesh)
    assert (found.num_parts, done.num_hollows, done.genus) == (1, 1, 0)
    assert done.inner_volume == pytest.approx(0.017 * 0.01 * 0.01, rel=0.03)
    assert found.size == pytest.approx((0.021, 0.014, 0.014), abs=1e-6)


def test_a_wavy_hollow_is_one_skin_without_crumbs() -> None:
    blob = make_bumpy_blob(40)
    blob = Mesh(blob.positions * 0.025, blob.faces)
    done = hollow(blob, wall_metres=0.0022, num_drains=1)
    found = measure(done.mesh)
    assert (found.num_parts, done.genus, done.num_hollows) == (1, 0, 1)
    assert found.is_closed and found.is_manifold and found.is_oriented


def test_what_reports_may_stop_it() -> None:
    class Enough(Exception):
        pass

    def stop(_: float) -> None:
        raise Enough

    with pytest.raises(Enough):
        hollow(make_sphere(2, radius=0.01), report=stop)


def test_what_is_too_thin_stays_solid() -> None:
    with pytest.raises(TooThinToHollow, match="2 mm"):
        hollow(make_box(0.03, 0.0035, 0.03))


def test_a_drain_that_does_not_fit_is_said() -> None:
    with pytest.raises(CannotDrain, match="of 9 mm"):
        hollow(make_box(0.012, 0.012, 0.012), drain_metres=0.009)


def test_too_fine_a_wall_for_the_size_is_refused_at_once() -> None:
    with pytest.raises(WallTooFine, match="at least"):
        hollow(make_box(1.0, 1.0, 1.0))


@pytest.mark.parametrize(
    "mesh",
    [
        make_open_box(0.02),
        make_sheet(0.1, 0.1),
        Mesh(np.eye(3), np.array([[0, 1, 2]])),
        Mesh(np.empty((0, 3)), np.empty((0, 3), np.int32)),
        Mesh(make_box(0.02, 0.02, 0.02).positions, make_box(0.02, 0.02, 0.02).faces[:, ::-1]),
    ],
)
def test_what_has_no_inside_is_refused(mesh: Mesh) -> None:
    with pytest.raises(NotSolid):
        hollow(mesh)


def test_sizes_of_nothing_are_refused() -> None:
    no_numbers = [{name: value} for name in ("wall_metres", "drain_metres") for value in (math.nan, math.inf)]
    for options in ({"wall_metres": 0.0}, {"num_drains": -1}, {"drain_metres": 0.0}, *no_numbers):
        with pytest.raises(ImpossibleHollow):
            hollow(make_box(0.02, 0.02, 0.02), **options)
