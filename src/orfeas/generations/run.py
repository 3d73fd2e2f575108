"""The job in the worker's child: the pipeline, and every file of the asset written, synced and read back.

Only the worker imports this; publish.py is the parent's half.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from orfeas.assets.blobs.disk import Disk, Manifest
from orfeas.assets.store import seal_folder
from orfeas.engines.catalog import find_engine
from orfeas.engines.contract import Cutout, Engine
from orfeas.engines.load import open_engine
from orfeas.engines.matting.by_network import Matting
from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import OrfeasError, to_wire
from orfeas.generations.asset_files import asset_files, write_files
from orfeas.generations.pack import cutout_png, pack_glb, report_json
from orfeas.generations.paintings.first import First, paint_first
from orfeas.generations.paintings.run import Residents
from orfeas.generations.pipeline import Finished, make_asset
from orfeas.generations.recipe import Recipe
from orfeas.generations.views import cutout_name, picture_name
from orfeas.intake.decode import decode_picture
from orfeas.intake.picture import Picture
from orfeas.intake.views import View
from orfeas.settings import read_settings
from orfeas.weights.networks.means import means_here
from orfeas.weights.networks.open import open_networks
from orfeas.weights.styles.choose import ChosenStyle, adapters_of

Mask = npt.NDArray[np.float32]
READ_STAGE, PACK_STAGE = "read", "pack"
PIPELINE_SHARE = 0.7
"""Of the whole time; the rest is writing the files."""


class OpenResident(Residents, Protocol):
    """Opens an engine that lives in another process, which keeps its networks."""

    def __call__(self, name: str, /, *, weights: str | None, adapters: Sequence[AdapterFile]) -> Engine: ...


def run_generation(
    body: dict[str, Any],
    *,
    folder: Path,
    home: Path,
    report: Callable[[str, float], None],
    resident: OpenResident | None = None,
) -> dict[str, object]:
    """Make the asset a job asks for and write its files.

    Args:
        body: as `request.py` wrote it.
        folder: empty; gets the files of the asset, the cut-out first.
        home: where blobs lie; read only.
        report: told stage and fraction of the whole.
        resident: for engines with weights of their own; without it they are loaded here, for this job.

    Returns:
        What the parent needs to publish it. `error` is a failure by which the files are kept but no asset comes of
        them: the profile was to be met and was not.

    Raises:
        OrfeasError: what the pipeline found wrong.
    """
    disk = Disk(home)
    first = paint_first(body, folder=folder, home=home, report=report, resident=resident)
    started, report = time.perf_counter(), first.report
    picture, mask = _read_front(disk, body, first)
    others, other_masks = _read_views(disk, body.get("views", {}))
    read_seconds = round(time.perf_counter() - started, 4)
    finished = make_asset(
        picture,
        Recipe.from_json(body["recipe"]),
        open_engine=partial(_open, body=body, home=home, resident=resident),
        mask=mask,
        others=others,
        other_masks=other_masks,
        matting=_matting(body, home=home),
        report=lambda stage, fraction: report(stage, fraction * PIPELINE_SHARE),
        on_cutouts=lambda cutouts: _write_cutouts(folder, cutouts),
    )
    report(PACK_STAGE, PIPELINE_SHARE)
    finished = replace(
        finished,
        painting=first.facts["told"] if first.facts else None,
        stages={**first.seconds, READ_STAGE: read_seconds, **finished.stages},
    )
    manifest = write_asset_files(folder, finished, pictures=_picture_files(disk, body, first))
    report(PACK_STAGE, 1.0)
    return _result_of(finished, manifest)


def _open(name: str, *, body: Mapping[str, Any], home: Path, resident: OpenResident | None) -> Engine:
    """A live engine, with the weights that the job was asked for with, while they are here; and with its styles.

    Raises:
        StyleGone, StyleDamaged: a style is not what it was when the job was asked for.
    """
    _version, weights = body.get("engines", {}).get(name, (None, None))
    settings, chosen = read_settings(data_dir=home), [ChosenStyle.from_json(each) for each in body.get("styles", ())]
    adapters = adapters_of(chosen, weights_home=settings.weights_home)
    if resident is not None and find_engine(name).needs_weights:
        return resident(name, weights=weights, adapters=adapters)
    return open_engine(name, means=means_here(settings, sha256=weights, adapters=adapters))


def _matting(body: Mapping[str, Any], *, home: Path) -> Matting | None:
    """The network for cut-outs that the job was asked for with.

    Raises:
        OrfeasError: it is not here any more, or another is; see `find_graph`.
    """
    if "matting" not in body:
        return None
    asked, folder = body["matting"], read_settings(data_dir=home).weights_home
    return open_networks(matting=asked["name"], matting_sha256=asked["sha256"], folder=folder).matting


def _read_picture(disk: Disk, sha256: str) -> Picture:
    """Our own canonical PNG again: it was decoded in the sandbox when it came in."""
    return decode_picture(disk.file_path(sha256).read_bytes())


def _read_front(disk: Disk, body: Mapping[str, Any], first: First) -> tuple[Picture, Mask | None]:
    return _read_pair(disk, body) if first.payload is None else (decode_picture(first.payload), None)


def _read_pair(disk: Disk, hashes: Mapping[str, Any]) -> tuple[Picture, Mask | None]:
    mask = None if hashes["mask"] is None else _read_picture(disk, str(hashes["mask"])).as_mask()
    return _read_picture(disk, str(hashes["picture"])), mask


def _read_views(disk: Disk, views: Mapping[str, Any]) -> tuple[dict[View, Picture], dict[View, Mask]]:
    """The pictures of the other views, and the user's own cut-outs of those that have one."""
    pairs = {View(name): _read_pair(disk, hashes) for name, hashes in views.items()}
    pictures = {view: picture for view, (picture, _mask) in pairs.items()}
    return pictures, {view: mask for view, (_picture, mask) in pairs.items() if mask is not None}


def _picture_files(disk: Disk, body: Mapping[str, Any], first: First) -> dict[str, bytes]:
    """The pictures as they were kept, under the names the asset keeps them by."""
    hashes = {} if first.payload is not None else {View.FRONT: body["picture"]}
    hashes |= {View(name): each["picture"] for name, each in body.get("views", {}).items()}
    return {picture_name(view): disk.file_path(str(sha256)).read_bytes() for view, sha256 in hashes.items()}


def _write_cutouts(folder: Path, cutouts: Mapping[View, Cutout]) -> None:
    """The front last and whole or not at all: the parent may look while we write, and looks for that one."""
    for view in sorted(cutouts, key=lambda each: each is View.FRONT):
        name = cutout_name(view)
        half = folder / f".{name}"
        half.write_bytes(cutout_png(cutouts[view]))
        half.rename(folder / name)


def write_asset_files(folder: Path, finished: Finished, *, pictures: Mapping[str, bytes]) -> Manifest:
    """Every download format, synced and read back here, so that the parent has nothing left but to publish.

    The report comes last, because it tells how long the others took.
    """
    started = time.perf_counter()
    files = asset_files(finished.mesh, finished.material, glb=pack_glb(finished))
    write_files(folder, {**files, **pictures})
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
        "weights": finished.weights,
        "attempted": [each.to_json() for each in finished.attempted],
        "is_draft": finished.is_draft,
        "verdict": finished.verdict,
        "painter": (finished.painting or {}).get("weights"),
        "match_score": None if finished.match is None else finished.match.score,
        "num_faces": finished.mesh.num_faces,
        "size_metres": [round(float(side), 6) for side in finished.mesh.size],
        "is_size_assumed": finished.recipe.is_size_assumed,
        "stage_seconds": dict(finished.stages),
        "error": None if failure is None else to_wire(failure),
    }
