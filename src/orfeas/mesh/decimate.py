"""Decimate: fewer faces, the same shape."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.levelling.flaws import LEAST_UV_AREA, Flaws, chart_signs, flaws_of, uv_areas
from orfeas.mesh.mesh import Floats, Mesh
from orfeas.mesh.meshopt import Options, simplify_with_update
from orfeas.mesh.normals import with_normals
from orfeas.mesh.repairing.flat import without_flat
from orfeas.mesh.topology import points_of
from orfeas.mesh.weld import compacted, weld

NORMAL_WEIGHT, UV_WEIGHT = 0.5, 10.0
"""What a turned normal and a shifted UV cost beside a distance of one extent (meshoptimizer's own advice)."""

# Tried in turn until what comes out is as manifold as what went in. Regularised triangles unwrap and shade better and
# cost nothing measurable; plain ones now and then fold a sliver over (1 edge in a 200,000-face blob at 30,000).
_WAYS = (Options.REGULARIZE_LIGHT, Options.REGULARIZE, Options.NONE)
_SHARES = (1.0, 0.98, 0.94, 1.1, 1.4, 2.0, 4.0, 10.0)
_ERROR_TRIES, _LOCKINGS = 5, 4


class TargetTooSmall(OrfeasError):
    """A mesh cannot have {faces} faces. Ask for 4 or more."""

    kind = Kind.INVALID


class NoTarget(OrfeasError):
    """Nothing says how far to simplify. Give a number of faces, an error above 0, or both."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Decimated:
    """A simplified mesh and how far it strays.

    Attributes:
        mesh: what came out.
        error_metres: largest distance between old and new surface, sampled both ways.
        error: the same as a share of the diagonal of the old one's bounds.
    """

    mesh: Mesh
    error_metres: float
    error: float


def decimate(mesh: Mesh, *, faces: int | None = None, error: float | None = None, lock_border: bool = True) -> Mesh:
    """Reduce a mesh to at most `faces` triangles where its topology allows, keeping its silhouette.

    Quadric error metric (Garland and Heckbert 1997, doi:10.1145/258734.258849) with normals as attributes, as
    meshoptimizer 1.3 does it; vertices move to where the error is least. A mesh without UVs is welded first, since
    split vertices stop collapses; one with UVs keeps them, and its seams stay seams.

    Args:
        mesh: vertices (V, 3) float32, metres, +Y up; faces (F, 3) int32, counter-clockwise.
        faces: target count, 4 or more; may stop above it where topology or the texture forbids less.
        error: stop where the surface would stray further than this share of the diagonal of its bounds (0.01 is 1 %),
            measured both ways. Without `faces` it goes as far as that allows; with both, whichever comes first.
        lock_border: hold open borders still, so neighbouring tiles go on meeting.

    Returns:
        A mesh with no more faces than before; closed and manifold if it was. Without UVs it comes back welded and
        without normals; with UVs, normals and UVs follow their vertices, and no face is turned over in the texture
        that was not before.

    Raises:
        NoTarget: neither faces nor an error is asked for.
        TargetTooSmall: fewer than 4 faces asked for.
        SimplifierFailed: too large to simplify.
    """
    if error is not None:
        return decimate_to(mesh, faces=faces, error=error, lock_border=lock_border).mesh
    if faces is None:
        raise NoTarget()
    found = _as_sound(_prepared(mesh, faces), faces, lock_border)
    return without_flat(found if mesh.uvs is not None else weld(found))


def decimate_smooth(mesh: Mesh, *, faces: int) -> Mesh:
    """`decimate`, with normals whether or not there are UVs: those of the finer surface, smooth all over."""
    return _as_sound(_prepared(mesh, faces), faces, True)


def decimate_to(
    mesh: Mesh, *, faces: int | None = None, error: float | None = None, lock_border: bool = True
) -> Decimated:
    """`decimate`, with the error reached measured.

    Quadrics guess the error, often 3 times too small or too large, so the limit given to them is corrected by what
    was measured until the surface that comes out keeps within the error asked for.
    """
    if faces is None and (error is None or not error > 0):
        raise NoTarget()
    source = _prepared(mesh, 4 if faces is None else faces)
    if not source.num_faces:
        return Decimated(source, 0.0, 0.0)
    diagonal = max(float(np.linalg.norm(source.size)), 1e-30)
    target = 4 if faces is None else faces
    found = _as_sound(source, target, lock_border) if error is None or faces is not None else source
    reached = _strayed(found, source, diagonal)
    if error is not None and (faces is None or reached.error > error):
        reached = _within(source, target, error, diagonal, lock_border)
    return reached if mesh.uvs is not None else replace(reached, mesh=weld(reached.mesh))


def _within(source: Mesh, faces: int, error: float, diagonal: float, lock_border: bool) -> Decimated:
    """The coarsest of a few tries that strays no further than the error; the source itself if none does."""
    best, limit, low, high = Decimated(source, 0.0, 0.0), error, 0.0, math.inf
    for _ in range(_ERROR_TRIES):
        largest = limit * diagonal / max(float(source.size.max()), 1e-30)
        reached = _strayed(_as_sound(source, faces, lock_border, max_error=largest), source, diagonal)
        if reached.error <= error:
            low = limit
            best = min(best, reached, key=lambda one: one.mesh.num_faces)
            if reached.error > 0.8 * error or reached.mesh.num_faces <= faces:
                break
        else:
            high = limit
        limit *= float(np.clip(0.9 * error / max(reached.error, 1e-12), 0.25, 4.0))
        if not low < limit < high:
            limit = math.sqrt(low * high) if low else high / 2
    return best


def _strayed(mesh: Mesh, source: Mesh, diagonal: float) -> Decimated:
    if mesh is source or not mesh.num_faces:
        return Decimated(mesh, 0.0, 0.0)
    largest = deviation_of(mesh, reference=source).largest
    return Decimated(mesh, largest, largest / diagonal)


def _prepared(mesh: Mesh, faces: int) -> Mesh:
    if faces < 4:
        raise TargetTooSmall(faces=faces)
    merged = weld(mesh) if mesh.uvs is None else _without_creases(mesh)
    return with_normals(merged, crease_radians=math.pi)


def _without_creases(mesh: Mesh) -> Mesh:
    """The mesh with vertices split for UVs only: those split for normals alone would look like seams. Charts that
    mirror each other stay apart where they meet, so that each goes on knowing which side is up."""
    assert mesh.uvs is not None
    _, point = points_of(mesh.positions)
    key = (2 * point + (chart_signs(mesh) > 0)).astype(np.float32)  # exact below 2**23 points
    first, place = points_of(np.column_stack([mesh.uvs, key]))
    if len(first) == mesh.num_vertices:
        return mesh
    return Mesh(mesh.positions[first], place[mesh.faces].astype(np.int32), uvs=mesh.uvs[first])


def _as_sound(source: Mesh, faces: int, lock_border: bool, *, max_error: float = 1.0) -> Mesh:
    """The first try that is as sound as the source, or else the soundest."""
    if source.num_faces <= faces:
        return source
    signs = None if source.uvs is None else chart_signs(source)
    flaws = flaws_of(source, uv_signs=None if signs is None else signs[source.faces[:, 0]])
    best, least = source, Flaws(1 << 40, 1 << 40)
    border = Options.LOCK_BORDER if lock_border else Options.NONE
    for share in _SHARES:
        for way in _WAYS:
            locked: npt.NDArray[np.bool_] | None = None
            for _ in range(_LOCKINGS):
                # What is held counts beside the target: within it, the rest would have to pay (8 % off in a truck).
                still = 0 if locked is None else int(locked[source.faces].all(axis=1).sum())
                found, kept = _simplified(source, int(faces * share) + still, way | border, max_error, locked)
                up = None if signs is None else signs[kept[:, 0]]
                flaws_found = flaws_of(found, uv_signs=up)
                if flaws_found.topology <= flaws.topology and flaws_found.turned_uvs <= flaws.turned_uvs:
                    return found
                if flaws_found < least:
                    best, least = found, flaws_found
                if up is None or flaws_found.topology > flaws.topology:
                    break
                held = _round_turned(source, found, uv_areas(found) * up < -LEAST_UV_AREA)
                locked = held if locked is None else held | locked
            if best is not source and least.topology <= flaws.topology:
                return best  # only texture is turned, and neither other ways nor more faces mend that
    return best


def _round_turned(source: Mesh, found: Mesh, is_turned: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """(V,) vertices of the source to hold still next time: all that lie round a face turned over in the texture.

    Holding the corners of such a face alone only turned over its neighbours.
    """
    corners = found.positions[found.faces[is_turned]]
    middle = corners.mean(axis=1)
    radius = np.linalg.norm(corners - middle[:, None], axis=2).max(axis=1) * 1.1
    is_held = np.zeros(source.num_vertices, dtype=bool)
    for near in cKDTree(source.positions).query_ball_point(middle, radius):
        is_held[near] = True
    return is_held


def _simplified(
    mesh: Mesh, faces: int, options: Options, max_error: float, locked: npt.NDArray[np.bool_] | None
) -> tuple[Mesh, npt.NDArray[np.int32]]:
    """The simplified mesh, and its faces by the vertices of the one it was."""
    attributes, weights = _attributes(mesh)
    positions, moved, kept, _ = simplify_with_update(
        mesh.positions,
        mesh.faces,
        attributes=attributes,
        weights=weights,
        num_faces=max(faces, 4),
        max_error=max_error,
        locked=locked,
        options=options,
    )
    length = np.maximum(np.linalg.norm(moved[:, :3], axis=1, keepdims=True), 1e-12)
    uvs = None if mesh.uvs is None else np.clip(moved[:, 3:], mesh.uvs.min(axis=0), mesh.uvs.max(axis=0))
    return compacted(Mesh(positions, kept, normals=moved[:, :3] / length, uvs=uvs)), kept


def _attributes(mesh: Mesh) -> tuple[Floats, tuple[float, ...]]:
    """(V, A) float32 and A weights: smooth normals, then UVs if there are any."""
    assert mesh.normals is not None
    if mesh.uvs is None:
        return mesh.normals, (NORMAL_WEIGHT,) * 3
    return np.column_stack([mesh.normals, mesh.uvs]), (NORMAL_WEIGHT,) * 3 + (UV_WEIGHT,) * 2
