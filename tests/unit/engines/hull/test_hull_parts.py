"""The steps of the hull engine, each against a case whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import label

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.box import MARGIN, fit_box
from orfeas.engines.hull.bulge import bulge
from orfeas.engines.hull.field import Planes, build_field
from orfeas.engines.hull.joined import join_pieces
from orfeas.engines.hull.outlines import agreed_outline, draw_outlines
from orfeas.engines.hull.rounding import rounded, squareness
from orfeas.engines.hull.sides import SIDES
from orfeas.engines.hull.sight import misfit, see, surface_points
from orfeas.engines.hull.surface import extract_shell, stand
from orfeas.intake.picture import Picture
from orfeas.intake.views import View

SIDE = 48


def cutout_of(mask: np.ndarray) -> Cutout:
    pixels = np.dstack([np.full((*mask.shape, 3), 128), mask * 255]).astype(np.uint8)
    picture = Picture(pixels=pixels, has_alpha=True, num_source_pixels=mask.size)
    return Cutout(picture, mask.astype(np.float32), pixels[..., :3].copy(), "alpha", 1.0)


def rectangle(width: int, height: int, *, pixels: int = 120) -> Cutout:
    mask = np.zeros((pixels, pixels))
    mask[10 : 10 + height, 5 : 5 + width] = 1
    return cutout_of(mask)


def grid3() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, columns and layers from the middle."""
    y, x, z = np.mgrid[:SIDE, :SIDE, :SIDE] + 0.5 - SIDE / 2
    return y, x, z


def ball(radius: float, *, y: float = 0, x: float = 0, z: float = 0) -> np.ndarray:
    rows, columns, layers = grid3()
    return (radius - np.sqrt((rows - y) ** 2 + (columns - x) ** 2 + (layers - z) ** 2)).astype(np.float32)


def test_the_box_takes_its_proportions_from_all_views_and_its_longest_side_has_all_cells() -> None:
    views = {View.FRONT: rectangle(40, 80), View.LEFT: rectangle(15, 60), View.TOP: rectangle(100, 50)}
    box = fit_box(views, cells=64)
    assert box.size == pytest.approx([32, 64, 16], rel=0.03)
    assert all(factor == pytest.approx(1, rel=0.05) for factor in box.disagreements.values())


def test_each_matrix_takes_the_corners_of_the_box_to_the_corners_in_its_picture() -> None:
    views = {view: rectangle(60, 60) for view in View}
    box = fit_box(views, cells=30)
    low, high = np.full(3, MARGIN), np.full(3, MARGIN + 30)
    for view, matrix in box.matrices.items():
        first, last = (matrix @ [*corner, 1] for corner in (low, high))
        expected = [[5, 10], [65, 70]] if SIDES[view].across_sign > 0 else [[65, 10], [5, 70]]
        assert np.array([first, last]) == pytest.approx(np.array(expected), abs=1e-9)


def test_proportions_that_disagree_more_than_a_little_are_not_forced_to_agree() -> None:
    box = fit_box({View.FRONT: rectangle(60, 60), View.BACK: rectangle(30, 60)}, cells=30)
    assert box.disagreements[View.BACK] < 0.7
    steps = box.matrices[View.BACK]
    assert abs(steps[0, 0]) / steps[1, 1] == pytest.approx(1 / 1.15)


def test_opposite_pictures_lie_on_one_another() -> None:
    mask = np.zeros((100, 100))
    mask[20:80, 30:50] = mask[60:80, 30:75] = 1
    views = {View.FRONT: cutout_of(mask), View.BACK: cutout_of(mask[:, ::-1])}
    outlines = draw_outlines(views, fit_box(views, cells=40))
    assert np.array_equal(outlines[View.FRONT] > 0, outlines[View.BACK] > 0)


def test_a_vote_moves_an_edge_and_keeps_a_thin_part() -> None:
    columns = np.arange(40) + 0.5
    first = np.maximum(10 - np.abs(columns - 12), 1.2 - np.abs(columns - 30))[None].repeat(5, axis=0)
    other = np.maximum(12 - np.abs(columns - 12), 1.2 - np.abs(columns - 33))[None].repeat(5, axis=0)
    agreed = agreed_outline(first.astype(np.float32), other.astype(np.float32))
    assert agreed is not None
    assert agreed[0, 29] > 0 and agreed[0, 30] > 0
    assert agreed[0, 22] > 0 and agreed[0, 23] < 0


def test_two_round_outlines_make_a_ball() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    squared = (18.0**2 - x**2 - y**2).astype(np.float32)
    solid = rounded(squared, squared, power=2.0)
    truth = ball(18)
    near = np.abs(truth) < 1.5
    assert np.abs(solid - truth)[near].max() < 0.25


def test_a_higher_power_is_squarer_and_never_beyond_the_box() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    squared = (18.0**2 - x**2 - y**2).astype(np.float32)
    middle = [(rounded(squared, squared, power=power)[SIDE // 2] > 0).sum() for power in (2.0, 4.0, 10.0)]
    assert middle[0] == pytest.approx(np.pi * 18**2, rel=0.03)
    assert middle[0] < middle[1] < middle[2] <= 36**2


def test_squareness_tells_discs_from_squares_and_looks_past_arms() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    disc, square = 18 - np.hypot(x, y), 18 - np.maximum(np.abs(x), np.abs(y))
    arms = np.maximum(10 - np.hypot(x, y), np.minimum(3 - np.abs(y), 22 - np.abs(x)))
    assert squareness(disc.astype(np.float32)) == 2
    assert squareness(square.astype(np.float32)) == 10
    assert squareness(arms.astype(np.float32)) == 2


def test_a_bulge_is_greatest_where_a_thing_is_thickest_and_does_not_taper_where_it_stands() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    post = np.minimum(8 - np.abs(x), 20 - np.abs(y)).astype(np.float32)
    found = bulge(post)
    assert found[:, SIDE // 2].argmax() > 10
    assert found[SIDE // 2 + 18, SIDE // 2] > 0.6 * found[SIDE // 2, SIDE // 2]
    assert found[SIDE // 2 - 19, SIDE // 2] < 0.3 * found[SIDE // 2, SIDE // 2]
    assert (found[: SIDE // 2 + 18][post[: SIDE // 2 + 18] < 0] < 0).all()


def test_pieces_that_a_view_shows_are_joined_and_pieces_none_needs_are_left_out() -> None:
    both = np.maximum(ball(8, y=-12, x=-12, z=-12), ball(6, y=12, x=12, z=12))
    joined = join_pieces(both.copy(), allowed=np.ones_like(both))
    assert label(joined > 0)[1] == 1
    assert (joined > 0)[both > 0].all()
    # Seen from the front behind the large one, from the side and from above behind others: nobody needs it.
    needless = np.maximum.reduce([ball(7, z=-12), ball(7, x=12, z=12), ball(7, y=12, z=12), ball(3, z=12)])
    left = join_pieces(needless.copy(), allowed=np.ones_like(needless))
    assert label(left > 0)[1] == 1
    assert left[SIDE // 2, SIDE // 2, SIDE // 2 + 9] > 0 or (left > 0).sum() < (needless > 0).sum() + 400


def test_a_pole_that_two_pictures_place_differently_stays() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    trunk = np.minimum(10 - np.abs(x), 10 - np.abs(y - 10))
    front = np.maximum(trunk, np.minimum(1.2 - np.abs(x), 20 - np.abs(y))).astype(np.float32)
    top = np.maximum(10 - np.hypot(x, y), 0 * x - 50).astype(np.float32)
    side = np.maximum(trunk, np.minimum(1.2 - np.abs(x - 11), 20 - np.abs(y))).astype(np.float32)
    field, _ = build_field(Planes(front, side, top))
    assert label(field > 0)[1] == 1
    seen = (field > 0).any(axis=2)
    assert seen[:, SIDE // 2][front[:, SIDE // 2] > 0].all()


@pytest.mark.parametrize("view", list(View))
def test_a_view_sees_the_near_side_of_a_ball_and_its_normals(view: View) -> None:
    field = ball(15)
    sight = see(field, view)
    middle = SIDE // 2
    assert sight.depth[middle, middle] == pytest.approx(middle - 15, abs=0.1)
    cells, normals = surface_points(sight, field)
    off = (cells - middle) * (1, -1, 1) / 15
    inner = off @ SIDES[view].toward_camera > 0.4
    assert np.abs(off - normals)[inner].max() < 0.12
    assert (off @ SIDES[view].toward_camera > -0.05).all()


def test_what_lies_behind_is_hidden_and_known_to_be() -> None:
    field = np.maximum(ball(8, z=12), ball(8, z=-12))
    sight = see(field, View.FRONT)
    points = np.array([[24, 24, 44], [24, 24, 20]], np.float32)
    seen = sight.visible(points, np.ones(2, np.float32), length=SIDE)
    assert seen.tolist() == [1, 0]


def test_misfit_is_the_share_of_the_outline_that_is_empty() -> None:
    y, x = np.mgrid[:SIDE, :SIDE] + 0.5 - SIDE / 2
    sight = see(ball(15), View.FRONT)
    assert misfit(sight, (15 - np.hypot(x, y)).astype(np.float32), tolerance=1) == 0
    twice = np.maximum(15 - np.hypot(x, y), 4 - np.hypot(x - 19, y - 19)).astype(np.float32)
    assert misfit(sight, twice, tolerance=1) == pytest.approx(16 / (225 + 16), abs=0.02)


def test_a_matrix_in_the_meshs_frame_goes_where_that_of_the_cells_went() -> None:
    shell = extract_shell(ball(15, y=3, x=-2))
    standing = stand(shell)
    from_cells = np.array([[2.0, 0, 0, 5], [0, 3.0, 0, 7]])
    placed = standing.place(shell.cells)
    pixels = placed @ standing.matrix(from_cells)[:, :3].T + standing.matrix(from_cells)[:, 3]
    assert pixels == pytest.approx(shell.cells @ from_cells[:, :3].T + from_cells[:, 3], abs=1e-3)


def test_a_hollow_inside_is_left_out_of_the_surface() -> None:
    field = np.minimum(ball(18), -ball(6))
    shell = extract_shell(field)
    away = np.linalg.norm(shell.cells - SIDE / 2, axis=1)
    assert away == pytest.approx(np.full(len(away), 18), abs=0.2)
