"""LoRAs on a pipeline of diffusers, through peft.

They run beside the weights and are never merged into them, so that a pipeline without them computes what it did before,
bit for bit. Files are read by us, with our limits; diffusers is handed tensors.
"""

from __future__ import annotations

import contextlib
import json
import math
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from torch import Tensor

from orfeas.engines.contract import UsedAdapter
from orfeas.engines.device import in_memory
from orfeas.engines.lora.naming import AdapterDoesNotFit, AdapterNotPlain, check_weight
from orfeas.engines.lora.read import check_base
from orfeas.engines.lora.tensors import Stored, read_tensors
from orfeas.engines.text_to_image.lora_naming import NETWORKS, pairs_of
from orfeas.engines.weight_files import AdapterFile

DIFFUSERS_NOTE = "lora_adapter_metadata"


class Loras:
    """Those that a pipeline has on."""

    def __init__(self, pipeline: Any, *, device: torch.device) -> None:
        self._pipeline, self._device = pipeline, device
        self._weights: dict[str, float] = {}
        self._worn: dict[tuple[str, str | None], tuple[str, AdapterFile]] = {}
        self._num_loaded = 0

    def load(self, path: Path, *, weight: float = 1.0, fingerprint: str | None = None) -> str:
        """Put a LoRA on, beside those that are on already.

        Args:
            path: safetensors, with the names that diffusers or kohya write.
            weight: -4 to 4, 1 as it was made.
            fingerprint: of the pipeline's weights; see `read_adapter`.

        Returns:
            What `set_weights` calls it.

        Raises:
            OrfeasError: see `read_adapter`; what was on stays on, and nothing else is.
        """
        check_weight(weight, file=path.name)
        stored = read_tensors(path)
        check_base(stored, fingerprint=fingerprint, file=path.name)
        shapes = {key: tuple(tensor.shape) for key, tensor in stored.tensors.items()}
        num_matrices = 2 * len(pairs_of(shapes, file=path.name))
        tensors = _scaled(stored, file=path.name)
        self._num_loaded += 1
        name, is_on = f"lora_{self._num_loaded}", False
        try:
            in_memory(lambda: self._load(tensors, name), device=self._device, during=lambda: "while a LoRA was loaded")
            if (found := self._count(name)) < num_matrices:
                problem = f"{num_matrices - found} of its {num_matrices} matrices have no place in it"
                raise AdapterDoesNotFit(file=path.name, problem=problem)
            is_on = True
        except (SafetensorError, AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError) as failure:
            raise AdapterDoesNotFit(file=path.name, problem=" ".join(str(failure).split())[:200]) from failure
        finally:
            if not is_on:
                self._drop(name)
        self._weights[name] = weight
        self._apply()
        return name

    def set_weights(self, weights: Mapping[str, float]) -> None:
        """Change how strongly LoRAs work, by what `load` called them; those not named keep their weight."""
        for name, weight in weights.items():
            check_weight(weight, file=name)
        assert weights.keys() <= self._weights.keys()
        self._weights |= weights
        self._apply()

    def wear(self, adapters: Sequence[AdapterFile], *, kept: Iterable[AdapterFile] = ()) -> None:
        """Have these LoRAs work from now on, and no others; see `Adaptable.wear`."""
        for file in adapters:
            check_weight(file.weight, file=file.name)
        wanted = {file.identity: file for file in (*kept, *adapters)}
        for identity in [each for each in self._worn if each not in wanted]:
            name, _file = self._worn.pop(identity)
            del self._weights[name]
            self._drop(name)
        self.set_weights(dict.fromkeys(self._weights, 0.0))
        for identity, file in wanted.items():
            if identity not in self._worn:
                self._worn[identity] = (self.load(file.path, weight=0.0), file)
        weights = dict.fromkeys(self._weights, 0.0)
        for file in adapters:
            weights[self._worn[file.identity][0]] += file.weight
        self.set_weights(weights)

    @property
    def carried(self) -> tuple[UsedAdapter, ...]:
        """Those that are on, at weight 0 where they do nothing now."""
        return tuple(UsedAdapter(file.name, self._weights[name], file.sha256) for name, file in self._worn.values())

    def unload(self) -> None:
        """Take all of them off: the pipeline is what it was, bit for bit."""
        self._weights.clear()
        self._worn.clear()
        self._pipeline.unload_lora_weights()

    def _load(self, tensors: dict[str, Tensor], name: str) -> None:
        with _without_warnings():
            self._pipeline.load_lora_weights(tensors, adapter_name=name)

    def _apply(self) -> None:
        if self._weights:
            self._pipeline.set_adapters(list(self._weights), list(self._weights.values()))

    def _drop(self, name: str) -> None:
        if not self._weights:
            self._pipeline.unload_lora_weights()
            return
        with _without_warnings():
            self._pipeline.delete_adapters([name])
        self._apply()

    def _count(self, name: str) -> int:
        """Matrices of a LoRA that found a place."""
        networks = (getattr(self._pipeline, network, None) for network in NETWORKS)
        called = [key for network in networks if network is not None for key, _ in network.named_parameters()]
        return sum(f".lora_A.{name}." in key or f".lora_B.{name}." in key for key in called)


@contextlib.contextmanager
def _without_warnings() -> Iterator[None]:
    """Those of peft are for whoever calls it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _scaled(stored: Stored, *, file: str) -> dict[str, Tensor]:
    """Tensors, with alpha / rank in them where diffusers noted an alpha in the file: it reads notes of files only."""
    tensors = dict(stored.tensors)
    if DIFFUSERS_NOTE not in stored.notes:
        return tensors
    try:
        says = json.loads(stored.notes[DIFFUSERS_NOTE])
    except (ValueError, RecursionError):
        says = None
    if not isinstance(says, dict):
        raise AdapterNotPlain(file=file, note=DIFFUSERS_NOTE, what="what is not a description")
    for network in NETWORKS:
        for unsupported in ("use_dora", "use_rslora", "alpha_pattern", "lora_bias"):
            if says.get(f"{network}.{unsupported}"):
                raise AdapterNotPlain(file=file, note=DIFFUSERS_NOTE, what=f"`{network}.{unsupported}`")
        alpha = says.get(f"{network}.lora_alpha")
        if alpha is None:
            continue
        if not (type(alpha) in (int, float) and math.isfinite(alpha)):
            raise AdapterNotPlain(file=file, note=DIFFUSERS_NOTE, what=f"`{network}.lora_alpha` {alpha}")
        for key, tensor in stored.tensors.items():
            if key.startswith(f"{network}.") and key.endswith(".lora_B.weight"):
                tensors[key] = tensor * (alpha / tensor.shape[1])
    return tensors
