"""A tree of boxes: walked as Detour walks it, it gives the boxes that a plain search gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orfeas.mesh.navigating.bounding_tree import bounding_tree


def walk(nodes: np.ndarray, low: np.ndarray, high: np.ndarray) -> list[int]:
    """What overlaps a box, jumping over branches that do not."""
    found, at = [], 0
    while at < len(nodes) - 1:
        node = nodes[at]
        is_met = bool((node["low"] <= high).all() and (node["high"] >= low).all())
        if is_met and node["index"] >= 0:
            found.append(int(node["index"]))
        at += 1 if is_met or node["index"] >= 0 else -int(node["index"])
    return sorted(found)


@settings(max_examples=25, deadline=None)
@given(count=st.integers(1, 60), seed=st.integers(0, 10_000))
def test_a_walk_finds_what_a_plain_search_finds(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    low = rng.integers(0, 60_000, (count, 3))
    high = low + rng.integers(0, 5_000, (count, 3))
    nodes = bounding_tree(low, high)
    assert len(nodes) == 2 * count and nodes[-1] == np.zeros((), nodes.dtype)
    for _ in range(5):
        one = rng.integers(0, 60_000, 3)
        two = one + rng.integers(0, 30_000, 3)
        assert walk(nodes, one, two) == np.flatnonzero(((low <= two) & (high >= one)).all(axis=1)).tolist()


def test_boxes_that_are_all_alike_are_halved_all_the_same() -> None:
    nodes = bounding_tree(np.zeros((64, 3), dtype=np.int64), np.ones((64, 3), dtype=np.int64))
    assert sorted(nodes["index"][nodes["index"] >= 0][:-1].tolist()) == list(range(64))
    assert nodes["index"].min() == -127 and (nodes["index"] == -63).sum() == 2
