"""Remesh: even quads or triangles over the same surface."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.decimate import decimate
from orfeas.mesh.levelling.deviation import deviation_of
from orfeas.mesh.measure import Shape, measure
from orfeas.mesh.mesh import Ints, MalformedMesh, Mesh
from orfeas.mesh.remeshing.parts import joined, separated
from orfeas.mesh.remeshing.quads import as_triangles, with_quads_of
from orfeas.mesh.remeshing.settle import settled
from orfeas.mesh.remeshing.trace import CannotBeRemeshed, Trace, trace
from orfeas.mesh.repair import repair
from orfeas.mesh.weld import weld

RemeshKind = Literal["quads", "triangles"]

TRIES, NEAR_ENOUGH = 4, 0.10
FEWEST_FACES, MOST_FACES = 24, 100_000
MOST_SOURCE_FACES, SOURCE_FACES_A_FACE = 60_000, 4
"""A source is first decimated to four faces for each wanted, but never below the first."""
STRAYS = 0.01
"""Triangles of a six-way field that stray further than this share of the diagonal cut corners: quads do not."""


MOST_PARTS = 24
"""So many parts are laid one by one; what is smaller than these together."""
LOST = 0.15
"""What strays further than this share of the diagonal has lost a part of the source."""


class RemeshSizeOutOfRange(OrfeasError):
    """A remesh cannot have {faces} faces. Ask for {fewest} to {most}."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Remeshed:
    """New faces over an old surface.

    Attributes:
        mesh: welded, no normals, no UVs; `num_quads` says how many pairs of its faces are quads.
        kind: what was asked for.
        num_faces: of that kind: quads with what triangles are left among them, or triangles.
        is_near_enough: whether that is within 10 % of the number asked for.
        tries: how often the tool ran.
        num_repaired: quads that a repair of what came out cost; 0 nearly always.
        is_second_way: whether any of it was laid by another way than the first.
        error_metres: largest distance between the old and the new surface, sampled both ways.
        error: the same as a share of the diagonal of the bounds.
    """

    mesh: Mesh
    kind: RemeshKind
    num_faces: int
    is_near_enough: bool
    tries: int
    num_repaired: int
    is_second_way: bool
    error_metres: float
    error: float

    @property
    def num_quads(self) -> int:
        return self.mesh.num_quads


def remesh(mesh: Mesh, *, faces: int, kind: RemeshKind = "quads", ways: tuple[Trace, ...] = (trace,)) -> Remeshed:
    """Lay about so many even quads or triangles over a surface, along its curvature and its creases.

    The tool hits a number roughly, so it is asked again in proportion, at most four times; then the nearest
    counts. Vertices are moved onto the old surface. Where triangles cut the corners of something angular by more than
    1 % of its diagonal, they are quads cut in two instead.

    Args:
        mesh: metres; a large one is decimated first (to 60,000 faces, or four for each asked for). Its UVs and
            normals go.
        faces: quads or triangles wanted, 24 to 100,000.
        kind: which.
        ways: how they are laid; `remeshing.trace.sandboxed(sandbox)` where time must be bounded. The next is asked
            where none before it lays anything sound near the number.

    Returns:
        The new mesh: closed and manifold if the old one was, otherwise with borders where it had them.

    Raises:
        RemeshSizeOutOfRange: too few or too many faces wanted.
        CannotBeRemeshed: nothing sound came out; small parts or thin walls need more faces.
    """
    if not FEWEST_FACES <= faces <= MOST_FACES:
        raise RemeshSizeOutOfRange(faces=faces, fewest=FEWEST_FACES, most=MOST_FACES)
    source = _prepared(mesh, faces, kind)
    laid = _laid_apart(source, faces, 4 if kind == "quads" else 3, ways)
    diagonal = max(float(np.linalg.norm(source.size)), 1e-30)
    strays = deviation_of(laid.mesh, reference=source).largest
    if kind == "triangles" and strays > STRAYS * diagonal:
        quads = _laid_apart(source, -(-faces // 2), 4, ways)
        instead = deviation_of(quads.mesh, reference=source).largest
        tries = laid.tries + quads.tries
        if instead < strays:
            laid, strays = replace(quads, mesh=Mesh(quads.mesh.positions, quads.mesh.faces)), instead
        laid = replace(laid, tries=tries)
    if strays > LOST * diagonal:
        raise CannotBeRemeshed(why="it has parts or handles too small for so few faces")
    count = _count(laid.mesh)
    near = abs(count - faces) <= NEAR_ENOUGH * faces
    return Remeshed(
        laid.mesh, kind, count, near, laid.tries, laid.num_repaired, laid.is_second_way, strays, strays / diagonal
    )


def _prepared(mesh: Mesh, faces: int, kind: RemeshKind) -> Mesh:
    if not mesh.num_faces:
        raise CannotBeRemeshed(why="it has no faces")
    welded = weld(mesh)
    corners = welded.faces
    is_flat = (corners == np.roll(corners, 1, axis=1)).any(axis=1)
    welded = weld(Mesh(welded.positions, corners[~is_flat]))
    if measure(welded).area <= 0:
        raise CannotBeRemeshed(why="it has no area")
    most = max(MOST_SOURCE_FACES, SOURCE_FACES_A_FACE * faces * (2 if kind == "quads" else 1))
    return decimate(welded, faces=most) if welded.num_faces > most else welded


@dataclass(frozen=True, eq=False)
class _Laid:
    """Faces over a part, and what they took; as in `Remeshed`."""

    mesh: Mesh
    tries: int = TRIES
    num_repaired: int = 0
    is_second_way: bool = False


def _laid_apart(source: Mesh, faces: int, corners: int, ways: tuple[Trace, ...]) -> _Laid:
    """Each part by itself, with faces by its area: in one go the tool loses the small ones. A part too small for any
    stays as it is."""
    pieces = separated(source, most=MOST_PARTS)
    if len(pieces) == 1:
        return _laid(source, faces, corners, ways)
    areas = np.array([measure(piece).area for piece in pieces])
    done, why = [], ""
    for piece, share in zip(pieces, areas / max(float(areas.sum()), 1e-300), strict=True):
        try:
            done.append(_laid(piece, max(round(share * faces), FEWEST_FACES), corners, ways))
        except CannotBeRemeshed as error:
            done.append(_Laid(piece))
            why = str(error.details["why"])
    if all(each.mesh is piece for each, piece in zip(done, pieces, strict=True)):
        raise CannotBeRemeshed(why=why)
    return _Laid(
        joined([each.mesh for each in done]),
        max(each.tries for each in done),
        sum(each.num_repaired for each in done),
        any(each.is_second_way for each in done),
    )


def _laid(source: Mesh, faces: int, corners: int, ways: tuple[Trace, ...]) -> _Laid:
    """The sound try nearest to the count; where none is sound, the nearest one repaired."""
    before, tries, why = measure(source), 0, ""
    sound, flawed = list[_Laid](), list[_Laid]()

    def distance(laid: _Laid) -> int:
        return abs(_count(laid.mesh) - faces)

    for way in ways:
        one, other, more, said = _asked(source, before, faces, corners, way)
        tries, why = tries + more, why or said
        sound += [_Laid(mesh, is_second_way=way is not ways[0]) for mesh in one]
        flawed += [_Laid(mesh, is_second_way=way is not ways[0]) for mesh in other]
        if sound and distance(min(sound, key=distance)) <= NEAR_ENOUGH * faces:
            break
    if sound:
        return replace(min(sound, key=distance), tries=tries)
    if not flawed or not before.is_closed:
        raise CannotBeRemeshed(why=why)
    best = min(flawed, key=distance)
    try:
        mended = with_quads_of(repair(best.mesh)[0], quads=best.mesh)
    except OrfeasError as error:
        raise CannotBeRemeshed(why="what came out could not be closed") from error
    return replace(best, mesh=mended, tries=tries, num_repaired=best.mesh.num_quads - mended.num_quads)


def _asked(
    source: Mesh, before: Shape, faces: int, corners: int, way: Trace
) -> tuple[list[Mesh], list[Mesh], int, str]:
    """At most four tries of one way, each asked in proportion to the last: the sound ones, the others, how many tries,
    and why the last that gave nothing did."""
    num_points, tries, why = max(faces // (4 if corners == 4 else 2), 6), 0, "what came out is not whole"
    sound, flawed = list[Mesh](), list[Mesh]()
    while tries < TRIES:
        tries += 1
        try:
            found = _tried(source, num_points, corners, way)
        except (CannotBeRemeshed, MalformedMesh) as error:
            why, num_points = str(error.details.get("why", "what came out is no mesh")), int(num_points * 1.3) + 1
            continue
        is_sound, got = _is_sound(measure(found), before), _count(found)
        (sound if is_sound else flawed).append(found)
        if abs(got - faces) <= NEAR_ENOUGH * faces:
            if is_sound:
                break
            num_points = int(num_points * 1.05) + 1
        else:
            num_points = max(int(num_points * min(max(faces / got, 0.25), 4.0)), 6)
    return sound, flawed, tries, why


def _count(mesh: Mesh) -> int:
    """Of quads, with what triangles are left among them; or of triangles."""
    return mesh.num_faces - mesh.num_quads


def _tried(source: Mesh, num_points: int, corners: int, trace: Trace) -> Mesh:
    positions, faces = trace(source, num_points=num_points, corners=corners)
    triangles: Ints = as_triangles(faces)
    found = settled(positions, triangles, surface=source)
    return Mesh(found, triangles, num_quads=len(faces) if corners == 4 else 0)


def _is_sound(found: Shape, before: Shape) -> bool:
    """Closed if the source is, in as many parts with as many handles; where that was not manifold, no worse."""
    if found.num_parts != before.num_parts or found.is_closed < before.is_closed:
        return False
    if before.is_closed and before.is_manifold:
        return found.is_manifold and found.genus == before.genus and (found.is_oriented or not before.is_oriented)
    return found.num_crowded_edges + found.num_pinched_points <= before.num_crowded_edges + before.num_pinched_points
