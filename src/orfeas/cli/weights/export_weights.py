"""`orfeas models export`: installed weights as one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from orfeas.cli.supervise import printable
from orfeas.cli.weights.options import AsJson, Name, Quiet

To = Annotated[Path, typer.Argument(metavar="FILE", help="The tar to write.", show_default=False)]


def export_weights(name: Name, file: To, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Write installed weights to one file, for a machine without a line: `orfeas models import` reads it there."""
    from orfeas.cli.weights.byte_progress import byte_progress
    from orfeas.settings import read_settings
    from orfeas.weights.carrying.pack import pack
    from orfeas.weights.staging.space import readable

    with byte_progress(quiet=quiet) as telling:
        size = pack(name, file, folder=read_settings().weights_home, telling=telling)
    if as_json:
        print(json.dumps({"name": name, "file": str(file), "bytes": size}))
    elif not quiet:
        Console(highlight=False, soft_wrap=True).print(
            f"[bold green]✓[/] {escape(printable(str(file)))}, {readable(size)}"
        )
