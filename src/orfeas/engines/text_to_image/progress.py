"""Progress: how far a picture is, told between the blocks of the network, so that one can be stopped within a step."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from torch import nn

from orfeas.engines.contract import Report


class Progress:
    """Of one picture. Decoding it counts as one more step."""

    def __init__(self, pipeline: Any, report: Report) -> None:
        self.steps_done = 0
        self._pipeline, self._report = pipeline, report
        self._blocks_done = 0

    def on_step(self, _pipeline: Any, step: int, _time: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        """For `callback_on_step_end`."""
        self.steps_done, self._blocks_done = step + 1, 0
        self._tell(self.steps_done)
        return tensors

    @contextlib.contextmanager
    def between_blocks(self) -> Iterator[None]:
        """Listen to the network that is asked in every step."""
        network: nn.Module = getattr(self._pipeline, "unet", None) or self._pipeline.transformer
        blocks = [block for child in network.children() if isinstance(child, nn.ModuleList) for block in child]

        def on_block(*_: object) -> None:
            self._blocks_done += 1
            self._tell(self.steps_done + min(self._blocks_done / (len(blocks) + 1), 1))

        hooks = [block.register_forward_hook(on_block) for block in blocks]
        try:
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def _tell(self, steps: float) -> None:
        self._report(min(steps / (self._pipeline.num_timesteps + 1), 1))
