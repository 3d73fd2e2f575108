"""Fitted: a miniature of Hunyuan3D-2.1's shape network in the published layout, whose field is a known solid.

Denoiser, conditioner and most of the decoder are random; what answers points is fitted to the solid, whatever latents
come. So all that lies between a picture and an asset runs, and what comes out can be checked.
"""

import fcntl

import torch
import yaml

from fields import plate, ring, rod, together
from orfeas.engines.hunyuan3d21.conditioner import Conditioner
from orfeas.engines.hunyuan3d21.decoder import Decoder
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.keys import conditioner_places, decoder_places, denoiser_places
from orfeas.engines.hunyuan3d21.sizes import (
    CONDITIONER,
    MODEL,
    VAE,
    ConditionerSize,
    DecoderSize,
    DenoiserSize,
    Sizes,
    published_shapes,
)

SIZES = Sizes(
    denoiser=DenoiserSize(
        num_latents=16, channels=4, width=32, num_heads=2, depth=5, context=24, num_mixed=2, num_experts=4, top_k=2
    ),
    decoder=DecoderSize(channels=4, width=64, num_heads=2, depth=1, num_frequencies=8),
    conditioner=ConditionerSize(pixels=28, patch=14, width=24, num_heads=2, depth=1),
    pixels=64,
)
WIDTH = 1 / 16
"""From the surface at which its field is cut off."""

STEPS, POINTS = 300, 1024


def mug(points):
    """Distances (P,) of a thing whose front, sides and back differ: a block on a foot, with a ring at its left."""
    at = torch.tensor
    body = plate(at([0.0, 0.1, 0.0]), torch.eye(3), at([0.9, 1.1, 0.5]))
    foot = plate(at([0.0, -0.55, 0.0]), torch.eye(3), at([1.2, 0.3, 0.9]))
    handle = ring(at([0.55, 0.1, 0.0]), torch.eye(3), 0.28, 0.09)
    knob = rod(at([0.0, 0.25, 0.2]), at([0.0, 0.25, 0.5]), 0.14)
    return together(body, foot, handle, knob)(points)


def make_networks(*, seed=0):
    """Conditioner, denoiser and decoder, the last fitted; five seconds of one processor."""
    torch.set_num_threads(1)  # such small networks are seven times slower on two
    torch.manual_seed(seed)
    conditioner, denoiser, decoder = Conditioner(SIZES.conditioner), Denoiser(SIZES.denoiser), Decoder(SIZES.decoder)
    for parameter in conditioner.parameters():
        torch.nn.init.normal_(parameter, std=0.05)
    fit(decoder)
    return conditioner.eval(), denoiser.eval(), decoder.eval()


def fit(decoder):
    """Train what answers points, on points near the surface and all over the box."""
    optimizer = torch.optim.Adam(decoder.geometry.parameters(), lr=4e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    for _ in range(STEPS):
        everywhere = torch.rand(4 * POINTS, 3) * 2.02 - 1.01
        nearest = mug(everywhere).abs().argsort()[: POINTS // 2]
        points = torch.cat([everywhere[nearest], everywhere[: POINTS // 2]])
        tokens = decoder(torch.randn(1, SIZES.denoiser.num_latents, SIZES.denoiser.channels)).detach()
        found = decoder.geometry(points[None], decoder.geometry.read(tokens))[0]
        loss = (found - (mug(points) / WIDTH).clamp(-1, 1)).abs().mean()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        schedule.step()
    return loss.item()


def published(networks, *, precision=torch.float16):
    """Their tensors by part and published name."""
    conditioner, denoiser, decoder = networks
    of = {
        MODEL: (denoiser, denoiser_places),
        VAE: (decoder, decoder_places),
        CONDITIONER: (conditioner, conditioner_places),
    }
    tensors = {part: {} for part in of}
    for name in published_shapes(SIZES):
        part, key = name.split(".", 1)
        network, places = of[part]
        parameters = dict(network.named_parameters())
        parts = [
            parameters[at.name].detach() if at.part is None else parameters[at.name].detach()[at.part]
            for at in places(key)
        ]
        tensors[part][key] = torch.cat(parts).to(precision) if len(parts) > 1 else parts[0].to(precision).clone()
    tensors[VAE]["pre_kl.weight"] = torch.zeros(8, 64, dtype=precision)  # there, and not needed
    tensors[CONDITIONER]["main_image_encoder.model.embeddings.mask_token"] = torch.zeros(1, 24, dtype=precision)
    return tensors


def configuration():
    """As the published config.yaml has it."""
    denoiser, decoder, conditioner = SIZES.denoiser, SIZES.decoder, SIZES.conditioner
    dino = {
        "hidden_size": conditioner.width,
        "image_size": conditioner.pixels,
        "mlp_ratio": 4,
        "num_attention_heads": conditioner.num_heads,
        "num_hidden_layers": conditioner.depth,
        "patch_size": conditioner.patch,
        "use_swiglu_ffn": False,
    }
    return {
        "model": {
            "params": {
                "input_size": denoiser.num_latents,
                "in_channels": denoiser.channels,
                "hidden_size": denoiser.width,
                "num_heads": denoiser.num_heads,
                "depth": denoiser.depth,
                "context_dim": denoiser.context,
                "num_moe_layers": denoiser.num_mixed,
                "num_experts": denoiser.num_experts,
                "moe_top_k": denoiser.top_k,
                "qk_norm": True,
                "qk_norm_type": "rms",
            }
        },
        "vae": {
            "params": {
                "embed_dim": decoder.channels,
                "width": decoder.width,
                "heads": decoder.num_heads,
                "num_decoder_layers": decoder.depth,
                "num_freqs": decoder.num_frequencies,
                "geo_decoder_ln_post": True,
                "scale_factor": SIZES.scale,
            }
        },
        "conditioner": {
            "params": {"main_image_encoder": {"kwargs": {"config": dino, "image_size": conditioner.pixels}}}
        },
        "image_processor": {"params": {"size": SIZES.pixels, "border_ratio": 0.15}},
    }


def write_published(folder, networks):
    """`config.yaml` and `model.fp16.ckpt`, as they are published."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(yaml.safe_dump(configuration()))
    torch.save(published(networks), folder / "model.fp16.ckpt")
    return folder


def published_folder(shared):
    """The folder of a miniature, made once for all processes that share `shared`."""
    folder = shared / "hunyuan3d-dit-v2-1"
    shared.mkdir(parents=True, exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "model.fp16.ckpt").exists():
            write_published(folder, make_networks())
    return folder
