"""First: the picture that an object is made of, painted in the same job: the half of the worker's child.

The picture lies among the files of the asset to be. What the parent needs to keep it lies beside their folder, and is
written before the picture is.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orfeas.generations.paintings.paint import PAINT_STAGE
from orfeas.generations.paintings.run import PICTURE, Residents, facts_of, paint_for, write_picture

PAINTING_SHARE = 0.59
"""Of a job's fractions: such that the worker shows the picture as soon as it is there, and the cut-out a stage later.
See its MILESTONES."""

StageReport = Callable[[str, float], None]


@dataclass(frozen=True)
class First:
    """Of the picture that an object is made of.

    Attributes:
        payload: the file, where it was painted now; None where it was kept before.
        facts: what made it; None where it was sent.
        seconds: what painting it took, by stage.
        report: told how far the rest of the job is.
    """

    payload: bytes | None
    facts: dict[str, Any] | None
    seconds: dict[str, float]
    report: StageReport


def paint_first(
    body: dict[str, Any], *, folder: Path, home: Path, report: StageReport, resident: Residents | None
) -> First:
    """Paint the picture that a job's body plans, unless an earlier attempt's was kept.

    Raises:
        OrfeasError: see `paint_for`.
    """
    planned = body.get("painting")
    if planned is None or body["picture"] is not None:
        return First(None, body.get("painted"), {}, report)
    began = time.perf_counter()
    painted = paint_for(
        planned["options"],
        planned["pipeline"],
        planned.get("styles", ()),
        home=home,
        report=lambda stage, fraction: report(stage, fraction * PAINTING_SHARE),
        resident=resident,
    )
    facts = facts_of(painted)
    note_path(folder).write_text(json.dumps(facts))
    write_picture(painted, folder)
    seconds = {PAINT_STAGE: round(time.perf_counter() - began, 4)}
    return First(
        (folder / PICTURE).read_bytes(),
        facts,
        seconds,
        lambda stage, fraction: report(stage, PAINTING_SHARE + (1 - PAINTING_SHARE) * fraction),
    )


def note_path(folder: Path) -> Path:
    """Where it is told what made the picture in a folder."""
    return folder.with_name(f"{folder.name}.painted.json")


def painted_in(folder: Path) -> dict[str, Any] | None:
    """What made the picture that was painted into a folder; None while there is none."""
    if not (folder / PICTURE).is_file():
        return None
    try:
        found: dict[str, Any] = json.loads(note_path(folder).read_text())
    except FileNotFoundError:
        return None
    return found
