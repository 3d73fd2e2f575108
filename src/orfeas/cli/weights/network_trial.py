"""Network trial: what `models verify --deep` asks of a network that goes by its name, by what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from orfeas.cli.weights.graph_trial import Answer, NetworkAnswersWrong

if TYPE_CHECKING:
    from orfeas.weights.record import Record

PROMPT = "a red mug"
LEAST_DEVIATION = 4.0
"""Standard deviation of a painted picture's values, of 255: what is one colour all over has none."""


def try_network(record: Record, *, folder: Path, device: str | None, quiet: bool) -> Answer:
    """Ask a network something whose answer is known.

    Raises:
        NetworkAnswersWrong: it answers something else.
        OrfeasError: it cannot be run here.
    """
    if record.purpose == "painter":
        return _painted(record.name, device=device, quiet=quiet)
    from orfeas.weights.networks.open import open_networks

    if record.purpose == "depth":
        from orfeas.cli.weights.graph_trial import try_depth

        depth = open_networks(depth=record.name, folder=folder).depth
        assert depth is not None
        return try_depth(depth.graph, name=record.name)
    from orfeas.cli.weights.graph_trial import try_matting

    matting = open_networks(matting=record.name, folder=folder).matting
    assert matting is not None
    return try_matting(matting)


def _painted(name: str, *, device: str | None, quiet: bool) -> Answer:
    from orfeas.cli.painting.paint import paint_here
    from orfeas.generations.paintings.options import PaintingOptions

    options = PaintingOptions(PROMPT)
    painted = paint_here(options, title=PROMPT, painter=name, loras=(), device=device, quiet=quiet)
    deviation = float(np.std(painted.picture.pixels[..., :3].astype(np.float64)))
    if deviation < LEAST_DEVIATION:
        raise NetworkAnswersWrong(name=name, problem=f"what it paints of “{PROMPT}” is one colour all over")
    size = f"{painted.picture.width} x {painted.picture.height}"
    return Answer(deviation / 255, f"“{PROMPT}” painted, {size} pixels; look at it with --out", painted.to_png())
