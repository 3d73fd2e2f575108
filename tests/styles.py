"""LoRAs by formula and without torch: for the shape network's miniature, and for a painter that is a header."""

from __future__ import annotations

import json

from hollow_pipelines import write_hollow_pipeline
from tests.published import CONFIG, safetensors_of

WIDTH = CONFIG["model"]["params"]["hidden_size"]
PAINTED = "down_blocks.0.attentions.0.transformer_blocks.0.attn2"


def peft(layer="blocks.1.attn1.to_q", *, rank=2, num_in=WIDTH, num_out=WIDTH):
    """Shapes of one layer's pair, as peft names it."""
    name = f"base_model.model.{layer}"
    return {f"{name}.lora_A.weight": (rank, num_in), f"{name}.lora_B.weight": (num_out, rank)}


def kohya(layer="blocks_0_mlp_fc1", *, rank=3, num_in=WIDTH, num_out=4 * WIDTH):
    """The same as kohya does, with its alpha."""
    name = f"lora_unet_{layer}"
    return {
        f"{name}.alpha": (1,),
        f"{name}.lora_down.weight": (rank, num_in),
        f"{name}.lora_up.weight": (num_out, rank),
    }


def diffusers(layer=f"unet.{PAINTED}.to_k", *, rank=4, num_in=24, num_out=32):
    """The same as diffusers does, of a painter."""
    return {f"{layer}.lora_A.weight": (rank, num_in), f"{layer}.lora_B.weight": (num_out, rank)}


def write_lora(path, shapes):
    """A LoRA's file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(safetensors_of(shapes))
    return path


def write_painter(weights_home, *, name="brush", num_in=24):
    """A Stable Diffusion of one layer, which nobody can load and everybody can hold a LoRA against."""
    home = write_hollow_pipeline(weights_home, name=name)
    shapes = {f"{PAINTED}.to_k.weight": (32, num_in), f"{PAINTED}.to_k.bias": (32,)}
    (home / "unet" / "diffusion_pytorch_model.safetensors").write_bytes(safetensors_of(shapes))
    return home


def with_note(path, **notes):
    """The file again with notes in its header."""
    whole = path.read_bytes()
    length = int.from_bytes(whole[:8], "little")
    header = {**json.loads(whole[8 : 8 + length]), "__metadata__": notes}
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + whole[8 + length :])
    return path
