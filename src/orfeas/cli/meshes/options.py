"""Options that several `orfeas mesh` commands share, with the same words everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orfeas.generations.tools.options import Unit

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Meshes: GLB, OBJ, STL, PLY or 3MF.", show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", help="FILE.glb, .obj, .stl, .ply or .3mf; or a folder.", show_default="./NAME-VERB.glb"
    ),
]
FileUnit = Annotated[
    Unit, typer.Option("--unit", help="The file's; guess takes what it states, or guesses from its size.")
]
FinishUnit = Annotated[
    Unit,
    typer.Option(
        "--unit",
        help="The file's; guess takes what it states, or metres for an OBJ or PLY that is not for print, "
        "or guesses from its size.",
    ),
]
OutGlb = Annotated[
    Path | None, typer.Option("--out", "-o", help="FILE.glb; or a folder.", show_default="./NAME-VERB.glb")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
