"""A network that is one ONNX file: it gets what its card says, its answer becomes what the card says, others are
refused."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

pytest.importorskip("onnx")

from orfeas.engines.onnx_card import GraphMissing, OtherGraph
from orfeas.engines.onnx_file import NotAGraph, WeightsElsewhere
from orfeas.engines.onnx_graph import GraphFailed, open_graph
from unit.engines.graph_makers import LUMINANCE, PLAIN, write_graph

OPEN = (1, 3, "height", "width")


def pixels(height: int = 16, width: int = 16, *, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


def gradient(height: int, width: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([255 * x / width, 255 * y / height, np.full(x.shape, 80.0)], axis=-1).astype(np.uint8)


def test_red_green_and_blue_come_in_this_order_from_0_to_1(tmp_path: Path) -> None:
    rgb = pixels()
    answer = open_graph(write_graph(tmp_path / "a.onnx"), card=PLAIN).run(rgb)
    assert answer.dtype == np.float32 and answer.shape == (16, 16)
    assert answer == pytest.approx(rgb / 255.0 @ np.array(LUMINANCE), abs=1e-5)


def test_the_mean_is_taken_off_and_the_deviation_divided_by(tmp_path: Path) -> None:
    card = replace(PLAIN, mean=(0.5, 0.4, 0.3), deviation=(0.2, 0.25, 0.5))
    rgb = pixels(seed=1)
    expected = (rgb / 255.0 - card.mean) / card.deviation @ np.array(LUMINANCE)
    assert open_graph(write_graph(tmp_path / "a.onnx"), card=card).run(rgb) == pytest.approx(expected, abs=1e-5)


def test_some_networks_want_the_brightest_value_to_be_1(tmp_path: Path) -> None:
    rgb = (pixels(seed=2) // 2).astype(np.uint8)
    card = replace(PLAIN, divides_by_brightest=True)
    expected = rgb / float(rgb.max()) @ np.array(LUMINANCE)
    assert open_graph(write_graph(tmp_path / "a.onnx"), card=card).run(rgb) == pytest.approx(expected, abs=1e-5)


def test_a_black_picture_is_nothing_special(tmp_path: Path) -> None:
    card = replace(PLAIN, divides_by_brightest=True, values="stretched")
    assert (open_graph(write_graph(tmp_path / "a.onnx"), card=card).run(np.zeros((16, 16, 3), np.uint8)) == 0).all()


@pytest.mark.parametrize("size", [(40, 100), (7, 5), (64, 64)])
def test_any_size_goes_in_and_the_same_size_comes_out(tmp_path: Path, size: tuple[int, int]) -> None:
    rgb = gradient(*size)
    answer = open_graph(write_graph(tmp_path / "a.onnx"), card=PLAIN).run(rgb)
    assert answer.shape == size
    assert np.abs(answer - rgb / 255.0 @ np.array(LUMINANCE))[2:-2, 2:-2].max(initial=0) < 0.04


def test_values_pass_a_sigmoid_or_are_stretched(tmp_path: Path) -> None:
    path = write_graph(tmp_path / "a.onnx", weights=(8, 0, 0), bias=-4)
    rgb = pixels(seed=3)
    logits = 8.0 * rgb[..., 0] / 255.0 - 4
    found = {how: open_graph(path, card=replace(PLAIN, values=how)).run(rgb) for how in ("sigmoid", "stretched")}
    assert found["sigmoid"] == pytest.approx(1 / (1 + np.exp(-logits)), abs=1e-5)
    assert found["stretched"] == pytest.approx((logits - logits.min()) / np.ptp(logits), abs=1e-5)


def test_the_output_the_card_names_counts(tmp_path: Path) -> None:
    path = write_graph(tmp_path / "a.onnx", num_outputs=3)
    rgb = pixels(seed=4)
    first, last = (open_graph(path, card=replace(PLAIN, output=which)).run(rgb) for which in (0, -1))
    assert last == pytest.approx(4 * first, rel=1e-5)


@pytest.mark.parametrize(
    ("size", "given"), [((60, 60), (28, 28)), ((30, 60), (28, 56)), ((45, 30), (42, 28)), ((20, 400), (28, 56))]
)
def test_proportions_are_kept_in_steps_and_within_twice_the_side(
    tmp_path: Path, size: tuple[int, int], given: tuple[int, int]
) -> None:
    card = replace(PLAIN, pixels=28, multiple=14, keeps_aspect=True)
    graph = open_graph(write_graph(tmp_path / "a.onnx", shape=OPEN), card=card)
    assert graph._given(pixels(*size)).shape == (1, 3, *given)
    assert graph.run(pixels(*size)).shape == size


def test_sides_that_a_file_fixes_are_kept_to(tmp_path: Path) -> None:
    card = replace(PLAIN, pixels=28, multiple=14, keeps_aspect=True)
    graph = open_graph(write_graph(tmp_path / "a.onnx", shape=(1, 3, 42, 28)), card=card)
    assert graph._given(pixels(30, 90)).shape == (1, 3, 42, 28)


def test_the_same_picture_gets_the_same_answer(tmp_path: Path) -> None:
    path = write_graph(tmp_path / "a.onnx")
    one, two = (open_graph(path, card=PLAIN).run(pixels(50, 70)).tobytes() for _ in range(2))
    assert one == two


def test_of_several_cards_the_one_that_fits_is_taken(tmp_path: Path) -> None:
    small, large = replace(PLAIN, pixels=8, name="small"), replace(PLAIN, name="large")
    assert open_graph(write_graph(tmp_path / "a.onnx"), card=(small, large)).card is large


@pytest.mark.parametrize(
    "made",
    [
        {"shape": (1, 3, 8, 8)},
        {"shape": (1, 3, 8, "width")},
        {"shape": (4, 3, 16, 16)},
        {"shape": (1, 3, 16, 16), "kind": 10},
        {"num_inputs": 2},
    ],
)
def test_another_network_is_refused(tmp_path: Path, made) -> None:
    with pytest.raises(OtherGraph) as caught:
        open_graph(write_graph(tmp_path / "a.onnx", **made), card=PLAIN)
    assert "a.onnx is not the network formula: its input" in caught.value.sentence or made == {"num_inputs": 2}


def test_an_output_counts_by_its_name(tmp_path: Path) -> None:
    path, rgb = write_graph(tmp_path / "a.onnx", num_outputs=2), pixels()
    by_name, by_number = (open_graph(path, card=replace(PLAIN, output=which)).run(rgb) for which in ("map1", 1))
    assert by_name.tobytes() == by_number.tobytes()
    with pytest.raises(OtherGraph, match="it has no output map2, but map0, map1"):
        open_graph(path, card=replace(PLAIN, output="map2"))


def test_what_is_larger_where_it_is_farther_is_turned_round(tmp_path: Path) -> None:
    path, rgb = write_graph(tmp_path / "a.onnx"), pixels()
    far = open_graph(path, card=replace(PLAIN, values="negated")).run(rgb)
    assert far == pytest.approx(-open_graph(path, card=PLAIN).run(rgb))


def test_an_output_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherGraph, match="it has no output 3, but map0"):
        open_graph(write_graph(tmp_path / "a.onnx"), card=replace(PLAIN, output=3))


def test_what_is_not_onnx_is_refused(tmp_path: Path) -> None:
    whole = write_graph(tmp_path / "a.onnx").read_bytes()
    for name, payload in {
        "empty": b"",
        "text": b"hello, network",
        "cut": whole[: len(whole) // 2],
        "gap": b"\0" * 64,
    }.items():
        (tmp_path / name).write_bytes(payload)
        with pytest.raises(NotAGraph, match="not an ONNX file"):
            open_graph(tmp_path / name, card=PLAIN)
    with pytest.raises(GraphMissing):
        open_graph(tmp_path / "nothing.onnx", card=PLAIN)


def test_a_flipped_byte_is_told_in_a_sentence_or_does_no_harm(tmp_path: Path) -> None:
    whole = write_graph(tmp_path / "a.onnx").read_bytes()
    for at in np.random.default_rng(5).integers(0, len(whole), 40):
        bent = bytearray(whole)
        bent[at] ^= 0x55
        (tmp_path / "bent.onnx").write_bytes(bent)
        try:
            open_graph(tmp_path / "bent.onnx", card=PLAIN).run(pixels())
        except (NotAGraph, OtherGraph, GraphFailed, WeightsElsewhere) as failure:
            assert "\n" not in failure.sentence


def test_weights_in_another_file_are_refused_without_looking_for_it(tmp_path: Path) -> None:
    path = write_graph(tmp_path / "a.onnx", is_external=True)
    for is_there in (True, False):
        with pytest.raises(WeightsElsewhere):
            open_graph(path, card=PLAIN)
        if is_there:
            (tmp_path / "weights.bin").unlink()


def test_an_answer_that_is_no_number_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(GraphFailed, match="not finite"):
        open_graph(write_graph(tmp_path / "a.onnx", divides=True), card=PLAIN).run(pixels())


def test_a_shrunken_picture_is_averaged_not_picked(tmp_path: Path) -> None:
    board = np.indices((64, 64)).sum(axis=0) % 2 * 255
    rgb = np.repeat(board[..., None], 3, axis=2).astype(np.uint8)
    answer = open_graph(write_graph(tmp_path / "a.onnx"), card=PLAIN).run(rgb)
    assert cv2.resize(answer, (16, 16)) == pytest.approx(0.5, abs=0.02)
