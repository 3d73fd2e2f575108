"""Muon: steps along orthogonal matrices for the weights inside a network, and Adam for the rest.

Jordan et al. 2024, https://kellerjordan.github.io/posts/muon; scaled so that a step is as long as Adam's (Liu et al.
2025, arXiv:2502.16982, equation 4).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

MOMENTUM = 0.95
QUINTIC = (3.4445, -4.7750, 2.0315)
STEPS = 4
AS_ADAM = 0.2
BETAS, TINY = (0.9, 0.98), 1e-8


class Muon(torch.optim.Optimizer):
    """Matrices and kernels by Muon, but for the first layer's and the last ones'; the rest by Adam."""

    def __init__(self, network: nn.Module, rate: float, *, outer: tuple[str, ...], decay: float = 0.01) -> None:
        """Take all parameters of a network.

        Args:
            rate: learning rate; Muon's is twice as high.
            outer: beginnings of the names of what is not inside.
            decay: of the weights, a unit of the rate.
        """
        inner = [p for name, p in network.named_parameters() if p.ndim >= 2 and not name.startswith(outer)]
        is_inner = {id(p) for p in inner}
        rest = [p for p in network.parameters() if id(p) not in is_inner]
        groups = [{"params": inner, "is_inner": True, "share": 2.0}, {"params": rest, "is_inner": False, "share": 1.0}]
        super().__init__(groups, {"lr": rate, "decay": decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """Move every parameter that has a gradient."""
        for group in self.param_groups:
            rate = group["lr"] * group["share"]
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                change = _along(parameter.grad, state) if group["is_inner"] else _adam(parameter.grad, state)
                if parameter.ndim >= 2:
                    parameter.mul_(1 - rate * group["decay"])
                parameter.add_(change, alpha=-rate)


def _along(gradient: Tensor, state: dict[str, Tensor]) -> Tensor:
    if not state:
        state["momentum"] = torch.zeros_like(gradient)
    state["momentum"].lerp_(gradient, 1 - MOMENTUM)
    ahead = gradient.lerp(state["momentum"], MOMENTUM).reshape(len(gradient), -1)
    way = orthogonal(ahead)
    return (AS_ADAM * max(way.shape) ** 0.5 * way).reshape(gradient.shape)


def orthogonal(matrix: Tensor) -> Tensor:
    """About the nearest matrix whose singular values are all 1, by a quintic Newton-Schulz iteration."""
    a, b, c = QUINTIC
    is_tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.T if is_tall else matrix).contiguous()
    x = x / (x.norm() + 1e-9)
    for _ in range(STEPS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if is_tall else x


def _adam(gradient: Tensor, state: dict[str, Tensor]) -> Tensor:
    if not state:
        state["count"] = torch.zeros(())
        state["mean"], state["square"] = torch.zeros_like(gradient), torch.zeros_like(gradient)
    state["count"] += 1
    state["mean"].lerp_(gradient, 1 - BETAS[0])
    state["square"].lerp_(gradient * gradient, 1 - BETAS[1])
    count = float(state["count"])
    mean, square = state["mean"] / (1 - BETAS[0] ** count), state["square"] / (1 - BETAS[1] ** count)
    return mean / (square.sqrt() + TINY)
