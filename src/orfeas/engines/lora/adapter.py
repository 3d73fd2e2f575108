"""Adapter: what a LoRA adds to a network, layer by layer.

I channels in, O channels out, R rank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from torch import Tensor


class Target(NamedTuple):
    """Where a published layer lies in a network of ours.

    Attributes:
        module: whose output is added to.
        weight: the parameter that the module multiplies by, (O, I), or (P, O, I) where several layers are fused.
        part: which of the P, whose channels lie one after the other in the module's output; None where not fused.
    """

    module: str
    weight: str
    part: int | None = None


@dataclass(frozen=True, eq=False)
class Branch:
    """What is added to one layer's output: `scale` times up(down(x)).

    Attributes:
        down_RI, up_OR: in the file's precision, on the CPU.
        scale: alpha / R; the user's weight is multiplied to it.
    """

    down_RI: Tensor
    up_OR: Tensor
    scale: float


@dataclass(frozen=True, eq=False)
class Adapter:
    """A LoRA as it was read; two readings of one file are two adapters.

    Attributes:
        name: of its file, for sentences.
        branches: by published names of layers, such as `blocks.3.attn1.to_q`.
    """

    name: str
    branches: Mapping[str, Branch]

    @property
    def rank(self) -> int:
        """The largest of its layers."""
        return max(len(branch.down_RI) for branch in self.branches.values())

    @property
    def num_bytes(self) -> int:
        """What its tensors take, in the file's precision."""
        return sum(branch.down_RI.nbytes + branch.up_OR.nbytes for branch in self.branches.values())
