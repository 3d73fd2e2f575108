"""Remove: a style that is not wanted any more."""

from __future__ import annotations

import shutil
from pathlib import Path

from orfeas.weights.record import RECORD
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.space import disk_failures
from orfeas.weights.styles.record import NoSuchStyle, is_style_name, styles_home


def remove_style(name: str, *, weights_home: Path) -> int:
    """Delete a style. A job that still wants it fails by its name.

    Returns:
        The bytes that it took; a file that was linked stays where it came from.

    Raises:
        NoSuchStyle: there is none of that name.
        InUse: another command is at work on it.
    """
    home = styles_home(weights_home)
    if not is_style_name(name) or not (home / name / RECORD).is_file():
        raise NoSuchStyle(name=name[:80])
    with claimed(home, name), disk_failures(home):
        place = home / name
        size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
        delete_folder(place)
    return size


def delete_folder(place: Path) -> None:
    """Delete the folder of a style whose name is claimed; its record first, so that it is never half there."""
    (place / RECORD).unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)
