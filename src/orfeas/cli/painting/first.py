"""First: the picture that `orfeas generate --prompt` paints, before it makes an object of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from orfeas.cli.loras import GivenLora
from orfeas.cli.outputs import FileExists, Target, write_new
from orfeas.cli.painting.paint import name_of, paint_here
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.paintings.options import PaintingOptions

Words = Annotated[
    str | None,
    typer.Option(
        "--prompt",
        help="Paint a picture from these words first, by what `orfeas paint` would use.",
        show_default=False,
    ),
]


PainterName = Annotated[
    str | None,
    typer.Option(
        "--painter", metavar="NAME|FOLDER", help="What paints it; see `orfeas paint`.", show_default="the first there"
    ),
]


class PictureAndPrompt(OrfeasError):
    """There is a picture, {picture}, and a --prompt to paint one from. Leave one of them out."""

    kind = Kind.INVALID


def named_by(prompt: str | None, pictures: list[Path] | None, *, front: Path | None) -> list[Path] | None:
    """The pictures that were given, or one that will be painted.

    Raises:
        PictureAndPrompt: there are both.
        PromptEmpty, PromptTooLong: it cannot be painted.
    """
    if prompt is None:
        return pictures
    if given := [*(pictures or []), *([front] if front else [])]:
        raise PictureAndPrompt(picture=given[0])
    PaintingOptions(prompt).check()
    return [Path(f"{name_of(prompt)}.png")]


def paint_first(
    prompt: str | None,
    targets: list[Target],
    *,
    seed: int,
    painter: str | None,
    device: str | None,
    loras: Sequence[GivenLora],
    quiet: bool,
) -> list[Target]:
    """Paint the picture of the one target there is, beside what is made of it; nothing where there is no prompt.

    Args:
        painter: its name or folder; None for the first there.
        loras: styles that are for painters.

    Raises:
        FileExists: there is a picture of that name.
        OrfeasError: see `paint_here`.
    """
    if prompt is None:
        return targets
    (target,) = targets
    path = target.folder / f"{target.stem}.png"
    if path.exists() and not target.force:
        raise FileExists(path=path)
    options = PaintingOptions(prompt, seed=seed)
    painted = paint_here(options, title=path.name, painter=painter, loras=loras, device=device, quiet=quiet)
    write_new({path: painted.to_png()}, force=target.force)
    return [replace(target, picture=path)]
