"""Pack: installed weights as one file, for a machine without a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.carrying.archive import LONGEST_NAME, pieces_of, write_end, write_entry
from orfeas.weights.carrying.unpack import is_carried
from orfeas.weights.record import RECORD, HeldFile, Record, as_json, require_record
from orfeas.weights.resolve import unchanged
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.place import LICENCE_TEXT, PIPELINE, Telling, silent
from orfeas.weights.staging.space import check_space, disk_failures
from orfeas.weights.verify import WeightsDamaged

ELSEWHERE = "write it to another folder"


class FileThere(OrfeasError):
    """{path} is there already. Give another name, or remove it first."""

    kind = Kind.CONFLICT


class NotCarried(OrfeasError):
    """{file} of the weights {name} has a name that cannot be carried. Rename it to letters, digits, dots and dashes, not too long, and register its folder again."""  # noqa: E501

    kind = Kind.INVALID


def pack(name: str, to: Path, *, folder: Path, telling: Telling = silent) -> int:
    """Write installed weights, their record and their licence to a tar; linked files are carried along.

    Returns:
        The bytes of the file.

    Raises:
        NotInstalled: they are not.
        FileThere: so would be overwritten what is there.
        NotCarried: a file is called what no other machine may take.
        WeightsChanged, WeightsDamaged: they are not as they were installed.
        NoSpace: the disk is too full.
    """
    record = require_record(folder, name)
    to = to.expanduser().absolute()
    if to.exists():
        raise FileThere(path=to)
    home, part = folder / name, to.with_name(to.name + ".part")
    carried = [*_named_apart(record, home), *([(record.config, record.config.path)] if record.config else [])]
    for file, called in carried:
        if not is_carried(called, is_pipeline=record.root is not None) or len(f"{name}/{called}") > LONGEST_NAME:
            raise NotCarried(name=name, file=Path(file.path).name)
    with claimed(folder, name), disk_failures(to.parent, elsewhere=ELSEWHERE):
        for file, _ in carried:
            unchanged(file, home=home, name=name)
        check_space(to.parent, sum(file.size for file, _ in carried), what="the export", elsewhere=ELSEWHERE)
        try:
            _write(record, carried, home, part, telling=telling)
            part.replace(to)
        finally:
            part.unlink(missing_ok=True)
    return to.stat().st_size


def _named_apart(record: Record, home: Path) -> list[tuple[HeldFile, str]]:
    """Files with the names they are carried under: those from elsewhere get some of ours."""
    if record.root is not None:
        root = home / record.root
        return [(file, f"{PIPELINE}/{(home / file.path).relative_to(root).as_posix()}") for file in record.files]
    linked = [file for file in record.files if file.is_linked]
    ending = ".safetensors" if record.graph is None else ".onnx"
    names = {file: f"linked-{number}{ending}" for number, file in enumerate(linked, start=1)}
    return [(file, names.get(file, file.path)) for file in record.files]


def _write(record: Record, carried: list[tuple[HeldFile, str]], home: Path, to: Path, *, telling: Telling) -> None:
    name = record.name
    files = tuple(replace(file, path=called, modified_ns=None) for file, called in carried[: len(record.files)])
    told = as_json(replace(record, files=files, root=PIPELINE if record.root else None))
    with to.open("xb") as archive:
        write_entry(archive, f"{name}/{RECORD}", len(told), iter([told]))
        text = home / LICENCE_TEXT
        if text.is_file():
            write_entry(archive, f"{name}/{LICENCE_TEXT}", text.stat().st_size, pieces_of(text))
        for file, called in reversed(carried):  # the small one first
            write_entry(archive, f"{name}/{called}", file.size, _sound(file, home, name, telling=telling))
        write_end(archive)


def _sound(file: HeldFile, home: Path, name: str, *, telling: Telling) -> Iterator[bytes]:
    """A file's pieces; that they were the right ones is known at the end."""
    path, found, done = home / file.path, hashlib.sha256(), 0
    for piece in pieces_of(path):
        found.update(piece)
        done += len(piece)
        telling(f"writing {path.name}", done, file.size)
        yield piece
    if found.hexdigest() != file.sha256:
        expected = f"{file.sha256[:12]}…"
        raise WeightsDamaged(name=name, path=path, found=f"{found.hexdigest()[:12]}…", expected=expected)
