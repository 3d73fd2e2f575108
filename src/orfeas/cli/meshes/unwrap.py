"""`orfeas mesh unwrap`: UVs without slivers, and the texture baked onto them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet
from orfeas.generations.tools.made import Made, Report

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def unwrap(
    files: Files,
    texture: Annotated[int, typer.Option(min=256, max=4096, help="Side of the texture it is packed for.")] = 2048,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Lay meshes out anew on a texture, without overlaps or slivers; the texture they have is carried over."""

    def edit(read: Read, report: Report) -> Made:
        from orfeas.generations.finishing import laid_out_and_carried
        from orfeas.mesh.material import Material
        from orfeas.mesh.measure import measure

        mesh, material = laid_out_and_carried(
            read.mesh,
            read.material or Material(),
            read.mesh,
            texture_pixels=texture,
            report=lambda done: report("unwrap", done),
        )
        found = measure(mesh, material, extras=frozenset({"charts"}))
        assert found.charts is not None
        sentence = (
            f"{found.num_charts} charts, {found.charts.num_thin_charts} thinner than 8 texels; "
            f"stretch {found.charts.stretch:.2f}."
        )
        return Made(mesh, material, {"charts": asdict(found.charts), "sentences": [sentence]})

    edit_files(files, edit, verb="unwrapped", out=out, force=force, as_json=as_json, quiet=quiet)
