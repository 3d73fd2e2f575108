"""Print-ready: anybody's surface closed, turned, standing on the plate, hollow if asked for: values in, values out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.place import place
from orfeas.mesh.printing.hollow import Hollowed, hollow
from orfeas.mesh.printing.orient import Oriented, orient
from orfeas.mesh.printing.settle import settle
from orfeas.mesh.repair import Repairs, repair_surface
from orfeas.mesh.weld import weld


@dataclass(frozen=True)
class PrintPlan:
    """How an object is made ready to print.

    Attributes:
        size_metres: its longest side; None keeps the size it has.
        is_turned: whether it is turned to where it needs least support.
        hollow_wall_metres: the wall it is hollowed to; None leaves it solid.
        num_drains: drain holes of each hollow.
    """

    size_metres: float | None = None
    is_turned: bool = True
    hollow_wall_metres: float | None = None
    num_drains: int = 2


@dataclass(frozen=True, eq=False)
class PrintReady:
    """What came of it, and of each step; None for a step that was not asked for."""

    mesh: Mesh
    repairs: Repairs
    oriented: Oriented | None
    hollowed: Hollowed | None


def make_print_ready(
    mesh: Mesh, plan: PrintPlan, *, report: Callable[[str, float], None] = lambda _stage, _fraction: None
) -> PrintReady:
    """Repair, scale, turn, settle and hollow a surface, in this order.

    Args:
        mesh: metres, +Y up.
        plan: which steps, and their numbers.
        report: told stage and fraction; what it raises ends the work.

    Raises:
        CannotBeClosed, OneSided: see `repair_surface`.
        CannotOrient: see `orient`.
        TooThinToHollow, CannotDrain, WallTooFine, ImpossibleHollow: see `hollow`.
    """
    report("repair", 0.05)
    repaired = repair_surface(mesh)
    solid = weld(repaired.mesh)
    if plan.size_metres is not None:
        solid, _ = place(solid, longest_side_metres=plan.size_metres)
    report("orient", 0.4)
    oriented = orient(solid) if plan.is_turned else None
    solid = settle(solid) if oriented is None else oriented.mesh
    hollowed = None
    if plan.hollow_wall_metres is not None:
        hollowed = hollow(
            solid, wall_metres=plan.hollow_wall_metres, num_drains=plan.num_drains,
            report=lambda done: report("hollow", 0.6 + 0.4 * done),
        )  # fmt: skip
        hollowed = _settled(hollowed)
        solid = hollowed.mesh
    return PrintReady(with_normals(solid), repaired.repairs, oriented, hollowed)


def _settled(hollowed: Hollowed) -> Hollowed:
    """On the plate again: a drain may have taken the tip it stood on."""
    mesh = settle(hollowed.mesh)
    shift = (mesh.positions[0] - hollowed.mesh.positions[0]).astype(np.float64)
    return replace(hollowed, mesh=mesh, drains=hollowed.drains + shift)
