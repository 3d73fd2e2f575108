"""The job in the worker's child: the pipeline, and every file of the asset written, synced and read back.

Only the worker imports this; publish.py is the parent's half.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from orfeas.assets.blobs.disk import Disk, Manifest
from orfeas.assets.store import seal_folder
from orfeas.engines.contract import Cutout
from orfeas.engines.load import open_engine
from orfeas.errors import OrfeasError, to_wire
from orfeas.generations.asset_files import asset_files, write_files
from orfeas.generations.pack import cutout_png, pack_glb, report_json
from orfeas.generations.pipeline import Finished, make_asset
from orfeas.generations.recipe import Recipe
from orfeas.generations.request import CUTOUT_NAME
from orfeas.intake.decode import decode_picture
from orfeas.intake.picture import Picture

READ_STAGE, PACK_STAGE = "read", "pack"
PIPELINE_SHARE = 0.7
"""Of the whole time; the rest is writing the files."""


def run_generation(
    body: dict[str, Any], *, folder: Path, home: Path, report: Callable[[str, float], None]
) -> dict[str, object]:
    """Make the asset a job asks for and write its files.

    Args:
        body: as `request.py` wrote it.
        folder: empty; gets the files of the asset, the cut-out first.
        home: where blobs lie; read only.
        report: told stage and fraction of the whole.

    Returns:
        What the parent needs to publish it. `error` is a failure by which the files are kept but no asset comes of
        them: the profile was to be met and was not.

    Raises:
        OrfeasError: what the pipeline found wrong.
    """
    disk = Disk(home)
    started = time.perf_counter()
    picture = _read_picture(disk, str(body["picture"]))
    mask = None if body["mask"] is None else _read_picture(disk, str(body["mask"])).as_mask()
    read_seconds = round(time.perf_counter() - started, 4)
    finished = make_asset(
        picture,
        Recipe.from_json(body["recipe"]),
        open_engine=open_engine,
        mask=mask,
        report=lambda stage, fraction: report(stage, fraction * PIPELINE_SHARE),
        on_cutout=lambda cutout: _write_cutout(folder, cutout),
    )
    report(PACK_STAGE, PIPELINE_SHARE)
    finished = replace(finished, stages={READ_STAGE: read_seconds, **finished.stages})
    manifest = write_asset_files(folder, finished, picture_png=disk.file_path(str(body["picture"])).read_bytes())
    report(PACK_STAGE, 1.0)
    return _result_of(finished, manifest)


def _read_picture(disk: Disk, sha256: str) -> Picture:
    """Our own canonical PNG again: it was decoded in the sandbox when it came in."""
    return decode_picture(disk.file_path(sha256).read_bytes())


def _write_cutout(folder: Path, cutout: Cutout) -> None:
    """Whole or not at all: the parent may look while we write."""
    half = folder / f".{CUTOUT_NAME}"
    half.write_bytes(cutout_png(cutout))
    half.rename(folder / CUTOUT_NAME)


def write_asset_files(folder: Path, finished: Finished, *, picture_png: bytes) -> Manifest:
    """Every download format, synced and read back here, so that the parent has nothing left but to publish.

    The report comes last, because it tells how long the others took.
    """
    started = time.perf_counter()
    files = asset_files(finished.mesh, finished.material, glb=pack_glb(finished))
    write_files(folder, {**files, "picture.png": picture_png})
    sealed = seal_folder(folder)
    finished.stages[PACK_STAGE] = round(time.perf_counter() - started, 4)
    (folder / "report.json").write_bytes(report_json(finished))
    return seal_folder(folder, sealed=sealed)


def _result_of(finished: Finished, manifest: Manifest) -> dict[str, object]:
    failure: OrfeasError | None = None
    try:
        finished.require_pass()
    except OrfeasError as missed:
        failure = missed
    return {
        "manifest": manifest.to_json(),
        "engine": finished.engine,
        "engine_version": finished.engine_version,
        "verdict": finished.verdict,
        "num_faces": finished.mesh.num_faces,
        "size_metres": [round(float(side), 6) for side in finished.mesh.size],
        "is_size_assumed": finished.recipe.is_size_assumed,
        "stage_seconds": dict(finished.stages),
        "error": None if failure is None else to_wire(failure),
    }
