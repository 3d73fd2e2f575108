"""Patterns: wood, fabric, stone and skin in the solid."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_sphere
from orfeas.mesh.formats.glb import read_glb, write_glb
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.material_presets import MATERIAL_PRESETS
from orfeas.render.painter import long_axis_of
from orfeas.render.patterns.noise import noise
from orfeas.render.patterns.spots import Spots, relieved
from orfeas.render.preview import render_preview
from orfeas.render.stage import Stage

PATTERNED = {name: preset for name, preset in MATERIAL_PRESETS.items() if preset.pattern is not None}


def make_spots(count: int = 8000, *, pixel: float = 1 / 2000, seed: int = 0) -> Spots:
    """Points within a cube that stands on the ground, facing anywhere."""
    rng = np.random.default_rng(seed)
    normals = rng.standard_normal((count, 3))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    points = rng.random((count, 3)) - (0.5, 0, 0.5)
    return Spots(points.astype(np.float32), normals.astype(np.float32), pixel)


def test_wood_fabric_stone_and_skin_have_a_pattern() -> None:
    assert set(PATTERNED) == {"wood", "fabric", "stone", "skin"}


@pytest.mark.parametrize("name", PATTERNED)
@pytest.mark.parametrize("pixel", [1 / 2000, 1 / 300, 1 / 40])
def test_the_mean_of_a_pattern_is_its_preset(name: str, pixel: float) -> None:
    """So that a viewer that knows numbers only shows the same colour, and a small picture that of a large one."""
    preset, look = PATTERNED[name], PATTERNED[name].pattern(make_spots(pixel=pixel))
    assert look.color.mean(axis=0) == pytest.approx(preset.base_color, rel=0.06)
    assert float(look.roughness.mean()) == pytest.approx(preset.roughness, abs=0.03)
    assert (look.color >= 0).all() and (look.color <= 1).all()
    assert np.linalg.norm(look.normals, axis=1) == pytest.approx(1, abs=1e-5)
    assert len(np.unique(look.roughness)) <= 3


@pytest.mark.parametrize("name", PATTERNED)
def test_a_pattern_varies_and_less_so_from_afar(name: str) -> None:
    near, far = (PATTERNED[name].pattern(make_spots(pixel=pixel)) for pixel in (1 / 2000, 1 / 25))
    spread = near.color.std(axis=0).mean() / near.color.mean()
    assert 0.03 < spread < 0.7
    assert (far.color.std(axis=0) <= near.color.std(axis=0) + 1e-6).all()
    bent = np.einsum("nc,nc->n", near.normals, make_spots().normals)
    assert bent.min() > 0 and np.percentile(bent, 5) < 0.9999
    if name in ("fabric", "stone", "skin"):
        assert far.normals == pytest.approx(make_spots().normals, abs=1e-6)


@pytest.mark.parametrize("name", PATTERNED)
def test_a_point_looks_the_same_whatever_is_asked_beside_it(name: str) -> None:
    spots = make_spots(400)
    whole, part = (
        PATTERNED[name].pattern(spots),
        PATTERNED[name].pattern(Spots(spots.points[::7], spots.normals[::7], spots.pixel)),
    )
    assert np.array_equal(whole.color[::7], part.color) and np.array_equal(whole.normals[::7], part.normals)


@pytest.mark.parametrize("along", [0, 1, 2])
def test_wood_runs_along_the_grain_and_rings_lie_across(along: int) -> None:
    spots, wood = make_spots(3000), MATERIAL_PRESETS["wood"].pattern
    assert wood is not None

    def color(axis: int, step: float) -> np.ndarray:
        points = spots.points + np.eye(3, dtype=np.float32)[axis] * np.float32(step)
        return wood(Spots(points, spots.normals, 1 / 60, along)).color

    changes = [float(np.abs(color(axis, 0.008) - color(axis, 0)).mean()) for axis in range(3)]
    assert changes[along] < 0.6 * min(change for axis, change in enumerate(changes) if axis != along)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000), size=st.floats(0.01, 2.0))
def test_noise_is_about_nought_with_a_deviation_of_about_one_and_smooth(seed: int, size: float) -> None:
    points = (np.random.default_rng(seed).random((4000, 3)) * 40 * size).astype(np.float32)
    found = noise(points, size=size, seed=seed)
    assert abs(found.mean()) < 0.1 and found.std() == pytest.approx(0.93, abs=0.1)
    near = noise(points + np.float32(0.02 * size), size=size, seed=seed)
    assert np.abs(near - found).max() < 0.4


def test_relief_on_a_slope_leans_against_it_and_a_height_along_the_normal_does_nothing() -> None:
    up = np.array([[0, 1, 0]], np.float32)
    assert relieved(up, np.array([[1, 0, 0]], np.float32))[0] == pytest.approx([-(2**-0.5), 2**-0.5, 0])
    assert relieved(up, np.array([[0, 5, 0]], np.float32))[0] == pytest.approx([0, 1, 0])


def drawn(mesh: Mesh, material: Material, **options) -> np.ndarray:
    return render_preview(mesh, material, width=56, height=56, **options).astype(int)


def test_a_pattern_is_drawn_and_grows_with_the_object() -> None:
    ball, stone = make_sphere(3), MATERIAL_PRESETS["stone"].as_material()
    small = drawn(ball, stone)
    large = drawn(Mesh(ball.positions * 50 + np.float32([7, 3, -4]), ball.faces), stone)
    assert np.abs(small - large).mean() < 0.5
    plain = drawn(ball, Material(base_color_factor=stone.base_color_factor, roughness=stone.roughness))
    inside = (small[..., 3] == 255) & (plain[..., 3] == 255)
    difference = (small - plain)[inside][:, :3]
    assert np.abs(difference).mean() > 3 and np.abs(difference.mean(axis=0)).max() < 8


def test_the_grain_of_a_plank_lies_with_it_and_that_of_a_ball_is_upright() -> None:
    ball = make_sphere(2)
    for sides, along in (((1, 1, 1), 1), ((1.2, 1, 1), 1), ((5, 1, 1), 0), ((0.3, 0.2, 1), 2), ((1, 3, 1), 1)):
        assert long_axis_of(Stage(Mesh(ball.positions * np.float32(sides), ball.faces), Material())) == along


def test_clay_has_no_pattern_and_a_material_of_the_same_name_has_none() -> None:
    ball, wood = make_sphere(2), MATERIAL_PRESETS["wood"].as_material()
    plain = Material(base_color_factor=wood.base_color_factor, roughness=wood.roughness, name="wood")
    assert np.array_equal(drawn(ball, wood, style="clay"), drawn(ball, plain, style="clay"))
    assert not np.array_equal(drawn(ball, wood), drawn(ball, plain))


def test_a_file_keeps_the_numbers_of_a_patterned_material() -> None:
    wood = MATERIAL_PRESETS["wood"].as_material()
    read = read_glb(write_glb(make_sphere(1), wood)).material
    assert read.base_color_factor == pytest.approx(wood.base_color_factor) and read.roughness == pytest.approx(0.62)
