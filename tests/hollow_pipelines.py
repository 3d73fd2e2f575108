"""Hollow pipelines: folders that look like one of diffusers' to whoever does not load them."""

import json

_NETWORK = "diffusion_pytorch_model.safetensors"


def write_hollow_pipeline(folder, *, name="hollow", card=None):
    """A Stable Diffusion without a weight, below a folder of weights."""
    parts = {
        "vae": (["diffusers", "AutoencoderKL"], "config.json", _NETWORK),
        "text_encoder": (["transformers", "CLIPTextModel"], "config.json", "model.safetensors"),
        "tokenizer": (["transformers", "CLIPTokenizer"], "tokenizer_config.json", None),
        "unet": (["diffusers", "UNet2DConditionModel"], "config.json", _NETWORK),
        "scheduler": (["diffusers", "DDIMScheduler"], "scheduler_config.json", None),
    }
    home = folder / "text-to-image" / name
    for part, (_kind, config, weights) in parts.items():
        (home / part).mkdir(parents=True)
        (home / part / config).write_text("{}")
        if weights:
            (home / part / weights).write_bytes(b"hollow")
    index = {"_class_name": "StableDiffusionPipeline", **{part: kind for part, (kind, *_) in parts.items()}}
    (home / "model_index.json").write_text(json.dumps(index))
    if card is not None:
        (home / "README.md").write_text(card)
    return home
