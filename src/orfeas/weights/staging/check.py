"""Check: whether files are what runs them takes, and of which network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orfeas.engines.onnx_card import check_graph
from orfeas.engines.text_to_image.catalog import PAINTERS
from orfeas.engines.text_to_image.folder import FolderNotKnown, PipelineFolder, read_folder
from orfeas.engines.weight_files import WeightFile
from orfeas.weights.header import read_header
from orfeas.weights.manifest import Manifest
from orfeas.weights.recognize import NETWORKS, recognize
from orfeas.weights.record import Record


@dataclass(frozen=True)
class Checked:
    """Files as the engine takes them, and the fingerprint of the network they are of."""

    files: tuple[WeightFile, ...]
    base: str | None


def check_files(
    what: Manifest | Record, paths: Sequence[Path], *, config: Path | None, root: Path | None = None
) -> Checked:
    """Look at the header, names and shapes of weights; their bytes are for a hash to hold.

    Args:
        what: they are to be.
        paths: all the files they lie in.
        config: their configuration as JSON; None for the published sizes.
        root: of a folder of diffusers.

    Raises:
        OrfeasError: they are not what their engine takes; says how.
    """
    network = NETWORKS.get(what.engine)
    if network is not None:
        values = json.loads(config.read_bytes()) if config else None
        files = recognize({path: read_header(path) for path in paths}, engine=what.engine, config=values)
        return Checked(files, network.base(values))
    if what.graph is not None:
        for path in paths:
            check_graph(path, card=what.graph.card(name=what.name, licence=""))
    if root is not None:
        check_pipeline(root, of=what.name if isinstance(what, Manifest) else what.manifest)
    for path in paths:
        if path.suffix == ".safetensors":
            read_header(path)
    return Checked(tuple(WeightFile(path) for path in paths), what.base)


def check_pipeline(root: Path, *, of: str | None) -> PipelineFolder:
    """What a folder of diffusers holds, if it may be loaded and is of the kind that our catalog has.

    Args:
        of: name of a manifest; None for a network of its owner's own.

    Raises:
        OrfeasError: see `read_folder`.
        FolderNotKnown: it is of another kind than the network of that name.
    """
    folder = read_folder(root)
    painter = PAINTERS.get(of or "")
    if painter is not None and painter.kind != folder.kind.name:
        raise FolderNotKnown(folder=root.name, what=f"a {folder.kind.name} is not {of}", known=painter.kind)
    return folder
