"""What a command says of weights that are now here."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from orfeas.cli.supervise import printable
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
    console.print(f"[bold green]✓[/] [bold]{record.name}[/] is installed, for the engine {record.engine}.")
    for name, value in (
        ("size", readable(record.size)),
        ("folder", str(folder / record.name)),
        ("linked", ", ".join(file.path for file in record.files if file.is_linked)),
        ("from", f"{record.repository} at {record.revision}" if record.revision else f"a copy, {record.source.of}"),
        ("hash", record.sha256),
        ("licence", f"{accepted.id}, its {_TEXTS[accepted.text]} accepted {accepted.accepted_at:%Y-%m-%d}"),
        ("territory", accepted.territory or ""),
    ):
        if value:
            console.print(f"  [dim]{name:11}[/]{escape(printable(value))}")


_TEXTS = {"licence": "text", "summary": "summary"}
