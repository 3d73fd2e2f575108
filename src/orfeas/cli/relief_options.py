"""Options of `orfeas relief`, as they are written and told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orfeas.generations.reliefs.options import ReliefKind, ReliefShape

SIZE, SEEN = "Size, millimetres", "What is seen"

Picture = Annotated[Path, typer.Argument(metavar="PICTURE", help="PNG, JPEG or WebP.", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="FILE.stl, .3mf, .glb, .obj or .ply.", show_default="./NAME-KIND.stl"),
]
Kind = Annotated[
    ReliefKind, typer.Option("--kind", "-k", help="A relief to look at; a lithophane to hold against the light.")
]
Preview = Annotated[Path | None, typer.Option(help="Write a rendered preview to this PNG file.", show_default=False)]
Width = Annotated[float, typer.Option("--width-mm", help="The whole plate, its frame included.", rich_help_panel=SIZE)]
Depth = Annotated[
    float | None,
    typer.Option(
        "--depth-mm",
        help="From the lowest to the highest, or the thinnest to the thickest.",
        show_default="3; lithophane 2.2",
        rich_help_panel=SIZE,
    ),
]
Base = Annotated[
    float | None,
    typer.Option(
        "--base-mm",
        help="Thickness where it is lowest or thinnest.",
        show_default="2; lithophane 0.8",
        rich_help_panel=SIZE,
    ),
]
Frame = Annotated[
    float,
    typer.Option("--frame-mm", help="Width of a frame as high as the highest; 0 for none.", rich_help_panel=SIZE),
]
Detail = Annotated[
    float, typer.Option("--detail-mm", help="Between samples: finer makes more triangles.", rich_help_panel=SIZE)
]
Faces = Annotated[
    int | None,
    typer.Option("--faces", "-f", help="Triangles at most.", show_default="all", rich_help_panel=SIZE),
]
Curve = Annotated[
    float,
    typer.Option("--curve-degrees", help="Bend it round an upright axis; 360 makes a tube.", rich_help_panel=SIZE),
]
Standing = Annotated[
    bool | None,
    typer.Option(
        "--standing/--lying",
        help="On its lower edge, or flat on its back.",
        show_default="lying; standing if curved or a lithophane",
        rich_help_panel=SIZE,
    ),
]
Shape = Annotated[
    ReliefShape,
    typer.Option("--shape", help="A rectangular plate, or one cut along the subject's outline.", rich_help_panel=SEEN),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="Everything in the picture, not its subject alone.", rich_help_panel=SEEN)
]
Negative = Annotated[
    bool,
    typer.Option(
        "--negative/--positive", help="Low where it would be high, as in a mould or stamp.", rich_help_panel=SEEN
    ),
]
Mask = Annotated[
    Path | None,
    typer.Option("--mask", help="A picture of the cut-out: white is kept.", show_default=False, rich_help_panel=SEEN),
]
DepthNetwork = Annotated[
    str | None,
    typer.Option(
        "--depth",
        metavar="NAME|FILE.onnx",
        help="See the depth with a network, as `orfeas models list --kind depth` names it.",
        show_default="guess it",
        rich_help_panel=SEEN,
    ),
]
MattingNetwork = Annotated[
    str | None,
    typer.Option(
        "--matting",
        metavar="NAME|FILE.onnx",
        help="Find the subject with a network, as `orfeas models list --kind matting` names it.",
        show_default="by its backdrop",
        rich_help_panel=SEEN,
    ),
]
Attenuation = Annotated[
    float,
    typer.Option(
        "--attenuation-per-mm",
        help="How a lithophane's plastic dims light: a millimetre lets exp(-this) through.",
        rich_help_panel=SEEN,
    ),
]
