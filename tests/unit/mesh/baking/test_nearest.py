"""Nearest: the closest point of a surface."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_sphere
from orfeas.mesh.baking.nearest import Nearest
from orfeas.mesh.normals import face_normals


def nearest_on(corners: np.ndarray) -> Nearest:
    unit, area = face_normals(corners.reshape(-1, 3), np.arange(len(corners) * 3).reshape(-1, 3))
    return Nearest(corners.astype(np.float32), unit.astype(np.float32), area)


@given(seed=st.integers(0, 1000))
@settings(max_examples=5, deadline=None)
def test_no_point_of_a_triangle_is_nearer_than_the_one_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    corners = rng.normal(size=(1, 3, 3))
    points = rng.normal(size=(40, 3)).astype(np.float32) * 2
    _, weights = nearest_on(corners).to(points, np.ones_like(points), likeness=-2.0)
    assert weights.min() > -1e-6 and np.allclose(weights.sum(axis=1), 1, atol=1e-5)
    found = np.linalg.norm(weights @ corners[0] - points, axis=1)
    spread = rng.dirichlet((0.5, 0.5, 0.5), 4000)
    best = np.linalg.norm((spread @ corners[0])[None] - points[:, None], axis=2).min(axis=1)
    assert (found <= best + 1e-4).all()
    assert (best - found < 0.2).all()


def test_on_a_sphere_the_nearest_point_lies_straight_below() -> None:
    sphere = make_sphere(3)
    corners = sphere.positions[sphere.faces]
    rng = np.random.default_rng(0)
    outward = rng.normal(size=(500, 3)).astype(np.float32)
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    face, weights = nearest_on(corners).to(outward * np.float32(1.5), outward, likeness=0.2)
    place = np.einsum("nk,nkc->nc", weights, corners[face])
    assert np.abs(np.linalg.norm(place - outward * 1.5, axis=1) - 0.5).max() < 0.01


def test_of_two_sides_the_one_that_faces_alike_is_taken() -> None:
    front = np.array([[(0, 0, 0), (1, 0, 0), (0, 1, 0)]], dtype=float)
    back = front[:, ::-1] - (0, 0, 0.1)
    nearest = nearest_on(np.concatenate([front, back]))
    points = np.array([(0.2, 0.2, 0.05), (0.2, 0.2, 0.05), (0.2, 0.2, 0.05)], dtype=np.float32)
    normals = np.array([(0, 0, 1), (0, 0, -1), (1, 0, 0)], dtype=np.float32)
    face, _ = nearest.to(points, normals, likeness=0.2)
    assert face.tolist() == [0, 1, 0]  # and the nearer one where neither does


def test_faces_without_area_do_no_harm() -> None:
    corners = np.zeros((2, 3, 3))
    corners[1, 1, 0] = 1.0
    points = np.array([(0.5, 1, 0), (-1, 0, 0)], dtype=np.float32)
    face, weights = nearest_on(corners).to(points, points, likeness=0.2)
    place = np.einsum("nk,nkc->nc", weights, corners[face])
    assert np.allclose(place, [(0.5, 0, 0), (0, 0, 0)], atol=1e-6)
