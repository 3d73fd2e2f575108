"""PLY: vertices with normals, UVs and colours, in metres, +Y up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

import orfeas
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.scene import require_writable
from orfeas.mesh.formats.textures import sample_texture
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import Mesh

TYPES = {
    **dict.fromkeys(("char", "int8"), "i1"),
    **dict.fromkeys(("uchar", "uint8"), "u1"),
    **dict.fromkeys(("short", "int16"), "i2"),
    **dict.fromkeys(("ushort", "uint16"), "u2"),
    **dict.fromkeys(("int", "int32"), "i4"),
    **dict.fromkeys(("uint", "uint32"), "u4"),
    **dict.fromkeys(("float", "float32"), "f4"),
    **dict.fromkeys(("double", "float64"), "f8"),
}
ORDERS = {"ascii": "", "binary_little_endian": "<", "binary_big_endian": ">"}
FACE = np.dtype([("count", "u1"), ("corners", "<i4", 3)])
assert FACE.itemsize == 13
MAX_COUNT = 50_000_000


class BrokenPly(OrfeasError):
    """The PLY file cannot be read: {problem}. Export it again as triangles, binary little endian."""

    kind = Kind.INVALID


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

    Colours are the base-colour texture sampled at the vertices. `t` counts from the bottom, as readers of PLY expect.

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
    faces = np.zeros(mesh.num_faces, dtype=FACE)
    faces["count"], faces["corners"] = 3, mesh.faces
    head = [
        "ply",
        "format binary_little_endian 1.0",
        f"comment ORFEAS Studio {orfeas.__version__}; metres; Y up",
        f"element vertex {mesh.num_vertices}",
        *(f"property {kind} {name}" for name, kind, _ in columns),
        f"element face {mesh.num_faces}",
        "property list uchar int vertex_indices",
        "end_header",
    ]
    return ("\n".join(head) + "\n").encode() + vertices.tobytes() + faces.tobytes()


def read_ply(payload: bytes) -> Painted:
    """Read a PLY of triangles, text or binary; elements other than vertices and faces must come after them.

    Args:
        payload: the file.

    Returns:
        The mesh in the frame and unit of the file, and the colours of its vertices.

    Raises:
        BrokenPly: damaged, with faces other than triangles, or with a value that is no finite number.
    """
    order, elements, start = _header(payload)
    reader = _read_text if order == "" else _read_binary
    vertices, corners = reader(payload, start, elements, order)
    columns = [np.stack([vertices[name] for name in names], axis=1) if set(names) <= vertices.keys() else None
               for names in (("x", "y", "z"), ("nx", "ny", "nz"), ("red", "green", "blue"))]  # fmt: skip
    positions, normals, colors = columns
    if positions is None:
        raise BrokenPly(problem="its vertices have no x, y and z")
    uvs = next((_uvs(vertices[s], vertices[t]) for s, t in (("s", "t"), ("u", "v"), ("texture_u", "texture_v"))
                if s in vertices and t in vertices), None)  # fmt: skip
    for values in (positions, normals, uvs):
        if values is not None and not np.isfinite(values).all():
            raise BrokenPly(problem="it holds a value that is not a finite number")
    if not len(corners):
        raise BrokenPly(problem="it has no faces")
    if corners.min() < 0 or corners.max() >= len(positions):
        raise BrokenPly(problem="a face names a vertex that does not exist")
    has_bytes = colors is not None and colors.dtype == np.uint8
    return Painted(Mesh(positions, corners.astype(np.int32), normals=normals, uvs=uvs), colors if has_bytes else None)


def _colors(mesh: Mesh, material: Material) -> list[tuple[str, Pixels]]:
    factor = np.asarray(material.base_color_factor[:3], dtype=np.float64)
    if material.base_color is not None:
        assert mesh.uvs is not None
        colors = sample_texture(material.base_color, mesh.uvs)
        if not np.allclose(factor, 1.0):
            colors = np.rint(_encoded(_decoded(colors / 255) * factor) * 255).astype(np.uint8)
    else:
        colors = np.tile(np.rint(_encoded(factor) * 255).astype(np.uint8), (mesh.num_vertices, 1))
    return [(name, colors[:, k]) for k, name in enumerate(("red", "green", "blue"))]


def _decoded(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """sRGB to linear light, IEC 61966-2-1."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _encoded(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Linear light to sRGB, IEC 61966-2-1, clipped to 0 to 1."""
    values = np.clip(values, 0.0, 1.0)
    return np.where(values <= 0.0031308, values * 12.92, 1.055 * values ** (1 / 2.4) - 0.055)


def _uvs(s: npt.NDArray[Any], t: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    return np.stack([s, 1 - t], axis=1).astype(np.float32)


@dataclass(frozen=True)
class _Element:
    name: str
    count: int
    scalars: list[tuple[str, str]]
    lists: list[tuple[str, str, str]]


def _header(payload: bytes) -> tuple[str, list[_Element], int]:
    """Byte order, elements, and where the values start."""
    end = payload.find(b"end_header", 0, 100_000)
    line_end = payload.find(b"\n", end)
    if not payload.startswith(b"ply") or end < 0 or line_end < 0:
        raise BrokenPly(problem="it is not a PLY file")
    order: str | None = None
    elements: list[_Element] = []
    for line in payload[:end].decode("latin-1").splitlines()[1:]:
        match line.split():
            case ["format", name, *_] if name in ORDERS:
                order = ORDERS[name]
            case ["element", name, count] if count.isdecimal() and int(count) <= MAX_COUNT:
                elements.append(_Element(name, int(count), [], []))
            case ["property", "list", size, kind, name] if elements and size in TYPES and kind in TYPES:
                elements[-1].lists.append((name, TYPES[size], TYPES[kind]))
            case ["property", kind, name] if elements and kind in TYPES:
                elements[-1].scalars.append((name, TYPES[kind]))
            case [] | ["comment" | "obj_info", *_]:
                pass
            case _:
                raise BrokenPly(problem=f"its header has a line that makes no sense: {line[:60]!r}")
    if order is None or [element.name for element in elements[:2]] != ["vertex", "face"]:
        raise BrokenPly(problem="it does not have vertices followed by faces")
    vertex, face = elements[:2]
    if vertex.lists or len(face.lists) != 1:
        raise BrokenPly(problem="its vertices or faces are made in a way we do not read")
    return order, elements, line_end + 1


def _read_binary(
    payload: bytes, start: int, elements: list[_Element], order: str
) -> tuple[dict[str, npt.NDArray[Any]], npt.NDArray[Any]]:
    vertex, face = elements[:2]
    (_, size, kind), *_ = face.lists
    vertex_type = np.dtype([(name, order + code) for name, code in vertex.scalars])
    face_type = np.dtype(
        [("count", order + size), ("corners", order + kind, 3), *((name, order + code) for name, code in face.scalars)]
    )
    middle = start + vertex.count * vertex_type.itemsize
    end = middle + face.count * face_type.itemsize
    if end > len(payload) or (len(elements) == 2 and end < len(payload)):
        raise BrokenPly(problem="its length is not that of the triangles it declares")
    vertices = np.frombuffer(payload, vertex_type, vertex.count, start)
    faces = np.frombuffer(payload, face_type, face.count, middle)
    if (faces["count"] != 3).any():
        raise BrokenPly(problem="it has faces that are not triangles")
    return {name: vertices[name] for name, _ in vertex.scalars}, faces["corners"]


def _read_text(
    payload: bytes, start: int, elements: list[_Element], _order: str
) -> tuple[dict[str, npt.NDArray[Any]], npt.NDArray[Any]]:
    vertex, face = elements[:2]
    lines = payload[start:].splitlines()
    if len(lines) < vertex.count + face.count:
        raise BrokenPly(problem="it has fewer lines than it declares")
    try:
        values = np.array([line.split() for line in lines[: vertex.count]], dtype=np.float64)
        rows = [line.split() for line in lines[vertex.count : vertex.count + face.count]]
        if any(row[:1] != [b"3"] for row in rows):
            raise BrokenPly(problem="it has faces that are not triangles")
        corners = np.array([row[1:4] for row in rows], dtype=np.int64)
    except ValueError as failure:
        raise BrokenPly(problem="a line is not the numbers it should be") from failure
    if vertex.count and values.shape != (vertex.count, len(vertex.scalars)):
        raise BrokenPly(problem="a vertex has too few or too many values")
    columns = {name: values[:, k].astype(code) if code[0] == "u" else values[:, k]
               for k, (name, code) in enumerate(vertex.scalars)}  # fmt: skip
    return columns, corners
