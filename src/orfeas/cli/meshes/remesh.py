"""`orfeas mesh remesh`: even quads or triangles over the same surface."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orfeas.cli.meshes.edit import edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet
from orfeas.generations.tools.made import Made, Report

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def remesh(
    files: Files,
    faces: Annotated[int, typer.Option("--faces", "-f", min=24, max=200_000, help="Quads or triangles wanted.")] = 5000,
    kind: Annotated[Literal["quads", "triangles"], typer.Option(help="What the new faces are.")] = "quads",
    texture: Annotated[int, typer.Option(min=256, max=4096, help="Side of the texture baked onto them.")] = 2048,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Lay even faces over meshes, along their creases and curvature; a texture is baked again.

    The number is met within 10 % after at most four tries; otherwise the nearest counts, and is told. Where that gives
    nothing sound, Blender is asked, if it is here (ORFEAS_BLENDER).
    """

    def edit(read: Read, report: Report) -> Made:
        from orfeas.generations.finishing import SECOND_WAY, laid_out_and_carried
        from orfeas.generations.tools.laying import ways_to_lay
        from orfeas.mesh.material import Material
        from orfeas.mesh.remesh import remesh as lay_faces

        report("remesh", 0.1)
        found = lay_faces(read.mesh, faces=faces, kind=kind, ways=ways_to_lay())
        material = read.material or Material()
        mesh, look = laid_out_and_carried(
            read.mesh, material, found.mesh, texture_pixels=texture, report=lambda done: report("bake", done)
        )
        sentence = f"{found.num_faces:,} {kind}, strays {found.error:.2%} of the diagonal at most."
        if not found.is_near_enough:
            sentence += f" {faces:,} were asked for; this is the nearest that came out."
        if found.is_second_way:
            sentence += f" {SECOND_WAY}"
        told = {"num_quads": found.num_quads, "error": found.error, "tries": found.tries, "sentences": [sentence]}
        return Made(mesh, look, told)

    edit_files(files, edit, verb="remeshed", out=out, force=force, as_json=as_json, quiet=quiet)
