import json
import math

import numpy as np
import pytest

from makers import join, make_open_box, make_sheet, make_sphere, make_torus
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.printing.analyze import ImpossibleWall, PrintAnalysis, analyze
from orfeas.mesh.printing.cost import ImpossibleInfill, ImpossiblePrice, UnknownPrintMaterial
from unit.mesh.printing.solid_makers import make_arch, make_box, make_cylinder, make_hollow_box, make_t, turned, united


def test_a_box_is_measured_exactly() -> None:
    found = analyze(make_box(0.02, 0.03, 0.04), infill=1.0)
    assert found.size_mm == pytest.approx((20, 40, 30))
    assert found.volume_cm3 == pytest.approx(24)
    assert found.area_mm2 == pytest.approx(2 * (600 + 800 + 1200))
    assert found.mass_grams == pytest.approx(24 * 1.24)
    assert found.cost == pytest.approx(24 * 1.24 / 1000 * 22)
    assert (found.overhang_mm2, found.num_islands, found.num_floating_parts) == (0, 0, 0)
    assert found.base_mm2 == pytest.approx(800) and found.base_share == pytest.approx(1)
    assert found.is_stable and found.is_sound and found.fits_build_volume
    assert not found.unknown


def test_infill_and_material_change_the_mass() -> None:
    box = make_box(0.02, 0.02, 0.02)
    empty, sparse, solid = (analyze(box, infill=share) for share in (0.0, 0.2, 1.0))
    assert empty.mass_grams and sparse.mass_grams and solid.mass_grams
    assert sparse.mass_grams == pytest.approx(0.8 * empty.mass_grams + 0.2 * solid.mass_grams)
    assert empty.material_cm3 == pytest.approx(8 - 17.6**3 / 1e3, rel=0.01)
    resin = analyze(box, material="resin", infill=0.1, price_per_kg=100)
    assert resin.mass_grams == pytest.approx(8 * 1.15) and resin.cost == pytest.approx(0.92)
    assert resin.infill == 1.0 and any("solid" in note for note in resin.notes)
    assert "mass_grams" in sparse.estimates and "volume_cm3" not in sparse.estimates


@pytest.mark.parametrize(("wall", "is_thin"), [(0.00079, True), (0.00081, False)])
def test_a_wall_just_under_the_limit_is_thin_and_one_just_over_is_not(wall: float, is_thin: bool) -> None:
    found = analyze(make_hollow_box(0.03, wall=wall))
    assert found.wall_mm == pytest.approx(wall * 1e3, abs=0.001)
    assert found.wall_limit_mm == pytest.approx(0.8)
    assert (found.wall_mm < found.wall_limit_mm) == is_thin
    assert found.thin_share is not None and (found.thin_share > 0.9) == is_thin
    assert found.volume_cm3 == pytest.approx(27 - (30 - 2e3 * wall) ** 3 / 1e3, rel=1e-4)


def test_thickness_of_round_things_is_their_diameter() -> None:
    assert analyze(make_sphere(4, radius=0.02)).wall_mm == pytest.approx(40, rel=0.06)
    assert analyze(make_torus(0.03, tube=0.005)).wall_mm == pytest.approx(10, rel=0.06)
    cylinder = analyze(make_cylinder(0.005, 0.05))
    assert cylinder.wall_mm == pytest.approx(10, rel=0.06)
    assert cylinder.volume_cm3 == pytest.approx(math.pi * 0.25 * 5, rel=0.002)
    assert cylinder.base_mm2 == pytest.approx(math.pi * 25, rel=0.002)


def test_overhang_of_a_t_and_of_an_arch_is_known() -> None:
    assert analyze(make_t()).overhang_mm2 == pytest.approx(300, rel=1e-4)
    assert analyze(make_arch()).overhang_mm2 == pytest.approx(600, rel=1e-4)
    assert analyze(turned(make_t(), (0, 0, 180))).overhang_mm2 == 0


@pytest.mark.parametrize(("tilt", "overhangs"), [(44, False), (45, False), (46, True)])
def test_a_slope_overhangs_from_45_degrees_on(tilt: float, overhangs: bool) -> None:
    leaning = turned(make_box(0.01, 0.05, 0.01), (0, 0, tilt))
    sides = 500 if overhangs else 0
    # Tilted past 45 degrees the long side hangs over and the foot, tilted less, does not; below it is the other way.
    foot = 100 if tilt < 45 else 0
    assert analyze(leaning).overhang_mm2 == pytest.approx(sides + foot, abs=0.1)


def test_what_leans_too_far_tips() -> None:
    upright, leaning = make_box(0.01, 0.05, 0.01), make_t()
    assert analyze(upright).is_stable
    assert analyze(leaning).is_stable
    shifted = Mesh(leaning.positions + np.where(leaning.positions[:, 1:2] > 0.0301, [[0.05, 0, 0]], 0), leaning.faces)
    assert analyze(shifted).is_stable is False


def test_what_begins_in_mid_air_is_counted() -> None:
    floating = join(make_box(0.02, 0.02, 0.02), make_box(0.01, 0.01, 0.01, at=(0, 0.03, 0)))
    found = analyze(floating)
    assert (found.num_islands, found.num_floating_parts) == (1, 1)
    upside_down = turned(make_arch(), (0, 0, 180))
    assert analyze(upside_down).num_islands == 0
    hanging = _two_legs()
    assert (analyze(hanging).num_islands, analyze(hanging).num_floating_parts) == (1, 0)


def _two_legs() -> Mesh:
    """A gallows: one post on the ground, one that ends above it."""
    post, bar = make_box(0.01, 0.04, 0.01), make_box(0.04, 0.01, 0.01, at=(0.015, 0.035, 0))
    return united(post, bar, make_box(0.008, 0.02, 0.008, at=(0.03, 0.016, 0)))


def test_a_hollow_is_no_island_and_a_part_stuck_in_another_does_not_float() -> None:
    assert analyze(make_hollow_box(0.03, wall=0.002)).num_islands == 0
    stuck = join(make_box(0.02, 0.02, 0.02), make_box(0.01, 0.01, 0.01, at=(0, 0.015, 0)))
    found = analyze(stuck)
    assert (found.num_islands, found.num_floating_parts) == (0, 0)
    assert found.volume_cm3 is None and "overlap" in found.unknown["volume_cm3"]
    assert found.wall_mm is not None


def test_the_build_volume_may_be_turned_by_a_quarter() -> None:
    long = make_box(0.2, 0.01, 0.01)
    assert analyze(long, build_volume_metres=(0.05, 0.2, 0.1)).fits_build_volume
    assert not analyze(long, build_volume_metres=(0.19, 0.19, 0.3)).fits_build_volume


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
def test_of_what_has_no_inside_nothing_is_guessed(mesh: Mesh) -> None:
    found = analyze(mesh)
    assert not found.is_sound
    for name in ("volume_cm3", "mass_grams", "cost", "wall_mm", "overhang_mm2", "is_stable", "num_islands"):
        assert getattr(found, name) is None and found.unknown[name].endswith(".")
    assert not found.estimates
    json.dumps(found.to_json(), allow_nan=False)


def test_the_analysis_is_json_and_the_same_every_time() -> None:
    blob = make_sphere(3, radius=0.02)
    first, again = (json.dumps(analyze(blob).to_json(), allow_nan=False) for _ in range(2))
    assert first == again
    assert set(json.loads(first)) == set(PrintAnalysis.__dataclass_fields__)


def test_a_wrong_material_or_infill_is_refused() -> None:
    with pytest.raises(UnknownPrintMaterial, match="petg"):
        analyze(make_box(0.02, 0.02, 0.02), material="cheese")
    with pytest.raises(ImpossibleInfill):
        analyze(make_open_box(0.02), infill=20)


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf])
def test_prices_and_walls_that_are_none_are_refused(value: float) -> None:
    box = make_box(0.02, 0.02, 0.02)
    with pytest.raises(ImpossiblePrice):
        analyze(box, price_per_kg=value)
    for options in ({"wall_metres": value}, {"shell_metres": value}):
        with pytest.raises(ImpossibleWall):
            analyze(box, **options)
