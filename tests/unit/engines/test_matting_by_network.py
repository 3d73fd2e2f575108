"""A cut-out by a network: asked only where nobody has said better, drawn to the picture's edges, honest about doubt."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")

from makers import make_picture
from orfeas.engines.matting.by_network import subject_by_network
from orfeas.engines.matting.cut_out import NoSubject, cut_out
from orfeas.engines.onnx_graph import Graph, open_graph
from orfeas.intake.picture import Picture
from unit.engines.graph_makers import PLAIN, write_graph

SIDE = 96


@pytest.fixture
def redness(tmp_path: Path) -> Graph:
    """1 where red is far above blue."""
    path = write_graph(tmp_path / "red.onnx", weights=(16, 0, -16), bias=-6, shape=(1, 3, 48, 48))
    return open_graph(path, card=replace(PLAIN, pixels=48, values="sigmoid"))


def scene(*, is_islanded: bool = False) -> tuple[Picture, np.ndarray]:
    """A red disc before noise that no backdrop could be modelled by, and where it is."""
    rng = np.random.default_rng(0)
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    inside = np.hypot(x - 40, y - 48) < 26
    if is_islanded:
        inside |= np.hypot(x - 88, y - 8) < 3
    gray = rng.integers(40, 220, (SIDE, SIDE, 1)).repeat(3, axis=2)
    rgb = np.where(inside[..., None], (220, 40, 30), gray)
    pixels = np.dstack([rgb, np.full((SIDE, SIDE), 255)]).astype(np.uint8)
    return Picture(pixels=pixels, has_alpha=False, num_source_pixels=SIDE * SIDE), inside


def overlap(mask: np.ndarray, inside: np.ndarray) -> float:
    return float(((mask > 0.5) & inside).sum() / ((mask > 0.5) | inside).sum())


def test_the_network_finds_what_the_backdrop_does_not(redness: Graph) -> None:
    picture, inside = scene()
    found = cut_out(picture, network=partial(subject_by_network, graph=redness))
    assert found.method == "network" and overlap(found.mask, inside) > 0.95
    with pytest.raises(NoSubject):
        cut_out(picture)


def test_the_users_mask_and_real_alpha_come_first(redness: Graph) -> None:
    def never(_rgb):
        raise AssertionError("asked")

    picture, inside = scene()
    assert cut_out(picture, mask=inside, network=never).method == "given"
    assert cut_out(make_picture("alpha"), network=never).method == "alpha"


def test_islands_are_left_out_and_listed_as_always(redness: Graph) -> None:
    picture, _ = scene(is_islanded=True)
    found = cut_out(picture, network=partial(subject_by_network, graph=redness))
    assert len(found.dropped) == 1 and found.mask[:16, 80:].max() == 0


def test_a_network_that_sees_nothing_means_no_subject(redness: Graph) -> None:
    gray, _ = scene()
    pixels = gray.pixels.copy()
    pixels[..., :3] = pixels[..., 2:3]
    picture = Picture(pixels=pixels, has_alpha=False, num_source_pixels=SIDE * SIDE)
    with pytest.raises(NoSubject):
        cut_out(picture, network=lambda rgb: (np.zeros(rgb.shape[:2], np.float32), 0.0))


def test_trust_falls_with_what_is_undecided(tmp_path: Path, redness: Graph) -> None:
    picture, _ = scene()
    rgb = picture.pixels[..., :3]
    faint = write_graph(tmp_path / "faint.onnx", weights=(0.3, 0, -0.3), bias=0)
    unsure = open_graph(faint, card=replace(PLAIN, values="sigmoid"))
    assert subject_by_network(rgb, graph=unsure)[1] == 0.0
    assert subject_by_network(rgb, graph=redness)[1] > 0.5
