"""The job in the worker's child: a picture painted, and written with what made it.

Only the worker imports this; publish.py is the parent's half.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from orfeas.generations.paintings.options import PaintingOptions
from orfeas.generations.paintings.paint import PAINT_STAGE, Means, Painted, PaintResident, paint
from orfeas.generations.paintings.pipelines import FOLDER, Pipelines
from orfeas.generations.views import picture_name
from orfeas.intake.views import View
from orfeas.settings import read_settings
from orfeas.weights.styles.choose import ChosenStyle, adapters_of

PICTURE = picture_name(View.FRONT)


class Residents(Protocol):
    """What lives in another process, which keeps its networks."""

    @property
    def paint(self) -> PaintResident: ...


def run_painting(
    body: dict[str, Any],
    *,
    folder: Path,
    home: Path,
    report: Callable[[str, float], None],
    resident: Residents | None = None,
) -> dict[str, object]:
    """Paint what a job asks for.

    Args:
        body: as `request.py` wrote it.
        folder: empty; gets the picture.
        home: where everything kept lies.
        report: told stage and fraction of the whole.
        resident: what stays in a process of its own; without it the network is loaded here, for this job.

    Returns:
        What the parent needs to publish it.

    Raises:
        OrfeasError: see `Pipelines.find` and `paint`.
    """
    began = time.perf_counter()
    painted = paint_for(
        body["painting"], body["pipeline"], body.get("styles", ()), home=home, report=report, resident=resident
    )
    write_picture(painted, folder)
    return {**facts_of(painted), "stage_seconds": {PAINT_STAGE: round(time.perf_counter() - began, 4)}}


def paint_for(
    options: dict[str, Any],
    pipeline: str,
    styles: Sequence[dict[str, Any]],
    *,
    home: Path,
    report: Callable[[str, float], None],
    resident: Residents | None,
) -> Painted:
    """Paint what the body of a job says, with the networks and the device here."""
    settings = read_settings(data_dir=home)
    means = Means(
        Pipelines(settings.weights_home, settings.text_to_image).find(pipeline),
        memory=settings.weights_home / FOLDER,
        device=settings.device,
        precision=settings.precision,
        adapters=adapters_of(list(map(ChosenStyle.from_json, styles)), weights_home=settings.weights_home),
        resident=None if resident is None else resident.paint,
    )
    return paint(PaintingOptions.from_json(options), means, report=report)


def write_picture(painted: Painted, folder: Path) -> None:
    """The picture into a folder, whole or not at all."""
    half = folder / f".{PICTURE}"
    half.write_bytes(painted.to_png())
    half.rename(folder / PICTURE)


def facts_of(painted: Painted) -> dict[str, Any]:
    """What the parent needs to keep it."""
    return {
        "content_sha256": painted.picture.sha256,
        "width": painted.picture.width,
        "height": painted.picture.height,
        "told": {**painted.told, "sentences": list(painted.sentences)},
    }
