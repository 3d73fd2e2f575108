"""Sampler: from noise to latents, by Euler steps along the denoiser's flow (Liu et al. 2022, arXiv:2209.03003).

B rows, T tokens of a picture, L latent tokens, Z channels of a latent.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.faster.shortcuts import NO_SHORTCUTS, Shortcuts, Solver

OnStep = Callable[[int, Tensor], None]
"""Told after each step its number, from 0, and the state (B, L, Z) float32; may raise to stop."""


def timesteps(steps: int) -> list[float]:
    """Where the denoiser is asked, 0 for noise to 1 for data.

    The published sampler asks once more at 1, for a step of no length; it is left out here, and nothing changes.
    """
    return [number / (steps - 1) for number in range(steps - 1)]


def sample(
    denoiser: Denoiser,
    noise_BLZ: Tensor,
    context_BTC: Tensor,
    *,
    steps: int,
    guidance: float,
    shortcuts: Shortcuts = NO_SHORTCUTS,
    on_step: OnStep = lambda _step, _state: None,
) -> Tensor:
    """Latents (B, L, Z) float32, as the denoiser leaves them.

    Classifier-free guidance (Ho and Salimans 2022, arXiv:2207.12598) moves on from the velocity without a picture by
    `guidance` times what the picture changes of it; both are asked for in one batch. At 1 that is the velocity with
    the picture, and the other is not asked for.

    Args:
        denoiser: in the precision it is to run in. Times and states stay in float32.
        noise_BLZ: standard normal.
        context_BTC: a picture's tokens, in the denoiser's precision.
        steps: as published, of which the last has no length: 2 or more.
        guidance: 0 for no picture, 1 for the picture alone, more to exaggerate.
        shortcuts: see Shortcuts.
        on_step: see OnStep.
    """
    assert steps >= 2
    cached, state = denoiser.read(context_BTC), noise_BLZ.float()
    before: Tensor | None = None
    was_guided = False
    asked = timesteps(steps)
    for number, (now, then) in enumerate(zip(asked, [*asked[1:], 1.0], strict=True)):
        is_guided = guidance != 1 and now < shortcuts.guide_until
        rows = state.to(context_BTC.dtype)
        rows = torch.cat([rows, rows]) if is_guided else rows
        time_B = torch.full((len(rows),), now, dtype=torch.float32, device=rows.device)
        if shortcuts.reuse is None:
            velocity = denoiser(rows, time_B, cached).float()
        else:
            velocity = shortcuts.reuse.velocity(rows, time_B, cached, is_last=number == len(asked) - 1).float()
        if is_guided:
            pictured, plain = velocity.split(len(state))
            velocity = plain + guidance * (pictured - plain)
        toward = velocity
        if shortcuts.solver is Solver.ADAMS and before is not None and is_guided == was_guided:
            toward = 1.5 * velocity - 0.5 * before
        state = state + (then - now) * toward
        before, was_guided = velocity, is_guided
        on_step(number, state)
    return state
