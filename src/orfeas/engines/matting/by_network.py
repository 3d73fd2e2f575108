"""By network: the subject's mask as a network for cut-outs sees it, drawn to the edges of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orfeas.engines.matting.backdrop import guided
from orfeas.engines.matting.cut_out import Network
from orfeas.engines.onnx_card import GraphCard, UsedNetwork
from orfeas.engines.onnx_graph import Graph, open_graph

Floats = npt.NDArray[np.float32]

DECIDED, UNDECIDED = 0.1, 0.6
"""Undecided pixels over the subject's, up to which a mask is trusted wholly, and from which not at all."""


@dataclass(frozen=True, eq=False)
class Matting:
    """A network for cut-outs, ready for `cut_out`: `used` is what is told of it where it was used."""

    used: UsedNetwork
    see: Network


def open_matting(path: Path, *, card: GraphCard, used: UsedNetwork) -> Matting:
    """Open a network for cut-outs.

    Raises:
        OrfeasError: see `open_graph`.
    """
    return Matting(used, partial(subject_by_network, graph=open_graph(path, card=card)))


def subject_by_network(rgb: npt.NDArray[np.uint8], *, graph: Graph) -> tuple[Floats, float]:
    """Separate the subject of a picture from whatever is behind it.

    Args:
        rgb: (H, W, 3) uint8 sRGB.
        graph: answers with a mask, 0 to 1.

    Returns:
        Mask (H, W) float32, 0 to 1, and how far it can be trusted, 0 to 1: less the more of it is neither subject nor
        background.

    Raises:
        GraphFailed: the network gave no answer.
    """
    coarse = np.clip(graph.run(rgb), 0, 1)
    subject = float(coarse.sum())
    undecided = float((4 * coarse * (1 - coarse)).sum()) / max(subject, 1.0)
    confidence = float(np.clip((UNDECIDED - undecided) / (UNDECIDED - DECIDED), 0, 1))
    return guided(rgb, coarse), confidence
