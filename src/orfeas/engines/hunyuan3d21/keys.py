"""Keys: where each tensor of the published file has its place in our networks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from torch import Tensor, nn

from orfeas.errors import Kind, OrfeasError


class Place(NamedTuple):
    """A parameter by name, or one part of it: of fused projections and of experts, which we keep in one tensor."""

    name: str
    part: int | None = None


class WeightsDoNotFit(OrfeasError):
    """These are not the weights of {network}: {problem}. Download them again, or register the file they came from."""

    kind = Kind.INVALID


_EXPERT = re.compile(r"(blocks\.\d+)\.moe\.experts\.(\d+)\.net\.(0\.proj|2)\.(weight|bias)")
_PROJECTION = re.compile(r"(blocks\.\d+)\.(attn1|attn2)\.to_([qkv])\.weight")
_FUSED = re.compile(r"(.*\.)attn\.c_(qkv|kv)\.weight")
_DENOISER = (
    (r"^x_embedder\.", "from_latents."),
    (r"^t_embedder\.mlp\.0\.", "time.up."),
    (r"^t_embedder\.mlp\.2\.", "time.down."),
    (r"^final_layer\.norm_final\.", "last_norm."),
    (r"^final_layer\.linear\.", "to_velocity."),
    (r"\.norm([123])\.", r".norm_\1."),
    (r"\.skip_linear\.", ".join."),
    (r"\.skip_norm\.", ".join_norm."),
    (r"\.attn1\.", ".self_attention."),
    (r"\.attn2\.to_q\.", ".cross_attention.q."),
    (r"\.attn2\.", ".cross_attention."),
    (r"\.out_proj\.", ".out."),
    (r"\.mlp\.fc1\.", ".feed_forward.up."),
    (r"\.mlp\.fc2\.", ".feed_forward.down."),
    (r"\.moe\.gate\.", ".feed_forward.gate."),
    (r"\.moe\.shared_experts\.net\.0\.proj\.", ".feed_forward.shared.up."),
    (r"\.moe\.shared_experts\.net\.2\.", ".feed_forward.shared.down."),
)


_DECODER = (
    (r"^post_kl\.", "from_latents."),
    (r"^transformer\.resblocks\.", "blocks."),
    (r"^geo_decoder\.query_proj\.", "geometry.from_points."),
    (r"^geo_decoder\.ln_post\.", "geometry.last_norm."),
    (r"^geo_decoder\.output_proj\.", "geometry.to_logit."),
    (r"^geo_decoder\.cross_attn_decoder\.", "geometry."),
    (r"\.ln_([123])\.", r".norm_\1."),
    (r"\.attn\.attention\.", ".attention."),
    (r"\.attn\.c_q\.", ".attention.q."),
    (r"\.attn\.c_proj\.", ".attention.out."),
    (r"\.mlp\.c_fc\.", ".feed_forward.up."),
    (r"\.mlp\.c_proj\.", ".feed_forward.down."),
)

_CONDITIONER = (
    (r"^main_image_encoder\.model\.", ""),
    (r"^embeddings\.cls_token$", "cls_token"),
    (r"^embeddings\.position_embeddings$", "position_embeddings"),
    (r"^embeddings\.patch_embeddings\.projection\.", "patches."),
    (r"^layernorm\.", "last_norm."),
    (r"^encoder\.layer\.", "blocks."),
    (r"\.norm([12])\.", r".norm_\1."),
    (r"\.attention\.attention\.([qkv])[a-z]+\.", r".\1."),
    (r"\.attention\.output\.dense\.", ".out."),
    (r"\.attention\.([qkv])_proj\.", r".\1."),
    (r"\.attention\.o_proj\.", ".out."),
    (r"\.layer_scale([12])\.lambda1$", r".scale_\1.weight"),
    (r"\.mlp\.fc1\.", ".feed_forward.up."),
    (r"\.mlp\.fc2\.", ".feed_forward.down."),
)


def denoiser_places(key: str) -> tuple[Place, ...]:
    """Of a tensor of the published `model`; a name that is none of its own stays as it is."""
    if found := _EXPERT.fullmatch(key):
        block, expert, layer, kind = found.groups()
        name = f"{'up' if layer == '0.proj' else 'down'}{'_bias' if kind == 'bias' else ''}"
        return (Place(f"{block}.feed_forward.{name}", int(expert)),)
    if found := _PROJECTION.fullmatch(key):
        block, attention, which = found.groups()
        if attention == "attn1":
            return (Place(f"{block}.self_attention.qkv", "qkv".index(which)),)
        if which != "q":
            return (Place(f"{block}.cross_attention.kv", "kv".index(which)),)
    return (Place(_renamed(key, _DENOISER)),)


def decoder_places(key: str) -> tuple[Place, ...]:
    """Of a tensor of the published `vae`, whose projections are fused as ours are."""
    if found := _FUSED.fullmatch(key):
        start, which = found.groups()
        return tuple(Place(f"{_renamed(start, _DECODER)}attention.{which}", part) for part in range(len(which)))
    return (Place(_renamed(key, _DECODER)),)


def conditioner_places(key: str) -> tuple[Place, ...]:
    """Of a tensor of the published `conditioner`: the names of DINOv2 in transformers 4 or 5."""
    return (Place(_renamed(key, _CONDITIONER)),)


def _renamed(key: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, ours in rules:
        key = re.sub(pattern, ours, key)
    return key


def place_all(
    network: nn.Module, tensors: Mapping[str, Tensor], *, places: Callable[[str], tuple[Place, ...]], called: str
) -> None:
    """Fill a network with published tensors, each whole and each once; all of them fit, or nothing is changed.

    Args:
        network: ours.
        tensors: by their published names.
        places: of a published name; a tensor with several is cut into as many along its first axis.
        called: what the network is called, for the sentence.

    Raises:
        WeightsDoNotFit: a tensor is missing, unknown, there twice or of another shape.
    """
    parameters = dict(network.named_parameters())
    wanted = _wanted(network)
    found = {key: places(key) for key in tensors}
    unknown = sorted(key for key, all_of in found.items() if not wanted.issuperset(all_of))
    if unknown:
        raise WeightsDoNotFit(network=called, problem=f"{_named(unknown)} is not one of its tensors")
    missing = sorted(
        f"{at.name}{'' if at.part is None else f'[{at.part}]'}" for at in wanted.difference(*found.values())
    )
    if missing:
        raise WeightsDoNotFit(network=called, problem=f"{_named(missing)} is missing")
    taken = Counter(at for all_of in found.values() for at in all_of)
    twice = sorted(key for key, all_of in found.items() if any(taken[at] > 1 for at in all_of))
    if twice:
        raise WeightsDoNotFit(network=called, problem=f"{_named(twice)} are the same tensor")
    held = {key: [_held(parameters, at) for at in all_of] for key, all_of in found.items()}
    for key, parts in held.items():
        expected = (len(parts) * parts[0].shape[0], *parts[0].shape[1:])
        if tensors[key].shape != expected:
            wrong, right = (" x ".join(map(str, shape)) for shape in (tensors[key].shape, expected))
            raise WeightsDoNotFit(network=called, problem=f"{key} is {wrong}, not {right}")
    for key, parts in held.items():
        for part, tensor in zip(parts, tensors[key].chunk(len(parts)), strict=True):
            part.copy_(tensor)


def _held(parameters: Mapping[str, nn.Parameter], at: Place) -> Tensor:
    whole = parameters[at.name].detach()
    return whole if at.part is None else whole[at.part]


def _wanted(network: nn.Module) -> set[Place]:
    """Every parameter, and every part of those that our layers keep in parts."""
    wanted: set[Place] = set()
    for path, module in network.named_modules():
        for name, held in module.named_parameters(recurse=False):
            is_in_parts = name in getattr(module, "IN_PARTS", ())
            whole = f"{path}.{name}" if path else name
            wanted |= {Place(whole, part) for part in range(len(held))} if is_in_parts else {Place(whole)}
    return wanted


def _named(names: list[str]) -> str:
    first = ", ".join(names[:3])
    return first if len(names) <= 3 else f"{first} and {len(names) - 3} more"
