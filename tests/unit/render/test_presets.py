"""Presets: what a light, a camera and a material by name must show."""

from __future__ import annotations

import numpy as np
import pytest

from makers import make_cube, make_sphere, make_torus
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import CAMERAS, axes_of
from orfeas.render.glass import Transmission
from orfeas.render.lights import LIGHTINGS
from orfeas.render.material_presets import MATERIAL_PRESETS
from orfeas.render.presets import (
    CAMERA_PRESETS,
    LIGHTING_PRESETS,
    UnknownCamera,
    UnknownLighting,
    find_camera,
    find_lighting,
)
from orfeas.render.preview import render_preview
from orfeas.render.surroundings import surroundings

WHITE = Material(base_color_factor=(0.8, 0.8, 0.8, 1.0))


def draw(mesh: Mesh, material: Material = WHITE, *, lighting: str = "studio", **options: object) -> np.ndarray:
    preset = find_lighting(lighting)
    options = {"width": 96, "height": 96, "background": preset.background, **options}
    return render_preview(mesh, material, lighting=preset.lighting, **options)[:, :, :3].astype(float)


def middle(picture: np.ndarray) -> np.ndarray:
    return picture[32:60, 36:60]


def test_left_and_right_are_the_objects_own() -> None:
    for name, axis, sign in (("left", 0, 1), ("right", 0, -1), ("front", 2, 1), ("back", 2, -1), ("top", 1, 1)):
        toward = axes_of(CAMERAS[name])[2]
        assert toward[axis] * sign > 0.98, name
    assert axes_of(CAMERAS["three_quarter"])[2][0] > 0.5 > -0.5 > axes_of(CAMERAS["three_quarter_right"])[2][0]


def test_each_side_camera_sees_its_own_colour() -> None:
    bump = make_sphere(2, radius=0.2, center=(0.6, 0, 0))
    cube = make_cube()
    both = Mesh(np.concatenate([cube.positions, bump.positions]), np.concatenate([cube.faces, bump.faces + 8]))
    seen = {name: draw(both, camera=CAMERAS[name], style="normals", has_floor=False) for name in ("left", "right")}
    assert (np.ptp(seen["left"][40:56, 40:56], axis=(0, 1)) > 40).any()
    assert (np.ptp(seen["right"][44:52, 44:52], axis=(0, 1)) < 4).all()


def test_all_presets_have_three_lamps_and_a_whole_room() -> None:
    assert list(LIGHTING_PRESETS) == list(LIGHTINGS) == ["studio", "outdoor", "dramatic", "night", "warm"]
    assert set(CAMERA_PRESETS) == set(CAMERAS) and len(CAMERA_PRESETS) == 8
    for preset in LIGHTING_PRESETS.values():
        heights = [height for height, _ in preset.lighting.room]
        assert len(preset.lighting.lamps) == 3
        assert heights == sorted(set(heights)) and (heights[0], heights[-1]) == (-1, 1)


def test_each_lighting_looks_like_its_name() -> None:
    ball = make_sphere(3)
    seen = {name: draw(ball, lighting=name) for name in LIGHTING_PRESETS}
    tone = {name: middle(picture).mean(axis=(0, 1)) for name, picture in seen.items()}
    assert tone["warm"][0] > tone["warm"][2] + 25
    assert tone["night"][2] > tone["night"][0] + 15
    assert tone["night"].mean() < tone["studio"].mean() - 40
    rows = {name: picture[48, 24:72].mean(axis=1) for name, picture in seen.items()}
    assert np.ptp(rows["dramatic"]) > np.ptp(rows["studio"]) + 40
    assert seen["dramatic"][2, 2].mean() < 40 and seen["outdoor"][2, 2, 2] > seen["outdoor"][2, 2, 0] + 20


def test_metals_take_the_colour_of_their_highlight_and_plastics_do_not() -> None:
    ball = make_sphere(4)

    def brightest(name: str) -> np.ndarray:
        picture = draw(ball, MATERIAL_PRESETS[name].as_material(), lighting="dramatic", has_floor=False)[20:76, 20:76]
        return picture.reshape(-1, 3)[picture.sum(axis=2).argmax()]

    gold, plastic = brightest("gold"), brightest("plastic")
    assert gold.min() > 100 and gold[0] > gold[2] + 15
    assert np.ptp(gold / gold.max()) < np.ptp(np.array(MATERIAL_PRESETS["gold"].base_color))
    assert plastic[1] > 60  # the lamp's own white over red


def test_a_smooth_surface_has_a_smaller_and_brighter_highlight_than_a_rough_one() -> None:
    ball = make_sphere(4)
    black = {rough: Material(base_color_factor=(0, 0, 0, 1), roughness=rough) for rough in (0.15, 0.6)}
    smooth, rough = (middle(draw(ball, material, lighting="night")).mean(axis=2) for material in black.values())
    assert smooth.max() > rough.max() + 30
    assert (smooth > smooth.max() / 2).mean() < (rough > rough.max() / 2).mean()


def test_a_texture_of_metal_and_roughness_counts_with_its_factors() -> None:
    ball, color = make_sphere(3), (0.8, 0.5, 0.2, 1.0)
    matt = np.tile(np.array([255, 204, 0], np.uint8), (8, 8, 1))
    textured = Material(base_color_factor=color, metallic=1.0, roughness=1.0, orm=matt)
    plain = Material(base_color_factor=color, metallic=0.0, roughness=0.8)
    assert np.array_equal(draw(ball, textured), draw(ball, plain))


def test_glass_shows_what_is_behind_it_upside_down() -> None:
    ball, preset = make_sphere(4), MATERIAL_PRESETS["glass"]
    clear = Transmission(preset.transmission, preset.ior)
    level = CAMERAS["front"]
    glass = draw(ball, preset.as_material(), lighting="outdoor", transmission=clear, camera=level, has_floor=False)
    opaque = draw(ball, preset.as_material(), lighting="outdoor", camera=level, has_floor=False)
    blue = glass[:, :, 2] - glass[:, :, 0]
    assert blue[60:70, 40:56].mean() > blue[30:40, 40:56].mean() + 8  # the sky below, the ground above
    assert np.abs(glass - opaque)[30:66, 30:66].mean() > 20


def test_clear_material_is_not_asked_for_by_clay() -> None:
    ring, clear = make_torus(), Transmission(1.0)
    assert np.array_equal(draw(ring, style="clay", transmission=clear), draw(ring, style="clay"))


def test_surroundings_blur_with_roughness_and_keep_their_mean() -> None:
    heights = np.linspace(-1, 1, 201, dtype=np.float32)
    for lighting in LIGHTINGS.values():
        sharp, soft = (surroundings(lighting, heights, roughness=rough) for rough in (0.05, 0.9))
        assert np.ptp(soft, axis=0).max() < np.ptp(sharp, axis=0).max()
        assert soft.mean() == pytest.approx(sharp.mean(), rel=0.25)


def test_unknown_names_are_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownLighting, match="studio, outdoor"):
        find_lighting("disco")
    with pytest.raises(UnknownCamera, match="three_quarter"):
        find_camera("under")
