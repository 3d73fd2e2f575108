"""Mesh: triangles in glTF space, and the invariants every operation keeps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


class MalformedMesh(OrfeasError):
    """The mesh is not usable: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles. Right-handed, +Y up, front +Z, metres, counter-clockwise seen from outside.

    Vertices are split where UVs or normals differ (as in glTF); two vertices at the very same position are one
    point of the surface, which is what `weld` and `measure` go by.

    Attributes:
        positions: (V, 3) float32, metres.
        faces: (F, 3) int32, indices into positions.
        normals: (V, 3) float32, unit length, or None.
        uvs: (V, 2) float32, glTF convention (origin top-left), or None.
        num_quads: so many quads lead the faces, each as the two triangles (a, b, c), (a, c, d). What changes faces, or
            their order, leaves it out.
    """

    positions: Floats
    faces: Ints
    normals: Floats | None = None
    uvs: Floats | None = None
    num_quads: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "positions", _array(self.positions, np.float32, 3))
        object.__setattr__(self, "faces", _array(self.faces, np.int32, 3))
        for name, width in (("normals", 3), ("uvs", 2)):
            values = getattr(self, name)
            if values is None:
                continue
            values = _array(values, np.float32, width)
            object.__setattr__(self, name, values)
            if len(values) != len(self.positions):
                raise MalformedMesh(problem=f"it has {len(self.positions)} vertices but {len(values)} {name}")
        if len(self.faces) and (self.faces.min() < 0 or self.faces.max() >= len(self.positions)):
            raise MalformedMesh(problem="a face names a vertex that does not exist")
        if not np.isfinite(self.positions).all():
            raise MalformedMesh(problem="a position is not a finite number")
        if not 0 <= 2 * self.num_quads <= len(self.faces):
            raise MalformedMesh(problem=f"{len(self.faces)} triangles cannot hold {self.num_quads} quads")

    @property
    def num_vertices(self) -> int:
        return len(self.positions)

    @property
    def num_faces(self) -> int:
        return len(self.faces)

    @property
    def quads(self) -> Ints:
        """(Q, 4) int32, the corners of the quads, counter-clockwise; the faces from 2 * Q on are no part of them."""
        pairs = self.faces[: 2 * self.num_quads].reshape(-1, 2, 3)
        return np.column_stack([pairs[:, 0], pairs[:, 1, 2]])

    @property
    def bounds(self) -> tuple[Floats, Floats]:
        """The smallest and the largest corner, (3,) each, metres."""
        return self.positions.min(axis=0), self.positions.max(axis=0)

    @property
    def size(self) -> Floats:
        """Extent along x, y and z, (3,), metres."""
        low, high = self.bounds
        return np.asarray(high - low, dtype=np.float32)


def _array(values: npt.ArrayLike, dtype: npt.DTypeLike, width: int) -> npt.NDArray[np.generic]:
    array = np.ascontiguousarray(values, dtype=dtype)
    if array.ndim != 2 or array.shape[1] != width:
        raise MalformedMesh(problem=f"an array has the shape {array.shape} where (n, {width}) is wanted")
    return array
