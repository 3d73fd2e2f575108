"""Decimate: fewer faces, the same shape."""

from __future__ import annotations

import math

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Floats, Mesh
from orfeas.mesh.meshopt import Options, simplify_with_update
from orfeas.mesh.normals import with_normals
from orfeas.mesh.topology import edges_of, fans_of, points_of
from orfeas.mesh.weld import compacted, weld

NORMAL_WEIGHT, UV_WEIGHT = 0.5, 10.0
"""What a turned normal and a shifted UV cost beside a distance of one extent (meshoptimizer's own advice)."""

# Tried in turn until what comes out is as manifold as what went in. Regularised triangles unwrap and shade better and
# cost nothing measurable; plain ones now and then fold a sliver over (1 edge in a 200,000-face blob at 30,000).
_WAYS = (Options.REGULARIZE_LIGHT, Options.REGULARIZE, Options.NONE)
_SHARES = (1.0, 0.98, 0.94, 1.1, 1.4, 2.0, 4.0, 10.0)


class TargetTooSmall(OrfeasError):
    """A mesh cannot have {faces} faces. Ask for 4 or more."""

    kind = Kind.INVALID


def decimate(mesh: Mesh, *, faces: int, lock_border: bool = True) -> Mesh:
    """Reduce a mesh to at most `faces` triangles where its topology allows, keeping its silhouette.

    Quadric error metric (Garland and Heckbert 1997, doi:10.1145/258734.258849) with normals as attributes, as
    meshoptimizer 1.3 does it; vertices move to where the error is least. A mesh without UVs is welded first, since
    split vertices stop collapses; one with UVs keeps them, and its seams stay seams.

    Args:
        mesh: vertices (V, 3) float32, metres, +Y up; faces (F, 3) int32, counter-clockwise.
        faces: target count, 4 or more; may stop above it where topology forbids less.
        lock_border: hold open borders still, so neighbouring tiles go on meeting.

    Returns:
        A mesh with no more faces than before; closed and manifold if it was. Without UVs it comes back welded and
        without normals; with UVs, normals and UVs follow their vertices.

    Raises:
        TargetTooSmall: fewer than 4 faces asked for.
        SimplifierFailed: too large to simplify.
    """
    if faces < 4:
        raise TargetTooSmall(faces=faces)
    source = weld(mesh) if mesh.uvs is None else with_normals(mesh, crease_radians=math.pi)
    if source.num_faces <= faces:
        return source
    flaws = _num_flaws(source)
    best, fewest = source, math.inf
    for share in _SHARES:
        for way in _WAYS:
            found = _simplified(
                source, int(faces * share), way | (Options.LOCK_BORDER if lock_border else Options.NONE)
            )
            flaws_found = _num_flaws(found)
            if flaws_found <= flaws:
                return found
            if flaws_found < fewest:
                best, fewest = found, flaws_found
    return best


def _simplified(mesh: Mesh, faces: int, options: Options) -> Mesh:
    attributes, weights = _attributes(mesh)
    positions, moved, kept, _ = simplify_with_update(
        mesh.positions, mesh.faces, attributes=attributes, weights=weights, num_faces=max(faces, 4), options=options
    )
    if mesh.uvs is None:
        return compacted(Mesh(positions, kept))
    length = np.maximum(np.linalg.norm(moved[:, :3], axis=1, keepdims=True), 1e-12)
    return compacted(Mesh(positions, kept, normals=moved[:, :3] / length, uvs=np.clip(moved[:, 3:], 0.0, 1.0)))


def _attributes(mesh: Mesh) -> tuple[Floats, tuple[float, ...]]:
    """(V, A) float32 and A weights: smooth normals, then UVs if there are any."""
    smooth = mesh if mesh.normals is not None else with_normals(mesh, crease_radians=math.pi)
    assert smooth.normals is not None
    if mesh.uvs is None:
        return smooth.normals, (NORMAL_WEIGHT,) * 3
    return np.column_stack([smooth.normals, mesh.uvs]), (NORMAL_WEIGHT,) * 3 + (UV_WEIGHT,) * 2


def _num_flaws(mesh: Mesh) -> int:
    """Border edges, edges with more than two faces, and points where the surface touches itself."""
    _, point = points_of(mesh.positions)
    corners = point[mesh.faces]
    edges = edges_of(corners)
    num_fans, _ = fans_of(corners, edges.pairs)
    return int((edges.counts != 2).sum()) + num_fans - len(np.unique(corners))
