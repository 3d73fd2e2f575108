"""Loading: the network from its weight files, strictly: every tensor in its place, or none."""

from __future__ import annotations

import torch

from orfeas.engines.stored_tensors import StoredTensors
from orfeas.engines.triposr.keys import places
from orfeas.engines.triposr.network import Network
from orfeas.engines.triposr.sizes import DROPPED, sizes_of
from orfeas.engines.weight_files import WeightFiles, read_config
from orfeas.engines.weight_places import place_all


def load_network(weights: WeightFiles, *, device: torch.device, precision: torch.dtype) -> Network:
    """The network with its weights, ready to be asked.

    Tensors are read one at a time, so that memory holds little beside the network.

    Args:
        weights: see WeightFiles.
        device: where it is to run.
        precision: what it computes in, but for what answers points.

    Raises:
        ConfigurationNotKnown: the configuration is of another network.
        WeightsDoNotFit: a file cannot be read, or a tensor is missing, unknown, there twice or of another shape.
    """
    sizes = sizes_of(read_config(weights))
    with torch.device("meta"):
        network = Network(sizes).in_precision(precision)
    network.to_empty(device=device)
    place_all(network, StoredTensors(weights, dropped=DROPPED).all, places=places, called=weights.name)
    return network.eval().requires_grad_(False)
