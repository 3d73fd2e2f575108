"""Paint: from words to a picture that can be sent on to 3D, with what made it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PIL import Image, PngImagePlugin

import orfeas
from orfeas.engines.contract import Report, UsedAdapter
from orfeas.engines.device import require_torch
from orfeas.engines.text_to_image.painting import NAME, Painting
from orfeas.engines.weight_files import AdapterFile
from orfeas.generations.paintings.digest import digest_of
from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.pipelines import Pipeline
from orfeas.intake.picture import Picture
from orfeas.intake.prompt import Prompt

NOTE = "orfeas"
"""Of the PNG: the keyword under which what made it stands."""
LOAD_STAGE, PAINT_STAGE = "load", "paint"
LOAD_SHARE = 0.2


class PaintResident(Protocol):
    """Paints by a network that lives in another process, which keeps it; see `TextToImage.paint`."""

    def __call__(
        self,
        pipeline: str,
        prompt: Prompt,
        *,
        negative: Prompt | None,
        adapters: Sequence[AdapterFile],
        report: Report,
        **options: Any,
    ) -> Painting: ...


@dataclass(frozen=True)
class Means:
    """What a picture is painted with.

    Attributes:
        pipeline: the network.
        memory: a folder to remember its hash in.
        device: as `choose_device` takes it.
        precision: as `choose_precision` takes it.
        adapters: LoRAs that it runs with.
        resident: paints it where the network stays; without it the network is loaded here, for this picture.
    """

    pipeline: Pipeline
    memory: Path
    device: str | None = None
    precision: str | None = None
    adapters: Sequence[AdapterFile] = ()
    resident: PaintResident | None = None


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
    """Paint one picture. Loads torch, unless the network lives elsewhere.

    Args:
        options: what is to be seen.
        means: with what.
        report: told the stage and the fraction of the whole; may raise to stop there.

    Raises:
        TorchMissing: it cannot be painted here.
        OrfeasError: see `paint_once`.
    """
    pipeline = means.pipeline
    options.check(multiple=pipeline.folder.kind.multiple)
    report(LOAD_STAGE, 0.0)
    painting = _paint(options, means, report=report)
    told = _told(options, means, painting)
    opaque = np.dstack([painting.pixels, np.full(painting.pixels.shape[:2], 255, np.uint8)])
    picture = Picture(opaque, has_alpha=False, num_source_pixels=opaque.shape[0] * opaque.shape[1])
    return Painted(picture, told, tuple(filter(None, (*painting.warnings, pipeline.warning))))


def _paint(options: PaintingOptions, means: Means, *, report: Callable[[str, float], None]) -> Painting:
    """With the numbers that were asked for, or that the network was made for where our catalog knows it."""
    painter, (prompt, negative) = means.pipeline.painter, options.read_prompts()
    wanted: dict[str, Any] = {
        "style": options.style,
        "steps": painter.steps if options.steps is None and painter else options.steps,
        "guidance": painter.guidance if options.guidance is None and painter else options.guidance,
        "width": options.width,
        "height": options.height,
        "seed": options.seed,
    }

    def on_progress(fraction: float) -> None:
        """What lives elsewhere says 0 when it begins to load."""
        if fraction > 0:
            report(PAINT_STAGE, LOAD_SHARE + (1 - LOAD_SHARE) * fraction)

    if means.resident is not None:
        return means.resident(
            means.pipeline.name, prompt, negative=negative, adapters=means.adapters, report=on_progress, **wanted
        )
    require_torch(NAME, extra=NAME)
    from orfeas.engines.text_to_image.once import paint_once

    return paint_once(
        means.pipeline.folder, prompt, negative=negative, adapters=means.adapters, report=on_progress,
        device=means.device, precision=means.precision, **wanted,
    )  # fmt: skip


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
        "adapters": [UsedAdapter(each.name, each.weight, each.sha256).to_json() for each in means.adapters],
    }
