"""Levels: a chain of levels of detail, gated by how they look."""

from __future__ import annotations

import json
from typing import Any

from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import LevelsOptions
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.levels import Level
from orfeas.mesh.levels import levels as make_levels
from orfeas.mesh.material import Material
from orfeas.render.compare import differs_by_look


def levels(read: Read, options: LevelsOptions, report: Report) -> Made:
    """Make levels of detail, each out of the one before: the first is the mesh, the others are `-1.glb` and so on.

    Raises:
        NotShares, SimplifierFailed: see `mesh.levels`.
    """
    material = read.material or Material()
    made = make_levels(
        read.mesh,
        shares=options.shares,
        differs=differs_by_look(material),
        report=lambda done: report("levels", done),
    )
    told = [_told(number, level) for number, level in enumerate(made)]
    files = {f"-{number}.glb": write_glb(level.mesh, material) for number, level in enumerate(made) if number}
    files[".json"] = json.dumps({"levels": told}, indent=2).encode()
    sentences = [_sentence(each) for each in told]
    return Made(read.mesh, material, {"levels": told, "sentences": sentences}, files)


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
