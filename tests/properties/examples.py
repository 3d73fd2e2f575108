"""How many random examples: a few, always the same, wherever tests run; hundreds and new ones with
HYPOTHESIS_PROFILE=long, and HYPOTHESIS_TIMES=5 or so where there is less time."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
TIMES = 40
"""So many times the examples in the long variant, unless a property or HYPOTHESIS_TIMES says otherwise."""


def examples(few: int, *, times: int = TIMES) -> settings:
    """Settings of a property that takes `few` examples in a landing, and `times` as many in the long variant.

    What a landing tries is the same on every machine. It is not shrunk there: a failing solid is small already, and
    shrinking repeats an operation that takes a second some hundred times.
    """
    times = int(os.environ.get("HYPOTHESIS_TIMES", times))
    return settings(
        max_examples=few * times if IS_LONG else few,
        derandomize=not IS_LONG,
        database=None,
        deadline=None,
        print_blob=True,
        phases=(Phase.explicit, Phase.generate, Phase.shrink) if IS_LONG else (Phase.explicit, Phase.generate),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
