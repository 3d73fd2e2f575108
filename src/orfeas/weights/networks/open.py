"""Open: networks for depth and for cut-outs by their names, ready to be asked; onnxruntime is loaded only now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from orfeas.engines.matting.by_network import Matting, open_matting
from orfeas.engines.matting.cut_out import Network
from orfeas.engines.onnx_card import UsedNetwork
from orfeas.engines.onnx_graph import Graph, open_graph
from orfeas.weights.manifest import Purpose
from orfeas.weights.networks.find import NamedGraph, find_graph, find_named_or_file


@dataclass(frozen=True, eq=False)
class Depth:
    """A network that sees depth; `used` is what is told of it where it was used."""

    used: UsedNetwork
    graph: Graph


@dataclass(frozen=True, eq=False)
class Networks:
    """Those that may have a part in something; None where none was asked for."""

    depth: Depth | None = None
    matting: Matting | None = None

    @property
    def graph(self) -> Graph | None:
        return self.depth.graph if self.depth else None

    @property
    def see(self) -> Network | None:
        return self.matting.see if self.matting else None

    def told(self, parts: Iterable[str]) -> dict[str, object]:
        """Of those that had a part in it, by what they were for, as JSON values."""
        all_used = {"depth": self.depth, "matting": self.matting}
        return {part: used.used.to_json() for part in parts if (used := all_used[part]) is not None}


NO_NETWORKS = Networks()


def open_networks(
    *,
    folder: Path,
    depth: str | None = None,
    matting: str | None = None,
    depth_sha256: str | None = None,
    matting_sha256: str | None = None,
    takes_files: bool = False,
) -> Networks:
    """Open what is asked for by name.

    Args:
        folder: of all weights.
        depth, matting: names; None for none.
        depth_sha256, matting_sha256: of the ones that were asked for; None for any.
        takes_files: whether the path of an ONNX file will do too.

    Raises:
        OrfeasError: see `find_graph`, `find_named_or_file` and `open_graph`.
    """

    def found(name: str, purpose: Purpose, sha256: str | None) -> NamedGraph:
        find = find_named_or_file if takes_files else partial(find_graph, sha256=sha256)
        return find(name, purpose=purpose, folder=folder)

    sees_depth = sees_subject = None
    if depth is not None:
        named = found(depth, "depth", depth_sha256)
        sees_depth = Depth(named.used, open_graph(named.path, card=named.card))
    if matting is not None:
        named = found(matting, "matting", matting_sha256)
        sees_subject = open_matting(named.path, card=named.card, used=named.used)
    return Networks(sees_depth, sees_subject)
