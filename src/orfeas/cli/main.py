"""The `orfeas` command: subcommands, the version, and the last handler of failures."""

from __future__ import annotations

import json
import sys
import traceback

import typer

import orfeas
from orfeas.cli.audit import audit
from orfeas.cli.doctor import doctor
from orfeas.cli.generate import generate
from orfeas.cli.meshes.group import mesh_app
from orfeas.cli.openapi import openapi
from orfeas.cli.painting.paint import paint
from orfeas.cli.relief import relief
from orfeas.cli.studio import studio, worker
from orfeas.cli.styles.group import styles_app
from orfeas.cli.terminal import complain, exit_code_of
from orfeas.cli.weights.group import models_app
from orfeas.errors import OrfeasError, to_wire

app = typer.Typer(
    name="orfeas",
    help="ORFEAS Studio: a picture goes in; a closed, textured, checked 3D asset comes out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(generate)
app.command()(paint)
app.command()(relief)
app.command()(audit)
app.command()(studio)
app.command()(worker)
app.command()(doctor)
app.command()(openapi)
app.add_typer(mesh_app)
app.add_typer(models_app)
app.add_typer(styles_app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"orfeas {orfeas.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", help="Show the version and leave.", callback=_show_version, is_eager=True
    ),
) -> None:
    del version


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every failure ends as one sentence and an exit code (docs/conventions.md)."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        app(args=given)
    except OrfeasError as failure:
        if "--json" in given:
            print(json.dumps({"error": to_wire(failure)}, ensure_ascii=False))
        complain(failure.sentence)
        sys.exit(exit_code_of(failure))
    except BrokenPipeError:
        sys.exit(1)
    except Exception:
        traceback.print_exc()
        complain(
            "Something went wrong inside ORFEAS Studio. This is our mistake: please report it with the lines above."
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
