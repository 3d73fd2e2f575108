"""The bytes of a Detour file, by the layout of DetourNavMesh.h; Detour itself reads them in tests/detour."""

import struct
from dataclasses import replace

import numpy as np
import pytest

from orfeas.mesh.navigating.details import fan_of
from orfeas.mesh.navigating.detour import MOST_POLYGONS, TooLargeForDetour, detour_navmesh
from orfeas.mesh.navigating.islands import islands_of, neighbours_of
from orfeas.mesh.navmesh import Agent, NavMesh

AGENT = Agent(0.5, 2.0, 0.25, 0.7, 0.25)


def make_ground(points, polygons) -> NavMesh:
    beside, fans = neighbours_of(polygons), tuple(fan_of(len(polygon)) for polygon in polygons)
    return NavMesh(np.array(points, dtype=np.float32), polygons, beside, islands_of(beside), fans, 1.0, AGENT)


def make_pair() -> NavMesh:
    """A square and, beyond its edge x = 4, a triangle."""
    points = [(0, 0, 0), (0, 0, 4), (4, 1, 4), (4, 1, 0), (6, 1, 2)]
    return make_ground(points, ((0, 1, 2, 3), (3, 2, 4)))


def test_a_square_and_a_triangle_are_written_field_by_field() -> None:
    file = detour_navmesh(make_pair())
    assert file[:12] == b"TESM" + struct.pack("<2i", 1, 1)
    assert struct.unpack_from("<5f2i", file, 12) == (-0.5, 0, -0.5, 7, 5, 1, 2)
    reference, size = struct.unpack_from("<Ii", file, 40)
    assert reference == 0b10  # salt 1, no bits for the tile, 1 for the polygon
    tile = file[48:]
    assert size == len(tile) == 100 + 5 * 12 + 2 * 32 + 7 * 12 + 2 * 12 + 3 * 4 + 4 * 16
    assert tile[:8] == b"VAND" + struct.pack("<i", 7)
    assert struct.unpack_from("<13i", tile, 8) == (0, 0, 0, 0, 2, 5, 7, 2, 0, 3, 4, 0, 2)
    assert struct.unpack_from("<10f", tile, 60) == (2, 0.5, 0.25, -0.5, 0, -0.5, 6.5, 3, 4.5, 4)
    assert np.frombuffer(tile, "<f4", 15, 100).reshape(-1, 3) == pytest.approx(make_pair().vertices)
    square, triangle = (struct.unpack_from("<I6H6HH2B", tile, 160 + 32 * k) for k in range(2))
    assert square == (0, 0, 1, 2, 3, 0, 0, 0, 0, 2, 0, 0, 0, 1, 4, 0)
    assert triangle == (0, 3, 2, 4, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 3, 0)
    assert tile[224:308] == bytes(84)
    assert tile[308:332] == struct.pack("<2I2B2x2I2B2x", 0, 0, 0, 2, 0, 2, 0, 1)
    assert list(tile[332:344]) == [0, 1, 2, 0b101, 0, 2, 3, 0b10100, 0, 1, 2, 0b10101]
    root, first, second, last = (struct.unpack_from("<3H3Hi", tile, 344 + 16 * k) for k in range(4))
    assert root == (2, 0, 2, 26, 4, 18, -3)
    assert (first, second, last) == ((2, 0, 2, 18, 4, 18, 0), (18, 4, 2, 26, 4, 18, 1), (0,) * 7)


def test_one_polygon_is_a_file_and_the_same_every_time() -> None:
    one = make_ground([(0, 0, 0), (0, 0, 1), (1, 0, 0)], ((0, 1, 2),))
    assert detour_navmesh(one) == detour_navmesh(one)
    assert struct.unpack_from("<I", detour_navmesh(one), 40) == (1,)


def test_a_long_ground_of_small_cells_still_fits_into_16_bits() -> None:
    pair = make_pair()
    wide = replace(pair, vertices=pair.vertices * np.float32([20_000, 1, 1]))
    tile = detour_navmesh(wide)[48:]
    cells_per_metre = struct.unpack_from("<f", tile, 96)[0]
    boxes = np.frombuffer(tile, "<u2", 32, 344).reshape(4, 8)[:, :6].astype(float)
    assert boxes[0, 3] / cells_per_metre == pytest.approx(120_000 + 0.5, rel=1e-4)
    assert boxes[1, 3] / cells_per_metre >= 80_000 + 0.5


def test_more_polygons_than_15_bits_number_are_refused() -> None:
    pair = make_pair()
    many = MOST_POLYGONS + 1
    with pytest.raises(TooLargeForDetour) as refused:
        detour_navmesh(replace(pair, polygons=pair.polygons[1:] * many, neighbours=((-1, -1, -1),) * many))
    assert refused.value.details["polygons"] == many
