"""Options of `orfeas paint`, as they are written and told."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orfeas.cli.loras import LORA_HELP, LORA_METAVAR
from orfeas.engines.text_to_image.ranges import GUIDANCE, SIDE, STEPS
from orfeas.engines.text_to_image.styles import STYLES

NETWORK = "The network"

PromptText = Annotated[str, typer.Argument(metavar="PROMPT", help="What is to be seen, in quotes.", show_default=False)]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="FILE.png.", show_default="./WORDS-OF-THE-PROMPT.png")]
Style = Annotated[str, typer.Option("--style", help=f"{', '.join(STYLES)}.")]
Negative = Annotated[
    str | None,
    typer.Option("--negative", metavar="PROMPT", help="What is not to be seen.", show_default=False),
]
SizePixels = Annotated[
    int | None,
    typer.Option(
        "--size", metavar="PIXELS", help=f"Width and height, {SIDE[0]} to {SIDE[1]}.", show_default="the network's"
    ),
]
Seed = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="The same seed gives the same picture.")]
Steps = Annotated[
    int | None,
    typer.Option("--steps", help=f"{STEPS[0]} to {STEPS[1]}.", show_default="the network's", rich_help_panel=NETWORK),
]
Guidance = Annotated[
    float | None,
    typer.Option(
        "--guidance",
        help=f"How closely it keeps to the words, {GUIDANCE[0]:g} to {GUIDANCE[1]:g}.",
        show_default="the network's",
        rich_help_panel=NETWORK,
    ),
]
PainterName = Annotated[
    str | None,
    typer.Option(
        "--painter",
        metavar="NAME|FOLDER",
        help="A network that paints, as `orfeas models list --kind painter` names it, or a folder of diffusers.",
        show_default="the first there",
        rich_help_panel=NETWORK,
    ),
]
Lora = Annotated[
    list[str] | None,
    typer.Option(
        "--lora",
        metavar=LORA_METAVAR,
        help=LORA_HELP,
        show_default=False,
        rich_help_panel=NETWORK,
    ),
]
Device = Annotated[
    str | None,
    typer.Option("--device", help="Where it runs: cuda, cuda:1, cpu.", show_default="a GPU", rich_help_panel=NETWORK),
]
