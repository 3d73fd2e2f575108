"""Remove: installed weights, and what a download has left; never what is only pointed to."""

from __future__ import annotations

import shutil
from pathlib import Path

from orfeas.weights.record import RECORD, NotInstalled, is_name
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.space import disk_failures


def remove(name: str, *, folder: Path) -> int:
    """Delete weights; their record first, so that they are never half installed.

    Returns:
        The bytes that became free.

    Raises:
        NotInstalled: there is nothing of that name.
        InUse: another command is at work on them.
    """
    if not is_name(name) or not folder.is_dir():
        raise NotInstalled(name=name)
    home, begun = folder / name, folder / f"{name}.part"
    with claimed(folder, name), disk_failures(folder):
        if not home.is_dir() and not begun.is_dir():
            raise NotInstalled(name=name)
        freed = 0
        (home / RECORD).unlink(missing_ok=True)
        for each in (home, begun):
            if each.is_dir():
                freed += sum(file.stat().st_size for file in each.rglob("*") if file.is_file())
                shutil.rmtree(each)
    return freed
