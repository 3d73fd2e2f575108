"""Light: whether views were pictured in the same light, and how to bring them into the front's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from orfeas.engines.contract import Cutout
from orfeas.engines.hull.blend import Blend
from orfeas.engines.hull.pictures import Sheet
from orfeas.intake.views import View

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

UNLIKE = 30.0
"""Lab steps between the quantiles of two views' colours from which on the user is told."""

SEEN_BOTH = 0.02
"""Least share of a second picture in a point for the two to be compared there."""

PRIOR = 150.0
"""Points in common that count as much as the expectation that nothing is to be changed."""

MOST_TINT, MOST_STEP = 0.25, 0.6
"""Logarithms of the ratio between channels and of any channel beyond which a difference is paint and not light."""

MOST_GAIN = 1.35
"""How far a picture is made lighter or darker."""


def unlike_views(views: Mapping[View, Cutout]) -> list[View]:
    """The views whose colours are unlike the front's."""
    front = _quantiles(views[View.FRONT])
    distances = {
        view: np.linalg.norm(np.abs(_quantiles(cutout) - front).mean(axis=0)) for view, cutout in views.items()
    }
    return [view for view, distance in distances.items() if distance > UNLIKE]


def gains_toward_front(sheets: Sequence[Sheet], mixed: Blend) -> Doubles:
    """(S, 3) what to multiply each sheet's colours with so that sheets agree where two see one thing.

    Least squares over the logarithms of all pairs' median ratios, weighted by how much they have in common; the
    front stays as it is, and so does what has nothing in common with any other.
    """
    count = len(sheets)
    sums = np.zeros((count, count))
    target = np.zeros((count, 3))
    for one in range(count):
        for two in range(one):
            if sheets[one].is_guess or sheets[two].is_guess:
                continue
            both = np.minimum(mixed.shares[one], mixed.shares[two]) > SEEN_BOTH
            if both.sum() < 20:
                continue
            ratio = np.median(np.log((mixed.colors[one][both] + 8) / (mixed.colors[two][both] + 8)), axis=0)
            if np.ptp(ratio) > MOST_TINT or np.abs(ratio).max() > MOST_STEP:
                continue
            weight = float(both.sum())
            sums[[one, two], [one, two]] += weight
            sums[[one, two], [two, one]] -= weight
            off = weight * ratio
            target[one] -= off
            target[two] += off
    sums[np.diag_indices(count)] += PRIOR
    front = next(k for k, sheet in enumerate(sheets) if sheet.view is View.FRONT)
    sums[front, front] += 1e6
    limit = np.log(MOST_GAIN)
    return np.asarray(np.exp(np.clip(np.linalg.solve(sums, target), -limit, limit)))


def _quantiles(cutout: Cutout) -> Floats:
    """(16, 3) of L, a and b over the subject."""
    inside = cutout.mask > 0.5
    colors = cutout.colors[inside].reshape(-1, 1, 3).astype(np.float32) / np.float32(255)
    lab = np.asarray(cv2.cvtColor(colors, cv2.COLOR_RGB2LAB), np.float32)[:, 0]
    return np.asarray(np.quantile(lab, (np.arange(16) + 0.5) / 16, axis=0), np.float32)
