"""Preview: what a picture of a mesh must show."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from makers import make_bumpy_blob, make_cube, make_material, make_sphere, make_textured_cube
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import CAMERAS, Camera
from orfeas.render.preview import STUDIO_BACKGROUND, preview_and_thumbnail, preview_png, render_preview
from orfeas.render.stage import NothingToSee

WHITE = Material(base_color_factor=(0.8, 0.8, 0.8, 1.0))
LEVEL = Camera(field_of_view=0.0, fill=0.8)


def draw(mesh: Mesh, material: Material = WHITE, **options: object) -> np.ndarray:
    return render_preview(mesh, material, **{"width": 96, "height": 96, "camera": LEVEL, **options})


def test_a_ball_covers_the_disc_it_should() -> None:
    alpha = draw(make_sphere(4), has_floor=False)[:, :, 3].astype(float) / 255
    assert alpha.sum() == pytest.approx(np.pi * (0.4 * 96) ** 2, rel=0.01)
    y, x = np.mgrid[:96, :96] + 0.5 - 48
    assert (alpha[np.hypot(x, y) < 37] == 1).all() and (alpha[np.hypot(x, y) > 40] == 0).all()


def test_edges_are_smooth() -> None:
    alpha = draw(make_sphere(4), has_floor=False)[:, :, 3]
    assert len(np.unique(alpha)) >= 9


def test_size_and_place_of_the_object_do_not_matter() -> None:
    small = make_textured_cube(1e-4)
    moved = Mesh(small.positions * 1e6 + 500, small.faces, normals=small.normals, uvs=small.uvs)
    camera = CAMERAS["three_quarter"]
    one, other = (draw(mesh, make_material(), camera=camera).astype(int) for mesh in (small, moved))
    assert (np.abs(one - other) > 3).mean() < 0.002


def test_the_same_arguments_give_the_same_picture() -> None:
    assert np.array_equal(draw(make_bumpy_blob(24)), draw(make_bumpy_blob(24)))


def test_a_texture_stands_where_its_uvs_put_it() -> None:
    picture = draw(make_textured_cube(), make_material(512, kind="gradient"), has_floor=False)
    red, green = picture[24:72, 24:72, 0].astype(float), picture[24:72, 24:72, 1].astype(float)
    slopes = [np.abs(np.diff(part.mean(axis=axis))).sum() for part, axis in ((red, 0), (green, 1))]
    assert min(slopes) > 20


def test_light_comes_from_above() -> None:
    picture = draw(make_sphere(4), has_floor=False)[:, :, :3].mean(axis=2)
    assert picture[20, 48] > picture[76, 48] + 30


def test_a_hollow_is_darker_than_open_ground() -> None:
    sheet, wall = make_cube(divisions=4), make_cube(divisions=4)
    wide = Mesh(sheet.positions * [4, 0.2, 4], sheet.faces)
    both = Mesh(
        np.concatenate([wide.positions, wall.positions * [0.4, 2, 4] + [-1.0, 1.1, 0]]),
        np.concatenate([wide.faces, wall.faces + wide.num_vertices]),
    )
    picture = draw(both, camera=CAMERAS["top"], has_floor=False)[:, :, :3].mean(axis=2)
    row = picture[48]
    assert row[80] - row[41] > 15


def test_the_ground_catches_a_shadow_only_when_there_is_ground() -> None:
    camera = CAMERAS["three_quarter"]
    ball = make_sphere(3)
    with_floor, without = (draw(ball, camera=camera, has_floor=flag)[:, :, 3].astype(int) for flag in (True, False))
    shadow = with_floor - without
    assert shadow.max() > 60
    assert shadow.min() >= -1
    assert shadow[:10].max() == 0
    assert shadow[[0, -1]].max() < 12


def test_from_below_no_ground_hides_the_object() -> None:
    assert (draw(make_sphere(3), camera=CAMERAS["bottom"])[48, 48] > [0, 0, 0, 254]).all()


def test_a_background_leaves_nothing_transparent() -> None:
    picture = draw(make_sphere(3), background=STUDIO_BACKGROUND)
    assert (picture[:, :, 3] == 255).all()
    assert picture[2, 48, :3].min() > 200


def test_normals_are_shown_as_colours() -> None:
    picture = draw(make_sphere(4), style="normals", has_floor=False)
    assert np.abs(picture[48, 48].astype(int) - [128, 128, 255, 255]).max() <= 4
    assert picture[48, 84, 0] > 240 and picture[12, 48, 1] > 240


def test_clay_ignores_the_texture_and_wireframe_draws_edges() -> None:
    cube, material = make_textured_cube(), make_material()
    clay = draw(cube, material, style="clay", has_floor=False)[30:66, 30:66, :3].astype(int)
    assert np.ptp(clay, axis=2).max() < 30
    wire = draw(make_sphere(2), style="wireframe", has_floor=False)
    plain = draw(make_sphere(2), style="clay", has_floor=False)
    darker = (plain[:, :, :3].astype(int) - wire[:, :, :3]).mean(axis=2) > 25
    assert 0.05 < darker[30:66, 30:66].mean() < 0.6


def test_an_inside_out_mesh_is_still_lit_toward_the_viewer() -> None:
    ball = make_sphere(3)
    flipped = Mesh(ball.positions, ball.faces[:, ::-1])
    one, other = (draw(mesh, has_floor=False).astype(int) for mesh in (ball, flipped))
    assert np.abs(one - other).mean() < 2


def test_a_mesh_without_faces_is_refused() -> None:
    with pytest.raises(NothingToSee):
        draw(Mesh(np.zeros((3, 3)), np.zeros((0, 3))))


def test_preview_and_thumbnail_of_one_drawing_look_like_one_drawn_alone() -> None:
    cube, material = make_textured_cube(), make_material()
    preview, small = preview_and_thumbnail(cube, material, pixels=128, thumbnail_pixels=64)
    with Image.open(io.BytesIO(preview_png(cube, material, pixels=128))) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (128, 128), "RGB")
        alone = np.asarray(image, int)
    with Image.open(io.BytesIO(preview)) as image:
        assert np.abs(np.asarray(image, int) - alone).mean() < 1.5
    with Image.open(io.BytesIO(small)) as image:
        assert (image.format, image.size, image.mode) == ("WEBP", (64, 64), "RGBA")
        assert np.asarray(image)[0, 0, 3] == 0 and np.asarray(image)[32, 32, 3] == 255
