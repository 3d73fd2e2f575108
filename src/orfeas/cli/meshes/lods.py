"""`orfeas mesh lods`: a chain of levels of detail, gated by how they look."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, OutGlb, Quiet

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read
    from orfeas.mesh.levels import Level


def lods(
    files: Files,
    shares: Annotated[str, typer.Option(help="Of the faces, falling from 1.")] = "1,0.5,0.25,0.1",
    out: OutGlb = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Make levels of detail, each out of the one before.

    A level keeps within an error and looks like the first in the worst of eight views at the size where it takes
    over. NAME-lods.glb is the first, NAME-lods-1.glb the next; NAME-lods.json tells those sizes, as shares of the
    height of the screen.
    """
    try:
        wanted = tuple(float(share) for share in shares.split(","))
    except ValueError as error:
        raise typer.BadParameter("wants numbers such as 1,0.5,0.25", param_hint="--shares") from error

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.mesh.formats.glb import write_glb
        from orfeas.mesh.levels import levels
        from orfeas.mesh.material import Material
        from orfeas.render.compare import differs_by_look

        material = read.material or Material()
        made = levels(
            read.mesh, shares=wanted, differs=differs_by_look(material), report=lambda done: report("levels", done)
        )
        told = [_told(number, level) for number, level in enumerate(made)]
        further = {f"-{number}.glb": write_glb(level.mesh, material) for number, level in enumerate(made) if number}
        further[".json"] = json.dumps({"levels": told}, indent=2).encode()
        return Edited(read.mesh, material, {"levels": told, "sentences": [_sentence(each) for each in told]}, further)

    edit_files(files, edit, verb="lods", out=out, force=force, as_json=as_json, quiet=quiet, is_glb_only=True)


def _told(number: int, level: Level) -> dict[str, Any]:
    seen = level.difference
    worst = None if seen is None else {name: getattr(seen, name) for name in ("silhouette_iou", "psnr", "ssim")}
    return {
        "level": number,
        "faces": level.num_faces,
        "screen_height": round(level.screen_height, 4),
        "error": level.error,
        "error_metres": level.error_metres,
        "worst_view": worst,
        "ruled_by": level.ruled_by,
    }


def _sentence(level: dict[str, Any]) -> str:
    if not level["level"]:
        return f"LOD0: {level['faces']:,} faces."
    return (
        f"LOD{level['level']}: {level['faces']:,} faces, below {level['screen_height']:.0%} of the screen's height; "
        f"strays {level['error']:.2%} of the diagonal."
    )
