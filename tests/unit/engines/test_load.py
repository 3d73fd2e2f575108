"""Engines by name, and their weights told without opening them."""

import json
import subprocess
import sys

import pytest

from orfeas.engines import weights_of as room
from orfeas.engines.catalog import ENGINES, UnknownEngine
from orfeas.engines.load import WeightsNotGiven, open_engine
from orfeas.engines.small import session
from orfeas.engines.small.session import WeightsMissing
from orfeas.engines.weights_of import CARDS, weights_of


@pytest.fixture
def card(monkeypatch, tmp_path):
    path = tmp_path / "small.json"
    monkeypatch.setitem(CARDS, "small", path)
    return path


def no_network(picture):
    raise AssertionError("not asked here")


def test_every_engine_of_the_package_opens_under_its_name_and_version(monkeypatch):
    monkeypatch.setattr(session, "open_network", lambda: no_network)
    for name, entry in ENGINES.items():
        if entry.needs_weights:
            continue
        engine = open_engine(name)
        assert (engine.name, engine.version) == (name, entry.version)
    with pytest.raises(UnknownEngine):
        open_engine("warp")


def test_an_engine_without_its_weights_says_so_when_opened(monkeypatch, tmp_path):
    opened = session.open_network
    monkeypatch.setattr(session, "open_network", lambda: opened(tmp_path / "small.onnx"))
    with pytest.raises(WeightsMissing, match=r"small\.onnx is missing"):
        open_engine("small")


def test_weights_are_told_by_the_card_beside_them(card):
    card.write_text(json.dumps({"sha256": "ab" * 32, "seed": 1}))
    assert weights_of("small") == "sha256:" + "ab" * 32


@pytest.mark.parametrize("text", [None, "", "{", "[]", "{}", "7"])
def test_a_card_that_is_missing_or_damaged_tells_of_no_weights(card, text):
    if text is not None:
        card.write_text(text)
    assert weights_of("small") is None


def test_an_engine_with_weights_of_its_own_is_not_opened_without():
    for name in (name for name, entry in ENGINES.items() if entry.needs_weights):
        with pytest.raises(WeightsNotGiven, match=name):
            open_engine(name)


def test_only_engines_with_weights_in_the_package_have_a_card():
    assert [name for name in ENGINES if weights_of(name)] == list(CARDS) == ["small"]


def test_the_card_is_that_of_the_weights_that_are_opened():
    assert {"small": session.WEIGHTS.with_suffix(".json")} == CARDS


def test_telling_weights_loads_nothing_heavy():
    code = (
        f"import sys, {room.__name__} as room\n"
        "room.weights_of('small')\n"
        "print([name for name in ('torch', 'onnxruntime', 'cv2', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
