"""Optimize: closed, turned to need least support, standing on the plate; hollow if asked for."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from orfeas.generations.print_ready import PrintPlan, make_print_ready
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import OptimizeOptions
from orfeas.generations.tools.repair import sentences_of
from orfeas.generations.tools.unit import in_unit
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material


def optimize(read: Read, options: OptimizeOptions, report: Report) -> Made:
    """Make a surface ready to print.

    Raises:
        OrfeasError: see `make_print_ready`.
    """
    read = in_unit(read, unit=options.unit)
    plan = PrintPlan(
        size_metres=options.size_metres,
        is_turned=options.orient,
        hollow_wall_metres=options.wall_metres if options.hollow else None,
        num_drains=options.drains,
    )
    made = make_print_ready(read.mesh, plan, report=report)
    sentences = sentences_of(made.repairs)
    told: dict[str, Any] = {"repairs": asdict(made.repairs), "notes": list(read.notes)}
    if made.oriented is not None:
        sentences += made.oriented.reasons
        told["rotation"] = made.oriented.rotation.tolist()
    if made.hollowed is not None:
        saved, holes = made.hollowed.saved_share, made.hollowed.drains
        sentences.append(f"Hollowed: {saved:.0%} of the material saved, {len(holes)} drain holes.")
        told["hollow"] = {"saved_share": saved, "drains_metres": holes.tolist()}
    return Made(made.mesh, Material(), {**told, "sentences": sentences}, source=read.mesh)
