"""Which way each face looks: neighbours alike, and each patch as most of the light falls on it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from orfeas.mesh.repairing.outside import turn_alike
from orfeas.mesh.topology import edges_of, groups

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def turned_to_light(positions: Doubles, faces: Longs, front: Doubles, back: Doubles) -> Flags:
    """Which faces to turn so that neighbours agree and each patch shows its lit side.

    A patch is what hangs together across edges of two faces. Propagation alone would turn a patch as most of its own
    faces lie; where a whole patch is inside out only the light can tell (Takayama et al. 2014, jcgt.org/published/
    0003/04/02).

    Args:
        positions: (P, 3).
        faces: (F, 3), crowded edges allowed.
        front: (F,) share of the sky seen from the front.
        back: (F,) the same from the back.

    Returns:
        (F,) flags.

    Raises:
        OneSided: a patch has only one side.
    """
    alike, _ = turn_alike(faces)
    is_turned = np.asarray((alike != faces).any(axis=1))
    edges = edges_of(faces)
    count, patch = groups(len(faces), edges.pairs // 3)
    a, b, c = (positions[faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    light = np.bincount(patch, area * np.where(is_turned, back - front, front - back), count)
    # A patch in equal light from both sides stays as its own faces voted.
    is_dark = light < -1e-3 * np.bincount(patch, area, count)
    return np.asarray(is_turned ^ is_dark[patch], dtype=bool)
