"""Score: how near an answer is to the truth, by the protocol that docs/reference/shape.md describes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from benchmarks.shaping.align import depth_offset, laid_over
from benchmarks.shaping.picture import SIDE, Shot, frame_points
from benchmarks.shaping.rays import Cast
from benchmarks.shaping.topology import is_closed, num_pieces
from benchmarks.shaping.truth import Doubles, Longs

NUM_POINTS = 10_000
TOLERANCES = (0.02, 0.05, 0.1)
GRID, REACH = 64, 0.75
"""Cells along a side of the volume's grid, and half its side in box units."""

EVERY = 3
"""Every third pixel of 384 is one of 128: normals are compared there."""

OFF_LATTICE = np.array([1.7e-4, 2.3e-4])
"""Columns stand a little aside, so that none runs along an edge of an axis-aligned truth."""


@dataclass(frozen=True)
class Figures:
    """One answer beside its truth; distances in units of the truth's longest side.

    Attributes:
        f02, f05, f10: harmonic mean of the shares of points within 0.02, 0.05, 0.1 of the other surface.
        cd1: mean distance to the nearest point, both ways, halved.
        cd2: the same of squared distances.
        iou: of the volumes; None where the truth is not closed.
        normal_error: mean angle between the normals seen from the camera, degrees; None where no pixel sees both.
        silhouette_iou: of the silhouettes at 384 pixels.
        offset: the depth offset found.
        is_closed: whether the answer is.
        num_pieces: of the answer.
    """

    f02: float
    f05: float
    f10: float
    cd1: float
    cd2: float
    iou: float | None
    normal_error: float | None
    silhouette_iou: float
    offset: float
    is_closed: bool
    num_pieces: int


class Yardstick:
    """A truth in front of a camera, prepared once for all methods."""

    def __init__(self, shot: Shot, *, seed: int) -> None:
        self.shot, self._seed = shot, seed
        self.points = sampled(shot.positions, shot.faces, num=NUM_POINTS, seed=seed)
        self._tree = cKDTree(self.points)
        self._normals = _toward_camera(shot.positions, shot.faces)
        self.is_closed = is_closed(shot.positions, shot.faces)
        self._filled = filled(shot.positions, shot.faces) if self.is_closed else None

    def figures(self, positions: Doubles, faces: Longs) -> Figures:
        """Measure an answer in the camera's frame, of any scale and place."""
        placed = laid_over(self.shot, positions, faces)
        points = sampled(placed, faces, num=NUM_POINTS, seed=self._seed + 1)
        offset = depth_offset(self.points, points)
        shift = np.array([0.0, 0.0, offset])
        placed, points = placed + shift, points + shift
        there, back = distances(self._tree, cKDTree(points))
        cast = Cast(placed, faces)
        seen = cast.first(frame_points(self.shot.middle, self.shot.pixel, SIDE)).face.reshape(SIDE, SIDE)
        return Figures(
            *(_agreement(there, back, tolerance) for tolerance in TOLERANCES),
            cd1=float(there.mean() + back.mean()) / 2,
            cd2=float((there**2).mean() + (back**2).mean()) / 2,
            iou=None if self._filled is None else _overlap(self._filled, filled(placed, faces)),
            normal_error=self._normal_error(placed, faces, seen),
            silhouette_iou=_overlap(self.shot.face_seen >= 0, seen >= 0),
            offset=offset,
            is_closed=is_closed(placed, faces),
            num_pieces=num_pieces(placed, faces),
        )

    def _normal_error(self, positions: Doubles, faces: Longs, seen: Longs) -> float | None:
        own, other = (faces_seen[1::EVERY, 1::EVERY] for faces_seen in (self.shot.face_seen, seen))
        both = (own >= 0) & (other >= 0)
        if not both.any():
            return None
        cosine = np.einsum("nk,nk->n", self._normals[own[both]], _toward_camera(positions, faces)[other[both]])
        return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))).mean())


def sampled(positions: Doubles, faces: Longs, *, num: int, seed: int) -> Doubles:
    """(num, 3) points of a surface in proportion to area; the order is random, so any part of them is fair too.

    Faces are taken in even steps along their summed areas: drawn one by one, points cluster, and the depth search
    follows the clusters (a ball was laid 0.01 off itself).
    """
    corners = positions[faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    chance = np.random.default_rng(seed)
    total = np.cumsum(area)
    steps = (np.arange(num) + chance.random()) / num * total[-1]
    face = np.minimum(np.searchsorted(total, steps, side="right"), len(total) - 1)
    root, along = np.sqrt(chance.random(num)), chance.random(num)
    weights = np.stack([1 - root, root * (1 - along), root * along], axis=1)
    return np.einsum("nk,nkc->nc", weights, corners[face])[chance.permutation(num)]


def distances(truth: cKDTree, answer: cKDTree) -> tuple[Doubles, Doubles]:
    """From each of the answer's points to the truth's nearest, and the other way round."""
    return truth.query(answer.data)[0], answer.query(truth.data)[0]


def filled(positions: Doubles, faces: Longs) -> np.ndarray:
    """(64 * 64, 64) bool: which cells of the cube of side 1.5 about the origin have their middle inside."""
    middles = (np.arange(GRID) + 0.5) / GRID * 2 * REACH - REACH
    x, y = np.meshgrid(middles, middles)
    columns = np.stack([x.ravel(), y.ravel()], axis=1) + OFF_LATTICE
    return Cast(positions, faces).winding(columns, middles) != 0


def volume_iou(one: tuple[Doubles, Longs], other: tuple[Doubles, Longs]) -> float:
    """Of two closed surfaces within the cube of side 1.5 about the origin."""
    return _overlap(filled(*one), filled(*other))


def _toward_camera(positions: Doubles, faces: Longs) -> Doubles:
    """(F, 3) unit normals, turned to the side that the camera is on."""
    corners = positions[faces]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    return normal * np.where(normal[:, 2:] < 0, -1.0, 1.0)


def _agreement(there: Doubles, back: Doubles, tolerance: float) -> float:
    precision, recall = float((there < tolerance).mean()), float((back < tolerance).mean())
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _overlap(one: np.ndarray, other: np.ndarray) -> float:
    either = int((one | other).sum())
    return int((one & other).sum()) / either if either else 0.0
