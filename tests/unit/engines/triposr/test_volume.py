"""Refined volumes beside dense ones of solids whose field is known."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from fields import plate, rod, thin_solids, together  # noqa: E402
from orfeas.engines.contract import EngineFailed  # noqa: E402
from orfeas.engines.grid import dense, halved  # noqa: E402
from orfeas.engines.isosurface import closed, extract  # noqa: E402
from orfeas.engines.triposr.surface import turned  # noqa: E402
from orfeas.engines.triposr.volume import COARSEST, measured_width, refined  # noqa: E402
from orfeas.mesh.measure import measure  # noqa: E402

RADIUS = 0.87


def falls(distances, width, k):
    """Three ways in which a field may fall: cut off, by and by, and on and on."""
    scaled = distances / width
    return (scaled.clamp(-1, 1), 12 * torch.tanh(scaled), scaled)[k % 3]


@pytest.mark.parametrize(
    ("cells", "levels"), [(256, [64, 128, 256]), (192, [48, 96, 192]), (100, [50, 100]), (40, [40])]
)
def test_levels_double(cells, levels):
    assert halved(cells, coarsest=COARSEST) == levels


def test_fifty_solids_with_parts_two_cells_thick_have_the_same_surface_refined_and_dense(monkeypatch):
    """However the field falls, and whether it stops one cell from the surface or eight: where it is soon, more is
    asked."""
    monkeypatch.setattr("orfeas.engines.triposr.volume.COARSEST", 12)
    cells, num_dense = 48, 0
    cell = 2 * RADIUS / cells
    for k, distance in enumerate(thin_solids(number=50, thickness=2 * cell)):
        num_asked = 0

        def solid(points, distance=distance, k=k):
            nonlocal num_asked
            num_asked += len(points)
            return falls(distance(points), (1.2, 2, 4, 8)[k % 4] * cell, k)

        whole = dense(solid, cells=cells, radius=RADIUS)
        num_asked = 0
        volume = refined(solid, cells=cells, radius=RADIUS)
        num_dense += num_asked >= (cells + 1) ** 3
        found, expected = (extract(each.values_XYZ.numpy(), radius=RADIUS, engine="it") for each in (volume, whole))
        np.testing.assert_array_equal(found.faces, expected.faces)
        np.testing.assert_allclose(found.positions, expected.positions, atol=1e-6)
    assert num_dense == 0


def test_at_256_less_than_a_fifth_of_the_points_are_asked():
    """Of a body as large as one is made, with legs two cells thick; counted, probing included."""
    cell, num_asked = 2 * RADIUS / 256, 0
    body = plate(torch.tensor([0.0, 0.0, 0.1]), torch.eye(3), torch.tensor([0.9, 1.1, 0.7]))
    legs = (rod(torch.tensor([x, 0.4, -0.7]), torch.tensor([x, 0.3, 0.0]), cell) for x in (-0.3, 0.3))
    thing = together(body, *legs)

    def solid(points):
        nonlocal num_asked
        num_asked += len(points)
        return falls(thing(points), 4 * cell, 0)

    volume = refined(solid, cells=256, radius=RADIUS)
    assert num_asked < 257**3 / 5
    assert bool((volume.values_XYZ[:, 150:, 30] > 0).any())  # a leg


@pytest.mark.parametrize("width", [0.1, 1 / 16, 1 / 40])
def test_how_far_a_field_goes_on_falling_is_measured(width):
    def ball(points):
        return ((0.5 - (points - 0.01).norm(dim=1)) / width).clamp(-1, 1)

    assert measured_width(ball, dense(ball, cells=16, radius=RADIUS), step=1 / 256) == pytest.approx(width, rel=0.02)


def ball(points=33, *, radius=0.5, middle=(0.0, 0.0, 0.0)):
    at = np.linspace(-RADIUS, RADIUS, points)
    x, y, z = np.meshgrid(at, at, at, indexing="ij")
    return (radius - np.sqrt(sum((axis - m) ** 2 for axis, m in zip((x, y, z), middle, strict=True)))).astype(
        np.float32
    )


def test_what_reaches_the_end_of_the_grid_is_closed_there():
    mesh = extract(closed(ball(middle=(0.8, 0, 0))), radius=RADIUS, engine="it")
    assert measure(mesh).is_closed
    assert mesh.positions[:, 0].max() <= RADIUS


def test_a_field_without_a_surface_is_refused():
    with pytest.raises(EngineFailed, match="no surface"):
        extract(np.full((9, 9, 9), -1, np.float32), radius=RADIUS, engine="it")


def test_the_viewers_side_becomes_the_front_and_up_stays_up_and_nothing_is_mirrored():
    toward, right, up = np.eye(3, dtype=np.float32)
    np.testing.assert_array_equal(turned(np.stack([right, up, toward])), np.eye(3))
    assert np.linalg.det(turned(np.eye(3, dtype=np.float32))) == 1
