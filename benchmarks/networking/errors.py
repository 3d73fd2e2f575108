"""Errors: how far what a shortcut makes is from what the plain way makes, of the trained flow.

B things, L latent tokens, Z channels of a latent, P points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from scipy.spatial import cKDTree
from torch import Tensor

from benchmarks.networking.flow import DENOISER, Trained, draw, tokens_of
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.faster.reuse import Reuse
from orfeas.engines.hunyuan3d21.faster.shortcuts import Shortcuts, Solver
from orfeas.engines.hunyuan3d21.fields import whole_field
from orfeas.engines.hunyuan3d21.sampler import sample
from orfeas.engines.hunyuan3d21.surface import extract
from orfeas.engines.hunyuan3d21.volume import dense

GUIDANCE, CELLS = 5.0, 24
REFERENCE = 200
"""Steps of the plain way that others are held against; what it is off itself, another 100 of its steps tell."""

SHAPES, LATENTS = 3, 12
"""Things whose surfaces, and whose latents, are compared."""


@dataclass(frozen=True)
class Way:
    """One way of sampling."""

    name: str
    steps: int = 30
    solver: Solver = Solver.EULER
    threshold: float = 0.0
    guide_until: float = 1.0
    denoiser: Denoiser | None = None


@dataclass(frozen=True, eq=False)
class Made:
    """What came of one: latents, and what it took.

    Attributes:
        rows: evaluations of a row by all blocks, steps that were reused counting by the blocks they ran.
    """

    latents_BLZ: Tensor
    rows: float
    num_reused: float


class Flow:
    """Things to sample, the same for every way."""

    def __init__(self, trained: Trained, *, seed: int = 5) -> None:
        chance = torch.Generator().manual_seed(seed)
        self._trained = trained
        self._tokens = tokens_of(draw(LATENTS, generator=chance))
        self._noise = torch.randn(LATENTS, DENOISER.num_latents, DENOISER.channels, generator=chance)
        self.plain = self.made(Way("plain", steps=REFERENCE))
        self._surfaces = [self._surface(each) for each in self.plain.latents_BLZ[:SHAPES]]

    @torch.inference_mode()
    def made(self, way: Way) -> Made:
        """All things at once, but where steps are reused each by itself: that is decided for one."""
        denoiser = way.denoiser or self._trained.denoiser
        blocks: list[int] = []
        hooks = [block.register_forward_hook(partial(_count, blocks)) for block in denoiser.blocks]
        latents, reused = [], 0
        for noise, tokens in zip(
            *(each.split(1 if way.threshold else LATENTS) for each in (self._noise, self._tokens)), strict=True
        ):
            reuse = Reuse(denoiser, threshold=way.threshold) if way.threshold else None
            shortcuts = Shortcuts(way.solver, way.guide_until, reuse)
            latents.append(sample(denoiser, noise, tokens, steps=way.steps, guidance=GUIDANCE, shortcuts=shortcuts))
            reused += reuse.num_reused if reuse else 0
        for hook in hooks:
            hook.remove()
        each = LATENTS * len(denoiser.blocks)
        return Made(torch.cat(latents), sum(blocks) / each, reused / LATENTS)

    def latent_error(self, made: Made) -> float:
        """Of latents, over their size."""
        return float((made.latents_BLZ - self.plain.latents_BLZ).norm() / self.plain.latents_BLZ.norm())

    def surface_errors(self, made: Made) -> tuple[float, float]:
        """Mean distance of surfaces over the side of the box, and F at 0.02 where the side is 2.02; means."""
        found = [self._surface(each) for each in made.latents_BLZ[:SHAPES]]
        pairs = [_compared(one, other) for one, other in zip(found, self._surfaces, strict=True)]
        return float(np.mean([pair[0] for pair in pairs])), float(np.mean([pair[1] for pair in pairs]))

    @torch.inference_mode()
    def _surface(self, latents_LZ: Tensor) -> cKDTree:
        decoder = self._trained.decoder
        volume = dense(whole_field(decoder.geometry, decoder(latents_LZ[None])), cells=CELLS)
        mesh = extract(volume.values_XYZ.numpy(), engine="the flow")
        corners = mesh.positions[mesh.faces]
        return cKDTree(np.concatenate([mesh.positions, corners.mean(axis=1)]))


def _count(blocks: list[int], _block: object, given: Sequence[Tensor], _out: object) -> None:
    blocks.append(len(given[0]))


def _compared(found: cKDTree, truth: cKDTree) -> tuple[float, float]:
    there, back = truth.query(found.data)[0], found.query(truth.data)[0]
    near = 0.02
    precision, recall = (there < near).mean(), (back < near).mean()
    share = 2 * precision * recall / max(precision + recall, 1e-12)
    return float((there.mean() + back.mean()) / 2 / 2.02), float(share)
