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
        from orfeas.generations.size import check_size
        from orfeas.mesh.material import Material
        from orfeas.mesh.normals import with_normals
        from orfeas.mesh.place import place
        from orfeas.mesh.printing.hollow import hollow as hollow_out
        from orfeas.mesh.printing.orient import orient as turn
        from orfeas.mesh.printing.settle import settle
        from orfeas.mesh.repair import repair_surface
        from orfeas.mesh.weld import weld

        check_size(size_metres)
        report("repair", 0.05)
        repaired = repair_surface(read.mesh)
        solid, sentences = weld(repaired.mesh), sentences_of(repaired.repairs)
        told: dict[str, object] = {"repairs": asdict(repaired.repairs)}
        if size_metres is not None:
            solid, _ = place(solid, longest_side_metres=size_metres)
        report("orient", 0.4)
        if orient:
            turned = turn(solid)
            solid, sentences = turned.mesh, [*sentences, *turned.reasons]
            told["rotation"] = turned.rotation.tolist()
        solid = settle(solid)
        if hollow:
            shell = hollow_out(
                solid,
                wall_metres=wall_metres,
                num_drains=drains,
                report=lambda done: report("hollow", 0.6 + 0.4 * done),
            )
            solid = shell.mesh
            told["hollow"] = {"saved_share": shell.saved_share, "drains_metres": shell.drains.tolist()}
            sentences.append(
                f"Hollowed: {shell.saved_share:.0%} of the material saved, {len(shell.drains)} drain holes."
            )
        return Edited(with_normals(solid), Material(), {**told, "sentences": sentences})

    edit_files(files, edit, verb="print", out=out, force=force, as_json=as_json, quiet=quiet)
