"""Flow: a small network trained on things by formula, so that there is something to measure shortcuts against.

The published weights are not here, and what a random network says changes little along its way. So a denoiser and a
field are trained, seeded, in minutes: pictures' tokens tell four of a thing's six numbers, latents all six; the
denoiser learns which things go with which tokens, the field what latents look like. Layers and layout are those of the
published network, sizes and things are not: what holds here need not hold there.

B things, L latent tokens, Z channels of a latent, P points, T tokens of a picture.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from orfeas.engines.hunyuan3d21.decoder import Decoder
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.sizes import DecoderSize, DenoiserSize

DENOISER = DenoiserSize(
    num_latents=24, channels=8, width=48, num_heads=4, depth=9, context=24, num_mixed=2, num_experts=4, top_k=2
)
DECODER = DecoderSize(channels=8, width=64, num_heads=2, depth=1, num_frequencies=6)
NUMBERS, TOLD, TOKENS = 6, 4, 5
WIDTH = 1 / 16
"""From the surface at which a field is cut off."""

DROPPED = 0.15
"""Share of things that the denoiser sees without their tokens: how guidance has something to lean on."""


@dataclass(frozen=True, eq=False)
class Trained:
    """A denoiser and a field that belong together."""

    denoiser: Denoiser
    decoder: Decoder


def trained(folder: Path, *, steps: int, seed: int = 0) -> Trained:
    """Trained now, or as they were left in a folder by the same training."""
    torch.manual_seed(seed)
    made = Trained(Denoiser(DENOISER), Decoder(DECODER))
    kept = folder / f"flow-{steps}-{seed}.safetensors"
    both = nn.ModuleList([made.denoiser, made.decoder])
    if kept.exists():
        both.load_state_dict(load_file(kept))
    else:
        _begin(made.denoiser)
        _learn_flow(made.denoiser, steps=steps)
        _learn_field(made.decoder, steps=steps // 2)
        folder.mkdir(parents=True, exist_ok=True)
        save_file(both.state_dict(), kept)
    both.eval().requires_grad_(False)
    return made


def draw(count: int, *, generator: torch.Generator | None = None) -> Tensor:
    """(B, 6) 0 to 1: what a thing is."""
    return torch.rand(count, NUMBERS, generator=generator)


def latents_of(numbers_B6: Tensor, *, generator: torch.Generator | None = None) -> Tensor:
    """(B, L, Z), of mean about 0 and deviation about 1: a set, as the published latents are.

    Each says what the thing is as seen from a place of its own, drawn at random: nothing tells one token from another
    but what it says.
    """
    fixed = torch.Generator().manual_seed(11)
    turns = torch.randn(NUMBERS, DENOISER.channels, generator=fixed) * 0.8
    from_place = torch.randn(2, DENOISER.channels, generator=fixed) * 1.2
    phases = torch.rand(DENOISER.channels, generator=fixed) * 2 * math.pi
    places = torch.rand(len(numbers_B6), DENOISER.num_latents, 2, generator=generator) * 2 - 1
    return math.sqrt(2) * (((numbers_B6 * 2 - 1) @ turns)[:, None] + places @ from_place + phases).sin()


def tokens_of(numbers_B6: Tensor) -> Tensor:
    """(B, T, C): what a picture tells, which is four of the numbers."""
    fixed = torch.Generator().manual_seed(12)
    turns = torch.randn(TOLD, TOKENS * DENOISER.context, generator=fixed)
    phases = torch.rand(turns.shape[1], generator=fixed) * 2 * math.pi
    return ((numbers_B6[:, :TOLD] * 2 - 1) @ turns + phases).sin().view(-1, TOKENS, DENOISER.context)


def distances(numbers_B6: Tensor, points_BP3: Tensor) -> Tensor:
    """(B, P): of a body, a wider foot under it and a knob in front, each as large as the numbers say."""
    of = numbers_B6[:, None]
    width, height, depth, foot, knob, aside = of.unbind(-1)
    body = torch.stack([0.2 + 0.3 * width, 0.25 + 0.3 * height, 0.15 + 0.2 * depth], dim=-1)
    base = torch.stack([0.35 + 0.4 * foot, 0.1 + 0 * foot, 0.3 + 0.3 * foot], dim=-1)
    low = torch.stack([0 * foot, -0.35 - 0.3 * height, 0 * foot], dim=-1)
    middle = torch.stack([0.4 * aside - 0.2, 0.1 + 0 * aside, 0.15 + 0.2 * depth], dim=-1)
    ball = (points_BP3 - middle).norm(dim=-1) - 0.1 - 0.15 * knob
    return torch.minimum(torch.minimum(_box(points_BP3, body), _box(points_BP3 - low, base)), ball)


def field_of(numbers_B6: Tensor, points_BP3: Tensor) -> Tensor:
    """(B, P): over 0 inside, cut off at 1 and -1."""
    return (-distances(numbers_B6, points_BP3) / WIDTH).clamp(-1, 1)


def _box(points: Tensor, half: Tensor) -> Tensor:
    beyond = points.abs() - half
    return beyond.clamp(min=0).norm(dim=-1) + beyond.amax(dim=-1).clamp(max=0)


def _begin(denoiser: Denoiser) -> None:
    """Parts of projections as large as a layer of this width begins with; ours begin as a wide network's do."""
    for name, parameter in denoiser.named_parameters():
        if name.endswith((".qkv", ".kv", ".up", ".down")):
            nn.init.normal_(parameter, std=parameter.shape[-1] ** -0.5 / 2)


def _learn_flow(denoiser: Denoiser, *, steps: int) -> None:
    """Flow matching: at a time between, from noise to data on a straight line, the velocity is data less noise."""

    def loss() -> Tensor:
        numbers = draw(48)
        data = latents_of(numbers)
        noise, time = torch.randn_like(data), torch.rand(len(data))
        between = noise + time[:, None, None] * (data - noise)
        num_told = len(data) - int(DROPPED * len(data))
        cached = denoiser.read(tokens_of(numbers[:num_told]))
        return (denoiser(between, time, cached) - (data - noise)).square().mean()

    _learn(denoiser, loss, steps=steps, rate=2e-3)


def _learn_field(decoder: Decoder, *, steps: int) -> None:
    """On points near the surface and all over the box."""

    def loss() -> Tensor:
        numbers = draw(16)
        points = torch.rand(16, 768, 3) * 2.02 - 1.01
        nearest = distances(numbers, points).abs().argsort(dim=1)[:, :256, None].expand(-1, -1, 3)
        points = torch.cat([points.gather(1, nearest), points[:, :128]], dim=1)
        tokens = decoder(latents_of(numbers) + 0.05 * torch.randn(16, DENOISER.num_latents, DENOISER.channels))
        found = decoder.geometry(points, decoder.geometry.read(tokens))
        return (found - field_of(numbers, points)).abs().mean()

    _learn(decoder, loss, steps=steps, rate=3e-3)


def _learn(network: nn.Module, loss: Callable[[], Tensor], *, steps: int, rate: float) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    for number in range(steps):
        optimizer.zero_grad(set_to_none=True)
        now = loss()
        now.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if number % 200 == 0 or number == steps - 1:
            print(f"{type(network).__name__} {number:5d} {now.item():.4f}", file=sys.stderr, flush=True)
