"""Work as foretold, beside work as counted."""

import pytest

torch = pytest.importorskip("torch")

from orfeas.engines.hunyuan3d21.sizes import Sizes  # noqa: E402
from orfeas.engines.hunyuan3d21.work import ASKED, operations, told  # noqa: E402


def test_work_is_that_of_the_facts():
    """49 guided evaluations without what is saved take 1.64e15, the autoencoder and the picture 3.8e12 (counted)."""
    few, many = (operations(Sizes(), steps=steps, is_guided=True, cells=0) for steps in (2, 50))
    assert many - few == pytest.approx(48 / 49 * 1.64e15, rel=0.03)
    assert few - (many - few) / 48 == pytest.approx(3.8e12, rel=0.05)


def test_points_are_asked_for_near_the_surface_only():
    """A query takes 37.9e6."""
    none, some = (operations(Sizes(), steps=2, is_guided=True, cells=cells) for cells in (0, 384))
    assert some - none == pytest.approx(ASKED * 385**3 * 37.9e6, rel=0.01)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "about 1 seconds"), (44, "about 44 seconds"), (300, "about 5 minutes"), (9000, "about 2 hours")],
)
def test_times_are_told_as_one_says_them(seconds, words):
    assert told(seconds) == words
