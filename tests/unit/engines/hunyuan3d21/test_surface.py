"""Surfaces beside the goldens, and closed whatever the field does."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

pytest.importorskip("torch")

from goldens import golden_folders, read_golden
from orfeas.engines.contract import EngineFailed
from orfeas.engines.hunyuan3d21.surface import extract
from orfeas.engines.hunyuan3d21.volume import BOUND
from orfeas.mesh.measure import measure


def ball(points=33, *, radius=0.6, middle=(0.0, 0.0, 0.0)):
    at = np.linspace(-BOUND, BOUND, points)
    x, y, z = np.meshgrid(at, at, at, indexing="ij")
    return (radius - np.sqrt(sum((axis - m) ** 2 for axis, m in zip((x, y, z), middle, strict=True)))).astype(
        np.float32
    )


@pytest.mark.parametrize("folder", golden_folders("shape", "mesh"))
def test_surfaces_are_the_goldens(folder):
    golden = read_golden(folder)
    for field, logits in golden.inputs.items():
        for name, level in golden.config["levels"].items():
            mesh = extract(logits.numpy(), engine="it", level=level, reference_grid=True)
            expected = golden.outputs[f"{field}.{name}.vertices"].numpy()
            assert len(mesh.positions) == len(expected)
            assert cKDTree(expected).query(mesh.positions)[0].max() < golden.config["suggested_tolerance"]["surface"]


def test_a_ball_is_where_it_is_and_turned_outwards():
    mesh = extract(ball(middle=(0.1, 0.2, -0.1)), engine="it")
    away = np.linalg.norm(mesh.positions - (0.1, 0.2, -0.1), axis=1)
    assert np.abs(away - 0.6).max() < 0.003
    corners = mesh.positions[mesh.faces].astype(float)
    volume = np.einsum("fk,fk->f", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert volume == pytest.approx(4 / 3 * np.pi * 0.6**3, rel=0.01)


def test_what_reaches_the_end_of_the_grid_is_closed_there():
    mesh = extract(ball(middle=(0.9, 0, 0)), engine="it")
    assert measure(mesh).is_closed
    assert mesh.positions[:, 0].max() <= BOUND


def test_a_field_without_a_surface_is_refused():
    with pytest.raises(EngineFailed, match="no surface"):
        extract(np.full((9, 9, 9), -1, np.float32), engine="it")


def test_a_field_that_is_inside_everywhere_is_the_box_of_the_grid():
    assert measure(extract(np.ones((9, 9, 9), np.float32), engine="it")).is_closed
