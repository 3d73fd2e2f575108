"""Sizes: how large the networks of a set of weights are, by their published configuration; and what tensors that makes.

No torch here: whoever takes weights in may ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from orfeas.engines.published_config import (
    LARGEST,
    ConfigurationNotKnown,
    Tensors,
    check_built,
    count,
    layer_norm,
    linear,
    within,
)

MODEL, VAE, CONDITIONER = "model", "vae", "conditioner"
"""The parts of the published file, whose names stand in front of their tensors'."""

DROPPED = (r"vae\.encoder\..*", r"vae\.pre_kl\..*", r"conditioner\..*\.mask_token")
"""Published tensors that nothing here needs: for training only."""

DINO = "main_image_encoder.model."

BUILT_MODEL: dict[str, object] = {"qk_norm": True, "qk_norm_type": "rms", "qkv_bias": False}
BUILT_MODEL |= {"use_pos_emb": False, "use_attention_pooling": False, "with_decoupled_ca": False}
BUILT_VAE: dict[str, object] = {"qk_norm": True, "qkv_bias": False, "include_pi": False}
BUILT_VAE |= {"geo_decoder_downsample_ratio": 1, "geo_decoder_mlp_expand_ratio": 4}
BUILT_ENCODER: dict[str, object] = {"use_cls_token": True}
BUILT_DINO: dict[str, object] = {"use_swiglu_ffn": False, "mlp_ratio": 4}
"""What the published configurations have in common; other networks are not built here."""


@dataclass(frozen=True)
class DenoiserSize:
    """How large a denoiser is; by default as published.

    Attributes:
        num_latents, channels: latent tokens and what each has.
        width, num_heads, depth: of the transformer.
        context: width of a picture's tokens.
        num_mixed: blocks at the end whose feed-forward layer is a mixture of experts.
        num_experts, top_k: in each, and how many of them a token goes through.
    """

    num_latents: int = 4096
    channels: int = 64
    width: int = 2048
    num_heads: int = 16
    depth: int = 21
    context: int = 1024
    num_mixed: int = 6
    num_experts: int = 8
    top_k: int = 2


@dataclass(frozen=True)
class DecoderSize:
    """How large a decoder is; by default as published.

    Attributes:
        channels: of a latent token.
        width, num_heads, depth: of the transformer.
        num_frequencies: of each coordinate of a point: 1, 2, 4 ...
        has_last_norm: whether the field is normed before its last layer.
    """

    channels: int = 64
    width: int = 1024
    num_heads: int = 16
    depth: int = 16
    num_frequencies: int = 8
    has_last_norm: bool = True


@dataclass(frozen=True)
class ConditionerSize:
    """How large a conditioner is; by default DINOv2-L, as published.

    Attributes:
        pixels: side of the picture it looks at.
        patch: side of what becomes a token.
        width, num_heads, depth: of the transformer.
    """

    pixels: int = 518
    patch: int = 14
    width: int = 1024
    num_heads: int = 16
    depth: int = 24

    @property
    def num_tokens(self) -> int:
        """One for the whole, and one for each patch."""
        return 1 + (self.pixels // self.patch) ** 2


@dataclass(frozen=True)
class Sizes:
    """Of a whole set of weights; by default as published.

    Attributes:
        denoiser, decoder, conditioner: of its networks.
        scale: latents are so much larger for the denoiser than for the decoder.
        pixels: side of the square a picture is framed in.
    """

    denoiser: DenoiserSize = field(default_factory=DenoiserSize)
    decoder: DecoderSize = field(default_factory=DecoderSize)
    conditioner: ConditionerSize = field(default_factory=ConditionerSize)
    scale: float = 1.0039506158752403
    pixels: int = 512


def sizes_of(config: Mapping[str, Any] | None) -> Sizes:
    """What a published `config.yaml`, read, says of the networks; None for the published sizes.

    Raises:
        ConfigurationNotKnown: it is of other networks, or of a variant of these that was never published.
    """
    if config is None:
        return Sizes()
    model, vae = _params(config, MODEL), _params(config, VAE)
    encoder = within(_params(config, CONDITIONER), "main_image_encoder", "kwargs")
    dino = within(encoder, "config")
    for params, built in ((model, BUILT_MODEL), (vae, BUILT_VAE), (encoder, BUILT_ENCODER), (dino, BUILT_DINO)):
        check_built(params, built)
    pictures = config.get("image_processor", {}).get("params", {})
    sizes = Sizes(
        denoiser=DenoiserSize(
            num_latents=count(model, "input_size"),
            channels=count(model, "in_channels"),
            width=count(model, "hidden_size"),
            num_heads=count(model, "num_heads"),
            depth=count(model, "depth"),
            context=count(model, "context_dim"),
            num_mixed=count(model, "num_moe_layers"),
            num_experts=count(model, "num_experts"),
            top_k=count(model, "moe_top_k"),
        ),
        decoder=DecoderSize(
            channels=count(vae, "embed_dim"),
            width=count(vae, "width"),
            num_heads=count(vae, "heads"),
            depth=count(vae, "num_decoder_layers"),
            num_frequencies=count(vae, "num_freqs"),
            has_last_norm=bool(vae.get("geo_decoder_ln_post", True)),
        ),
        conditioner=ConditionerSize(
            pixels=count(encoder, "image_size"),
            patch=count(dino, "patch_size"),
            width=count(dino, "hidden_size"),
            num_heads=count(dino, "num_attention_heads"),
            depth=count(dino, "num_hidden_layers"),
        ),
        scale=float(vae.get("scale_factor", Sizes.scale)),
        pixels=count(pictures, "size") if "size" in pictures else Sizes.pixels,
    )
    _check(sizes)
    return sizes


def _params(config: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    return within(config, part, "params")


def _check(sizes: Sizes) -> None:
    denoiser, decoder, conditioner = sizes.denoiser, sizes.decoder, sizes.conditioner
    for size in (denoiser, decoder, conditioner):
        if size.width % size.num_heads:
            raise ConfigurationNotKnown(problem=f"{size.num_heads} heads do not divide a width of {size.width}")
    if denoiser.channels != decoder.channels or denoiser.context != conditioner.width:
        raise ConfigurationNotKnown(problem="its networks do not fit each other")
    if denoiser.num_mixed > denoiser.depth or denoiser.top_k > denoiser.num_experts:
        raise ConfigurationNotKnown(problem="it has more mixed blocks than blocks, or asks more experts than there are")
    if conditioner.pixels < conditioner.patch or not 0 < sizes.scale < LARGEST:
        raise ConfigurationNotKnown(problem="a picture is smaller than a patch, or latents have no scale")


def published_shapes(sizes: Sizes) -> dict[str, tuple[int, ...]]:
    """Every tensor that is needed, by its published name behind the part it is of, and its shape."""
    parts = {MODEL: _denoiser(sizes.denoiser), VAE: _decoder(sizes.decoder), CONDITIONER: _dino(sizes.conditioner)}
    return {f"{part}.{name}": shape for part, tensors in parts.items() for name, shape in tensors}


def adaptable_layers(size: DenoiserSize) -> list[str]:
    """The denoiser's layers that a LoRA may add to, by their published names: attention and dense layers. In the
    mixtures of experts a branch would belong to one expert; they are not among them."""
    layers = ["x_embedder", "t_embedder.mlp.0", "t_embedder.mlp.2", "final_layer.linear"]
    for number in range(size.depth):
        parts = [f"attn{which}.{part}" for which in (1, 2) for part in ("to_q", "to_k", "to_v", "out_proj")]
        parts += ["skip_linear"] if number > size.depth // 2 else []
        parts += ["mlp.fc1", "mlp.fc2"] if number < size.depth - size.num_mixed else []
        layers += [f"blocks.{number}.{part}" for part in parts]
    return layers


def _denoiser(size: DenoiserSize) -> Tensors:
    width = size.width
    yield from linear("x_embedder", size.channels, width)
    yield from linear("t_embedder.mlp.0", width, 4 * width)
    yield from linear("t_embedder.mlp.2", 4 * width, width)
    for number in range(size.depth):
        yield from _denoiser_block(f"blocks.{number}", number, size)
    yield from layer_norm("final_layer.norm_final", width)
    yield from linear("final_layer.linear", width, size.channels)


def _denoiser_block(name: str, number: int, size: DenoiserSize) -> Tensors:
    width = size.width
    for norm in (1, 2, 3):
        yield from layer_norm(f"{name}.norm{norm}", width)
    for attention, others in (("attn1", width), ("attn2", size.context)):
        yield f"{name}.{attention}.to_q.weight", (width, width)
        yield f"{name}.{attention}.to_k.weight", (width, others)
        yield f"{name}.{attention}.to_v.weight", (width, others)
        for norm_of in ("q_norm", "k_norm"):
            yield f"{name}.{attention}.{norm_of}.weight", (width // size.num_heads,)
        yield from linear(f"{name}.{attention}.out_proj", width, width)
    if number > size.depth // 2:
        yield from linear(f"{name}.skip_linear", 2 * width, width)
        yield from layer_norm(f"{name}.skip_norm", width)
    if number < size.depth - size.num_mixed:
        yield from linear(f"{name}.mlp.fc1", width, 4 * width)
        yield from linear(f"{name}.mlp.fc2", 4 * width, width)
        return
    yield f"{name}.moe.gate.weight", (size.num_experts, width)
    for expert in (*(f"experts.{each}" for each in range(size.num_experts)), "shared_experts"):
        yield from linear(f"{name}.moe.{expert}.net.0.proj", width, 4 * width)
        yield from linear(f"{name}.moe.{expert}.net.2", 4 * width, width)


def _decoder(size: DecoderSize) -> Tensors:
    width = size.width
    yield from linear("post_kl", size.channels, width)
    for number in range(size.depth):
        name = f"transformer.resblocks.{number}"
        yield f"{name}.attn.c_qkv.weight", (3 * width, width)
        yield from _decoder_block(name, size, norms=("ln_1", "ln_2"))
    name = "geo_decoder.cross_attn_decoder"
    yield from linear("geo_decoder.query_proj", 3 + 6 * size.num_frequencies, width)
    yield f"{name}.attn.c_q.weight", (width, width)
    yield f"{name}.attn.c_kv.weight", (2 * width, width)
    yield from _decoder_block(name, size, norms=("ln_1", "ln_2", "ln_3"))
    if size.has_last_norm:
        yield from layer_norm("geo_decoder.ln_post", width)
    yield from linear("geo_decoder.output_proj", width, 1)


def _decoder_block(name: str, size: DecoderSize, *, norms: tuple[str, ...]) -> Tensors:
    width = size.width
    for norm in norms:
        yield from layer_norm(f"{name}.{norm}", width)
    for norm in ("q_norm", "k_norm"):
        yield from layer_norm(f"{name}.attn.attention.{norm}", width // size.num_heads)
    yield from linear(f"{name}.attn.c_proj", width, width)
    yield from linear(f"{name}.mlp.c_fc", width, 4 * width)
    yield from linear(f"{name}.mlp.c_proj", 4 * width, width)


def _dino(size: ConditionerSize) -> Tensors:
    width = size.width
    yield f"{DINO}embeddings.cls_token", (1, 1, width)
    yield f"{DINO}embeddings.position_embeddings", (1, size.num_tokens, width)
    yield f"{DINO}embeddings.patch_embeddings.projection.weight", (width, 3, size.patch, size.patch)
    yield f"{DINO}embeddings.patch_embeddings.projection.bias", (width,)
    for number in range(size.depth):
        name = f"{DINO}encoder.layer.{number}"
        for which in ("query", "key", "value"):
            yield from linear(f"{name}.attention.attention.{which}", width, width)
        yield from linear(f"{name}.attention.output.dense", width, width)
        for which in ("1", "2"):
            yield from layer_norm(f"{name}.norm{which}", width)
            yield f"{name}.layer_scale{which}.lambda1", (width,)
        yield from linear(f"{name}.mlp.fc1", width, 4 * width)
        yield from linear(f"{name}.mlp.fc2", 4 * width, width)
    yield from layer_norm(f"{DINO}layernorm", width)
