"""Record: what is known of installed weights, in a file beside them; what has none is not installed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.manifest import NAME, Name, Place, Preprocessing, Purpose, Sha256, purpose_of

RECORD = "record.json"
LARGEST_RECORD = 1 << 20
SHELVES = frozenset({"styles", "text-to-image"})
"""Folders beside those of weights, that hold something else."""

_CHECKED = ConfigDict(extra="forbid", strict=True)


class RecordUnreadable(OrfeasError):
    """The record of the weights {name} cannot be read: {problem}. Run `orfeas models remove {name}` and install them again."""  # noqa: E501

    kind = Kind.UNAVAILABLE


class NotInstalled(OrfeasError):
    """No weights called {name} are installed. `orfeas models list` shows those that are."""

    kind = Kind.MISSING


@dataclass(frozen=True, config=_CHECKED)
class HeldFile:
    """A file of the weights.

    Attributes:
        path: a name in the folder of the record, or the whole path of a file that lies elsewhere.
        prefix: what its tensors' names lack in front.
        modified_ns: when a file that lies elsewhere was last written; it is its owner's to change.
    """

    path: str
    size: int
    sha256: Sha256
    prefix: Annotated[str, Field(pattern=r"^(model\.|vae\.|conditioner\.)?$")] = ""
    modified_ns: int | None = None

    @property
    def is_linked(self) -> bool:
        """Whether it lies elsewhere."""
        return self.modified_ns is not None


@dataclass(frozen=True, config=_CHECKED)
class Original:
    """A file that the weights were made from, as it was when it came."""

    path: str
    size: int
    sha256: Sha256


@dataclass(frozen=True, config=_CHECKED)
class Source:
    """Where the weights came from: the hub's repository, or a copy that their owner had."""

    kind: Literal["hub", "registered"]
    of: str
    originals: tuple[Original, ...]


@dataclass(frozen=True, config=_CHECKED)
class Acceptance:
    """That the licence was accepted: of which text, when, and for where.

    Attributes:
        text_sha256: of the text, or of our summary where the text was not at hand.
        territory: as its owner declared it; None where the licence excludes none.
    """

    id: str
    text_sha256: Sha256
    text: Literal["licence", "summary"]
    accepted_at: AwareDatetime
    territory: Place | None


@dataclass(frozen=True, config=_CHECKED)
class Record:
    """Installed weights.

    Attributes:
        name: as the user knows them; the folder's.
        manifest: what they were installed by; None for a network of its owner's own.
        repository: of the manifest.
        revision: of the repository; None where a registered copy is not one of its files.
        base: fingerprint of the network they are of.
        licence: that it was accepted; None for a network of its owner's own.
        converter: version of what made the files; None where they are as they came.
        graph: what a network that is an ONNX file is given and answers.
        root: of a folder of diffusers: a name in the record's folder, or the whole path of one that lies elsewhere.
        says_licence: what the owner of a network says of its licence, or the network's own card.
    """

    name: Name
    engine: str
    manifest: str | None
    repository: str | None
    revision: str | None
    source: Source
    files: Annotated[tuple[HeldFile, ...], Field(min_length=1)]
    licence: Acceptance | None
    installed_at: AwareDatetime
    config: HeldFile | None = None
    base: str | None = None
    converter: int | None = None
    graph: Preprocessing | None = None
    root: str | None = None
    says_licence: str | None = None
    schema: Literal[1] = 1

    @property
    def purpose(self) -> Purpose:
        return purpose_of(self.engine)

    @property
    def license(self) -> str:
        """Its name: the accepted one's, or what its owner says."""
        return self.licence.id if self.licence else self.says_licence or "unknown"

    @property
    def sha256(self) -> str:
        """Over all that decides what comes out: every file's hash, the configuration's, and what a graph is given."""
        held = [*self.files, *([self.config] if self.config else [])]
        lines = "".join(f"{file.sha256} {file.prefix}\n" for file in held)
        if self.graph:
            lines += self.graph.identity
        return f"sha256:{hashlib.sha256(lines.encode()).hexdigest()}"

    @property
    def size(self) -> int:
        """Bytes of its files, wherever they lie."""
        return sum(file.size for file in self.files)


_RECORDS = TypeAdapter(Record)


def now() -> datetime:
    """To the second; when something was accepted or installed."""
    return datetime.now(UTC).replace(microsecond=0)


def as_json(record: Record) -> bytes:
    return _RECORDS.dump_json(record, indent=1) + b"\n"


def parse_record(content: bytes, *, name: str) -> Record:
    """A record from its bytes.

    Raises:
        RecordUnreadable: it is none, or that of weights of another name.
    """
    try:
        record = _RECORDS.validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RecordUnreadable(name=name, problem=f"{where}: {first['msg']}".lstrip(": ").lower()) from None
    if record.name != name:
        raise RecordUnreadable(name=name, problem=f"it is that of {record.name}")
    return record


def read_record(folder: Path, name: str) -> Record | None:
    """The record of weights of that name; None when they are not installed.

    Raises:
        RecordUnreadable: there is one that cannot be used.
    """
    path = folder / name / RECORD
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_RECORD)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise RecordUnreadable(name=name, problem=(error.strerror or str(error)).lower()) from error
    return parse_record(content, name=name)


def require_record(folder: Path, name: str) -> Record:
    """The record of installed weights; `name` may be anything a person typed.

    Raises:
        NotInstalled: there is none.
        RecordUnreadable: there is one that cannot be used.
    """
    record = read_record(folder, name) if is_name(name) else None
    if record is None:
        raise NotInstalled(name=name)
    return record


def is_name(name: str) -> bool:
    """Whether weights can be called so: a name is a folder's, and leads nowhere else."""
    return re.fullmatch(NAME, name) is not None and not name.endswith(".part") and name not in SHELVES


def write_record(record: Record, into: Path) -> None:
    """Put a record into a folder, whole or not at all."""
    put_record(as_json(record), into)


def put_record(content: bytes, into: Path) -> None:
    """The same with the record's bytes."""
    made = into / f".{RECORD}"
    with made.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    made.replace(into / RECORD)


def installed_names(folder: Path) -> list[str]:
    """Of all that has a record, readable or not."""
    try:
        found: Iterable[Path] = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(each.name for each in found if each.suffix != ".part" and (each / RECORD).is_file())
