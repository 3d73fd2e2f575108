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
EDGE_BITS = np.array([1, 4, 16])
"""Of a triangle of the details: its edges that lie on an edge of the polygon."""
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
    [("first_vertices", "<u4"), ("first_faces", "<u4"), ("num_vertices", "u1"), ("num_faces", "u1"), ("gap", "<u2")]
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
    points = np.concatenate([ground.vertices, *(detail.points for detail in ground.details)]).astype(np.float32)
    low = points.min(axis=0) - np.array([radius, 0, radius], dtype=np.float32)
    high = points.max(axis=0) + np.array([radius, ground.agent.height_metres, radius], dtype=np.float32)
    return low, high


def _tile(ground: NavMesh, low: npt.NDArray[np.float32], high: npt.NDArray[np.float32]) -> bytes:
    num_edges = sum(len(polygon) for polygon in ground.polygons)
    cells_per_metre = min(1 / ground.agent.cell_metres, LARGEST_CELL / float((high - low).max()))
    tree = bounding_tree(*_boxes(ground, low, cells_per_metre))
    details, points, faces = _details(ground)
    agent, polygons = ground.agent, len(ground.polygons)
    counts = (polygons, len(ground.vertices), num_edges, polygons, len(points), len(faces), len(tree), 0, polygons)
    header = struct.pack(
        "<5iI9i10f",
        *(TILE_MAGIC, TILE_VERSION, 0, 0, 0, 0),
        *counts,
        *(agent.height_metres, agent.rounded_radius_metres, agent.max_climb_metres),
        *(*low, *high, cells_per_metre),
    )
    vertices, links = ground.vertices.astype("<f4").tobytes(), bytes(LINK_BYTES * num_edges)
    rest = b"".join(part.tobytes() for part in (details, points, faces, tree))
    return header + vertices + _polygons(ground).tobytes() + links + rest


def _polygons(ground: NavMesh) -> npt.NDArray[np.void]:
    records = np.zeros(len(ground.polygons), dtype=POLYGON)
    for record, corners, beside in zip(records, ground.polygons, ground.neighbours, strict=True):
        record["corners"][: len(corners)] = corners
        record["neighbours"][: len(corners)] = [other + 1 for other in beside]
        record["num_corners"] = len(corners)
    records["flags"] = CAN_WALK
    return records


def _details(ground: NavMesh) -> tuple[npt.NDArray[np.void], npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """Where the details of each polygon begin, their points, and their triangles with bits for the polygon's edges."""
    records = np.zeros(len(ground.details), dtype=DETAIL)
    for part, counts in (
        ("vertices", [len(detail.points) for detail in ground.details]),
        ("faces", [len(detail.faces) for detail in ground.details]),
    ):
        records[f"num_{part}"] = counts
        records[f"first_{part}"] = np.cumsum(counts) - counts
    points = np.concatenate([detail.points for detail in ground.details]).astype("<f4")
    faces = np.concatenate([detail.faces for detail in ground.details])
    bits = np.concatenate([detail.is_border for detail in ground.details]) @ EDGE_BITS
    return records, points, np.column_stack([faces, bits]).astype(np.uint8)


def _boxes(
    ground: NavMesh, low: npt.NDArray[np.float32], cells_per_metre: float
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The boxes of polygons with their details, in whole cells, rounded outwards but for a breath of float32."""
    parts = [
        np.concatenate([ground.vertices[list(polygon)], detail.points])
        for polygon, detail in zip(ground.polygons, ground.details, strict=True)
    ]
    starts = np.cumsum([0, *(len(part) for part in parts[:-1])])
    cells = (np.concatenate(parts).astype(np.float64) - low) * cells_per_metre
    lows, highs = np.minimum.reduceat(cells, starts), np.maximum.reduceat(cells, starts)
    return np.floor(lows + 1e-4).astype(np.int64).clip(0), np.ceil(highs - 1e-4).astype(np.int64)
