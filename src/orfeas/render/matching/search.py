"""Search: where a camera has to stand, and how a mesh is to be laid, for it to look most like a picture."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import numpy.typing as npt

from orfeas.render.matching.seen import Pose, Scene, Seen, see
from orfeas.render.matching.similarity import similarity
from orfeas.render.matching.target import Target

Floats = npt.NDArray[np.float32]

REACH_DEGREES = 8.0
"""As far as an engine that answers in the camera's frame may be off."""

COARSE_DEGREES = 6.0
"""Between the nine directions that are tried first."""

FINER_DEGREES = (3.0, 1.5, 0.75)
FINER_LAYS = (0.02, 0.01, 0.005)
"""Steps of scale, and twice those of place in widths of the frame."""

ROUNDS = 2
"""Looks round at each step: three degrees twice reach the corners from the grid."""

BRIGHTNESS = np.array([[0.2126], [0.7152], [0.0722]], np.float32)
"""Of a colour (ITU-R BT.709): enough for a search, and a third of the work."""

TURN_COST = 0.003
"""What 8 degrees cost: a ball of one colour looks the same from everywhere, and is to be found unturned."""

FRONT = Pose()


def find_pose(scene: Scene, target: Target, *, about: Pose = FRONT) -> Pose:
    """The camera first, then scale and place: a coarse grid of directions, then ever smaller steps from the best.

    Args:
        scene: the mesh.
        target: the picture, small: each direction tried is a picture drawn.
        about: directions within REACH_DEGREES of its own are tried.
    """
    pixels = len(target.cover)
    shares = (0.0, -COARSE_DEGREES, COARSE_DEGREES)
    starts = [
        Pose(about.azimuth + math.radians(a), about.elevation + math.radians(e))
        for a, e in itertools.product(shares, shares)
    ]

    def gain(pose: Pose) -> float:
        turned = (
            math.degrees(math.hypot(pose.azimuth - about.azimuth, pose.elevation - about.elevation)) / REACH_DEGREES
        )
        return likeness(see(scene, pose, pixels=pixels), target) - TURN_COST * turned**2

    best = _climbed(starts, gain, partial(_turned, about=about), steps=FINER_DEGREES)
    return _climbed([best], gain, _moved, steps=FINER_LAYS)


def likeness(seen: Seen, target: Target) -> float:
    """Overlap of the outlines and likeness in brightness inside, in equal parts."""
    shared = np.asarray(np.minimum(seen.cover, target.cover), np.float32)
    one, other = (np.asarray(color @ BRIGHTNESS, np.float32) for color in (seen.color, target.color))
    return 0.5 * overlap(seen.cover, target.cover) + 0.5 * similarity(one, other, shared, scales=2)


def overlap(one: Floats, other: Floats) -> float:
    """Area both cover by area either covers, 0 to 1."""
    either = float(np.maximum(one, other).sum())
    return float(np.minimum(one, other).sum()) / either if either else 0.0


def _climbed(
    starts: list[Pose],
    gain: Callable[[Pose], float],
    around: Callable[[Pose, float], list[Pose]],
    *,
    steps: tuple[float, ...],
) -> Pose:
    """The best of the starts, then at most two looks round at each step, from the best so far."""
    gains = {pose: gain(pose) for pose in starts}
    best = max(gains, key=lambda pose: gains[pose])
    for step in steps:
        for _ in range(ROUNDS):
            tried = around(best, step)
            gains |= {pose: gain(pose) for pose in tried if pose not in gains}
            found = max([best, *tried], key=lambda pose: gains[pose])
            if found == best:
                break
            best = found
    return best


def _turned(pose: Pose, degrees: float, *, about: Pose) -> list[Pose]:
    step, most = math.radians(degrees), math.radians(REACH_DEGREES)
    tried = [
        replace(pose, azimuth=pose.azimuth + a * step, elevation=pose.elevation + e * step)
        for a, e in ((-1, 0), (1, 0), (0, -1), (0, 1))
    ]
    return [
        one
        for one in tried
        if max(abs(one.azimuth - about.azimuth), abs(one.elevation - about.elevation)) <= most + 1e-9
    ]


def _moved(pose: Pose, step: float) -> list[Pose]:
    return [
        replace(pose, scale=pose.scale + s * step, across=pose.across + a * step / 2, up=pose.up + u * step / 2)
        for s, a, u in ((-1, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, -1), (0, 0, 1))
    ]
