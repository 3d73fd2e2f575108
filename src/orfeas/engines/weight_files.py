"""Weight files: what an engine is handed to run with, wherever the files lie and whoever keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orfeas.errors import Kind, OrfeasError


class ConfigurationUnreadable(OrfeasError):
    """The configuration of {name} cannot be read: {problem}. Run `orfeas models remove {name}` and install it again."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class WeightFile:
    """One safetensors file; `prefix` (`vae.`) goes in front of its names where the file leaves the part out."""

    path: Path
    prefix: str = ""


@dataclass(frozen=True)
class WeightFiles:
    """The weights of one network, checked and ready to be read.

    Attributes:
        name: as the user knows them, such as `hunyuan3d-2.1-shape`.
        files: safetensors, whose tensors have their published names behind the part they are of (`model.`, `vae.`,
            `conditioner.`), in the file or by its prefix; together they hold every tensor wanted once, and may hold
            more that is not.
        config: JSON of the published configuration; None for the published sizes.
        sha256: `sha256:` and 64 hex digits, over all of them.
        base: what a LoRA's note says where it is for these: of the network's names and shapes.
        license: name of the licence they came under, for the provenance of what is made with them.
    """

    name: str
    files: tuple[WeightFile, ...]
    config: Path | None
    sha256: str
    license: str
    base: str | None = None


@dataclass(frozen=True)
class AdapterFile:
    """A LoRA that is to run beside a network.

    Attributes:
        path: of its file.
        weight: how strongly.
        name: as the user knows it.
        sha256: of the file.
        config_sha256: of what lies beside it and says how strong it is, if anything does.
    """

    path: Path
    weight: float
    name: str
    sha256: str
    config_sha256: str | None = None

    @property
    def identity(self) -> tuple[str, str | None]:
        """The same for what works the same, whatever it is called."""
        return self.sha256, self.config_sha256


def read_config(weights: WeightFiles) -> Mapping[str, Any] | None:
    """The published configuration; None where there is none, and the published sizes hold.

    Raises:
        ConfigurationUnreadable: there is one, and it is damaged.
    """
    if weights.config is None:
        return None
    try:
        config = json.loads(weights.config.read_text(encoding="utf-8"))
    except OSError as failure:
        raise ConfigurationUnreadable(name=weights.name, problem=failure.strerror or "it cannot be opened") from failure
    except ValueError as failure:
        raise ConfigurationUnreadable(name=weights.name, problem="it is not JSON") from failure
    if not isinstance(config, dict):
        raise ConfigurationUnreadable(name=weights.name, problem="it is JSON, but no object")
    return config
