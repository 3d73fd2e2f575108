"""A surface that knows the UVs of every corner, whatever is done to its faces; and the texture it is painted with."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from orfeas.mesh.baking.padding import fill
from orfeas.mesh.baking.places import Places
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.unwrap import unwrap

TEXTURE_PIXELS = 1024
WAVES_PER_DIAGONAL = (2.1, 3.7, 5.3)
"""Of the colours, over the diagonal: smooth, and no two places alike."""


@dataclass(frozen=True, eq=False)
class Painted:
    """Welded points and faces, with a UV at each corner.

    Attributes:
        positions: (P, 3).
        faces: (F, 3).
        uvs: (F, 3, 2).
    """

    positions: np.ndarray
    faces: np.ndarray
    uvs: np.ndarray

    @property
    def diagonal(self) -> float:
        return float(np.linalg.norm(np.ptp(self.positions[self.faces.reshape(-1)], axis=0)))

    @property
    def middles(self) -> np.ndarray:
        """(F, 3) of the faces."""
        return self.positions[self.faces].mean(axis=1)

    def kept(self, chosen: np.ndarray) -> Painted:
        """Only the chosen faces, by flags or numbers."""
        return replace(self, faces=self.faces[chosen], uvs=self.uvs[chosen])

    def turned(self) -> Painted:
        """Every face from its other side."""
        return replace(self, faces=self.faces[:, ::-1], uvs=self.uvs[:, ::-1])

    def hidden(self) -> Painted:
        """With the colours of the texture's right half, which nobody who looks from outside should meet."""
        return replace(self, uvs=self.uvs + np.array([0.5, 0]))

    def joined(self, *others: Painted) -> Painted:
        """Several surfaces as one, unconnected."""
        every = (self, *others)
        starts = np.cumsum([0, *(len(each.positions) for each in every)])[:-1]
        return Painted(
            np.concatenate([each.positions for each in every]),
            np.concatenate([each.faces + start for each, start in zip(every, starts, strict=True)]),
            np.concatenate([each.uvs for each in every]),
        )

    def plain(self) -> Mesh:
        """Welded, without UVs."""
        return Mesh(self.positions.astype(np.float32), self.faces.astype(np.int32))

    def split(self) -> Mesh:
        """A vertex for every combination of point and UV, as files have them."""
        corner = self.faces.reshape(-1)
        keys = np.column_stack([corner, self.uvs.reshape(-1, 2).astype(np.float32).view(np.int32)])
        _, first, back = np.unique(keys, axis=0, return_index=True, return_inverse=True)
        return Mesh(
            self.positions[corner[first]].astype(np.float32),
            back.reshape(-1, 3).astype(np.int32),
            uvs=self.uvs.reshape(-1, 2)[first].astype(np.float32),
        )


def paint(mesh: Mesh, *, texture_pixels: int = TEXTURE_PIXELS) -> tuple[Painted, Material]:
    """Lay a surface out, and paint it: left half of the texture its own colours, right half their opposite.

    Args:
        mesh: welded.
        texture_pixels: side of each half.
    """
    laid = unwrap(with_normals(mesh), texture_pixels=texture_pixels)
    assert laid.uvs is not None
    pixels = np.zeros((texture_pixels, texture_pixels, 3), dtype=np.uint8)
    covered = np.zeros(pixels.shape[:2], dtype=np.uint8)
    low, diagonal = mesh.bounds[0], float(np.linalg.norm(mesh.size))
    spots = Places(laid, size=texture_pixels).band((0, texture_pixels))
    pixels[spots.row, spots.column] = colors_at((spots.position - low) / diagonal)
    covered[spots.row, spots.column] = 1
    fill(pixels, covered=covered)
    uvs = laid.uvs[laid.faces].astype(np.float64) * [0.5, 1]
    whole = np.concatenate([pixels, 255 - pixels], axis=1)
    return Painted(mesh.positions.astype(np.float64), mesh.faces.astype(np.int64), uvs), Material(base_color=whole)


def colors_at(places: np.ndarray) -> np.ndarray:
    """(N, 3) uint8 at places (N, 3), in diagonals: light, so that their opposite is dark."""
    x, y, z = places.T
    one, two, three = (2 * np.pi * waves for waves in WAVES_PER_DIAGONAL)
    red = np.sin(one * x + 0.4) * np.cos(two * y)
    green = np.sin(two * z + 1.1) * np.cos(one * x + one * y)
    blue = 0.6 * np.sin(one * (y + z)) + 0.4 * np.cos(three * x + 0.7)
    return np.rint(185 + 55 * np.stack([red, green, blue], axis=1)).astype(np.uint8)
