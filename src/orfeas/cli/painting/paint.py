"""`orfeas paint`: a picture from words, in this process; no database, no server."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape

from orfeas.cli.engines import means_of
from orfeas.cli.loras import GivenLora, read_loras
from orfeas.cli.meshes.options import AsJson, Force, Quiet
from orfeas.cli.outputs import FileExists, write_new
from orfeas.cli.painting import options
from orfeas.cli.terminal import stage_progress
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.paintings.options import PaintingOptions

if TYPE_CHECKING:
    from orfeas.generations.paintings.paint import Painted

NUM_NAME_CHARACTERS = 40


class OnlyPng(OrfeasError):
    """A painted picture is written as PNG, not as {suffix}. Name a .png file with --out."""

    kind = Kind.INVALID


def paint(
    prompt: options.PromptText,
    out: options.Out = None,
    style: options.Style = "plain",
    negative: options.Negative = None,
    size: options.SizePixels = None,
    seed: options.Seed = 0,
    steps: options.Steps = None,
    guidance: options.Guidance = None,
    painter: options.PainterName = None,
    lora: options.Lora = None,
    device: options.Device = None,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Paint a picture of one thing from words, fit to be made 3D with `orfeas generate`.

    It needs a network that paints: `orfeas models download z-image-turbo`, or one that you have. What made the picture
    is kept in the file.
    """
    wanted = PaintingOptions(
        prompt, negative_prompt=negative, style=style, steps=steps, guidance=guidance, width=size, height=size,
        seed=seed,
    )  # fmt: skip
    wanted.check()
    path = out or Path(f"{name_of(prompt)}.png")
    if path.suffix.lower() != ".png":
        raise OnlyPng(suffix=path.suffix or "a file without an ending")
    if path.exists() and not force:
        raise FileExists(path=path)
    from orfeas.settings import read_settings

    started = time.perf_counter()
    loras = read_loras(lora or (), weights_home=read_settings().weights_home)
    painted = paint_here(wanted, title=path.name, painter=painter, loras=loras, device=device, quiet=quiet or as_json)
    write_new({path: painted.to_png()}, force=force)
    seconds = round(time.perf_counter() - started, 2)
    if as_json:
        outcome = {"file": str(path), **painted.told, "notes": list(painted.sentences), "seconds": seconds}
        print(json.dumps(outcome, indent=2, ensure_ascii=False))
    elif not quiet:
        _show(path, painted, seconds=seconds)


def paint_here(
    wanted: PaintingOptions,
    *,
    title: str,
    painter: str | None,
    loras: Sequence[GivenLora],
    device: str | None,
    quiet: bool,
) -> Painted:
    """Paint with the network that the owner named, on the device asked for.

    Raises:
        OrfeasError: see `Pipelines.find` and `paint`.
    """
    from orfeas.generations.paintings.paint import Means
    from orfeas.generations.paintings.paint import paint as paint_one
    from orfeas.generations.paintings.pipelines import FOLDER, Pipelines
    from orfeas.generations.styles.fit import check_paints_with
    from orfeas.settings import read_settings

    settings, engine_means = read_settings(), means_of(device=device, adapters=[each.adapter for each in loras])
    found = Pipelines(settings.weights_home, chosen=painter or settings.text_to_image).find()
    for each in loras:
        if each.style is not None:
            check_paints_with(each.style, found, weights_home=settings.weights_home)
    means = Means(
        found,
        memory=settings.weights_home / FOLDER,
        device=engine_means.device,
        precision=engine_means.precision,
        adapters=engine_means.adapters,
    )
    with stage_progress(title, quiet=quiet) as progress:
        return paint_one(wanted, means, report=progress)


def name_of(prompt: str) -> str:
    """What a file of it is called."""
    words = re.sub(r"[^\w]+", "-", prompt.lower()).strip("-_")
    return words[:NUM_NAME_CHARACTERS].rstrip("-_") or "picture"


def _show(path: Path, painted: Painted, *, seconds: float) -> None:
    told: dict[str, Any] = painted.told
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        escape(
            f"{told['width']} x {told['height']} pixels by {told['pipeline']}, {told['steps']} steps, "
            f"seed {told['seed']}, {seconds:.1f} s"
        )
    )
    for sentence in painted.sentences:
        console.print(f"[yellow]note:[/] {escape(sentence)}")
    console.print(f"  {escape(str(path))}")
