"""Look: what a surface with its material looks like at places on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.mesh.baking.meeting import Detail, Met
from orfeas.mesh.baking.places import Spots, unit
from orfeas.mesh.baking.sampling import Texture
from orfeas.mesh.baking.tangents import with_tangents
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

FLATTEST = np.float32(0.02)
"""Least height of a normal over the surface it is drawn on: one that points into it lights nothing."""


class Look:
    """A material on its surface.

    Attributes:
        has_color: whether there is a base-colour texture.
    """

    def __init__(self, mesh: Mesh, material: Material, detail: Detail, target: Mesh, *, size: int) -> None:
        """Take the surface, and what it will be drawn onto: a target with UVs and the side of its textures."""
        assert mesh.normals is not None
        self.has_color = material.base_color is not None
        self._sign: Floats | None = None
        columns = [mesh.normals]
        if mesh.uvs is not None:
            mesh_uvs = np.nan_to_num(mesh.uvs, posinf=0.0, neginf=0.0)
            columns.append(mesh_uvs)
        textures = {"base_color": material.base_color, "normal": material.normal, "orm": material.orm}
        self._textures = {
            name: Texture(pixels, uvs=mesh_uvs, shrink=_shrink(mesh, mesh_uvs, pixels, detail, target, size=size))
            for name, pixels in textures.items()
            if pixels is not None
        }
        faces = mesh.faces
        if material.normal is not None:
            framed = with_tangents(mesh)
            faces, self._sign = framed.mesh.faces, framed.tangents[framed.mesh.faces[:, 0], 3]
            assert framed.mesh.normals is not None and framed.mesh.uvs is not None
            columns = [framed.mesh.normals, np.nan_to_num(framed.mesh.uvs, posinf=0.0, neginf=0.0), framed.tangents]
        self._table = np.concatenate(columns, axis=1).astype(np.float32)[faces]

    def smooth_normals(self, met: Met) -> Floats:
        """(N, 3) unit normals without the normal map."""
        return unit(np.einsum("nk,nkc->nc", met.weights, self._table[met.face, :, :3]))

    def at(self, met: Met) -> Seen:
        """What is seen at places."""
        value = np.einsum("nk,nkc->nc", met.weights, self._table[met.face])
        uvs = value[:, 3:5] if value.shape[1] > 3 else None
        normals = value[:, :3]
        if self._sign is not None and uvs is not None:
            tilt = self._textures["normal"].at(uvs) * np.float32(2 / 255) - 1
            bitangent = np.cross(normals, value[:, 5:8]) * self._sign[met.face, None]
            normals = tilt[:, :1] * value[:, 5:8] + tilt[:, 1:2] * bitangent + tilt[:, 2:] * normals
        return Seen(unit(normals), uvs, self._textures)


@dataclass(frozen=True, eq=False)
class Seen:
    """What is seen at N places.

    Attributes:
        normals: (N, 3) unit, with the normal map.
        uvs: (N, 2), or None.
        textures: by name.
    """

    normals: Floats
    uvs: Floats | None
    textures: dict[str, Texture]

    def base_color(self) -> Pixels:
        """(N, 3) uint8 sRGB."""
        assert self.uvs is not None
        return _rounded(self.textures["base_color"].at(self.uvs))

    def orm(self) -> Pixels:
        """(N, 3) uint8; white, which leaves the factors as they are, where there is no texture."""
        if "orm" not in self.textures:
            return np.full((len(self.normals), 3), 255, dtype=np.uint8)
        assert self.uvs is not None
        return _rounded(self.textures["orm"].at(self.uvs))

    def normal_in(self, spots: Spots) -> Pixels:
        """(N, 3) uint8: the normals in the frames of texels, so that a renderer that interpolates normal and tangent
        and crosses them for the bitangent gets them back."""
        assert spots.tangent is not None and spots.sign is not None
        n, t = spots.normal, spots.tangent
        b = np.cross(n, t) * spots.sign[:, None]
        # Rows of the inverse of the frame [t b n], times its determinant.
        rows = (np.cross(b, n), np.cross(n, t), np.cross(t, b))
        turn = np.sign(np.einsum("nc,nc->n", t, rows[0]))
        local = np.stack([np.einsum("nc,nc->n", row, self.normals) * turn for row in rows], axis=1)
        local = unit(local)
        local[turn == 0] = (0.0, 0.0, 1.0)
        local[:, 2] = np.maximum(local[:, 2], FLATTEST)
        return _rounded(unit(local) * np.float32(127.5) + np.float32(127.5))


def _rounded(values: Floats) -> Pixels:
    return np.asarray(np.clip(values + np.float32(0.5), 0, 255), dtype=np.uint8)


def _shrink(mesh: Mesh, uvs: Floats, pixels: Pixels, detail: Detail, target: Mesh, *, size: int) -> float:
    """Texels of the old texture along one of the new: from what they have for the area of their surfaces."""
    assert target.uvs is not None
    area = _areas(detail.corners).sum()
    old = np.abs(_areas(uvs[mesh.faces])).sum() * pixels.shape[0] * pixels.shape[1]
    new_area = _areas(target.positions[target.faces]).sum()
    new = np.abs(_areas(target.uvs[target.faces])).sum() * size * size
    return float(np.sqrt(max(old, 1e-30) / max(area, 1e-30) / (max(new, 1e-30) / max(new_area, 1e-30))))


def _areas(corners: Floats) -> npt.NDArray[np.float64]:
    """(F,) of triangles (F, 3, 2 or 3)."""
    one, two = (corners[:, k].astype(np.float64) - corners[:, 0] for k in (1, 2))
    if corners.shape[2] == 2:
        return np.abs(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]) / 2
    return np.asarray(np.linalg.norm(np.cross(one, two), axis=1) / 2)
