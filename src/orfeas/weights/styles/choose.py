"""Choose: styles for a job, by their names and weights; and the files of those that were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from orfeas.engines.lora.naming import CONFIG, check_weight
from orfeas.engines.weight_files import AdapterFile
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.staging.digest import sha256_of
from orfeas.weights.styles.record import NoSuchStyle, StyleDamaged, StyleRecord, find_style, styles_home

MOST_STYLES = 8


class StyleTwice(OrfeasError):
    """The style {name} is asked for twice. Name each style once, with one weight."""

    kind = Kind.INVALID


class TooManyStyles(OrfeasError):
    """{count} styles are asked for; at most {limit} work together. Leave some out."""

    kind = Kind.INVALID


class StyleForAnother(OrfeasError):
    """The style {name} is for {network}, not for {other}. Leave it out, or choose what it is for."""

    kind = Kind.INVALID


class StyleOfOtherSize(OrfeasError):
    """The style {name} was made for a network of other sizes than the weights {weights}. Leave it out, or use the weights that it is for."""  # noqa: E501

    kind = Kind.INVALID


class StyleGone(OrfeasError):
    """The style {name} is not what it was when this was asked for: {problem}. Ask again without it, or add it again."""

    kind = Kind.MISSING


@dataclass(frozen=True)
class StyleWish:
    """A style as it is asked for."""

    name: str
    weight: float = 1.0


@dataclass(frozen=True)
class ChosenStyle:
    """A style that a job runs with.

    Attributes:
        sha256: of its file, as it was when it was chosen.
        config_sha256: of what says how strong it is, if anything does.
    """

    name: str
    weight: float
    sha256: str
    config_sha256: str | None = None

    def to_json(self) -> dict[str, object]:
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> ChosenStyle:
        """What `to_json` gave."""
        return cls(values["name"], values["weight"], values["sha256"], values["config_sha256"])


def check_wishes(wishes: Sequence[StyleWish]) -> None:
    """Refuse what no library could give.

    Raises:
        TooManyStyles, StyleTwice, AdapterWeightOutOfRange
    """
    if len(wishes) > MOST_STYLES:
        raise TooManyStyles(count=len(wishes), limit=MOST_STYLES)
    names = [wish.name for wish in wishes]
    for wish in wishes:
        check_weight(wish.weight, file=wish.name[:80])
        if names.count(wish.name) > 1:
            raise StyleTwice(name=wish.name[:80])


def find_styles(wishes: Sequence[StyleWish], *, weights_home: Path) -> list[tuple[StyleRecord, ChosenStyle]]:
    """What is kept of the styles that are asked for, in their order.

    Raises:
        TooManyStyles, StyleTwice, AdapterWeightOutOfRange: they cannot work together so.
        NoSuchStyle, StyleDamaged: one is not here, or not sound.
    """
    check_wishes(wishes)
    found = []
    for wish in wishes:
        record = find_style(wish.name, weights_home=weights_home)
        chosen = ChosenStyle(wish.name, wish.weight, record.sha256, record.config_sha256)
        found.append((record, chosen))
    return found


def check_for(records: Iterable[StyleRecord], network: str, *, called: str | None = None) -> None:
    """Raise StyleForAnother where a style is for something else than this engine, or kind of painter."""
    for record in records:
        if record.network != network:
            raise StyleForAnother(name=record.name, network=record.network, other=called or network)


def check_base(records: Iterable[StyleRecord], base: str | None, *, weights: str) -> None:
    """Raise StyleOfOtherSize where a style was held against a network of another shape than these weights'."""
    for record in records:
        if None not in (base, record.base) and record.base != base:
            raise StyleOfOtherSize(name=record.name, weights=weights)


def adapters_of(chosen: Sequence[ChosenStyle], *, weights_home: Path) -> list[AdapterFile]:
    """The files of styles that a job was asked for with, read to the last byte: they are what they were.

    Raises:
        StyleGone: one was removed, or exchanged.
        StyleDamaged: its file is not what was added.
    """
    return [adapter_of(each, weights_home=weights_home) for each in chosen]


def adapter_of(chosen: ChosenStyle, *, weights_home: Path) -> AdapterFile:
    """See `adapters_of`."""
    try:
        record = find_style(chosen.name, weights_home=weights_home)
    except NoSuchStyle as failure:
        raise StyleGone(name=chosen.name, problem="it was removed or renamed") from failure
    if (record.sha256, record.config_sha256) != (chosen.sha256, chosen.config_sha256):
        raise StyleGone(name=chosen.name, problem="another has its name now")
    path = unchanged_file(record, weights_home=weights_home)
    return AdapterFile(path, chosen.weight, name=record.name, sha256=record.sha256, config_sha256=record.config_sha256)


def unchanged_file(record: StyleRecord, *, weights_home: Path) -> Path:
    """Where the file of a style lies, if all its bytes are those that were added.

    Raises:
        StyleDamaged: they are not.
    """
    home = styles_home(weights_home) / record.name
    for name, sha256 in ((record.file, record.sha256), (CONFIG, record.config_sha256)):
        if sha256 is None:
            continue
        try:
            is_same = sha256_of(home / name) == sha256
        except OSError as error:
            problem = f"{name} is not there any more"
            raise StyleDamaged(name=record.name, problem=problem) from error
        if not is_same:
            raise StyleDamaged(name=record.name, problem=f"{name} has changed since it was added")
    return home / record.file
