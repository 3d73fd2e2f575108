"""What a command says of weights that are now here."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from orfeas.cli.supervise import printable
from orfeas.weights.networks.find import FOR
from orfeas.weights.record import Record, as_json
from orfeas.weights.staging.space import readable


def tell_outcome(record: Record, folder: Path, *, as_json_text: bool, quiet: bool) -> None:
    """Their record as JSON, or what of it people want to know."""
    if as_json_text:
        print(json.dumps({"folder": str(folder / record.name), "sha256": record.sha256} | json.loads(as_json(record))))
        return
    if quiet:
        return
    accepted = record.licence
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold green]✓[/] [bold]{record.name}[/] is installed, {_for(record)}.")
    for name, value in (
        ("size", readable(record.size)),
        ("folder", str(folder / record.name)),
        ("linked", record.root or ", ".join(file.path for file in record.files if file.is_linked)),
        ("from", f"{record.repository} at {record.revision}" if record.revision else f"a copy, {record.source.of}"),
        ("hash", record.sha256),
        ("licence", _licence(record)),
        ("territory", accepted.territory or "" if accepted else ""),
    ):
        if value:
            console.print(f"  [dim]{name:11}[/]{escape(printable(value))}")


def _for(record: Record) -> str:
    if record.purpose == "shape":
        return f"for the engine {record.engine}"
    return f"for {FOR[record.purpose]}: {_HOW[record.purpose].format(name=record.name)}"


def _licence(record: Record) -> str:
    accepted = record.licence
    if accepted is None:
        return f"{record.license}, as you say" if record.says_licence else "nobody has said"
    return f"{accepted.id}, its {_TEXTS[accepted.text]} accepted {accepted.accepted_at:%Y-%m-%d}"


_HOW = {
    "matting": "orfeas generate --matting {name}",
    "depth": "orfeas relief --depth {name}",
    "painter": "orfeas paint --painter {name}",
}
_TEXTS = {"licence": "text", "summary": "summary"}
