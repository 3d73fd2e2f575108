"""Convex hull: the tightest convex solid round points, of few triangles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.spatial import ConvexHull, QhullError

from orfeas.mesh.measure import volume_of
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.topology import edges_of

Doubles = npt.NDArray[np.float64]

LEAST_GAIN = 1e-5
"""A point nearer to the hull than this share of its diagonal is left out: it would only add slivers."""
SMALLEST_SHARE = 1e-9
"""A hull of less volume than this times its diagonal cubed is flat."""
LARGEST_DENT = 1e-4
"""A vertex may lie so far outside the plane of a face, as a share of the diagonal (physics engines allow as much)."""
CHUNK = 4096


def convex_hull(points: npt.NDArray[np.floating], *, max_faces: int = 255) -> Mesh | None:
    """The convex hull of points, or of the points that matter most where it would have too many triangles.

    Points are added where they stand out furthest from the hull so far, several a round, until none stands out by
    more than LEAST_GAIN or the triangles are spent; so a reduced hull lies inside the full one.

    Args:
        points: (N, 3) metres.
        max_faces: triangles at most, 4 or more.

    Returns:
        A closed convex mesh turned outwards, its vertices some of the points; None where they are flat.
    """
    exact = np.unique(np.asarray(points, dtype=np.float32), axis=0).astype(np.float64)
    if len(exact) < 4:
        return None
    extent = float(np.linalg.norm(np.ptp(exact, axis=0)))
    center = exact.mean(axis=0)
    local = (exact - center) / max(extent, 1e-30)
    whole = _hull(local)
    if whole is None or whole.volume < SMALLEST_SHARE:
        return None
    corners = whole.vertices
    if len(corners) <= max_faces // 2 + 2:
        full = _as_mesh(exact, whole)
        if full.num_faces <= max_faces and is_sound_hull(full, diagonal=extent, max_faces=max_faces):
            return full
    chosen = corners[_grown(local[corners], max_vertices=max_faces // 2 + 2)]
    hull = _hull(local[chosen])
    if hull is None or hull.volume < SMALLEST_SHARE:
        return None
    return _as_mesh(exact[chosen], hull)


def full_hull(points: npt.NDArray[np.floating]) -> Mesh | None:
    """The convex hull of points (N, 3) with all its triangles, slivers too: to measure by, not to give away.

    Returns:
        A convex mesh turned outwards, its vertices some of the points; None where they are flat.
    """
    exact = np.unique(np.asarray(points, dtype=np.float32), axis=0).astype(np.float64)
    if len(exact) < 4:
        return None
    extent = float(np.linalg.norm(np.ptp(exact, axis=0)))
    hull = _hull((exact - exact.mean(axis=0)) / max(extent, 1e-30))
    return None if hull is None or hull.volume < SMALLEST_SHARE else _as_mesh(exact, hull)


def planes_of(mesh: Mesh) -> Doubles:
    """(F, 4) unit normal and offset of each face: outside where normal . point + offset > 0."""
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    return np.column_stack([normal, -np.einsum("ij,ij->i", normal, a)])


def depth_outside(points: npt.NDArray[np.floating], hull: Mesh) -> Doubles:
    """(N,) how far each point is outside the worst plane of a convex hull, metres; 0 or less inside."""
    planes = planes_of(hull)
    exact = np.asarray(points, dtype=np.float64)
    parts = [(exact[k : k + CHUNK] @ planes[:, :3].T + planes[:, 3]).max(axis=1) for k in range(0, len(exact), CHUNK)]
    return np.concatenate(parts) if parts else np.empty(0)


def is_sound_hull(mesh: Mesh, *, diagonal: float, max_faces: int) -> bool:
    """Whether a mesh is closed, convex to LARGEST_DENT, not flat, and of few enough triangles.

    Args:
        mesh: the hull.
        diagonal: of the whole object, metres; what LARGEST_DENT and SMALLEST_SHARE are shares of.
        max_faces: triangles allowed.
    """
    edges = edges_of(mesh.faces)
    is_closed = bool(((edges.counts == 2) & (edges.balance == 0)).all())
    is_full = volume_of(mesh.positions - mesh.positions.mean(axis=0), mesh.faces) > SMALLEST_SHARE * diagonal**3
    is_convex = bool((depth_outside(mesh.positions, mesh) <= LARGEST_DENT * diagonal).all())
    return is_closed and is_full and is_convex and mesh.num_faces <= max_faces


def _hull(points: Doubles) -> ConvexHull | None:
    try:
        return ConvexHull(points)
    except (QhullError, ValueError):  # all in one plane, line or point
        return None


def _grown(points: Doubles, *, max_vertices: int) -> npt.NDArray[np.int64]:
    """Which points to keep: a full tetrahedron first, then those furthest outside."""
    chosen = list(dict.fromkeys(_tetrahedron(points)))
    while len(chosen) < max_vertices:
        hull = _hull(points[chosen])
        if hull is None:
            break
        outside, facet = _furthest_outside(points, hull.equations)
        order = np.argsort(-outside, kind="stable")
        order = order[outside[order] > LEAST_GAIN]
        if not len(order):
            break
        _, first = np.unique(facet[order], return_index=True)  # one point a facet, or they crowd each other
        spare = max(1, (max_vertices - len(chosen)) // 4)
        chosen += [int(point) for point in order[np.sort(first)][:spare]]
    return np.array(chosen)


def _tetrahedron(points: Doubles) -> list[int]:
    """Four corners as far apart as four greedy steps find."""
    one = int(np.argmin(points[:, 0]))
    two = int(np.argmax(np.linalg.norm(points - points[one], axis=1)))
    along = points[two] - points[one]
    across = np.cross(points - points[one], along)
    three = int(np.argmax(np.einsum("ij,ij->i", across, across)))
    four = int(np.argmax(np.abs((points - points[one]) @ np.cross(along, points[three] - points[one]))))
    return [one, two, three, four]


def _furthest_outside(points: Doubles, planes: Doubles) -> tuple[Doubles, npt.NDArray[np.int64]]:
    """For each point, the largest distance outside any plane, and that plane."""
    outside, facet = np.empty(len(points)), np.empty(len(points), dtype=np.int64)
    for k in range(0, len(points), CHUNK):
        distance = points[k : k + CHUNK] @ planes[:, :3].T + planes[:, 3]
        facet[k : k + CHUNK] = distance.argmax(axis=1)
        outside[k : k + CHUNK] = distance.max(axis=1)
    return outside, facet


def _as_mesh(points: Doubles, hull: ConvexHull) -> Mesh:
    """The hull's triangles turned outwards (Qhull leaves their winding open) over the vertices they use."""
    corners = hull.points[hull.simplices]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    is_inward = np.einsum("ij,ij->i", normal, hull.equations[:, :3]) < 0
    faces = hull.simplices.astype(np.int64)
    faces[is_inward] = faces[is_inward][:, ::-1]
    used, back = np.unique(faces, return_inverse=True)
    return Mesh(points[used].astype(np.float32), back.reshape(-1, 3).astype(np.int32))
