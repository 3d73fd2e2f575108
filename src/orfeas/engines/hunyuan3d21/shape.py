"""Shape: from a framed picture to a volume, by all networks in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import torch
from torch import Tensor

from orfeas.engines.grid import Volume
from orfeas.engines.hunyuan3d21.conditioner import Conditioner, normalized
from orfeas.engines.hunyuan3d21.decoder import Decoder, Geometry
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.faster.shortcuts import NO_SHORTCUTS, Shortcuts
from orfeas.engines.hunyuan3d21.fields import whole_field
from orfeas.engines.hunyuan3d21.placing import Placing, at_hand
from orfeas.engines.hunyuan3d21.sampler import OnStep, sample
from orfeas.engines.hunyuan3d21.sizes import Sizes
from orfeas.engines.hunyuan3d21.volume import Field


@dataclass(frozen=True, eq=False)
class Networks:
    """All that is needed, in one precision and on one device.

    Attributes:
        conditioner, denoiser, decoder: with their weights.
        scale: latents are so much larger for the denoiser than for the decoder.
        pixels: side of the square a picture is framed in.
        device: where they run.
        placing: how much of their weights is there at once; see `placing.at_hand`.
    """

    conditioner: Conditioner
    denoiser: Denoiser
    decoder: Decoder
    scale: float = Sizes.scale
    pixels: int = Sizes.pixels
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    placing: Placing = Placing.ALL


def draw_noise(denoiser: Denoiser, *, seed: int) -> Tensor:
    """(1, L, Z) float32 standard normal; drawn on the CPU, so that a seed means the same on every device."""
    size = denoiser.size
    return torch.randn((1, size.num_latents, size.channels), generator=torch.Generator().manual_seed(seed))


@contextmanager
def told_between(networks: Networks, tell: Callable[[], None]) -> Iterator[None]:
    """Call something after every block of the networks and after every chunk of points; it may raise to stop.

    The host waits for no device there, and hooks on blocks stay outside of what is compiled.
    """
    conditioner, denoiser, decoder = networks.conditioner, networks.denoiser, networks.decoder
    parts = (*conditioner.blocks, *denoiser.blocks, *decoder.blocks, decoder.geometry)

    def after(*_: object) -> None:
        tell()

    hooks = [part.register_forward_hook(after) for part in parts]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


@torch.inference_mode()
def make_volume(
    networks: Networks,
    square_13HW: Tensor,
    *,
    noise_1LZ: Tensor,
    steps: int,
    guidance: float,
    shortcuts: Shortcuts = NO_SHORTCUTS,
    to_volume: Callable[[Field], Volume],
    to_field: Callable[[Geometry, Tensor], Field] = whole_field,
    on_step: OnStep = lambda _step, _state: None,
) -> Volume:
    """The field of what a picture shows.

    Args:
        networks: see Networks.
        square_13HW: by `preprocess.framed`.
        noise_1LZ: by `draw_noise`.
        steps, guidance, shortcuts, on_step: see `sampler.sample`.
        to_volume: how the field is asked: `volume.refined` or `volume.dense`, with a number of cells and the device.
        to_field: which tokens a point looks at: `fields.whole_field` or `fields.chosen_field`.
    """
    device, precision = networks.device, networks.denoiser.to_velocity.weight.dtype
    ready = partial(at_hand, device=device, placing=networks.placing)
    with ready(networks.conditioner):
        pixels = normalized(square_13HW.to(device), pixels=networks.conditioner.size.pixels)
        context = networks.conditioner(pixels.to(precision))
    with ready(networks.denoiser):
        noise = noise_1LZ.to(device)
        latents = sample(
            networks.denoiser, noise, context, steps=steps, guidance=guidance, shortcuts=shortcuts, on_step=on_step
        )
    with ready(networks.decoder):
        tokens = networks.decoder((latents / networks.scale).to(precision))
        return to_volume(to_field(networks.decoder.geometry, tokens))
