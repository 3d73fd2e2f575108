"""Every picture of ORFEAS_SHARED becomes a closed, textured asset that the Khronos validator passes."""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from khronos.validator import complaints_in, validate_glb  # noqa: F401
from orfeas.engines.load import open_engine
from orfeas.generations.pack import pack_glb
from orfeas.generations.pipeline import make_asset
from orfeas.generations.recipe import find_recipe
from orfeas.intake.decode import decode_picture
from orfeas.mesh.formats.glb import read_glb
from orfeas.render.camera import Camera
from orfeas.render.preview import render_preview

SHARED = os.environ.get("ORFEAS_SHARED")
PICTURES = sorted((Path(SHARED) / "pictures").glob("*.png")) if SHARED else []
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PICTURES, reason="ORFEAS_SHARED names no folder with pictures"),
]


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_picture_becomes_a_closed_textured_valid_glb(path, validate_glb):  # noqa: F811
    picture = decode_picture(path.read_bytes())
    finished = make_asset(picture, find_recipe("draft"), open_engine=open_engine)
    assert finished.verdict == "pass", [check.sentence for check in finished.audit.failures]
    report = validate_glb(pack_glb(finished))
    assert complaints_in(report) == []
    scene = read_glb(pack_glb(finished))
    assert scene.mesh.num_faces == finished.mesh.num_faces <= 10_000
    assert scene.material.base_color.shape == (1024, 1024, 3)
    covered, outside = outlines(finished)
    assert covered > 0.93 and outside < 0.02


def outlines(finished):
    """How much of the cut-out the asset covers as seen from the front, and how much of the asset lies well outside it.

    Both are cropped to what they show. Thin parts are made thick enough to hold, so a seam about them is allowed.
    """
    straight = Camera(field_of_view=0.0)
    seen = render_preview(finished.mesh, finished.material, camera=straight, width=256, height=256, has_floor=False)[
        ..., 3
    ]
    wanted, got = cropped(finished.cutout.mask > 0.5), cropped(seen > 127)
    seam = cv2.dilate(wanted.astype(np.uint8), np.ones((9, 9), np.uint8)) > 0
    return (wanted & got).sum() / wanted.sum(), (got & ~seam).sum() / got.sum()


def cropped(mask):
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    image = Image.fromarray((mask * 255).astype(np.uint8)).crop(box).resize((200, 200), Image.Resampling.BILINEAR)
    return np.asarray(image) > 127
