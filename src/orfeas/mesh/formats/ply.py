"""PLY: vertices with normals, UVs and colours, in metres, +Y up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

import orfeas
from orfeas.mesh.formats.reading.limits import require_faces
from orfeas.mesh.formats.reading.ply_tables import TYPES, BrokenPly, Table, ply_tables
from orfeas.mesh.formats.reading.polygons import leading_quads, strip_of, triangles_of
from orfeas.mesh.formats.reading.srgb import decoded, encoded
from orfeas.mesh.formats.scene import require_writable
from orfeas.mesh.formats.textures import sample_texture
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import Mesh

__all__ = ["BrokenPly", "Painted", "read_ply", "write_ply"]


@dataclass(frozen=True, eq=False)
class Painted:
    """A mesh with a colour to each vertex.

    Attributes:
        mesh: metres, +Y up, as the file has it.
        colors: (V, 3) uint8 sRGB, or None.
    """

    mesh: Mesh
    colors: Pixels | None


def write_ply(mesh: Mesh, material: Material) -> bytes:
    """A mesh as binary little-endian PLY: x y z, and nx ny nz, s t, red green blue where there are such.

    Quads are written as quads. Colours are the base-colour texture sampled at the vertices. `t` counts from the
    bottom, as readers of PLY expect.

    Args:
        mesh: metres, +Y up.
        material: its texture and colour factor give the colours.

    Raises:
        NothingToWrite: a mesh without faces.
        TextureWithoutUvs: a texture on a mesh without UVs.
    """
    require_writable(mesh, material)
    columns: list[tuple[str, str, npt.NDArray[Any]]] = []
    for names, values in ((("x", "y", "z"), mesh.positions), (("nx", "ny", "nz"), mesh.normals)):
        if values is not None:
            columns += [(name, "float", values[:, k]) for k, name in enumerate(names)]
    if mesh.uvs is not None:
        columns += [("s", "float", mesh.uvs[:, 0]), ("t", "float", 1 - mesh.uvs[:, 1])]
    columns += [(name, "uchar", values) for name, values in _colors(mesh, material)]
    vertices = np.zeros(mesh.num_vertices, dtype=[(name, "<" + TYPES[kind]) for name, kind, _ in columns])
    for name, _, values in columns:
        vertices[name] = values
    triangles = mesh.faces[2 * mesh.num_quads :]
    head = [
        "ply",
        "format binary_little_endian 1.0",
        f"comment {orfeas.GENERATOR}; metres; Y up",
        f"element vertex {mesh.num_vertices}",
        *(f"property {kind} {name}" for name, kind, _ in columns),
        f"element face {mesh.num_quads + len(triangles)}",
        "property list uchar int vertex_indices",
        "end_header",
    ]
    return ("\n".join(head) + "\n").encode() + vertices.tobytes() + _records(mesh.quads) + _records(triangles)


def _records(polygons: npt.NDArray[np.int32]) -> bytes:
    """Each polygon as how many corners it has, and these."""
    records = np.zeros(len(polygons), dtype=[("count", "u1"), ("corners", "<i4", polygons.shape[1])])
    records["count"], records["corners"] = polygons.shape[1], polygons
    return records.tobytes()


def read_ply(payload: bytes) -> Painted:
    """Read a PLY, text or binary of either byte order; polygons and strips become triangles, other values are skipped.

    Args:
        payload: the file.

    Returns:
        The mesh in the frame and unit of the file, and the colours of its vertices. Normals that are not all usable are
        left out.

    Raises:
        BrokenPly: damaged, without faces, or with a value that is no finite number.
        TooManyFaces, TooManyVertices: more than is read.
    """
    tables = ply_tables(payload)
    vertices = tables["vertex"].columns
    positions = _stacked(vertices, ("x", "y", "z"))
    if positions is None:
        raise BrokenPly(problem="its vertices have no x, y and z")
    normals = _stacked(vertices, ("nx", "ny", "nz"))
    pairs = (("s", "t"), ("u", "v"), ("texture_u", "texture_v"))
    uvs = next((found for pair in pairs if (found := _stacked(vertices, pair)) is not None), None)
    for values in (positions, normals, uvs):
        if values is not None and not np.isfinite(values).all():
            raise BrokenPly(problem="it holds a value that is not a finite number")
    faces, num_quads = _faces(tables, positions)
    if not len(faces):
        raise BrokenPly(problem="it has no faces")
    with np.errstate(over="ignore"):
        mesh = Mesh(
            positions.astype(np.float32),
            faces.astype(np.int32),
            normals=None if normals is None else _unit(normals),
            uvs=None if uvs is None else (uvs * [1, -1] + [0, 1]).astype(np.float32),
            num_quads=num_quads,
        )
    return Painted(mesh, _painted(vertices))


def _stacked(columns: dict[str, npt.NDArray[Any]], names: tuple[str, ...]) -> npt.NDArray[np.float64] | None:
    if not set(names) <= columns.keys():
        return None
    return np.stack([columns[name] for name in names], axis=1).astype(np.float64)


def _unit(normals: npt.NDArray[np.float64]) -> npt.NDArray[np.float32] | None:
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / length, dtype=np.float32) if (length > 1e-6).all() else None


def _painted(columns: dict[str, npt.NDArray[Any]]) -> Pixels | None:
    """Colours: bytes as they are, or numbers from 0 to 1."""
    for names in (("red", "green", "blue"), ("diffuse_red", "diffuse_green", "diffuse_blue"), ("r", "g", "b")):
        if set(names) <= columns.keys():
            colors = np.stack([columns[name] for name in names], axis=1)
            if colors.dtype == np.uint8:
                return colors
            if colors.dtype.kind == "f" and ((colors >= 0) & (colors <= 1)).all():
                return np.asarray(np.rint(colors * 255), dtype=np.uint8)
    return None


def _faces(tables: dict[str, Table], positions: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.int64], int]:
    """(F, 3) of polygons, then of strips, in which -1 starts a new one; and how many quads lead."""
    num_quads = 0
    found = [np.zeros((0, 3), dtype=np.int64)]
    if "face" in tables:
        counts, corners = _indices(tables["face"], len(positions), smallest=0)
        if len(counts) and counts.min() < 3:
            raise BrokenPly(problem="a face has fewer than three corners")
        found.append(corners[triangles_of(counts, positions[corners])])
        num_quads = leading_quads(counts)
    if "tristrips" in tables:
        counts, corners = _indices(tables["tristrips"], len(positions), smallest=-1)
        require_faces(len(corners))
        ends = np.union1d(np.cumsum(counts)[:-1], np.flatnonzero(corners < 0))
        strips = [strip[strip >= 0] for strip in np.split(corners, ends)]
        triangles = [strip_of(strip) for strip in strips if len(strip) > 2]
        found += [faces[(faces != np.roll(faces, 1, axis=1)).all(axis=1)] for faces in triangles]
    return np.concatenate(found), num_quads


def _indices(table: Table, num_vertices: int, *, smallest: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    for name in ("vertex_indices", "vertex_index"):
        if name in table.lists:
            counts, values = table.lists[name]
            if len(values) and not (values.min() >= smallest and values.max() < num_vertices):
                raise BrokenPly(problem="a face names a vertex that does not exist")
            corners = values.astype(np.int64)
            if (corners != values).any():
                raise BrokenPly(problem="a face has a corner that is not a whole number")
            return counts, corners
    raise BrokenPly(problem="its faces do not say which vertices they have")


def _colors(mesh: Mesh, material: Material) -> list[tuple[str, Pixels]]:
    factor = np.asarray(material.base_color_factor[:3], dtype=np.float64)
    if material.base_color is not None:
        assert mesh.uvs is not None
        colors = sample_texture(material.base_color, mesh.uvs)
        if not np.allclose(factor, 1.0):
            colors = np.rint(encoded(decoded(colors / 255) * factor) * 255).astype(np.uint8)
    else:
        colors = np.tile(np.rint(encoded(factor) * 255).astype(np.uint8), (mesh.num_vertices, 1))
    return [(name, colors[:, k]) for k, name in enumerate(("red", "green", "blue"))]
