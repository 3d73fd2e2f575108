"""Measure: numbers about a mesh and its texture."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import numpy as np
import numpy.typing as npt

from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.topology import Edges, edges_of, fans_of, parts_of, points_of

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Shape:
    """Numbers of the surface alone; vertices at one position count as one point.

    Attributes:
        num_faces: triangles.
        num_vertices: as stored, split where UVs or normals differ.
        num_points: distinct positions in use.
        num_border_edges: edges with one face; none in a closed surface.
        num_crowded_edges: edges with more than two faces.
        num_pinched_points: points where the surface touches itself, or hangs by a point.
        num_degenerate_faces: faces with two corners at one point.
        num_parts: pieces that share no point.
        is_closed: no border edge, and at least one face.
        is_manifold: no crowded edge, no pinched point, no degenerate face.
        is_oriented: neighbours agree on the outside, and the volume is positive.
        genus: handles of the whole, 0 for a sphere and 1 for a mug; None unless closed and manifold.
        area: m2.
        volume: m3, negative when turned inside out; meaningless unless closed.
        size: extents along x, y and z, metres.
    """

    num_faces: int
    num_vertices: int
    num_points: int
    num_border_edges: int
    num_crowded_edges: int
    num_pinched_points: int
    num_degenerate_faces: int
    num_parts: int
    is_closed: bool
    is_manifold: bool
    is_oriented: bool
    genus: int | None
    area: float
    volume: float
    size: tuple[float, float, float]


@dataclass(frozen=True)
class Texture:
    """Numbers of the UVs and the texture; None where there is nothing to measure.

    Attributes:
        has_uvs: whether every vertex has a UV.
        uv_inside: every UV is within 0..1.
        uv_coverage: share of the texture covered by faces, 0 to 1; overlaps count twice.
        num_charts: pieces of the UV plane that hang together.
        num_flipped_faces: faces mirrored in the UV plane.
        texture_pixels: (width, height) of the base colour.
        texels_per_metre: median over the surface.
        texel_spread: ratio of the texel densities at the 95th and the 5th percentile of the area; 1 is even.
    """

    has_uvs: bool = False
    uv_inside: bool | None = None
    uv_coverage: float | None = None
    num_charts: int | None = None
    num_flipped_faces: int | None = None
    texture_pixels: tuple[int, int] | None = None
    texels_per_metre: float | None = None
    texel_spread: float | None = None


@dataclass(frozen=True)
class Measurements(Texture, Shape):
    """All numbers of a mesh and its material; see Shape and Texture."""

    @property
    def volume_cm3(self) -> float:
        return self.volume * 1e6

    @property
    def size_mm(self) -> tuple[float, float, float]:
        x, y, z = self.size
        return (x * 1e3, y * 1e3, z * 1e3)

    def to_json(self) -> dict[str, object]:
        """Every number by name, with volume and size in workshop units as well."""
        rounded = {name: _rounded(value) for name, value in asdict(self).items()}
        return {**rounded, "volume_cm3": _rounded(self.volume_cm3), "size_mm": _rounded(self.size_mm)}


def measure(mesh: Mesh, material: Material | None = None) -> Measurements:
    """Count and measure a mesh, and its texture if it has one.

    Args:
        mesh: metres, +Y up.
        material: its textures, or None.

    Returns:
        Counts, lengths in metres, areas in m2, volume in m3.
    """
    _, point = points_of(mesh.positions)
    faces = point[mesh.faces]
    _, area = face_normals(mesh.positions, mesh.faces)
    shape, texture = _shape(mesh, faces, area), _texture(mesh, faces, area, material)
    return Measurements(**asdict(shape), **asdict(texture))


def volume_of(positions: npt.NDArray[np.float32], faces: npt.NDArray[np.integer]) -> float:
    """Volume inside a closed surface, m3, by the divergence theorem; negative when turned inside out."""
    a, b, c = (positions[faces[:, k]].astype(np.float64) for k in range(3))
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)


def _shape(mesh: Mesh, faces: Longs, area: npt.NDArray[np.float64]) -> Shape:
    a, b, c = faces.T
    is_degenerate = (a == b) | (b == c) | (c == a)
    sound = faces[~is_degenerate]
    edges = edges_of(sound)
    num_points = len(np.unique(faces))
    num_parts, _ = parts_of(faces, int(faces.max(initial=-1)) + 1)
    volume = volume_of(mesh.positions - mesh.positions.mean(axis=0), mesh.faces) if len(faces) else 0.0
    num_pinched = _num_pinched(sound, edges)
    is_closed = bool(len(sound)) and bool((edges.counts > 1).all())
    is_manifold = bool((edges.counts <= 2).all()) and not num_pinched and not is_degenerate.any()
    euler = num_points - len(edges.counts) + len(sound)
    return Shape(
        num_faces=mesh.num_faces,
        num_vertices=mesh.num_vertices,
        num_points=num_points,
        num_border_edges=int((edges.counts == 1).sum()),
        num_crowded_edges=int((edges.counts > 2).sum()),
        num_pinched_points=num_pinched,
        num_degenerate_faces=int(is_degenerate.sum()),
        num_parts=num_parts,
        is_closed=is_closed,
        is_manifold=bool(is_manifold),
        is_oriented=bool((edges.balance[edges.counts == 2] == 0).all()) and volume > 0,
        genus=num_parts - euler // 2 if is_closed and is_manifold else None,
        area=float(area.sum()),
        volume=volume,
        size=_extents(mesh.positions[mesh.faces.reshape(-1)]),
    )


def _extents(points: npt.NDArray[np.float32]) -> tuple[float, float, float]:
    if not len(points):
        return (0.0, 0.0, 0.0)
    x, y, z = np.ptp(points, axis=0)
    return (float(x), float(y), float(z))


def _num_pinched(faces: Longs, edges: Edges) -> int:
    """Points with more than one fan of faces round them."""
    if not len(faces):
        return 0
    num_fans, fan = fans_of(faces, edges.pairs)
    point_of_fan = np.zeros(num_fans, dtype=np.int64)
    point_of_fan[fan] = faces.reshape(-1)
    return int((np.bincount(point_of_fan) > 1).sum())


def _texture(mesh: Mesh, faces: Longs, area: npt.NDArray[np.float64], material: Material | None) -> Texture:
    picture = None if material is None else material.base_color
    pixels = None if picture is None else (int(picture.shape[1]), int(picture.shape[0]))
    if mesh.uvs is None or not mesh.num_faces:
        return Texture(texture_pixels=pixels)
    a, b, c = (mesh.uvs[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    # v points down in glTF, so a face seen from outside has a negative area as the cross product counts it.
    uv_area = -((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2
    found = Texture(
        has_uvs=True,
        uv_inside=bool(np.isfinite(mesh.uvs).all() and mesh.uvs.min() >= 0 and mesh.uvs.max() <= 1),
        uv_coverage=float(np.abs(uv_area).sum()),
        num_charts=_num_charts(mesh, faces),
        num_flipped_faces=int((uv_area < 0).sum()),
        texture_pixels=pixels,
    )
    if pixels is None:
        return found
    density = np.sqrt(np.abs(uv_area) * pixels[0] * pixels[1] / np.maximum(area, 1e-300))
    low, middle, high = _weighted_percentiles(density, area, (0.05, 0.5, 0.95))
    return replace(found, texels_per_metre=middle, texel_spread=high / low if low > 0 else None)


def _num_charts(mesh: Mesh, faces: Longs) -> int:
    assert mesh.uvs is not None
    _, place = points_of(np.column_stack([mesh.uvs, np.zeros(len(mesh.uvs), np.float32)]))
    keys = faces * (int(place.max()) + 1) + place[mesh.faces]
    _, corner = np.unique(keys, return_inverse=True)
    corner = corner.reshape(-1, 3)
    return parts_of(corner, int(corner.max()) + 1)[0]


def _weighted_percentiles(
    values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], shares: tuple[float, ...]
) -> list[float]:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    at = np.searchsorted(total, np.asarray(shares) * total[-1])
    return [float(value) for value in values[order][np.minimum(at, len(values) - 1)]]


def _rounded(value: object) -> object:
    """Six significant digits: what a report needs, and the same text on every machine."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, tuple):
        return [_rounded(item) for item in value]
    return value
