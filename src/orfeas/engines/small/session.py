"""Session: the network as onnxruntime runs it, from the file in the package."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from orfeas.engines.small.predict import Network
from orfeas.engines.weights_of import CARDS
from orfeas.errors import Kind, OrfeasError

Floats = npt.NDArray[np.float32]

WEIGHTS = CARDS["small"].with_suffix(".onnx")
"""Its card tells the file's hash, and how it was made."""


class WeightsMissing(OrfeasError):
    """The engine small has no weights: {path} is missing. Install ORFEAS Studio again, or use another engine."""

    kind = Kind.UNAVAILABLE


class WeightsAltered(OrfeasError):
    """The weights of the engine small are not those that were shipped: {path} is {found}, not {expected}. Install ORFEAS Studio again, or use another engine."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class RuntimeMissing(OrfeasError):
    """The engine small needs onnxruntime, which could not be loaded: {why}. Install it with `pip install onnxruntime`, or use another engine."""  # noqa: E501

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Card:
    """What is known of the weights.

    Attributes:
        sha256: of the file.
        generator_version, seed, samples: what it was trained on, and how much of it.
    """

    sha256: str
    generator_version: int
    seed: int
    samples: int


def read_card(weights: Path = WEIGHTS) -> Card:
    """What the file beside the weights says.

    Raises:
        WeightsMissing: there is none.
        WeightsAltered: it cannot be read.
    """
    path = weights.with_suffix(".json")
    if not path.is_file():
        raise WeightsMissing(path=path.name)
    try:
        values = json.loads(path.read_text())
        return Card(**{name: values[name] for name in Card.__dataclass_fields__})
    except (ValueError, KeyError, TypeError) as failure:
        raise WeightsAltered(path=path.name, found="unreadable", expected="a description of the weights") from failure


def open_network(weights: Path = WEIGHTS) -> Network:
    """The network, ready to be asked; kept for the next time.

    Raises:
        WeightsMissing: the file is not there.
        WeightsAltered: it is not the file that was shipped.
        RuntimeMissing: onnxruntime cannot be imported.
    """
    if not weights.is_file():
        raise WeightsMissing(path=weights.name)
    status = weights.stat()
    return _opened(weights, status.st_mtime_ns, status.st_size)


@cache
def _opened(weights: Path, _changed: int, _size: int) -> Network:
    expected = read_card(weights).sha256
    content = weights.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise WeightsAltered(path=weights.name, found=found[:12], expected=expected[:12])
    try:
        import onnxruntime
    except Exception as failure:
        raise RuntimeMissing(why=f"{type(failure).__name__}: {failure}") from failure
    options = onnxruntime.SessionOptions()
    # One thread: the same bytes on any number of cores, and the network takes a tenth of the engine's time.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def run(picture: Floats) -> tuple[Floats, Floats, Floats]:
        field, maps, pose = session.run(["field", "maps", "pose"], {"picture": picture})
        return field, maps, pose

    return run
