"""The `orfeas styles` group: its commands in the order they are shown."""

from __future__ import annotations

import typer

from orfeas.cli.styles.add import add
from orfeas.cli.styles.list_styles import list_styles
from orfeas.cli.styles.remove import remove
from orfeas.cli.styles.rename import rename
from orfeas.cli.styles.show import show

styles_app = typer.Typer(
    name="styles",
    help="Styles: LoRAs kept by name. `orfeas generate` and `orfeas paint` take them with --lora NAME:WEIGHT.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
styles_app.command("list")(list_styles)
styles_app.command()(add)
styles_app.command()(show)
styles_app.command()(remove)
styles_app.command()(rename)
