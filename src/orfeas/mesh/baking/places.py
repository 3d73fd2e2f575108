"""Places: where on a surface each texel lies, and which way the surface looks there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import parts_of, points_of

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Spots:
    """Texels and what lies under their centres.

    Attributes:
        face: (N,) the face.
        column, row: (N,) the texel.
        position: (N, 3) on the flat face.
        normal: (N, 3) interpolated, not quite unit.
        tangent: (N, 3) interpolated, or None.
        sign: (N,) of the bitangent, or None.
    """

    face: Numbers
    column: Numbers
    row: Numbers
    position: Floats
    normal: Floats
    tangent: Floats | None = None
    sign: Floats | None = None

    def unit_normal(self) -> Floats:
        """(N, 3)."""
        return unit(self.normal)

    def some(self, chosen: npt.NDArray[np.intp]) -> Spots:
        """Those of the numbers given."""
        return Spots(
            self.face[chosen],
            self.column[chosen],
            self.row[chosen],
            self.position[chosen],
            self.normal[chosen],
            tangent=None if self.tangent is None else self.tangent[chosen],
            sign=None if self.sign is None else self.sign[chosen],
        )


class Places:
    """The texels of a texture on a mesh.

    Whatever is linear over a face is kept as value = at_corner_0 + per_column * x + per_row * y, with x and y in texels
    from the face's corner 0.

    Attributes:
        size: side of the texture.
        chart: (F,) the chart of each face: faces that hang together on the texture.
    """

    def __init__(self, mesh: Mesh, *, size: int, tangents: Floats | None = None) -> None:
        """Take a mesh with UVs and normals, and tangents (V, 4) where they are wanted."""
        assert mesh.uvs is not None and mesh.normals is not None
        self.size = size
        self._corners = mesh.uvs[mesh.faces].astype(np.float64) * size
        self._rows = FaceRows(self._corners)
        columns = [mesh.positions, mesh.normals]
        self._sign = None
        if tangents is not None:
            columns.append(tangents[:, :3])
            self._sign = tangents[mesh.faces[:, 0], 3]
        value = np.concatenate(columns, axis=1).astype(np.float64)[mesh.faces]
        self._linear = _linear(self._corners, value)
        self._origin = self._corners[:, 0].astype(np.float32)
        flat = np.column_stack([mesh.uvs, np.zeros(len(mesh.uvs), np.float32)])
        first, point = points_of(flat)
        self.chart = parts_of(point[mesh.faces], len(first))[1].astype(np.int32)

    def bands(self, texels: int) -> list[tuple[int, int]]:
        """Ranges of rows of about so many texels."""
        step = max(texels // self.size, 1)
        return [(first, min(first + step, self.size)) for first in range(0, self.size, step)]

    def band(self, rows: tuple[int, int]) -> Spots:
        """The texels whose centres lie in a face."""
        texels = self._rows.band(*rows, width=self.size)
        x = texels.column.astype(np.float32) + np.float32(0.5) - self._origin[texels.face, 0]
        y = texels.row.astype(np.float32) + np.float32(0.5) - self._origin[texels.face, 1]
        return self._spots(texels.face, texels.column, texels.row, x, y)

    def slivers(self, covered: npt.NDArray[np.uint8], *, at_most: int) -> Iterator[Spots]:
        """The uncovered texels that corners lie in: a sliver may run between all centres, and what is seen of it must
        not come from the chart beside it. So many at a time.

        Args:
            covered: (size, size), 1 where a texel has a face.
            at_most: texels in one piece.
        """
        column, row = np.moveaxis(np.clip(self._corners.astype(np.int64), 0, self.size - 1), 2, 0)
        face, corner = np.nonzero(covered[row, column] == 0)
        index = (row * self.size + column)[face, corner]
        _, chosen = np.unique(index, return_index=True)
        for start in range(0, len(chosen), at_most):
            part = chosen[start : start + at_most]
            at, number = face[part], corner[part]
            x, y = (self._corners[at, number] - self._corners[at, 0]).astype(np.float32).T
            yield self._spots(
                at.astype(np.int32), column[at, number].astype(np.int32), row[at, number].astype(np.int32), x, y
            )

    def _spots(self, face: Numbers, column: Numbers, row: Numbers, x: Floats, y: Floats) -> Spots:
        linear = self._linear[face]
        value = linear[:, 0] + linear[:, 1] * x[:, None] + linear[:, 2] * y[:, None]
        has_tangents = self._sign is not None
        return Spots(
            face,
            column,
            row,
            value[:, :3],
            value[:, 3:6],
            value[:, 6:9] if has_tangents else None,
            None if self._sign is None else self._sign[face],
        )


def unit(vectors: Floats) -> Floats:
    """Vectors (N, 3) of length one; zero stays zero."""
    length = np.sqrt(np.einsum("nc,nc->n", vectors, vectors))
    return np.asarray(vectors / np.maximum(length, 1e-20)[:, None], dtype=np.float32)


def _linear(corners: npt.NDArray[np.float64], value: npt.NDArray[np.float64]) -> Floats:
    """(F, 3, C) value at corner 0 and its gradient along x and y, from values (F, 3, C) at corners (F, 3, 2)."""
    first, second = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
    area = np.where(np.abs(area) < 1e-12, np.inf, area)[:, None]
    one, two = value[:, 1] - value[:, 0], value[:, 2] - value[:, 0]
    per_column = (one * second[:, 1:] - two * first[:, 1:]) / area
    per_row = (two * first[:, :1] - one * second[:, :1]) / area
    return np.stack([value[:, 0], per_column, per_row], axis=1).astype(np.float32)
