"""Rays: parallel rays against a surface in the camera's frame: x right, y up, z toward the camera."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

STEP = 2e-5
"""How far behind a hit the next ray starts: single precision keeps 2e-7 at these distances."""

MOST_LAYERS = 400


@dataclass(frozen=True, eq=False)
class Hits:
    """What rays met first.

    Attributes:
        face: (N,) -1 for none.
        weights: (N, 3) of the face's corners.
    """

    face: Longs
    weights: Doubles


class Cast:
    """A surface, ready for rays along -z."""

    def __init__(self, positions: Doubles, faces: Longs) -> None:
        self._scene = EmbreeScene()
        TriangleMesh(self._scene, np.ascontiguousarray(positions, np.float32), np.ascontiguousarray(faces, np.int32))
        corners = positions[faces]
        self._before = float(corners[..., 2].max()) + 1.0
        self._facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2]

    def first(self, points: Doubles) -> Hits:
        """What the camera sees at points (N, 2) of its plane."""
        found = self._run(points, np.full(len(points), self._before))
        u, v = found["u"].astype(float), found["v"].astype(float)
        return Hits(found["primID"].astype(np.int64), np.stack([1 - u - v, u, v], axis=1))

    def winding(self, points: Doubles, depths: Doubles) -> Longs:
        """(N, D) how often the surface winds round the points (N, 2) at each depth (D,), ascending.

        Counts the crossings of each line with their signs, so overlapping closed pieces count as their union.
        """
        change = np.zeros((len(points), len(depths) + 1), np.int64)
        active, height = np.arange(len(points)), np.full(len(points), self._before)
        for _ in range(MOST_LAYERS):
            found = self._run(points[active], height[active])
            is_hit = found["primID"] >= 0
            active, hit = active[is_hit], found["primID"][is_hit]
            if not len(active):
                break
            at = height[active] - found["tfar"][is_hit].astype(float)
            # Seen from in front: entering (a face turned toward the camera) counts for everything below.
            below = np.searchsorted(depths, at)
            np.add.at(change, (active, below), np.sign(self._facing[hit]).astype(np.int64))
            height[active] = at - STEP
        total = np.cumsum(change[:, ::-1], axis=1)[:, ::-1]
        return total[:, 1:]

    def _run(self, points: Doubles, heights: Doubles) -> dict[str, npt.NDArray[np.generic]]:
        origins = np.column_stack([points, heights]).astype(np.float32)
        along = np.zeros_like(origins)
        along[:, 2] = -1
        return self._scene.run(origins, along, output=True)
