"""Options that several `orfeas models` commands share, with the same words everywhere."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

Purpose = Literal["shape", "matting", "depth", "painter"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="As `orfeas models list` shows it.", show_default=False)]
AcceptLicence = Annotated[
    str | None,
    typer.Option(
        "--accept-licence",
        metavar="ID",
        help="Accept the licence of that name without being asked, for scripts. `orfeas models list` shows the names.",
        show_default=False,
    ),
]
Kind = Annotated[
    Purpose | None,
    typer.Option("--kind", help="Of these only: shape, matting, depth or painter.", show_default="all"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
