"""Pieces of a surface on their way to one mesh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.material import Pixels
from orfeas.mesh.mesh import Mesh

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
SMALLEST_DETERMINANT = 1e-30


@dataclass(frozen=True, eq=False)
class Influences:
    """What a skeleton does to the vertices of a piece.

    Attributes:
        joints: (V, K) numbers of joints.
        weights: (V, K) shares that add up to one.
    """

    joints: Longs
    weights: Doubles


@dataclass(frozen=True, eq=False)
class Piece:
    """Triangles that look one way.

    Attributes:
        positions: (V, 3).
        faces: (F, 3) into positions.
        normals: (V, 3), not necessarily of unit length, or None.
        uvs: (V, 2), origin top-left, or None.
        colors: (V, 3) uint8 sRGB, or None.
        look: which of the file's looks it has.
        influences: of a skeleton, or None.
    """

    positions: Doubles
    faces: Longs
    normals: Doubles | None = None
    uvs: Doubles | None = None
    colors: Pixels | None = None
    look: int = 0
    influences: Influences | None = None

    def placed(self, matrix: Doubles) -> Piece | None:
        """The piece moved by a (4, 4) matrix, turned over where that mirrors; None where it squeezes it flat."""
        linear = matrix[:3, :3]
        with np.errstate(all="ignore"):
            determinant = float(np.linalg.det(linear))
            positions = self.positions @ linear.T + matrix[:3, 3]
        if not abs(determinant) > SMALLEST_DETERMINANT:
            return None
        normals = self.normals
        if normals is not None:
            normals = normals @ np.linalg.inv(linear)
        faces = self.faces if determinant > 0 else self.faces[:, ::-1]
        return Piece(positions, faces, normals, self.uvs, self.colors, self.look)


def joined(pieces: Sequence[Piece]) -> tuple[Mesh, Pixels | None, tuple[str, ...]]:
    """One mesh of all, the colours of its vertices, and notes of what could not be kept.

    Normals, UVs and colours are kept where every piece has them; where only some have UVs the others get zeros.

    Raises:
        MalformedMesh: a position that is no finite number.
    """
    notes = []
    starts = np.cumsum([0, *(len(piece.positions) for piece in pieces)])
    with np.errstate(over="ignore"):
        positions = np.concatenate([piece.positions for piece in pieces]).astype(np.float32)
    faces = np.concatenate([piece.faces + start for piece, start in zip(pieces, starts[:-1], strict=True)])
    normals = _unit([piece.normals for piece in pieces])
    if normals is None and any(piece.normals is not None for piece in pieces):
        notes.append("Normals are left out: some are missing or have no length.")
    uvs = None
    if any(piece.uvs is not None for piece in pieces):
        parts = [np.zeros((len(piece.positions), 2)) if piece.uvs is None else piece.uvs for piece in pieces]
        uvs = np.concatenate(parts).astype(np.float32)
    colors = [piece.colors for piece in pieces if piece.colors is not None]
    mesh = Mesh(positions, faces.astype(np.int32), normals=normals, uvs=uvs)
    return mesh, np.concatenate(colors) if len(colors) == len(pieces) else None, tuple(notes)


def _unit(parts: Sequence[Doubles | None]) -> npt.NDArray[np.float32] | None:
    kept = [part for part in parts if part is not None]
    if len(kept) < len(parts):
        return None
    normals = np.concatenate(kept)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    if not ((length > 1e-12) & np.isfinite(length)).all():
        return None
    return np.asarray(normals / length, dtype=np.float32)
