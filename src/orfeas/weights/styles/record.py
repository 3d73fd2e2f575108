"""Record: what is known of a style, in a file beside it; a folder that has none is no style."""

from __future__ import annotations

import re
from dataclasses import field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from orfeas.errors import Kind, OrfeasError
from orfeas.weights.manifest import NAME, Name, Sha256
from orfeas.weights.record import LARGEST_RECORD, RECORD, put_record

FOLDER = "styles"
"""Below the folder of weights; each style is a folder in it."""

PREVIEW = "preview.png"
LONGEST_TITLE, LONGEST_TRIGGER, MOST_TRIGGERS, LONGEST_LICENCE, LONGEST_SOURCE = 120, 100, 20, 4000, 500

_CHECKED = ConfigDict(extra="forbid", strict=True)


class NoSuchStyle(OrfeasError):
    """There is no style called {name} here. `orfeas styles list` shows those there are."""

    kind = Kind.MISSING


class StyleDamaged(OrfeasError):
    """The style {name} cannot be used: {problem}. Run `orfeas styles remove {name}` and add it again."""

    kind = Kind.UNAVAILABLE


class StyleNameUnusable(OrfeasError):
    """A style cannot be called {name}. Use small letters, digits, dots and dashes, 64 at most, such as clay-figure."""

    kind = Kind.INVALID


@dataclass(frozen=True, config=_CHECKED)
class StyleRecord:
    """A style.

    Attributes:
        name: as it is asked for; the folder's, and the file's.
        title: as it is shown.
        triggers: words that its maker taught it; said in a prompt they call it up.
        network: what it is for: an engine, or a kind of pipeline that paints.
        base: fingerprint of the network it was held against, where it is for an engine's.
        format: which program's names its tensors have.
        rank: the largest of its layers.
        num_layers: that it changes.
        size, sha256: of its file.
        config_sha256: of adapter_config.json beside it, which says how strong it is; None where there is none.
        preview_sha256: of its picture; None where it has none.
        licence, source: as whoever added it stated them.
    """

    name: Name
    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)]
    triggers: tuple[str, ...]
    network: str
    base: str | None
    format: Literal["peft", "kohya", "diffusers"]
    rank: int
    num_layers: int
    size: int
    sha256: Sha256
    config_sha256: Sha256 | None
    preview_sha256: Sha256 | None
    licence: str | None
    source: str | None
    added_at: AwareDatetime
    schema: Literal[1] = field(default=1)

    @property
    def file(self) -> str:
        """Its name in the style's folder."""
        return file_of(self.name)


_RECORDS = TypeAdapter(StyleRecord)


def styles_home(weights_home: Path) -> Path:
    """The folder of all styles."""
    return weights_home / FOLDER


def file_of(name: str) -> str:
    """What the LoRA of a style is called: sentences about the file then name the style."""
    return f"{name}.safetensors"


def check_name(name: str) -> str:
    """The name, if a style can have it: it is a folder's, and leads nowhere else.

    Raises:
        StyleNameUnusable
    """
    if not is_style_name(name):
        raise StyleNameUnusable(name=name[:80])
    return name


def is_style_name(name: str) -> bool:
    """Whether a style can be called so."""
    return re.fullmatch(NAME, name) is not None and not name.endswith(".part")


def write_style(record: StyleRecord, into: Path) -> None:
    """Put a record into a folder, whole or not at all."""
    put_record(_RECORDS.dump_json(record, indent=1) + b"\n", into)


def find_style(name: str, *, weights_home: Path) -> StyleRecord:
    """The style of that name, which may be anything a person typed.

    Raises:
        NoSuchStyle: there is none.
        StyleDamaged: its record cannot be read.
    """
    record = _read(name, styles_home(weights_home) / name / RECORD) if is_style_name(name) else None
    if record is None:
        raise NoSuchStyle(name=name[:80])
    return record


def style_names(weights_home: Path) -> list[str]:
    """Of all that has a record, readable or not."""
    found = styles_home(weights_home).glob(f"*/{RECORD}")
    return sorted(path.parent.name for path in found if is_style_name(path.parent.name))


def _read(name: str, path: Path) -> StyleRecord | None:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_RECORD)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StyleDamaged(name=name, problem=f"its record is {(error.strerror or str(error)).lower()}") from error
    try:
        record = _RECORDS.validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        problem = f"its record cannot be read ({where}: {first['msg']})".replace("(: ", "(").lower()
        raise StyleDamaged(name=name, problem=problem) from None
    if record.name != name:
        raise StyleDamaged(name=name, problem=f"its record is that of {record.name}")
    return record
