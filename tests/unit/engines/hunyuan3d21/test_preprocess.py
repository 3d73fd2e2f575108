"""Preprocessing beside its goldens, to the bit."""

import cv2
import numpy as np
import pytest

from goldens import golden_folders
from orfeas.engines.contract import EngineFailed
from orfeas.engines.hunyuan3d21.preprocess import framed


def read(path):
    pixels = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    return np.ascontiguousarray(pixels[..., [2, 1, 0, 3]])


@pytest.mark.parametrize("folder", golden_folders("shape", "preprocess"))
def test_pictures_are_framed_as_the_goldens_are(folder):
    results = sorted(folder.glob("*.out*.png"))
    assert results
    for result in results:
        case, size = result.stem.split(".out")
        found = framed(read(folder / f"{case}.png"), pixels=int(size), engine="it")
        expected = read(result)[..., :3].astype(np.float32) / 255 * 2 - 1
        assert np.array_equal(found[0].transpose(1, 2, 0), expected), result.name


def test_the_subject_is_in_the_middle_of_white():
    rgba = np.zeros((60, 100, 4), np.uint8)
    rgba[5:26, 10:51] = (200, 0, 0, 255)
    found = framed(rgba, pixels=100, engine="it")[0]
    is_white = (found > 0.99).all(axis=0)
    rows, columns = np.flatnonzero(~is_white.all(axis=1)), np.flatnonzero(~is_white.all(axis=0))
    assert columns[-1] - columns[0] + 1 == pytest.approx(85, abs=2)
    assert rows[0] + rows[-1] == pytest.approx(99, abs=2) and columns[0] + columns[-1] == pytest.approx(99, abs=2)


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_to_see_is_refused(rows):
    rgba = np.zeros((20, 20, 4), np.uint8)
    rgba[:rows, :, 3] = 255
    with pytest.raises(EngineFailed, match="empty"):
        framed(rgba, engine="it")
