"""`orfeas styles rename`: a style gets another name."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console

from orfeas.cli.styles.options import StyleName, values_of
from orfeas.cli.weights.options import AsJson, Quiet

To = Annotated[str, typer.Argument(metavar="NEW", help="What to call it from now on.", show_default=False)]


def rename(name: StyleName, to: To, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Call a style otherwise. Jobs that wait for it by its old name fail and say so."""
    from orfeas.settings import read_settings
    from orfeas.weights.styles.rename import rename_style

    record = rename_style(name, to, weights_home=read_settings().weights_home)
    if as_json:
        print(json.dumps(values_of(record), indent=2))
    elif not quiet:
        Console(highlight=False, soft_wrap=True).print(f"{name} is called [bold]{record.name}[/] now.")
