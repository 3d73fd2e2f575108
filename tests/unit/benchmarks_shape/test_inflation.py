"""The frozen yardstick of benchmarks/shape.py."""

import hashlib

import numpy as np
import pytest

from benchmarks.shaping.inflation import inflate
from benchmarks.shaping.topology import is_closed, num_pieces


def make_disc(side=384, radius=165.0):
    steps = np.arange(side) + 0.5 - side / 2
    x, y = np.meshgrid(steps, steps)
    return (np.hypot(x, y) < radius).astype(np.float32)


def test_a_disc_becomes_a_ball():
    positions, faces = inflate(make_disc())
    middle = (positions.min(axis=0) + positions.max(axis=0)) / 2
    radii = np.linalg.norm(positions - middle, axis=1)
    assert radii == pytest.approx(55, abs=1.0)
    assert is_closed(positions, faces) and num_pieces(positions, faces) == 1


def test_an_outline_with_a_hole_and_a_thin_line_stays_closed():
    mask = make_disc() * (1 - make_disc(radius=60))
    mask[190:193, :] = 1
    positions, faces = inflate(mask)
    assert is_closed(positions, faces)
    assert np.ptp(positions[:, 0]) == pytest.approx(128, abs=1.0)


def test_two_pixels_that_meet_at_a_corner_stay_closed():
    mask = np.zeros((128, 128), np.float32)
    mask[40:60, 40:60] = mask[60:80, 60:80] = 1
    assert is_closed(*inflate(mask))


def test_an_empty_mask_is_refused():
    with pytest.raises(ValueError, match="empty"):
        inflate(np.zeros((384, 384), np.float32))


def test_it_is_what_it_was():
    """Frozen: whoever changes this number changes the meaning of every figure measured before."""
    mask = make_disc() * (1 - make_disc(radius=60))
    mask[:, :150] = 0
    positions, faces = inflate(mask)
    assert (len(positions), len(faces)) == (29626, 59248)
    assert (
        hashlib.sha256(np.rint(np.sort(positions, axis=0) * 100).astype(np.int64).tobytes()).hexdigest()[:12]
        == "9829809cb71a"
    )
