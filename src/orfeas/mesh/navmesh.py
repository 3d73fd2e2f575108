"""Navmesh: where somebody of a given size can walk on a mesh."""

from __future__ import annotations

import contextlib
import io
import math
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt
from pathfinder.navmesh_baker import NavmeshBaker  # type: ignore[import-untyped]

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Floats, Mesh
from orfeas.mesh.navigating.details import Detail, details_of
from orfeas.mesh.navigating.islands import islands_of, neighbours_of, polygon_under
from orfeas.mesh.navigating.solid import inside_parts, set_down

MOST_CELLS = 200_000
"""Of the ground plan. 45 microseconds each on a flat floor: some 10 s at most, and more floors take more."""
MOST_LAYERS = 8000
"""Recast keeps heights in 13 bits."""
MOST_FACES = 40_000
"""7,000 faces took 1.6 s to enter into the cells."""
CELLS_PER_RADIUS = 3
"""Recast's own advice: a half to a third of the radius indoors."""
LONGEST_EDGE_METRES = 12.0
LARGEST_ERROR_CELLS = 1.0
CORNERS_PER_POLYGON = 6
CELLS_PER_SAMPLE = 4
"""Of the height within polygons, which is kept to half a cell."""


class NavMeshTooFine(OrfeasError):
    """The ground would take {cells} cells, more than {limit}. Make its cells {cell_metres} m or larger."""

    kind = Kind.TOO_LARGE


class NavMeshTooManyFaces(OrfeasError):
    """The mesh has {faces} faces; a navmesh is made from at most {limit}. Simplify it first."""

    kind = Kind.TOO_LARGE


class NowhereToWalk(OrfeasError):
    """Nowhere on this mesh is room to stand: {why}. Make the agent lower or narrower, or the mesh larger."""

    kind = Kind.INVALID


class AgentOutOfRange(OrfeasError):
    """{what} is {value}, which is not above {low} and at most {high}. Choose a value in that range."""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Agent:
    """Who walks, as asked for, and the cells it was counted in.

    Attributes:
        radius_metres: kept from walls and edges.
        height_metres: needed overhead.
        max_climb_metres: the highest step taken.
        max_slope_radians: the steepest slope walked.
        cell_metres: width of a cell of the ground plan; height of a cell is half of it.
    """

    radius_metres: float
    height_metres: float
    max_climb_metres: float
    max_slope_radians: float
    cell_metres: float

    @property
    def radius_cells(self) -> int:
        return math.ceil(self.radius_metres / self.cell_metres - 1e-6)

    @property
    def rounded_radius_metres(self) -> float:
        """What is really kept from walls: the radius rounded up to whole cells."""
        return self.radius_cells * self.cell_metres


@dataclass(frozen=True, eq=False)
class NavMesh:
    """Convex polygons somebody can walk on; the middle of the agent stays on them.

    Attributes:
        vertices: (V, 3) float32, metres, +Y up; on the mesh, not on its cells.
        polygons: corners of each, 3 to 6, counter-clockwise seen from above.
        neighbours: of each polygon, the polygon beyond the edge from each corner to the next; -1 is a wall or a drop.
        islands: of each polygon, the number of the island it belongs to; one cannot walk from one to another.
        details: of each polygon, the ground within it.
        area_m2: of all polygons, measured along the slope.
        agent: for whom.
    """

    vertices: Floats
    polygons: tuple[tuple[int, ...], ...]
    neighbours: tuple[tuple[int, ...], ...]
    islands: tuple[int, ...]
    details: tuple[Detail, ...]
    area_m2: float
    agent: Agent

    @property
    def num_islands(self) -> int:
        return len(set(self.islands))

    def joins(self, start: tuple[float, float, float], goal: tuple[float, float, float]) -> bool:
        """Whether one can walk from start to goal (metres); no where either is not over a polygon."""
        ends = [polygon_under(point, self.vertices, self.polygons) for point in (start, goal)]
        return None not in ends and self.islands[ends[0] or 0] == self.islands[ends[1] or 0]

    def to_json(self) -> dict[str, object]:
        """Everything as JSON values, metres and radians; vertices to a tenth of a millimetre."""
        return {
            "agent": asdict(self.agent),
            "area_m2": float(f"{self.area_m2:.6g}"),
            "vertices": np.round(self.vertices.astype(np.float64), 4).tolist(),
            "polygons": [list(polygon) for polygon in self.polygons],
            "neighbours": [list(one) for one in self.neighbours],
            "islands": list(self.islands),
        }

    def to_mesh(self) -> Mesh:
        """The polygons as triangles, facing up."""
        fans = [(one[0], one[k], one[k + 1]) for one in self.polygons for k in range(1, len(one) - 1)]
        return Mesh(self.vertices, np.array(fans, dtype=np.int32))

    def to_ground(self) -> Mesh:
        """The ground within the polygons as triangles, facing up."""
        start, points, faces = len(self.vertices), [self.vertices], []
        for polygon, detail in zip(self.polygons, self.details, strict=True):
            numbers = np.concatenate([polygon, np.arange(len(detail.points)) + start])
            faces.append(numbers[detail.faces])
            points.append(detail.points.astype(np.float32))
            start += len(detail.points)
        return Mesh(np.concatenate(points), np.concatenate(faces).astype(np.int32))


def navmesh(
    mesh: Mesh,
    *,
    agent_radius_metres: float = 0.3,
    agent_height_metres: float = 1.8,
    max_climb_metres: float = 0.4,
    max_slope_radians: float = math.radians(45),
    cell_metres: float | None = None,
) -> NavMesh:
    """Find where somebody can walk.

    Recast (Mononen, github.com/recastnavigation/recastnavigation) as pynavmesh ports it to Python: the mesh is
    entered into cells, walkable ones are grown into regions, and their outlines cut into convex polygons. All lengths
    are metres here; Recast counts height (rounded up), climb (down) and radius (up) in cells.

    Args:
        mesh: positions (V, 3) float32, metres, +Y up; floors face up.
        agent_radius_metres: kept from walls and edges; rounded up to whole cells.
        agent_height_metres: needed overhead.
        max_climb_metres: the highest step taken.
        max_slope_radians: the steepest slope walked, under a right angle.
        cell_metres: width of a cell; a third of the radius where not given.

    Returns:
        Polygons in the frame of the mesh, tops of obstacles among them where one can stand there.

    Raises:
        AgentOutOfRange: a length that is not positive, or a slope of a right angle.
        NavMeshTooFine: more cells than a few seconds allow; says which cell_metres would do.
        NavMeshTooManyFaces: simplify first.
        NowhereToWalk: no place is flat, high and wide enough.
    """
    cell = agent_radius_metres / CELLS_PER_RADIUS if cell_metres is None else cell_metres
    _check(agent_radius_metres, agent_height_metres, max_climb_metres, max_slope_radians, cell)
    agent = Agent(agent_radius_metres, agent_height_metres, max_climb_metres, max_slope_radians, cell)
    if not mesh.num_faces:
        raise NowhereToWalk(why="it has no faces")
    if mesh.num_faces > MOST_FACES:
        raise NavMeshTooManyFaces(faces=mesh.num_faces, limit=MOST_FACES)
    _check_grid(mesh, cell)
    vertices, polygons = _outside_only(mesh, agent, *_baked(mesh, agent))
    if not polygons:
        raise NowhereToWalk(why="no place is flat, high and wide enough")
    vertices = set_down(vertices, mesh, reach_metres=2 * cell)
    upward, areas = _facing_up(vertices, polygons)
    beside = neighbours_of(upward)
    details = details_of(
        vertices,
        upward,
        set_down=lambda points: set_down(points, mesh, reach_metres=agent.height_metres),
        spacing_metres=CELLS_PER_SAMPLE * cell,
        error_metres=cell / 2,
    )
    return NavMesh(vertices.astype(np.float32), upward, beside, islands_of(beside), details, float(areas.sum()), agent)


def _check(radius: float, height: float, climb: float, slope: float, cell: float) -> None:
    for what, value, high in (
        ("agent_radius_metres", radius, 100.0),
        ("agent_height_metres", height, 100.0),
        ("max_climb_metres", climb, 100.0),
        ("max_slope_radians", slope, math.radians(89.9)),
        ("cell_metres", cell, 100.0),
    ):
        if not 0 < value <= high:
            raise AgentOutOfRange(what=what, value=value, low=0, high=high)


def _check_grid(mesh: Mesh, cell: float) -> None:
    """Refuse what would take too many cells, naming the cell that would do."""
    x, y, z = (float(length) for length in mesh.size)
    cells = (math.ceil(x / cell) or 1) * (math.ceil(z / cell) or 1)
    if cells > MOST_CELLS or y / (cell / 2) > MOST_LAYERS:
        enough = max(math.sqrt(x * z / MOST_CELLS), x / MOST_CELLS, z / MOST_CELLS, 2 * y / MOST_LAYERS)
        raise NavMeshTooFine(cells=cells, limit=MOST_CELLS, cell_metres=float(f"{enough * 1.02:.3g}"))


def _baked(mesh: Mesh, agent: Agent) -> tuple[npt.NDArray[np.float64], list[list[int]]]:
    low, _ = mesh.bounds
    local = mesh.positions.astype(np.float64) - low
    baker = NavmeshBaker()
    baker.add_geometry([tuple(point) for point in local.tolist()], mesh.faces.tolist())
    nudge = 1e-6 * agent.cell_metres  # 0.3 / 0.1 is 3 cells, not the 4 that floats round up to
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints what it cannot do
            is_done = baker.bake(
                cell_size=agent.cell_metres,
                cell_height=agent.cell_metres / 2,
                agent_height=agent.height_metres - nudge,
                agent_radius=agent.radius_metres - nudge,
                agent_max_climb=agent.max_climb_metres + nudge,
                agent_max_slope=math.degrees(agent.max_slope_radians),
                region_min_size=2,
                edge_max_len=LONGEST_EDGE_METRES,
                edge_max_error=LARGEST_ERROR_CELLS,
                verts_per_poly=CORNERS_PER_POLYGON,
                detail_sample_distance=0.0,
            )
    except (IndexError, ValueError, ZeroDivisionError, RecursionError) as error:
        raise NowhereToWalk(why="its walkable places could not be outlined") from error
    if not is_done:
        return np.empty((0, 3)), []
    vertices, polygons = baker.get_polygonization()
    return np.array(vertices, dtype=np.float64).reshape(-1, 3) + low, [list(one) for one in polygons if len(one) > 2]


def _outside_only(
    mesh: Mesh, agent: Agent, vertices: npt.NDArray[np.float64], polygons: list[list[int]]
) -> tuple[npt.NDArray[np.float64], list[list[int]]]:
    """Without the polygons whose agent would have its middle inside something, and the vertices only those use."""
    if not polygons:
        return vertices, polygons
    middles = np.array([vertices[polygon].mean(axis=0) for polygon in polygons])
    is_inside = inside_parts(middles + np.array([0.0, agent.height_metres / 2, 0.0]), mesh)
    kept = [polygon for polygon, is_lost in zip(polygons, is_inside, strict=True) if not is_lost]
    used, back = np.unique(np.concatenate(kept) if kept else np.empty(0, np.int64), return_inverse=True)
    ends = np.cumsum([len(polygon) for polygon in kept])[:-1]
    return vertices[used], [part.tolist() for part in np.split(back.reshape(-1), ends)] if kept else []


def _facing_up(
    vertices: npt.NDArray[np.float64], polygons: list[list[int]]
) -> tuple[tuple[tuple[int, ...], ...], npt.NDArray[np.float64]]:
    """The polygons counter-clockwise from above, and the area of each (Newell's normal)."""
    upward, areas = [], []
    for polygon in polygons:
        corners = vertices[polygon]
        normal = np.cross(corners, np.roll(corners, -1, axis=0)).sum(axis=0) / 2
        upward.append(tuple(polygon if normal[1] > 0 else polygon[::-1]))
        areas.append(float(np.linalg.norm(normal)))
    return tuple(upward), np.array(areas)
