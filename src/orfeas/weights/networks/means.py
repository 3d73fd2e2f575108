"""Means: what an engine is opened with here: its weights, and how they are to run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from orfeas.engines.load import Means
from orfeas.engines.weight_files import AdapterFile
from orfeas.settings import Settings
from orfeas.weights.resolve import installed_for


def means_here(settings: Settings, *, sha256: str | None = None, adapters: Sequence[AdapterFile] = ()) -> Means:
    """What engines whose weights are not in the package are opened with.

    Args:
        sha256: of the weights to run with; None for those in use.
        adapters: LoRAs that run beside the network.
    """
    return Means(
        find_weights=partial(installed_for, folder=settings.weights_home, sha256=sha256),
        device=settings.device,
        precision=settings.precision,
        compile=settings.compile,
        adapters=tuple(adapters),
    )
