"""The frame of every command that makes a mesh of a mesh: read, change, write, tell."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.table import Table

from orfeas.cli.meshes.surfaces import read_surface
from orfeas.cli.outputs import Target, plan_targets, write_new
from orfeas.cli.terminal import complain, exit_code_of, stage_progress
from orfeas.errors import OrfeasError, to_wire
from orfeas.generations.tools.catalog import TOOLS
from orfeas.generations.tools.made import Made, Report
from orfeas.generations.tools.options import Options

if TYPE_CHECKING:
    from orfeas.mesh.formats.untrusted import Read


Edit = Callable[["Read", Report], Made]
"""Given the mesh that was read, and whom to tell the stage and the fraction done."""


def use_tool(
    kind: str,
    options: Options,
    files: list[Path],
    *,
    verb: str,
    out: Path | None,
    force: bool,
    as_json: bool,
    quiet: bool,
    is_glb_only: bool = False,
) -> None:
    """Let a tool change each file; see `edit_files`.

    Raises:
        OrfeasError: what the options cannot be, whatever the files are.
    """
    options.check()

    def edit(read: Read, report: Report) -> Made:
        return TOOLS[kind].load()(read, options, report)

    edit_files(files, edit, verb=verb, out=out, force=force, as_json=as_json, quiet=quiet, is_glb_only=is_glb_only)


def edit_files(
    files: list[Path],
    edit: Edit,
    *,
    verb: str,
    out: Path | None,
    force: bool,
    as_json: bool,
    quiet: bool,
    is_glb_only: bool = False,
) -> None:
    """Change each file, write the results, and show a table.

    A bad file does not stop the others; the exit code is that of the first failure.
    """
    targets = plan_targets(
        files, out=out, report=None, preview=None, mask=None, force=force, ending=f"-{verb}", is_glb_only=is_glb_only
    )
    outcomes = [_one_file(target, edit, quiet=quiet or as_json) for target in targets]
    if as_json:
        print(json.dumps(outcomes if len(outcomes) > 1 else outcomes[0], indent=2, ensure_ascii=False))
    elif not quiet:
        _show([outcome for outcome in outcomes if "files" in outcome])
    failures = [outcome["exit_code"] for outcome in outcomes if outcome["exit_code"]]
    if failures:
        raise typer.Exit(failures[0])


def _one_file(target: Target, edit: Edit, *, quiet: bool) -> dict[str, Any]:
    started = time.perf_counter()
    outcome: dict[str, Any] = {"file": str(target.picture), "exit_code": 0}
    try:
        with stage_progress(target.picture.name, quiet=quiet) as progress:
            progress("read", 0.0)
            read = read_surface(target.picture)
            made = edit(read, progress)
            progress("write", 1.0)
            outcome.update(_written(target, read, made))
    except OrfeasError as failure:
        outcome.update(exit_code=exit_code_of(failure), error=to_wire(failure))
        complain(f"{target.picture}: {failure.sentence}")
    outcome["seconds"] = round(time.perf_counter() - started, 2)
    return outcome


def _written(target: Target, read: Read, made: Made) -> dict[str, Any]:
    from orfeas.generations.pack import pack_surface
    from orfeas.mesh.material import Material
    from orfeas.mesh.measure import measure

    packed: dict[str, bytes] = {}
    if made.glb is not None and target.suffix == ".glb":
        packed = {f"{target.stem}.glb": made.glb}
    elif made.mesh is not None:
        packed = pack_surface(made.mesh, made.material or Material(), target.suffix, name=target.stem, extras={})
    packed.update({f"{target.stem}{ending}": payload for ending, payload in made.files.items()})
    paths = {target.folder / name: payload for name, payload in packed.items()}
    write_new(paths, force=target.force)
    before = measure(made.source or read.mesh)
    after = before if made.mesh is None else measure(made.mesh)
    return {
        "files": [str(path) for path in paths],
        "faces": [before.num_faces, after.num_faces],
        "closed": [before.is_closed, after.is_closed],
        "size_metres": [round(float(side), 5) for side in after.size],
        "notes": list(read.notes),
        **made.told,
    }


def _show(outcomes: list[dict[str, Any]]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("file", "faces", "closed", "size", "seconds"):
        table.add_column(column, justify="right" if column == "seconds" else "left")
    for outcome in outcomes:
        faces, closed = outcome["faces"], ["yes" if is_closed else "no" for is_closed in outcome["closed"]]
        table.add_row(
            Path(outcome["file"]).name,
            f"{faces[0]:,}" if faces[0] == faces[1] else f"{faces[0]:,} → {faces[1]:,}",
            closed[0] if closed[0] == closed[1] else f"{closed[0]} → {closed[1]}",
            " x ".join(f"{side * 1000:.0f}" for side in outcome["size_metres"]) + " mm",
            f"{outcome['seconds']:.1f}",
        )
    if outcomes:
        console.print(table)
    for outcome in outcomes:
        for sentence in (*outcome["notes"], *outcome.get("sentences", ())):
            console.print(f"[yellow]note:[/] {sentence}")
        for path in outcome["files"]:
            console.print(f"  {path}")
