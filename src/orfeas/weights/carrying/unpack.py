"""Unpack: weights that were carried here in a file, trusted no more than a download."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from orfeas.weights.carrying.archive import ArchiveUnusable, Entry, read_entries
from orfeas.weights.install import refuse_if_installed
from orfeas.weights.licence import Answer, accept, check_territory
from orfeas.weights.manifest import Manifest, find_manifest
from orfeas.weights.record import LARGEST_RECORD, RECORD, HeldFile, Record, RecordUnreadable, is_name, now, parse_record
from orfeas.weights.staging.check import check_files
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.place import CONFIG, LICENCE_TEXT, PIPELINE, Telling, place, silent, staging
from orfeas.weights.staging.published_config import LARGEST as LARGEST_CONFIG
from orfeas.weights.staging.space import check_space, disk_failures

PLAIN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}"
LARGEST_TEXT = 1 << 20


def unpack(path: Path, *, folder: Path, territory: str | None, answer: Answer, telling: Telling = silent) -> Record:
    """Install weights from a file that `pack` wrote.

    Args:
        path: the file.
        folder: of all weights.
        territory, answer, telling: as in `install`: the licence is asked for on every machine.

    Raises:
        ArchiveUnusable: it is damaged, or holds other files than its record says.
        AlreadyInstalled: weights of that name are.
        OrfeasError: as `install` has them.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise ArchiveUnusable(path=path.name, problem=(error.strerror or str(error)).lower()) from error
    with file:
        entries = read_entries(file, called=path.name)
        record = _record(entries, path.name)
        manifest = _manifest(record, path.name)
        if manifest is not None:
            check_territory(manifest, territory)
            record = replace(record, graph=manifest.graph)
        with claimed(folder, record.name), disk_failures(folder), staging(folder, record.name) as into:
            refuse_if_installed(folder, record.name)
            text, entries = _licence_text(entries, record, path.name)
            acceptance = accept(manifest, territory=territory, text=text, answer=answer) if manifest else None
            check_space(into, record.size, what="the import")
            if text is not None:
                (into / LICENCE_TEXT).write_bytes(text)
            _bring(entries, record, into, path.name, telling=telling)
            checked = check_files(
                record,
                [into / each.path for each in record.files],
                config=into / record.config.path if record.config else None,
                root=into / record.root if record.root else None,
            )
            files = tuple(
                replace(held, prefix=each.prefix) for held, each in zip(record.files, checked.files, strict=True)
            )
            record = replace(record, files=files, licence=acceptance, base=checked.base, installed_at=now())
            place(record, into, folder=folder)
    return record


def _record(entries: Iterator[Entry], called: str) -> Record:
    entry = next(entries, None)
    name = entry.name.partition("/")[0] if entry else ""
    if entry is None or entry.name != f"{name}/{RECORD}" or not is_name(name) or entry.size > LARGEST_RECORD:
        raise ArchiveUnusable(path=called, problem="it does not begin with the record of weights")
    try:
        record = parse_record(b"".join(entry.pieces()), name=name)
    except RecordUnreadable as failure:
        raise ArchiveUnusable(path=called, problem=f"its record: {failure.details['problem']}") from failure
    names = [file.path for file in record.files]
    is_pipeline = record.root is not None
    if record.root not in (None, PIPELINE) or is_pipeline != (record.purpose == "painter"):
        raise ArchiveUnusable(path=called, problem="its record is not of what it holds")
    if any(file.is_linked or not is_carried(file.path, is_pipeline=is_pipeline) for file in record.files):
        raise ArchiveUnusable(path=called, problem="its record names files that lie elsewhere")
    if len({*names, RECORD, CONFIG, LICENCE_TEXT}) < len(names) + 3 or record.size < 1:
        raise ArchiveUnusable(path=called, problem="its record names a file twice")
    if record.config and (record.config.path != CONFIG or record.config.size > LARGEST_CONFIG):
        raise ArchiveUnusable(path=called, problem="its record names no usable configuration")
    return record


def is_carried(path: str, *, is_pipeline: bool) -> bool:
    """Whether a file of weights may be called so in an archive: nothing of it leads elsewhere."""
    inner = rf"{PIPELINE}(?:/{PLAIN}){{1,4}}"
    return re.fullmatch(inner if is_pipeline else PLAIN, path) is not None


def _manifest(record: Record, called: str) -> Manifest | None:
    """What a record is of; None for a network of its owner's own, whose kind is one that needs no more to be run."""
    if record.manifest is None:
        if record.purpose == "shape" or (record.purpose != "painter") != (record.graph is not None) or record.licence:
            raise ArchiveUnusable(path=called, problem="its record is of no network that is run here")
        return None
    manifest = find_manifest(record.manifest)
    if (record.engine, record.repository) != (manifest.engine, manifest.repository):
        raise ArchiveUnusable(path=called, problem=f"its record is not of {manifest.title}")
    return manifest


def _licence_text(entries: Iterator[Entry], record: Record, called: str) -> tuple[bytes | None, Iterator[Entry]]:
    """The licence's text if it comes next and is the one that was accepted, and the entries that follow."""
    entry = next(entries, None)
    if entry is None:
        raise ArchiveUnusable(path=called, problem="it holds a record and nothing else")
    if entry.name != f"{record.name}/{LICENCE_TEXT}":
        return None, _chained(entry, entries)
    text = b"".join(entry.pieces()) if entry.size <= LARGEST_TEXT else b""
    if record.licence is None or hashlib.sha256(text).hexdigest() != record.licence.text_sha256:
        raise ArchiveUnusable(path=called, problem="its licence is not the text that was accepted")
    return text, entries


def _chained(first: Entry, rest: Iterator[Entry]) -> Iterator[Entry]:
    yield first
    yield from rest


def _bring(entries: Iterator[Entry], record: Record, into: Path, called: str, *, telling: Telling) -> None:
    """Every file that the record names, once, and nothing else."""
    left = {f"{record.name}/{file.path}": file for file in (*record.files, *([record.config] if record.config else []))}
    for entry in entries:
        file = left.pop(entry.name, None)
        if file is None or file.size != entry.size:
            raise ArchiveUnusable(path=called, problem="it holds other files than its record says")
        _write(entry, file, into / file.path, called, telling=telling)
    if left:
        raise ArchiveUnusable(path=called, problem=f"{min(left)} is missing in it")
    if record.config:
        try:
            json.loads((into / CONFIG).read_bytes())
        except (ValueError, RecursionError) as error:
            raise ArchiveUnusable(path=called, problem="its configuration is no JSON") from error


def _write(entry: Entry, file: HeldFile, to: Path, called: str, *, telling: Telling) -> None:
    found, done = hashlib.sha256(), 0
    to.parent.mkdir(parents=True, exist_ok=True)
    with to.open("xb", buffering=0) as made:
        for piece in entry.pieces():
            found.update(piece)
            made.write(piece)
            done += len(piece)
            telling(f"reading {file.path}", done, file.size)
    if found.hexdigest() != file.sha256:
        raise ArchiveUnusable(path=called, problem=f"{file.path} in it is damaged")
