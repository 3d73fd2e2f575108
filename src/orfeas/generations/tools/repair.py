"""Repair: anybody's surface becomes one closed skin, with its texture."""

from __future__ import annotations

from dataclasses import asdict

from orfeas.generations.finishing import repaired_with_texture
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import RepairOptions
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material
from orfeas.mesh.repair import Repairs

_WORDS = {
    "num_holes_filled": "{} hole{s} filled",
    "num_unseen_dropped": "{} face{s} of second skins and inner walls dropped",
    "num_floaters_dropped": "{} floater{s} dropped",
    "num_inner_dropped": "{} inner shell{s} dropped",
    "num_faces_turned": "{} face{s} turned outwards",
    "num_skins_parted": "{} place{s} parted where the surface touched itself",
    "num_points_welded": "{} point{s} welded",
    "num_edges_split": "{} edge{s} split at T-junctions",
    "num_parts_united": "{} part{s} united",
    "num_flat_mended": "{} flat face{s} mended",
    "num_faces_dropped": "{} broken face{s} dropped",
}


def repair(read: Read, options: RepairOptions, report: Report) -> Made:
    """Close holes, drop double skins, inner walls and floaters, turn faces outwards.

    Raises:
        CannotBeClosed, OneSided: see `mesh.repair`.
    """
    mesh, material, repairs = repaired_with_texture(
        read.mesh,
        read.material or Material(),
        texture_pixels=options.texture_pixels,
        report=lambda done: report("repair", done),
    )
    return Made(mesh, material, {"repairs": asdict(repairs), "sentences": sentences_of(repairs)})


def sentences_of(repairs: Repairs) -> list[str]:
    """What a repair did, for a person."""
    counts = {name: getattr(repairs, name) for name in _WORDS}
    done = [_WORDS[name].format(f"{count:,}", s="s" * (count != 1)) for name, count in counts.items() if count]
    sentences = [(", ".join(done)).capitalize() + "."] if done else ["Nothing needed repair."]
    if repairs.way == "field":
        sentences.append("The surface was made anew from its winding field, and its texture was baked again.")
    return sentences
