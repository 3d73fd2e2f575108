"""Sizes: how large the networks of a set of weights are, by their published configuration; and what tensors that makes.

No torch here: whoever takes weights in may ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
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

PARTS = ("image_tokenizer", "tokenizer", "backbone", "post_processor", "decoder")
"""Of the published file; their names stand in front of their tensors'."""

DROPPED = (r"image_tokenizer\.model\.pooler\..*",)
"""Published tensors that nothing here needs."""

BUILT: dict[str, dict[str, object]] = {
    "decoder": {"activation": "silu"},
    "renderer": {"feature_reduction": "concat", "density_activation": "exp"},
    "backbone": {"attention_bias": False, "activation_fn": "geglu", "norm_elementwise_affine": True},
}
"""What the published configuration says or leaves as it is by default; other networks are not built here."""

SAME_AS = "${tokenizer.num_channels}"
"""The one place of the published configuration that refers to another."""


@dataclass(frozen=True)
class PictureSize:
    """How large a picture's transformer is; by default DINO ViT-B/16, as published.

    Attributes:
        pixels: side of the picture that its table of places was made for.
        patch: side of what becomes a token.
        width, num_heads, depth, forward: of the transformer, and of its feed-forward layers.
    """

    pixels: int = 224
    patch: int = 16
    width: int = 768
    num_heads: int = 12
    depth: int = 12
    forward: int = 3072

    @property
    def side(self) -> int:
        """Patches along a side of the table of places."""
        return self.pixels // self.patch


@dataclass(frozen=True)
class BackboneSize:
    """How large the triplane's transformer is; by default as published.

    Attributes:
        channels: of a token of the planes, outside the transformer.
        num_heads, head_width, depth: of the transformer.
        context: width of a picture's tokens.
        num_groups: of channels that are normed together at the beginning.
    """

    channels: int = 1024
    num_heads: int = 16
    head_width: int = 64
    depth: int = 16
    context: int = 768
    num_groups: int = 32

    @property
    def width(self) -> int:
        """Of the transformer."""
        return self.num_heads * self.head_width


@dataclass(frozen=True)
class FieldSize:
    """How large what answers points is; by default as published.

    Attributes:
        channels: of each plane.
        width, depth: of its layers, and how many lie between the first and the last.
        radius: half a side of the cube that the planes cover.
        bias: added to the density before its exponential.
    """

    channels: int = 40
    width: int = 64
    depth: int = 8
    radius: float = 0.87
    bias: float = -1.0


@dataclass(frozen=True)
class Sizes:
    """Of a whole set of weights; by default as published.

    Attributes:
        picture, backbone, field: of its networks.
        plane: tokens along a side of a plane; the field has twice as many.
        pixels: side of the picture that is looked at.
    """

    picture: PictureSize = field(default_factory=PictureSize)
    backbone: BackboneSize = field(default_factory=BackboneSize)
    field: FieldSize = field(default_factory=FieldSize)
    plane: int = 32
    pixels: int = 512


def sizes_of(config: Mapping[str, Any] | None) -> Sizes:
    """What a published `config.yaml`, read, says of the networks; None for the published sizes.

    The published one names the picture's transformer and leaves its sizes to its name; a `config` beside the name, with
    the names of transformers, is of another.

    Raises:
        ConfigurationNotKnown: it is of other networks, or of a variant of these that was never published.
    """
    if config is None:
        return Sizes()
    picture, planes, backbone, upsampler, decoder, renderer = (within(config, part) for part in (*PARTS, "renderer"))
    for part, built in BUILT.items():
        check_built(config[part], built)
    channels = count(planes, "num_channels")
    if backbone.get("in_channels") not in (channels, SAME_AS) or upsampler.get("in_channels") != channels:
        raise ConfigurationNotKnown(problem="its networks do not fit each other")
    sizes = Sizes(
        picture=_picture(picture),
        backbone=BackboneSize(
            channels=channels,
            num_heads=count(backbone, "num_attention_heads"),
            head_width=count(backbone, "attention_head_dim"),
            depth=count(backbone, "num_layers"),
            context=count(backbone, "cross_attention_dim"),
            num_groups=count({"norm_num_groups": BackboneSize.num_groups, **backbone}, "norm_num_groups"),
        ),
        field=FieldSize(
            channels=count(upsampler, "out_channels"),
            width=count(decoder, "n_neurons"),
            depth=count(decoder, "n_hidden_layers") - 1,
            radius=_number(renderer, "radius"),
            bias=_number(renderer, "density_bias"),
        ),
        plane=count(planes, "plane_size"),
        pixels=count(config, "cond_image_size"),
    )
    _check(sizes, inner=decoder.get("in_channels"))
    return sizes


def _picture(params: Mapping[str, Any]) -> PictureSize:
    if "config" not in params:
        return PictureSize()
    vit = within(params, "config")
    return PictureSize(
        pixels=count(vit, "image_size"),
        patch=count(vit, "patch_size"),
        width=count(vit, "hidden_size"),
        num_heads=count(vit, "num_attention_heads"),
        depth=count(vit, "num_hidden_layers"),
        forward=count(vit, "intermediate_size"),
    )


def _number(params: Mapping[str, Any], name: str) -> float:
    value = params.get(name)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not -LARGEST < value < LARGEST:
        raise ConfigurationNotKnown(problem=f"{name} is {value!r} and no number")
    return float(value)


def _check(sizes: Sizes, *, inner: object) -> None:
    picture, backbone, points = sizes.picture, sizes.backbone, sizes.field
    if picture.width % picture.num_heads or backbone.channels % backbone.num_groups:
        raise ConfigurationNotKnown(problem="heads or groups do not divide the width they are of")
    if backbone.context != picture.width or inner != 3 * points.channels:
        raise ConfigurationNotKnown(problem="its networks do not fit each other")
    if picture.pixels < picture.patch or sizes.pixels < picture.patch or points.radius <= 0 or points.depth < 1:
        raise ConfigurationNotKnown(problem="a picture is smaller than a patch, or the field has no extent")


def published_shapes(sizes: Sizes) -> dict[str, tuple[int, ...]]:
    """Every tensor that is needed, by its published name, and its shape."""
    return dict(_tensors(sizes))


def _tensors(sizes: Sizes) -> Tensors:
    channels, points = sizes.backbone.channels, sizes.field
    yield from _picture_tensors("image_tokenizer.model", sizes.picture)
    yield "tokenizer.embeddings", (3, channels, sizes.plane, sizes.plane)
    yield from _backbone_tensors("backbone", sizes.backbone)
    yield "post_processor.upsample.weight", (channels, points.channels, 2, 2)
    yield "post_processor.upsample.bias", (points.channels,)
    widths = [3 * points.channels, *[points.width] * (points.depth + 1), 4]
    for number, (inner, outer) in enumerate(pairwise(widths)):
        yield from linear(f"decoder.layers.{2 * number}", inner, outer)


def _picture_tensors(part: str, size: PictureSize) -> Tensors:
    width = size.width
    yield f"{part}.embeddings.cls_token", (1, 1, width)
    yield f"{part}.embeddings.position_embeddings", (1, 1 + size.side**2, width)
    yield f"{part}.embeddings.patch_embeddings.projection.weight", (width, 3, size.patch, size.patch)
    yield f"{part}.embeddings.patch_embeddings.projection.bias", (width,)
    for number in range(size.depth):
        name = f"{part}.encoder.layer.{number}"
        for which in ("query", "key", "value"):
            yield from linear(f"{name}.attention.attention.{which}", width, width)
        yield from linear(f"{name}.attention.output.dense", width, width)
        yield from linear(f"{name}.intermediate.dense", width, size.forward)
        yield from linear(f"{name}.output.dense", size.forward, width)
        yield from layer_norm(f"{name}.layernorm_before", width)
        yield from layer_norm(f"{name}.layernorm_after", width)
    yield from layer_norm(f"{part}.layernorm", width)


def _backbone_tensors(part: str, size: BackboneSize) -> Tensors:
    width = size.width
    yield from layer_norm(f"{part}.norm", size.channels)
    yield from linear(f"{part}.proj_in", size.channels, width)
    for number in range(size.depth):
        name = f"{part}.transformer_blocks.{number}"
        for norm in (1, 2, 3):
            yield from layer_norm(f"{name}.norm{norm}", width)
        for attention, others in (("attn1", width), ("attn2", size.context)):
            yield f"{name}.{attention}.to_q.weight", (width, width)
            yield f"{name}.{attention}.to_k.weight", (width, others)
            yield f"{name}.{attention}.to_v.weight", (width, others)
            yield from linear(f"{name}.{attention}.to_out.0", width, width)
        yield from linear(f"{name}.ff.net.0.proj", width, 8 * width)
        yield from linear(f"{name}.ff.net.2", 4 * width, width)
    yield from linear(f"{part}.proj_out", width, size.channels)
