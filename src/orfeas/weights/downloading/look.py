"""Look how far a download is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from orfeas.errors import Kind, OrfeasError, to_wire
from orfeas.weights.downloading.progress import Progress, read_progress
from orfeas.weights.downloading.under_way import is_under_way


class DownloadInterrupted(OrfeasError):
    """The download of {name} was interrupted: its process was ended, or the machine was. What it has fetched is kept: begin it again to go on from there."""  # noqa: E501

    kind = Kind.UNAVAILABLE


def look(name: str, *, folder: Path) -> Progress | None:
    """The download of weights that is under way or has failed; None where neither is so."""
    progress = read_progress(folder, name)
    if progress is None or progress.failure or is_under_way(folder, name):
        return progress
    progress = read_progress(folder, name)  # it may have ended properly just now
    if progress is None or progress.failure:
        return progress
    return replace(progress, failure=cast("dict[str, Any]", to_wire(DownloadInterrupted(name=name))))
