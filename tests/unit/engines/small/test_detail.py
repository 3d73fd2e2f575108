"""The front leans as the normals say, and nothing else moves."""

import numpy as np
import pytest

from orfeas.engines.hull.surface import Shell
from orfeas.engines.small.detail import RIM, lean

SIDE, LEVEL = 80, 20.0


def make_plate() -> tuple[Shell, np.ndarray, np.ndarray]:
    """Points of a flat front at LEVEL and of a back at 5, what is seen, and the distance to the outline."""
    row, column = (np.mgrid[10:70, 10:70] + 0.5).reshape(2, -1)
    front = np.stack([column, row, np.full_like(row, LEVEL)], axis=1)
    back = np.stack([column, row, np.full_like(row, 5.0)], axis=1)
    normals = np.repeat(np.array([[0, 0, 1], [0, 0, -1]], np.float32), len(front), axis=0)
    at = np.minimum(np.arange(SIDE) + 0.5 - 10, 70 - (np.arange(SIDE) + 0.5))
    distance = np.minimum(at[:, None], at[None]).astype(np.float32)
    height = np.where(distance > 0, LEVEL, -np.inf).astype(np.float32)
    faces = np.zeros((0, 3), np.int32)
    return Shell(np.concatenate([front, back]).astype(np.float32), normals, faces), height, distance


def normals_of(relief: np.ndarray) -> np.ndarray:
    down, across = np.gradient(relief)
    normal = np.stack([-across, down, np.ones_like(relief)], axis=-1)
    return (normal / np.linalg.norm(normal, axis=-1, keepdims=True)).astype(np.float32)


def test_a_ripple_in_the_normals_becomes_a_ripple_of_the_front():
    shell, height, distance = make_plate()
    row, column = np.mgrid[:SIDE, :SIDE]
    ripple = 0.8 * np.sin(2 * np.pi * column / 16) * np.cos(2 * np.pi * row / 20)
    found = lean(shell, height=height, normal=normals_of(ripple), distance=distance)
    moved = found.cells[:, 2] - shell.cells[:, 2]
    assert (moved[len(moved) // 2 :] == 0).all()
    front = moved[: len(moved) // 2].reshape(60, 60)[10:-10, 10:-10]
    expected = ripple[20:60, 20:60]
    assert np.corrcoef(front.ravel(), expected.ravel())[0, 1] > 0.97
    assert front.std() == pytest.approx(expected.std(), rel=0.25)


def test_normals_that_agree_change_nothing():
    shell, height, distance = make_plate()
    found = lean(shell, height=height, normal=normals_of(np.zeros((SIDE, SIDE))), distance=distance)
    assert np.abs(found.cells - shell.cells).max() < 1e-4


def test_the_outline_stays_where_it_is():
    shell, height, distance = make_plate()
    tilted = normals_of(np.mgrid[:SIDE, :SIDE][1] * 0.5)
    found = lean(shell, height=height, normal=tilted, distance=distance)
    column, row = shell.cells[:, 0].astype(int), shell.cells[:, 1].astype(int)
    at_rim = distance[row, column] < 0.6
    assert np.abs(found.cells - shell.cells)[at_rim].max() < 0.2
    assert np.abs(found.cells - shell.cells)[distance[row, column] > RIM].max() > 0.3


def test_a_step_of_depth_stays_a_step():
    shell, height, distance = make_plate()
    shell.cells[:3600, 2] = np.where(shell.cells[:3600, 0] < 40, LEVEL, LEVEL - 8)
    height = np.where(np.arange(SIDE)[None] < 40, height, height - 8)
    found = lean(shell, height=height, normal=normals_of(np.zeros((SIDE, SIDE))), distance=distance)
    assert np.abs(found.cells - shell.cells).max() < 1e-3
