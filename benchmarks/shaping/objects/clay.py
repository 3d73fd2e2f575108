"""Clay: soft parts of the frozen objects, limbs and lumps that flow into one another."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import manifold3d
import numpy as np
import numpy.typing as npt
from scipy.spatial.transform import Rotation
from skimage.measure import marching_cubes

Doubles = npt.NDArray[np.float64]
Vector = Sequence[float]
Color = tuple[int, int, int]
Distance = Callable[[Doubles], Doubles]


class Clay:
    """Lumps joined by a smooth minimum of their distances (Quilez, "Smooth minimum", quadratic), then meshed.

    `blend` is the width of the fillet in the units of the object; `cells` lie along the longest side of its box.
    """

    def __init__(self, *, blend: float = 0.05, cells: int = 84) -> None:
        self.blend, self.cells = blend, cells
        self._lumps: list[tuple[Distance, Color, float]] = []
        self._hollows: list[Distance] = []
        self._low, self._high = np.full(3, np.inf), np.full(3, -np.inf)

    def limb(
        self, start: Vector, end: Vector, radius: float, last: float | None = None, *, color: Color,
        pair: bool = False, blend: float | None = None,
    ) -> None:  # fmt: skip
        """A round bar, its radius changing evenly to `last`; with its mirror image where `pair`."""
        for side in (1, -1) if pair else (1,):
            a, b = (np.multiply(point, (side, 1, 1)).astype(float) for point in (start, end))
            stop = radius if last is None else last
            self._take(functools.partial(_bar, a=a, b=b, radius=radius, stop=stop), color, blend)
            self._reach(np.minimum(a, b) - max(radius, stop), np.maximum(a, b) + max(radius, stop))

    def path(self, points: Sequence[Vector], radii: Sequence[float], *, color: Color, pair: bool = False) -> None:
        """Limbs through points."""
        for start, end, radius, last in zip(points, points[1:], radii, radii[1:], strict=False):
            self.limb(start, end, radius, last, color=color, pair=pair)

    def lump(
        self, center: Vector, radii: Vector | float, *, color: Color, turn: Vector = (0, 0, 0), pair: bool = False,
        blend: float | None = None,
    ) -> None:  # fmt: skip
        """An ellipsoid, turned by degrees about x, then y, then z; with its mirror image where `pair`."""
        size = np.broadcast_to(np.asarray(radii, float), (3,))
        for side in (1, -1) if pair else (1,):
            middle = np.multiply(center, (side, 1, 1)).astype(float)
            angles = np.multiply(turn, (1, side, side))
            self._take(_lump_of(middle, size, angles), color, blend)
            self._reach(middle - size.max(), middle + size.max())

    def hollow(self, center: Vector, radii: Vector | float, *, turn: Vector = (0, 0, 0), pair: bool = False) -> None:
        """Take an ellipsoid away from everything."""
        size = np.broadcast_to(np.asarray(radii, float), (3,))
        for side in (1, -1) if pair else (1,):
            middle = np.multiply(center, (side, 1, 1)).astype(float)
            self._hollows.append(_lump_of(middle, size, np.multiply(turn, (1, side, side))))

    def solid(self) -> manifold3d.Manifold:
        step = float((self._high - self._low).max()) / self.cells
        low = self._low - 3 * step
        counts = np.ceil((self._high - self._low) / step).astype(int) + 7
        axes = [low[k] + step * np.arange(counts[k]) for k in range(3)]
        grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
        field = self._field(grid.reshape(-1, 3)).reshape(grid.shape[:3])
        points, faces, _, _ = marching_cubes(field.astype(np.float32), 0.0)
        corners = points[faces].astype(float)
        if np.einsum("fk,fk->", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])) < 0:
            faces = faces[:, ::-1]
        made = manifold3d.Manifold(
            manifold3d.Mesh((points * step + low).astype(np.float32), np.ascontiguousarray(faces, np.uint32))
        )
        assert made.status() == manifold3d.Error.NoError, made.status()
        return made

    def colors(self, points: Doubles) -> npt.NDArray[np.uint8]:
        """(N, 3) the colour of the lump each point belongs to."""
        nearest = np.argmin([distance(points) for distance, _, _ in self._lumps], axis=0)
        return np.array([color for _, color, _ in self._lumps], np.uint8)[nearest]

    def _take(self, distance: Distance, color: Color, blend: float | None) -> None:
        self._lumps.append((distance, color, self.blend if blend is None else blend))

    def _reach(self, low: Doubles, high: Doubles) -> None:
        self._low, self._high = np.minimum(self._low, low), np.maximum(self._high, high)

    def _field(self, points: Doubles) -> Doubles:
        field = np.full(len(points), 1e3)
        for distance, _, blend in self._lumps:
            other = distance(points)
            mixed = np.maximum(blend - np.abs(field - other), 0)
            field = np.minimum(field, other) - mixed**2 / (4 * max(blend, 1e-9))
        for distance in self._hollows:
            field = np.maximum(field, -distance(points))
        return field


def _bar(points: Doubles, *, a: Doubles, b: Doubles, radius: float, stop: float) -> Doubles:
    along = b - a
    share = np.clip((points - a) @ along / max(float(along @ along), 1e-12), 0, 1)
    return np.linalg.norm(points - a - share[:, None] * along, axis=1) - (radius + (stop - radius) * share)


def _lump_of(center: Doubles, radii: Doubles, angles: Doubles) -> Distance:
    turned = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    return functools.partial(_ellipsoid, center=center, radii=radii, axes=turned)


def _ellipsoid(points: Doubles, *, center: Doubles, radii: Doubles, axes: Doubles) -> Doubles:
    """About the distance, first order (Quilez, "Ellipsoid - distance")."""
    local = (points - center) @ axes
    inner = np.linalg.norm(local / radii, axis=1)
    return inner * (inner - 1) / np.maximum(np.linalg.norm(local / radii**2, axis=1), 1e-9)
