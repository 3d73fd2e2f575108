"""`orfeas mesh finish`: any surface becomes an asset that meets a profile."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet
from orfeas.cli.meshes.repair import sentences_of

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def finish(
    files: Files,
    profile: Annotated[str, typer.Option("--profile", "-p", help="What the asset is to meet.")] = "game-pc",
    faces: Annotated[
        int | None, typer.Option("--faces", "-f", min=4, help="Triangles at most.", show_default="30,000")
    ] = None,
    texture: Annotated[
        int | None, typer.Option(min=256, max=4096, help="Side of its textures.", show_default="2048")
    ] = None,
    size_metres: Annotated[float | None, typer.Option(help="Longest side.", show_default="the size it has")] = None,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Repair, simplify, unwrap, bake and check meshes in one go: colour, normals and occlusion on one clean texture."""

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.generations.finishing import Plan
        from orfeas.generations.finishing import finish as finish_surface
        from orfeas.generations.size import check_size
        from orfeas.mesh.material import Material

        check_size(size_metres)
        plan = Plan(profile=profile, faces=faces, texture_pixels=texture, size_metres=size_metres)
        made = finish_surface(read.mesh, read.material or Material(), plan, paint=read.paint, report=report)
        failed = [check.sentence for check in made.audit.failures]
        told = {"repairs": asdict(made.repairs), "audit": made.audit.to_json()}
        verdict = f"{profile}: {made.audit.verdict}."
        sentences = [*sentences_of(made.repairs), verdict, *failed]
        return Edited(made.mesh, made.material, {**told, "sentences": sentences}, glb=made.glb)

    edit_files(files, edit, verb="finished", out=out, force=force, as_json=as_json, quiet=quiet)
