"""Repair: a surface becomes closed, manifold and turned outwards."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repairing.faces import without_degenerate, without_duplicates
from orfeas.mesh.repairing.holes import fill_holes
from orfeas.mesh.repairing.outside import SMALLEST_FULLNESS, areas_of, inner_parts, turn_alike, volumes_of
from orfeas.mesh.repairing.skins import part_skins, without_crowded_edges
from orfeas.mesh.topology import edges_of, fans_of, parts_of
from orfeas.mesh.weld import compacted, weld

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

ROUNDS = 4
"""Filling one hole may crowd an edge elsewhere; so often it is begun again before the repair gives up."""


class CannotBeClosed(OrfeasError):
    """The surface could not be closed: {why}. Give one that encloses some volume."""

    kind = Kind.INVALID


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
    """

    num_faces_dropped: int = 0
    num_skins_parted: int = 0
    num_holes_filled: int = 0
    num_faces_turned: int = 0
    num_floaters_dropped: int = 0
    num_inner_dropped: int = 0

    def __add__(self, other: Repairs) -> Repairs:
        return Repairs(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def repair(mesh: Mesh, *, min_part: float = 0.02) -> tuple[Mesh, Repairs]:
    """Close a surface, part skins that touch, turn it outwards, drop what floats beside or inside it.

    A surface that is already sound comes back as it was, welded.

    Args:
        mesh: positions (V, 3) float32, metres; faces (F, 3) int32.
        min_part: parts with less than this share of the whole area are dropped.

    Returns:
        A welded mesh without normals and UVs, closed, manifold, of positive volume; and what was changed.

    Raises:
        CannotBeClosed: it encloses nothing, or holes and touching skins are too entangled.
        OneSided: it has no inside.
    """
    welded, done = weld(mesh), Repairs()
    for _ in range(ROUNDS):
        positions, faces, step = _mended(welded.positions.astype(np.float64), welded.faces.astype(np.int64), min_part)
        done += step
        welded = weld(Mesh(positions.astype(np.float32), faces.astype(np.int32)))
        if _is_sound(welded.faces.astype(np.int64)):
            mended, step = _outward(welded)
            return mended, done + step
    raise CannotBeClosed(why="its skins and holes are too entangled")


def _mended(positions: Doubles, faces: Longs, min_part: float) -> tuple[Doubles, Longs, Repairs]:
    before = len(faces)
    faces = without_duplicates(without_degenerate(faces))
    if not len(faces):
        raise CannotBeClosed(why="it has no faces of any area")
    positions, faces, num_parted = part_skins(positions, faces)
    faces = without_crowded_edges(faces)
    num_dropped = before - len(faces)
    count, part = parts_of(faces, len(positions))
    area = areas_of(positions, faces, part, count)
    is_kept = area >= min_part * area.sum()
    if not is_kept.all():
        faces = faces[is_kept[part]]
    faces, num_turned = turn_alike(faces)
    positions, faces, num_filled = fill_holes(positions, faces)
    if num_filled:
        faces = faces[_full_parts(positions, faces)]
    return positions, faces, Repairs(num_dropped, num_parted, num_filled, num_turned, int((~is_kept).sum()))


def _full_parts(positions: Doubles, faces: Longs) -> npt.NDArray[np.bool_]:
    """(F,) whether a face's part encloses anything; a sheet closed with its own like does not."""
    count, part = parts_of(faces, len(positions))
    volume = np.abs(volumes_of(positions, faces, part, count))
    is_full = volume > SMALLEST_FULLNESS * areas_of(positions, faces, part, count) ** 1.5
    if not is_full.any():
        raise CannotBeClosed(why="it is a sheet without thickness")
    return np.asarray(is_full[part], dtype=bool)


def _is_sound(faces: Longs) -> bool:
    """Two faces at every edge, one fan at every point, neighbours turned alike."""
    edges = edges_of(faces)
    if not ((edges.counts == 2) & (edges.balance == 0)).all():
        return False
    num_fans, _ = fans_of(faces, edges.pairs)
    return num_fans == len(np.unique(faces))


def _outward(mesh: Mesh) -> tuple[Mesh, Repairs]:
    """Turn closed parts outward, and drop those that are inside another."""
    positions, faces = mesh.positions.astype(np.float64), mesh.faces.astype(np.int64)
    count, part = parts_of(faces, len(positions))
    volume = volumes_of(positions, faces, part, count)
    is_inner = inner_parts(positions, faces, part, volume)
    is_turned = ((volume < 0) & ~is_inner)[part]
    faces[is_turned] = faces[is_turned][:, ::-1]
    kept = Mesh(mesh.positions, faces[~is_inner[part]].astype(np.int32))
    return compacted(kept), Repairs(num_faces_turned=int(is_turned.sum()), num_inner_dropped=int(is_inner.sum()))
