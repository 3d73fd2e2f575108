"""Engines at the command line: what they are opened with, and how long the processor would take."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.engines.load import Means
    from orfeas.generations.recipe import Recipe

Device = Annotated[
    str | None,
    typer.Option(help="Where a network that wants a GPU runs: cuda, cuda:1, cpu.", show_default="a GPU"),
]


Lora = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE[:WEIGHT]", help="A LoRA for the engine's network, as often as there are.", show_default=False
    ),
]


class LoraUnclear(OrfeasError):
    """--lora {given} is not a file and a weight. Give FILE, or FILE:WEIGHT with a weight such as 0.8."""

    kind = Kind.INVALID


def means_of(*, device: str | None, loras: Sequence[str] = ()) -> Means:
    """The weights installed here, on the device asked for, or that of ORFEAS_DEVICE.

    Raises:
        WrongSetting: there is no such kind of device.
        LoraUnclear: what stands behind a LoRA's colon is no number.
    """
    from orfeas.settings import read_settings
    from orfeas.weights.resolve import means_here

    settings = read_settings(**({} if device is None else {"device": device}))
    return means_here(settings, adapters=[_adapter(given) for given in loras])


def _adapter(given: str) -> tuple[Path, float]:
    path, colon, weight = given.rpartition(":")
    if not colon or Path(given).exists():
        return Path(given), 1.0
    try:
        return Path(path), float(weight)
    except ValueError as failure:
        raise LoraUnclear(given=given) from failure


def foretold(recipe: Recipe, *, device: str | None, loras: Sequence[str] | None, quiet: bool) -> Means:
    """What engines are opened with; a network that wants a GPU is foretold to take its time on the processor.

    Raises:
        WrongSetting: there is no such kind of device.
        OrfeasError: that network could not run at all.
    """
    from orfeas.engines.catalog import find_engine

    means, name = means_of(device=device, loras=loras or ()), recipe.engines[0]
    if means.device == "cpu" and find_engine(name).needs_weights and not quiet:
        from orfeas.engines.load import estimate

        takes = estimate(name, field_cells=recipe.field_cells, means=means)
        Console(stderr=True, highlight=False).print(f"[yellow]note:[/] {name} on the processor: {takes}, by estimate.")
    return means
