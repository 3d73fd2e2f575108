"""What the benchmark of choosing counts."""

import math

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("numba")

from benchmarks.choosing import FACES, Both, Judged, finished, gain, table, told
from makers import make_paint, make_sphere
from orfeas.engines.contract import Surface


def judged(f05, score):
    return Judged(
        f05, 20.0, score, score, silhouette=0.9, ssim=0.9, normals=0.9, thickness=0.9, azimuth=0.0, elevation=0.0
    )


def both(name, *, small, relief):
    return Both(name, "easy", {"small": judged(*small), "relief": judged(*relief)})


RIGHT = [both(f"thing {k}", small=(0.5, 0.6), relief=(0.6 + k / 100, 0.7)) for k in range(5)]
WRONG = [both(f"thing {k}", small=(0.7, 0.6), relief=(0.6 + k / 100, 0.7)) for k in range(5)]


def by_score(each):
    return each.chosen("score")


def test_where_scores_are_level_the_order_decides():
    assert both("ball", small=(0.5, 0.7), relief=(0.9, 0.7)).chosen("score") == "small"
    assert both("ball", small=(0.5, 0.7), relief=(0.9, 0.7)).better == "relief"


def test_the_fixed_order_gains_nothing_over_itself():
    assert gain(RIGHT, lambda _each: "small") == (0, 0, 0)


def test_a_score_that_knows_gains_and_one_that_misleads_loses():
    over, low, high = gain(RIGHT, by_score)
    assert over == pytest.approx(0.12) and 0 < low < over < high
    assert gain(WRONG, by_score)[2] < 0
    assert "does not beat the fixed order" in "\n".join(told(WRONG, state="none"))
    assert "beats the fixed order: +0.1200" in "\n".join(told(RIGHT, state="none"))


def test_the_table_counts_how_often_the_better_is_picked():
    rows = {line.split(" | ")[0].strip("| "): line for line in table([*RIGHT, *WRONG])}
    assert rows["by score"].endswith("| 50% |") and rows["the better of the two, by the truth"].endswith("| 100% |")


def test_every_face_has_a_cell_of_its_own_in_the_texture():
    ball = make_sphere(3)
    mesh, material = finished(Surface(ball, make_paint(ball), "formula", "1"))
    assert mesh.num_faces == ball.num_faces <= FACES and mesh.num_vertices == 3 * mesh.num_faces
    middles = mesh.uvs[mesh.faces].mean(axis=1)
    across = math.ceil(math.sqrt(mesh.num_faces / 2))
    cells = np.floor(middles * across).astype(int)
    assert np.unique(cells, axis=0, return_counts=True)[1].max() == 2
    assert material.base_color.shape[2] == 3
