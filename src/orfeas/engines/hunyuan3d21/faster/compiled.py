"""Compiled: a denoiser's blocks as torch.compile makes them: the same computation in fewer and larger pieces.

Blocks are alike, so that what is made for one serves the others. It is made when they are first run, which takes a
minute or several. Mixtures of experts stay as they are: how many tokens each expert has differs from step to step, and
everything that depends on it would be made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import torch
from torch import Tensor

from orfeas.engines.hunyuan3d21.denoiser import Block, Denoiser
from orfeas.engines.hunyuan3d21.experts import Experts
from orfeas.errors import Kind, OrfeasError

LIMIT = 64
"""Versions of a block that are made at most: there are four kinds, each for one row and for two, and for every set of
layers that LoRAs work on. Beyond its limit, usually 8, torch would run blocks as they were and not say so."""


class CannotCompile(OrfeasError):
    """The network cannot be compiled here: {problem}. Install a C++ compiler (`apt install g++`) and, for a GPU, Triton; or ask for `if-possible`, or leave it out."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class CompiledTooOften(OrfeasError):
    """The network was compiled {limit} times, for one set of LoRAs after another, and would be again. Start the program anew; or ask for `if-possible`, or leave it out."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class Compile(StrEnum):
    """Whether a network is compiled: YES fails where it cannot be, IF_POSSIBLE goes on without and says so."""

    NO = "no"
    YES = "yes"
    IF_POSSIBLE = "if-possible"


class CompiledBlocks:
    """Takes the place of a denoiser's blocks' own `forward`.

    LoRAs may come and go: a block is made anew for layers that none worked on before, and not for other weights.

    Args:
        denoiser: with its weights; hooks on its blocks stay outside of what is compiled.
        is_needed: whether a failure to compile is one; else blocks run as they were from then on.
        backend: torch's name of what compiles.

    Attributes:
        problem: why blocks run as they were; None as long as nothing kept them.
    """

    def __init__(self, denoiser: Denoiser, *, is_needed: bool, backend: str = "inductor") -> None:
        self.problem: str | None = None
        self._is_needed = is_needed
        import torch._dynamo.config as dynamo

        dynamo.skip_nnmodule_hook_guards = False  # a LoRA is a hook
        for block in denoiser.blocks:
            assert isinstance(block, Block)
            if isinstance(block.feed_forward, Experts):
                experts = block.feed_forward
                experts.forward = torch.compiler.disable(experts.forward)  # type: ignore[method-assign, no-untyped-call]
            plain = block.forward
            compiled = torch.compile(plain, backend=backend, dynamic=False)
            block.forward = self._guarded(compiled, plain)  # type: ignore[method-assign]

    def _guarded(self, compiled: Callable[..., Tensor], plain: Callable[..., Tensor]) -> Callable[..., Tensor]:
        import torch._dynamo.config as dynamo
        from torch._dynamo.exc import FailOnRecompileLimitHit

        def forward(*given: Any) -> Tensor:
            if self.problem is not None:
                return plain(*given)
            try:
                with dynamo.patch(recompile_limit=LIMIT, fail_on_recompile_limit_hit=True):
                    return compiled(*given)
            except FailOnRecompileLimitHit:
                failure: OrfeasError = CompiledTooOften(limit=LIMIT)
                problem = f"it was compiled {LIMIT} times already, for one set of LoRAs after another"
            except _failures() as error:
                cause = getattr(error, "inner_exception", error)  # torch wraps what its backends raise
                problem = str(cause).strip().split("\n")[0].rstrip(".")
                failure = CannotCompile(problem=problem)
            if self._is_needed:
                raise failure
            self.problem = problem
            return plain(*given)

        return forward


def _failures() -> tuple[type[Exception], ...]:
    """How torch tells that it could not compile; what a network itself raises is none of them."""
    from torch._dynamo.exc import TorchDynamoException
    from torch._inductor.exc import CppCompileError

    return TorchDynamoException, CppCompileError
