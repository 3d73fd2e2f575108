"""Random solids, whole and damaged: what the promises of every operation are tried on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from makers import join, make_material, make_torus, split_corners
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import face_normals, with_normals
from tests.properties.shapes import make_prism, make_stack_of_boxes, make_superquadric, make_wavy_ball

Meshes = st.SearchStrategy[Mesh]


@dataclass(frozen=True, eq=False)
class Damaged:
    """A solid and what became of it.

    Attributes:
        solid: before: closed, manifold, turned outwards.
        mesh: after.
        damage: what was done, in the order it was done.
    """

    solid: Mesh
    mesh: Mesh
    damage: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Damaged({self.damage}, {described(self.mesh)})"


class Drawn(Mesh):
    """A mesh that shows itself in a line, for whoever reads a failing example."""

    def __repr__(self) -> str:
        return described(self)


def drawn(mesh: Mesh) -> Drawn:
    return Drawn(mesh.positions, mesh.faces, mesh.normals, mesh.uvs, mesh.num_quads)


def described(mesh: Mesh) -> str:
    size = [float(f"{side:.3g}") for side in mesh.size] if mesh.num_vertices else []
    return f"{mesh.num_faces} faces, {mesh.num_vertices} vertices, size {size}"


def _numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """A number with few digits: enough to go anywhere, and short where it fails."""
    return st.integers(0, 1000).map(lambda thousandths: low + (high - low) * thousandths / 1000)


def single_parts() -> Meshes:
    """One closed, manifold piece of 100 to 1,300 faces, about a metre, turned outwards."""
    superquadrics = st.builds(
        make_superquadric, east=_numbers(0.2, 3), north=_numbers(0.2, 3), around=st.integers(8, 32),
        along=st.integers(6, 20),
    )  # fmt: skip
    tori = st.builds(
        make_torus, st.just(0.4), tube=_numbers(0.02, 0.3), around=st.integers(8, 36), along=st.integers(4, 16)
    )
    prisms = st.builds(
        make_prism, st.lists(_numbers(0.1, 0.6), min_size=5, max_size=24), height=_numbers(0.05, 1.5),
        layers=st.integers(2, 12), twist=_numbers(-1, 1),
    )  # fmt: skip
    wave = st.tuples(_numbers(0, 0.2), _numbers(-6, 6), _numbers(-6, 6), _numbers(-6, 6))
    balls = st.builds(make_wavy_ball, st.lists(wave, max_size=4), subdivisions=st.sampled_from([2, 2, 3]))
    box = st.tuples(*[_numbers(-1, 1)] * 3, *[_numbers(0.1, 1)] * 3)
    stacks = st.builds(make_stack_of_boxes, st.lists(box, min_size=1, max_size=5))
    return st.one_of(superquadrics, tori, prisms, balls, stacks).filter(is_sound)


def is_sound(mesh: Mesh) -> bool:
    """Closed, manifold, turned outwards, every face with an area that single precision can tell."""
    found = measure(mesh)
    return found.is_closed and found.is_manifold and found.is_oriented and not found.num_flat_faces


@st.composite
def solids(draw: st.DrawFn, *, most_parts: int = 3, most_stretch: float = 20.0, decades: int = 3) -> Mesh:
    """One to three pieces side by side, turned, stretched along an axis, and of a tenth of a millimetre to a hundred
    metres; closed, manifold, turned outwards."""
    count = draw(st.sampled_from([1] * 5 + list(range(1, most_parts + 1))))
    parts, edge = [], 0.0
    for _ in range(count):
        part = draw(single_parts())
        low, high = part.bounds
        parts.append(Mesh(part.positions + np.array([edge - low[0], 0.0, 0.0]), part.faces))
        edge += float(high[0] - low[0]) + draw(_numbers(0.05, 0.5))
    whole = parts[0] if count == 1 else join(*parts)
    stretch = np.ones(3)
    stretch[draw(st.integers(0, 2))] = most_stretch ** draw(_numbers(-1, 1)) if draw(st.booleans()) else 1.0
    points = whole.positions.astype(np.float64) * stretch @ _turn(draw(st.tuples(*[_numbers(-3, 3)] * 3))).T
    points -= points.mean(axis=0)
    if draw(st.booleans()):
        points += np.array(draw(st.tuples(*[_numbers(-3, 3)] * 3)))
    scale = 10.0 ** (draw(st.integers(-decades, min(decades, 2))) if draw(st.booleans()) else -1)
    found = Mesh(points * scale, whole.faces)
    return drawn(
        found if is_sound(found) else Mesh((whole.positions - whole.positions.mean(axis=0)) * scale, whole.faces)
    )


def _turn(angles: tuple[float, ...]) -> np.ndarray:
    matrix = np.eye(3)
    for axis, angle in enumerate(angles):
        i, j = (axis + 1) % 3, (axis + 2) % 3
        turn = np.eye(3)
        turn[i, i] = turn[j, j] = np.cos(angle)
        turn[i, j], turn[j, i] = -np.sin(angle), np.sin(angle)
        matrix = turn @ matrix
    return matrix


@st.composite
def textured(draw: st.DrawFn, meshes: Meshes) -> tuple[Mesh, Material]:
    """A mesh with UVs inside 0..1 and a texture: six sides laid down flat (which may overlap), as on a globe (where a
    seam runs across the texture), or every face in a cell of its own."""
    mesh = draw(meshes)
    lay = draw(st.sampled_from([_on_six_sides, _on_a_globe, _in_cells]))
    laid = lay(mesh)
    if draw(st.booleans()):
        laid = with_normals(laid)
    return drawn(laid), make_material(32, kind=draw(st.sampled_from(["checker", "gradient"])))


def _on_six_sides(mesh: Mesh) -> Mesh:
    unit, _ = face_normals(mesh.positions, mesh.faces)
    axis = np.abs(unit).argmax(axis=1)
    side = 2 * axis + (np.take_along_axis(unit, axis[:, None], axis=1)[:, 0] < 0)
    keys, back = np.unique(side[:, None] * mesh.num_vertices + mesh.faces, return_inverse=True)
    of_side, vertex = keys // mesh.num_vertices, keys % mesh.num_vertices
    low, high = mesh.bounds
    unit_box = (mesh.positions[vertex] - low) / np.maximum(high - low, 1e-30)
    flat = np.stack([np.delete(row, number // 2) for row, number in zip(unit_box, of_side, strict=True)])
    cells = np.stack([of_side % 3, of_side // 3], axis=1)
    uvs = (cells + 0.05 + 0.9 * flat) / np.array([3, 2])
    return Mesh(mesh.positions[vertex], back.reshape(-1, 3), uvs=np.clip(uvs, 0, 1))


def _on_a_globe(mesh: Mesh) -> Mesh:
    away = mesh.positions - mesh.positions.mean(axis=0)
    away = away / np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-30)
    u = np.arctan2(away[:, 0], away[:, 2]) / (2 * np.pi) + 0.5
    return Mesh(
        mesh.positions,
        mesh.faces,
        uvs=np.clip(np.stack([u, np.arccos(np.clip(away[:, 1], -1, 1)) / np.pi], axis=1), 0, 1),
    )


def _in_cells(mesh: Mesh) -> Mesh:
    apart = split_corners(mesh)
    side = int(np.ceil(np.sqrt(mesh.num_faces)))
    cell = np.repeat(np.arange(mesh.num_faces), 3)
    corner = np.tile([(0.1, 0.9), (0.9, 0.9), (0.1, 0.1)], (mesh.num_faces, 1))
    return Mesh(apart.positions, apart.faces, uvs=(np.stack([cell % side, cell // side], axis=1) + corner) / side)


Damage = Callable[[Mesh, np.random.Generator], Mesh]


def _with_a_hole(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    return _without(mesh, _near_one(mesh, rng, share=0.02))


def _with_patch_flipped(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    faces, chosen = mesh.faces.copy(), _near_one(mesh, rng, share=0.1)
    faces[chosen] = faces[chosen][:, ::-1]
    return _faced(mesh, faces)


def _inside_out(mesh: Mesh, _: np.random.Generator) -> Mesh:
    return _faced(mesh, mesh.faces[:, ::-1])


def _with_faces_twice(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    return _faced(mesh, np.concatenate([mesh.faces, mesh.faces[_near_one(mesh, rng, share=0.05)]]))


def _with_needles(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    corners = mesh.faces[rng.integers(mesh.num_faces, size=3)].copy()
    corners[:, 2] = corners[:, 1]
    return _faced(mesh, np.concatenate([mesh.faces, corners]))


def _with_loose_vertices(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    low, high = mesh.bounds
    more = rng.uniform(low, high, (5, 3)) * 2
    uvs = None if mesh.uvs is None else np.concatenate([mesh.uvs, np.zeros((5, 2))])
    return Mesh(np.concatenate([mesh.positions, more]), mesh.faces, uvs=uvs)


def _with_split_corners(mesh: Mesh, _: np.random.Generator) -> Mesh:
    uvs = None if mesh.uvs is None else mesh.uvs[mesh.faces.ravel()]
    apart = split_corners(mesh)
    return Mesh(apart.positions, apart.faces, uvs=uvs)


def _with_second_skin(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    middle = (mesh.bounds[0] + mesh.bounds[1]) / 2
    inner = (mesh.positions - middle) * rng.uniform(0.9, 0.98) + middle
    return _joined(mesh, inner, mesh.faces[:, ::-1] if rng.random() < 0.7 else mesh.faces)


def _with_a_floater(mesh: Mesh, _: np.random.Generator) -> Mesh:
    size = mesh.bounds[1] - mesh.bounds[0]
    return _joined(mesh, mesh.positions * 0.02 + mesh.bounds[1] + 0.1 * size, mesh.faces)


def _with_a_crossing_twin(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    shift = (mesh.bounds[1] - mesh.bounds[0]) * rng.uniform(0.1, 0.4, 3)
    return _joined(mesh, mesh.positions + shift, mesh.faces)


def _with_noise(mesh: Mesh, rng: np.random.Generator) -> Mesh:
    diagonal = float(np.linalg.norm(mesh.size))
    return Mesh(mesh.positions + rng.normal(0, 0.002 * diagonal, mesh.positions.shape), mesh.faces, uvs=mesh.uvs)


DAMAGES: dict[str, Damage] = {
    "a hole": _with_a_hole,
    "a patch flipped": _with_patch_flipped,
    "inside out": _inside_out,
    "faces twice": _with_faces_twice,
    "needles": _with_needles,
    "loose vertices": _with_loose_vertices,
    "corners split": _with_split_corners,
    "a second skin": _with_second_skin,
    "a floater": _with_a_floater,
    "a crossing twin": _with_a_crossing_twin,
    "noise": _with_noise,
}


@st.composite
def damaged(draw: st.DrawFn, *, names: tuple[str, ...] = tuple(DAMAGES), most: int = 2) -> Damaged:
    """A solid with one or two kinds of damage; half of them with UVs."""
    solid = draw(solids(most_parts=2))
    mesh = draw(textured(st.just(solid)))[0] if draw(st.booleans()) else solid
    chosen = draw(st.lists(st.sampled_from(names), min_size=1, max_size=most, unique=True))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    for name in chosen:
        mesh = DAMAGES[name](mesh, rng)
    return Damaged(solid, mesh, tuple(chosen))


def surfaces() -> Meshes:
    """Any surface at all: whole, damaged, with UVs or without."""
    return st.one_of(
        solids(), damaged().map(lambda found: drawn(found.mesh)), textured(solids()).map(lambda found: found[0])
    )


def _near_one(mesh: Mesh, rng: np.random.Generator, *, share: float) -> np.ndarray:
    """(F,) the faces nearest to a random one, so many of all."""
    middle = mesh.positions[mesh.faces].mean(axis=1)
    distance = np.linalg.norm(middle - middle[rng.integers(mesh.num_faces)], axis=1)
    count = max(int(share * mesh.num_faces), 1)
    return np.isin(np.arange(mesh.num_faces), np.argsort(distance, kind="stable")[:count])


def _without(mesh: Mesh, chosen: np.ndarray) -> Mesh:
    return _faced(mesh, mesh.faces[~chosen])


def _faced(mesh: Mesh, faces: np.ndarray) -> Mesh:
    return Mesh(mesh.positions, faces, uvs=mesh.uvs)


def _joined(mesh: Mesh, positions: np.ndarray, faces: np.ndarray) -> Mesh:
    uvs = None if mesh.uvs is None else np.concatenate([mesh.uvs, mesh.uvs])
    return Mesh(
        np.concatenate([mesh.positions, positions]), np.concatenate([mesh.faces, faces + mesh.num_vertices]), uvs=uvs
    )
