"""Reuse: a denoiser whose inner blocks are not asked where they would say about what they said a step before.

After TeaCache (Liu et al. 2024, arXiv:2411.19108), whose sign is how the time changes what goes into the first block.
Here the time is a token of its own and changes nothing else there; so the sign is what the first block adds.

B rows, N tokens, L latent tokens, C width, Z channels of a latent.
"""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor

from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.layers import KeysValues


class Reuse:
    """Asks a denoiser for the velocities of one picture, step by step.

    The first block is run in every step, and so is the last that joins what the first said. Where what the first adds
    has changed by less than the threshold since all blocks were last run, the ones between add what they added then.
    The host waits for that comparison once a step.

    Args:
        denoiser: its blocks.
        threshold: of the mean change over the mean, 0.05 or so; at 0 nothing is reused.

    Attributes:
        num_asked, num_reused: steps so far, and those of them in which it was.
    """

    def __init__(self, denoiser: Denoiser, *, threshold: float) -> None:
        depth = denoiser.size.depth
        self.num_asked = self.num_reused = 0
        self._denoiser, self._threshold = denoiser, threshold
        self._inner = range(1, max(depth - depth % 2, 1))
        self._added_first: Tensor | None = None
        self._added_inner: Tensor | None = None

    def velocity(
        self, latents_BLZ: Tensor, time_B: Tensor, cached: Sequence[KeysValues], *, is_last: bool = False
    ) -> Tensor:
        """As `Denoiser.forward` has it; the last step of all is never reused.

        With other rows than the step before, all blocks are run.
        """
        denoiser, inner = self._denoiser, self._inner
        self.num_asked += 1
        earlier: list[Tensor] = []
        before = denoiser.begin(latents_BLZ, time_B)
        x = denoiser.through(before, cached, earlier, blocks=range(inner.start))
        added = x - before
        if not is_last and self._is_near(added):
            assert self._added_inner is not None
            self.num_reused += 1
            x = x + self._added_inner
        else:
            entered = x
            x = denoiser.through(x, cached, earlier, blocks=inner)
            self._added_first, self._added_inner = added, x - entered
        return denoiser.end(denoiser.through(x, cached, earlier, blocks=range(inner.stop, denoiser.size.depth)))

    def _is_near(self, added_BNC: Tensor) -> bool:
        then = self._added_first
        if then is None or then.shape != added_BNC.shape or not self._inner:
            return False
        change = (added_BNC - then).abs().mean() / then.abs().mean()
        return bool(change < self._threshold)
