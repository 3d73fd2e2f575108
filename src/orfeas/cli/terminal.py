"""What the commands say to a person: progress, tables, complaints; and the exit codes of failures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from orfeas.errors import Kind, OrfeasError

EXIT_CODES = {
    Kind.INVALID: 2,
    Kind.TOO_LARGE: 2,
    Kind.FORBIDDEN: 3,
    Kind.MISSING: 3,
    Kind.CONFLICT: 4,
    Kind.EXHAUSTED: 5,
    Kind.UNAVAILABLE: 6,
    Kind.DEFECT: 1,
}


def exit_code_of(failure: OrfeasError) -> int:
    return EXIT_CODES[failure.kind]


def complain(sentence: str) -> None:
    """One line on standard error, marked in red on a terminal."""
    Console(stderr=True, highlight=False).print("[bold red]error:[/] ", end="")
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def stage_progress(title: str, *, quiet: bool) -> Iterator[Callable[[str, float], None]]:
    """Show named stages of one picture: a moving bar on a terminal, plain lines elsewhere.

    Yields:
        A callable told the stage and the fraction of the whole.
    """
    if quiet:
        yield lambda _stage, _fraction: None
    elif sys.stderr.isatty():
        columns = (
            SpinnerColumn(),
            TextColumn("[bold]{task.fields[title]}"),
            BarColumn(bar_width=28),
            TextColumn("{task.percentage:>3.0f} %  {task.description}"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("starting", total=1.0, title=title)
            yield lambda stage, fraction: progress.update(task, description=stage, completed=fraction)
    else:
        last = ""

        def say(stage: str, fraction: float) -> None:
            nonlocal last
            if stage != last:
                last = stage
                print(f"{title}: {fraction:4.0%} {stage}", file=sys.stderr, flush=True)

        yield say
