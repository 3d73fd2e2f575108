"""The objects of the sample pictures, as signed distances: point (N, 3) to a list of (distance (N,), sRGB colour)."""

from __future__ import annotations

import numpy as np


def ball(p, center, radii):
    q = (p - center) / radii
    return (np.linalg.norm(q, axis=-1) - 1) * min(radii)


def rod(p, start, end, radius):
    start, end = np.array(start), np.array(end)
    t = np.clip(((p - start) @ (end - start)) / ((end - start) @ (end - start)), 0, 1)
    return np.linalg.norm(p - start - t[..., None] * (end - start), axis=-1) - radius


def melt(a, b, width):
    h = np.clip(0.5 + 0.5 * (b - a) / width, 0, 1)
    return b + (a - b) * h - width * h * (1 - h)


def mushroom(p):
    cap = np.maximum(ball(p, [0, 0.22, 0], [0.46, 0.36, 0.46]), -(p[..., 1] - 0.12))
    stem = melt(rod(p, [0, -0.40, 0], [0, 0.15, 0], 0.14), ball(p, [0, -0.42, 0], [0.23, 0.10, 0.23]), 0.08)
    stem = np.maximum(stem, -(p[..., 1] + 0.46))
    spots = [
        ([-0.22, 0.40, 0.32], 0.09),
        ([0.16, 0.46, 0.30], 0.07),
        ([0.30, 0.26, 0.35], 0.08),
        ([-0.05, 0.27, 0.44], 0.06),
    ]
    dots = np.min([np.linalg.norm(p - c, axis=-1) - r for c, r in spots], axis=0)
    eyes = np.minimum(ball(p, [-0.06, -0.10, 0.13], [0.025] * 3), ball(p, [0.06, -0.10, 0.13], [0.025] * 3))
    return [
        (cap, (0.78, 0.10, 0.08)),
        (np.maximum(dots, cap - 0.012), (0.96, 0.93, 0.86)),
        (stem, (0.92, 0.86, 0.74)),
        (eyes, (0.06, 0.05, 0.05)),
    ]


def rocket(p):
    body = ball(p, [0, 0.05, 0], [0.21, 0.52, 0.21])
    body = np.maximum(body, -(p[..., 1] + 0.38))
    nose = np.maximum(body - 0.006, 0.28 - p[..., 1])
    window = np.maximum(np.hypot(p[..., 0], p[..., 1] - 0.14) - 0.085, body - 0.012)
    glass = np.maximum(np.hypot(p[..., 0], p[..., 1] - 0.14) - 0.062, body - 0.020)
    fins = np.min(
        [
            rod(p, [x * 0.16, -0.22, z * 0.16], [x * 0.34, -0.48, z * 0.34], 0.055)
            for x, z in ((1, 0), (-1, 0), (0, 1), (0, -1))
        ],
        axis=0,
    )
    bell = rod(p, [0, -0.36, 0], [0, -0.44, 0], 0.11)
    return [
        (body, (0.90, 0.90, 0.88)),
        (nose, (0.82, 0.16, 0.12)),
        (window, (0.80, 0.62, 0.22)),
        (glass, (0.14, 0.32, 0.52)),
        (fins, (0.82, 0.16, 0.12)),
        (bell, (0.28, 0.29, 0.32)),
    ]


def owl(p):
    q = np.abs(p * [1, 1, 1]) * [1, 0, 0] + p * [0, 1, 1]
    body = melt(ball(p, [0, -0.12, 0], [0.34, 0.38, 0.30]), ball(p, [0, 0.26, 0.02], [0.30, 0.25, 0.27]), 0.10)
    ears = rod(q, [0.17, 0.40, 0], [0.25, 0.54, 0], 0.055)
    wing = ball(q, [0.33, -0.10, 0.02], [0.10, 0.30, 0.20])
    belly = np.maximum(ball(p, [0, -0.18, 0.12], [0.23, 0.28, 0.34]), body - 0.012)
    disc, pupil = (
        ball(q, [0.115, 0.28, 0.24], [0.115, 0.115, 0.05]),
        ball(q, [0.105, 0.28, 0.285], [0.055, 0.055, 0.03]),
    )
    beak = rod(p, [0, 0.20, 0.28], [0, 0.14, 0.31], 0.03)
    feet = ball(q, [0.12, -0.50, 0.12], [0.10, 0.05, 0.13])
    return [
        (np.minimum(melt(body, ears, 0.08), body), (0.48, 0.30, 0.17)),
        (wing, (0.36, 0.21, 0.12)),
        (belly, (0.88, 0.74, 0.54)),
        (disc, (0.96, 0.92, 0.82)),
        (pupil, (0.08, 0.05, 0.04)),
        (beak, (0.93, 0.62, 0.14)),
        (feet, (0.93, 0.62, 0.14)),
    ]
