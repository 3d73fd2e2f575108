"""Rename: a style gets another name."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from orfeas.weights.record import RECORD
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.place import staging
from orfeas.weights.staging.space import disk_failures
from orfeas.weights.styles.add import StyleExists, keep_file, put_in_place
from orfeas.weights.styles.choose import unchanged_file
from orfeas.weights.styles.record import StyleRecord, check_name, file_of, find_style, styles_home
from orfeas.weights.styles.remove import delete_folder


def rename_style(name: str, to: str, *, weights_home: Path) -> StyleRecord:
    """Call a style otherwise. Jobs that were asked for by the old name fail by it.

    Raises:
        NoSuchStyle, StyleDamaged: there is nothing of the old name, or nothing sound.
        StyleNameUnusable, StyleExists: it cannot have the new one.
        InUse: another command is at work on one of the two.
    """
    home = styles_home(weights_home)
    find_style(name, weights_home=weights_home)  # before its name becomes a lock's
    check_name(to)
    if to == name:
        raise StyleExists(name=to)
    with claimed(home, name), claimed(home, to), disk_failures(home), staging(home, to) as into:
        record = find_style(name, weights_home=weights_home)
        unchanged_file(record, weights_home=weights_home)
        if (home / to / RECORD).exists():
            raise StyleExists(name=to)
        for file in (home / name).iterdir():
            if file.name not in (RECORD, record.file):
                shutil.copyfile(file, into / file.name)
        keep_file(home / name / record.file, into / file_of(to))
        title = to if record.title == name else record.title
        renamed = replace(record, name=to, title=title)
        put_in_place(renamed, into, home=home)
        delete_folder(home / name)
    return renamed
