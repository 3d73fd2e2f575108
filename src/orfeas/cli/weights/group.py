"""The `orfeas models` group: its commands in the order they are shown."""

from __future__ import annotations

import typer

from orfeas.cli.weights.download import download
from orfeas.cli.weights.export_weights import export_weights
from orfeas.cli.weights.import_weights import import_weights
from orfeas.cli.weights.list_weights import list_weights
from orfeas.cli.weights.register import register
from orfeas.cli.weights.remove import remove
from orfeas.cli.weights.verify import verify

models_app = typer.Typer(
    name="models",
    help="Weights of the networks that are not in the package: which there are, getting them, keeping them sound.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
models_app.command("list")(list_weights)
models_app.command()(download)
models_app.command()(register)
models_app.command()(verify)
models_app.command()(remove)
models_app.command("export")(export_weights)
models_app.command("import")(import_weights)
