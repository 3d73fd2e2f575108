"""Counts: operations and bytes at the published size, on torch's meta device: no weights and no memory are needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch.utils.flop_counter import FlopCounterMode

from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.experts import Experts
from orfeas.engines.hunyuan3d21.faster.int8 import to_int8
from orfeas.engines.hunyuan3d21.faster.reuse import Reuse
from orfeas.engines.hunyuan3d21.placing import weight_bytes
from orfeas.engines.hunyuan3d21.sizes import DenoiserSize, Sizes

TOKENS = 1370
META = torch.device("meta")


@dataclass(frozen=True)
class Step:
    """Operations of one step: with both rows, with the picture's alone, and where the inner blocks are reused."""

    guided: float
    alone: float
    reused: float


def count_step() -> Step:
    """A multiplication and an addition are two."""
    counting = _counted_evenly(Experts.count)
    Experts.count, kept = counting, Experts.count  # type: ignore[method-assign]
    try:
        with META, torch.no_grad():
            denoiser = Denoiser()
            both, one = torch.empty(2, 4096, 64), torch.empty(1, 4096, 64)
            cached = denoiser.read(torch.empty(1, TOKENS, 1024))
            reuse = _Always(denoiser, threshold=1.0)
            reuse.velocity(both, torch.empty(2), cached)
            return Step(
                guided=_operations(lambda: denoiser(both, torch.empty(2), cached)),
                alone=_operations(lambda: denoiser(one, torch.empty(1), cached)),
                reused=_operations(lambda: reuse.velocity(both, torch.empty(2), cached)),
            )
    finally:
        Experts.count = kept  # type: ignore[method-assign]


def placed_bytes(*, is_int8: bool) -> tuple[int, int, int]:
    """Of weights on the device in half precision, or with the denoiser's large ones in eight bits: all of them at once,
    one network's, one layer's with what stays beside it."""
    whole, largest = weight_bytes(Sizes(), precision=torch.float16, is_int8=is_int8)
    with META:
        denoiser = Denoiser(_shallow(DenoiserSize())).half()
        if is_int8:
            to_int8(denoiser, home=META)
    plain, mixed = (_bytes(denoiser.blocks[number]) for number in (0, -1))
    early = _bytes(denoiser.blocks[0].cross_attention)  # type: ignore[arg-type]
    size = DenoiserSize()
    beside = _bytes(denoiser) - 2 * plain - mixed
    return whole, largest, beside + size.depth * early + mixed - early


def _shallow(size: DenoiserSize) -> DenoiserSize:
    """Two plain blocks, and one that joins and mixes."""
    return replace(size, depth=3, num_mixed=1)


def _bytes(network: torch.nn.Module) -> int:
    return sum(each.numel() * each.element_size() for each in network.parameters())


class _Always(Reuse):
    """Reuses whenever it can: on the meta device nothing can be compared."""

    def _is_near(self, _added_BNC: torch.Tensor) -> bool:
        return self._added_inner is not None


def _counted_evenly(_count: object) -> Callable[[Experts, torch.Tensor], list[int]]:
    def count(self: Experts, chosen_TK: torch.Tensor) -> list[int]:
        each = chosen_TK.numel() // self.num_experts
        return [each] * (self.num_experts - 1) + [chosen_TK.numel() - each * (self.num_experts - 1)]

    return count


def _operations(work: Callable[[], object]) -> float:
    with FlopCounterMode(display=False) as counter:
        work()
    return float(counter.get_total_flops())
