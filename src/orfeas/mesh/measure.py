"""Measure: numbers about a mesh and its texture."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from orfeas.mesh.material import Material
from orfeas.mesh.measuring.charts import Charts, charts_of, measure_charts
from orfeas.mesh.measuring.crossings import Crossings, measure_crossings
from orfeas.mesh.measuring.exposure import Exposure, measure_exposure
from orfeas.mesh.measuring.shading import Shading, measure_shading
from orfeas.mesh.measuring.stance import Stance, measure_stance
from orfeas.mesh.measuring.walls import Walls, measure_walls
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.topology import Edges, edges_of, fans_of, parts_of, points_of

Longs = npt.NDArray[np.int64]
Extra = Literal["crossings", "exposure", "walls", "stance", "charts", "shading"]

PIXELS_WITHOUT_TEXTURE = 2048
"""Charts of an asset without a texture are measured as if it had one of this size."""
FLATNESS = 1e-7
"""A face lower than this share of the diagonal has no area that single precision can tell."""


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
        num_flat_faces: faces with three corners in one line.
        num_turned_edges: edges whose two faces disagree on the outside.
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
    num_flat_faces: int
    num_turned_edges: int
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
        map_pixels: (width, height) of every texture there is.
        texels_per_metre: median over the surface.
        texel_spread: ratio of the texel densities at the 95th and the 5th percentile of the area; 1 is even.
    """

    has_uvs: bool = False
    uv_inside: bool | None = None
    uv_coverage: float | None = None
    num_charts: int | None = None
    num_flipped_faces: int | None = None
    texture_pixels: tuple[int, int] | None = None
    map_pixels: tuple[tuple[int, int], ...] = ()
    texels_per_metre: float | None = None
    texel_spread: float | None = None


@dataclass(frozen=True)
class Measurements(Texture, Shape):
    """All numbers of a mesh and its material; see Shape and Texture. The rest where it was asked for.

    Attributes:
        crossings, exposure, walls, stance, charts, shading: see the class of each.
    """

    crossings: Crossings | None = None
    exposure: Exposure | None = None
    walls: Walls | None = None
    stance: Stance | None = None
    charts: Charts | None = None
    shading: Shading | None = None

    @property
    def volume_cm3(self) -> float:
        return self.volume * 1e6

    @property
    def size_mm(self) -> tuple[float, float, float]:
        x, y, z = self.size
        return (x * 1e3, y * 1e3, z * 1e3)

    def to_json(self) -> dict[str, object]:
        """Every number by name, with volume and size in workshop units as well; without groups not asked for."""
        groups = Measurements.__annotations__
        found = {name: value for name, value in asdict(self).items() if name not in groups or value is not None}
        rounded = {name: _rounded(value) for name, value in found.items()}
        return {**rounded, "volume_cm3": _rounded(self.volume_cm3), "size_mm": _rounded(self.size_mm)}


def measure(mesh: Mesh, material: Material | None = None, *, extras: frozenset[Extra] = frozenset()) -> Measurements:
    """Count and measure a mesh, and its texture if it has one.

    Args:
        mesh: metres, +Y up.
        material: its textures, or None.
        extras: the groups to measure besides; each takes up to a few seconds at 200,000 faces.

    Returns:
        Counts, lengths in metres, areas in m2, volume in m3.
    """
    _, point = points_of(mesh.positions)
    faces = point[mesh.faces]
    _, area = face_normals(mesh.positions, mesh.faces)
    shape = _shape(mesh, faces, area)
    chart = _charts(mesh, faces)
    texture = _texture(mesh, area, material, num_charts=None if chart is None else chart[0])
    positions = mesh.positions
    return Measurements(
        **asdict(shape),
        **asdict(texture),
        crossings=measure_crossings(positions, mesh.faces.astype(np.int64), point) if "crossings" in extras else None,
        exposure=measure_exposure(positions, mesh.faces) if "exposure" in extras else None,
        walls=measure_walls(positions, mesh.faces) if "walls" in extras else None,
        stance=measure_stance(positions, mesh.faces, point) if "stance" in extras else None,
        charts=_on_texture(mesh, area, chart, texture) if "charts" in extras and chart is not None else None,
        shading=measure_shading(mesh, area) if "shading" in extras else None,
    )


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
        num_flat_faces=_num_flat(mesh, area, is_degenerate),
        num_turned_edges=int((edges.balance[edges.counts == 2] != 0).sum()),
        num_parts=num_parts,
        is_closed=is_closed,
        is_manifold=bool(is_manifold),
        is_oriented=bool((edges.balance[edges.counts == 2] == 0).all()) and volume > 0,
        genus=num_parts - euler // 2 if is_closed and is_manifold else None,
        area=float(area.sum()),
        volume=volume,
        size=_extents(mesh.positions[mesh.faces.reshape(-1)]),
    )


def _num_flat(mesh: Mesh, area: npt.NDArray[np.float64], is_degenerate: npt.NDArray[np.bool_]) -> int:
    """Faces lower over their longest side than single precision can tell, but with three corners."""
    if not mesh.num_faces:
        return 0
    corners = mesh.positions[mesh.faces].astype(np.float64)
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    diagonal = float(np.linalg.norm(np.ptp(corners.reshape(-1, 3), axis=0)))
    return int(((2 * area < FLATNESS * diagonal * longest) & ~is_degenerate).sum())


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


def _texture(
    mesh: Mesh, area: npt.NDArray[np.float64], material: Material | None, *, num_charts: int | None
) -> Texture:
    maps = () if material is None else (material.base_color, material.normal, material.orm)
    sizes = [None if picture is None else (int(picture.shape[1]), int(picture.shape[0])) for picture in maps]
    pixels = sizes[0] if sizes else None
    every = tuple(size for size in sizes if size is not None)
    if mesh.uvs is None or not mesh.num_faces:
        return Texture(texture_pixels=pixels, map_pixels=every)
    a, b, c = (mesh.uvs[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    # v points down in glTF, so a face seen from outside has a negative area as the cross product counts it.
    with np.errstate(invalid="ignore"):  # UVs of a file may be infinite
        uv_area = -((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]) / 2
    found = Texture(
        has_uvs=True,
        uv_inside=bool(np.isfinite(mesh.uvs).all() and mesh.uvs.min() >= 0 and mesh.uvs.max() <= 1),
        uv_coverage=float(np.abs(uv_area).sum()),
        num_charts=num_charts,
        num_flipped_faces=int((uv_area < 0).sum()),
        texture_pixels=pixels,
        map_pixels=every,
    )
    if pixels is None:
        return found
    density = np.sqrt(np.abs(uv_area) * pixels[0] * pixels[1] / np.maximum(area, 1e-300))
    low, middle, high = _weighted_percentiles(density, area, (0.05, 0.5, 0.95))
    return replace(found, texels_per_metre=middle, texel_spread=high / low if low > 0 else None)


def _charts(mesh: Mesh, faces: Longs) -> tuple[int, Longs] | None:
    return None if mesh.uvs is None or not mesh.num_faces else charts_of(faces, mesh.uvs, mesh.faces)


def _on_texture(mesh: Mesh, area: npt.NDArray[np.float64], chart: tuple[int, Longs], texture: Texture) -> Charts | None:
    assert mesh.uvs is not None
    return measure_charts(
        mesh.positions[mesh.faces].astype(np.float64),
        mesh.uvs[mesh.faces].astype(np.float64),
        chart[1],
        area=area,
        texels=texture.texture_pixels or (PIXELS_WITHOUT_TEXTURE, PIXELS_WITHOUT_TEXTURE),
    )


def _weighted_percentiles(
    values: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], shares: tuple[float, ...]
) -> list[float]:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    at = np.searchsorted(total, np.asarray(shares) * total[-1])
    return [float(value) for value in values[order][np.minimum(at, len(values) - 1)]]


def _rounded(value: object) -> object:
    """Six significant digits: what a report needs, and the same text on every machine; None for what is no number."""
    if isinstance(value, float):
        return float(f"{value:.6g}") if np.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_rounded(item) for item in value]
    return value
