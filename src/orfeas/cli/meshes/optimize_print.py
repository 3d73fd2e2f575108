"""`orfeas mesh optimize-print`: repaired, turned the best way, and hollowed if asked for."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet
from orfeas.cli.meshes.repair import sentences_of

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def optimize_print(
    files: Files,
    size_metres: Annotated[float | None, typer.Option(help="Longest side.", show_default="the size it has")] = None,
    orient: Annotated[bool, typer.Option(help="Turn it to where it needs least support.")] = True,
    hollow: Annotated[bool, typer.Option("--hollow", help="Hollow it, with drain holes: for resin.")] = False,
    wall_metres: Annotated[float, typer.Option(help="Wall of a hollowed object.")] = 0.002,
    drains: Annotated[int, typer.Option(min=0, max=8, help="Drain holes of each hollow.")] = 2,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make meshes ready to print: closed, turned to need least support, standing on the plate; hollow if asked for.

    With --out NAME.stl: millimetres, Z up, standing on z = 0.
    """

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.generations.print_ready import PrintPlan, make_print_ready
        from orfeas.generations.size import check_size
        from orfeas.mesh.material import Material

        check_size(size_metres)
        plan = PrintPlan(
            size_metres=size_metres,
            is_turned=orient,
            hollow_wall_metres=wall_metres if hollow else None,
            num_drains=drains,
        )
        made = make_print_ready(read.mesh, plan, report=report)
        sentences = sentences_of(made.repairs)
        told: dict[str, object] = {"repairs": asdict(made.repairs)}
        if made.oriented is not None:
            sentences += made.oriented.reasons
            told["rotation"] = made.oriented.rotation.tolist()
        if made.hollowed is not None:
            saved, holes = made.hollowed.saved_share, made.hollowed.drains
            sentences.append(f"Hollowed: {saved:.0%} of the material saved, {len(holes)} drain holes.")
            told["hollow"] = {"saved_share": saved, "drains_metres": holes.tolist()}
        return Edited(made.mesh, Material(), {**told, "sentences": sentences})

    edit_files(files, edit, verb="print", out=out, force=force, as_json=as_json, quiet=quiet)
