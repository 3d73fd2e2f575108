"""A tool's job in the worker's child: the source read, the work done, its files written, synced and read back.

Only the worker imports this; publish.py is the parent's half.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import orfeas
from orfeas.assets.blobs.disk import Disk
from orfeas.assets.store import seal_folder
from orfeas.errors import to_wire
from orfeas.generations.asset_files import asset_files, write_files
from orfeas.generations.pack import pack_surface
from orfeas.generations.pipeline import profile_not_met
from orfeas.generations.tools.catalog import TOOLS
from orfeas.generations.tools.made import Made
from orfeas.generations.tools.source import UPLOADED, Source
from orfeas.intake.decode import encode_png
from orfeas.intake.picture import Picture
from orfeas.mesh.formats.glb import write_glb
from orfeas.mesh.formats.untrusted import Read
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.render.preview import preview_png

READ_STAGE, PACK_STAGE = "read", "pack"
WORK_BEGINS, WORK_ENDS = 0.05, 0.8
"""Shares of the whole time: reading comes before, writing the files after."""
PREVIEW_PIXELS = 512


def run_tool(
    body: dict[str, Any], *, folder: Path, home: Path, report: Callable[[str, float], None]
) -> dict[str, object]:
    """Do the work a job asks for and write its files.

    Args:
        body: as `request.py` wrote it.
        folder: empty; gets the files.
        home: where blobs lie; read only.
        report: told stage and fraction of the whole.

    Returns:
        What the parent needs to publish it. `error` is a failure by which the files are kept but no asset comes of
        them: the profile was to be met and was not.

    Raises:
        SourceGone: swept meanwhile.
        OrfeasError: what the tool found wrong.
    """
    disk, source = Disk(home), Source(**body["source"])
    tool = TOOLS[body["tool"]]
    clock = _Clock(report)
    clock.enter(READ_STAGE, 0.0)
    read = source.read_picture(disk) if tool.takes == "picture" else source.read(disk)
    work: Callable[..., Made] = tool.load()
    work = partial(work, home=home) if tool.takes_home else work
    made = work(read, tool.options.from_json(body["options"]), clock.enter_work)
    clock.enter(PACK_STAGE, WORK_ENDS)
    told = _told(read, made)
    if tool.makes_asset:
        assert isinstance(read, Read)
        write_files(folder, _files_of_asset(read, made, source, disk))
    else:
        write_files(folder, _files_of_job(read, made, stem=tool.stem))
    seconds = clock.end()
    (folder / "report.json").write_bytes(_report_json(body, made, told, seconds))
    manifest = seal_folder(folder)
    report(PACK_STAGE, 1.0)
    return {
        "manifest": manifest.to_json(),
        "told": told,
        "stage_seconds": seconds,
        "asset": _asset_of(made, body) if tool.makes_asset else None,
        "error": _failure_of(body, made),
    }


class _Clock:
    """Turns a tool's fractions into fractions of the whole, and remembers how long each stage took."""

    def __init__(self, report: Callable[[str, float], None]) -> None:
        self._report = report
        self._seconds: dict[str, float] = {}
        self._stage, self._began = READ_STAGE, time.perf_counter()

    def enter(self, stage: str, fraction: float) -> None:
        now = time.perf_counter()
        self._seconds[self._stage] = self._seconds.get(self._stage, 0.0) + now - self._began
        self._stage, self._began = stage, now
        self._report(stage, fraction)

    def enter_work(self, stage: str, fraction: float) -> None:
        self.enter(stage, WORK_BEGINS + (WORK_ENDS - WORK_BEGINS) * min(max(fraction, 0.0), 1.0))

    def end(self) -> dict[str, float]:
        self.enter(self._stage, WORK_ENDS)
        return {stage: round(seconds, 4) for stage, seconds in self._seconds.items()}


def _told(read: Read | Picture, made: Made) -> dict[str, Any]:
    """What was done, with the surface before, where there was one, and after."""
    sides = {"before": _side(made.source or read.mesh)} if isinstance(read, Read) else {}
    if made.mesh is not None:
        sides["after"] = _side(made.mesh)
    told = {name: value for name, value in made.told.items() if name != "audit"}
    notes = list(read.notes) if isinstance(read, Read) else []
    return {**sides, "notes": notes, **_finite(told)}


def _finite(value: Any) -> Any:
    """The same with null for numbers JSON has not: two pictures that are the same have an infinite PSNR."""
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _side(mesh: Mesh) -> dict[str, Any]:
    found = measure(mesh)
    return {
        "faces": found.num_faces,
        "closed": found.is_closed,
        "parts": found.num_parts,
        "size_metres": [round(float(side), 6) for side in found.size],
    }


def _files_of_job(read: Read | Picture, made: Made, *, stem: str) -> dict[str, bytes]:
    """What the tool made, by name; a mesh that was changed in three formats, with pictures from before and after."""
    files = {f"{stem}{ending}": payload for ending, payload in made.files.items()}
    if made.mesh is None:
        return files
    material = made.material or Material()
    if made.files:
        return {f"{stem}.glb": write_glb(made.mesh, material), **files}
    shown = made.mesh if made.mesh.normals is not None else with_normals(made.mesh)
    for suffix in (".glb", ".stl", ".3mf"):
        files |= pack_surface(shown, material, suffix, name=stem, extras={})
    files["before.png"] = _before_png(read, made)
    drawn = shown if made.shown is None else with_normals(made.shown)
    files["after.png"] = preview_png(drawn, material, pixels=PREVIEW_PIXELS)
    return files


def _before_png(read: Read | Picture, made: Made) -> bytes:
    if isinstance(read, Read):
        return preview_png(made.source or read.mesh, read.material or Material(), pixels=PREVIEW_PIXELS)
    return encode_png(read)


def _files_of_asset(read: Read, made: Made, source: Source, disk: Disk) -> dict[str, bytes]:
    """An asset's files, its source as it was, and the picture that one was made of."""
    assert made.mesh is not None and made.material is not None and made.glb is not None
    files = asset_files(made.mesh, made.material, glb=made.glb)
    if source.digest is None:
        return {**files, "before.glb": _as_glb(made.source or read.mesh, read)}
    files["before.glb"] = source.path(disk).read_bytes()
    picture = source.path(disk).with_name("picture.png")
    return {**files, "picture.png": picture.read_bytes()} if picture.is_file() else files


def _as_glb(mesh: Mesh, read: Read) -> bytes:
    """A surface as it came, in its unit, with the colours of its vertices where these are all it has."""
    material = read.material or Material()
    colors = read.paint.colors if read.paint is not None and material.base_color is None else None
    return write_glb(mesh, material, colors=colors)


def _asset_of(made: Made, body: dict[str, Any]) -> dict[str, object]:
    assert made.mesh is not None and made.audit is not None
    return {
        "verdict": made.audit.verdict,
        "num_faces": made.mesh.num_faces,
        "size_metres": [round(float(side), 6) for side in made.mesh.size],
        "is_size_assumed": body["origin"]["is_size_assumed"] and body["options"]["size_metres"] is None,
    }


def _failure_of(body: dict[str, Any], made: Made) -> dict[str, object] | None:
    if made.audit is None or made.audit.verdict == "pass" or not body["options"]["require_pass"]:
        return None
    return to_wire(profile_not_met(made.audit))


def _report_json(body: dict[str, Any], made: Made, told: dict[str, Any], seconds: dict[str, float]) -> bytes:
    """Of an asset: the audit and what made it, in the shape of every asset's report; of files: what was done."""
    stages = [{"name": name, "seconds": spent} for name, spent in seconds.items()]
    common = {"generator": orfeas.GENERATOR, "stages": stages}
    if made.audit is None:
        report = {"tool": body["tool"], "options": body["options"], **common, **told}
    else:
        origin = {**UPLOADED, **body["origin"]}
        report = {
            **made.audit.to_json(),
            **common,
            "input_sha256": body["source"]["sha256"],
            "recipe": {"name": body["tool"], **body["options"]},
            "engine": origin["engine"],
            "engine_version": origin["engine_version"],
            **{name: origin[name] for name in ("weights", "attempted", "draft")},
            "seed": origin["seed"],
            "size_assumed": _asset_of(made, body)["is_size_assumed"],
            "cutout": None,
            "warnings": told["notes"],
            "finishing": {name: told[name] for name in ("before", "after", "repairs", "sentences", "notes")},
        }
    return json.dumps(report, indent=2, ensure_ascii=False).encode()
