"""Miniatures: networks as the published ones are, very small; our own by a seed, and those of the goldens."""

import re

import torch

from orfeas.engines.hunyuan3d21.conditioner import Conditioner
from orfeas.engines.hunyuan3d21.decoder import Decoder
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.keys import conditioner_places, decoder_places, denoiser_places
from orfeas.engines.hunyuan3d21.sizes import ConditionerSize, DecoderSize, DenoiserSize
from orfeas.engines.weight_places import place_all

TINY = DenoiserSize(
    num_latents=12, channels=4, width=32, num_heads=2, depth=5, context=24, num_mixed=2, num_experts=4, top_k=2
)


def make_denoiser(*, seed=0):
    """One of our own."""
    torch.manual_seed(seed)
    return Denoiser(TINY).eval()


def golden_denoiser(golden):
    """That of a golden, with its weights."""
    config = golden.config
    size = DenoiserSize(
        num_latents=config["input_size"],
        channels=config["in_channels"],
        width=config["hidden_size"],
        num_heads=config["num_heads"],
        depth=config["depth"],
        context=config["context_dim"],
        num_mixed=config["num_moe_layers"],
        num_experts=config["num_experts"],
        top_k=config["moe_top_k"],
    )
    return filled(Denoiser(size), golden, places=denoiser_places)


def golden_decoder(golden):
    """That of a golden, with the decoding half of its weights."""
    config = golden.config
    size = DecoderSize(
        channels=config["embed_dim"],
        width=config["width"],
        num_heads=config["heads"],
        depth=config["num_decoder_layers"],
        num_frequencies=config["num_freqs"],
        has_last_norm=config["geo_decoder_ln_post"],
    )
    return filled(Decoder(size), golden, places=decoder_places, dropped=r"encoder\.|pre_kl\.")


def golden_conditioner(golden):
    """That of a golden, with its weights."""
    network = golden.config["dinov2"]
    size = ConditionerSize(
        pixels=golden.config["image_size"],
        patch=network["patch_size"],
        width=network["hidden_size"],
        num_heads=network["num_attention_heads"],
        depth=network["num_hidden_layers"],
    )
    return filled(Conditioner(size), golden, places=conditioner_places, dropped=r".*mask_token")


def filled(network, golden, *, places, dropped="(?!)"):
    """A network with a golden's weights, but for those whose names begin as `dropped` says."""
    kept = {name: tensor for name, tensor in golden.weights.items() if not re.match(dropped, name)}
    place_all(network, kept, places=places, called="the network")
    return network.eval()
