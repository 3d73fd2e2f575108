"""Loading: networks from their weight files, strictly: every tensor in its place, or none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from orfeas.engines.hunyuan3d21.conditioner import Conditioner
from orfeas.engines.hunyuan3d21.decoder import Decoder
from orfeas.engines.hunyuan3d21.denoiser import Denoiser
from orfeas.engines.hunyuan3d21.faster.int8 import to_int8
from orfeas.engines.hunyuan3d21.keys import conditioner_places, decoder_places, denoiser_places
from orfeas.engines.hunyuan3d21.placing import Placing, choose_placing
from orfeas.engines.hunyuan3d21.shape import Networks
from orfeas.engines.hunyuan3d21.sizes import CONDITIONER, DROPPED, MODEL, VAE, sizes_of
from orfeas.engines.stored_tensors import StoredTensors
from orfeas.engines.weight_files import WeightFiles, read_config
from orfeas.engines.weight_places import Place, place_all

Places = Callable[[str], tuple[Place, ...]]


def load_networks(
    weights: WeightFiles,
    *,
    device: torch.device,
    precision: torch.dtype,
    is_int8: bool = False,
    placing: Placing | None = None,
) -> Networks:
    """The networks with their weights, ready to be asked.

    Tensors are read one at a time, so that the processor's memory holds little beside the networks.

    Args:
        weights: see WeightFiles.
        device: where they are to run.
        precision: what they compute in.
        is_int8: whether the denoiser's large weights are kept in eight bits; see `faster.int8`.
        placing: how much of them is on the device at once; None for what there is memory for now.

    Raises:
        ConfigurationNotKnown: the configuration is of other networks.
        WeightsDoNotFit: a file cannot be read, or a tensor is missing, unknown, there twice or of another shape.
    """
    sizes = sizes_of(read_config(weights))
    placing = placing or choose_placing(sizes, device=device, precision=precision, is_int8=is_int8)
    home = device if placing is Placing.ALL else torch.device("cpu")
    stored = StoredTensors(weights, dropped=DROPPED)

    def filled(make: Callable[[], nn.Module], part: str, places: Places, *, at: torch.device = home) -> Any:
        with torch.device("meta"):
            network = make()
        network.to_empty(device=at)
        place_all(network.to(precision), stored.of(part), places=places, called=weights.name)
        return network.eval().requires_grad_(False)

    def filled_denoiser() -> Denoiser:
        """In eight bits it is filled where there is more memory, and takes up no more at home than it will."""
        at = torch.device("cpu") if is_int8 else home
        denoiser: Denoiser = filled(lambda: Denoiser(sizes.denoiser), MODEL, denoiser_places, at=at)
        if is_int8:
            to_int8(denoiser, home=home)
        return denoiser

    return Networks(
        conditioner=filled(lambda: Conditioner(sizes.conditioner), CONDITIONER, conditioner_places),
        denoiser=filled_denoiser(),
        decoder=filled(lambda: Decoder(sizes.decoder), VAE, decoder_places),
        scale=sizes.scale,
        pixels=sizes.pixels,
        device=device,
        placing=placing,
    )
