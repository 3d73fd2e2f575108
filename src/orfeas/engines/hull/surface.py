"""Surface: the field's zero as one closed mesh, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from skimage.measure import marching_cubes

from orfeas.mesh.topology import parts_of

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]

UPWARDS = np.array([1, -1, 1], np.float32)
"""From cell coordinates, whose rows run down, to axes with y up."""

CLEAR = 0.05
"""Cells that the surface keeps away from cell centres: closer by, faces are slivers that later steps have to mend."""


@dataclass(frozen=True, eq=False)
class Shell:
    """A closed surface on the grid.

    Attributes:
        cells: (V, 3) float32 cell coordinates: column, row, layer; cell centres at half-integers.
        normals: (V, 3) float32, unit, outward, glTF axes.
        faces: (F, 3) int32, counter-clockwise from outside in glTF axes.
    """

    cells: Floats
    normals: Floats
    faces: Ints


def extract_shell(field: Floats) -> Shell:
    """The outermost closed surface of a field (rows, columns, layers), positive inside and negative at its border.

    By the marching cubes of Lewiner et al. 2003, doi:10.1080/10867651.2003.10487582. Hollows inside are left out.
    """
    close, field = np.abs(field) < CLEAR, field.copy()
    field[close] = np.where(field[close] < 0, -CLEAR, CLEAR)
    points, faces, normals, _ = marching_cubes(field, 0.0, gradient_direction="ascent")  # type: ignore[no-untyped-call]
    count, part = parts_of(faces.astype(np.int64), len(points))
    if count > 1:
        faces = faces[part == np.bincount(part).argmax()]
        kept, corners = np.unique(faces, return_inverse=True)
        faces, points, normals = corners.reshape(-1, 3), points[kept], normals[kept]
    return Shell(
        cells=(points[:, [1, 0, 2]] + 0.5).astype(np.float32),
        normals=(normals[:, [1, 0, 2]] * UPWARDS).astype(np.float32),
        faces=faces.astype(np.int32),
    )


@dataclass(frozen=True, eq=False)
class Standing:
    """How cells are taken to the engines' frame: longest side 1, centred in x and z, standing on y = 0."""

    scale: float
    origin: Doubles

    def place(self, cells: Floats) -> Floats:
        """(N, 3) from cell coordinates to the mesh's frame."""
        return np.asarray((cells * UPWARDS - self.origin) * self.scale, np.float32)

    def matrix(self, from_cells: Doubles) -> Floats:
        """(2, 4) from the mesh's frame to what a matrix takes cell coordinates to."""
        linear = from_cells[:, :3] * UPWARDS
        return np.column_stack([linear / self.scale, linear @ self.origin + from_cells[:, 3]]).astype(np.float32)


def stand(shell: Shell) -> Standing:
    """Where a shell is to stand."""
    points = shell.cells * UPWARDS
    low, high = points.min(axis=0).astype(np.float64), points.max(axis=0).astype(np.float64)
    return Standing(
        scale=1.0 / float((high - low).max()), origin=np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])
    )
