"""Keys: where each tensor of the published file has its place in our networks."""

from __future__ import annotations

import re

from orfeas.engines.weight_places import Place, renamed

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
    return (Place(renamed(key, _DENOISER)),)


def decoder_places(key: str) -> tuple[Place, ...]:
    """Of a tensor of the published `vae`, whose projections are fused as ours are."""
    if found := _FUSED.fullmatch(key):
        start, which = found.groups()
        return tuple(Place(f"{renamed(start, _DECODER)}attention.{which}", part) for part in range(len(which)))
    return (Place(renamed(key, _DECODER)),)


def conditioner_places(key: str) -> tuple[Place, ...]:
    """Of a tensor of the published `conditioner`: the names of DINOv2 in transformers 4 or 5."""
    return (Place(renamed(key, _CONDITIONER)),)
