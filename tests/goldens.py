"""Goldens: tensors of miniatures of the published networks, in the folder that ORFEAS_GOLDENS names; not in here."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Golden(NamedTuple):
    """One module's golden: sizes and meanings, weights by their published names, what went in and what came out."""

    config: dict[str, Any]
    weights: dict[str, Any]
    inputs: dict[str, Any]
    outputs: dict[str, Any]

    def assert_close(self, found, name):
        """`found` is the output of that name, within the golden's own tolerance."""
        import torch

        within = self.config.get("suggested_tolerance", {"atol": 1e-4, "rtol": 1e-3})
        torch.testing.assert_close(found, self.outputs[name], atol=within["atol"], rtol=within["rtol"])


def golden_folders(stage: str, module: str) -> list[Any]:
    """Parameters for a test: every seed's folder of a module, or one that skips and says why."""
    root = os.environ.get("ORFEAS_GOLDENS")
    if not root:
        return [pytest.param(None, marks=pytest.mark.skip(reason="ORFEAS_GOLDENS names no folder of goldens"))]
    found = sorted(path for path in Path(root, stage).iterdir() if path.name.rsplit("-", 1)[0] == module)
    assert found, f"{root}/{stage} has no {module}"
    return [pytest.param(path, id=path.name) for path in found]


def read_golden(folder: Path) -> Golden:
    """All of a folder; a file that is not there is empty."""
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text())
    weights_from = config.get("weights_from", "weights.safetensors")
    weights = folder / (weights_from if isinstance(weights_from, str) else "several")
    files = (weights, folder / "inputs.safetensors", folder / "outputs.safetensors")
    return Golden(config, *(load_file(path) if path.is_file() else {} for path in files))
