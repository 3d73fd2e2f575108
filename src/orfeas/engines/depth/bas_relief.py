"""Bas-relief: a depth map pressed flat so that small forms are still seen beside great differences in depth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.fft import dctn, idctn
from scipy.sparse.linalg import LinearOperator, cg

Bools = npt.NDArray[np.bool_]
Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]

ALPHA = 5.0
"""How strongly steep slopes are pressed: by ln(1 + 6) / 6 at a slope 1.2 times the mean, to a fifth at ten times."""

ACCURACY = 1e-4


def bas_relief(near: Floats, *, inside: Bools | None = None, alpha: float = ALPHA) -> Floats:
    """Press a depth map flat.

    Slopes are attenuated by their logarithm and the surface with the slopes that result is found (Weyrich et al. 2007,
    doi:10.1145/1276377.1276417, equations 1 and 5): steps between things nearer and farther shrink to a few times the
    slopes of a surface, while those stay. The equations are those of Poisson, with free borders, solved by conjugate
    gradients behind the exact solution on the whole rectangle, so that any outline takes a few steps.

    Args:
        near: (h, w), larger is nearer, any unit.
        inside: (h, w), where the subject is; None for everywhere. What is outside has no say.
        alpha: 0 leaves slopes as they are.

    Returns:
        (h, w) float32, 0 lowest to 1 highest, 0 outside; the lowest and the highest two thousandths are levelled off.
    """
    inside = np.ones(near.shape, dtype=bool) if inside is None else inside
    if not inside.any():
        return np.zeros(near.shape, np.float32)
    pairs = (inside[:, 1:] & inside[:, :-1], inside[1:] & inside[:-1])
    slopes = tuple(np.diff(near.astype(np.float64), axis=axis) * pair for axis, pair in zip((1, 0), pairs, strict=True))
    pressed = _pressed(slopes, num=int(inside.sum()), alpha=alpha)
    return _ranged(_integrated(pressed, pairs), inside)


def _pressed(slopes: tuple[Doubles, ...], *, num: int, alpha: float) -> tuple[Doubles, ...]:
    """Slopes times ln(1 + alpha s) / (alpha s), with s their size over the mean."""
    total = sum(float(np.abs(slope).sum()) for slope in slopes)
    if total == 0 or alpha == 0:
        return slopes
    unit = alpha * num / total
    return tuple(np.sign(slope) * np.log1p(unit * np.abs(slope)) / unit for slope in slopes)


def _integrated(slopes: tuple[Doubles, ...], pairs: tuple[Bools, Bools]) -> Doubles:
    """The surface (h, w) whose differences come nearest to the slopes."""
    height, width = len(pairs[0]), pairs[1].shape[1]
    eigen = (2 - 2 * np.cos(np.pi * np.arange(height) / height))[:, None] + (
        2 - 2 * np.cos(np.pi * np.arange(width) / width)
    )
    eigen[0, 0] = np.inf  # the level is free

    def gathered(x: Doubles, y: Doubles) -> Doubles:
        out = np.zeros((height, width))
        out[:, 1:] += x
        out[:, :-1] -= x
        out[1:] += y
        out[:-1] -= y
        return out.ravel()

    def apply(flat: Doubles) -> Doubles:
        surface = flat.reshape(height, width)
        return gathered(np.diff(surface, axis=1) * pairs[0], np.diff(surface, axis=0) * pairs[1])

    def solved_on_rectangle(flat: Doubles) -> Doubles:
        spectrum = dctn(flat.reshape(height, width), norm="ortho") / eigen
        return np.asarray(idctn(spectrum, norm="ortho"), np.float64).ravel()

    shape = (height * width, height * width)
    operator, behind = LinearOperator(shape, matvec=apply), LinearOperator(shape, matvec=solved_on_rectangle)
    found, _ = cg(operator, gathered(*slopes), rtol=ACCURACY, maxiter=200, M=behind)
    return np.asarray(found, np.float64).reshape(height, width)


def _ranged(surface: Doubles, inside: Bools) -> Floats:
    low, high = np.percentile(surface[inside], [0.2, 99.8])
    scaled = np.clip((surface - low) / max(float(high - low), 1e-12), 0, 1)
    return np.where(inside, scaled, 0).astype(np.float32)
