"""Hollow: an object for resin becomes a shell with drains."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.measure import Measurements, measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals
from orfeas.mesh.printing.depth import LEAST_CELLS_A_WALL, cell_for, measure_depth, surfaces_below
from orfeas.mesh.printing.drains import Drain, Outside, cylinder_of, find_drains
from orfeas.mesh.printing.rays import Rays
from orfeas.mesh.printing.solids import OpType, Solid, mesh_of, solid_of, solid_of_mesh, surface_of, united
from orfeas.mesh.repairing.outside import volumes_of
from orfeas.mesh.topology import parts_of, points_of

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

SMALLEST_HOLLOW = 0.05
"""A separate hollow with less than this share of the largest one stays solid: it would save little and need drains."""
FLAT_FLOOR = 0.7
"""A drain begins where the floor of a hollow is less steep than 45 degrees."""
SIMPLIFY_CELLS = 0.15
"""How far the inner surface may move, in cells, when its faces are thinned; nobody sees it."""


class NotSolid(OrfeasError):
    """The object cannot be hollowed: {problem}. Repair it first."""

    kind = Kind.INVALID


class TooThinToHollow(OrfeasError):
    """The object is nowhere thick enough to be hollowed with walls of {wall_mm:g} mm. Print it solid, or larger."""

    kind = Kind.INVALID


class WallTooFine(OrfeasError):
    """Walls of {wall_mm:g} mm are too fine for an object of this size. Take at least {least_mm:.2g} mm."""

    kind = Kind.TOO_LARGE


class ImpossibleHollow(OrfeasError):
    """The object cannot be hollowed that way: {problem}."""

    kind = Kind.INVALID


class CannotDrain(OrfeasError):
    """There is no room for {num_drains} drains of {drain_mm:g} mm; {num_found} would fit. Ask for fewer or smaller
    ones, or turn the object so that a broad side looks down."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Hollowed:
    """A shell.

    Attributes:
        mesh: closed, manifold, turned outwards, where the object was; without normals and UVs.
        inner_volume: m3 of the hollows, without the drains.
        saved_share: of the object's volume that needs no resin.
        num_hollows: separate hollows, each with its drains.
        drains: (D, 3) metres, where each leaves the object.
        genus: handles of the shell; each drain after the first of a hollow adds one.
    """

    mesh: Mesh
    inner_volume: float
    saved_share: float
    num_hollows: int
    drains: Doubles
    genus: int


def _silent(_: float) -> None:
    """No one wants to know."""


def hollow(
    mesh: Mesh,
    *,
    wall_metres: float = 0.002,
    num_drains: int = 2,
    drain_metres: float = 0.0035,
    report: Callable[[float], None] = _silent,
) -> Hollowed:
    """Take out all that lies deeper than a wall, and open it downwards.

    The inner surface is where the distance to the outside is a wall, found on a grid of a quarter of the wall (half of
    it in large objects); drains are shafts straight down from the lowest places of each hollow.

    Args:
        mesh: closed, manifold, turned outwards, metres, +Y up, standing as it will be printed. Parts that overlap are
            united first.
        wall_metres: thickness of the shell.
        num_drains: of each hollow; 0 leaves it shut (resin stays in it), 1 lets no air in as resin runs out.
        drain_metres: their diameter.
        report: is called with the fraction done; what it raises ends the work.

    Returns:
        The shell and its numbers.

    Raises:
        NotSolid: open, not manifold, or inside out.
        ImpossibleHollow: a wall or a drain of no size, or a shell that came out unsound.
        TooThinToHollow: nothing lies deeper than a wall.
        WallTooFine: the grid would need too many cells.
        CannotDrain: fewer places for drains than asked for.
    """
    if not 0 < wall_metres < math.inf or num_drains < 0 or (num_drains and not 0 < drain_metres < math.inf):
        raise ImpossibleHollow(problem="walls and drains must have a size over 0")
    mesh, found = _one_skin(mesh)
    rays, radius = Rays(mesh), drain_metres * 500
    outer = solid_of_mesh(mesh, middle=rays.middle)
    if outer is None:
        raise NotSolid(problem="its surface cannot be taken for a solid")
    hollows = _hollows(rays, mesh, wall=wall_metres * 1e3)
    report(0.6)
    drains = _drains(mesh, rays, hollows, num=num_drains, radius=radius, wall=wall_metres * 1e3)
    inner = Solid.batch_boolean([room.solid for room in hollows], OpType.Add)
    shafts = [cylinder_of(drain, radius=radius) for drain in drains]
    shell = mesh_of(Solid.batch_boolean([outer, inner, *shafts], OpType.Subtract), middle=rays.middle)
    report(0.95)
    now = measure(shell)
    num_shut = sum(room.num_skins for room in hollows) - (len(hollows) if num_drains else 0)
    if not (now.is_closed and now.is_manifold and now.is_oriented) or now.num_parts > found.num_parts + num_shut:
        raise ImpossibleHollow(problem="the shell came out unsound; try a thicker wall or another drain")
    return Hollowed(
        mesh=shell,
        inner_volume=float(inner.volume()) / 1e9,
        saved_share=1.0 - now.volume / found.volume,
        num_hollows=len(hollows),
        drains=np.array([[drain.x, drain.exit, drain.z] for drain in drains]).reshape(-1, 3) / 1e3 + rays.middle,
        genus=int(now.genus or 0),
    )


def _one_skin(mesh: Mesh) -> tuple[Mesh, Measurements]:
    """The mesh, its overlapping parts united, and its numbers.

    Raises:
        NotSolid: open, not manifold, or inside out.
    """
    found = measure(mesh)
    if not (found.is_closed and found.is_manifold and found.is_oriented):
        raise NotSolid(problem="its surface is open, touches itself, or looks inwards")
    if found.num_parts == 1:
        return mesh, found
    middle = mesh.positions.astype(np.float64).mean(axis=0)
    solid = solid_of_mesh(mesh, middle=middle)
    if solid is None:
        raise NotSolid(problem="its surface cannot be taken for a solid")
    mesh = mesh_of(united(solid), middle=middle)
    return mesh, measure(mesh)


@dataclass(frozen=True, eq=False)
class _Hollow:
    """A region that is taken out: its solid (mm), the skins that has, and points (N, 3) of its floor."""

    solid: Solid
    num_skins: int
    floor: Doubles


def _hollows(rays: Rays, mesh: Mesh, *, wall: float) -> list[_Hollow]:
    cell = cell_for(np.ptp(rays.points, axis=0), wall_mm=wall)
    if cell * LEAST_CELLS_A_WALL > wall:
        raise WallTooFine(wall_mm=wall, least_mm=cell * LEAST_CELLS_A_WALL)
    grid = measure_depth(rays, mesh, cell=cell, level=wall)
    hollows = []
    for points, faces in surfaces_below(grid, level=wall, min_share=SMALLEST_HOLLOW):
        faces, _ = _without_crumbs(points, faces, wall)
        solid = solid_of(points, faces)
        if solid is None:
            continue
        unit, _ = face_normals(points.astype(np.float32), faces)
        floor = points[np.unique(faces[unit[:, 1] < -FLAT_FLOOR])]
        # Thinned faces may pinch off a bit that hung on by an edge, so crumbs are looked for again.
        thinned, faces = surface_of(solid.simplify(SIMPLIFY_CELLS * cell))
        faces, num_skins = _without_crumbs(thinned, faces, wall)
        solid = solid_of(thinned, faces)
        if solid is not None:
            hollows.append(_Hollow(solid, num_skins, floor))
    if not hollows:
        raise TooThinToHollow(wall_mm=wall)
    return hollows


def _without_crumbs(points: Doubles, faces: Longs, wall: float) -> tuple[Longs, int]:
    """The faces (F, 3) of skins that count, and how many skins: not the bits that hang on by a corner of the grid, nor
    flecks in the hollow too small to hold a wall about anything."""
    count, part = parts_of(faces, len(points))
    volume = volumes_of(points, faces, part, count)
    is_kept = np.where(volume > 0, volume >= SMALLEST_HOLLOW * volume.max(), -volume > 2 * wall**3)
    return faces[is_kept[part]], int(is_kept.sum())


def _drains(mesh: Mesh, rays: Rays, hollows: list[_Hollow], *, num: int, radius: float, wall: float) -> list[Drain]:
    if not num:
        return []
    unit, _ = face_normals(mesh.positions, mesh.faces)
    _, point = points_of(mesh.positions)
    faces = point[mesh.faces]
    count, part = parts_of(faces, int(faces.max()) + 1)
    volume = volumes_of(mesh.positions.astype(np.float64), mesh.faces.astype(np.int64), part, count)
    outside = Outside(rays, unit, volume[part] < 0)
    drains: list[Drain] = []
    for room in hollows:
        fitting = find_drains(outside, room.floor, num=num, radius=radius, wall=wall)
        if len(fitting) < num:
            raise CannotDrain(num_drains=num, drain_mm=2 * radius, num_found=len(fitting))
        drains += fitting
    return drains
