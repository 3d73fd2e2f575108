"""`orfeas mesh repair`: anybody's surface becomes one closed skin, with its texture."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from orfeas.cli.meshes.edit import Edited, Report, edit_files
from orfeas.cli.meshes.options import AsJson, Files, Force, Out, Quiet

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read
    from orfeas.mesh.repair import Repairs


def repair(
    files: Files,
    texture: Annotated[int, typer.Option(min=256, max=4096, help="Side of a texture that has to be made anew.")] = 2048,
    out: Out = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Close holes, drop double skins, inner walls and floaters, turn faces outwards.

    What is seen keeps its corners and its texture. Where no face can be kept, the surface is made anew from its
    winding field, and the texture is baked again.
    """

    def edit(read: Read, report: Report) -> Edited:
        from orfeas.generations.finishing import repaired_with_texture
        from orfeas.mesh.material import Material

        mesh, material, repairs = repaired_with_texture(
            read.mesh, read.material or Material(), texture_pixels=texture, report=lambda done: report("repair", done)
        )
        return Edited(mesh, material, {"repairs": asdict(repairs), "sentences": sentences_of(repairs)})

    edit_files(files, edit, verb="repaired", out=out, force=force, as_json=as_json, quiet=quiet)


def sentences_of(repairs: Repairs) -> list[str]:
    """What a repair did, for a person."""
    words = {
        "num_holes_filled": "{} holes filled",
        "num_unseen_dropped": "{} faces of second skins and inner walls dropped",
        "num_floaters_dropped": "{} floaters dropped",
        "num_inner_dropped": "{} inner shells dropped",
        "num_faces_turned": "{} faces turned outwards",
        "num_skins_parted": "{} places parted where the surface touched itself",
        "num_points_welded": "{} points welded",
        "num_edges_split": "{} edges split at T-junctions",
        "num_parts_united": "{} parts united",
        "num_faces_dropped": "{} broken faces dropped",
    }
    counts = {name: getattr(repairs, name) for name in words}
    done = [words[name].format(f"{count:,}") for name, count in counts.items() if count]
    sentences = [(", ".join(done)).capitalize() + "."] if done else ["Nothing needed repair."]
    if repairs.way == "field":
        sentences.append("The surface was made anew from its winding field, and its texture was baked again.")
    return sentences
