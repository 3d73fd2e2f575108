"""`orfeas audit`: anybody's file against what a use demands; no database, no server."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from orfeas.cli.outputs import read_up_to
from orfeas.cli.terminal import complain, exit_code_of
from orfeas.errors import OrfeasError, to_wire
from orfeas.sandbox import Sandbox

EXIT_FAILED = 2
SHARES = ("hidden", "backward", "buried", "normals_agree", "uv_overlap")
LENGTHS = ("size_least", "size_most", "wall", "ground")


def audit(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="GLB, OBJ, STL, PLY or 3MF files.", show_default=False)
    ],
    profile: Annotated[
        str,
        typer.Option(
            "--profile", "-p", help="preview, game-pc, game-mobile, web, ar, print-fdm or print-resin.", metavar="NAME"
        ),
    ] = "game-pc",
    baked: Annotated[
        bool,
        typer.Option(
            "--baked", help="Its texture was baked for it: no two faces may share a texel, no chart may be thin."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the reports as JSON.")] = False,
) -> None:
    """Check whether assets are fit for a use, whoever made them.

    Prints every check of the profile with what was measured, its limit and its outcome; what could not be measured
    does not pass. Exits with 0 when every file passes and with 2 when one fails; a file that cannot be read has the
    exit code of its error. Sizes are those of the file: STL in millimetres, OBJ and PLY in metres.
    """
    from orfeas.mesh.auditing.profile import find_profile

    purpose = find_profile(profile).purpose
    console = Console(highlight=False)
    outcomes = []
    for path in files:
        outcome = _one_file(path, profile=profile, is_baked=baked)
        outcomes.append(outcome)
        if "error" in outcome:
            complain(f"{path}: {outcome['error']['sentence']}")
        elif not as_json:
            _show(console, path, outcome, purpose=purpose)
    if as_json:
        print(json.dumps(outcomes if len(outcomes) > 1 else outcomes[0], indent=2, ensure_ascii=False))
    codes = [outcome["exit_code"] for outcome in outcomes if outcome["exit_code"]]
    if codes:
        raise typer.Exit(codes[0])


@cache
def _sandbox() -> Sandbox:
    from orfeas.mesh.formats.sandboxed import MESH_LIMITS, PRELOAD

    return Sandbox((*PRELOAD, "orfeas.mesh.auditing.file"), MESH_LIMITS)


def _one_file(path: Path, *, profile: str, is_baked: bool) -> dict[str, Any]:
    outcome: dict[str, Any] = {"file": str(path), "exit_code": 0}
    try:
        with Console(stderr=True).status(f"Measuring {_plain(path.name)}"):
            outcome.update(_measured(path, profile=profile, is_baked=is_baked))
        outcome["exit_code"] = 0 if outcome["verdict"] == "pass" else EXIT_FAILED
    except OrfeasError as failure:
        outcome.update(exit_code=exit_code_of(failure), error=to_wire(failure))
    return outcome


def _measured(path: Path, *, profile: str, is_baked: bool) -> dict[str, Any]:
    """Read a file in the sandbox, then measure what it holds."""
    from orfeas.mesh.audit import audit as audit_mesh
    from orfeas.mesh.auditing.file import read_for_audit
    from orfeas.mesh.formats.reading.limits import MAX_BYTES

    payload = read_up_to(path, max_bytes=MAX_BYTES)
    found, map_pixels = read_for_audit(payload, suffix=path.suffix.lower(), sandbox=_sandbox())
    report = audit_mesh(
        found.mesh,
        found.material,
        profile=profile,
        num_bytes=len(payload),
        is_baked=is_baked,
        map_pixels=map_pixels,
    )
    return {**report.to_json(), "notes": list(found.notes)}


def _show(console: Console, path: Path, outcome: dict[str, Any], *, purpose: str) -> None:
    checks = outcome["checks"]
    marks = {"pass": "[green]✓ pass[/]", "fail": "[red]✗ fail[/]", "not_checked": "[yellow]? not checked[/]"}
    console.print(f"\n[bold]{_plain(path.name)}[/] for {outcome['profile']} [dim]({purpose})[/]\n")
    table = Table(box=None, header_style="dim", pad_edge=False, padding=(0, 3, 0, 0))
    for column, side in (("check", "left"), ("measured", "right"), ("limit", "right"), ("outcome", "left")):
        table.add_column(column, justify="right" if side == "right" else "left")
    for check in checks:
        name = check["id"]
        table.add_row(name, _in_words(name, check["value"]), _limit(name, check["limit"]), marks[check["outcome"]])
    console.print(table)
    console.print()
    remarks = Table.grid(padding=(0, 2, 0, 0))
    for check in checks:
        if check["outcome"] != "pass":
            color = "red" if check["outcome"] == "fail" else "yellow"
            remarks.add_row(f"[{color}]{check['id']}[/]", _plain(check["sentence"]))
    for note in (*outcome["notes"], *_remarks(outcome["measurements"])):
        remarks.add_row("[dim]note[/]", f"[dim]{_plain(note)}[/]")
    console.print(remarks)
    num_failed = sum(check["outcome"] != "pass" for check in checks)
    if num_failed:
        console.print(f"[bold red]fail[/]: {num_failed} of {len(checks)} checks not passed.")
    else:
        console.print(f"[bold green]pass[/]: all {len(checks)} checks.")


def _in_words(name: str, value: Any) -> str:
    from orfeas.mesh.auditing.check import length, share

    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in LENGTHS:
        return length(value)
    if name in SHARES:
        return share(value)
    if name == "bytes":
        return f"{value / 1e6:.2f} MB"
    return f"{value:,}" if isinstance(value, int) else f"{value:.3g}"


def _limit(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "yes"
    sign = "≥" if name in ("size_least", "wall", "uv_gutter") else "≤"
    return "0" if value == 0 else f"{sign} {_in_words(name, value)}"


def _remarks(measured: dict[str, Any]) -> list[str]:
    """What was measured without a limit and yet matters for the use."""
    from orfeas.mesh.auditing.check import length, share

    says = []
    if stance := measured.get("stance"):
        says.append(
            f"{share(stance['overhang_share'])} of the surface overhangs by more than 45 degrees and needs support; "
            f"{stance['contact_area'] * 1e6:,.0f} mm2 lie on the ground."
        )
    if charts := measured.get("charts"):
        says.append(
            f"{measured['num_charts']:,} charts, {charts['num_thin_charts']:,} under 8 texels wide; "
            f"mean stretch {charts['stretch']:.3g}."
        )
        if charts["overlap_share"]:
            says.append(f"{share(charts['overlap_share'])} of the covered texels belong to more than one face.")
    if walls := measured.get("walls"):
        says.append(f"Walls are {length(walls['median_metres'])} thick in the middle of the range.")
    return says


def _plain(text: str) -> str:
    """A text of somebody's file, that can neither move the cursor nor pass for markup."""
    from orfeas.cli.supervise import printable

    return escape(printable(text))
