"""Heights of a relief: by a network where there is one, else by a subject's outline, else by brightness."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from makers import make_picture
from orfeas.engines.depth.by_brightness import height_by_brightness, light_of
from orfeas.engines.depth.by_outline import nearness_by_outline
from orfeas.engines.depth.estimate import WORKING_SIDE, estimate_heights
from orfeas.engines.matting.cut_out import cut_out

PICTURE = make_picture("alpha", pixels=160)


def test_a_ball_by_its_outline_is_round() -> None:
    near = nearness_by_outline(cut_out(PICTURE))
    y, x = (np.mgrid[:160, :160] + 0.5) / 80 - 1
    inside = 0.36 - (x**2 + (1.15 * y) ** 2)
    expected = np.sqrt(np.maximum(inside, 0)) / 0.6
    assert near.shape == (160, 160) and near.max() == 1
    assert np.corrcoef(near[inside > 0], expected[inside > 0])[0, 1] > 0.97
    assert near[inside < -0.05].max() == 0


def test_a_subject_without_a_network_goes_by_its_outline_and_says_so() -> None:
    found = estimate_heights(PICTURE, subject=cut_out(PICTURE))
    assert found.method == "outline" and "outline" in found.sentences[0]
    assert found.mask is not None and found.values.shape == (WORKING_SIDE, WORKING_SIDE)
    middle, rim = found.values[192, 192], found.values[192, 192 + 110]
    assert middle > 0.9 > rim


def test_a_picture_without_a_subject_goes_by_its_brightness_and_says_so() -> None:
    found = estimate_heights(make_picture("noisy"), subject=None)
    assert found.method == "brightness" and found.mask is None and "brightness" in found.sentences[0]


def test_brighter_stands_higher_and_grain_is_smoothed_away() -> None:
    rng = np.random.default_rng(0)
    rgb = np.where(np.arange(80) < 40, 60.0, 200.0)[None, :, None].repeat(60, axis=0).repeat(3, axis=2)
    heights = height_by_brightness((rgb + rng.normal(0, 5, rgb.shape)).astype(np.float32))
    dark, light = heights[:, :36], heights[:, 44:]
    assert light.min() - dark.max() > 0.7
    assert max(dark.std(), light.std()) < 0.02


def test_light_is_linear() -> None:
    gray = np.array([[[0, 0, 0], [188, 188, 188], [255, 255, 255]]], np.float32)
    assert light_of(gray)[0] == pytest.approx([0, 0.5029, 1], abs=1e-3)
    green = light_of(np.array([[[0, 255, 0]]], np.float32))
    assert green[0, 0] == pytest.approx(0.7152, abs=1e-4)


@pytest.fixture
def sideways(tmp_path: Path):
    """A network for which red is near."""
    pytest.importorskip("onnx")
    from orfeas.engines.onnx_graph import open_graph
    from unit.engines.graph_makers import PLAIN, write_graph

    path = write_graph(tmp_path / "a.onnx", weights=(7, 0, 0), bias=3, shape=(1, 3, "h", "w"))
    return open_graph(path, card=replace(PLAIN, pixels=64))


def test_a_network_is_believed(sideways) -> None:
    ramp = np.linspace(20, 240, 128)[None, :, None] * np.array([1, 0, 0])[None, None] + np.array([0, 90, 90])
    pixels = np.dstack([ramp.repeat(128, axis=0), np.full((128, 128), 255)]).astype(np.uint8)
    found = estimate_heights(replace(PICTURE, pixels=pixels, has_alpha=False), subject=None, network=sideways)
    assert found.method == "network" and not found.sentences
    across = found.values.mean(axis=0)
    assert (np.diff(across)[8:-8] > 0).all()
    assert np.abs(across - np.linspace(0, 1, len(across))).max() < 0.05


def test_a_subject_that_a_network_saw_stands_off_its_plate(sideways) -> None:
    found = estimate_heights(PICTURE, subject=cut_out(PICTURE), network=sideways)
    assert found.mask is not None and found.values[found.mask > 0.6].min() > 0.1
