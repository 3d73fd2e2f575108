"""Align: a method's answer laid over the truth as the silhouette says; only the depth is searched for."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from benchmarks.shaping.picture import Shot
from benchmarks.shaping.truth import Doubles, Longs

REACH = 0.6
"""Half the range of offsets tried, in box units, about middles that coincide."""

SEARCH = ((0.05, 1000), (0.01, 4000), (0.002, 10_000))
"""Steps, each tried over one of the step before either way, and how many points of each side it goes by."""

TOLERANCE = 0.05
TIE = 0.01
"""Mean distance counts so much beside F@0.05: it decides where F is level."""


def laid_over(shot: Shot, positions: Doubles, faces: Longs) -> Doubles:
    """Positions in the truth's frame, by scale and place of the silhouette's box; middles coincide in depth.

    The answer is in the camera's frame already: x right, y up, z toward the camera, unknown scale and place. The scale
    is the one that brings the four edges of its box nearest to those of the truth's, in least squares.
    """
    truth = shot.positions[np.unique(shot.faces)]
    used = positions[np.unique(faces)]
    low, high, least, most = truth.min(axis=0), truth.max(axis=0), used.min(axis=0), used.max(axis=0)
    wanted, given = (high - low)[:2], (most - least)[:2]
    scale = float(wanted @ given) / max(float(given @ given), 1e-300)
    return (positions - (least + most) / 2) * scale + (low + high) / 2


def depth_offset(truth: Doubles, answer: Doubles) -> float:
    """How far the answer's points (N, 3) have to move along z to agree best with the truth's (M, 3): by F@0.05.

    Points are in random order, so the first few stand for all.
    """
    best, reach = 0.0, REACH
    for step, num in SEARCH:
        tried = best + step * np.arange(-round(reach / step), round(reach / step) + 1)
        best, reach = float(tried[np.argmax(_agreements(truth[:num], answer[:num], tried))]), step
    return best


def _agreements(truth: Doubles, answer: Doubles, offsets: Doubles) -> list[float]:
    """F@0.05 at each offset, less a little for distance."""
    to_truth, to_answer = cKDTree(truth), cKDTree(answer)
    found = []
    for offset in offsets:
        shift = np.array([0.0, 0.0, offset])
        there, back = to_truth.query(answer + shift)[0], to_answer.query(truth - shift)[0]
        precision, recall = (there < TOLERANCE).mean(), (back < TOLERANCE).mean()
        score = 2 * precision * recall / max(precision + recall, 1e-12)
        found.append(float(score - TIE * (there.mean() + back.mean())))
    return found
