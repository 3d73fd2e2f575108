"""Occlusion: how much of the sky, of the floor's light and of the key lamp each visible point sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from orfeas.render.camera import View
from orfeas.render.floor import Floor
from orfeas.render.lights import Lamp
from orfeas.render.sampling import PATTERN, cone_directions, cosine_directions, spread, turned
from orfeas.render.stage import Hits, Stage

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

SKY_RAYS, KEY_RAYS = 5, 2
LIFT = np.float32(1.5e-3)


class Exposing(Protocol):
    """What reaches the surface, however it is kept."""

    def at(self, hits: Hits, directions: Floats, pixels: npt.NDArray[np.intp]) -> Floats:
        """The five numbers (see `Exposure`) at hits of rays with these directions, in these flat pixels: (N, 5)."""
        ...


@dataclass(frozen=True, eq=False)
class Exposure:
    """What reaches the surface, for each pixel of a picture; (H, W, 5) float32 in `planes`:

    0 sky seen · 1 the same weighted by height · 2 floor seen, by its light · 3 key lamp seen · 4 anything at all seen.
    """

    planes: Floats

    def at(self, hits: Hits, directions: Floats, pixels: npt.NDArray[np.intp]) -> Floats:
        """The five numbers of flat pixel indices, (N, 5); wherever in the pixel the surface was hit."""
        del hits, directions
        return np.asarray(self.planes.reshape(-1, 5)[pixels], dtype=np.float32)


def expose(stage: Stage, view: View, *, floor: Floor, key: Lamp, toward_key: Floats) -> Exposure:
    """Trace from every pixel's surface point: sixteen neighbours share their rays.

    Each pixel takes one of sixteen sets of directions; a 4 x 4 mean that keeps to the same surface puts them together
    (interleaved sampling, Keller and Heidrich 2001, doi:10.2312/EGWR/EGWR01/269-276).
    """
    columns, rows = np.meshgrid(np.arange(view.width), np.arange(view.height))
    origins, directions = view.rays((columns.ravel() + 0.5).astype(np.float32), (rows.ravel() + 0.5).astype(np.float32))
    hits = stage.first_hits(origins, directions)
    normals, points = facing(stage, hits, directions[hits.ray])
    tile = PATTERN[rows.ravel()[hits.ray] % 4, columns.ravel()[hits.ray] % 4]
    values = np.concatenate(
        [_ambient(stage, points, normals, tile, floor), _key(stage, points, normals, tile, key, toward_key)], axis=1
    )[:, [0, 1, 2, 4, 3]]
    shape = (view.height, view.width)
    planes, guide = np.zeros((shape[0] * shape[1], 5), np.float32), np.zeros((shape[0] * shape[1], 6), np.float32)
    valid = np.zeros(shape[0] * shape[1], dtype=bool)
    planes[hits.ray], valid[hits.ray] = values, True
    guide[hits.ray] = np.concatenate([points, normals], axis=1)
    tolerance = 6 * view.pixel_size(np.array([0.0, stage.height / 2, 0.0]))
    return Exposure(
        _shared(planes.reshape(*shape, 5), valid.reshape(shape), guide.reshape(*shape, 6), tolerance=tolerance)
    )


def facing(stage: Stage, hits: Hits, directions: Floats) -> tuple[Floats, Floats]:
    """Smooth normals turned to the viewer, and points just off the surface to trace from.

    The points are lifted toward the tangent planes of the corners, so that a coarse mesh throws no facets of shadow on
    itself (Hanika 2021, Hacking the Shadow Terminator, doi:10.1007/978-1-4842-7185-8_4).
    """
    normals = stage.normals_at(hits)
    corners = stage.corners[hits.face]
    points = np.einsum("nk,nkc->nc", hits.weights, corners)
    flat = stage.face_normals[hits.face]
    away = np.einsum("nc,nc->n", flat, directions) > 0
    flat = np.where(away[:, None], -flat, flat)
    against = np.einsum("nc,nc->n", normals, flat) < 0
    normals = np.where(against[:, None], -normals, normals)
    corner_normals = stage.corner_normals[hits.face] * np.where(against, np.float32(-1), np.float32(1))[:, None, None]
    below = np.einsum("nkc,nkc->nk", points[:, None] - corners, corner_normals)
    lift = np.einsum("nk,nkc->nc", hits.weights * np.minimum(below, 0), corner_normals)
    return normals.astype(np.float32), (points - lift + LIFT * flat).astype(np.float32)


def _ambient(stage: Stage, points: Floats, normals: Floats, tile: npt.NDArray[np.int64], floor: Floor) -> Floats:
    """Sky, sky by height, floor light, and anything seen: (N, 4)."""
    rays = turned(cosine_directions(spread(16, SKY_RAYS))[tile], normals)
    flat, starts = rays.reshape(-1, 3), np.repeat(points, SKY_RAYS, axis=0)
    is_open = ~stage.blocked(starts, flat)
    height = flat[:, 1]
    up = is_open & (height > 0)
    down = np.flatnonzero(is_open & (height <= 0))
    bounce = np.zeros(len(flat), dtype=np.float32)
    reach = starts[down, 1] / np.maximum(-height[down], 1e-4)
    bounce[down] = floor.at(starts[down] + np.minimum(reach, 50)[:, None] * flat[down])
    sums = np.stack([up, np.where(up, height, 0), bounce, is_open], axis=1, dtype=np.float32)
    return np.asarray(sums.reshape(-1, SKY_RAYS, 4).mean(axis=1), dtype=np.float32)


def _key(
    stage: Stage, points: Floats, normals: Floats, tile: npt.NDArray[np.int64], key: Lamp, toward_key: Floats
) -> Floats:
    """Share of the key lamp that is seen, (N, 1); what the surface itself turns from is left to shading."""
    cone = cone_directions(spread(16, KEY_RAYS), radius=key.radius)
    around = turned(cone, np.tile(toward_key, (16, 1)))
    seen = np.ones((len(points), KEY_RAYS), dtype=np.float32)
    for ray in range(KEY_RAYS):
        directions = around[tile, ray]
        facing_it = np.flatnonzero(np.einsum("nc,nc->n", directions, normals) > 0.02)
        seen[facing_it, ray] = ~stage.blocked(points[facing_it], directions[facing_it])
    return np.asarray(seen.mean(axis=1, keepdims=True), dtype=np.float32)


def _shared(planes: Floats, valid: Flags, guide: Floats, *, tolerance: float) -> Floats:
    """The 4 x 4 mean over one surface, by rows and then by columns; then a rim of two pixels for what edges cover."""
    for axis in (0, 1):
        total, weight = np.zeros_like(planes), np.zeros(valid.shape, dtype=np.float32)
        for step in (-2, -1, 0, 1):
            here, there = _slices(valid.shape, axis, step)
            normal, offset = guide[here][..., 3:], guide[there][..., :3] - guide[here][..., :3]
            same = valid[here] & valid[there]
            same &= np.abs(np.einsum("ijc,ijc->ij", normal, offset)) < tolerance
            same &= np.einsum("ijc,ijc->ij", normal, guide[there][..., 3:]) > 0.6
            total[here] += np.where(same[..., None], planes[there], 0)
            weight[here] += same
        planes = np.asarray(total / np.maximum(weight, 1)[..., None], dtype=np.float32)
    for axis in (0, 1):
        total, weight = planes * valid[..., None], valid.astype(np.float32)
        grown, count = total.copy(), weight.copy()
        for step in (-2, -1, 1, 2):
            here, there = _slices(valid.shape, axis, step)
            grown[here] += total[there]
            count[here] += weight[there]
        planes = np.asarray(
            np.where(valid[..., None], planes, grown / np.maximum(count, 1)[..., None]), dtype=np.float32
        )
        valid = valid | (count > 0)
    return planes


def _slices(shape: tuple[int, int], axis: int, step: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """Where a pixel and its neighbour `step` further along an axis both lie in the picture."""
    size = shape[axis]
    here, there = [slice(None)] * 2, [slice(None)] * 2
    here[axis] = slice(max(0, -step), size - max(0, step))
    there[axis] = slice(max(0, step), size - max(0, -step))
    return tuple(here), tuple(there)
