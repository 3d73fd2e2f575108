"""Pose: from where the picture was taken, as the shape's outline tells.

The network turns things upright and to the front, whatever the picture's camera did.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.matching.search import overlap
from orfeas.render.matching.seen import Pose, Scene, see, view_of
from orfeas.render.matching.target import FILL, Target, frame_target

Doubles = npt.NDArray[np.float64]

PIXELS = 64
"""Side of the frame that outlines are compared in."""

AZIMUTHS, ELEVATIONS = (-60, -40, -20, 0, 20, 40, 60), (-15, 0, 15, 30, 50)
"""Degrees tried first."""

FINER_DEGREES, FINER_LAYS = (10.0, 5.0, 2.5, 1.25), (0.02, 0.01, 0.005)

USUAL_ELEVATION = math.radians(12)
UNLIKELY = 0.03
"""What 45 degrees from before and a little above cost: a ball looks the same from everywhere, and a thing as thick
before as behind has the same outline from above one side as from below the other."""


@dataclass(frozen=True, eq=False)
class Seat:
    """A camera as it stood to a mesh.

    Attributes:
        pose: see Pose.
        overlap: of the mesh's outline with the picture's, 0 to 1.
        axes: (3, 3) float64 rows: the picture's right, its up, toward the camera; in the frame of the mesh.
        matrix: (2, 4) float64; a point (x, y, z, 1) in the camera's axes falls on pixel coordinates (column, row),
            pixel centres at half-integers.
    """

    pose: Pose
    overlap: float
    axes: Doubles
    matrix: Doubles


def find_seat(mesh: Mesh, cutout: Cutout) -> Seat:
    """The orthographic camera before which a mesh has most nearly the outline of a cut-out.

    Args:
        mesh: up +Y, front +Z; few faces will do.
        cutout: some of its mask is over a half.

    Raises:
        NothingToSee: the mesh has no faces.
    """
    scene = Scene(mesh, Material())
    target = frame_target(cutout.colors, cutout.mask, pixels=PIXELS)
    starts = [Pose(math.radians(a), math.radians(e)) for a, e in itertools.product(AZIMUTHS, ELEVATIONS)]
    best = _best(scene, target, starts)
    for degrees in FINER_DEGREES:
        best = _best(scene, target, _turned(best, math.radians(degrees)))
    for step in FINER_LAYS:
        for _ in range(3):
            best = _best(scene, target, _moved(best, step))
    view, stage = view_of(scene, best, pixels=PIXELS), scene.stage
    eye = view.eye / stage.scale + stage.origin  # a stage has a size and a place of its own
    return Seat(
        pose=best,
        overlap=overlap(see(scene, best, pixels=PIXELS).cover, target.cover),
        axes=view.axes,
        matrix=_on_picture(cutout, eye=view.axes @ eye, half=view.half_width / stage.scale),
    )


def _best(scene: Scene, target: Target, poses: Iterable[Pose]) -> Pose:
    def gain(pose: Pose) -> float:
        away = math.hypot(pose.azimuth, pose.elevation - USUAL_ELEVATION) / math.radians(45)
        return overlap(see(scene, pose, pixels=PIXELS).cover, target.cover) - UNLIKELY * away**2

    return max(poses, key=gain)


def _turned(pose: Pose, step: float) -> list[Pose]:
    most = math.radians(85)
    return [
        replace(pose, azimuth=pose.azimuth + a * step, elevation=min(max(pose.elevation + e * step, -most), most))
        for a, e in itertools.product((0, -1, 1), (0, -1, 1))
    ]


def _moved(pose: Pose, step: float) -> list[Pose]:
    return [
        replace(pose, scale=pose.scale + s * step, across=pose.across + a * step / 2, up=pose.up + u * step / 2)
        for s, a, u in ((0, 0, 0), (-1, 0, 0), (1, 0, 0), (0, -1, 0), (0, 1, 0), (0, 0, -1), (0, 0, 1))
    ]


def _on_picture(cutout: Cutout, *, eye: Doubles, half: float) -> Doubles:
    """From the camera's axes to pixels of the picture; its subject lies in the frame as in a target's."""
    is_subject = cutout.mask > 0.5
    rows, columns = np.flatnonzero(is_subject.any(axis=1)), np.flatnonzero(is_subject.any(axis=0))
    low, high = np.array([columns[0], rows[0]]), np.array([columns[-1], rows[-1]]) + 1
    middle, width = (low + high) / 2, float((high - low).max()) / FILL
    pixels = width / (2 * half)
    return np.array([[pixels, 0, 0, middle[0] - pixels * eye[0]], [0, -pixels, 0, middle[1] + pixels * eye[1]]])
