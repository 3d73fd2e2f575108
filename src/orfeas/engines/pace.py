"""Pace: about how long an engine with weights of its own takes here, told without opening it and without torch."""

from __future__ import annotations

import math
import os
import time
from functools import cache
from importlib import metadata, util
from pathlib import Path

import numpy as np

from orfeas.engines.cards import find_cards
from orfeas.engines.triposr.sizes import sizes_of
from orfeas.engines.triposr.work import FINEST, operations
from orfeas.engines.weight_files import WeightFiles, read_config

SIDE, PRODUCTS, TRIES = 64, 200, 10
"""Products of matrices so small that one thread makes them."""

CARD_RATE = 2e12
"""Operations a second: assumed of any card, and a tenth of what a small one of 2020 does."""

_CGROUP = Path("/sys/fs/cgroup")


def can_run() -> bool:
    """Whether what networks run on is installed."""
    return util.find_spec("torch") is not None and util.find_spec("safetensors") is not None


def seconds_of_triposr(weights: WeightFiles, *, device: str | None, memory_bytes: int = 0) -> float:
    """How long its largest recipe takes from a picture to a field; infinite where the memory is not there.

    Args:
        weights: it would run with.
        device: as the settings name it; None for a card where there is one that torch can use.
        memory_bytes: that it takes.

    Raises:
        ConfigurationUnreadable, ConfigurationNotKnown: the weights' configuration is damaged, or of another network.
    """
    work = operations(sizes_of(read_config(weights)), cells=FINEST)
    if not on_processor(device, memory_bytes=memory_bytes):
        return work / CARD_RATE
    return work / processor_rate() if memory_of_machine() >= memory_bytes else math.inf


def on_processor(device: str | None, *, memory_bytes: int = 0) -> bool:
    """Whether an engine that can would run on the processor: asked to, or for want of a card that torch can use."""
    if device is not None:
        return device == "cpu"
    return not (_has_torch_for_cards() and any(size >= memory_bytes for size in _cards()))


@cache
def processor_rate() -> float:
    """Floating-point operations a second in single precision, by some products of matrices, a tenth of a second about.

    One thread's best, by the time it worked and not the time that passed, so that what else runs just now hardly
    counts; times the threads that torch will use.
    """
    one = np.ones((SIDE, SIDE), np.float32)
    shortest = math.inf
    for _ in range(TRIES):
        begun = time.thread_time()
        for _ in range(PRODUCTS):
            one @ one
        shortest = min(shortest, time.thread_time() - begun)
    return 2 * SIDE**3 * PRODUCTS / max(shortest, 1e-9) * num_threads()


def num_threads() -> int:
    """Threads that work at a time: of the processors this process may use, within its share and OMP_NUM_THREADS."""
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    asked = os.environ.get("OMP_NUM_THREADS", "")
    limits = [there, int(asked) if asked.isdecimal() and int(asked) else there]
    quota = _read(_CGROUP / "cpu.max").split()
    if len(quota) == 2 and all(each.isdecimal() for each in quota):
        limits.append(max(math.ceil(int(quota[0]) / int(quota[1])), 1))
    return min(limits)


def memory_of_machine() -> float:
    """Bytes of memory that this process may use at most; infinite where nobody tells."""
    limit = _read(_CGROUP / "memory.max")
    limits = [int(limit)] if limit.isdecimal() else []
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        limits.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    return min(limits, default=math.inf)


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def _has_torch_for_cards() -> bool:
    """Whether the build of torch is one for cards: those for processors say so in their version."""
    try:
        return not metadata.version("torch").endswith("+cpu")
    except metadata.PackageNotFoundError:
        return False


@cache
def _cards() -> tuple[float, ...]:
    """Bytes of memory of each card; infinite where its driver does not tell."""
    return tuple(math.inf if card.total_bytes is None else card.total_bytes for card in find_cards())
