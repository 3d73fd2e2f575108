"""The relief engine as a whole: what kind of surface comes of a picture, and what colours it has."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from scipy.spatial import cKDTree

from orfeas.engines.contract import Cutout, EngineFailed, Quality, Surface
from orfeas.engines.load import open_engine
from orfeas.engines.matting.cut_out import cut_out
from orfeas.errors import Kind
from orfeas.intake.picture import Picture
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import edges_of, fans_of, parts_of
from tests.makers import make_picture

QUALITY = Quality(field_cells=64)
CELL = 1 / 64


def relief(cutout: Cutout, quality: Quality = QUALITY) -> Surface:
    return open_engine("relief").generate(cutout, quality=quality)


def cutout_of(mask: np.ndarray, colors: np.ndarray | tuple[int, int, int] = (200, 120, 70)) -> Cutout:
    """A cut-out by formula: `mask` 0 to 1, one colour or a picture of colours."""
    pixels = np.zeros((*mask.shape, 4), np.uint8)
    pixels[..., :3] = colors
    pixels[..., 3] = np.clip(mask * 255, 0, 255)
    return cut_out(Picture(pixels=pixels, has_alpha=True, num_source_pixels=mask.size))


def grid(pixels: int = 160) -> tuple[np.ndarray, np.ndarray]:
    """x to the right and y up, -1 to 1."""
    y, x = (np.mgrid[:pixels, :pixels] + 0.5) / pixels * 2 - 1
    return x, -y


def disc(radius: float = 0.7, *, at: tuple[float, float] = (0.0, 0.0), pixels: int = 160) -> np.ndarray:
    x, y = grid(pixels)
    return np.clip((radius - np.hypot(x - at[0], y - at[1])) * pixels / 2 + 0.5, 0, 1)


def bar(half_width: float, half_height: float = 0.8) -> np.ndarray:
    x, y = grid()
    return ((np.abs(x) < half_width) & (np.abs(y) < half_height)).astype(float)


def star() -> np.ndarray:
    x, y = grid()
    return (np.hypot(x, y) < 0.55 + 0.25 * np.cos(5 * np.arctan2(x, y))).astype(float)


def assert_sound(mesh: Mesh) -> None:
    """Closed, manifold, turned outwards, and in the engines' frame."""
    edges = edges_of(mesh.faces)
    assert (edges.counts == 2).all() and (edges.balance == 0).all()
    num_fans, _ = fans_of(mesh.faces.astype(np.int64), edges.pairs)
    assert num_fans == mesh.num_vertices
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(float) for k in range(3))
    assert np.einsum("ij,ij->i", a, np.cross(b, c)).sum() > 0
    low, high = mesh.bounds
    assert (high - low).max() == pytest.approx(1, abs=1e-5)
    assert low[1] == pytest.approx(0, abs=1e-6)
    assert low[[0, 2]] == pytest.approx(-high[[0, 2]], abs=1e-5)


def genus(mesh: Mesh) -> int:
    characteristic = mesh.num_vertices - len(edges_of(mesh.faces).counts) + mesh.num_faces
    return 1 - characteristic // 2


def num_parts(mesh: Mesh) -> int:
    return parts_of(mesh.faces.astype(np.int64), mesh.num_vertices)[0]


def silhouette(surface: Surface) -> np.ndarray:
    """The surface seen by its front projection, in picture pixels."""
    projection = surface.paint.projections[0]
    points = surface.mesh.positions @ projection.matrix[:, :3].T + projection.matrix[:, 3]
    seen = np.zeros(projection.pixels.shape[:2], np.uint8)
    for corners in np.round((points[surface.mesh.faces] - 0.5) * 16).astype(np.int32):
        cv2.fillConvexPoly(seen, corners, 1, shift=4)
    return seen > 0


@pytest.mark.parametrize("mask", [disc(), star(), bar(0.2), bar(0.75, 0.3)], ids=["disc", "star", "post", "plank"])
def test_a_shape_becomes_a_sound_surface_with_the_same_outline(mask: np.ndarray) -> None:
    surface = relief(cutout_of(mask))
    assert_sound(surface.mesh)
    assert genus(surface.mesh) == 0
    seen = silhouette(surface)
    assert (seen & (mask > 0.5)).sum() / (seen | (mask > 0.5)).sum() > 0.95


def test_the_hole_of_a_ring_stays_a_hole() -> None:
    surface = relief(cut_out(make_picture("ring")))
    assert_sound(surface.mesh)
    assert genus(surface.mesh) == 1


def test_a_disc_becomes_a_ball_somewhat_flatter_behind() -> None:
    mesh = relief(cutout_of(disc())).mesh
    assert mesh.size == pytest.approx([1, 1, 0.925], abs=0.06)


def test_the_wider_the_thicker() -> None:
    depths = [relief(cutout_of(bar(half_width))).mesh.size[2] for half_width in (0.06, 0.12, 0.25, 0.45)]
    assert (np.diff(depths) > 0.03).all()


def test_a_post_stands_on_a_flat_foot_and_a_ball_on_a_small_one() -> None:
    def foot(mask: np.ndarray) -> float:
        mesh = relief(cutout_of(mask)).mesh
        near = mesh.positions[mesh.positions[:, 1] < 0.03]
        return float(np.ptp(near[:, 2]) / mesh.size[2])

    assert foot(bar(0.2)) > 0.75
    assert foot(disc()) < 0.5


def test_the_same_input_and_seed_give_the_same_bytes() -> None:
    cutout = cut_out(make_picture("alpha"))
    one, two = relief(cutout), relief(cutout)
    assert one.mesh.positions.tobytes() == two.mesh.positions.tobytes()
    assert one.mesh.faces.tobytes() == two.mesh.faces.tobytes()
    assert one.paint.colors.tobytes() == two.paint.colors.tobytes()
    for first, second in zip(one.paint.projections, two.paint.projections, strict=True):
        assert first.pixels.tobytes() == second.pixels.tobytes()
        assert first.confidence.tobytes() == second.confidence.tobytes()


def test_a_mirrored_picture_gives_the_mirrored_surface() -> None:
    x, y = grid()
    mask = np.maximum(disc(0.45, at=(-0.2, 0.1)), ((np.abs(y) < 0.12) & (x > 0) & (x < 0.8)).astype(float))
    there = relief(cutout_of(mask)).mesh.positions
    mirrored = relief(cutout_of(mask[:, ::-1])).mesh.positions * (-1, 1, 1)
    assert cKDTree(there).query(mirrored)[0].max() < 1.5 * CELL


def test_the_front_projection_falls_where_the_picture_was() -> None:
    mask = star()
    surface = relief(cutout_of(mask))
    matrix = surface.paint.projections[0].matrix
    low, high = surface.mesh.bounds
    corners = np.array([[low[0], high[1], 0, 1], [high[0], low[1], 0, 1]]) @ matrix.T
    rows, columns = np.nonzero(mask > 0.5)
    assert corners[0] == pytest.approx([columns.min(), rows.min()], abs=2)
    assert corners[1] == pytest.approx([columns.max() + 1, rows.max() + 1], abs=2)


def test_the_projections_are_not_trusted_beyond_the_outline() -> None:
    mask = disc()
    front, back = relief(cutout_of(mask)).paint.projections
    assert front.toward.tolist() == [0, 0, 1] and back.toward.tolist() == [0, 0, -1]
    assert front.confidence[mask == 0].max() < 0.2
    assert front.confidence[disc(0.55) > 0.5].min() > 0.95


def test_dark_eyes_do_not_look_out_of_the_back() -> None:
    mask = disc(0.8)
    colors = np.full((*mask.shape, 3), (210, 170, 120), np.uint8)
    eyes = (disc(0.13, at=(-0.25, 0.2)) > 0.5) | (disc(0.13, at=(0.25, 0.2)) > 0.5)
    colors[eyes] = (20, 20, 25)
    surface = relief(cutout_of(mask, colors))
    front, back = surface.paint.projections
    assert front.pixels[eyes].mean() < 40
    # The middle of an eye, by way of the mesh's frame, in the back's own pixels.
    to_mesh = np.linalg.inv(front.matrix[:, [0, 1]])
    for eye in ((60, 64), (100, 64)):
        xy = to_mesh @ (np.array(eye) - front.matrix[:, 3])
        column, row = (back.matrix @ np.array([*xy, 0, 1])).astype(int)
        assert np.abs(back.pixels[row, column].astype(int) - (210, 170, 120)).max() < 25
    behind = surface.paint.normals[:, 2] < -0.5
    assert surface.paint.colors[behind].min(axis=0) == pytest.approx([210, 170, 120], abs=30)


def test_what_is_at_the_rim_goes_round_at_its_own_height() -> None:
    mask = bar(0.4)
    _, y = grid()
    colors = np.where((y > 0.2)[..., None], (200, 30, 30), (240, 240, 240)).astype(np.uint8)
    paint = relief(cutout_of(mask, colors)).paint
    high, low = paint.positions[:, 1] > 0.75, (paint.positions[:, 1] < 0.45) & (paint.positions[:, 1] > 0.1)
    assert paint.colors[high].mean(axis=0) == pytest.approx([200, 30, 30], abs=12)
    assert paint.colors[low].mean(axis=0) == pytest.approx([240, 240, 240], abs=12)


def test_a_leg_one_pixel_wide_survives_and_holds_on() -> None:
    mask = disc(0.4, at=(0, 0.4))
    mask[70:150, 80] = 1
    surface = relief(cutout_of(mask))
    assert_sound(surface.mesh)
    assert num_parts(surface.mesh) == 1
    assert surface.mesh.size[1] / surface.mesh.size[0] > 1.5


def test_pieces_near_each_other_are_joined_and_far_ones_are_not() -> None:
    near = np.maximum(disc(0.4, at=(-0.4, 0)), disc(0.3, at=(0.38, 0)))
    far = np.maximum(disc(0.25, at=(-0.7, 0)), disc(0.25, at=(0.7, 0)))
    assert num_parts(relief(cutout_of(near)).mesh) == 1
    assert num_parts(relief(cutout_of(far)).mesh) == 2


def test_a_mask_one_pixel_wide_becomes_a_wire() -> None:
    mask = np.zeros((160, 160))
    mask[10:150, 80:83] = 1
    surface = relief(cutout_of(mask))
    assert_sound(surface.mesh)
    assert num_parts(surface.mesh) == 1


def test_an_empty_mask_is_refused_with_a_sentence() -> None:
    whole = cutout_of(disc())
    empty = Cutout(whole.picture, np.zeros_like(whole.mask), whole.colors, "given", 1.0)
    with pytest.raises(EngineFailed, match="the cut-out is empty") as failure:
        relief(empty)
    assert failure.value.kind is Kind.INVALID


def test_a_picture_filled_to_its_border_still_closes() -> None:
    assert_sound(relief(cutout_of(np.pad(np.ones((100, 150)), ((0, 0), (0, 12))))).mesh)


def test_progress_rises_to_one() -> None:
    told: list[float] = []
    open_engine("relief").generate(cutout_of(disc()), quality=QUALITY, report=told.append)
    assert told == sorted(told) and told[-1] == 1
