"""Repair: a surface becomes closed, manifold and turned outwards, and keeps its texture where it keeps its faces."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.carried import Carried, carried_from, plain
from orfeas.mesh.repairing.crossings import crossing_faces
from orfeas.mesh.repairing.faces import distinct, single
from orfeas.mesh.repairing.field import CELLS, from_field
from orfeas.mesh.repairing.flat import unflattened
from orfeas.mesh.repairing.holes import fill_holes
from orfeas.mesh.repairing.junctions import split_junctions
from orfeas.mesh.repairing.orient import turned_to_light
from orfeas.mesh.repairing.outside import (
    SMALLEST_FULLNESS,
    OneSided,
    areas_of,
    inner_parts,
    is_plane,
    large_ones,
    turn_alike,
    volumes_of,
)
from orfeas.mesh.repairing.relax import relaxed
from orfeas.mesh.repairing.skins import part_skins, uncrowded
from orfeas.mesh.repairing.union import united
from orfeas.mesh.skins import Skins, skins_of
from orfeas.mesh.topology import edges_of, is_sound, parts_of, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

ROUNDS = 4
"""Filling one hole may crowd an edge elsewhere; so often it is begun again before the repair gives up."""

RECUTS, MOST_RECUT = 3, 0.02
"""So often faces that cross are cut out and the hole is filled anew; not where they are more than this share."""

MOST_NEW = 0.5
"""Where more than this share of the area would be fillings, the field says better what was meant."""

SAME_POINT = 1e-6
"""Points nearer than this share of the diagonal are one."""

SAME_BORDER, SHARE_OF_EDGE = 1e-4, 0.25
"""Points of open borders are one at this share of the diagonal, or a quarter of the border's median edge if less."""

ON_EDGE = 1e-5
"""A point nearer than this share of the diagonal to an open edge lies on it."""

SHEET = 0.05
"""Where a surface without an inside shows both its sides to more than this share of the sky, it is a sheet."""


class CannotBeClosed(OrfeasError):
    """The surface could not be closed: {why}. Give one that encloses some volume."""

    kind = Kind.INVALID


class Entangled(CannotBeClosed):
    """The surface could not be closed: {why}. Give one that encloses some volume."""


@dataclass(frozen=True)
class Repairs:
    """What a repair changed; all 0 where there was nothing to do.

    Attributes:
        num_faces_dropped: faces with two corners in one point, repeated faces, and those cut away to part skins.
        num_skins_parted: points and edges where the surface touched itself.
        num_holes_filled: loops of open edges.
        num_faces_turned: faces that looked the wrong way.
        num_floaters_dropped: separate small parts.
        num_inner_dropped: parts wholly inside another.
        num_points_welded: points that lay within a millionth of the diagonal of another, on open borders 1e-4.
        num_edges_split: open edges that another's point lay on.
        num_unseen_dropped: faces of second skins and inner walls, which no light reaches from outside.
        num_parts_united: closed parts that passed through each other.
        num_faces_relaxed: faces that passed through others and were smoothed until they did not.
        num_crossing: faces that passed through others when the field was called for.
        num_flat_mended: faces with three corners on one line, whose edges were turned or closed.
        way: "kept" where faces survived, "field" where the surface was made anew from its winding field.
    """

    num_faces_dropped: int = 0
    num_skins_parted: int = 0
    num_holes_filled: int = 0
    num_faces_turned: int = 0
    num_floaters_dropped: int = 0
    num_inner_dropped: int = 0
    num_points_welded: int = 0
    num_edges_split: int = 0
    num_unseen_dropped: int = 0
    num_parts_united: int = 0
    num_faces_relaxed: int = 0
    num_crossing: int = 0
    num_flat_mended: int = 0
    way: Literal["kept", "field"] = "kept"

    def __add__(self, other: Repairs) -> Repairs:
        names = [field.name for field in fields(self) if field.name != "way"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Repairs(**sums, way="field" if "field" in (self.way, other.way) else "kept")


@dataclass(frozen=True, eq=False)
class Repaired:
    """A surface repaired, and where each of its faces comes from.

    Attributes:
        mesh: closed, manifold, of positive volume; with the source's UVs and normals where `repairs.way` is "kept".
        repairs: what was changed.
        source_face: (F,) int32 the face of the source, -1 for a new one.
        is_new: (F,) whether a face is new: its UVs continue its neighbours', and its texture is to be baked again.
    """

    mesh: Mesh
    repairs: Repairs
    source_face: npt.NDArray[np.int32]
    is_new: Flags


def repair(mesh: Mesh, *, min_part: float = 0.02) -> tuple[Mesh, Repairs]:
    """Close a surface, part skins that touch, turn it outwards, drop what floats beside or inside it.

    A surface that is already sound comes back as it was, welded. For one that comes from elsewhere, with a texture,
    second skins or faces that pass through each other, there is `repair_surface`.

    Args:
        mesh: positions (V, 3) float32, metres; faces (F, 3) int32.
        min_part: parts with less than this share of the whole area are dropped, unless half as large
            as the largest.

    Returns:
        A welded mesh without normals and UVs, closed, manifold, of positive volume; and what was changed.

    Raises:
        CannotBeClosed: it encloses nothing, or holes and touching skins are too entangled.
        OneSided: it has no inside.
    """
    closed, done = _closed(carried_from(Mesh(mesh.positions, mesh.faces)), min_part)
    made = _finished(closed, done)
    return made.mesh, made.repairs


def repair_surface(mesh: Mesh, *, min_part: float = 0.005, cells: int = CELLS) -> Repaired:
    """Repair anybody's surface and keep its texture: what is seen from outside becomes one closed skin.

    Welds what almost touches, drops what no light reaches (`orfeas.mesh.skins`), turns patches to the light, unites
    closed parts that pass through each other, then closes as `repair` does. What is still open, or still passes
    through itself, is made anew from its winding field (`repairs.way` "field"), and then has no UVs.

    Args:
        mesh: positions (V, 3) float32; faces (F, 3) int32; UVs and normals or none.
        min_part: parts with less than this share of the whole area are dropped, unless half as large
            as the largest.
        cells: of the winding field, along the longest side.

    Returns:
        The surface, what was changed, and the source of each face.

    Raises:
        CannotBeClosed: it encloses nothing.
        OneSided: it has no inside.
    """
    surface, done = _clean(carried_from(mesh))
    surface, step = _skinned(surface, min_part)
    done += step
    still = 0
    try:
        closed, step = _closed(surface, min_part)
        closed, more = _joined(closed)
        step += more
        for _ in range(RECUTS):
            closed, crossing, num_relaxed = _relaxed(closed)
            step += Repairs(num_faces_relaxed=num_relaxed)
            still = int(crossing.sum())
            if not still and _share_new(closed) <= MOST_NEW:
                return _finished(closed, done + step)
            if not still or crossing.mean() > MOST_RECUT:
                break
            closed, more = _closed(closed.kept(~_grown(closed.faces, crossing)), min_part)
            step += more
    except (Entangled, OneSided):
        still = 0
    made, step = _from_field(surface, min_part, cells)
    return _finished(made, done + step + Repairs(num_crossing=still, way="field"))


def _finished(surface: Carried, done: Repairs) -> Repaired:
    surface, num_flat = unflattened(surface)
    source = surface.source.astype(np.int32)
    return Repaired(surface.to_mesh(), done + Repairs(num_flat_mended=num_flat), source, source < 0)


def _clean(surface: Carried) -> tuple[Carried, Repairs]:
    """Nearly equal points welded, edges cut where a point lies on them, faces without a say dropped."""
    before, diagonal = surface, _diagonal(surface)
    surface = surface.welded(SAME_POINT * diagonal)
    border, reach = _border(surface)
    if len(border):
        surface = surface.welded(min(SAME_BORDER * diagonal, reach), among=border)
    num_welded = len(np.unique(before.faces)) - len(np.unique(surface.faces))
    surface = _sifted(surface)
    num_dropped = len(before.faces) - len(surface.faces)
    surface, num_split = split_junctions(surface, ON_EDGE * diagonal)
    surface = _sifted(surface)
    return surface, Repairs(num_faces_dropped=num_dropped, num_points_welded=num_welded, num_edges_split=num_split)


def _border(surface: Carried) -> tuple[Longs, float]:
    """The points on open edges, and how far apart two of them may be and still be one."""
    edges = edges_of(surface.faces)
    ends = edges.ends[edges.counts == 1]
    if not len(ends):
        return ends.reshape(-1), 0.0
    length = np.linalg.norm(surface.positions[ends[:, 0]] - surface.positions[ends[:, 1]], axis=1)
    return np.unique(ends), SHARE_OF_EDGE * float(np.median(length))


def _sifted(surface: Carried) -> Carried:
    surface = surface.kept(distinct(surface.faces))
    surface = surface.kept(single(surface.faces))
    if not len(surface.faces):
        raise CannotBeClosed(why="it has no faces of any area")
    return surface


def _skinned(surface: Carried, min_part: float) -> tuple[Carried, Repairs]:
    """What is seen from outside, turned to the light; parts that pass through each other made one."""
    skins = skins_of(surface.positions, surface.faces)
    surface, num_turned = _turned(surface, skins)
    done = Repairs(num_faces_turned=num_turned)
    if not skins.num_unseen:
        return surface, done
    surface, skins, step = _united(surface, skins, min_part)
    kept = surface.kept(skins.is_seen)
    return kept, done + step + Repairs(num_unseen_dropped=skins.num_unseen)


def _turned(surface: Carried, skins: Skins) -> tuple[Carried, int]:
    try:
        is_turned = turned_to_light(surface.positions, surface.faces, skins.front, skins.back)
    except OneSided:
        area = _areas(surface)
        if (area * np.minimum(skins.front, skins.back)).sum() > SHEET * area.sum():
            raise
        is_turned = skins.back > skins.front
    return surface.turned(is_turned), int((is_turned & skins.is_seen).sum())


def _united(surface: Carried, skins: Skins, min_part: float) -> tuple[Carried, Skins, Repairs]:
    """Parts that are closed and pass through each other as one surface, and its skins; else all as it was."""
    count, part = parts_of(surface.faces, len(surface.positions))
    is_seen = np.bincount(part, skins.is_seen, count) > 0
    seen = surface.kept(is_seen[part])
    count, part = parts_of(seen.faces, len(seen.positions))
    area = areas_of(seen.positions, seen.faces, part, count)
    large = large_ones(area, min_part)
    whole = _union(seen.kept(large[part]))
    if whole is None:
        return surface, skins, Repairs()
    done = Repairs(num_parts_united=int(large.sum()), num_floaters_dropped=int((~large).sum()))
    return whole, skins_of(whole.positions, whole.faces), done


def _joined(surface: Carried) -> tuple[Carried, Repairs]:
    """Closed parts that pass through each other as one surface; else as they were."""
    whole, count = _union(surface), parts_of(surface.faces, len(surface.positions))[0]
    return (surface, Repairs()) if whole is None else (whole, Repairs(num_parts_united=count))


def _union(surface: Carried) -> Carried | None:
    """Several closed parts as one sound surface; None where no two pass through each other, or it cannot be had."""
    if parts_of(surface.faces, len(surface.positions))[0] < 2 or not is_sound(surface.faces):
        return None
    whole = united(surface) if crossing_faces(surface.positions, surface.faces).any() else None
    whole = None if whole is None else _sifted(whole.rounded())
    return whole if whole is not None and is_sound(whole.faces) else None


def _relaxed(surface: Carried) -> tuple[Carried, Flags, int]:
    """The surface smoothed where it crosses itself; which faces still do, and how many no longer."""
    crossing = crossing_faces(surface.positions, surface.faces)
    positions, still = relaxed(surface.positions, surface.faces, crossing)
    if not is_sound(points_of(positions.astype(np.float32))[1][surface.faces]):
        return surface, crossing, 0
    return surface.moved(positions, surface.faces), still, int(crossing.sum() - still.sum())


def _share_new(surface: Carried) -> float:
    """The share of the area that stands on no face of the source."""
    area = _areas(surface)
    return float(area[surface.source < 0].sum() / max(float(area.sum()), 1e-300))


def _grown(faces: Longs, chosen: Flags) -> Flags:
    """(F,) the chosen faces and those that share a point with one."""
    is_near = np.zeros(int(faces.max(initial=-1)) + 1, dtype=bool)
    is_near[faces[chosen]] = True
    return np.asarray(is_near[faces].any(axis=1), dtype=bool)


def _from_field(surface: Carried, min_part: float, cells: int) -> tuple[Carried, Repairs]:
    positions, faces = from_field(surface.positions, surface.faces, cells=cells)
    if not len(faces):
        raise CannotBeClosed(why="it encloses nothing")
    return _closed(plain(positions, faces), min_part)


def _closed(surface: Carried, min_part: float) -> tuple[Carried, Repairs]:
    done = Repairs()
    if is_plane(surface.positions, surface.faces):  # parting its skins would blow it up to pillows
        raise CannotBeClosed(why="it is a sheet without thickness")
    for _ in range(ROUNDS):
        surface, step = _mended(surface, min_part)
        done += step
        surface = surface.rounded()
        if is_sound(surface.faces):
            _full_parts(surface.positions, surface.faces)
            surface, step = _outward(surface)
            return surface, done + step
    raise Entangled(why="its skins and holes are too entangled")


def _mended(surface: Carried, min_part: float) -> tuple[Carried, Repairs]:
    before = len(surface.faces)
    surface = _sifted(surface)
    positions, faces, num_parted = part_skins(surface.positions, surface.faces)
    surface = surface.moved(positions, faces)
    is_kept = uncrowded(surface.faces)
    if not is_kept.any():
        raise Entangled(why="its skins and holes are too entangled")
    if not is_kept.all():  # what stays may hang by points of what goes
        surface = surface.kept(is_kept)
        positions, faces, more = part_skins(surface.positions, surface.faces)
        surface, num_parted = surface.moved(positions, faces), num_parted + more
    num_dropped = before - len(surface.faces)
    surface, num_small = _large_parts(surface, min_part)
    turned, num_turned = turn_alike(surface.faces)
    surface = surface.turned((turned != surface.faces).any(axis=1))
    positions, faces, num_filled = fill_holes(surface.positions, surface.faces)
    if num_filled:
        surface = surface.grown(positions, faces[len(surface.faces) :])
        surface = surface.kept(_full_parts(surface.positions, surface.faces))
    return surface, Repairs(num_dropped, num_parted, num_filled, num_turned, num_small)


def _large_parts(surface: Carried, min_part: float) -> tuple[Carried, int]:
    count, part = parts_of(surface.faces, len(surface.positions))
    area = areas_of(surface.positions, surface.faces, part, count)
    is_kept = large_ones(area, min_part)
    return (surface if is_kept.all() else surface.kept(is_kept[part])), int((~is_kept).sum())


def _full_parts(positions: Doubles, faces: Longs) -> Flags:
    """(F,) whether a face's part encloses anything; a sheet closed with its own like does not.

    Raises:
        CannotBeClosed: none does.
    """
    count, part = parts_of(faces, len(positions))
    volume = np.abs(volumes_of(positions, faces, part, count))
    is_full = volume > SMALLEST_FULLNESS * areas_of(positions, faces, part, count) ** 1.5
    if not is_full.any():
        raise CannotBeClosed(why="it is a sheet without thickness")
    return np.asarray(is_full[part], dtype=bool)


def _outward(surface: Carried) -> tuple[Carried, Repairs]:
    """Turn closed parts outward, and drop those that are inside another."""
    positions, faces = surface.positions, surface.faces
    count, part = parts_of(faces, len(positions))
    volume = volumes_of(positions, faces, part, count)
    is_inner = inner_parts(positions, faces, part, volume)
    is_turned = ((volume < 0) & ~is_inner)[part]
    surface = surface.turned(is_turned).kept(~is_inner[part])
    return surface, Repairs(num_faces_turned=int(is_turned.sum()), num_inner_dropped=int(is_inner.sum()))


def _diagonal(surface: Carried) -> float:
    if not len(surface.faces):
        return 0.0
    used = surface.positions[surface.faces.reshape(-1)]
    return float(np.linalg.norm(used.max(axis=0) - used.min(axis=0)))


def _areas(surface: Carried) -> Doubles:
    a, b, c = (surface.positions[surface.faces[:, k]] for k in range(3))
    return np.asarray(np.linalg.norm(np.cross(b - a, c - a), axis=1), dtype=np.float64)
