"""Estimate: how high each point of a picture stands in a relief, by the best means there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt
from scipy.ndimage import distance_transform_edt

from orfeas.engines.contract import Cutout, EngineFailed
from orfeas.engines.depth.bas_relief import bas_relief
from orfeas.engines.depth.by_brightness import height_by_brightness
from orfeas.engines.depth.by_outline import nearness_by_outline
from orfeas.engines.onnx_graph import Graph
from orfeas.intake.picture import Picture

Floats = npt.NDArray[np.float32]
Method = Literal["network", "outline", "brightness"]

WORKING_SIDE = 384
"""Samples along the longer side; networks see no finer, and a relief of 10 cm has about as many steps."""

STEP = 0.12
"""Share of the depth by which a subject that a network saw stands off its plate."""

SMOOTHING = 0.04
"""Differences in depth below which neighbours count as noise of each other."""

BY_OUTLINE = "The depth was guessed from the subject's outline and shading; a depth network would see it."
BY_BRIGHTNESS = "The depth was guessed from brightness, what is brighter stands higher; a depth network would see it."


@dataclass(frozen=True, eq=False)
class Heights:
    """A relief before it is a surface.

    Attributes:
        values: (h, w) float32, 0 lowest to 1 highest; outside a subject, those of its nearest point.
        mask: (h, w) float32, 0 outside to 1 inside the subject; None where everything counts.
        method: how they were found.
        sentences: for the user.
    """

    values: Floats
    mask: Floats | None
    method: Method
    sentences: tuple[str, ...] = ()


def estimate_heights(picture: Picture, *, subject: Cutout | None, network: Graph | None = None) -> Heights:
    """Find how high each point of a picture is to stand.

    A network's depth is taken where there is one. Else a subject is inflated as the engine relief does it, and a
    picture without one goes by its brightness.

    Args:
        picture: upright.
        subject: what of it is wanted; None for all of it.
        network: answers with inverse depth: larger is nearer, whatever the unit.

    Raises:
        GraphFailed: the network gave no answer.
        EngineFailed: the subject is empty, or too thin to have an inside.
    """
    if subject is None:
        if network is None:
            return Heights(height_by_brightness(_small(over_white(picture))), None, "brightness", (BY_BRIGHTNESS,))
        return Heights(bas_relief(_without_noise(_small(network.run(over_white(picture))))), None, "network")
    mask = _small(subject.mask)
    inside = mask > 0.5
    if not inside.any():
        raise EngineFailed(engine="relief", why="the cut-out is too thin to have an inside")
    if network is None:
        heights = bas_relief(_small(nearness_by_outline(subject)), inside=inside)
        return Heights(_continued(heights, inside), mask, "outline", (BY_OUTLINE,))
    heights = bas_relief(_without_noise(_small(network.run(subject.colors))), inside=inside)
    return Heights(_continued(STEP + (1 - STEP) * heights, inside), mask, "network")


def over_white(picture: Picture) -> npt.NDArray[np.uint8]:
    """(H, W, 3) as it looks on paper."""
    share = picture.pixels[..., 3:].astype(np.float32) / np.float32(255)
    return np.asarray(picture.pixels[..., :3] * share + 255 * (1 - share) + 0.5, np.uint8)


def _small(image: npt.NDArray[np.generic]) -> Floats:
    """(h, w) or (h, w, C) float32, the longer side as it is worked on."""
    height, width = image.shape[:2]
    scale = WORKING_SIDE / max(height, width)
    size = (max(round(width * scale), 2), max(round(height * scale), 2))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image.astype(np.float32), size, interpolation=way), np.float32)


def _continued(heights: Floats, inside: npt.NDArray[np.bool_]) -> Floats:
    """Carried on outside with the height of the nearest point well inside, so that the rim's own stairs do not show."""
    within = cv2.erode(inside.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1) > 0
    sure = within if within.any() else inside
    nearest = tuple(distance_transform_edt(~sure, return_distances=False, return_indices=True))
    return np.asarray(heights[nearest], np.float32)


def _without_noise(near: Floats) -> Floats:
    """Smoothed within surfaces and not across their edges (Tomasi and Manduchi 1998, doi:10.1109/ICCV.1998.710815),
    from 0 to 1 but for the outermost hundredths."""
    low, high = np.percentile(near, [0.5, 99.5])
    scaled = np.clip((near - low) / max(float(high - low), 1e-6), 0, 1).astype(np.float32)
    return np.asarray(cv2.bilateralFilter(scaled, 7, SMOOTHING, 2.0), np.float32)
