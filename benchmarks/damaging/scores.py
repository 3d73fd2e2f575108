"""How near a repair came to the truth."""

from __future__ import annotations

from dataclasses import dataclass

import igl
import numpy as np

from benchmarks.damaging.damages import GAP
from benchmarks.damaging.painted import Painted
from benchmarks.damaging.repairs import Outcome
from orfeas.mesh.baking.sampling import Texture
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.weld import weld

NUM_SAMPLES = 20_000
CLOSE_PERCENT, GOOD_PSNR = 0.5, 30.0
MOST_AREA = 1.15
"""Of a result over the truth, where a second skin is gone; noise and fillings make a little more, a skin twice."""


@dataclass(frozen=True)
class Score:
    """How one repair went; distance in percent of the diagonal of the truth, volume error in percent of its volume.

    Attributes:
        closed: two faces at every edge, one fan at every point, neighbours turned alike, of positive volume.
        distance: mean of both ways.
        volume_error: nan where it is not closed.
        is_clean: no skin, shell or crumb is left that the truth has not.
        psnr: of what was not damaged, dB; nan where the result has no texture.
    """

    closed: bool
    distance: float
    volume_error: float
    is_clean: bool
    psnr: float
    way: str
    seconds: float
    texture_seconds: float

    @property
    def is_good(self) -> bool:
        return self.closed and self.distance <= CLOSE_PERCENT and self.is_clean


def score(outcome: Outcome, truth: Mesh, samples: Samples) -> Score:
    """Measure a result; a refusal scores as not closed."""
    nan = float("nan")
    if outcome.mesh is None or not outcome.mesh.num_faces:
        return Score(False, nan, nan, False, nan, outcome.way, outcome.seconds, outcome.texture_seconds)
    found = weld(Mesh(outcome.mesh.positions, outcome.mesh.faces))
    numbers, right = measure(found), measure(truth)
    is_closed = numbers.is_closed and numbers.is_manifold and numbers.is_oriented and numbers.volume > 0
    diagonal = float(np.linalg.norm(truth.size))
    there, back = _distances(found, truth), _distances(truth, found)
    more = _area(found) / _area(truth)
    return Score(
        closed=is_closed,
        distance=100 * float(there.mean() + back.mean()) / 2 / diagonal,
        volume_error=100 * abs(numbers.volume / right.volume - 1) if is_closed else nan,
        is_clean=bool((there > 0.75 * GAP * diagonal).mean() < 0.001) and (more < MOST_AREA or samples.is_rough),
        psnr=_psnr(outcome, samples),
        way=outcome.way,
        seconds=outcome.seconds,
        texture_seconds=outcome.texture_seconds,
    )


@dataclass(frozen=True, eq=False)
class Samples:
    """Places on what was not damaged, and their colours.

    Attributes:
        positions: (N, 3).
        colors: (N, 3), 0 to 255.
        is_rough: whether noise lies over the surface, so that its area says nothing.
    """

    positions: np.ndarray
    colors: np.ndarray
    is_rough: bool


def undamaged(given: Painted, is_whole: np.ndarray, truth: Mesh, material: Material, *, is_rough: bool) -> Samples:
    """Samples of the faces that were left alone, where they are seen: not what lies inside another part."""
    rest = given.kept(is_whole)
    face, weights = _places(rest.plain())
    points = np.einsum("nk,nkc->nc", weights, rest.positions[rest.faces[face]])
    uvs = np.einsum("nk,nkc->nc", weights, rest.uvs[face])
    near, _, _ = _nearest(points, truth)
    is_seen = near < 1e-5 * given.diagonal
    assert material.base_color is not None
    texture = Texture(material.base_color, uvs=uvs.astype(np.float32))
    return Samples(points[is_seen], texture.at(uvs[is_seen].astype(np.float32)), is_rough)


def _psnr(outcome: Outcome, samples: Samples) -> float:
    mesh, material = outcome.mesh, outcome.material
    if mesh is None or mesh.uvs is None or material is None or material.base_color is None:
        return float("nan")
    _, face, place = _nearest(samples.positions, mesh)
    corners = mesh.positions[mesh.faces[face]].astype(np.float64)
    weights = _barycentric(place, corners)
    uvs = np.einsum("nk,nkc->nc", weights, mesh.uvs[mesh.faces[face]].astype(np.float64)).astype(np.float32)
    found = Texture(material.base_color, uvs=mesh.uvs).at(uvs)
    squared = float(((found.astype(np.float64) - samples.colors) ** 2).mean())
    return 99.0 if squared < 1e-5 else 10 * float(np.log10(255**2 / squared))


def _barycentric(points: np.ndarray, corners: np.ndarray) -> np.ndarray:
    one, two, away = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0], points - corners[:, 0]
    normal = np.cross(one, two)
    squared = np.maximum(np.einsum("nc,nc->n", normal, normal), 1e-300)
    v = np.einsum("nc,nc->n", np.cross(away, two), normal) / squared
    w = np.einsum("nc,nc->n", np.cross(one, away), normal) / squared
    v, w = np.clip(v, 0, 1), np.clip(w, 0, 1)
    return np.stack([1 - v - w, v, w], axis=1)


def _distances(one: Mesh, other: Mesh) -> np.ndarray:
    face, weights = _places(one)
    points = np.einsum("nk,nkc->nc", weights, one.positions[one.faces[face]].astype(np.float64))
    return _nearest(points, other)[0]


def _places(mesh: Mesh) -> tuple[np.ndarray, np.ndarray]:
    area = _areas(mesh)
    rng = np.random.default_rng(0)
    face = rng.choice(mesh.num_faces, NUM_SAMPLES, p=area / area.sum())
    u, v = np.sqrt(rng.random(NUM_SAMPLES)), rng.random(NUM_SAMPLES)
    return face, np.stack([1 - u, u * (1 - v), u * v], axis=1)


def _nearest(points: np.ndarray, mesh: Mesh) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    squared, face, place = igl.point_mesh_squared_distance(
        points, mesh.positions.astype(np.float64), mesh.faces.astype(np.int64)
    )
    return np.sqrt(squared), face, place


def _areas(mesh: Mesh) -> np.ndarray:
    a, b, c = (mesh.positions[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    return np.linalg.norm(np.cross(b - a, c - a), axis=1)


def _area(mesh: Mesh) -> float:
    return float(_areas(mesh).sum())
