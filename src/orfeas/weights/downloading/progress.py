"""Progress: how far a download is, in a small file beside the weights that anybody may read and only it writes."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, JsonValue, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from orfeas.weights.manifest import Name

LARGEST = 64 << 10

Step = Literal["asking", "fetching", "checking", "converting"]


@dataclass(frozen=True, config=ConfigDict(extra="forbid", strict=True))
class Progress:
    """A download that is under way, or has failed.

    Attributes:
        host: where the files come from.
        step, file: what is done, and to which file; the last has a name once there is one.
        done, total: bytes of that step.
        rate: bytes a second of late; None where that cannot be told yet.
        begun_at, told_at: when it began, and when this was written.
        failure: what it ended with, as `errors.to_wire` has it.
    """

    name: Name
    host: str
    step: Step
    file: str | None
    done: int
    total: int
    rate: float | None
    begun_at: AwareDatetime
    told_at: AwareDatetime
    failure: dict[str, JsonValue] | None = None


_ALL = TypeAdapter(Progress)


def read_progress(folder: Path, name: str) -> Progress | None:
    """What a download last wrote; None where there is nothing, or nothing that can be read."""
    try:
        with _path(folder, name).open("rb") as file:
            found = _ALL.validate_json(file.read(LARGEST))
    except (OSError, ValidationError):
        return None
    return found if found.name == name else None


def write_progress(progress: Progress, folder: Path) -> None:
    """Whole or not at all; a crash of the machine may lose it, for nothing hangs on it."""
    path = _path(folder, progress.name)
    made = path.with_name(path.name + ".next")
    made.write_bytes(_ALL.dump_json(progress))
    made.replace(path)


def forget_progress(folder: Path, name: str) -> None:
    _path(folder, name).unlink(missing_ok=True)


def _path(folder: Path, name: str) -> Path:
    return folder / f".{name}.download.json"
