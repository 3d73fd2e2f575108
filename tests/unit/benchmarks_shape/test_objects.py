"""The frozen objects of benchmarks/shape.py."""

import ast
from pathlib import Path

import numpy as np
import pytest

import benchmarks.shaping
from benchmarks.shaping.objects.catalog import FAMILIES, NAMES, THREE_QUARTER, fingerprint, make_object, views_of
from benchmarks.shaping.objects.frozen import known_hashes
from benchmarks.shaping.topology import is_closed

FAST = (
    "robot-4", "truck-1", "boat-4", "tractor-3", "bicycle-0", "hammer-0", "guitar-0", "trumpet-0", "mug-0", "chair-0",
    "glasses-0", "burger-0", "castle-0", "geared_shaft-0", "walking_figure-1", "flying_bird-0",
)  # fmt: skip


def test_there_are_enough_objects_and_families_each_with_its_hash():
    assert len(NAMES) == len(set(NAMES)) >= 40 and len(FAMILIES) >= 20
    assert list(known_hashes()) == list(NAMES)
    assert len(set(known_hashes().values())) == len(NAMES)


@pytest.mark.parametrize("name", FAST)
def test_an_object_is_closed_boxed_and_what_it_was(name):
    truth = make_object(name)
    assert fingerprint(truth) == known_hashes()[name]
    assert is_closed(truth.positions, truth.faces)
    low, high = truth.positions.min(axis=0), truth.positions.max(axis=0)
    assert (high - low).max() == pytest.approx(1) and low + high == pytest.approx(np.zeros(3), abs=1e-9)
    assert truth.colors.shape == (len(truth.faces), 3, 3)


def test_every_object_is_seen_from_three_quarter_and_from_where_it_is_easy():
    for name in NAMES:
        views = views_of(name)
        assert views["three_quarter"] == THREE_QUARTER and views["easy"] in ((0, 8), (72, 10))


def test_the_yardstick_knows_no_engine_and_no_training():
    root = Path(benchmarks.shaping.__file__).parent
    for path in [*root.rglob("*.py")]:
        names = {
            name
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
            )
        }
        assert not any(name.split(".")[0] == "training" for name in names), path
        if path.name not in ("methods.py",):
            assert not any(name.startswith("orfeas.engines") for name in names), path
