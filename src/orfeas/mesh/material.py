"""Material: the PBR texture set that goes with a Mesh, and what a texture is baked from."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Material:
    """glTF metallic-roughness material (glTF 2.0, section 3.9).

    Attributes:
        base_color: (H, W, 3) uint8 sRGB texture, row 0 at v = 0 (top), or None.
        base_color_factor: linear RGBA multiplied with the texture.
        metallic: 0 dielectric to 1 metal.
        roughness: 0 mirror to 1 matt.
        name: shown to the user.
        normal: (H, W, 3) uint8 tangent-space normals, OpenGL (+Y) green, row 0 at v = 0, or None.
        orm: (H, W, 3) uint8 linear: R occlusion, G and B times `roughness` and `metallic`, or None.
    """

    base_color: Pixels | None = None
    base_color_factor: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    metallic: float = 0.0
    roughness: float = 0.75
    name: str = "surface"
    normal: Pixels | None = None
    orm: Pixels | None = None


NOTHING_SEEN = -1e6


@dataclass(frozen=True, eq=False)
class Projection:
    """A picture that saw part of a surface: where each point fell, and how far to trust each pixel.

    Attributes:
        pixels: (H, W, 3) uint8 sRGB.
        confidence: (H, W) float32, 0 not to be used to 1 certain.
        matrix: (2, 4) float32; a point (x, y, z, 1) of the mesh falls on pixel coordinates (column, row),
            pixel centres at half-integers.
        toward: (3,) float32 unit vector from the surface toward the camera (orthographic).
        depth: (H, W) float32, how far along `toward` the nearest surface lies that each pixel saw, in the frame of the
            mesh, NOTHING_SEEN where there is none; None where nothing lies behind anything.
        slack: how far behind that a point may lie and count as seen still; twice as far it is hidden.
    """

    pixels: Pixels
    confidence: Floats
    matrix: Floats
    toward: Floats
    depth: Floats | None = None
    slack: float = 0.0


@dataclass(frozen=True, eq=False)
class Paint:
    """The colours of a surface before it has a texture.

    Attributes:
        positions: (N, 3) float32, points of the surface, in the frame of its mesh.
        colors: (N, 3) uint8 sRGB at those points; what a texel takes where no projection is confident.
        normals: (N, 3) float32 at those points.
        projections: pictures laid over the colours, blended by confidence and facing.
    """

    positions: Floats
    colors: Pixels
    normals: Floats
    projections: tuple[Projection, ...] = field(default=())
