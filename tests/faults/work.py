"""The work of a test's job: the files of a real run, written, sealed and answered in the same way, with a cube for a
shape, in as many seconds as the trial asks for. What it writes names its job and attempt, so a late writer shows."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orfeas.assets.store import seal_folder
from orfeas.generations.views import cutout_name
from orfeas.intake.views import View
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.textures import encode_texture
from tests.faults.points import hit_from_child
from tests.makers import make_material, make_textured_cube

FUNCTION = "tests.faults.work:run_quickly"
PACE = "pace"
QUICK_SECONDS = 0.4
_CUBE, _MATERIAL = make_textured_cube(0.1), make_material(64)


def set_pace(home: Path, seconds: float) -> None:
    """How long every job on a site works from now on."""
    (home / "faults" / PACE).write_text(str(seconds))


def run_quickly(
    body: dict[str, Any], *, folder: Path, home: Path, report: Callable[[str, float], None]
) -> dict[str, object]:
    """Stands where `orfeas.generations.run:run_generation` stands."""
    maker = body["attempt"]
    pace = home / "faults" / PACE
    seconds = float(pace.read_text()) if pace.is_file() else QUICK_SECONDS
    picture = (home / "blobs" / "files" / body["picture"][:2] / body["picture"]).read_bytes()
    half = folder / f".{cutout_name(View.FRONT)}"
    half.write_bytes(picture)
    half.rename(folder / cutout_name(View.FRONT))
    report(f"matting#{maker['number']}", 0.1)
    time.sleep(seconds / 2)
    hit_from_child("child_working", home)
    report(f"shape#{maker['number']}", 0.4)
    time.sleep(seconds / 2)
    extras = {**maker, "attempt": maker["number"]}
    texture = encode_texture(_MATERIAL.base_color, texture_format="png")[0]
    files = {
        "asset.glb": write_glb(_CUBE, _MATERIAL, extras=extras),
        "preview.png": texture,
        "picture.png": picture,
        "report.json": json.dumps(extras).encode(),
    }
    for name, payload in files.items():
        (folder / name).write_bytes(payload)
    hit_from_child("files_written", home)
    manifest = seal_folder(folder)
    hit_from_child("files_sealed", home)
    report(f"pack#{maker['number']}", 1.0)
    return {
        "manifest": manifest.to_json(),
        "engine": "cube",
        "engine_version": "1",
        "weights": None,
        "attempted": [],
        "is_draft": False,
        "verdict": "pass",
        "match_score": None,
        "num_faces": _CUBE.num_faces,
        "size_metres": [0.1, 0.1, 0.1],
        "is_size_assumed": True,
        "stage_seconds": {"shape": seconds},
        "error": None,
    }
