"""Fields: a decoder's field as volumes ask it; all tokens cached at, or those that matter where the points lie.

P points, H heads, M tokens cached at, K tokens chosen, D width of a head.
"""

from __future__ import annotations

import torch
from torch import Tensor

from orfeas.engines.hunyuan3d21.decoder import Geometry
from orfeas.engines.hunyuan3d21.layers import KeysValues
from orfeas.engines.hunyuan3d21.volume import Field

CHUNK = 8_000
"""Points asked for at once."""

BINS, EVERY = (4, 6), (100, 50)
"""On the coarsest level and on the others: bins along a side of the points' box, and which of a bin's points choose."""

CHOSEN = {3072: 1024, 512: 256}
"""Of so many tokens so many are chosen; of any other number a third."""


def whole_field(geometry: Geometry, tokens_1MC: Tensor) -> Field:
    """Every point looks at all tokens."""
    cached = geometry.read(tokens_1MC)

    def field(points_P3: Tensor, _level: int) -> Tensor:
        return _in_chunks(geometry, points_P3, cached)

    return field


def chosen_field(geometry: Geometry, tokens_1MC: Tensor) -> Field:
    """Points that lie together look only at the tokens that some of them look at most (FlashVDM, Lai et al. 2025,
    arXiv:2503.16302): not the same field, and half the work."""
    cached = geometry.read(tokens_1MC)
    num_tokens = tokens_1MC.shape[1]
    top_k = CHOSEN.get(num_tokens, num_tokens // 3)

    def field(points_P3: Tensor, level: int) -> Tensor:
        bins, every = BINS[min(level, 1)], EVERY[min(level, 1)]
        order, counts = _binned(points_P3, bins=bins, is_coarsest=level == 0)
        logits = torch.empty(len(points_P3), dtype=torch.float32, device=points_P3.device)
        for index in torch.split(order, counts):
            if len(index):
                points = points_P3[index]
                near = _chosen(geometry, points[::every], cached, top_k=top_k)
                logits[index] = _in_chunks(geometry, points, near)
        return logits

    return field


def _in_chunks(geometry: Geometry, points_P3: Tensor, cached: KeysValues) -> Tensor:
    return torch.cat([geometry(chunk[None], cached)[0].float() for chunk in torch.split(points_P3, CHUNK)])


def _binned(points_P3: Tensor, *, bins: int, is_coarsest: bool) -> tuple[Tensor, list[int]]:
    """Points in the order of the bins of their box, and how many are in each."""
    low, high = points_P3.amin(dim=0), points_P3.amax(dim=0)
    step = ((high - low) / (bins - 0.001)).clamp(min=1e-12)
    x, y, z = ((points_P3 - low) / step).long().clamp(max=bins - 1).unbind(dim=1)
    number = (x * bins + y) * bins + z
    counts: list[int] = torch.bincount(number, minlength=bins**3).tolist()
    # Inside a bin the grid's order on the coarsest level; on the others whatever the sort leaves, as published, and so
    # the points that choose are any of the bin's.
    return number.argsort(stable=is_coarsest), counts


def _chosen(geometry: Geometry, points_P3: Tensor, cached: KeysValues, *, top_k: int) -> KeysValues:
    """The tokens that points look at most on average, each head its own."""
    scores_1HM = (geometry.queries(points_P3[None]) @ cached.keys_BHMD.transpose(2, 3)).mean(dim=2)
    best = scores_1HM.topk(top_k, dim=-1).indices[..., None].expand(-1, -1, -1, cached.keys_BHMD.shape[-1])
    return KeysValues(cached.keys_BHMD.gather(2, best), cached.values_BHMD.gather(2, best))
