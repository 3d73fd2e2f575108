"""`orfeas mesh simplify`: fewer faces, the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


def simplify(
    files: Files,
    faces: Annotated[int | None, typer.Option("--faces", "-f", help="Triangles at most.", show_default=False)] = None,
    error: Annotated[
        float | None, typer.Option(help="Stray at most this share of the diagonal (0.01 is 1 %).", show_default=False)
    ] = None,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Reduce meshes to a number of faces, or as far as an error allows. UVs, seams and borders are kept."""

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.mesh.decimate import decimate_to
        from orfeas.mesh.material import Material

        report("simplify", 0.1)
        found = decimate_to(read.mesh, faces=faces, error=error)
        told = {"error_metres": found.error_metres, "error": found.error}
        sentence = f"The surface strays {found.error:.3%} of the diagonal at most ({found.error_metres * 1000:.2f} mm)."
        return Edited(found.mesh, read.material or Material(), {**told, "sentences": [sentence]})

    edit_files(files, edit, verb="simplified", out=out, force=force, as_json=as_json, quiet=quiet)
