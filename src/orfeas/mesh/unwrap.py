"""Unwrap: a surface is laid out flat on its texture."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.repairing.faces import distinct
from orfeas.mesh.topology import edges_of, points_of
from orfeas.mesh.unwrapping.charts import Surface, choose_axes
from orfeas.mesh.unwrapping.collapsed import with_collapsed
from orfeas.mesh.unwrapping.lay_out import Flat, lay_out
from orfeas.mesh.unwrapping.pack import EXPECTED_COVERAGE, FINEST_RASTER, pack
from orfeas.mesh.unwrapping.widen import widen

THIN_TEXELS = 10.0
"""Regions of less mean width on the texture join a neighbour."""

WIDENINGS, FEW_THIN = 4, 0.005
"""So often charts are packed at most, to find slivers; one packing is enough for most meshes. Where there are hundreds
of charts, one sliver in two hundred is let be: packing again would cost more than it gains."""


class NothingToUnwrap(OrfeasError):
    """The mesh has no faces of any area, so there is nothing to unwrap. Use a mesh that has some."""

    kind = Kind.INVALID


def unwrap(mesh: Mesh, *, texture_pixels: int, padding_pixels: int = 4) -> Mesh:
    """Cut a surface into charts, lay them flat, and pack them on a square texture.

    Faces take the one of six directions they face, after asking their neighbours; what hangs together is a chart;
    small charts join larger ones. Charts are relaxed to their true size, so that texels are spread evenly; charts
    that fold or overlap themselves are cut in two. Time is about linear in the faces.

    Args:
        mesh: metres; UVs it has are replaced, normals kept.
        texture_pixels: side of the texture it is packed for.
        padding_pixels: texels at least between two charts, and half as many to the edge of the texture.

    Returns:
        The same faces in the same order, vertices split at seams; UVs inside 0..1, no two faces overlapping, none
        mirrored. The same mesh gives the same UVs.

    Raises:
        NothingToUnwrap: no faces, or all without area.
    """
    first, point = points_of(mesh.positions)
    positions = mesh.positions[first].astype(np.float64)
    faces = point[mesh.faces]
    unit, area = face_normals(mesh.positions, mesh.faces)
    if not area.sum() > 0:
        raise NothingToUnwrap()
    is_whole = distinct(faces)
    whole, unit, area = faces[is_whole], unit[is_whole], area[is_whole]
    edges = edges_of(whole)
    ends = positions[edges.ends[edges.pair_edges]]
    surface = Surface(unit, area, edges.pairs // 3, np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1))
    density = min(texture_pixels, FINEST_RASTER) * math.sqrt(EXPECTED_COVERAGE / area.sum())
    axis = choose_axes(surface, thin=THIN_TEXELS / density)
    flat = lay_out(positions, whole, surface, axis, texels_per_metre=density)
    flat = with_collapsed(flat, faces, is_whole)
    uvs = _packed(flat, texels_per_metre=density, texture_pixels=texture_pixels, padding_pixels=padding_pixels)
    return _split(mesh, flat, uvs)


def _packed(
    flat: Flat, *, texels_per_metre: float, texture_pixels: int, padding_pixels: int
) -> npt.NDArray[np.float64]:
    """UVs, with slivers stretched: packing decides how large a texel is, so it is asked again while any is left."""
    laid, _ = widen(flat.flat, flat.chart, texels_per_metre=texels_per_metre, texture_pixels=texture_pixels)
    coverage = EXPECTED_COVERAGE
    for _ in range(WIDENINGS):
        packed = pack(
            laid, flat.faces, flat.chart,
            texture_pixels=texture_pixels, padding_pixels=padding_pixels, coverage=coverage,
        )  # fmt: skip
        uvs, coverage = packed.uvs, packed.coverage
        scale = math.sqrt(_area(uvs, flat.faces) / _area(laid, flat.faces))
        laid, num_thin = widen(laid, flat.chart, texels_per_metre=scale * texture_pixels, texture_pixels=texture_pixels)
        if num_thin <= FEW_THIN * (flat.chart.max() + 1):
            break
    return uvs


def _area(flat: npt.NDArray[np.float64], faces: npt.NDArray[np.int64]) -> float:
    one, two = flat[faces[:, 1]] - flat[faces[:, 0]], flat[faces[:, 2]] - flat[faces[:, 0]]
    return float(np.abs(one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]).sum() / 2)


def _split(mesh: Mesh, flat: Flat, uvs: npt.NDArray[np.float64]) -> Mesh:
    """The mesh with a vertex for every combination of its own vertices and those of the charts."""
    corner, laid = mesh.faces.reshape(-1).astype(np.int64), flat.faces.reshape(-1)
    _, chosen, back = np.unique(laid * mesh.num_vertices + corner, return_index=True, return_inverse=True)
    return Mesh(
        mesh.positions[corner[chosen]],
        back.reshape(-1, 3).astype(np.int32),
        normals=None if mesh.normals is None else mesh.normals[corner[chosen]],
        uvs=uvs[laid[chosen]].astype(np.float32),
    )
