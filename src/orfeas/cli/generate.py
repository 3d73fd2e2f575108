"""`orfeas generate`: pictures to assets in this process; no database, no server."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from orfeas.cli.outputs import Target, plan_targets, read_mask, read_payload, write_new
from orfeas.cli.terminal import complain, exit_code_of, stage_progress
from orfeas.errors import OrfeasError, to_wire
from orfeas.generations.recipe import DEFAULT_RECIPE, Recipe, find_recipe


def generate(
    pictures: Annotated[
        list[Path],
        typer.Argument(metavar="PICTURE", help="PNG, JPEG or WebP pictures of one object each.", show_default=False),
    ],
    recipe: Annotated[str, typer.Option("--recipe", "-r", help="draft, standard or high.")] = DEFAULT_RECIPE,
    engine: Annotated[str | None, typer.Option(help="Use this engine only.", show_default="the recipe's")] = None,
    seed: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same asset.")] = 0,
    size_metres: Annotated[
        float | None, typer.Option(help="Longest side.", show_default="0.1, marked as assumed")
    ] = None,
    mask: Annotated[
        Path | None, typer.Option(help="A picture of the cut-out: white is kept.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="FILE.glb, .obj, .stl, .ply or .3mf; or a folder.", show_default="./NAME.glb"),
    ] = None,
    report: Annotated[Path | None, typer.Option(help="Write the report to this JSON file.", show_default=False)] = None,
    preview: Annotated[
        Path | None, typer.Option(help="Write a rendered preview to this PNG file.", show_default=False)
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="Check against this profile.", show_default="the recipe's")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when the asset does not meet its profile.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Turn pictures into 3D assets: closed, textured and checked.

    One picture gives one file, several give a folder. A bad picture does not stop the others; the exit code is
    that of the first failure. Writes GLB unless --out names another format: OBJ and PLY are in metres with Y up,
    STL and 3MF in millimetres with Z up.
    """
    wanted = find_recipe(recipe).with_options(seed=seed, size_metres=size_metres, require_pass=strict)
    if engine is not None:
        wanted = wanted.with_options(engines=(engine,))
    if profile is not None:
        wanted = wanted.with_options(profile=profile)
    _check_recipe(wanted)
    targets = plan_targets(pictures, out=out, report=report, preview=preview, mask=mask, force=force)
    outcomes = [_one_picture(target, wanted, mask=mask, quiet=quiet or as_json) for target in targets]
    if as_json:
        print(json.dumps(outcomes if len(outcomes) > 1 else outcomes[0], indent=2, ensure_ascii=False))
    elif not quiet:
        _show(outcomes)
    failures = [outcome["exit_code"] for outcome in outcomes if outcome["exit_code"]]
    if failures:
        raise typer.Exit(failures[0])


def _check_recipe(recipe: Recipe) -> None:
    """Refuse an unknown engine, profile or size before any picture is opened."""
    from orfeas.engines.catalog import find_engine
    from orfeas.generations.size import check_size
    from orfeas.mesh.auditing.profile import find_profile

    for name in recipe.engines:
        find_engine(name)
    find_profile(recipe.profile)
    check_size(recipe.size_metres)


def _one_picture(target: Target, recipe: Recipe, *, mask: Path | None, quiet: bool) -> dict[str, Any]:
    started = time.perf_counter()
    outcome: dict[str, Any] = {"picture": str(target.picture), "exit_code": 0}
    try:
        with stage_progress(target.picture.name, quiet=quiet) as progress:
            outcome.update(_make(target, recipe, mask=mask, progress=progress))
    except OrfeasError as failure:
        outcome.update(exit_code=exit_code_of(failure), error=to_wire(failure))
        complain(f"{target.picture}: {failure.sentence}")
    outcome["seconds"] = round(time.perf_counter() - started, 2)
    return outcome


def _make(target: Target, recipe: Recipe, *, mask: Path | None, progress: Any) -> dict[str, Any]:
    from orfeas.engines.load import open_engine
    from orfeas.generations.pack import pack_format, pack_report, report_json
    from orfeas.generations.pipeline import ProfileNotMet, make_asset

    picture = read_payload(target.picture)
    finished = make_asset(
        picture, recipe, open_engine=open_engine, mask=None if mask is None else read_mask(mask), report=progress
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
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("picture", "engine", "faces", "closed", "textured", "size", "seconds", "verdict"):
        table.add_column(column, justify="right" if column in ("faces", "seconds") else "left")
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
            f"{outcome['seconds']:.1f}",
            f"[green]{verdict}[/]" if verdict == "pass" else f"[red]{verdict}[/]",
        )
    console = Console(highlight=False, soft_wrap=True)
    console.print(table)
    for outcome in made:
        for warning in outcome["report"]["warnings"]:
            console.print(f"[yellow]note:[/] {warning}")
    for outcome in made:
        for path in outcome["files"]:
            console.print(f"  {path}")
