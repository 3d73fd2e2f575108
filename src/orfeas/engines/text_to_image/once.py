"""Once: a pipeline opened for one picture and let go again, in whatever way there is memory for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch

from orfeas.engines.contract import Report
from orfeas.engines.device import DeviceOutOfMemory, choose_device, choose_precision, empty_cache, free_and_total
from orfeas.engines.text_to_image.engine import Painting
from orfeas.engines.text_to_image.folder import PipelineFolder
from orfeas.engines.text_to_image.load import Offload, open_pipeline
from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import Kind, OrfeasError
from orfeas.intake.prompt import Prompt

ROOM = 1.25
"""Of the bytes of all weights: free memory from which they all stay on the device, with what computing takes."""


class NoPaintingDevice(OrfeasError):
    """Text to image wants a GPU, and PyTorch finds none. Ask for the processor, which is slow, with `--device cpu`, or ORFEAS_DEVICE=cpu for the studio."""  # noqa: E501

    kind = Kind.UNAVAILABLE


def paint_once(
    folder: PipelineFolder,
    prompt: Prompt,
    *,
    device: str | None,
    precision: str | None,
    adapters: Sequence[AdapterFile] = (),
    report: Report,
    **options: Any,
) -> Painting:
    """Paint one picture: all of the pipeline on the device where there is room, else less of it there at a time.

    Args:
        folder: of the pipeline.
        prompt: what is to be seen.
        device: as `choose_device` takes it.
        precision: as `choose_precision` takes it.
        adapters: LoRAs that it runs with.
        report: told the fraction of the painting that is done; may raise to stop there.
        options: further ones of `TextToImage.paint`.

    Raises:
        NoPaintingDevice: there is no GPU, and the processor was not asked for.
        DeviceMissing, DeviceOutOfMemory, LibraryMissing: it cannot be painted here.
        OrfeasError: what is wrong with the wish, the network or a LoRA.
    """
    found = choose_device(device)
    if found is None:
        raise NoPaintingDevice

    def paint_by(offload: Offload) -> Painting:
        opened = open_pipeline(
            folder.path,
            device=found,
            precision=choose_precision(precision or _precision(folder, found), found),
            offload=offload,
        )
        opened.loras.wear(adapters)
        return opened.paint(prompt, report=report, **options)

    return in_some_way(paint_by, folder, device=found)


def in_some_way(paint_by: Callable[[Offload], Painting], folder: PipelineFolder, *, device: torch.device) -> Painting:
    """The first way there is memory for; each takes less of the device than the one before, and is slower."""
    *ways, last = _ways(folder, device)
    for offload in ways:
        try:
            return paint_by(offload)
        except DeviceOutOfMemory:
            pass  # what it held goes with the failure, before the next is tried
        empty_cache(device)
    return paint_by(last)


def _ways(folder: PipelineFolder, device: torch.device) -> tuple[Offload, ...]:
    if device.type == "cpu":
        return ("none",)
    memory = free_and_total(device)
    has_room = memory is None or folder.num_bytes * ROOM <= memory[0]
    return ("none", "parts", "layers") if has_room else ("parts", "layers")


def _precision(folder: PipelineFolder, device: torch.device) -> str | None:
    """On a GPU bfloat16 for networks of flow matching, whose numbers leave float16; else what is usual there."""
    is_of_flow = "FlowMatchEulerDiscreteScheduler" in folder.kind.parts["scheduler"]
    return "bfloat16" if is_of_flow and device.type != "cpu" else None
