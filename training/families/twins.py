"""Twins: a part and its mirror image in the middle plane of the place it stands in, wherever that is turned."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from training.solids.build import Solid

FLIP = np.diag([-1.0, 1.0, 1.0])


def twin(part: Callable[..., None], *args: object, **how: object) -> None:
    """Add a part, a method of a solid, twice: as told, and with x of its own place reversed.

    `mirror=True` of the parts reverses x of the whole solid, which is something else in a head that is turned.
    """
    solid = part.__self__  # type: ignore[attr-defined]
    assert isinstance(solid, Solid)
    matrix, origin = solid._places[-1]
    if abs(origin[0]) < 1e-9 and np.allclose(FLIP @ matrix @ FLIP, matrix, atol=1e-9):
        part(*args, mirror=True, **how)
        return
    part(*args, **how)
    with solid.placed(turned=FLIP):
        part(*args, **how)
