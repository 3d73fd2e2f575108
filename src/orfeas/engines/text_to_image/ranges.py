"""Ranges: what numbers a picture can be asked for with. Loads nothing."""

from __future__ import annotations

import math

from orfeas.errors import Kind, OrfeasError

STEPS, GUIDANCE, SIDE, SEED = (1, 150), (0.0, 30.0), (64, 2048), (0, 2**63 - 1)


class PaintingOutOfRange(OrfeasError):
    """{what} of {value} is out of range. Choose {wanted}."""

    kind = Kind.INVALID


def check_ranges(
    *,
    steps: int | None,
    guidance: float | None,
    width: int | None,
    height: int | None,
    seed: int,
    multiple: int,
) -> None:
    """Refuse numbers that no picture can have; None is for what a network has by itself.

    Args:
        multiple: of which both sides are, see `PipelineKind`.

    Raises:
        PaintingOutOfRange: says which, and what can be had.
    """
    if steps is not None and not STEPS[0] <= steps <= STEPS[1]:
        raise _refusal("A number of steps", steps, STEPS)
    if guidance is not None and not (math.isfinite(guidance) and GUIDANCE[0] <= guidance <= GUIDANCE[1]):
        raise _refusal("A guidance", guidance, GUIDANCE)
    if not SEED[0] <= seed <= SEED[1]:
        raise _refusal("A seed", seed, SEED)
    for what, side in (("A width", width), ("A height", height)):
        if side is not None and not (SIDE[0] <= side <= SIDE[1] and side % multiple == 0):
            raise _refusal(what, side, SIDE, kind=f"a multiple of {multiple}")


def _refusal(what: str, value: object, limits: tuple[object, object], kind: str = "a number") -> OrfeasError:
    return PaintingOutOfRange(what=what, value=value, wanted=f"{kind} from {limits[0]} to {limits[1]}")
