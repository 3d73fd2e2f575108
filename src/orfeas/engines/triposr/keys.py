"""Keys: where each tensor of the published file has its place in our networks."""

from __future__ import annotations

from orfeas.engines.weight_places import Place, renamed

_RULES = (
    (r"^image_tokenizer\.model\.", "picture."),
    (r"\.embeddings\.cls_token$", ".cls_token"),
    (r"\.embeddings\.position_embeddings$", ".places"),
    (r"\.embeddings\.patch_embeddings\.projection\.", ".patches."),
    (r"^picture\.layernorm\.", "picture.last_norm."),
    (r"\.encoder\.layer\.", ".blocks."),
    (r"\.layernorm_before\.", ".norm_1."),
    (r"\.layernorm_after\.", ".norm_2."),
    (r"\.attention\.attention\.([qkv])[a-z]+\.", r".\1."),
    (r"\.attention\.output\.dense\.", ".out."),
    (r"\.intermediate\.dense\.", ".up."),
    (r"\.output\.dense\.", ".down."),
    (r"^tokenizer\.embeddings$", "planes.tokens"),
    (r"^backbone\.proj_in\.", "backbone.up."),
    (r"^backbone\.proj_out\.", "backbone.down."),
    (r"\.transformer_blocks\.", ".blocks."),
    (r"\.norm([123])\.", r".norm_\1."),
    (r"\.attn1\.", ".self_attention."),
    (r"\.attn2\.", ".cross_attention."),
    (r"\.to_([qkv])\.", r".\1."),
    (r"\.to_out\.0\.", ".out."),
    (r"\.ff\.net\.0\.proj\.", ".feed_forward.up."),
    (r"\.ff\.net\.2\.", ".feed_forward.down."),
    (r"^post_processor\.upsample\.", "upsampler.grow."),
    (r"^decoder\.layers\.", "field.layers."),
)


def places(key: str) -> tuple[Place, ...]:
    """Of a published tensor, in `Network`; a name that is none of its own stays as it is."""
    return (Place(renamed(key, _RULES)),)
