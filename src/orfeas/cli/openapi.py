"""`orfeas openapi`: the HTTP interface as an OpenAPI 3.1 document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def openapi(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write to this file instead of the terminal.", show_default=False)
    ] = None,
) -> None:
    """Print the OpenAPI 3.1 document of the HTTP interface. Needs no database and no running studio."""
    document = render_openapi()
    if out is None:
        typer.echo(document, nl=False)
    else:
        out.write_text(document, encoding="utf-8")


def render_openapi() -> str:
    """The document as JSON text, the same for the same code."""
    from orfeas.api.app import create_app

    return json.dumps(create_app().openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
