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
"""How strongly steep slopes are pressed: one ten times the mean becomes 2.2 times what the mean becomes."""

ACCURACY = 1e-4


def bas_relief(near: Floats, *, inside: Bools | None = None, alpha: float = ALPHA) -> Floats:
    """Press a depth map flat.

    Slopes are attenuated by their logarithm and the surface is found whose slopes come nearest to these (after Weyrich
    et al. 2007, doi:10.1145/1276377.1276417): steps between things nearer and farther shrink to a few times the slopes
    of a surface, while those stay. The equations are those of Poisson, with free borders, solved by conjugate gradients
    behind the exact solution on the whole rectangle, so that any outline takes a few steps.

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
    far = near.astype(np.float64)
    slopes = np.diff(far, axis=1) * pairs[0], np.diff(far, axis=0) * pairs[1]
    return _ranged(_integrated(_pressed(slopes, pairs, alpha=alpha), pairs), inside)


def _pressed(slopes: tuple[Doubles, Doubles], pairs: tuple[Bools, Bools], *, alpha: float) -> tuple[Doubles, Doubles]:
    """Slopes times ln(1 + alpha s) / (alpha s), with s their steepness over the mean."""
    across, down = slopes
    steep = (
        np.hypot(across, _crosswise(down, pairs[1], axis=0)),
        np.hypot(down, _crosswise(across, pairs[0], axis=1)),
    )
    num = sum(int(pair.sum()) for pair in pairs)
    total = sum(float((each * pair).sum()) for each, pair in zip(steep, pairs, strict=True))
    if total == 0 or alpha == 0:
        return slopes
    sizes = [np.maximum(alpha * num / total * each, 1e-9) for each in steep]
    return across * np.log1p(sizes[0]) / sizes[0], down * np.log1p(sizes[1]) / sizes[1]


def _crosswise(slope: Doubles, pair: Bools, *, axis: int) -> Doubles:
    """Root mean square of the slopes along an axis, where those along the other are: in the middle of four."""
    wide = [(0, 0), (0, 0)]
    wide[axis] = (1, 1)

    def of_four(values: Doubles) -> Doubles:
        padded = np.pad(values, wide)
        if axis == 0:
            at = padded[1:] + padded[:-1]
            return at[:, 1:] + at[:, :-1]
        at = padded[:, 1:] + padded[:, :-1]
        return at[1:] + at[:-1]

    return np.sqrt(of_four(slope**2) / np.maximum(of_four(pair.astype(np.float64)), 1))


def _integrated(slopes: tuple[Doubles, Doubles], pairs: tuple[Bools, Bools]) -> Doubles:
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
