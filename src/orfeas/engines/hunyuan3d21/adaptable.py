"""Adaptable: the denoiser's layers that a LoRA may add to, by their published names."""

from __future__ import annotations

from orfeas.engines.hunyuan3d21.keys import denoiser_places
from orfeas.engines.hunyuan3d21.sizes import DenoiserSize, adaptable_layers
from orfeas.engines.lora.adapter import Target


def adaptable(size: DenoiserSize) -> dict[str, Target]:
    """See `adaptable_layers`."""
    return {layer: _target(layer) for layer in adaptable_layers(size)}


def _target(layer: str) -> Target:
    (at,) = denoiser_places(f"{layer}.weight")
    holder, _, _ = at.name.rpartition(".")
    return Target(holder if at.part is None else f"{holder}.laid", at.name, at.part)
