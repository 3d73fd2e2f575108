"""Add: a LoRA's file becomes a style, once it is known to be sound and to fit what it is for."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from orfeas.engines.lora.naming import (
    CONFIG,
    CONFIG_BYTES,
    FILE_BYTES,
    NUM_TENSORS,
    AdapterDamaged,
    AdapterTooLarge,
    read_strength,
)
from orfeas.engines.text_to_image.folder import PipelineFolder
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.header import Header, WeightsUnreadable, read_header
from orfeas.weights.record import RECORD, now
from orfeas.weights.resolve import WeightsNotInstalled, installed_for
from orfeas.weights.staging.claim import claimed
from orfeas.weights.staging.digest import sha256_of
from orfeas.weights.staging.place import staging, to_disk
from orfeas.weights.staging.space import check_space, disk_failures
from orfeas.weights.styles.numbers import EXPONENTS, check_numbers
from orfeas.weights.styles.recognize import SHAPE, Recognized, recognize
from orfeas.weights.styles.record import (
    LONGEST_LICENCE,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    LONGEST_TRIGGER,
    MOST_TRIGGERS,
    PREVIEW,
    StyleRecord,
    check_name,
    file_of,
    styles_home,
    write_style,
)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_COUNTED = ("I32", "I64")
"""How a single number, such as kohya's alpha, may be stored as well."""


class NoLoraThere(OrfeasError):
    """There is no file {path}. Give the .safetensors file of a LoRA."""

    kind = Kind.MISSING


class StyleExists(OrfeasError):
    """There is a style called {name} already. Choose another name, or run `orfeas styles remove {name}` first."""

    kind = Kind.CONFLICT


class StyleUnreadable(OrfeasError):
    """The LoRA {file} cannot be used: {problem}. Download it again as safetensors; files of other formats are not opened."""  # noqa: E501

    kind = Kind.INVALID


class StyleTextUnusable(OrfeasError):
    """The {what} of a style cannot be that: {problem}. Write it otherwise."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Stated:
    """What whoever adds a style says of it.

    Attributes:
        name: as it is asked for; None for the file's.
        title: as it is shown; None for the name.
        triggers: words that its maker taught it.
        network: what it is for, see `recognize`; None to find out.
        licence, source: which it came under, and from where.
    """

    name: str | None = None
    title: str | None = None
    triggers: tuple[str, ...] = ()
    network: str | None = None
    licence: str | None = None
    source: str | None = None


def add_style(
    path: Path,
    stated: Stated,
    *,
    weights_home: Path,
    painters: Sequence[PipelineFolder],
    called: str | None = None,
    preview: bytes | None = None,
    config: Path | None = None,
) -> StyleRecord:
    """Keep a LoRA as a style. Its file is linked where the disk is the same, and copied otherwise.

    Args:
        path: of the file; it stays.
        stated: what is said of it.
        weights_home: the folder of all weights.
        painters: those that lie here.
        called: what the file is called where it came from; None for its own name.
        preview: a picture by `preview_png`.
        config: adapter_config.json of peft; None for the one beside the file.

    Raises:
        NoLoraThere, StyleUnreadable: there is no sound safetensors file.
        StyleNameUnusable, StyleExists, StyleTextUnusable: it cannot be kept as is said.
        NoSpace, DiskFull, FolderFails, InUse: it cannot be kept now.
        OrfeasError: of kind INVALID or TOO_LARGE: it is no LoRA that runs here; see `recognize` and `lora/naming.py`.
    """
    path = path.expanduser().absolute()
    file = called or path.name
    _check_text(stated)
    name = check_name(_name_from(file) if stated.name is None else stated.name)
    header = _read_header(path, file=file)
    home, config_here = styles_home(weights_home), _shape_config(weights_home)
    found = recognize(header, file=file, wanted=stated.network, config=config_here, painters=painters)
    check_numbers(path, header, file=file)
    with claimed(home, name), disk_failures(home), staging(home, name) as into:
        if (home / name / RECORD).exists():
            raise StyleExists(name=name)
        keep_file(path, into / file_of(name))
        if found.format == "peft":
            _keep_config(config or path.with_name(CONFIG), into, name)
        if preview is not None:
            (into / PREVIEW).write_bytes(preview)
        record = _record_of(name, stated, found, into)
        put_in_place(record, into, home=home)
    return record


def _record_of(name: str, stated: Stated, found: Recognized, into: Path) -> StyleRecord:
    """Of what is staged."""

    def hash_of(file: str) -> str | None:
        return sha256_of(into / file) if (into / file).is_file() else None

    return StyleRecord(
        name=name,
        title=stated.title or name,
        triggers=stated.triggers,
        **asdict(found),
        size=(into / file_of(name)).stat().st_size,
        sha256=sha256_of(into / file_of(name)),
        config_sha256=hash_of(CONFIG),
        preview_sha256=hash_of(PREVIEW),
        licence=stated.licence,
        source=stated.source,
        added_at=now(),
    )


def put_in_place(record: StyleRecord, into: Path, *, home: Path) -> None:
    """Make what is staged a style: from here on it has a record, and before it had no place."""
    write_style(record, into)
    place = home / record.name
    if place.is_dir() and not (place / RECORD).is_file():
        shutil.rmtree(place)  # half removed
    into.rename(place)
    to_disk(home)


def _name_from(file: str) -> str:
    stem = re.sub(r"\.safetensors$", "", file, flags=re.IGNORECASE).lower()
    return re.sub(r"[^a-z0-9._-]+", "-", stem).strip("._-")[:64].rstrip("._-")


def _check_text(stated: Stated) -> None:
    longest = {
        "title": (stated.title, LONGEST_TITLE),
        "licence": (stated.licence, LONGEST_LICENCE),
        "source": (stated.source, LONGEST_SOURCE),
        **{f"trigger word {word[:20]!a}": (word, LONGEST_TRIGGER) for word in stated.triggers},
    }
    for what, (text, most) in longest.items():
        if text is None:
            continue
        if not text.strip():
            raise StyleTextUnusable(what=what, problem="it is empty")
        if len(text) > most:
            raise StyleTextUnusable(what=what, problem=f"it has {len(text):,} characters, and {most:,} are accepted")
        if _CONTROL.search(text):
            raise StyleTextUnusable(what=what, problem="it has control characters in it")
    if len(stated.triggers) > MOST_TRIGGERS:
        problem = f"there are {len(stated.triggers)}, and {MOST_TRIGGERS} are accepted"
        raise StyleTextUnusable(what="trigger words", problem=problem)


def _read_header(path: Path, *, file: str) -> Header:
    """The header of what may be a LoRA, checked to the last byte before any library touches the file."""
    if not path.is_file():
        raise NoLoraThere(path=path)
    if (size := path.stat().st_size) > FILE_BYTES:
        raise AdapterTooLarge(file=file, what=f"{size:,} bytes", limit=f"{FILE_BYTES:,}")
    try:
        header = read_header(path)
    except WeightsUnreadable as failure:
        raise StyleUnreadable(file=file, problem=failure.details["problem"]) from failure
    if (count := len(header.tensors)) > NUM_TENSORS:
        raise AdapterTooLarge(file=file, what=f"{count:,} tensors", limit=f"{NUM_TENSORS:,}")
    for name, stored in header.tensors.items():
        is_one = stored.dtype in _COUNTED and stored.shape in ((), (1,))
        if stored.dtype not in EXPONENTS and not is_one:
            raise AdapterDamaged(file=file, tensor=name, problem=f"is stored as {stored.dtype}")
    return header


def _shape_config(weights_home: Path) -> Mapping[str, Any] | None:
    """The configuration of the shape network here; None where there is none, or one of the published sizes."""
    try:
        config = installed_for(SHAPE, folder=weights_home).config
    except WeightsNotInstalled:
        return None
    read: dict[str, Any] | None = None if config is None else json.loads(config.read_bytes())
    return read


def keep_file(path: Path, kept: Path) -> None:
    """Link a file, or copy it where it cannot be linked."""
    try:
        os.link(path.resolve(), kept)
    except OSError:  # another disk, or one that has no links
        check_space(kept.parent, path.stat().st_size, what="the LoRA")
        shutil.copyfile(path, kept)
        to_disk(kept)


def _keep_config(config: Path, into: Path, name: str) -> None:
    """Keep what says how strong a LoRA is, if anything does, once it says nothing that is not followed here."""
    if config.is_file():
        with config.open("rb") as file:
            (into / CONFIG).write_bytes(file.read(CONFIG_BYTES + 1))
        read_strength(into / file_of(name))
