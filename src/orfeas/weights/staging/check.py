"""Check: whether files are what an engine takes, and of which network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from orfeas.engines.weight_files import WeightFile
from orfeas.weights.header import read_header
from orfeas.weights.manifest import Manifest
from orfeas.weights.recognize import fingerprint, recognize


@dataclass(frozen=True)
class Checked:
    """Files as the engine takes them, and the fingerprint of the network they are of."""

    files: tuple[WeightFile, ...]
    base: str | None


def check_files(manifest: Manifest, paths: Sequence[Path], *, config: Path | None) -> Checked:
    """Look at the header, names and shapes of weights; their bytes are for a hash to hold.

    Args:
        paths: all the files they lie in.
        config: their configuration as JSON; None for the published sizes.

    Raises:
        OrfeasError: they are not what the manifest's engine takes; says how.
    """
    if manifest.engine == "hunyuan3d21":
        values = json.loads(config.read_bytes()) if config else None
        files = recognize({path: read_header(path) for path in paths}, config=values)
        return Checked(files, fingerprint(values))
    for path in paths:
        if path.suffix == ".safetensors":
            read_header(path)
    return Checked(tuple(WeightFile(path) for path in paths), manifest.base)
