"""`orfeas mesh bake`: what a detailed surface looks like becomes the textures of a simpler one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import edit_files
from orfeas.cli.meshes.options import AsJson, Force, OutGlb, Quiet
from orfeas.cli.meshes.surfaces import read_surface
from orfeas.generations.tools.made import Made, Report

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def bake(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The mesh that gets textures; unwrapped if it is not.", show_default=False),
    ],
    source: Annotated[Path, typer.Option("--from", help="The detailed mesh they are baked from.", show_default=False)],
    texture: Annotated[int, typer.Option(min=256, max=4096, help="Side of the textures.")] = 2048,
    out: OutGlb = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Bake colour, normals and occlusion of one mesh onto another that lies close to it."""

    def edit(read: Read, report: Report) -> Made:
        from orfeas.mesh.material import Material
        from orfeas.mesh.normals import with_normals
        from orfeas.mesh.transfer import transfer
        from orfeas.mesh.unwrap import unwrap

        detailed = read_surface(source)
        target = read.mesh if read.mesh.normals is not None else with_normals(read.mesh)
        if target.uvs is None:
            target = unwrap(target, texture_pixels=texture)
        look = transfer(
            detailed.mesh, detailed.material or Material(), target, texture_pixels=texture,
            report=lambda done: report("bake", done),
        )  # fmt: skip
        return Made(target, look, {"source": str(source)})

    edit_files([file], edit, verb="baked", out=out, force=force, as_json=as_json, quiet=quiet, is_glb_only=True)
