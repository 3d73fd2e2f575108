"""Export: the averaged weights of a run as the one file that ships, and as safetensors beside it.

`python -m training.export --state run/state.safetensors` writes src/orfeas/engines/small/weights/small.onnx and .json,
and training/weights/small.safetensors. Weights are stored in half precision and computed with in single.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from orfeas.engines.small.inputs import CHANNELS
from orfeas.engines.small.network import SmallNetwork
from orfeas.engines.small.session import WEIGHTS
from orfeas.engines.small.space import PICTURE_CELLS
from training.state import load_averaged, save_weights

OPSET = 18
SMALL = 64
"""Tensors with fewer numbers stay in single precision."""

MOST_BYTES = 20_000_000
TOLERANCE = 5e-3
SAFETENSORS = Path(__file__).parent / "weights" / "small.safetensors"


class ExportDiffers(RuntimeError):
    """The exported network does not say what the trained one says."""


def export(network: nn.Module, path: Path) -> float:
    """Write a network as ONNX; the greatest difference from torch on a picture of noise.

    Raises:
        ExportDiffers: it is more than 5e-3, or the file is larger than 20 MB.
    """
    network.eval()
    chance = torch.Generator().manual_seed(0)
    picture = torch.rand((1, CHANNELS, PICTURE_CELLS, PICTURE_CELLS), generator=chance) * 2 - 1
    program = torch.onnx.export(
        network,
        (picture,),
        dynamo=True,
        opset_version=OPSET,
        input_names=["picture"],
        output_names=["field", "maps", "pose"],
        verbose=False,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    content = _halved(program.model_proto).SerializeToString()
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    found = session.run(None, {"picture": picture.numpy()})
    with torch.no_grad():
        expected = network(picture)
    differences = [float(np.abs(one - other.numpy()).max()) for one, other in zip(found, expected, strict=True)]
    if max(differences) > TOLERANCE or len(content) > MOST_BYTES:
        raise ExportDiffers(f"differs by {max(differences):.1e} from torch and takes {len(content):,} bytes")
    path.write_bytes(content)
    return max(differences)


def _halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights in half precision, each cast to single once when the file is opened."""
    graph, casts = model.graph, []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < SMALL:
            continue
        name = tensor.name
        half = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), f"{name}.half")
        tensor.CopyFrom(half)
        casts.append(helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT))
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend([*casts, *nodes])
    del graph.value_info[:]
    model.producer_name, model.doc_string = "orfeas", ""
    for node in graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    onnx.checker.check_model(model)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--state", type=Path, required=True, help="state file of a run, or weights that shipped")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the ONNX file (in the package)")
    parser.add_argument("--safetensors", type=Path, default=SAFETENSORS, help="the same weights for torch")
    options = parser.parse_args()
    network = SmallNetwork()
    progress = load_averaged(options.state, network)
    # What ships is what half precision leaves of the weights, in both files.
    network.load_state_dict({name: value.half().float() for name, value in network.state_dict().items()})
    difference = export(network, options.out)
    options.safetensors.parent.mkdir(parents=True, exist_ok=True)
    save_weights(options.safetensors, network, progress)
    card = {
        "sha256": hashlib.sha256(options.out.read_bytes()).hexdigest(),
        "generator_version": progress.version,
        "seed": progress.seed,
        "samples": progress.samples,
        "minutes": round(progress.minutes, 1),
        "date": datetime.date.today().isoformat(),
        "license": "Apache-2.0",
    }
    options.out.with_suffix(".json").write_text(json.dumps(card, indent=1) + "\n")
    print(f"{options.out.stat().st_size:,} bytes, within {difference:.1e} of torch; {card['sha256']}")


if __name__ == "__main__":
    main()
