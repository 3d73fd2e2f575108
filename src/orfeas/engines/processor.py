"""Processor: how fast it computes, told without torch."""

from __future__ import annotations

import os
import time
from functools import cache

import numpy as np

SIDE, TIMES = 768, 5


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
    return best * len(os.sched_getaffinity(0))
