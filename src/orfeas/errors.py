"""The failures a caller can meet: one tree, one kind each, one sentence each.

The docstring of a class is the sentence the user reads, with its data in braces:

    class PictureTooLarge(OrfeasError):
        \"\"\"The picture has {pixels} pixels; at most {limit} are accepted. Scale it down and try again.\"\"\"

        kind = Kind.TOO_LARGE

    raise PictureTooLarge(pixels=178_900_000, limit=50_000_000)

Edges translate the kind (HTTP status, exit code, retry); rooms know none of these.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import ClassVar

_BY_CODE: dict[str, type[OrfeasError]] = {}


class Kind(StrEnum):
    """What sort of failure it is; docs/conventions.md has the table of what edges make of each."""

    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    MISSING = "missing"
    CONFLICT = "conflict"
    TOO_LARGE = "too_large"
    EXHAUSTED = "exhausted"
    UNAVAILABLE = "unavailable"
    DEFECT = "defect"


class OrfeasError(Exception):
    """Something went wrong inside ORFEAS Studio. This is our mistake: please report it with the log."""

    kind: ClassVar[Kind] = Kind.DEFECT
    code: ClassVar[str] = "defect"

    def __init_subclass__(cls, **options: object) -> None:
        super().__init_subclass__(**options)
        if "code" not in cls.__dict__:
            cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        _BY_CODE[cls.code] = cls

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """What the user reads: the class docstring with this failure's details filled in."""
        text = " ".join((type(self).__doc__ or "").split())
        return text.format(**self.details)

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.code, self.details))


class RemoteFailure(OrfeasError):
    """{sentence}"""

    kind = Kind.DEFECT


_BY_CODE[OrfeasError.code] = OrfeasError


def _rebuild(code: str, details: dict[str, object]) -> OrfeasError:
    return _BY_CODE[code](**details)


def to_wire(error: OrfeasError) -> dict[str, object]:
    """A failure as JSON values, to cross a process border or rest in a row."""
    return {
        "code": error.code,
        "kind": error.kind.value,
        "sentence": error.sentence,
        "details": {name: _plain(value) for name, value in error.details.items()},
    }


def from_wire(wire: dict[str, object]) -> OrfeasError:
    """The failure again on this side; of a class this process does not know, its sentence survives with its kind."""
    known = _BY_CODE.get(str(wire.get("code")))
    details = wire.get("details")
    if known is not None and isinstance(details, dict):
        return known(**details)
    failure = RemoteFailure(sentence=str(wire.get("sentence", "")))
    failure.kind = Kind(str(wire.get("kind", Kind.DEFECT)))  # type: ignore[misc]
    failure.code = str(wire.get("code", "defect"))  # type: ignore[misc]
    return failure


def _plain(value: object) -> object:
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value)
