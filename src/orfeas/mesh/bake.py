"""Bake: colours of a surface become a texture."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import cv2
import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.baking.padding import fill
from orfeas.mesh.baking.sampling import sampled
from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.material import Paint, Projection
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.topology import edges_of, points_of

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]

BAND_TEXELS = 1 << 19
"""Texels a thread works on at once: what bounds memory (about 100 bytes each)."""

THREADS = max(1, min(4, os.cpu_count() or 1))

FACING = (0.15, 0.55)
"""Cosines between which a projection goes from not used to fully used."""


class NoUvs(OrfeasError):
    """The mesh has no UVs, so there is no place for a texture. Unwrap it first."""

    kind = Kind.INVALID


def bake_color(
    mesh: Mesh, *, paint: Paint, texture_pixels: int, report: Callable[[float], None] = lambda _fraction: None
) -> Pixels:
    """Colour every texel of a mesh, and continue the colours into the gutters.

    A texel takes the colours of the projections it faces and is seen by, weighted by their confidence there and by how
    squarely it faces them, over the paint's own colours, which are sampled on a lattice in every face from the nearest
    points of like normal. Samples on shared edges are shared, so nothing shows at a seam.

    Args:
        mesh: with UVs inside 0..1; metres, in the frame of the paint.
        paint: colours and projections.
        texture_pixels: side of the texture.
        report: told the fraction done.

    Returns:
        (texture_pixels, texture_pixels, 3) uint8 sRGB, row 0 at v = 0; no texel is left without a colour.

    Raises:
        NoUvs: the mesh has none.
    """
    if mesh.uvs is None:
        raise NoUvs()
    size = texture_pixels
    rows = FaceRows(mesh.uvs[mesh.faces].astype(np.float64) * size)
    if mesh.normals is None:
        mesh = with_normals(mesh)
    lattice = _Lattice(mesh, paint)
    report(0.3)
    texture = np.zeros((size * size, 3), dtype=np.uint8)
    covered = np.zeros(size * size, dtype=np.uint8)
    maps = _Maps(mesh, paint, size=size)
    step = max(BAND_TEXELS // size, 1)

    def bake_band(first: int) -> None:
        texels = rows.band(first, min(first + step, size), width=size)
        index = texels.row.astype(np.int64) * size + texels.column
        origin = maps.origin[texels.face]
        x, y = texels.column + np.float32(0.5) - origin[:, 0], texels.row + np.float32(0.5) - origin[:, 1]
        texture[index] = _colors(texels.face, x, y, maps, lattice, paint)
        covered[index] = 1

    starts = range(0, size, step)
    with ThreadPoolExecutor(THREADS) as pool:
        for number, _ in enumerate(pool.map(bake_band, starts)):
            report(0.3 + 0.6 * (number + 1) / len(starts))
    _cover_corners(mesh, maps, lattice, paint, texture=texture, covered=covered)
    picture = texture.reshape(size, size, 3)
    fill(picture, covered=covered.reshape(size, size))
    report(1.0)
    return picture


class _Maps:
    """Quantities that are linear over every face, by texel.

    Barycentric weights of corners 1 and 2, and per projection the picture column and row, the cosine of facing and the
    depth, are all of the form value = at_origin + per_column * x + per_row * y with x, y from the face's corner 0.
    """

    def __init__(self, mesh: Mesh, paint: Paint, *, size: int) -> None:
        assert mesh.uvs is not None and mesh.normals is not None
        corners = mesh.uvs[mesh.faces].astype(np.float64) * size
        first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        area = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
        area = np.where(np.abs(area) < 1e-12, np.inf, area)
        # Rows: gradient of the weight of corner 1 and of corner 2.
        self._gradients = np.stack([second[:, 1], -second[:, 0], -first[:, 1], first[:, 0]], axis=1) / area[:, None]
        self.origin = corners[:, 0].astype(np.float32)
        self.gradients = self._gradients.astype(np.float32)
        self.projections = [self._of_projection(mesh, projection) for projection in paint.projections]

    def _of_projection(self, mesh: Mesh, projection: Projection) -> Floats:
        """(F, 4, 3): for column, row, cosine and depth, the value at corner 0 and its gradient along x and y."""
        assert mesh.normals is not None
        matrix = projection.matrix.astype(np.float64)
        pixel = mesh.positions.astype(np.float64) @ matrix[:, :3].T + matrix[:, 3]
        toward = projection.toward.astype(np.float64)
        value = np.column_stack([pixel, mesh.normals @ toward, mesh.positions @ toward])[mesh.faces]
        rise = value[:, 1:] - value[:, :1]  # (F, 2, 3): from corner 0 to corners 1 and 2
        gradients = np.einsum("fkq,fkd->fqd", rise, self._gradients.reshape(-1, 2, 2))
        return np.concatenate([value[:, 0, :, None], gradients], axis=2).astype(np.float32)


def _cover_corners(
    mesh: Mesh, maps: _Maps, lattice: _Lattice, paint: Paint, *, texture: Pixels, covered: npt.NDArray[np.uint8]
) -> None:
    """Colour the uncovered texels that corners lie in: a sliver may run between all centres, and what is seen of it
    must not come from the chart beside it."""
    assert mesh.uvs is not None
    size = math.isqrt(len(covered))
    corners = mesh.uvs[mesh.faces].astype(np.float64) * size
    column, row = np.moveaxis(np.clip(corners.astype(np.int64), 0, size - 1), 2, 0)
    index = row * size + column
    face, corner = np.nonzero(covered[index] == 0)
    x, y = (corners[face, corner] - corners[face, 0]).astype(np.float32).T
    texture[index[face, corner]] = _colors(face.astype(np.int32), x, y, maps, lattice, paint)
    covered[index[face, corner]] = 1


def _colors(face: npt.NDArray[np.int32], x: Floats, y: Floats, maps: _Maps, lattice: _Lattice, paint: Paint) -> Pixels:
    """(N, 3) uint8 at places in faces, x right and y down from the face's corner 0 in texels."""
    gradients = maps.gradients[face]
    color = lattice.at(face, gradients[:, 0] * x + gradients[:, 1] * y, gradients[:, 2] * x + gradients[:, 3] * y)
    total = np.zeros(len(face), dtype=np.float32)
    seen = np.zeros((len(face), 3), dtype=np.float32)
    for projection, linear in zip(paint.projections, maps.projections, strict=True):
        at = linear[face]
        column, row, cosine, depth = (at[:, k, 0] + at[:, k, 1] * x + at[:, k, 2] * y for k in range(4))
        weight = _smoothstep(cosine, *FACING) * sampled(projection.confidence, column, row)
        if projection.depth is not None:
            behind = sampled(projection.depth, column, row) - depth
            weight *= 1.0 - _smoothstep(behind, projection.slack, 2 * projection.slack)
        weight = np.clip(weight, 0.0, 1.0)
        seen += sampled(projection.pixels, column, row, way=cv2.INTER_CUBIC) * weight[:, None]
        total += weight
    if paint.projections:
        rest = np.maximum(1.0 - total, 0.0)
        color = (color * rest[:, None] + seen) / np.maximum(total, 1.0)[:, None]
    return np.asarray(np.clip(color + 0.5, 0, 255), dtype=np.uint8)


def _smoothstep(value: Floats, low: float, high: float) -> Floats:
    t = np.clip((value - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), dtype=np.float32)


class _Lattice:
    """The paint's own colours on a lattice of n x n small triangles in every face, shared along edges.

    n is chosen so that there are about as many samples as the paint has points.
    """

    NEAREST = 4
    FINEST = 6

    def __init__(self, mesh: Mesh, paint: Paint) -> None:
        n = int(np.clip(round(math.sqrt(3.0 * len(paint.positions) / max(mesh.num_faces, 1))), 1, self.FINEST))
        self._n = n
        j, i = np.mgrid[: n + 1, : n + 1]
        inside = i + j <= n
        weights = np.stack([n - i - j, i, j], axis=-1)[inside] / n
        number = np.full((n + 1, n + 1), -1)
        number[inside] = np.arange(inside.sum())
        self._number = number
        self._samples, where, normals = _shared_samples(mesh, weights)
        self._colors = _nearest_colors(where, normals, paint, count=self.NEAREST)

    def at(self, face: npt.NDArray[np.int32], one: Floats, two: Floats) -> Floats:
        """Colours (N, 3) float32 at the weights of corners 1 and 2 of faces."""
        n = self._n
        s, t = np.clip(one, 0.0, 1.0) * n, np.clip(two, 0.0, 1.0) * n
        i = np.minimum(s.astype(np.int32), n - 1)
        j = np.minimum(t.astype(np.int32), n - 1 - i)
        s, t = s - i, t - j
        is_upper = (s + t > 1.0) & (i + j < n - 1)
        corner = np.where(is_upper, self._number[j + is_upper, i + is_upper], self._number[j, i])
        right = self._number[j, i + 1]
        above = self._number[j + 1, i]
        s, t = np.where(is_upper, 1.0 - t, s), np.where(is_upper, 1.0 - s, t)
        table, colors = self._samples, self._colors
        base = colors[table[face, corner]]
        to_right, to_above = colors[table[face, right]] - base, colors[table[face, above]] - base
        return np.asarray(base + to_right * s[:, None] + to_above * t[:, None], dtype=np.float32)


def _shared_samples(mesh: Mesh, weights: Doubles) -> tuple[npt.NDArray[np.int64], Floats, Floats]:
    """Number the lattice samples of all faces so that those on a common corner or edge are one.

    Args:
        mesh: with normals.
        weights: (S, 3) weights of the corners, multiples of 1 / n.

    Returns:
        table: (F, S) the number of each sample.
        positions: (M, 3).
        normals: (M, 3), not quite unit.
    """
    assert mesh.normals is not None
    first, point = points_of(mesh.positions)
    corners = point[mesh.faces]
    edges = edges_of(corners)
    n = round(1 / weights[weights > 0].min())
    steps = np.rint(weights * n).astype(np.int64)
    num_zero = (steps == 0).sum(axis=1)
    table = np.empty((mesh.num_faces, len(weights)), dtype=np.int64)
    start_inner = len(first) + len(edges.counts) * (n - 1)
    inner = np.flatnonzero(num_zero == 0)
    table[:, inner] = start_inner + np.arange(mesh.num_faces * len(inner)).reshape(mesh.num_faces, len(inner))
    for k in range(3):
        after = (k + 1) % 3
        table[:, np.flatnonzero(steps[:, k] == n)] = corners[:, k : k + 1]
        is_up = corners[:, k] < corners[:, after]
        for sample in np.flatnonzero((num_zero == 1) & (steps[:, k] > 0) & (steps[:, after] > 0)):
            along = np.where(is_up, steps[sample, after], n - steps[sample, after])
            table[:, sample] = len(first) + edges.of_face[:, k] * (n - 1) + along - 1
    count = start_inner + mesh.num_faces * len(inner)
    positions, normals = np.empty((count, 3), np.float32), np.empty((count, 3), np.float32)
    for values, source in ((positions, mesh.positions), (normals, mesh.normals)):
        values[table.reshape(-1)] = (weights @ source[mesh.faces]).reshape(-1, 3)
    return table, positions, normals


def _nearest_colors(positions: Floats, normals: Floats, paint: Paint, *, count: int) -> Floats:
    """(M, 3) float32: the mean of the nearest points of the paint by inverse square distance and likeness of normal."""
    count = min(count, len(paint.positions))
    distance, near = cKDTree(paint.positions).query(positions, k=range(1, count + 1), workers=2)
    likeness = np.einsum("md,mkd->mk", normals, paint.normals[near])
    soft = 0.01 * float(np.mean(distance**2)) + 1e-18
    weight = np.clip(likeness, 0.01, 1.0) / (distance**2 + soft)
    mean = np.einsum("mk,mkc->mc", weight, paint.colors[near]) / weight.sum(axis=1, keepdims=True)
    return np.asarray(mean, dtype=np.float32)
