"""`orfeas mesh analyze`: the numbers of any mesh, and how it would print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from orfeas.cli.meshes.options import AsJson, Files, FileUnit
from orfeas.cli.meshes.surfaces import read_surface
from orfeas.cli.terminal import complain, exit_code_of
from orfeas.errors import OrfeasError, to_wire
from orfeas.generations.tools.options import AnalyzeOptions

if TYPE_CHECKING:
    from orfeas.mesh.measure import Measurements
    from orfeas.mesh.printing.analyze import PrintAnalysis


def analyze(
    files: Files,
    unit: FileUnit = "guess",
    material: Annotated[str, typer.Option(help="pla, petg, abs, asa, tpu, nylon or resin.")] = "pla",
    infill: Annotated[float, typer.Option(min=0.0, max=1.0, help="Share of the inside that is filled.")] = 0.2,
    price_per_kg: Annotated[
        float | None, typer.Option(min=0.0, help="What the material costs you.", show_default="a usual price")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Measure meshes: surface, size, texture, walls, overhang, volume, mass and cost. Nothing is changed.

    What an open surface cannot tell, such as its volume, is left out with the reason. Several files are told one after
    another; the exit code is that of the first that could not be read.
    """
    options = AnalyzeOptions(unit=unit, material=material, infill=infill, price_per_kg=price_per_kg)
    options.check()
    outcomes = [_one_file(path, options) for path in files]
    if as_json:
        shown = [{name: value for name, value in each.items() if name != "lines"} for each in outcomes]
        print(json.dumps(shown if len(shown) > 1 else shown[0], indent=2, ensure_ascii=False))
    else:
        for outcome in outcomes:
            _show(outcome)
    failures = [outcome["exit_code"] for outcome in outcomes if outcome["exit_code"]]
    if failures:
        raise typer.Exit(failures[0])


def _one_file(path: Path, options: AnalyzeOptions) -> dict[str, Any]:
    from orfeas.generations.tools.unit import in_unit
    from orfeas.mesh.measure import measure
    from orfeas.mesh.printing.analyze import analyze as analyze_print

    try:
        read = in_unit(read_surface(path), unit=options.unit)
        found = measure(read.mesh, read.material)
        printed = analyze_print(
            read.mesh, material=options.material, infill=options.infill, price_per_kg=options.price_per_kg
        )
    except OrfeasError as failure:
        complain(f"{path}: {failure.sentence}")
        return {"file": str(path), "exit_code": exit_code_of(failure), "error": to_wire(failure)}
    return {
        "file": str(path),
        "exit_code": 0,
        "measurements": found.to_json(),
        "print": printed.to_json(),
        "notes": [*read.notes, *printed.notes],
        "lines": [*_of_surface(found), *_of_print(printed)],
    }


def _of_surface(found: Measurements) -> list[tuple[str, str]]:
    flaws = {
        "open edges": found.num_border_edges,
        "edges with more than two faces": found.num_crowded_edges,
        "pinched points": found.num_pinched_points,
        "faces without area": found.num_degenerate_faces + found.num_flat_faces,
        "neighbours turned against each other": found.num_turned_edges,
    }
    wrong = ", ".join(f"{count:,} {what}" for what, count in flaws.items() if count)
    pixels = "none" if found.texture_pixels is None else "{} x {}".format(*found.texture_pixels)
    return [
        ("faces", f"{found.num_faces:,} in {found.num_parts:,} piece{'s' * (found.num_parts != 1)}"),
        ("surface", wrong or "closed, manifold, turned outwards"),
        ("size", " x ".join(f"{side:.1f}" for side in found.size_mm) + " mm"),
        ("texture", pixels + ("" if found.num_charts is None else f", {found.num_charts:,} charts")),
    ]


def _of_print(found: PrintAnalysis) -> list[tuple[str, str]]:
    """What is known; the reason, once, for what is not."""
    known: list[tuple[str, str, object]] = [
        ("volume", "{:.2f} cm3", found.volume_cm3),
        ("thinnest wall", f"{{:.2f}} mm ({found.wall_limit_mm:.1f} mm wanted)", found.wall_mm),
        ("overhang", "{:.0f} mm2", found.overhang_mm2),
        ("on the plate", "{:.0f} mm2", found.base_mm2),
        ("mass", f"about {{:.1f}} g of {found.material}, {found.infill:.0%} infill", found.mass_grams),
        ("cost", "about {:.2f}", found.cost),
    ]
    lines = [(name, pattern.format(value)) for name, pattern, value in known if value is not None]
    return [*lines, *[("not known", reason) for reason in dict.fromkeys(found.unknown.values())]]


def _show(outcome: dict[str, Any]) -> None:
    if "lines" not in outcome:
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{Path(outcome['file']).name}[/]")
    table = Table.grid(padding=(0, 2))
    for name, value in outcome["lines"]:
        table.add_row(f"  [dim]{name}[/]", value)
    console.print(table)
    for sentence in outcome["notes"]:
        console.print(f"  [yellow]note:[/] {sentence}")
