"""ONNX cards: what is known of the networks that run as ONNX files; their files are weights, and none comes with us."""

from __future__ import annotations

from orfeas.engines.onnx_graph import GraphCard

IMAGENET_MEAN, IMAGENET_DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)

U2NET = GraphCard(
    name="U2-Net",
    license="Apache-2.0",
    pixels=320,
    mean=IMAGENET_MEAN,
    deviation=IMAGENET_DEVIATION,
    output=0,
    values="stretched",
    divides_by_brightest=True,
)
"""Salient objects (Qin et al. 2020, doi:10.1016/j.patcog.2020.107404). The fused map comes first of seven, past its
sigmoid. Numbers: `danielgatis/rembg`, rembg/sessions/u2net.py and base.py."""

BIREFNET = GraphCard(
    name="BiRefNet",
    license="MIT",
    pixels=1024,
    mean=IMAGENET_MEAN,
    deviation=IMAGENET_DEVIATION,
    output=-1,
    values="sigmoid",
)
"""High-resolution cut-outs (Zheng et al. 2024, arXiv:2401.03407). The finest map comes last, before its sigmoid; most
exports hold that one only. Numbers: `danielgatis/rembg`, rembg/sessions/birefnet_general.py."""

DEPTH_ANYTHING_V2_SMALL = GraphCard(
    name="Depth-Anything-V2-Small",
    license="Apache-2.0",
    pixels=518,
    mean=IMAGENET_MEAN,
    deviation=IMAGENET_DEVIATION,
    values="plain",
    multiple=14,
    keeps_aspect=True,
)
"""Inverse depth up to a scale and a shift: larger is nearer (Yang et al. 2024, arXiv:2406.09414). Only the small one
is Apache-2.0; base and large are CC-BY-NC-4.0. Numbers: the published preprocessor_config.json (shorter side 518,
multiples of 14, proportions kept)."""

MATTING = (U2NET, BIREFNET)
"""Told apart by the side their files fix."""
