"""Speed: seconds of ways to run a denoiser beside the plain way, in the same run; random weights.

On a GPU at the published size in half precision; on a processor a small one in single precision, on one thread and by
the time that the processor worked, so that what else runs there does not count.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.faster.compiled import CannotCompile, CompiledBlocks
from orfeas.engines.hunyuan3d21.faster.int8 import to_int8
from orfeas.engines.hunyuan3d21.faster.reuse import Reuse
from orfeas.engines.hunyuan3d21.faster.shortcuts import NO_SHORTCUTS, Shortcuts
from orfeas.engines.hunyuan3d21.sampler import sample
from orfeas.engines.hunyuan3d21.sizes import DenoiserSize

SMALL = DenoiserSize(num_latents=255, channels=16, width=256, num_heads=4, depth=5, context=128, num_mixed=2)
TOKENS, STEPS, TIMES = 257, 4, 3


@dataclass(frozen=True)
class Timed:
    """A way, its seconds for a sampler's steps, and how far its latents are from the plain way's, over their size; None
    where it is not to be had here, and why."""

    name: str
    seconds: float | None
    error: float = 0.0
    problem: str = ""


def device_here() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def timed_ways(device: torch.device) -> list[Timed]:
    """The plain way first."""
    precision = torch.float16 if device.type == "cuda" else torch.float32
    size = DenoiserSize() if device.type == "cuda" else SMALL
    torch.manual_seed(0)
    with device:
        plain = Denoiser(size).to(precision).eval().requires_grad_(False)
        noise = torch.randn(1, size.num_latents, size.channels)
        context = torch.randn(1, TOKENS if device.type == "cpu" else 1370, size.context).to(precision)
    run = partial(_timed, noise=noise, context=context, device=device)
    exact = _sampled(plain, noise, context)
    found = [run("plain", plain, exact)]
    found.append(run("guided until 0.5", plain, exact, shortcuts=Shortcuts(guide_until=0.5)))
    found.append(run("every other step reused", plain, exact, reuse=_EveryOther))
    compiled = copy.deepcopy(plain)
    blocks = CompiledBlocks(compiled, is_needed=True)
    try:
        found.append(run("compiled", compiled, exact))
    except CannotCompile as failure:
        found.append(Timed("compiled", None, problem=str(failure)))
    assert blocks.problem is None
    to_int8(plain, home=device)
    return [*found, run("int8", plain, exact)]


class _EveryOther(Reuse):
    """How much a reused step takes, whatever the network says."""

    def _is_near(self, _added_BNC: Tensor) -> bool:
        return self.num_asked % 2 == 0


@torch.inference_mode()
def _sampled(denoiser: Denoiser, noise: Tensor, context: Tensor, shortcuts: Shortcuts = NO_SHORTCUTS) -> Tensor:
    return sample(denoiser, noise, context, steps=STEPS + 1, guidance=5.0, shortcuts=shortcuts)


def _timed(
    name: str,
    denoiser: Denoiser,
    exact: Tensor,
    *,
    noise: Tensor,
    context: Tensor,
    device: torch.device,
    shortcuts: Shortcuts = NO_SHORTCUTS,
    reuse: Callable[..., Reuse] | None = None,
) -> Timed:
    def work() -> Tensor:
        chosen = shortcuts if reuse is None else Shortcuts(reuse=reuse(denoiser, threshold=1.0))
        found = _sampled(denoiser, noise, context, chosen)
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        return found

    found = work()  # libraries wake up, and blocks are compiled
    clock = time.perf_counter if device.type == "cuda" else time.process_time
    seconds = []
    for _ in range(TIMES):
        began = clock()
        work()
        seconds.append(clock() - began)
    return Timed(name, min(seconds), float((found - exact).norm() / exact.norm()))
