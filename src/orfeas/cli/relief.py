"""`orfeas relief`: a picture to a relief or a lithophane for a printer; no database, no server."""

from __future__ import annotations

import json
import math
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from orfeas.cli import relief_options as options
from orfeas.cli.meshes.options import AsJson, Force, Quiet
from orfeas.cli.outputs import Target, plan_targets, read_mask, read_payload, write_new
from orfeas.cli.terminal import stage_progress
from orfeas.generations.reliefs.options import ReliefOptions
from orfeas.mesh.reliefs.limits import ATTENUATION

if TYPE_CHECKING:
    from orfeas.generations.reliefs.make import Relief
    from orfeas.weights.networks.open import Networks

MILLIMETRE = 1e-3


def relief(
    picture: options.Picture,
    out: options.Out = None,
    kind: options.Kind = "relief",
    width_mm: options.Width = 100,
    depth_mm: options.Depth = None,
    base_mm: options.Base = None,
    frame_mm: options.Frame = 0,
    curve_degrees: options.Curve = 0,
    standing: options.Standing = None,
    detail_mm: options.Detail = 0.25,
    faces: options.Faces = None,
    shape: options.Shape = "plate",
    whole: options.Whole = False,
    negative: options.Negative = False,
    mask: options.Mask = None,
    depth: options.DepthNetwork = None,
    matting: options.MattingNetwork = None,
    attenuation_per_mm: options.Attenuation = ATTENUATION / 1000,
    preview: options.Preview = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Turn a picture into a relief or a lithophane: one closed piece, ready to print.

    A relief stands as high as things are near: what a depth network saw, if you give one; else the subject is rounded
    by its outline and shading, and a picture without a subject goes by its brightness. A lithophane is thick where the
    picture is dark; held against the light, it shows the picture.

    STL and 3MF are in millimetres with Z up, the others in metres with Y up.
    """
    started = time.perf_counter()
    wanted = ReliefOptions(
        kind=kind, shape=shape, is_whole=whole, is_negative=negative, faces=faces, stands=standing,
        width_metres=width_mm * MILLIMETRE, frame_metres=frame_mm * MILLIMETRE, detail_metres=detail_mm * MILLIMETRE,
        depth_metres=None if depth_mm is None else depth_mm * MILLIMETRE,
        base_metres=None if base_mm is None else base_mm * MILLIMETRE,
        curve_radians=math.radians(curve_degrees), attenuation_per_metre=attenuation_per_mm / MILLIMETRE,
    )  # fmt: skip
    wanted.check()
    named = out or Path(f"{picture.stem}-{kind}.stl")
    (target,) = plan_targets([picture], out=named, report=None, preview=preview, mask=mask, force=force)
    with stage_progress(picture.name, quiet=quiet or as_json) as progress:
        networks = _networks(depth, matting)  # first: one that is none is told before any work is done
        made = _make(target, wanted, mask=mask, networks=networks, progress=progress)
        progress("write", 0.9)
        outcome = {"picture": str(picture), **_written(target, wanted, made, networks.told(made.seen_by))}
    outcome["seconds"] = round(time.perf_counter() - started, 2)
    if as_json:
        print(json.dumps(outcome, indent=2, ensure_ascii=False))
    elif not quiet:
        _show(outcome)


def _networks(depth: str | None, matting: str | None) -> Networks:
    from orfeas.settings import read_settings
    from orfeas.weights.networks.open import NO_NETWORKS, open_networks

    if depth is None and matting is None:
        return NO_NETWORKS
    return open_networks(depth=depth, matting=matting, folder=read_settings().weights_home, takes_files=True)


def _make(target: Target, wanted: ReliefOptions, *, mask: Path | None, networks: Networks, progress: Any) -> Relief:
    from orfeas.generations.reliefs.make import make_relief

    return make_relief(
        read_payload(target.picture),
        wanted,
        mask=None if mask is None else read_mask(mask),
        depth=networks.graph,
        matting=networks.see,
        report=progress,
    )


def _written(target: Target, wanted: ReliefOptions, made: Relief, used: dict[str, object]) -> dict[str, Any]:
    import orfeas
    from orfeas.generations.pack import pack_surface
    from orfeas.mesh.measure import measure
    from orfeas.mesh.normals import with_normals

    mesh = made.mesh if target.suffix in (".stl", ".3mf") else with_normals(made.mesh)
    extras: dict[str, object] = {"generator": orfeas.GENERATOR, "relief": wanted.to_json(), "method": made.method}
    extras |= {"networks": used} if used else {}
    packed = pack_surface(mesh, made.material, target.suffix, name=target.stem, extras=extras)
    files = {target.folder / name: payload for name, payload in packed.items()}
    if target.preview is not None:
        from orfeas.render.preview import preview_png

        files[target.preview] = preview_png(with_normals(made.shown), made.material)
    write_new(files, force=target.force)
    found = measure(made.mesh)
    return {
        "files": [str(path) for path in files],
        "kind": wanted.kind,
        "method": made.method,
        "networks": used,
        "faces": found.num_faces,
        "closed": found.is_closed and found.is_manifold,
        "size_metres": [round(side, 6) for side in found.size],
        "volume_cm3": round(found.volume_cm3, 3),
        "notes": list(made.sentences),
    }


def _show(outcome: dict[str, Any]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("picture", "kind", "by", "faces", "closed", "size", "volume", "seconds"):
        table.add_column(column, justify="right" if column in ("faces", "volume", "seconds") else "left")
    table.add_row(
        Path(outcome["picture"]).name,
        outcome["kind"],
        outcome["method"],
        f"{outcome['faces']:,}",
        "yes" if outcome["closed"] else "no",
        " x ".join(f"{round(side * 1000, 1):g}" for side in outcome["size_metres"]) + " mm",
        f"{outcome['volume_cm3']:.1f} cm³",
        f"{outcome['seconds']:.1f}",
    )
    console.print(table)
    for sentence in outcome["notes"]:
        console.print(f"[yellow]note:[/] {sentence}")
    for path in outcome["files"]:
        console.print(f"  {path}")
