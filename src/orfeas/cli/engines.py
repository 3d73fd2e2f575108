"""Engines at the command line: what they are opened with, and how long the processor would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from orfeas.cli.loras import LORA_HELP, LORA_METAVAR, GivenLora
from orfeas.errors import Kind, OrfeasError

if TYPE_CHECKING:
    from orfeas.engines.load import Means
    from orfeas.engines.weight_files import AdapterFile
    from orfeas.generations.recipe import Recipe

Device = Annotated[
    str | None,
    typer.Option(help="Where a network that wants a GPU runs: cuda, cuda:1, cpu.", show_default="a GPU"),
]


Lora = Annotated[list[str] | None, typer.Option(metavar=LORA_METAVAR, help=LORA_HELP, show_default=False)]


COMPILE = ("yes", "if-possible", "no")


class CompileUnclear(OrfeasError):
    """--compile {given} is not known. Give {known}."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Runs:
    """How a network is to run; None as the settings have it."""

    device: str | None = None
    precision: str | None = None
    compile: str | None = None


def means_of(
    *,
    device: str | None,
    precision: str | None = None,
    compiling: str | None = None,
    adapters: Sequence[AdapterFile] = (),
    sha256: str | None = None,
) -> Means:
    """The weights installed here, on the device asked for and as was asked for, or as ORFEAS_DEVICE and so on have it.

    Args:
        sha256: of the weights to use; None for those installed last.

    Raises:
        WrongSetting: there is no such device, precision or way to compile.
    """
    from orfeas.settings import read_settings
    from orfeas.weights.networks.means import means_here

    asked = {"device": device, "precision": precision, "compile": compiling}
    settings = read_settings(**{name: value for name, value in asked.items() if value is not None})
    return means_here(settings, sha256=sha256, adapters=adapters)


def foretold(recipe: Recipe, runs: Runs, *, loras: Sequence[GivenLora], quiet: bool) -> Means:
    """What engines are opened with; a network that runs on the processor is foretold to take its time.

    Raises:
        WrongSetting: see `means_of`.
        EngineTakesNoSampling: the engine cannot run so.
        EngineTakesNoStyles, StyleForAnother, StyleOfOtherSize: a LoRA cannot run beside the engine's network.
        OrfeasError: that network could not run at all.
    """
    name = recipe.engines[0]
    _check_runs(runs, name)
    adapters = [each.adapter for each in loras]
    means = means_of(device=runs.device, precision=runs.precision, compiling=runs.compile, adapters=adapters)
    if loras:
        _check_fit(loras, name, means)
    if _on_processor(name, means.device) and not quiet:
        from orfeas.engines.load import estimate

        takes = estimate(name, field_cells=recipe.field_cells, steps=recipe.steps, means=means)
        Console(stderr=True, highlight=False).print(f"[yellow]note:[/] {name} on the processor: {takes}, by estimate.")
    return means


def _on_processor(engine: str, device: str | None) -> bool:
    """Whether its network would run there: asked to, or unasked where it can and there is no card for it."""
    from orfeas.engines.catalog import find_engine

    entry = find_engine(engine)
    if not entry.needs_weights or not entry.runs_on_processor:
        return entry.needs_weights and device == "cpu"
    from orfeas.engines.pace import on_processor

    return on_processor(device, memory_bytes=entry.memory_bytes)


def _check_runs(runs: Runs, engine: str) -> None:
    from orfeas.engines.catalog import ENGINES, find_engine
    from orfeas.engines.device import INT8, PRECISIONS, UnknownPrecision
    from orfeas.engines.sampling import EngineTakesNoSampling

    entry = find_engine(engine)
    able = ", ".join(each.name for each in ENGINES.values() if each.takes_savings)
    if runs.compile not in (None, *COMPILE):
        raise CompileUnclear(given=runs.compile, known=" or ".join(COMPILE))
    if runs.precision not in (None, INT8, *PRECISIONS):
        raise UnknownPrecision(precision=runs.precision, known=", ".join((*PRECISIONS, INT8)))
    if runs.compile is not None and not entry.takes_savings:
        raise EngineTakesNoSampling(engine=engine, what="compiling", known=able)
    if runs.precision == INT8 and not entry.takes_savings:
        raise EngineTakesNoSampling(engine=engine, what="precision of int8", known=able)
    if runs.precision is not None and not entry.needs_weights:
        known = " or ".join(each.name for each in ENGINES.values() if each.needs_weights)
        raise EngineTakesNoSampling(engine=engine, what="precision", known=known)


def _check_fit(loras: Sequence[GivenLora], engine: str, means: Means) -> None:
    from orfeas.generations.styles.fit import check_takes_styles
    from orfeas.weights.styles.choose import check_base, check_for

    check_takes_styles(engine)
    weights, styles = means.find_weights(engine), [each.style for each in loras if each.style is not None]
    check_for(styles, engine)
    check_base(styles, weights.base, weights=weights.name)
