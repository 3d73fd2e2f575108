"""ONNX files made by formula: what they answer is known to the last digit."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from orfeas.engines.onnx_card import GraphCard

LUMINANCE = (0.2, 0.7, 0.1)
PLAIN = GraphCard(
    name="formula", license="Apache-2.0", pixels=16, mean=(0.0, 0.0, 0.0), deviation=(1.0, 1.0, 1.0), multiple=1
)


def write_graph(
    path: Path,
    *,
    weights: tuple[float, float, float] = LUMINANCE,
    bias: float = 0.0,
    shape: tuple[object, ...] = (1, 3, 16, 16),
    answer_shape: tuple[object, ...] | None = None,
    num_inputs: int = 1,
    num_outputs: int = 1,
    kind: int = TensorProto.FLOAT,
    divides: bool = False,
    is_external: bool = False,
) -> Path:
    """One map, weights times red, green and blue plus a bias; of several outputs, each is twice the one before.

    Args:
        divides: by 0, so that its answer is no number.
    """
    names = [f"map{k}" for k in range(num_outputs)]
    tensors = [
        numpy_helper.from_array(np.array(weights, np.float32).reshape(1, 3, 1, 1), "weights"),
        numpy_helper.from_array(np.array([bias], np.float32), "bias"),
        numpy_helper.from_array(np.array(0 if divides else 1, np.float32), "divisor"),
    ]
    cast = [helper.make_node("Cast", ["picture0"], ["floats"], to=TensorProto.FLOAT)]
    nodes = [
        *cast,
        helper.make_node("Conv", ["floats", "weights", "bias"], ["mixed"]),
        helper.make_node("Div", ["mixed", "divisor"], ["map0"]),
        *(helper.make_node("Add", [one, one], [two]) for one, two in pairwise(names)),
    ]
    answer = answer_shape or (shape[0], 1, *shape[2:])
    graph = helper.make_graph(
        nodes,
        "formula",
        [helper.make_tensor_value_info(f"picture{k}", kind, shape) for k in range(num_inputs)],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, answer) for name in names],
        tensors,
    )
    whole = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = {"save_as_external_data": True, "location": "weights.bin", "size_threshold": 0} if is_external else {}
    onnx.save(whole, path, **options)
    return path
