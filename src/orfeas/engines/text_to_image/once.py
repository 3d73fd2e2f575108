"""Once: a pipeline opened for one picture and let go again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orfeas.engines.contract import Report
from orfeas.engines.text_to_image.folder import PipelineFolder
from orfeas.engines.text_to_image.painting import Painting
from orfeas.engines.text_to_image.staying import StayingPainter
from orfeas.engines.weight_files import AdapterFile
from orfeas.intake.prompt import Prompt


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
    painter = StayingPainter(folder, device=device, precision=precision)
    painter.wear(adapters, may_take_less=True)
    return painter.paint(prompt, report=report, may_take_less=True, **options)
