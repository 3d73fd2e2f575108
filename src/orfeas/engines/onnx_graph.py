"""ONNX graph: a picture goes through a network that is one ONNX file, as the network's card says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.special import expit

from orfeas.engines.onnx_card import GraphCard, check_graph, output_of
from orfeas.engines.onnx_file import NotAGraph
from orfeas.errors import Kind, OrfeasError

Floats = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]

THREADS = 2
"""Fixed, so that the answer does not depend on how many cores there are."""

LONGEST = 2
"""The longer side a network is given, in shorter ones, where proportions are kept; what is longer is squeezed."""


class GraphFailed(OrfeasError):
    """The network {name} gave no answer to this picture: {why}. Try another picture, or do without the network."""

    kind = Kind.INVALID


class OnnxRuntimeMissing(OrfeasError):
    """ONNX networks need onnxruntime, which could not be loaded: {why}. Install it with `pip install onnxruntime`."""

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True, eq=False)
class Graph:
    """A network, ready to be asked.

    Attributes:
        card: what it is.
        height, width: what its file fixes them at; None where it leaves them open.
        given, answer: what its input and the output that counts are called.
    """

    card: GraphCard
    height: int | None
    width: int | None
    given: str
    answer: str
    _session: Any = field(repr=False)

    def run(self, rgb: Pixels) -> Floats:
        """The network's answer to a picture.

        Args:
            rgb: (H, W, 3) uint8 sRGB.

        Returns:
            (H, W) float32, as the card says; the same for the same picture.

        Raises:
            GraphFailed: the network stopped, or its answer is no picture of finite numbers.
        """
        given_1CHW = self._given(rgb)
        try:
            (answer,) = self._session.run([self.answer], {self.given: given_1CHW})
        except _failures_of_runtime() as failure:
            raise GraphFailed(name=self.card.name, why=_first_line(failure)) from failure
        answer_hw = np.asarray(answer, np.float32)
        if answer_hw.ndim < 2 or answer_hw.size != np.prod(answer_hw.shape[-2:]) or not answer_hw.size:
            raise GraphFailed(name=self.card.name, why=f"its answer has the shape {answer_hw.shape}")
        if not np.isfinite(answer_hw).all():
            raise GraphFailed(name=self.card.name, why="its answer holds numbers that are not finite")
        values = _as_told(answer_hw.reshape(answer_hw.shape[-2:]), self.card.values)
        return _resized(values, height=rgb.shape[0], width=rgb.shape[1])

    def _given(self, rgb: Pixels) -> Floats:
        height, width = _sides(self.card, rgb.shape[0], rgb.shape[1])
        size = (self.width or width, self.height or height)
        # Bicubic with the filter widened where it shrinks: between what the three networks were trained with.
        small = np.asarray(Image.fromarray(rgb).resize(size, Image.Resampling.BICUBIC), np.float32)
        brightest = max(float(small.max()), 1e-6) if self.card.divides_by_brightest else 255.0
        mean, deviation = np.array(self.card.mean, np.float32), np.array(self.card.deviation, np.float32)
        normalised = (small / np.float32(brightest) - mean) / deviation
        return np.ascontiguousarray(normalised.transpose(2, 0, 1)[None])


def open_graph(path: Path, *, card: GraphCard | Sequence[GraphCard]) -> Graph:
    """Open a network on the processor; what its file says is looked at before the runtime sees it.

    Args:
        path: of an ONNX file, whole in itself.
        card: what it is to be; of several, the first that fits.

    Raises:
        OrfeasError: as `check_graph` has them.
        OnnxRuntimeMissing: onnxruntime cannot be imported.
    """
    file, found = check_graph(path, card=card)
    height, width = file.inputs[0].sides[2:]
    answer = output_of(file, found)
    assert answer is not None, "it was checked"
    return Graph(found, height, width, file.inputs[0].name, answer.name, _session_of(path))


def _session_of(path: Path) -> Any:
    try:
        import onnxruntime
    except Exception as failure:
        raise OnnxRuntimeMissing(why=f"{type(failure).__name__}: {failure}") from failure
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    options.use_deterministic_compute = True
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except _failures_of_runtime() as failure:
        raise NotAGraph(path=path, why=_first_line(failure)) from failure


def _failures_of_runtime() -> tuple[type[Exception], ...]:
    """What onnxruntime raises: a class for each of its states, none of which inherits from another."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    found = [kind for kind in vars(state).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    return (*found, RuntimeError, ValueError)


def _sides(card: GraphCard, height: int, width: int) -> tuple[int, int]:
    """Height and width of what a network is given, where its file leaves them open."""
    if not card.keeps_aspect:
        return card.pixels, card.pixels
    longer = min(card.pixels * max(height, width) / min(height, width), card.pixels * LONGEST)
    rounded = round(longer / card.multiple) * card.multiple
    return (card.pixels, rounded) if width >= height else (rounded, card.pixels)


def _as_told(values: Floats, how: str) -> Floats:
    if how == "sigmoid":
        return np.asarray(expit(values), np.float32)
    if how == "stretched":
        low, high = float(values.min()), float(values.max())
        return np.asarray((values - low) / max(high - low, 1e-6), np.float32)
    return -values if how == "negated" else values


def _resized(values: Floats, *, height: int, width: int) -> Floats:
    is_smaller = values.shape[0] > height
    way = cv2.INTER_AREA if is_smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(values, (width, height), interpolation=way), np.float32)


def _first_line(failure: Exception) -> str:
    """The last part of onnxruntime's `[ONNXRuntimeError] : 7 : INVALID_PROTOBUF : ...`, on one line."""
    return str(failure).strip().split("\n")[0].rsplit(" : ", 1)[-1].rstrip(".")[:200]
