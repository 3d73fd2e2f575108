"""The engine of the small network, with networks made by formula in the network's place."""

import json
import math
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from makers import make_sphere
from orfeas.engines.contract import Cutout, EngineFailed, Quality, Surface
from orfeas.engines.matting.cut_out import cut_out
from orfeas.engines.small.elevation import elevation_of
from orfeas.engines.small.engine import SmallEngine
from orfeas.engines.small.inputs import half_depth, network_input
from orfeas.engines.small.predict import predict
from orfeas.engines.small.session import RuntimeMissing, WeightsAltered, WeightsMissing, open_network
from orfeas.engines.small.space import FRONT, PICTURE_CELLS, SLICE, SLICES, TRUNCATION
from orfeas.intake.picture import Picture
from orfeas.intake.views import View
from orfeas.mesh.place import upright
from orfeas.mesh.topology import edges_of, parts_of

Solid = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
RADIUS = 0.43
ELEVATION = 0.2
BALL_MIDDLE = -RADIUS * 2 / 3
"""Depth of a ball's middle, when the mean of what is seen of it is at 0."""


def make_network(solid: Solid):
    """A network that says one thing of every picture: the signed distance of a solid, and maps that agree with it."""
    at = (np.arange(SLICES) + 0.5) / SLICES - 0.5
    z, y, x = np.meshgrid(FRONT - (np.arange(SLICES) + 0.5) * SLICE, -at, at, indexing="ij")
    share = np.clip(solid(x, y, z) / TRUNCATION, -0.9999, 0.9999)
    field = np.arctanh(share).astype(np.float32)[None]
    maps = np.zeros((1, 11, PICTURE_CELLS, PICTURE_CELLS), np.float32)
    maps[:, 7], maps[:, 8:] = -1, 0.5
    is_empty = (share >= 0).all(axis=0)
    first, front = first_crossing(share)
    depths = np.stack([FRONT - SLICE * front, FRONT - SLICE * (SLICES - first_crossing(share[::-1])[1])])
    beside = [[[0.1]], [[-0.5]]] if is_empty.all() else depths[:, ~is_empty].mean()
    depths = np.where(is_empty, beside, depths)
    maps[0, [0, 4]] = depths.repeat(2, axis=1).repeat(2, axis=2)
    slopes = np.moveaxis(np.gradient(share, SLICE, 1 / SLICES, 1 / SLICES), 0, -1)
    normal = np.take_along_axis(slopes, first[None, :, :, None], axis=0)[0][..., [2, 1, 0]] * (1, -1, -1)
    normal[is_empty] = (0, 0, 1)
    normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-6)
    maps[0, 1:4] = np.moveaxis(normal.repeat(2, axis=0).repeat(2, axis=1), -1, 0)
    pose = np.zeros((1, 8), np.float32)
    pose[0, 0] = ELEVATION
    return lambda _picture: (field, maps, pose)


def first_crossing(share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Number of the first slice inside, and the slices passed before the surface."""
    first = (share < 0).argmax(axis=0)
    inside, outside = (np.take_along_axis(share, k[None], axis=0)[0] for k in (first, np.maximum(first - 1, 0)))
    return first, first + 0.5 - inside / np.minimum(inside - outside, -1e-6)


def make_disc(pixels: int = 160, *, radius: float = 0.35) -> Cutout:
    at = (np.arange(pixels) + 0.5) / pixels - 0.5
    alpha = np.clip((radius - np.hypot(*np.meshgrid(at, at))) * pixels + 0.5, 0, 1)
    channels = np.array([200, 120, 70, 255]) * np.stack([np.ones_like(alpha)] * 3 + [alpha], axis=-1)
    return cut_out(Picture(pixels=channels.astype(np.uint8), has_alpha=True, num_source_pixels=alpha.size))


def assert_one_closed_piece(surface: Surface) -> None:
    edges = edges_of(surface.mesh.faces)
    assert (edges.counts == 2).all()
    assert (edges.balance == 0).all()
    assert parts_of(surface.mesh.faces.astype(np.int64), len(surface.mesh.positions))[0] == 1


def ball(x, y, z):
    return np.sqrt(x * x + y * y + (z - BALL_MIDDLE) ** 2) - RADIUS


def nothing(x, _y, _z):
    return np.full_like(x, 1.0)


def test_a_ball_comes_out_as_a_ball():
    surface = SmallEngine(make_network(ball)).generate(make_disc(), quality=Quality(field_cells=96))
    assert_one_closed_piece(surface)
    middle = (surface.mesh.positions.min(axis=0) + surface.mesh.positions.max(axis=0)) / 2
    away = np.linalg.norm(surface.mesh.positions - middle, axis=1)
    assert np.abs(away - 0.5).max() < 0.02


def test_what_the_network_does_not_see_is_filled_along_the_outline():
    surface = SmallEngine(make_network(nothing)).generate(make_disc(), quality=Quality(field_cells=96))
    assert_one_closed_piece(surface)
    assert np.allclose(surface.mesh.size[:2], 1.0, atol=0.04)


def test_loose_parts_end_as_one_piece():
    def two(x, y, z):
        return np.minimum(
            np.sqrt((x + 0.2) ** 2 + y * y + z * z) - 0.15, np.sqrt((x - 0.2) ** 2 + y * y + (z + 0.4) ** 2) - 0.15
        )

    surface = SmallEngine(make_network(two)).generate(make_disc(), quality=Quality(field_cells=96))
    assert_one_closed_piece(surface)


def test_the_outline_is_kept_whatever_the_network_says():
    def wall(_x, _y, z):
        return np.abs(z + 0.2) - 0.1

    surface = SmallEngine(make_network(wall)).generate(make_disc(), quality=Quality(field_cells=96))
    x, y = surface.mesh.positions[:, 0], surface.mesh.positions[:, 1] - 0.5
    assert np.hypot(x, y).max() < 0.51


def test_the_same_picture_gives_the_same_bytes_whatever_the_seed():
    engine = SmallEngine(make_network(ball))
    one, other = (engine.generate(make_disc(), quality=Quality(field_cells=64, seed=seed)) for seed in (1, 2))
    assert one.mesh.positions.tobytes() == other.mesh.positions.tobytes()
    assert one.paint.colors.tobytes() == other.paint.colors.tobytes()


def test_of_several_views_it_makes_their_hull():
    surface = SmallEngine(make_network(ball)).generate(
        make_disc(), quality=Quality(field_cells=64), others={View.LEFT: make_disc(radius=0.2)}
    )
    assert_one_closed_piece(surface)
    assert surface.engine == "small"
    middle = (surface.mesh.positions.min(axis=0) + surface.mesh.positions.max(axis=0)) / 2
    assert np.abs(np.linalg.norm(surface.mesh.positions - middle, axis=1) - 0.5).max() < 0.06


def test_an_empty_cutout_is_refused():
    whole = make_disc()
    empty = Cutout(whole.picture, np.zeros_like(whole.mask), whole.colors, "given", 1.0)
    with pytest.raises(EngineFailed, match="small"):
        SmallEngine(make_network(ball)).generate(empty, quality=Quality(field_cells=64))


def test_the_mean_over_mirror_images_is_symmetric():
    """A network that looks at nothing must give a mirror image of itself."""

    def left(x, y, z):
        return np.sqrt((x - 0.2) ** 2 + y * y + z * z) - 0.2

    prediction = predict(make_disc(), make_network(left))
    assert prediction.elevation == pytest.approx(ELEVATION)
    assert np.allclose(prediction.distance, prediction.distance[:, :, ::-1], atol=1e-6)


def test_half_depth_of_a_disc_is_that_of_a_ball():
    at = (np.arange(PICTURE_CELLS) + 0.5) / PICTURE_CELLS - 0.5
    away = np.hypot(*np.meshgrid(at, at))
    depth = half_depth((away < 0.4).astype(np.float32)[None])[0]
    expected = np.sqrt(np.maximum(0.16 - away**2, 0))
    assert np.abs(depth - expected)[away < 0.37].max() < 0.02
    assert (depth[away > 0.42] == 0).all()


def test_the_background_is_not_shown_to_the_network():
    mask = np.zeros((1, PICTURE_CELLS, PICTURE_CELLS), np.float32)
    mask[:, 40:80, 40:80] = 1
    one, other = (network_input(np.full((*mask.shape, 3), grey, np.float32) * mask[..., None], mask) for grey in (1, 0))
    assert (one[:, :3] * (1 - mask[:, None]) == 0).all()
    assert not np.array_equal(one, other)


def test_missing_weights_are_an_error_that_says_so(tmp_path: Path):
    with pytest.raises(WeightsMissing, match="is missing"):
        open_network(tmp_path / "small.onnx")


def test_altered_weights_are_an_error_that_says_so(tmp_path: Path):
    path = tmp_path / "small.onnx"
    path.write_bytes(b"something else")
    card = {"sha256": "0" * 64, "generator_version": 1, "seed": 1, "samples": 1}
    path.with_suffix(".json").write_text(json.dumps(card))
    with pytest.raises(WeightsAltered, match="not those that were shipped"):
        open_network(path)


def test_an_unreadable_card_is_an_error_that_says_so(tmp_path: Path):
    path = tmp_path / "small.onnx"
    path.write_bytes(b"something")
    path.with_suffix(".json").write_text("{half")
    with pytest.raises(WeightsAltered, match=r"small.json is unreadable"):
        open_network(path)


def test_without_onnxruntime_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    import hashlib

    path = tmp_path / "small.onnx"
    path.write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    card = {"sha256": digest, "generator_version": 1, "seed": 1, "samples": 1}
    path.with_suffix(".json").write_text(json.dumps(card))
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(RuntimeMissing, match="pip install onnxruntime"):
        open_network(path)


def test_between_legs_the_field_knows_that_there_is_nothing():
    """Front and back of two walls one behind the other: what lies between the depths is not all solid."""

    def walls(_x, _y, z):
        return np.minimum(np.abs(z), np.abs(z + 0.5)) - 0.06

    surface = SmallEngine(make_network(walls)).generate(make_disc(), quality=Quality(field_cells=96))
    assert_one_closed_piece(surface)
    corners = surface.mesh.positions[surface.mesh.faces]
    volume = np.einsum("fk,fk->f", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    depth = surface.mesh.size[2]
    assert volume < 0.6 * np.pi / 4 * depth


def test_what_three_sides_settle_is_not_asked_of_the_network():
    def never(_picture):
        raise AssertionError("asked")

    views = {View.LEFT: make_disc(), View.TOP: make_disc()}
    surface = SmallEngine(never).generate(make_disc(), quality=Quality(field_cells=48), others=views)
    assert_one_closed_piece(surface)
    with pytest.raises(AssertionError, match="asked"):
        SmallEngine(never).generate(make_disc(), quality=Quality(field_cells=48), others={View.TOP: make_disc()})


def test_colours_of_one_part_do_not_run_down_the_side_of_another():
    """A deep white post under a red cap: its flanks, which nobody saw, are white all the way down."""
    pixels = 200
    y, x = np.mgrid[:pixels, :pixels] / pixels - 0.5
    is_cap, is_post = (np.abs(x) < 0.35) & (np.abs(y + 0.3) < 0.1), (np.abs(x) < 0.08) & (np.abs(y - 0.1) < 0.32)
    colors = np.where(is_cap[..., None], (200, 20, 20), (230, 230, 230))
    channels = np.dstack([colors, (is_cap | is_post) * 255]).astype(np.uint8)
    cutout = cut_out(Picture(pixels=channels, has_alpha=True, num_source_pixels=pixels**2))

    def slab(_x, _y, z):
        return np.abs(z + 0.2) - 0.3

    surface = SmallEngine(make_network(slab)).generate(cutout, quality=Quality(field_cells=96))
    paint = surface.paint
    flank = (np.abs(paint.normals[:, 0]) > 0.9) & (paint.positions[:, 1] < 0.55)
    red, green = paint.colors[flank, 0].astype(int), paint.colors[flank, 1].astype(int)
    assert flank.sum() > 500
    assert np.quantile(red - green, 0.95) < 12


@pytest.mark.parametrize(
    ("predicted", "leaning", "expected"), [(20, 15, 20), (28, 0, 8), (28, -20, 8), (25, 10, 18), (5, 0, 5), (-6, 0, 0)]
)
def test_it_is_turned_back_as_far_as_network_and_surface_agree(predicted, leaning, expected):
    ball = make_sphere(4)
    mast = replace(ball, positions=ball.positions * (0.3, 1, 0.3), normals=None)
    mast = replace(mast, positions=upright(-math.radians(leaning)).apply(mast.positions))
    found = elevation_of(mast, predicted=math.radians(predicted))
    assert math.degrees(found) == pytest.approx(expected, abs=2)


def test_what_the_network_says_of_the_background_makes_no_difference():
    field, maps, pose = make_network(ball)(None)
    chance = np.random.default_rng(0)
    at = (np.arange(PICTURE_CELLS) + 0.5) / PICTURE_CELLS - 0.5
    outside = np.hypot(*np.meshgrid(at, at)) > RADIUS + 0.02
    noise = np.where(outside, chance.normal(size=maps.shape), maps).astype(np.float32)
    one, other = (predict(make_disc(), lambda _seen, maps=maps: (field, maps, pose)) for maps in (maps, noise))
    assert one.depth.tobytes() == other.depth.tobytes() and one.normal.tobytes() == other.normal.tobytes()
