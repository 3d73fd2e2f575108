"""Hulls: a few convex pieces that stand for a mesh where things collide."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.colliding.boxes import axis_box, smallest_box
from orfeas.mesh.colliding.convex_hull import convex_hull, full_hull, is_sound_hull
from orfeas.mesh.colliding.decompose import Decompose, decompose
from orfeas.mesh.colliding.fit import Fit, fit_of, share_inside
from orfeas.mesh.colliding.merge import convex_parts, is_solid, merged_to
from orfeas.mesh.decimate import decimate
from orfeas.mesh.measure import volume_of
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repair import CannotBeClosed, repair
from orfeas.mesh.repairing.outside import OneSided
from orfeas.mesh.weld import compacted, weld
from orfeas.sandbox import SandboxDied, SandboxLimit

HullKind = Literal["auto", "convex", "box", "hull"]

UNCUT = "Cutting it into convex pieces took too long or failed, so each separate part has one hull."
ANY = -math.inf
GOOD_ENOUGH = 0.95
"""IoU from which one box or one hull is taken instead of several pieces."""
MOST_FACES_TO_CUT = 3000
COARSER = 2.0
"""So much coarser it is cut first: where that gives all the pieces asked for, finer ones would only be merged again. It
takes half to a quarter of the time, and the IoU is no worse (0.868 for 0.848, 0.675 for 0.649, 0.898 for 0.894)."""
MOST_HULLS, FEWEST_FACES, MOST_FACES = 64, 12, 255
"""255 triangles a hull: what PhysX and Jolt take (256 and over are refused or reduced by them)."""


class TooFlatForHulls(OrfeasError):
    """The mesh encloses no volume: it is flat or empty. Give it some thickness."""

    kind = Kind.INVALID


class HullOptionOutOfRange(OrfeasError):
    """{what} is {value}, which is not between {low} and {high}. Choose a value in that range."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Hulls:
    """Convex pieces that stand for a mesh.

    Attributes:
        pieces: closed convex meshes, metres, largest first.
        kind: what they are: one `box`, one `hull`, or several `convex` pieces.
        fit: how well they stand for the mesh.
        notes: sentences about what was done otherwise than asked.
    """

    pieces: tuple[Mesh, ...]
    kind: Literal["convex", "box", "hull"]
    fit: Fit
    notes: tuple[str, ...] = ()


def hulls(
    mesh: Mesh,
    *,
    max_hulls: int = 8,
    max_faces_per_hull: int = MOST_FACES,
    threshold: float = 0.05,
    kind: HullKind = "auto",
    seed: int = 0,
    decompose: Decompose = decompose,
) -> Hulls:
    """Make a few convex pieces that stand for a mesh where things collide.

    With `auto`, one box is taken where its IoU with the mesh is GOOD_ENOUGH, then one hull, and only then is the mesh
    cut into pieces. A mesh that is not closed is repaired first; one of more than MOST_FACES_TO_CUT triangles is
    simplified for the cutting, not for the measuring.

    Args:
        mesh: positions (V, 3) float32, metres, +Y up; faces (F, 3) int32.
        max_hulls: 1 to 64 pieces.
        max_faces_per_hull: 12 to 255 triangles each.
        threshold: concavity left in a piece, 0.01 (many tight pieces) to 1 (few loose ones).
        kind: `auto`, or what is wanted.
        seed: of the search for cuts; the same seed gives the same pieces.
        decompose: how it is cut. CoACD cannot be interrupted: where time is short pass `sandboxed(sandbox)`; when that
            child is killed, each separate part has one hull and a note says so. So it is, too, where the mesh cannot
            be closed.

    Returns:
        Pieces that are closed, convex to 1e-4 of the mesh's diagonal, and not flat; with their fit.

    Raises:
        TooFlatForHulls: the mesh is empty, flat, or a single triangle.
        HullOptionOutOfRange: an option is outside what is said above.
    """
    _check(max_hulls, max_faces_per_hull, threshold)
    full = full_hull(mesh.positions[mesh.faces.reshape(-1)])
    whole = None if full is None else convex_hull(full.positions, max_faces=max_faces_per_hull)
    if full is None or whole is None:
        raise TooFlatForHulls()
    closed, notes = _closed(mesh)
    solid, is_closed = closed or weld(mesh), closed is not None
    if kind in ("auto", "box"):
        box = _box_for(solid, full, is_wanted=kind == "box", is_closed=is_closed)
        if box is not None:
            return Hulls((box,), "box", fit_of(solid, [box], is_closed=is_closed), notes)
    one = Hulls((whole,), "hull", fit_of(solid, [whole], is_closed=is_closed), notes)
    if kind == "hull" or max_hulls == 1:
        return one
    if kind == "auto" and is_closed and share_inside(solid, full) >= GOOD_ENOUGH:
        return one
    try:
        if not is_closed:
            pieces, _ = convex_parts(solid, fullness=ANY)
        else:
            pieces = _cut(solid, decompose, max_hulls=max_hulls, threshold=threshold, seed=seed)
    except (SandboxLimit, SandboxDied):
        pieces, _ = convex_parts(solid, fullness=ANY)
        one = replace(one, notes=(*notes, UNCUT))
    few = [convex_hull(piece.positions, max_faces=max_faces_per_hull) for piece in merged_to(pieces, count=max_hulls)]
    return _best(one, solid, [hull for hull in few if hull is not None], max_faces_per_hull, is_closed=is_closed)


def _check(max_hulls: int, max_faces: int, threshold: float) -> None:
    for what, value, low, high in (
        ("The number of hulls", max_hulls, 1, MOST_HULLS),
        ("The number of triangles a hull", max_faces, FEWEST_FACES, MOST_FACES),
        ("The threshold", threshold, 0.01, 1.0),
    ):
        if not low <= value <= high:
            raise HullOptionOutOfRange(what=what, value=value, low=low, high=high)


def _closed(mesh: Mesh) -> tuple[Mesh | None, tuple[str, ...]]:
    """The mesh closed, or None; and what is to be said about it. One that is closed is not touched, only welded."""
    welded = weld(mesh)
    if is_solid(welded):
        return welded, ()
    try:
        solid, done = repair(mesh, min_part=0.0)
    except (CannotBeClosed, OneSided):
        return None, ("The mesh could not be closed: each separate part has one hull, and the IoU is unknown.",)
    if done.num_holes_filled:
        return solid, (f"{done.num_holes_filled} holes were closed first.",)
    return solid, ()


def _box_for(solid: Mesh, full: Mesh, *, is_wanted: bool, is_closed: bool) -> Mesh | None:
    """The box along the axes if it fits, else the smallest; None where neither fits and none was asked for."""
    straight, turned = axis_box(solid), smallest_box(full)
    if is_closed:
        for box in (straight, turned):
            if share_inside(solid, box) >= GOOD_ENOUGH:
                return box
    if not is_wanted:
        return None
    gain = np.prod(straight.size) / volume_of(turned.positions - turned.positions.mean(axis=0), turned.faces)
    return straight if gain <= 1.05 else turned


def _cut(solid: Mesh, decompose: Decompose, *, max_hulls: int, threshold: float, seed: int) -> list[Mesh]:
    """Full hulls of the pieces; parts that hang apart and are convex already are not cut."""
    hulls_found, is_convex = convex_parts(solid, fullness=GOOD_ENOUGH)
    rest = compacted(Mesh(solid.positions, solid.faces[~is_convex]))
    if rest.num_faces:
        wanted = max(max_hulls - len(hulls_found), (max_hulls + 1) // 2)
        few = decimate(rest, faces=MOST_FACES_TO_CUT)
        pieces = decompose(few, max_hulls=wanted, threshold=min(COARSER * threshold, 1.0), seed=seed)
        if len(pieces) < wanted:
            pieces = decompose(few, max_hulls=wanted, threshold=threshold, seed=seed)
        for points in pieces:
            hull = full_hull(points)
            if hull is not None:
                hulls_found.append(hull)
    return hulls_found


def _best(one: Hulls, solid: Mesh, pieces: list[Mesh], max_faces: int, *, is_closed: bool) -> Hulls:
    """The pieces, largest first; one hull where they turn out no better."""
    diagonal = float(np.linalg.norm(solid.size))
    sound = [hull for hull in pieces if is_sound_hull(hull, diagonal=diagonal, max_faces=max_faces)]
    if len(sound) < 2:
        return one
    sound.sort(key=lambda hull: (-float(np.prod(hull.size)), hull.positions.tobytes()))
    fit = fit_of(solid, sound, is_closed=is_closed)
    if fit.iou is not None and one.fit.iou is not None and fit.iou <= one.fit.iou:
        return one
    return Hulls(tuple(sound), "convex", fit, one.notes)
