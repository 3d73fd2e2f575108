"""Overview: all styles there are, and what is wrong with those that cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orfeas.weights.styles.record import NoSuchStyle, StyleDamaged, StyleRecord, find_style, style_names, styles_home


@dataclass(frozen=True)
class ListedStyle:
    """A style by its name; `record` is None where its own cannot be read, and `problem` says why it cannot be used."""

    name: str
    record: StyleRecord | None
    problem: str | None


def list_all(weights_home: Path) -> list[ListedStyle]:
    """The styles that are here, by name. Sizes are looked at, hashes are not."""
    listed = []
    for name in style_names(weights_home):
        try:
            record = find_style(name, weights_home=weights_home)
        except NoSuchStyle:
            continue  # removed since it was named
        except StyleDamaged as failure:
            listed.append(ListedStyle(name, None, failure.sentence))
        else:
            listed.append(ListedStyle(name, record, _problem(record, weights_home)))
    return listed


def _problem(record: StyleRecord, weights_home: Path) -> str | None:
    path = styles_home(weights_home) / record.name / record.file
    if path.is_file() and path.stat().st_size == record.size:
        return None
    return StyleDamaged(name=record.name, problem=f"{record.file} is not as it was added").sentence
