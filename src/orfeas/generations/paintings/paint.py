"""Paint: from words to a picture that can be sent on to 3D, with what made it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, PngImagePlugin

import orfeas
from orfeas.assets.blobs.disk import hash_file
from orfeas.engines.device import (
    DeviceOutOfMemory,
    choose_device,
    choose_precision,
    empty_cache,
    free_and_total,
    require_torch,
)
from orfeas.errors import Kind, OrfeasError
from orfeas.generations.paintings.digest import digest_of
from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.pipelines import Pipeline
from orfeas.intake.picture import Picture

if TYPE_CHECKING:
    import torch

    from orfeas.engines.text_to_image.engine import Painting
    from orfeas.engines.text_to_image.load import Offload

NAME = "text-to-image"
NOTE = "orfeas"
"""Of the PNG: the keyword under which what made it stands."""
LOAD_STAGE, PAINT_STAGE = "load the network", "paint"
LOAD_SHARE = 0.2
ROOM = 1.25
"""Of the bytes of all weights: free memory from which they all stay on the device, with what computing takes."""


class NoPaintingDevice(OrfeasError):
    """Text to image wants a GPU, and PyTorch finds none. Ask for the processor, which is slow, with `--device cpu`, or ORFEAS_DEVICE=cpu for the studio."""  # noqa: E501

    kind = Kind.UNAVAILABLE


@dataclass(frozen=True)
class Means:
    """What a picture is painted with.

    Attributes:
        pipeline: the network.
        memory: a folder to remember its hash in.
        device: as `choose_device` takes it.
        precision: as `choose_precision` takes it.
        adapters: LoRAs, each with its weight.
    """

    pipeline: Pipeline
    memory: Path
    device: str | None = None
    precision: str | None = None
    adapters: Sequence[tuple[Path, float]] = ()


@dataclass(frozen=True, eq=False)
class Painted:
    """A picture with what made it.

    Attributes:
        picture: opaque.
        told: prompt, network, licence, seed and the rest, as JSON values.
        sentences: what the user should know.
    """

    picture: Picture
    told: dict[str, Any]
    sentences: tuple[str, ...]

    def to_png(self) -> bytes:
        """The picture, with what made it in a text of the file."""
        notes, buffer = PngImagePlugin.PngInfo(), io.BytesIO()
        notes.add_itxt(NOTE, json.dumps(self.told, ensure_ascii=False))
        pixels = np.ascontiguousarray(self.picture.pixels[..., :3])
        Image.fromarray(pixels).save(buffer, format="PNG", compress_level=4, pnginfo=notes)
        return buffer.getvalue()


def paint(options: PaintingOptions, means: Means, *, report: Callable[[str, float], None]) -> Painted:
    """Paint one picture. Loads torch.

    Args:
        options: what is to be seen.
        means: with what.
        report: told the stage and the fraction of the whole; may raise to stop there.

    Raises:
        NoPaintingDevice: there is no GPU, and the processor was not asked for.
        TorchMissing, LibraryMissing, DeviceMissing, DeviceOutOfMemory: it cannot be painted here.
        OrfeasError: what is wrong with the wish, the network or a LoRA.
    """
    pipeline = means.pipeline
    options.check(multiple=pipeline.folder.kind.multiple)
    require_torch(NAME)
    device = choose_device(means.device)
    if device is None:
        raise NoPaintingDevice
    report(LOAD_STAGE, 0.0)
    painting = _paint(options, means, device=device, report=report)
    told = _told(options, means, painting)
    opaque = np.dstack([painting.pixels, np.full(painting.pixels.shape[:2], 255, np.uint8)])
    picture = Picture(opaque, has_alpha=False, num_source_pixels=opaque.shape[0] * opaque.shape[1])
    return Painted(picture, told, tuple(filter(None, (*painting.warnings, pipeline.warning))))


def _paint(
    options: PaintingOptions, means: Means, *, device: torch.device, report: Callable[[str, float], None]
) -> Painting:
    """All of it on the device where there is room; else less of it there at a time, which is slower."""
    *ways, last = _ways(means.pipeline, device)
    for offload in ways:
        try:
            return _paint_by(offload, options, means, device=device, report=report)
        except DeviceOutOfMemory:
            pass  # what it holds goes with it, before the next try
        empty_cache(device)
    return _paint_by(last, options, means, device=device, report=report)


def _ways(pipeline: Pipeline, device: torch.device) -> tuple[Offload, ...]:
    if device.type == "cpu":
        return ("none",)
    memory = free_and_total(device)
    has_room = memory is None or pipeline.folder.num_bytes * ROOM <= memory[0]
    return ("none", "parts", "layers") if has_room else ("parts", "layers")


def _paint_by(
    offload: Offload,
    options: PaintingOptions,
    means: Means,
    *,
    device: torch.device,
    report: Callable[[str, float], None],
) -> Painting:
    from orfeas.engines.text_to_image.load import open_pipeline

    pipeline, painter = means.pipeline, means.pipeline.painter
    precision = choose_precision(_precision(means, device), device)
    opened = open_pipeline(pipeline.folder.path, device=device, precision=precision, offload=offload)
    for path, weight in means.adapters:
        opened.loras.load(path, weight=weight)
    prompt, negative = options.read_prompts()
    return opened.paint(
        prompt,
        negative=negative,
        style=options.style,
        steps=options.steps or (painter.steps if painter else None),
        guidance=painter.guidance if options.guidance is None and painter else options.guidance,
        width=options.width,
        height=options.height,
        seed=options.seed,
        report=lambda fraction: report(PAINT_STAGE, LOAD_SHARE + (1 - LOAD_SHARE) * fraction),
    )


def _precision(means: Means, device: torch.device) -> str | None:
    """The one asked for; else, on a GPU, bfloat16 for networks of flow matching, whose numbers leave float16."""
    is_of_flow = "FlowMatchEulerDiscreteScheduler" in means.pipeline.folder.kind.parts["scheduler"]
    return means.precision or ("bfloat16" if is_of_flow and device.type != "cpu" else None)


def _told(options: PaintingOptions, means: Means, painting: Painting) -> dict[str, Any]:
    pipeline = means.pipeline
    height, width, _channels = painting.pixels.shape
    return {
        "generator": orfeas.GENERATOR,
        "prompt": options.prompt,
        "negative_prompt": options.negative_prompt,
        "style": options.style,
        "read": painting.prompt,
        "read_negative": painting.negative,
        "seed": painting.seed,
        "steps": painting.steps,
        "guidance": painting.guidance,
        "width": width,
        "height": height,
        "pipeline": pipeline.name,
        "pipeline_kind": pipeline.folder.kind.name,
        "weights": digest_of(pipeline.folder.path, memory=means.memory),
        "weights_license": pipeline.license,
        "adapters": [
            {"name": path.name, "sha256": hash_file(path), "weight": weight} for path, weight in means.adapters
        ],
    }
