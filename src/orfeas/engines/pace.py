"""Pace: about how long an engine with weights of its own takes here, told without opening it and without torch."""

from __future__ import annotations

import importlib.util
import os
import time
from functools import cache

import numpy as np

from orfeas.engines.cards import find_cards
from orfeas.engines.triposr.sizes import sizes_of
from orfeas.engines.triposr.work import FINEST, operations
from orfeas.engines.weight_files import WeightFiles, read_config

SIDE, TIMES = 768, 5

CARD_RATE = 2e12
"""Operations a second that a card has at least, for which anybody would use it."""


def can_run() -> bool:
    """Whether what networks run on is installed."""
    return importlib.util.find_spec("torch") is not None and importlib.util.find_spec("safetensors") is not None


def seconds_of_triposr(weights: WeightFiles, *, device: str | None) -> float:
    """How long its largest recipe takes from a picture to a field.

    Args:
        weights: it would run with.
        device: as the settings name it; None for a card where there is one.

    Raises:
        ConfigurationNotKnown: the weights' configuration is of another network.
    """
    work = operations(sizes_of(read_config(weights)), cells=FINEST)
    return work / (CARD_RATE if device != "cpu" and _has_card() else processor_rate())


@cache
def processor_rate() -> float:
    """Floating-point operations a second in single precision, by a few products of matrices, a tenth of a second about.

    Of all its cores were they free: by the time they worked, not the time that passed, so that what else runs just now
    does not count.
    """
    one = np.ones((SIDE, SIDE), np.float32)
    best = 0.0
    for _ in range(TIMES):
        begun = time.process_time()
        one @ one
        best = max(best, 2 * SIDE**3 / (time.process_time() - begun))
    return best * (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@cache
def _has_card() -> bool:
    return bool(find_cards())
