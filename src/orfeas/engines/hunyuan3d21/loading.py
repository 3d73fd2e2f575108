"""Loading: networks from their weight files, strictly: every tensor in its place, or none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from orfeas.engines.hunyuan3d21.conditioner import Conditioner
from orfeas.engines.hunyuan3d21.decoder import Decoder
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.keys import (
    Place,
    WeightsDoNotFit,
    conditioner_places,
    decoder_places,
    denoiser_places,
    place_all,
)
from orfeas.engines.hunyuan3d21.placing import Placing, choose_placing
from orfeas.engines.hunyuan3d21.shape import Networks
from orfeas.engines.hunyuan3d21.sizes import CONDITIONER, DROPPED, MODEL, VAE, sizes_of
from orfeas.engines.weight_files import WeightFiles

Places = Callable[[str], tuple[Place, ...]]


def load_networks(
    weights: WeightFiles, *, device: torch.device, precision: torch.dtype, placing: Placing | None = None
) -> Networks:
    """The networks with their weights, ready to be asked.

    Tensors are read one at a time, so that the processor's memory holds little beside the networks.

    Args:
        weights: see WeightFiles.
        device: where they are to run.
        precision: what they compute in.
        placing: how much of them is on the device at once; None for what there is memory for now.

    Raises:
        ConfigurationNotKnown: the configuration is of other networks.
        WeightsDoNotFit: a file cannot be read, or a tensor is missing, unknown, there twice or of another shape.
    """
    sizes = sizes_of(read_config(weights))
    placing = placing or choose_placing(sizes, device=device, precision=precision)
    home = device if placing is Placing.ALL else torch.device("cpu")
    with ExitStack() as files:
        stored = _Stored(weights, files)

        def filled(make: Callable[[], nn.Module], part: str, places: Places) -> Any:
            with torch.device("meta"):
                network = make()
            network.to_empty(device=home)
            place_all(network.to(precision), stored.of(part), places=places, called=weights.name)
            return network.eval().requires_grad_(False)

        return Networks(
            conditioner=filled(lambda: Conditioner(sizes.conditioner), CONDITIONER, conditioner_places),
            denoiser=filled(lambda: Denoiser(sizes.denoiser), MODEL, denoiser_places),
            decoder=filled(lambda: Decoder(sizes.decoder), VAE, decoder_places),
            scale=sizes.scale,
            pixels=sizes.pixels,
            device=device,
            placing=placing,
        )


def read_config(weights: WeightFiles) -> Mapping[str, Any] | None:
    """The published configuration; None where there is none, and the published sizes hold."""
    if weights.config is None:
        return None
    config: Mapping[str, Any] = json.loads(weights.config.read_text())
    return config


class _Stored:
    """Tensors of several files by part and published name, but for those that nothing needs."""

    def __init__(self, weights: WeightFiles, files: ExitStack) -> None:
        self._name = weights.name
        self._of: dict[str, tuple[Any, str]] = {}
        for each in weights.files:
            opened = self._opened(each.path, files)
            for key in opened.keys():  # noqa: SIM118 - no mapping
                whole = f"{each.prefix}{key}"
                if any(re.fullmatch(pattern, whole) for pattern in DROPPED):
                    continue
                if whole in self._of:
                    raise WeightsDoNotFit(network=self._name, problem=f"{whole} is there twice")
                self._of[whole] = (opened, key)

    def of(self, part: str) -> Mapping[str, Tensor]:
        """The tensors of one part, without its name in front."""
        return _Part({key.removeprefix(f"{part}."): at for key, at in self._of.items() if key.startswith(f"{part}.")})

    def _opened(self, path: Path, files: ExitStack) -> Any:
        try:
            return files.enter_context(safe_open(path, framework="pt"))
        except (OSError, SafetensorError) as failure:
            raise WeightsDoNotFit(network=self._name, problem=f"{path.name} cannot be read ({failure})") from failure


class _Part(Mapping[str, Tensor]):
    """Read when it is asked for, and not kept."""

    def __init__(self, at: dict[str, tuple[Any, str]]) -> None:
        self._at = at

    def __getitem__(self, key: str) -> Tensor:
        opened, name = self._at[key]
        tensor: Tensor = opened.get_tensor(name)
        return tensor

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
