"""`orfeas generate`: pictures to assets in this process; no database, no server."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orfeas.cli import generate_options as given
from orfeas.cli.engines import Device, Lora, Runs, foretold
from orfeas.cli.outputs import Target, plan_targets, read_mask, read_payload, write_new
from orfeas.cli.painting.first import PainterName, Words, named_by, paint_first
from orfeas.cli.terminal import complain, exit_code_of, stage_progress
from orfeas.cli.views import Back, Front, Left, Pictures, Right, Top, sort_views
from orfeas.engines.sampling import Savings
from orfeas.errors import OrfeasError, to_wire
from orfeas.generations.recipe import DEFAULT_RECIPE, PREFERRED, Recipe
from orfeas.intake.picture import Picture
from orfeas.intake.views import View

if TYPE_CHECKING:
    from orfeas.cli.loras import GivenLora
    from orfeas.engines.load import Means
    from orfeas.engines.matting.by_network import Matting

WIDE = 92
"""Columns of a terminal from which the match with the picture has room in the table; the report has it always."""


def generate(
    pictures: Pictures = None,
    prompt: Words = None,
    painter: PainterName = None,
    front: Front = None,
    left: Left = None,
    back: Back = None,
    right: Right = None,
    top: Top = None,
    recipe: given.RecipeName = DEFAULT_RECIPE,
    engine: given.EngineName = None,
    steps: given.Steps = None,
    guidance: given.Guidance = None,
    solver: given.Solver = None,
    cache_steps: given.CacheSteps = None,
    guide_until: given.GuideUntil = None,
    precision: given.Precision = None,
    compile_: given.Compile = None,
    device: Device = None,
    lora: Lora = None,
    seed: given.Seed = 0,
    size_metres: given.SizeMetres = None,
    mask: given.Mask = None,
    matting: given.Matting = None,
    out: given.Out = None,
    report: given.ReportFile = None,
    preview: given.Preview = None,
    profile: given.Profile = None,
    strict: given.Strict = False,
    force: given.Force = False,
    as_json: given.AsJson = False,
    quiet: given.Quiet = False,
) -> None:
    """Turn pictures into 3D assets: closed, textured and checked.

    One picture gives one file, several give a folder. A bad picture does not stop the others; the exit code is
    that of the first failure. Writes GLB unless --out names another format: OBJ and PLY are in metres with Y up,
    STL and 3MF in millimetres with Z up. With --prompt the picture is painted first, and kept beside what is made.

    Pictures of the same object from other sides make its shape truer: --left, --back, --right and --top beside the
    front. Sides are the object's own. Walking round it counter-clockwise as seen from above, one meets the front at 0
    degrees, its left at 90, its back at 180 and its right at 270. Any of them may be left out but the front.
    """
    others = {View.LEFT: left, View.BACK: back, View.RIGHT: right, View.TOP: top}
    objects, views = sort_views(named_by(prompt, pictures, front=front), front=front, others=others)
    wished = {"engine": engine, "seed": seed, "size_metres": size_metres, "profile": profile, "require_pass": strict}
    sampled = {"steps": steps, "guidance": guidance, "savings": Savings(solver, cache_steps, guide_until)}
    wanted = _recipe(recipe, device, has_views=bool(views), **wished, **sampled)
    is_quiet = quiet or as_json
    shaping, painting = _loras(lora, paints=prompt is not None)
    means = foretold(wanted, Runs(device, precision, compile_), loras=shaping, quiet=is_quiet)
    targets = plan_targets(objects, out=out, report=report, preview=preview, mask=mask, force=force)
    sees = _matting(matting)
    targets = paint_first(prompt, targets, seed=seed, painter=painter, device=device, loras=painting, quiet=is_quiet)
    outcomes = [_one_picture(each, wanted, means, sees, views=views, mask=mask, quiet=is_quiet) for each in targets]
    _tell(outcomes, as_json=as_json, quiet=quiet)
    if failed := [outcome["exit_code"] for outcome in outcomes if outcome["exit_code"]]:
        raise typer.Exit(failed[0])


def _tell(outcomes: list[dict[str, Any]], *, as_json: bool, quiet: bool) -> None:
    if as_json:
        print(json.dumps(outcomes if len(outcomes) > 1 else outcomes[0], indent=2, ensure_ascii=False))
    elif not quiet:
        _show(outcomes)


def _matting(said: str | None) -> Matting | None:
    """Opened once for all pictures; one that is none is told before any of them is."""
    if said is None:
        return None
    from orfeas.settings import read_settings
    from orfeas.weights.networks.open import open_networks

    return open_networks(matting=said, folder=read_settings().weights_home, takes_files=True).matting


def _loras(named: list[str] | None, *, paints: bool) -> tuple[list[GivenLora], list[GivenLora]]:
    """Those for the shape, and those for what paints first, where something does."""
    if not named:
        return [], []
    from orfeas.cli.loras import read_loras
    from orfeas.settings import read_settings

    loras = read_loras(named, weights_home=read_settings().weights_home)
    painting = [each for each in loras if paints and each.is_for_painters]
    return [each for each in loras if each not in painting], painting


def _recipe(name: str, device: str | None, **options: Any) -> Recipe:
    """Refuse an unknown engine, profile or size before any picture is opened; see `build_recipe`."""
    from orfeas.generations.presets import build_recipe, quick_engines
    from orfeas.settings import read_settings

    if options["engine"] is not None or options["has_views"] or name not in PREFERRED:
        return build_recipe(name, **options)
    settings = read_settings()
    return build_recipe(name, quick=quick_engines(settings.weights_home, device=device or settings.device), **options)


def _one_picture(
    target: Target,
    recipe: Recipe,
    means: Means,
    matting: Matting | None,
    *,
    views: Mapping[View, Path],
    mask: Path | None,
    quiet: bool,
) -> dict[str, Any]:
    started = time.perf_counter()
    outcome: dict[str, Any] = {"picture": str(target.picture), "exit_code": 0}
    if views:
        outcome["views"] = {view.value: str(path) for view, path in views.items()}
    blamed = target.picture
    try:
        with stage_progress(target.picture.name, quiet=quiet) as progress:
            pictures = {}
            for view, blamed in {View.FRONT: target.picture, **views}.items():
                pictures[view] = read_payload(blamed)
            blamed = target.picture
            outcome.update(_make(target, recipe, means, matting, pictures=pictures, mask=mask, progress=progress))
    except OrfeasError as failure:
        outcome.update(exit_code=exit_code_of(failure), error=to_wire(failure))
        complain(f"{blamed}: {failure.sentence}")
    outcome["seconds"] = round(time.perf_counter() - started, 2)
    return outcome


def _make(
    target: Target,
    recipe: Recipe,
    means: Means,
    matting: Matting | None,
    *,
    pictures: dict[View, Picture],
    mask: Path | None,
    progress: Any,
) -> dict[str, Any]:
    from orfeas.engines.load import open_engine
    from orfeas.generations.pack import pack_format, pack_report, report_json
    from orfeas.generations.pipeline import ProfileNotMet, make_asset

    finished = make_asset(
        pictures.pop(View.FRONT),
        recipe,
        open_engine=partial(open_engine, means=means),
        mask=None if mask is None else read_mask(mask),
        others=pictures,
        matting=matting,
        report=progress,
    )
    files = {
        target.folder / name: payload
        for name, payload in pack_format(finished, target.suffix, name=target.stem).items()
    }
    if target.report is not None:
        files[target.report] = report_json(finished)
    if target.preview is not None:
        files[target.preview] = _preview(finished.mesh, finished.material)
    write_new(files, force=target.force)
    outcome: dict[str, Any] = {
        "files": [str(path) for path in files],
        "engine": finished.engine,
        "weights": finished.weights,
        "attempted": [each.to_json() for each in finished.attempted],
        "draft": finished.is_draft,
        "faces": finished.mesh.num_faces,
        "closed": finished.audit.measurements.is_closed,
        "textured": finished.material.base_color is not None,
        "size_metres": [round(float(side), 5) for side in finished.mesh.size],
        "verdict": finished.verdict,
        "report": pack_report(finished),
    }
    try:
        finished.require_pass()
    except ProfileNotMet as failure:
        outcome.update(exit_code=exit_code_of(failure), error=to_wire(failure))
        complain(f"{target.picture}: {failure.sentence}")
    return outcome


def _preview(mesh: Any, material: Any) -> bytes:
    from orfeas.render.preview import preview_png

    return preview_png(mesh, material)


def _show(outcomes: list[dict[str, Any]]) -> None:
    made = [outcome for outcome in outcomes if "files" in outcome]
    if not made:
        return
    console = Console(highlight=False, soft_wrap=True)
    match = ("match",) if console.width >= WIDE else ()
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("picture", "engine", "faces", "closed", "textured", "size", *match, "seconds", "verdict"):
        table.add_column(column, justify="right" if column in ("faces", "match", "seconds") else "left")
    for outcome in made:
        size = " x ".join(f"{side * 1000:.0f}" for side in outcome["size_metres"]) + " mm"
        verdict = outcome["verdict"]
        table.add_row(
            Path(outcome["picture"]).name,
            outcome["engine"],
            f"{outcome['faces']:,}",
            "yes" if outcome["closed"] else "no",
            "yes" if outcome["textured"] else "no",
            size,
            *(f"{outcome['report']['match']['score']:.2f}" for _ in match),
            f"{outcome['seconds']:.1f}",
            f"[green]{verdict}[/]" if verdict == "pass" else f"[red]{verdict}[/]",
        )
    console.print(table)
    for outcome in made:
        for warning in outcome["report"]["warnings"]:
            console.print(_told(warning, is_draft=outcome["draft"]))
    for outcome in made:
        for path in outcome["files"]:
            console.print(f"  {path}")


def _told(warning: str, *, is_draft: bool) -> Text:
    """A warning with what sort it is in colour; that of a draft says so itself."""
    label, _, rest = warning.partition(" ")
    if is_draft and label == "Draft:":
        return Text.assemble((label, "yellow"), " ", rest)
    return Text.assemble(("note:", "yellow"), " ", warning)
