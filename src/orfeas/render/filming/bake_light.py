"""Bake light: what each point of a surface sees, traced once and read again for every picture of a film.

Values lie on a triangular grid inside each face (mesh colours: Yuksel, Keyser and House 2010,
doi:10.1145/1731047.1731053), so neither UVs nor fine faces are needed; faces smaller than the grid share their corners.
"""

from __future__ import annotations

from threading import Lock

import numpy as np
import numpy.typing as npt

from orfeas.render.floor import Floor
from orfeas.render.lights import Lamp
from orfeas.render.occlusion import facing
from orfeas.render.sampling import cone_directions, cosine_directions, spread, turned
from orfeas.render.stage import Hits, Stage

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]

FINEST, COARSEST = 0.01, 0.05
MOST_STEPS, MOST_POINTS = 128, 250_000
SKY_RAYS, KEY_RAYS = 64, 6
CHUNK = 1 << 13


class BakedLight:
    """Exposure by place on the surface; see `occlusion.Exposure` for the five numbers."""

    def __init__(self, stage: Stage, *, floor: Floor, spacing: float = FINEST) -> None:
        """Choose the points, about `spacing` apart; nothing is traced before a side of the surface is seen."""
        self.stage, self.floor = stage, floor
        self.steps = _steps(stage, spacing=min(max(spacing, FINEST), COARSEST))
        sizes = (self.steps + 1) * (self.steps + 2) // 2
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        self.face, self.weights, self.shared = _points(stage, self.steps, self.starts)
        self._sides: dict[bool, tuple[Floats, Floats, Floats]] = {}
        self._key: tuple[Lamp, Floats] | None = None
        self._lit: dict[bool, Floats] = {}
        self._lock = Lock()  # painters work in threads: one traces, the others wait

    def light_from(self, key: Lamp, toward_key: Floats) -> None:
        """Place the key lamp, (3,) unit vector toward it; its shadows are traced anew, nothing else."""
        self._key, self._lit = (key, toward_key), {}

    def at(self, hits: Hits, directions: Floats, pixels: npt.NDArray[np.intp]) -> Floats:
        """The five numbers at hits of rays with these directions, (N, 5)."""
        del pixels
        is_back = np.einsum("nc,nc->n", self.stage.face_normals[hits.face], directions) > 0
        points, weights = self._around(hits)
        out = np.zeros((len(hits.face), 5), np.float32)
        for side in (False, True):
            chosen = np.flatnonzero(is_back == side)
            if len(chosen):
                values = self._values(back=side)[points[chosen]]
                out[chosen] = np.einsum("nk,nkc->nc", weights[chosen], values)
        return out

    def _around(self, hits: Hits) -> tuple[Whole, Floats]:
        """The three grid points about each hit and their weights, (N, 3) each."""
        steps = self.steps[hits.face]
        a, b = hits.weights[:, 1] * steps, hits.weights[:, 2] * steps
        i = np.clip(a.astype(np.int64), 0, steps - 1)
        j = np.clip(b.astype(np.int64), 0, steps - 1 - i)
        fa, fb = a - i, b - j
        is_upper = (fa + fb > 1) & (i + j < steps - 1)
        di = np.stack([is_upper, np.ones_like(is_upper), np.zeros_like(is_upper)], axis=1)
        dj = np.stack([is_upper, np.zeros_like(is_upper), np.ones_like(is_upper)], axis=1)
        row, column, width = i[:, None] + di, j[:, None] + dj, steps[:, None]
        place = self.starts[hits.face][:, None] + row * (2 * width + 3 - row) // 2 + column
        lower = np.stack([1 - fa - fb, fa, fb], axis=1)
        upper = np.stack([fa + fb - 1, 1 - fb, 1 - fa], axis=1)
        weights = np.clip(np.where(is_upper[:, None], upper, lower), 0, 1)
        weights /= weights.sum(axis=1, keepdims=True)
        return self.shared[place], weights.astype(np.float32)

    def _values(self, *, back: bool) -> Floats:
        """All five numbers of every point, (P, 5), seen from the front of its face or from behind."""
        assert self._key is not None
        with self._lock:
            if back not in self._sides:
                self._sides[back] = self._traced(back=back)
            points, normals, steady = self._sides[back]
            if back not in self._lit:
                key, toward = self._key
                lit = _key_share(self.stage, points, normals, key=key, toward_key=toward)
                self._lit[back] = np.concatenate([steady[:, :3], lit[:, None], steady[:, 3:]], axis=1)
            return self._lit[back]

    def _traced(self, *, back: bool) -> tuple[Floats, Floats, Floats]:
        count = len(self.face)
        hits = Hits(np.arange(count), self.face, self.weights, np.zeros(count, np.float32))
        looking = self.stage.face_normals[self.face] * np.float32(1 if back else -1)
        normals, points = facing(self.stage, hits, looking)
        parts = [slice(start, start + CHUNK) for start in range(0, count, CHUNK)]
        steady = [_ambient(self.stage, points[part], normals[part], self.floor) for part in parts]
        return points, normals, np.concatenate(steady)


def _steps(stage: Stage, *, spacing: float) -> Whole:
    """Into how many steps the sides of each face are cut, (F,)."""
    edges = np.linalg.norm(stage.corners - np.roll(stage.corners, 1, axis=1), axis=2).mean(axis=1)
    while True:
        steps = np.clip(np.rint(edges / spacing), 1, MOST_STEPS).astype(np.int64)
        inner = steps[steps > 1]
        if int(((inner + 1) * (inner + 2) // 2).sum()) <= MOST_POINTS:
            return np.asarray(steps)
        spacing *= 1.25


def _points(stage: Stage, steps: Whole, starts: Whole) -> tuple[npt.NDArray[np.int32], Floats, Whole]:
    """Face and barycentric weights of the points to trace, and which of them each grid place reads."""
    face, weights = np.empty(starts[-1], np.int32), np.empty((starts[-1], 3), np.float32)
    for count in np.unique(steps):
        faces = np.flatnonzero(steps == count)
        i = np.repeat(np.arange(count + 1), np.arange(count + 1, 0, -1))
        j = np.concatenate([np.arange(count + 1 - row) for row in range(count + 1)])
        local = np.stack([count - i - j, i, j], axis=1) / count
        places = starts[faces][:, None] + np.arange(len(i))
        face[places] = faces[:, None]
        weights[places] = local
    # Corners of uncut faces that lie at one place and look one way are one point.
    single = np.flatnonzero(np.repeat(steps == 1, np.diff(starts)))
    corner = weights[single].argmax(axis=1)
    keys = np.concatenate([stage.corners[face[single], corner], stage.corner_normals[face[single], corner]], axis=1)
    _, first, same = np.unique(np.round(keys * 4096).astype(np.int32), axis=0, return_index=True, return_inverse=True)
    kept = np.ones(len(face), bool)
    kept[single] = False
    kept[single[first]] = True
    shared = np.cumsum(kept) - 1
    shared[single] = shared[single[first]][same.reshape(-1)]
    return face[kept], weights[kept], shared


def _ambient(stage: Stage, points: Floats, normals: Floats, floor: Floor) -> Floats:
    """Sky, sky by height, floor light, and anything seen: (N, 4); the same directions everywhere: no grain."""
    rays = turned(np.tile(cosine_directions(spread(1, SKY_RAYS)), (len(points), 1, 1)), normals)
    flat, starts = rays.reshape(-1, 3), np.repeat(points, SKY_RAYS, axis=0)
    is_open = ~stage.blocked(starts, flat)
    height = flat[:, 1]
    up = is_open & (height > 0)
    down = np.flatnonzero(is_open & (height <= 0))
    bounce = np.zeros(len(flat), np.float32)
    reach = np.minimum(starts[down, 1] / np.maximum(-height[down], 1e-4), 50)
    bounce[down] = floor.at(starts[down] + reach[:, None] * flat[down])
    sums = np.stack([up, np.where(up, height, 0), bounce, is_open], axis=1, dtype=np.float32)
    return np.asarray(sums.reshape(-1, SKY_RAYS, 4).mean(axis=1), dtype=np.float32)


def _key_share(stage: Stage, points: Floats, normals: Floats, *, key: Lamp, toward_key: Floats) -> Floats:
    """Share of the key lamp seen from each point, (N,); what turns from it is left to shading."""
    cone = turned(cone_directions(spread(1, KEY_RAYS), radius=key.radius), toward_key[None])[0]
    seen = np.ones((len(points), KEY_RAYS), np.float32)
    for ray, direction in enumerate(cone):
        open_to = np.flatnonzero(normals @ direction > 0.02)
        seen[open_to, ray] = ~stage.blocked(points[open_to], np.tile(direction, (len(open_to), 1)))
    return np.asarray(seen.mean(axis=1), dtype=np.float32)
