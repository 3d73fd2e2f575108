"""Staying: a pipeline that is kept open for one picture after another, in whatever way there is memory for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import torch

from orfeas.engines.contract import Report, UsedAdapter
from orfeas.engines.device import INT8, DeviceOutOfMemory, choose_device, choose_precision, empty_cache, free_and_total
from orfeas.engines.text_to_image.engine import TextToImage
from orfeas.engines.text_to_image.folder import PipelineFolder
from orfeas.engines.text_to_image.load import Offload, open_pipeline
from orfeas.engines.text_to_image.painting import Painting
from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.prompt import Prompt

Result = TypeVar("Result")


class NoPaintingDevice(OrfeasError):
    """Text to image wants a GPU, and PyTorch finds none. Ask for the processor, which is slow, with `--device cpu`, or ORFEAS_DEVICE=cpu for the studio."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class StayingPainter:
    """All of a pipeline on its device where there is room, else less of it there at a time.

    Args:
        folder: of the pipeline.
        device: as `choose_device` takes it.
        precision: as `choose_precision` takes it.

    Raises:
        NoPaintingDevice: there is no GPU, and the processor was not asked for.
        DeviceMissing, DeviceOutOfMemory, LibraryMissing: it cannot be opened here.
        OrfeasError: see `open_pipeline`.
    """

    def __init__(self, folder: PipelineFolder, *, device: str | None, precision: str | None) -> None:
        found = choose_device(device)
        if found is None:
            raise NoPaintingDevice
        self._folder, self._device = folder, found
        self._precision = choose_precision(_precision(folder, found) if precision in (None, INT8) else precision, found)
        self._ways = list(_ways(folder, found))
        self._pipeline: TextToImage | None = None
        self._adapters: Sequence[AdapterFile] = ()
        self._kept: tuple[AdapterFile, ...] = ()
        self._in_some_way(lambda _pipeline: None, may_take_less=True)

    @property
    def carried(self) -> tuple[UsedAdapter, ...]:
        """LoRAs that are on."""
        return () if self._pipeline is None else self._pipeline.loras.carried

    def wear(
        self, adapters: Sequence[AdapterFile], *, kept: Iterable[AdapterFile] = (), may_take_less: bool = False
    ) -> None:
        """Have these LoRAs work from now on, and no others; see `Adaptable`.

        Args:
            may_take_less: as `paint` takes it.
        """
        self._adapters, self._kept = (), ()  # should one be refused, a pipeline that is opened anew is plain
        worn, stay = tuple(adapters), tuple(kept)
        self._in_some_way(lambda pipeline: pipeline.loras.wear(worn, kept=stay), may_take_less=may_take_less)
        self._adapters, self._kept = worn, stay

    def paint(self, prompt: Prompt, *, report: Report, may_take_less: bool, **options: Any) -> Painting:
        """Paint one picture; see `TextToImage.paint`.

        Args:
            may_take_less: where memory runs out, go on with less of the pipeline on the device, and stay so.
        """
        return self._in_some_way(
            lambda pipeline: pipeline.paint(prompt, report=report, **options), may_take_less=may_take_less
        )

    def _in_some_way(self, work: Callable[[TextToImage], Result], *, may_take_less: bool) -> Result:
        """The first way there is memory for; each takes less of the device than the one before, and is slower."""
        while True:
            try:
                return work(self._pipeline or self._open())
            except DeviceOutOfMemory:
                if not may_take_less or len(self._ways) == 1:
                    raise
            self._pipeline = None  # what it held goes with it and the failure, before the next is tried
            del self._ways[0]
            empty_cache(self._device)

    def _open(self) -> TextToImage:
        pipeline = open_pipeline(
            self._folder.path, device=self._device, precision=self._precision, offload=self._ways[0]
        )
        pipeline.loras.wear(self._adapters, kept=self._kept)
        self._pipeline = pipeline
        return pipeline


def _ways(folder: PipelineFolder, device: torch.device) -> tuple[Offload, ...]:
    if device.type == "cpu":
        return ("none",)
    memory = free_and_total(device)
    has_room = memory is None or folder.at_work_bytes <= memory[0]
    return ("none", "parts", "layers") if has_room else ("parts", "layers")


def _precision(folder: PipelineFolder, device: torch.device) -> str | None:
    """On a GPU bfloat16 for networks of flow matching, whose numbers leave float16; else what is usual there."""
    is_of_flow = "FlowMatchEulerDiscreteScheduler" in folder.kind.parts["scheduler"]
    return "bfloat16" if is_of_flow and device.type != "cpu" else None
