"""Adaptable: the denoiser's layers that a LoRA may add to, by their published names."""

from __future__ import annotations

from orfeas.engines.hunyuan3d21.keys import denoiser_places
from orfeas.engines.hunyuan3d21.sizes import DenoiserSize
from orfeas.engines.lora.adapter import Target


def adaptable(size: DenoiserSize) -> dict[str, Target]:
    """Attention and dense layers; the mixtures of experts, where a branch would belong to one expert, are not."""
    layers = ["x_embedder", "t_embedder.mlp.0", "t_embedder.mlp.2", "final_layer.linear"]
    for number in range(size.depth):
        parts = [f"attn{which}.{part}" for which in (1, 2) for part in ("to_q", "to_k", "to_v", "out_proj")]
        parts += ["skip_linear"] if number > size.depth // 2 else []
        parts += ["mlp.fc1", "mlp.fc2"] if number < size.depth - size.num_mixed else []
        layers += [f"blocks.{number}.{part}" for part in parts]
    return {layer: _target(layer) for layer in layers}


def _target(layer: str) -> Target:
    (at,) = denoiser_places(f"{layer}.weight")
    holder, _, _ = at.name.rpartition(".")
    return Target(holder if at.part is None else f"{holder}.laid", at.name, at.part)
