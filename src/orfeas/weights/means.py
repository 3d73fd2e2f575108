"""Means: what engines are opened with on this machine: the weights installed here, on the device the owner named."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from orfeas.engines.load import Means
from orfeas.settings import Settings
from orfeas.weights.resolve import installed_for


def means_here(settings: Settings, *, sha256: str | None = None, adapters: Sequence[tuple[Path, float]] = ()) -> Means:
    """What engines whose weights are not in the package are opened with.

    Args:
        sha256: of the weights to run with; None for those in use.
        adapters: LoRA files, and how strongly.
    """
    return Means(
        find_weights=partial(installed_for, folder=settings.weights_home, sha256=sha256),
        device=settings.device,
        precision=settings.precision,
        adapters=tuple(adapters),
    )
