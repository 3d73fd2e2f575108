"""Stone: granite, grains of several minerals."""

from __future__ import annotations

import numpy as np
from scipy.special import erfc

from orfeas.render.patterns.noise import noise
from orfeas.render.patterns.spots import Floats, Look, Spots, mixed, relieved, smooth_step

FELDSPAR, QUARTZ, ROSE, MICA = (0.47, 0.45, 0.405), (0.25, 0.24, 0.225), (0.41, 0.30, 0.24), (0.03, 0.029, 0.03)
GRAIN, MEAN_ROUGHNESS = 1 / 42, 0.87


def stone(spots: Spots) -> Look:
    """Grey granite: pale feldspar, grey quartz, some of it rosy, flecked with black mica; rough, the mica glints."""
    points = spots.points
    crooked = points + np.float32(0.35 * GRAIN) * np.stack(
        [noise(points, size=0.4 * GRAIN, seed=k) for k in (21, 22, 23)], axis=1
    )
    cloud = noise(points, size=0.35, seed=24)
    quartz = _grains(spots, crooked, size=GRAIN, above=0.25 + 0.15 * cloud, seed=25)
    rose = _grains(spots, crooked, size=1.3 * GRAIN, above=0.9 + 0 * cloud, seed=26)
    mica = _grains(spots, crooked, size=0.62 * GRAIN, above=1.05 - 0.12 * cloud, seed=27)
    color = mixed(FELDSPAR, QUARTZ, quartz)
    for mineral, share in ((ROSE, rose * np.float32(0.8)), (MICA, mica)):
        color += (np.asarray(mineral, np.float32) - color) * share[:, None]
    fine = noise(points, size=0.3 * GRAIN, seed=28) * spots.shown(0.3 * GRAIN)
    color *= (1 + np.float32(0.05) * fine + np.float32(0.05) * cloud)[:, None]
    rough = np.stack([noise(points, size=0.5 * GRAIN, seed=k) for k in (31, 32, 33)], axis=1)
    slope = rough * np.float32(0.09) * spots.shown(GRAIN)
    roughness = np.where(mica > 0.5, 0.55, np.where(quartz > 0.5, 0.85, 0.95)).astype(np.float32)
    if spots.shown(GRAIN) < 0.5:
        roughness[:] = MEAN_ROUGHNESS
    return Look(np.maximum(color, 0), roughness, relieved(spots.normals, slope))


def _grains(spots: Spots, points: Floats, *, size: float, above: Floats, seed: int) -> Floats:
    """1 in lumps of noise higher than `above` (N,), with an edge as wide as a pixel needs; from afar their share."""
    edge = min(0.1 + 2 * spots.pixel / size, 0.5)
    grains = smooth_step(-edge, edge, noise(points, size=size, seed=seed) - above)
    share = (np.float32(0.5) * erfc(above * np.float32(2**-0.5))).astype(np.float32)
    return share + (grains - share) * spots.shown(size)
