"""The job in the worker's child: a picture painted, and written with what made it.

Only the worker imports this; publish.py is the parent's half.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.paint import PAINT_STAGE, Means, Painted, paint
from orfeas.generations.paintings.pipelines import FOLDER, Pipelines
from orfeas.generations.views import picture_name
from orfeas.intake.views import View
from orfeas.settings import read_settings

PICTURE = picture_name(View.FRONT)


def run_painting(
    body: dict[str, Any], *, folder: Path, home: Path, report: Callable[[str, float], None]
) -> dict[str, object]:
    """Paint what a job asks for.

    Args:
        body: as `request.py` wrote it.
        folder: empty; gets the picture.
        home: where everything kept lies.
        report: told stage and fraction of the whole.

    Returns:
        What the parent needs to publish it.

    Raises:
        OrfeasError: see `Pipelines.find` and `paint`.
    """
    began = time.perf_counter()
    painted = paint_for(body, home=home, report=report)
    (folder / PICTURE).write_bytes(painted.to_png())
    return {
        "content_sha256": painted.picture.sha256,
        "width": painted.picture.width,
        "height": painted.picture.height,
        "told": {**painted.told, "sentences": list(painted.sentences)},
        "stage_seconds": {PAINT_STAGE: round(time.perf_counter() - began, 4)},
    }


def paint_for(body: dict[str, Any], *, home: Path, report: Callable[[str, float], None]) -> Painted:
    """Paint what the body of a job says under `painting` and `pipeline`, with the networks and the device here."""
    settings = read_settings(data_dir=home)
    pipeline = Pipelines(settings.weights_home, settings.text_to_image).find(body["pipeline"])
    means = Means(pipeline, memory=settings.weights_home / FOLDER, device=settings.device, precision=settings.precision)
    return paint(PaintingOptions.from_json(body["painting"]), means, report=report)
