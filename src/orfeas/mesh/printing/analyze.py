"""Analyze: what a printer, and whoever pays for it, wants to know of an object."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.measure import Measurements, measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.printing.cost import Consumption, PrintMaterial, estimate_cost, find_print_material
from orfeas.mesh.printing.shell import estimate_shell
from orfeas.mesh.printing.standing import Standing, examine_standing
from orfeas.mesh.printing.walls import PrintWalls, measure_print_walls

SHELL_METRES = 0.0012
"""Three lines of a 0.4 mm nozzle: what slicers begin with."""
BUILD_VOLUME_METRES = (0.22, 0.22, 0.25)
"""Width, depth and height of the commonest plate."""
OVERLAP_SEEN, OVERLAP_TOO_MUCH = 0.0005, 0.02
FROM_SOLID = ("volume_cm3", "material_cm3", "mass_grams", "cost", "wall_mm", "thin_share", "thin_mm2")
FROM_OUTSIDE = ("overhang_mm2", "overhang_share", "base_mm2", "base_share", "num_islands", "num_floating_parts")
ESTIMATES = ("material_cm3", "mass_grams", "cost", "wall_mm", "thin_share", "thin_mm2")


class ImpossibleWall(OrfeasError):
    """A wall of {metres} m is not possible. Give a thickness over 0."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class PrintAnalysis:
    """An object before a printer, as it stands now; None is what cannot be known, and `unknown` says why.

    Attributes:
        material: name of the print material.
        infill: share of the inside that is filled; 1 where the material prints solid.
        size_mm: width (x), depth (z) and height (y).
        area_mm2: of the surface.
        volume_cm3: of the solid.
        material_cm3: laid down, with shell and infill and without supports.
        mass_grams: of that.
        cost: of that, in the currency of the price.
        wall_mm: 1st percentile of the wall thickness.
        wall_limit_mm: what the material needs.
        thin_share: share of the surface with less than that.
        thin_mm2: its area.
        overhang_mm2: what needs supports: steeper than 45 degrees, not on the plate. Bridges count.
        overhang_share: of the surface.
        base_mm2: what rests on the plate, within 0.1 mm.
        base_share: of the convex hull of its shadow.
        is_stable: the centre of mass is above what rests on the plate.
        num_islands: places whose first layer would be printed on air.
        num_floating_parts: pieces that touch neither plate nor other pieces.
        fits_build_volume: in this orientation, turned by a quarter at most.
        is_sound: closed, manifold and turned outwards.
        estimates: names of the numbers that are estimates.
        unknown: name of a number to the reason why it is None.
        notes: sentences for the user.
    """

    material: str
    infill: float
    size_mm: tuple[float, float, float]
    area_mm2: float
    volume_cm3: float | None
    material_cm3: float | None
    mass_grams: float | None
    cost: float | None
    wall_mm: float | None
    wall_limit_mm: float
    thin_share: float | None
    thin_mm2: float | None
    overhang_mm2: float | None
    overhang_share: float | None
    base_mm2: float | None
    base_share: float | None
    is_stable: bool | None
    num_islands: int | None
    num_floating_parts: int | None
    fits_build_volume: bool
    is_sound: bool
    estimates: tuple[str, ...] = ESTIMATES
    unknown: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Every number by name, six significant digits."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def analyze(
    mesh: Mesh,
    *,
    infill: float = 0.2,
    material: str = "pla",
    wall_metres: float | None = None,
    price_per_kg: float | None = None,
    shell_metres: float = SHELL_METRES,
    build_volume_metres: tuple[float, float, float] = BUILD_VOLUME_METRES,
) -> PrintAnalysis:
    """Measure a mesh for printing as it stands; nothing is repaired, and nothing guessed of what is not closed.

    Args:
        mesh: metres, +Y up; its lowest point is on the plate.
        infill: share of the inside that is filled, 0 to 1.
        material: "pla", "petg", "abs", "asa", "tpu", "nylon" or "resin".
        wall_metres: the thinnest wall wanted, or None for what the material needs.
        price_per_kg: what the user pays, or None for a usual price.
        shell_metres: thickness of the printed shell.
        build_volume_metres: width, depth and height.

    Returns:
        The analysis. Mass and cost are estimates: without supports and brim.

    Raises:
        UnknownPrintMaterial: no such material.
        ImpossibleInfill: not between 0 and 1.
        ImpossiblePrice: below 0, or no number.
        ImpossibleWall: a wall or a shell without thickness.
    """
    stuff = find_print_material(material)
    limit = _thickness(stuff.min_wall_metres if wall_metres is None else wall_metres)
    thick, found = _thickness(shell_metres), measure(mesh)
    reason = _why_unsound(found)
    walls, standing, shell = None, None, 0.0
    if reason is None:
        walls = measure_print_walls(mesh, limit_metres=limit, shell_metres=thick)
        shell = estimate_shell(mesh, shell_metres=thick, shell_share=walls.shell_share)
        standing = examine_standing(mesh)
    spent = estimate_cost(  # of nothing where the volume is not known; it also refuses a wrong infill
        found.volume * 1e6 if walls else 0.0,
        shell_cm3=shell * 1e6,
        material=stuff,
        infill=infill,
        price_per_kg=price_per_kg,
    )
    known, unknown = _numbers(found, walls, standing, spent), _unknown(reason, walls)
    return PrintAnalysis(
        material=stuff.name,
        infill=1.0 if stuff.is_solid else infill,
        size_mm=(found.size_mm[0], found.size_mm[2], found.size_mm[1]),
        area_mm2=found.area * 1e6,
        wall_limit_mm=limit * 1e3,
        fits_build_volume=_fits(found, build_volume_metres),
        is_sound=reason is None,
        unknown=unknown,
        estimates=tuple(name for name in ESTIMATES if name not in unknown),
        notes=_notes(stuff, walls, standing, limit),
        **{name: None if name in unknown else value for name, value in known.items()},
    )


def _thickness(metres: float) -> float:
    if not 0.0 < metres < math.inf:
        raise ImpossibleWall(metres=metres)
    return metres


def _numbers(
    found: Measurements, walls: PrintWalls | None, standing: Standing | None, spent: Consumption
) -> dict[str, Any]:
    """What only a sound surface tells, by name."""
    of_walls = None if walls is None or walls.thin_share is None else walls
    thinnest = None if of_walls is None or of_walls.thinnest_metres is None else of_walls.thinnest_metres * 1e3
    share = None if of_walls is None else of_walls.thin_share
    stance = standing and standing.stance
    return {
        "volume_cm3": found.volume_cm3,
        "material_cm3": spent.material_cm3,
        "mass_grams": spent.mass_grams,
        "cost": spent.cost,
        "wall_mm": thinnest,
        "thin_share": share,
        "thin_mm2": None if share is None else share * found.area * 1e6,
        "overhang_mm2": stance and stance.overhang_area * 1e6,
        "overhang_share": stance and stance.overhang_share,
        "base_mm2": stance and stance.contact_area * 1e6,
        "base_share": stance and stance.contact_share,
        "is_stable": stance and stance.is_stable,
        "num_islands": standing and standing.num_islands,
        "num_floating_parts": standing and standing.num_floating_parts,
    }


def _why_unsound(found: Measurements) -> str | None:
    if not found.num_faces:
        return "There is no surface."
    if not found.is_closed:
        return f"The surface is open along {found.num_border_edges} edges, so it has no inside. Repair it first."
    if not found.is_manifold:
        return "The surface touches or folds onto itself, so its inside is not certain. Repair it first."
    if not found.is_oriented:
        return "Some faces look inwards, so inside and outside are not certain. Repair it first."
    return None


def _unknown(reason: str | None, walls: PrintWalls | None) -> dict[str, str]:
    if reason is not None or walls is None:
        return dict.fromkeys((*FROM_SOLID, *FROM_OUTSIDE, "is_stable"), reason or "")
    unknown = {}
    if walls.overlap_share > OVERLAP_TOO_MUCH:
        twice = "Parts overlap, so what they share would count twice. Unite them first."
        unknown = dict.fromkeys(("volume_cm3", "material_cm3", "mass_grams", "cost", "is_stable"), twice)
    if walls.thinnest_metres is None:
        why = "From no place does a ray inwards come out again."
        unknown.update(dict.fromkeys(("wall_mm", "thin_share", "thin_mm2"), why))
    return unknown


def _fits(found: Measurements, build: tuple[float, float, float]) -> bool:
    x, y, z = found.size
    width, depth, height = (side + 1e-6 for side in build)  # what float32 makes of a size is not too large
    return y <= height and ((x <= width and z <= depth) or (z <= width and x <= depth))


def _notes(stuff: PrintMaterial, walls: PrintWalls | None, standing: Standing | None, limit: float) -> tuple[str, ...]:
    notes = []
    if stuff.is_solid:
        notes.append("Resin prints solid: the infill does not count. Hollow the object to save material.")
    if walls and OVERLAP_SEEN < walls.overlap_share <= OVERLAP_TOO_MUCH:
        notes.append("Parts overlap a little; the volume counts what they share twice.")
    if walls and walls.thin_share and walls.thinnest_metres and walls.thinnest_metres < limit:
        notes.append(f"Walls are thinner than {limit * 1e3:.3g} mm on {walls.thin_share:.1%} of the surface.")
    if standing and (standing.stance.contact_share or 0.0) < 0.01:
        notes.append("Less than 1 % of its footprint rests on the plate. Turn it, or print it on a raft.")
    if standing and standing.num_islands:
        places = f"{standing.num_islands} place{'s' * (standing.num_islands != 1)}"
        notes.append(f"Supports are needed in {places}, where it begins in mid-air.")
    return tuple(notes)


def _plain(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.6g}") if np.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
