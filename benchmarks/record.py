"""Where a measurement was taken, and how a result is written down."""

from __future__ import annotations

import datetime
import os
import platform
import time
from pathlib import Path

QUIET = 0.15
RESULTS = Path(__file__).parent / "results"


def machine() -> str:
    """Processor, cores and memory, as the results name them."""
    names = [
        line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    name, cores = names[0] if names else platform.machine(), len(os.sched_getaffinity(0))
    return f"{name}, {cores} cores, {memory:.0f} GiB, Python {platform.python_version()}"


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie, nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def write_result(name: str, title: str, lines: list[str]) -> Path:
    """A dated Markdown page under benchmarks/results; replaces the page of the same day."""
    today = datetime.date.today().isoformat()
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}-{today}.md"
    path.write_text("\n".join([f"# {title}", "", f"{today}, {machine()}.", "", *lines, ""]))
    print(path.read_text())
    return path


def load() -> str:
    """How busy the machine is, looked at for a second: a sentence. The load average still tells of the run before."""
    first = _processor_times()
    time.sleep(1.0)
    spent = [after - before for before, after in zip(first, _processor_times(), strict=True)]
    busy = 1 - (spent[3] + spent[4]) / max(sum(spent), 1)
    verdict = "the machine was quiet." if busy < QUIET else "**the machine was busy, wall seconds are too high.**"
    return f"At the start {busy:.0%} of the processors were in use: {verdict}"


def _processor_times() -> list[int]:
    """Ticks of all processors: user, nice, system, idle, waiting, and so on (proc(5), /proc/stat)."""
    return [int(ticks) for ticks in Path("/proc/stat").read_text().splitlines()[0].split()[1:9]]


def write_reference(name: str, title: str, lines: list[str], *, program: str) -> Path:
    """A page under docs/reference, written by `python -m benchmarks.<program>`; its date is inside."""
    path = RESULTS.parents[1] / "docs" / "reference" / f"{name}.md"
    today = datetime.date.today().isoformat()
    head = [f"# {title}", "", f"<!-- Written by `python -m benchmarks.{program}`; run it again to change it. -->", ""]
    path.write_text("\n".join([*head, f"{today}, {machine()}.", "", *lines, ""]))
    return path
