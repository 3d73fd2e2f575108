"""Options and words that several `orfeas styles` commands share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orfeas.cli.supervise import printable

if TYPE_CHECKING:
    from orfeas.weights.styles.record import StyleRecord

StyleName = Annotated[str, typer.Argument(metavar="NAME", help="As `orfeas styles list` shows it.", show_default=False)]


def values_of(record: StyleRecord) -> dict[str, Any]:
    """A style as JSON values."""
    return {
        "name": record.name,
        "title": record.title,
        "triggers": list(record.triggers),
        "for": record.network,
        "format": record.format,
        "rank": record.rank,
        "layers": record.num_layers,
        "bytes": record.size,
        "sha256": record.sha256,
        "base": record.base,
        "has_preview": record.preview_sha256 is not None,
        "licence": record.licence,
        "source": record.source,
        "added_at": record.added_at.isoformat(),
    }


def facts_of(record: StyleRecord) -> Iterator[tuple[str, str]]:
    """What is told of a style in a line each, without what nobody stated."""
    if record.triggers:
        yield "say", ", ".join(f'"{each}"' for each in record.triggers)
    for name, text in (("licence", record.licence), ("source", record.source)):
        if text is not None:
            yield name, printable(text)


def layers_of(record: StyleRecord) -> str:
    """How many it changes, as one says it."""
    return f"{record.num_layers} layer{'' if record.num_layers == 1 else 's'}, rank {record.rank}"
