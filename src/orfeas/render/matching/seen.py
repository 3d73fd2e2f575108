"""Seen: what a camera sees of a mesh: its own colours without light, its cover, its normals and how thick it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, QhullError

from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.render.camera import Camera, View, look_at
from orfeas.render.color import linear_to_srgb
from orfeas.render.matching.target import FILL
from orfeas.render.stage import Hits, Stage

Floats = npt.NDArray[np.float32]

TEXTURE_PIXELS = 512
"""As fine a texture as is looked at."""


@dataclass(frozen=True)
class Pose:
    """How a mesh is laid over a picture.

    Attributes:
        azimuth, elevation: of the camera, radians; see Camera.
        scale: beside the size at which the longer sides of both boxes are equal.
        across, up: how far the mesh is moved, in widths of the frame.
    """

    azimuth: float = 0.0
    elevation: float = 0.0
    scale: float = 1.0
    across: float = 0.0
    up: float = 0.0


@dataclass(frozen=True, eq=False)
class Seen:
    """A mesh in a frame of N pixels.

    Attributes:
        color: (N, N, 3) sRGB, 0 to 1: base colours as they are, without light; zero where nothing is seen.
        cover: (N, N) 0 to 1.
        normals: (N, N, 3) unit, in the camera's axes; zero where nothing is seen.
    """

    color: Floats
    cover: Floats
    normals: Floats


class Scene:
    """A mesh that is looked at from many sides.

    Attributes:
        stage: the mesh.
        corners: (N, 3) of its convex hull: what frames it from every side, and far fewer than its points.
    """

    def __init__(self, mesh: Mesh, material: Material) -> None:
        """Take a mesh.

        Raises:
            NothingToSee: it has no faces.
        """
        self.stage = Stage(mesh, _small(material))
        self.corners = _hull(self.stage.points)


def _hull(points: Floats) -> Floats:
    """The corners of the convex hull of points (N, 3); all of them where they have none."""
    try:
        return np.asarray(points[ConvexHull(points).vertices], np.float32)
    except QhullError:  # too few, or in one plane
        return points


def _small(material: Material) -> Material:
    """A material whose texture is no finer than small pictures need."""
    texture = material.base_color
    if texture is None or max(texture.shape[:2]) <= TEXTURE_PIXELS:
        return Material(base_color=texture, base_color_factor=material.base_color_factor)
    share = TEXTURE_PIXELS / max(texture.shape[:2])
    size = (max(round(texture.shape[1] * share), 1), max(round(texture.shape[0] * share), 1))
    smaller = np.asarray(cv2.resize(texture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return Material(base_color=smaller, base_color_factor=material.base_color_factor)


def view_of(scene: Scene, pose: Pose, *, pixels: int) -> View:
    """An orthographic view whose frame is a target's."""
    camera = Camera(pose.azimuth, pose.elevation, field_of_view=0.0, fill=FILL)
    view = look_at(camera, scene.corners, width=pixels, height=pixels)
    half = view.half_width / pose.scale
    right, up, _ = view.axes
    eye = view.eye - 2 * half * (pose.across * right + pose.up * up)
    return replace(view, eye=eye, half_width=half, half_height=half)


def see(scene: Scene, pose: Pose, *, pixels: int, finer: int = 1) -> Seen:
    """Look at a mesh, by `finer` rays along the side of a pixel."""
    side = pixels * finer
    stage, view = scene.stage, view_of(scene, pose, pixels=side)
    hits, _ = _hits(stage, view)
    facing = stage.normals_at(hits) @ view.axes.astype(np.float32).T
    facing[facing[:, 2] < 0] *= -1  # an open surface shows its back
    drawn = np.zeros((side * side, 7), np.float32)
    drawn[hits.ray, 0] = 1
    drawn[hits.ray, 1:4] = base_colors(stage, hits, view)
    drawn[hits.ray, 4:] = facing
    mean = drawn.reshape(pixels, finer, pixels, finer, 7).mean(axis=(1, 3))
    covered = np.maximum(mean[..., :1], 1e-6)
    length = np.maximum(np.linalg.norm(mean[..., 4:], axis=2, keepdims=True), 1e-6)
    return Seen(linear_to_srgb(mean[..., 1:4] / covered), mean[..., 0], np.asarray(mean[..., 4:] / length, np.float32))


def spans(scene: Scene, pose: Pose, *, pixels: int) -> Floats:
    """(N, N) from the first to the last surface along the line of sight, in widths of the frame; zero where none is."""
    stage, view = scene.stage, view_of(scene, pose, pixels=pixels)
    front, (origins, directions) = _hits(stage, view)
    far = 2 * float(np.linalg.norm(view.eye)) + 4.0
    back = stage.first_hits(origins + directions * np.float32(far), -directions)
    span = np.zeros(pixels * pixels, np.float32)
    span[back.ray] = np.float32(far) - back.distance
    is_seen = np.zeros(len(span), bool)
    is_seen[front.ray] = True
    span[front.ray] -= front.distance
    span[~is_seen] = 0
    within = np.maximum(span, 0) / np.float32(2 * view.half_width)
    return np.asarray(within.reshape(pixels, pixels), np.float32)


def base_colors(stage: Stage, hits: Hits, view: View) -> Floats:
    """Linear base colours, (N, 3)."""
    factor = np.asarray(stage.material.base_color_factor[:3], np.float32)
    if stage.texture is None or stage.corner_uvs is None or stage.density is None:
        return np.broadcast_to(factor, (len(hits.ray), 3))
    levels = stage.texture.levels_for(stage.density[hits.face] * np.float32(view.pixel_size(np.zeros(3))))
    uvs = np.einsum("nk,nkc->nc", hits.weights, stage.corner_uvs[hits.face])
    return np.asarray(stage.texture.sample(uvs.astype(np.float32), levels) * factor, np.float32)


def _hits(stage: Stage, view: View) -> tuple[Hits, tuple[Floats, Floats]]:
    side = view.width
    rows, columns = np.divmod(np.arange(side * side, dtype=np.int64), side)
    rays = view.rays(columns.astype(np.float32) + 0.5, rows.astype(np.float32) + 0.5)
    return stage.first_hits(*rays), rays
