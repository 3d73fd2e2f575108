"""Picture: a truth seen by an orthographic camera: its pixels, its mask, and the truth in the camera's frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.shaping.rays import Cast
from benchmarks.shaping.topology import joined
from benchmarks.shaping.truth import Doubles, Longs, Pixels, Truth

SIDE = 384
"""Pixels of a picture's side."""

FILL = 0.86
"""Share of the frame that the longer side of the silhouette takes."""

FINER = 2
"""Rays along a pixel's side: the mask has steps of a quarter."""

LIGHT = np.array([-0.45, 0.6, 0.66])
AMBIENT, DIFFUSE = 0.32, 0.72
CREASE = math.cos(math.radians(45))
BACKGROUND = 128


@dataclass(frozen=True, eq=False)
class Shot:
    """What a method gets, and what it is measured by.

    Attributes:
        pixels: (384, 384, 4) uint8 sRGB, alpha is the mask.
        positions: (V, 3) the truth in the camera's frame: x right, y up, z toward the camera, its own scale.
        faces: (F, 3).
        middle: (2,) where the middle of the frame is, in the camera's frame.
        pixel: side of a pixel in the truth's unit.
        face_seen: (384, 384) which face is seen at each pixel's middle, -1 for none.
    """

    pixels: Pixels
    positions: Doubles
    faces: Longs
    middle: Doubles
    pixel: float
    face_seen: Longs

    @property
    def mask(self) -> npt.NDArray[np.float32]:
        """(384, 384) 0 to 1."""
        return self.pixels[..., 3].astype(np.float32) / np.float32(255)


def camera_axes(azimuth: float, elevation: float) -> Doubles:
    """(3, 3) rows right, up, toward the camera, which stands `azimuth` degrees from +Z toward +X, and so far above."""
    a, e = math.radians(azimuth), math.radians(elevation)
    toward = np.array([math.sin(a) * math.cos(e), math.sin(e), math.cos(a) * math.cos(e)])
    right = np.array([math.cos(a), 0.0, -math.sin(a)])
    return np.stack([right, np.cross(toward, right), toward])


def shoot(truth: Truth, *, azimuth: float, elevation: float) -> Shot:
    """Picture a truth: Lambert and ambient light, the silhouette's box in the middle, at 86 % of the frame."""
    positions = truth.positions @ camera_axes(azimuth, elevation).T
    used = positions[np.unique(truth.faces)][:, :2]
    low, high = used.min(axis=0), used.max(axis=0)
    pixel = float((high - low).max()) / (FILL * SIDE)
    middle, cast = (low + high) / 2, Cast(positions, truth.faces)
    fine = cast.first(frame_points(middle, pixel / FINER, SIDE * FINER))
    light = _lit(truth, positions, fine.face, fine.weights)
    seen = (fine.face >= 0).astype(np.float64)
    alpha = _shrunk(seen.reshape(SIDE * FINER, -1, 1))
    color = _shrunk((light * seen[:, None]).reshape(SIDE * FINER, -1, 3)) / np.maximum(alpha, 1e-9)
    encoded = np.where(alpha > 0, 255 * _encoded(color), BACKGROUND)
    pixels = np.rint(np.concatenate([encoded, 255 * alpha], axis=2)).astype(np.uint8)
    face_seen = cast.first(frame_points(middle, pixel, SIDE)).face.reshape(SIDE, SIDE)
    return Shot(pixels, positions, truth.faces, middle, pixel, face_seen)


def frame_points(middle: Doubles, pixel: float, side: int) -> Doubles:
    """(side * side, 2) the middles of pixels in the camera's plane, row by row from the top."""
    steps = (np.arange(side) + 0.5 - side / 2) * pixel
    x, y = np.meshgrid(middle[0] + steps, middle[1] - steps)
    return np.stack([x.ravel(), y.ravel()], axis=1)


def _lit(truth: Truth, positions: Doubles, face: Longs, weights: Doubles) -> Doubles:
    """(N, 3) linear colour of what is seen; zero where nothing is."""
    hit = face >= 0
    normal = np.einsum("nk,nkc->nc", weights[hit], _corner_normals(positions, truth.faces)[face[hit]])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    normal *= np.where(normal[:, 2:] < 0, -1.0, 1.0)
    light = AMBIENT + DIFFUSE * np.maximum(normal @ (LIGHT / np.linalg.norm(LIGHT)), 0)
    albedo = np.einsum("nk,nkc->nc", weights[hit], _decoded(truth.colors[face[hit]] / 255.0))
    linear = np.zeros((len(face), 3))
    linear[hit] = np.clip(albedo * light[:, None], 0, 1)
    return linear


def _corner_normals(positions: Doubles, faces: Longs) -> Doubles:
    """(F, 3, 3) smooth where a face leans less than 45 degrees from the mean about its corner, else the face's own."""
    corners = positions[faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    same = joined(positions, faces).reshape(-1)
    sums = np.stack([np.bincount(same, np.repeat(normal[:, k], 3)) for k in range(3)], axis=1)
    unit = normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    mean = (sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-300))[same].reshape(-1, 3, 3)
    is_smooth = np.einsum("fkc,fc->fk", mean, unit) > CREASE
    return np.where(is_smooth[..., None], mean, unit[:, None])


def _shrunk(fine: Doubles) -> Doubles:
    side = len(fine) // FINER
    return fine.reshape(side, FINER, side, FINER, -1).mean(axis=(1, 3))


def _encoded(linear: Doubles) -> Doubles:
    """sRGB from linear, IEC 61966-2-1."""
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055)


def _decoded(color: Doubles) -> Doubles:
    return np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
