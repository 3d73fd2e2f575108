"""Detour: a navmesh as the file that Detour loads."""

from __future__ import annotations

import struct

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.navigating.bounding_tree import bounding_tree
from orfeas.mesh.navmesh import NavMesh

MOST_POLYGONS = 0x7FFF
"""A neighbour is numbered from 1 in 15 bits; the sixteenth says that it lies in another tile."""
MOST_VERTICES = 0xFFFE
SET_MAGIC, SET_VERSION = int.from_bytes(b"MSET", "big"), 1
TILE_MAGIC, TILE_VERSION = int.from_bytes(b"DNAV", "big"), 7
CORNERS = 6
CAN_WALK = 1
"""The flag that samples give to plain ground. Detour's filters pass polygons that have any."""
LARGEST_CELL = 0xFFFE

POLYGON = np.dtype(
    [
        ("first_link", "<u4"),
        ("corners", "<u2", CORNERS),
        ("neighbours", "<u2", CORNERS),
        ("flags", "<u2"),
        ("num_corners", "u1"),
        ("area_and_type", "u1"),
    ]
)
LINK_BYTES = 12
DETAIL = np.dtype(
    [("first_vertex", "<u4"), ("first_face", "<u4"), ("num_vertices", "u1"), ("num_faces", "u1"), ("gap", "<u2")]
)


class TooLargeForDetour(OrfeasError):
    """The navmesh has {polygons} polygons and {vertices} vertices; a Detour tile holds {limit} and {vertex_limit}.

    Take larger cells.
    """

    kind = Kind.TOO_LARGE


def detour_navmesh(ground: NavMesh) -> bytes:
    """Write a navmesh as a set of one Detour tile, as RecastDemo saves it and recast-navigation-js imports it.

    The layout is that of DetourNavMesh.h (tile version 7) and of the demo's `MSET` file (version 1), 32-bit references,
    little-endian, as dtCreateNavMeshData leaves it: space for links is nought, they are made on loading. Detour's frame
    is ours: metres, +Y up, right-handed, polygons counter-clockwise from above. Every polygon has area 0 and flag 1.

    Args:
        ground: convex polygons of 3 to 6 corners, metres, with their neighbours.

    Returns:
        The bytes of the file.

    Raises:
        TooLargeForDetour: more polygons or vertices than 16 bits number.
    """
    polygons, vertices = len(ground.polygons), len(ground.vertices)
    if polygons > MOST_POLYGONS or vertices > MOST_VERTICES:
        raise TooLargeForDetour(
            polygons=polygons, vertices=vertices, limit=MOST_POLYGONS, vertex_limit=MOST_VERTICES
        )  # fmt: skip
    low, high = _bounds(ground)
    tile = _tile(ground, low, high)
    params = struct.pack("<5f2i", *low, high[0] - low[0], high[2] - low[2], 1, polygons)
    first_salt = 1 << max(polygons - 1, 0).bit_length()  # of the only tile: salt 1 above the bits of a polygon's number
    head = struct.pack("<3i", SET_MAGIC, SET_VERSION, 1)
    return head + params + struct.pack("<Ii", first_salt, len(tile)) + tile


def _bounds(ground: NavMesh) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """As far as the body of the agent reaches when it walks the edges."""
    radius = ground.agent.rounded_radius_metres
    low = ground.vertices.min(axis=0) - np.array([radius, 0, radius], dtype=np.float32)
    high = ground.vertices.max(axis=0) + np.array([radius, ground.agent.height_metres, radius], dtype=np.float32)
    return low, high


def _tile(ground: NavMesh, low: npt.NDArray[np.float32], high: npt.NDArray[np.float32]) -> bytes:
    sizes = np.array([len(polygon) for polygon in ground.polygons])
    cells_per_metre = min(1 / ground.agent.cell_metres, LARGEST_CELL / float((high - low).max()))
    tree = bounding_tree(*_boxes(ground, low, cells_per_metre))
    details, faces = _details(sizes)
    agent = ground.agent
    counts = (len(sizes), len(ground.vertices), int(sizes.sum()), len(sizes), 0, len(faces), len(tree), 0, len(sizes))
    header = struct.pack(
        "<5iI9i10f",
        *(TILE_MAGIC, TILE_VERSION, 0, 0, 0, 0),
        *counts,
        *(agent.height_metres, agent.rounded_radius_metres, agent.max_climb_metres),
        *(*low, *high, cells_per_metre),
    )
    links = bytes(LINK_BYTES * int(sizes.sum()))
    points = ground.vertices.astype("<f4").tobytes()
    return b"".join(
        (header, points, _polygons(ground).tobytes(), links, details.tobytes(), faces.tobytes(), tree.tobytes())
    )


def _polygons(ground: NavMesh) -> npt.NDArray[np.void]:
    records = np.zeros(len(ground.polygons), dtype=POLYGON)
    for record, corners, beside in zip(records, ground.polygons, ground.neighbours, strict=True):
        record["corners"][: len(corners)] = corners
        record["neighbours"][: len(corners)] = [other + 1 for other in beside]
        record["num_corners"] = len(corners)
    records["flags"] = CAN_WALK
    return records


def _details(sizes: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.void], npt.NDArray[np.uint8]]:
    """Fans about the first corner, as NavMesh.to_mesh cuts them; bits tell which edges are those of the polygon."""
    records = np.zeros(len(sizes), dtype=DETAIL)
    records["num_faces"] = sizes - 2
    records["first_face"] = np.cumsum(sizes - 2) - (sizes - 2)
    faces = [
        (0, k, k + 1, (k == 1) | 1 << 2 | (k == size - 2) << 4) for size in sizes.tolist() for k in range(1, size - 1)
    ]
    return records, np.array(faces, dtype=np.uint8)


def _boxes(
    ground: NavMesh, low: npt.NDArray[np.float32], cells_per_metre: float
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The boxes of polygons in whole cells, rounded outwards."""
    starts = np.cumsum([0, *(len(polygon) for polygon in ground.polygons[:-1])])
    corners = (ground.vertices[np.concatenate(ground.polygons)].astype(np.float64) - low) * cells_per_metre
    lows, highs = np.minimum.reduceat(corners, starts), np.maximum.reduceat(corners, starts)
    return np.floor(lows + 1e-4).astype(np.int64).clip(0), np.ceil(highs - 1e-4).astype(np.int64)
