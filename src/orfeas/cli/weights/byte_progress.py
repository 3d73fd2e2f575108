"""How far a command is with gigabytes: a moving bar on a terminal, a line for every tenth elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from orfeas.weights.staging.place import Telling, silent
from orfeas.weights.staging.space import readable


@contextmanager
def byte_progress(*, quiet: bool) -> Iterator[Telling]:
    """Yields a callable told what is being done, and how many bytes of how many are."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=16),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
        )
        try:
            yield _bars(progress)
        finally:
            progress.stop()
    else:
        yield _lines()


def _bars(progress: Progress) -> Telling:
    tasks: dict[str, TaskID] = {}

    def tell(doing: str, done: int, total: int) -> None:
        if doing not in tasks:
            progress.start()  # not before: somebody may be asked something first
            tasks[doing] = progress.add_task(doing, total=total, completed=done)
        progress.update(tasks[doing], completed=done)

    return tell


def _lines() -> Telling:
    said: dict[str, int] = {}

    def tell(doing: str, done: int, total: int) -> None:
        tenth = 10 * done // max(total, 1)
        if said.get(doing, -1) < tenth:
            said[doing] = tenth
            print(f"{doing}: {10 * tenth} % of {readable(total)}", file=sys.stderr, flush=True)

    return tell
