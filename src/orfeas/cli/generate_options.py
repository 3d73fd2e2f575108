"""Options of `orfeas generate`, as they are written and told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

RecipeName = Annotated[str, typer.Option("--recipe", "-r", help="draft, standard or high.")]
EngineName = Annotated[str | None, typer.Option(help="Use this engine only.", show_default="the recipe's")]
Steps = Annotated[
    int | None, typer.Option(help="Of an engine that works in steps: more are slower.", show_default="the recipe's")
]
Guidance = Annotated[
    float | None,
    typer.Option(
        help="How closely such an engine keeps to the picture; more exaggerates.", show_default="the recipe's"
    ),
]
Solver = Annotated[
    str | None,
    typer.Option(help="How it gets from step to step: euler, or adams, truer in few steps.", show_default="euler"),
]
CacheSteps = Annotated[
    float | None,
    typer.Option(
        metavar="CHANGE",
        help="Leave out most of a step that changes less than this share, 0.05 say; less exact.",
        show_default="never",
    ),
]
GuideUntil = Annotated[
    float | None,
    typer.Option(
        metavar="SHARE", help="Ask for guidance until this share of the way, 0 to 1; less exact.", show_default="1"
    ),
]
Precision = Annotated[
    str | None,
    typer.Option(
        help="What a network computes in: float16, bfloat16, float32; int8 (experimental) halves its memory.",
        show_default="what suits the device",
    ),
]
Compile = Annotated[
    str | None,
    typer.Option(
        "--compile",
        metavar="yes|if-possible",
        help="Compile a network that works in steps: minutes once, then faster steps.",
        show_default="no",
    ),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="The same seed gives the same asset.")]
SizeMetres = Annotated[float | None, typer.Option(help="Longest side.", show_default="0.1, marked as assumed")]
Matting = Annotated[
    str | None,
    typer.Option(
        "--matting",
        metavar="NAME|FILE.onnx",
        help="Find the subject with a network, as `orfeas models list --kind matting` names it.",
        show_default="by its backdrop",
    ),
]
Mask = Annotated[Path | None, typer.Option(help="A picture of the front's cut-out: white is kept.", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="FILE.glb, .obj, .stl, .ply or .3mf; or a folder.", show_default="./NAME.glb"),
]
ReportFile = Annotated[Path | None, typer.Option(help="Write the report to this JSON file.", show_default=False)]
Preview = Annotated[Path | None, typer.Option(help="Write a rendered preview to this PNG file.", show_default=False)]
Profile = Annotated[str | None, typer.Option(help="Check against this profile.", show_default="the recipe's")]
Strict = Annotated[bool, typer.Option("--strict", help="Fail when the asset does not meet its profile.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite files that exist.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the outcome as JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
