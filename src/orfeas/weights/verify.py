"""Verify: every byte of installed weights against their record, and their tensors against what the engine takes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.record import HeldFile, Record, require_record, write_record
from orfeas.weights.resolve import WeightsChanged, unchanged
from orfeas.weights.staging.check import check_files
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.digest import sha256_of
from orfeas.weights.staging.place import Telling, silent
from orfeas.weights.staging.space import disk_failures


class WeightsDamaged(OrfeasError):
    """The weights {name} are damaged: {path} is not the file that was installed; its hash is {found}, not {expected}. Run `orfeas models remove {name}` and install them again."""  # noqa: E501

    kind = Kind.INVALID


def verify(name: str, *, folder: Path, telling: Telling = silent) -> Record:
    """Read all of installed weights.

    A linked file that was written since and has the same bytes is taken back into the record.

    Raises:
        NotInstalled: they are not.
        WeightsChanged: a file is gone or has another size.
        WeightsDamaged: a file has other bytes.
        OrfeasError: its tensors are not what the engine takes; says which.
    """
    record = require_record(folder, name)
    home = folder / name
    with claimed(folder, name), disk_failures(folder):
        files = tuple(_verified(file, home, name, telling=telling) for file in record.files)
        config = _verified(record.config, home, name, telling=telling) if record.config else None
        check_files(
            record,
            [home / file.path for file in files],
            config=home / config.path if config else None,
            root=home / record.root if record.root else None,
        )
        if files != record.files:
            record = replace(record, files=files)
            write_record(record, home)
    return record


def _verified(file: HeldFile, home: Path, name: str, *, telling: Telling) -> HeldFile:
    path = home / file.path
    try:
        unchanged(file, home=home, name=name)
    except WeightsChanged:
        if not file.is_linked or not path.is_file() or path.stat().st_size != file.size:
            raise
        file = replace(file, modified_ns=path.stat().st_mtime_ns)
    found = sha256_of(path, partial(telling, f"checking {path.name}"))
    if found != file.sha256:
        raise WeightsDamaged(name=name, path=path, found=f"{found[:12]}…", expected=f"{file.sha256[:12]}…")
    return file
