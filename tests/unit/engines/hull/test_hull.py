"""The hull engine as a whole: what several views of one thing become."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from scipy.spatial import cKDTree

from orfeas.engines.contract import Cutout, Quality, Surface
from orfeas.engines.hull.failures import OneViewOnly, ProportionsContradict, ViewContradicts, ViewEmpty, ViewHasGap
from orfeas.engines.load import open_engine
from orfeas.errors import Kind
from orfeas.intake.picture import Picture
from orfeas.intake.views import View
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import edges_of, fans_of, parts_of
from orfeas.render.camera import Camera
from orfeas.render.preview import render_preview
from tests.makers import join, make_cube, make_sphere

CELLS = 48
QUALITY = Quality(field_cells=CELLS)
PIXELS = 96

Solid = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def cutout_of(mask: np.ndarray, colors: np.ndarray | tuple[int, int, int] = (200, 120, 70)) -> Cutout:
    pixels = np.zeros((*mask.shape, 4), np.uint8)
    pixels[..., :3] = colors
    pixels[..., 3] = mask * 255
    picture = Picture(pixels=pixels, has_alpha=True, num_source_pixels=mask.size)
    return Cutout(picture, mask.astype(np.float32), pixels[..., :3].copy(), "alpha", 1.0)


def views_of(solid: Solid, *views: View, **colors: tuple[int, int, int]) -> dict[View, Cutout]:
    """Cut-outs of a solid by formula over -1..1, seen squarely; columns and rows by hand for each side."""
    steps = (np.arange(PIXELS) + 0.5) / PIXELS * 2 - 1
    x, y, z = np.meshgrid(steps, steps, steps, indexing="ij")
    inside = solid(x, y, z)
    upright = {
        View.FRONT: inside.any(axis=2).T[::-1],
        View.BACK: inside.any(axis=2).T[::-1, ::-1],
        View.RIGHT: inside.any(axis=0)[::-1],
        View.LEFT: inside.any(axis=0)[::-1, ::-1],
        View.TOP: inside.any(axis=1).T,
    }
    return {view: cutout_of(upright[view], colors.get(view.value, (200, 120, 70))) for view in views}


def hull(views: dict[View, Cutout], quality: Quality = QUALITY) -> Surface:
    others = {view: cutout for view, cutout in views.items() if view is not View.FRONT}
    return open_engine("hull").generate(views[View.FRONT], quality=quality, others=others)


def box(x: float, y: float, z: float) -> Solid:
    return lambda a, b, c: (np.abs(a) < x) & (np.abs(b) < y) & (np.abs(c) < z)


def ellipsoid(x: float, y: float, z: float) -> Solid:
    return lambda a, b, c: (a / x) ** 2 + (b / y) ** 2 + (c / z) ** 2 < 1


def table(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
    top = (np.abs(x) < 0.8) & (np.abs(z) < 0.6) & (np.abs(y - 0.5) < 0.1)
    legs = (np.abs(np.abs(x) - 0.7) < 0.08) & (np.abs(np.abs(z) - 0.5) < 0.08) & (np.abs(y) < 0.55)
    return top | legs


def lopsided(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
    """A body with a bump on its own left (+X) high up, one in front (+Z) low down, and none elsewhere."""
    body = (np.abs(x) < 0.35) & (np.abs(y) < 0.8) & (np.abs(z) < 0.35)
    left = np.hypot(np.hypot(x - 0.5, y - 0.5), z) < 0.25
    front = np.hypot(np.hypot(x, y + 0.5), z - 0.5) < 0.25
    return body | left | front


def assert_one_closed_piece(mesh: Mesh) -> None:
    edges = edges_of(mesh.faces)
    assert (edges.counts == 2).all() and (edges.balance == 0).all()
    assert fans_of(mesh.faces.astype(np.int64), edges.pairs)[0] == mesh.num_vertices
    assert parts_of(mesh.faces.astype(np.int64), mesh.num_vertices)[0] == 1
    assert volume(mesh) > 0
    low, high = mesh.bounds
    assert (high - low).max() == pytest.approx(1, abs=1e-5)
    assert low[1] == pytest.approx(0, abs=1e-6)
    assert low[[0, 2]] == pytest.approx(-high[[0, 2]], abs=1e-5)


def volume(mesh: Mesh) -> float:
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


COMBINATIONS = [
    (View.LEFT,),
    (View.RIGHT,),
    (View.BACK,),
    (View.TOP,),
    (View.BACK, View.TOP),
    (View.LEFT, View.TOP),
    (View.LEFT, View.BACK, View.RIGHT),
    (View.LEFT, View.BACK, View.RIGHT, View.TOP),
]


@pytest.mark.parametrize("others", COMBINATIONS, ids=lambda views: "-".join(views))
@pytest.mark.parametrize("solid", [ellipsoid(0.8, 0.6, 0.4), table, lopsided], ids=["egg", "table", "lopsided"])
def test_any_views_beside_the_front_give_one_closed_piece(solid: Solid, others: tuple[View, ...]) -> None:
    assert_one_closed_piece(hull(views_of(solid, View.FRONT, *others)).mesh)


@pytest.mark.parametrize(
    "others", [(View.LEFT,), (View.RIGHT, View.TOP), (View.TOP,)], ids=lambda views: "-".join(views)
)
def test_an_ellipsoid_comes_out_as_it_is(others: tuple[View, ...]) -> None:
    mesh = hull(views_of(ellipsoid(0.8, 0.6, 0.4), View.FRONT, *others)).mesh
    assert mesh.size == pytest.approx([1, 0.75, 0.5], abs=1.5 / CELLS)
    assert volume(mesh) == pytest.approx(math.pi / 6 * 1 * 0.75 * 0.5, rel=0.06)


def test_a_box_and_a_cylinder_are_told_apart_from_above() -> None:
    def column(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        return (np.hypot(x, z) < 0.5) & (np.abs(y) < 0.8)

    square, round_ = (
        hull(views_of(solid, View.FRONT, View.LEFT, View.TOP)).mesh for solid in (box(0.5, 0.8, 0.5), column)
    )
    assert volume(square) == pytest.approx(0.625**2, rel=0.08)
    assert volume(round_) == pytest.approx(math.pi / 4 * 0.625**2, rel=0.08)


def test_a_table_stands_on_four_legs() -> None:
    mesh = hull(views_of(table, View.FRONT, View.LEFT)).mesh
    feet = mesh.positions[mesh.positions[:, 1] < 0.2][:, [0, 2]]
    corners = np.array([[sx * 0.7, sz * 0.5] for sx in (-1, 1) for sz in (-1, 1)]) / 1.6
    assert cKDTree(corners).query(feet)[0].max() < 0.09
    assert len(set(cKDTree(corners).query(feet)[1])) == 4


def test_bumps_end_up_on_the_sides_they_are_on() -> None:
    for others in COMBINATIONS:
        if others in ((View.BACK,), (View.BACK, View.TOP), (View.TOP,)):
            continue
        points = hull(views_of(lopsided, View.FRONT, *others)).mesh.positions
        # 1.1 wide and deep, 1.6 high: the body's middle is 0.2 off the box' middle.
        high, low = points[points[:, 1] > 0.6], points[points[:, 1] < 0.4]
        assert np.ptp(high[:, 0]) > 1.3 * np.ptp(low[:, 0])
        assert np.ptp(low[:, 2]) > 1.3 * np.ptp(high[:, 2])
        assert high[:, 0].max() == points[:, 0].max() > low[:, 0].max() + 0.15
        assert low[:, 2].max() == points[:, 2].max() > high[:, 2].max() + 0.15


def test_pictures_by_the_renderer_and_views_by_name_mean_the_same_sides() -> None:
    body = make_cube(0.5, divisions=2)
    left, front = (
        make_sphere(2, radius=0.2, center=(0.35, 0.15, 0)),
        make_sphere(2, radius=0.2, center=(0, -0.15, 0.35)),
    )
    thing = join(body, left, front)

    def pictured(view: View) -> Cutout:
        camera = Camera(view.azimuth_radians, view.elevation_radians * 0.999, field_of_view=0, fill=0.8)
        seen = render_preview(thing, Material(), camera=camera, width=96, height=96, has_floor=False)
        return cutout_of(seen[..., 3] > 127, seen[..., :3])

    surface = hull({view: pictured(view) for view in View})
    low, high = thing.bounds
    aligned = surface.mesh.positions * (high - low).max()
    found = aligned - (aligned.min(axis=0) + aligned.max(axis=0)) / 2 + (low + high) / 2
    true = np.concatenate([thing.positions[thing.faces].mean(axis=1), thing.positions])
    for center, radius in (((0.35, 0.15, 0), 0.2), ((0, -0.15, 0.35), 0.2)):
        tip = np.array(center) + radius * np.sign(np.array(center)) * (np.abs(center) > 0.2)
        assert cKDTree(found).query(tip)[0] < 0.06
        assert cKDTree(found).query(tip * (-1, 1, -1))[0] > 0.15
    assert cKDTree(true).query(found)[0].max() < 0.2


def test_a_thin_part_survives_pictures_that_do_not_quite_fit() -> None:
    def lantern(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        body = np.hypot(np.hypot(x, y + 0.3), z) < 0.4
        return body | (np.hypot(x - 0.2, z - 0.1) < 0.04) & (np.abs(y - 0.3) < 0.5)

    views = views_of(lantern, View.FRONT, View.LEFT, View.BACK, View.TOP)
    moved = views[View.BACK].mask.copy()
    moved[:40] = np.roll(moved[:40], 3, axis=1)
    mesh = hull({**views, View.BACK: cutout_of(moved)}).mesh
    assert_one_closed_piece(mesh)
    whole = hull(views).mesh
    assert mesh.size == pytest.approx(whole.size, abs=2 / CELLS)
    assert mesh.size[1] / mesh.size[0] == pytest.approx(1.5 / 0.8, rel=0.06)


def test_scale_and_place_in_the_picture_do_not_matter() -> None:
    views = views_of(lopsided, View.FRONT, View.LEFT)
    small = np.zeros((160, 140))
    small[40 : 40 + PIXELS, 7 : 7 + PIXELS] = views[View.LEFT].mask
    one = hull(views).mesh.positions
    two = hull({**views, View.LEFT: cutout_of(np.kron(small, np.ones((2, 2))))}).mesh.positions
    assert cKDTree(one).query(two)[0].max() < 1.5 / CELLS


def test_every_side_keeps_the_colour_of_its_own_picture() -> None:
    sides = {
        "front": ((0, 0, 1), (200, 40, 40)),
        "left": ((1, 0, 0), (40, 200, 40)),
        "back": ((0, 0, -1), (40, 40, 200)),
        "right": ((-1, 0, 0), (200, 200, 40)),
        "top": ((0, 1, 0), (40, 200, 200)),
    }
    hues = {view: hue for view, (_, hue) in sides.items()}
    paint = hull(views_of(ellipsoid(0.6, 0.6, 0.6), *View, **hues)).paint
    for toward, hue in sides.values():
        facing = paint.normals @ np.array(toward) > 0.95
        assert facing.sum() > 10
        assert np.abs(paint.colors[facing].astype(float) - hue).mean() < 6
        [projection] = [each for each in paint.projections if tuple(each.toward) == toward]
        assert tuple(projection.pixels[PIXELS // 2, PIXELS // 2]) == hue


def test_a_projection_falls_where_its_picture_shows_the_thing() -> None:
    views = views_of(lopsided, *View)
    surface = hull(views)
    for (view, cutout), projection in zip(views.items(), surface.paint.projections, strict=True):
        pixel = surface.mesh.positions @ projection.matrix[:, :3].T + projection.matrix[:, 3]
        rows, columns = np.nonzero(cutout.mask)
        box_of_picture = [columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]
        assert [*pixel.min(axis=0), *pixel.max(axis=0)] == pytest.approx(box_of_picture, abs=3), view
        inside = np.clip(pixel.astype(int), 0, PIXELS - 1)
        assert cutout.mask[inside[:, 1], inside[:, 0]].mean() > 0.85, view


def test_what_is_hidden_does_not_take_the_colour_of_what_hides_it() -> None:
    def two_towers(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        base = (np.abs(x) < 0.4) & (np.abs(z) < 0.8) & (np.abs(y + 0.6) < 0.15)
        return base | (np.abs(x) < 0.3) & (np.abs(np.abs(z) - 0.6) < 0.15) & (np.abs(y) < 0.7)

    blue = (30, 30, 220)
    views = views_of(two_towers, View.FRONT, View.LEFT, View.BACK, front=(220, 30, 30), left=blue, back=blue)
    surface = hull(views)
    front = surface.paint.projections[0]
    pixel = surface.paint.positions @ front.matrix[:, :3].T + front.matrix[:, 3]
    towers = surface.paint.positions[:, 1] > 0.45
    hidden = towers & (surface.paint.normals[:, 2] > 0.8) & (surface.paint.positions[:, 2] < -0.1)
    seen = towers & (surface.paint.normals[:, 2] > 0.8) & (surface.paint.positions[:, 2] > 0.1)
    assert hidden.sum() > 20 and seen.sum() > 20
    assert surface.paint.colors[seen].mean(axis=0)[0] > 180
    assert surface.paint.colors[hidden].mean(axis=0)[0] < 90
    column, row = np.clip(pixel[hidden].astype(int), 0, PIXELS - 1).T
    behind = front.depth[row, column] - surface.paint.positions[hidden] @ front.toward
    assert (behind > 2 * front.slack).mean() > 0.9  # not at the rim, where the nearer one is as narrow
    column, row = np.clip(pixel[seen].astype(int), 0, PIXELS - 1).T
    assert (front.depth[row, column] - surface.paint.positions[seen] @ front.toward < front.slack).mean() > 0.9


def test_the_back_of_a_face_that_only_the_front_shows_is_not_a_face() -> None:
    views = views_of(ellipsoid(0.7, 0.8, 0.6), View.FRONT, View.LEFT)
    eyed = np.full((PIXELS, PIXELS, 3), (210, 170, 120), np.uint8)
    for column in (38, 58):
        eyed[34:42, column - 4 : column + 4] = 20
    front, left = cutout_of(views[View.FRONT].mask, eyed), cutout_of(views[View.LEFT].mask, (210, 170, 120))
    paint = hull({View.FRONT: front, View.LEFT: left}).paint
    assert paint.colors[paint.normals[:, 2] > 0.7].min() < 60
    assert paint.colors[paint.normals[:, 2] < -0.3].min(axis=0) == pytest.approx([210, 170, 120], abs=25)


def test_a_darker_picture_is_brought_toward_the_front() -> None:
    views = views_of(ellipsoid(0.6, 0.6, 0.6), View.FRONT, View.LEFT, front=(180, 120, 80), left=(150, 100, 66))
    paint = hull(views).paint
    left = paint.colors[paint.normals[:, 0] > 0.9].mean(axis=0)
    assert left[0] > 165


def test_the_same_views_and_seed_give_the_same_bytes() -> None:
    views = views_of(lopsided, View.FRONT, View.BACK, View.LEFT)
    one, two = hull(views), hull(dict(reversed(views.items())))
    assert one.mesh.positions.tobytes() == two.mesh.positions.tobytes()
    assert one.paint.colors.tobytes() == two.paint.colors.tobytes()


def test_an_empty_view_is_named() -> None:
    views = views_of(lopsided, View.FRONT, View.LEFT)
    with pytest.raises(ViewEmpty, match="The left view shows nothing") as failure:
        hull({**views, View.LEFT: cutout_of(np.zeros((PIXELS, PIXELS)))})
    assert failure.value.kind is Kind.INVALID


def test_a_view_of_something_else_is_named() -> None:
    def diamond(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        """As wide and high as the other thing."""
        return (np.abs(x - 0.2) / 0.55 + np.abs(y) / 0.8 < 1) & (np.abs(z) < 0.3)

    views = views_of(lopsided, View.FRONT, View.LEFT, View.BACK)
    with pytest.raises(ViewContradicts, match="The back view contradicts the others"):
        hull({**views, View.BACK: views_of(diamond, View.BACK)[View.BACK]})


def test_a_view_with_a_gap_is_named() -> None:
    views = views_of(box(0.3, 0.8, 0.3), View.FRONT, View.LEFT)
    left = views[View.LEFT].mask.copy()
    left[30:60] = 0
    with pytest.raises(ViewHasGap, match=r"The left view shows nothing at 5\d % of the height"):
        hull({**views, View.LEFT: cutout_of(left)})


def test_proportions_of_something_else_are_a_contradiction() -> None:
    views = views_of(ellipsoid(0.5, 0.7, 0.5), View.FRONT, View.LEFT)
    long = views_of(ellipsoid(0.2, 0.7, 0.7), View.TOP)[View.TOP]
    with pytest.raises(ProportionsContradict, match=r"The proportions of the left and top views differ by 2\d\d %"):
        hull({**views, View.TOP: long})


def test_a_mirrored_back_is_a_contradiction() -> None:
    views = views_of(lopsided, View.FRONT, View.BACK)
    with pytest.raises(ViewContradicts, match="back"):
        hull({**views, View.BACK: cutout_of(views[View.BACK].mask[:, ::-1])})


def test_the_front_alone_is_refused() -> None:
    with pytest.raises(OneViewOnly):
        hull(views_of(lopsided, View.FRONT))


def test_a_view_of_other_proportions_and_one_of_other_colours_are_told_of() -> None:
    views = views_of(ellipsoid(0.5, 0.7, 0.5), View.FRONT, View.LEFT, View.TOP)
    assert hull(views).warnings == ()
    flat = views_of(ellipsoid(0.5, 0.7, 0.36), View.TOP)[View.TOP]
    [told] = hull({**views, View.TOP: flat}).warnings
    assert told.startswith("The proportions of the left and top views differ by 41 % from the others'.")
    blue = views_of(ellipsoid(0.5, 0.7, 0.5), View.LEFT, left=(30, 60, 200))[View.LEFT]
    [told] = hull({**views, View.LEFT: blue}).warnings
    assert told.startswith("The colours of the left view are unlike the front's")


def test_progress_rises_to_one() -> None:
    told: list[float] = []
    views = views_of(lopsided, View.FRONT, View.LEFT)
    others = {View.LEFT: views[View.LEFT]}
    open_engine("hull").generate(views[View.FRONT], quality=QUALITY, others=others, report=told.append)
    assert told == sorted(told) and told[-1] == 1
