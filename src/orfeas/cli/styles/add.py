"""`orfeas styles add`: a LoRA becomes a style."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from orfeas.cli.styles.options import facts_of, layers_of, values_of
from orfeas.cli.supervise import printable
from orfeas.cli.weights.options import AsJson, Quiet

LoraFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The .safetensors file of a LoRA, peft's or kohya's.", show_default=False)
]
CalledName = Annotated[str | None, typer.Option("--name", help="What to call it.", show_default="the file's name")]
Title = Annotated[str | None, typer.Option("--title", help="What to show it as.", show_default="its name")]
Trigger = Annotated[
    list[str] | None,
    typer.Option("--trigger", help="Words that call it up in a prompt; as often as there are.", show_default=False),
]
PreviewFile = Annotated[
    Path | None, typer.Option("--preview", help="A picture to show it by: PNG, JPEG or WebP.", show_default=False)
]
For = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="NETWORK",
        help="What it is for: hunyuan3d21, or a network that paints, or a kind of such.",
        show_default="told by its layers",
    ),
]
LicenceText = Annotated[
    str | None, typer.Option("--licence", help="What it came under, in your words.", show_default=False)
]
SourceText = Annotated[str | None, typer.Option("--source", help="Where it came from.", show_default=False)]


def add(
    file: LoraFile,
    name: CalledName = None,
    title: Title = None,
    trigger: Trigger = None,
    preview: PreviewFile = None,
    network: For = None,
    licence: LicenceText = None,
    source: SourceText = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Keep a LoRA as a style.

    Its tensors are held against the networks here, and what fits none of them is refused. The file is linked where the
    disk is the same, and copied otherwise; an adapter_config.json beside it comes along.
    """
    from orfeas.cli.outputs import read_payload
    from orfeas.generations.paintings.pipelines import Pipelines
    from orfeas.generations.styles.fit import painters_here
    from orfeas.settings import read_settings
    from orfeas.weights.styles.add import Stated, add_style
    from orfeas.weights.styles.preview import preview_png

    settings = read_settings()
    stated = Stated(name, title, tuple(trigger or ()), network, licence, source)
    record = add_style(
        file,
        stated,
        weights_home=settings.weights_home,
        painters=painters_here(Pipelines(settings.weights_home, settings.text_to_image)),
        preview=None if preview is None else preview_png(read_payload(preview)),
    )
    if as_json:
        print(json.dumps(values_of(record), indent=2))
    elif not quiet:
        console = Console(highlight=False, soft_wrap=True)
        console.print(f"[bold]{record.name}[/] is kept, for {record.network}: {layers_of(record)}.")
        for fact, text in facts_of(record):
            console.print(f"  [dim]{fact:9}[/]{escape(printable(text))}")
        console.print(f"  Use it with --lora {record.name}, or --lora {record.name}:0.8 for less of it.")
