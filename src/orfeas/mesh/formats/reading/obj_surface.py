"""The surface in the text of an OBJ file, read a column at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.reading.limits import require_faces, require_vertices
from orfeas.mesh.formats.reading.polygons import leading_quads, triangles_of
from orfeas.mesh.formats.reading.text import Lines, numbers_of
from orfeas.mesh.material import Pixels
from orfeas.mesh.mesh import Mesh

Longs = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
KINDS = ((b"v", 3), (b"vt", 2), (b"vn", 3))
MAX_INDEX = 1 << 40


class BrokenObj(OrfeasError):
    """The OBJ file cannot be read: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class ObjSurface:
    """What an OBJ file says of a surface.

    Attributes:
        mesh: frame and unit of the file; one vertex to each (v, vt, vn) that some face uses.
        colors: (V, 3) uint8, where every `v` line has them behind its place (values 0 to 1), or None.
        libraries: the material libraries it names.
    """

    mesh: Mesh
    colors: Pixels | None
    libraries: tuple[str, ...]


def obj_surface(payload: bytes) -> ObjSurface:
    """Read `v`, `vt`, `vn` and `f` lines; polygons become triangles, normals that are not all usable are left out.

    Raises:
        BrokenObj: damaged, without faces, or naming a vertex that does not exist.
        TooManyFaces, TooManyVertices: more than is read.
    """
    try:
        lines = Lines.split(_plain(payload))
    except ValueError as failure:
        raise BrokenObj(problem="it has more lines than any surface needs") from failure
    is_kind = {kind: lines.beginning(kind) for kind, _ in KINDS}
    for found in is_kind.values():
        require_vertices(int(found.sum()))
    columns = {kind: _values(lines, is_kind[kind], kind, width) for kind, width in KINDS}
    counts, corners = _corners(lines, is_kind)
    if not len(corners):
        raise BrokenObj(problem="it has no faces")
    if (corners >= [len(values) for values in columns.values()]).any() or (corners[:, 0] < 0).any():
        raise BrokenObj(problem="a face names a vertex that does not exist")
    triangles = triangles_of(counts, columns[b"v"][corners[:, 0], :3])
    unique, vertex = _unique_rows(corners)
    with np.errstate(over="ignore"):
        mesh = Mesh(
            columns[b"v"][unique[:, 0], :3].astype(np.float32),
            vertex[triangles].astype(np.int32),
            normals=_normals(columns[b"vn"], unique[:, 2]),
            uvs=_uvs(columns[b"vt"], unique[:, 1]),
            num_quads=leading_quads(counts),
        )
    return ObjSurface(mesh, _colors(columns[b"v"], unique[:, 0]), _libraries(payload))


def _plain(payload: bytes) -> bytes:
    """Without comments, and with joined lines joined."""
    text = re.sub(rb"\\\r?\n", b" ", payload) if b"\\" in payload else payload
    return re.sub(rb"#[^\r\n]*", b"", text) if b"#" in text else text


def _values(lines: Lines, chosen: npt.NDArray[np.bool_], kind: bytes, width: int) -> Doubles:
    rows = lines.rows(chosen, skip=len(kind))
    has_colors = kind == b"v" and len(rows.ends) > 0 and int(rows.counts.min()) >= 6
    try:
        values = rows.table(6 if has_colors else width)
    except ValueError as failure:
        raise BrokenObj(problem=f"a `{kind.decode()}` line is not {width} numbers") from failure
    if not np.isfinite(values).all():
        raise BrokenObj(problem=f"a `{kind.decode()}` line holds a value that is not a finite number")
    return values


def _corners(lines: Lines, is_kind: dict[bytes, npt.NDArray[np.bool_]]) -> tuple[Longs, Longs]:
    """Corners of each face (P,), and (v, vt, vn) of each corner (C, 3), -1 where there is none.

    Indices count from one, or back from the last value above the line when negative.
    """
    is_face = lines.beginning(b"f")
    rows = lines.rows(is_face, skip=1)
    counts = rows.counts
    if len(counts) and counts.min() < 3:
        raise BrokenObj(problem=f"a face has {int(counts.min())} corners")
    require_faces(int((counts - 2).sum()))
    slots = _slots(rows.text.tobytes(), int(counts.sum()))
    found = slots - 1
    is_back = slots < 0
    if is_back.any():
        line = np.repeat(np.flatnonzero(is_face), counts)
        for k, (kind, _) in enumerate(KINDS):
            above = np.cumsum(is_kind[kind])[line]
            found[:, k] = np.where(is_back[:, k], above + slots[:, k], found[:, k])
        if (found[is_back] < 0).any():
            raise BrokenObj(problem="a face names a vertex that does not exist")
    return counts, found


def _slots(text: bytes, num_corners: int) -> Longs:
    """(C, 3) the numbers of `v/vt/vn` words, 0 where there is none."""
    slots = np.zeros((num_corners, 3), dtype=np.int64)
    if b"/" not in text:
        slots[:, 0] = _whole(text, num_corners)
        return slots
    if re.search(rb"(?<![^\s])/", text):
        raise BrokenObj(problem="a face has a corner without a vertex")
    text = re.sub(rb"/(?=[/\s])", b"/0", text)
    data = np.frombuffer(text, np.uint8)
    is_word = data > 32
    is_first = is_word.copy()
    is_first[1:] &= ~is_word[:-1]
    word = np.cumsum(is_first)[data == ord("/")] - 1
    width = np.bincount(word, minlength=num_corners) + 1
    if width.max(initial=1) > 3:
        raise BrokenObj(problem="a face has a corner with more than three numbers")
    values = _whole(text.replace(b"/", b" "), int(width.sum()))
    corner = np.repeat(np.arange(num_corners), width)
    slots[corner, np.arange(len(values)) - np.repeat(np.cumsum(width) - width, width)] = values
    return slots


def _whole(text: bytes, count: int) -> Longs:
    try:
        values = numbers_of(text)
    except ValueError as failure:
        raise BrokenObj(problem="a face has a corner that is not a number") from failure
    if len(values) != count or not (np.abs(values) < MAX_INDEX).all() or (values != np.floor(values)).any():
        raise BrokenObj(problem="a face has a corner that is not a whole number")
    return values.astype(np.int64)


def _unique_rows(corners: Longs) -> tuple[Longs, Longs]:
    """The different corners, and which of them each is; one key a corner sorts ten times as fast as rows do."""
    base = corners.max(axis=0) + 2
    if float(base[0]) * float(base[1]) * float(base[2]) >= 2.0**62:
        unique, vertex = np.unique(corners, axis=0, return_inverse=True)
        return unique, vertex.reshape(-1)
    key = ((corners[:, 0] + 1) * base[1] + corners[:, 1] + 1) * base[2] + corners[:, 2] + 1
    _, first, vertex = np.unique(key, return_index=True, return_inverse=True)
    return corners[first], vertex.reshape(-1)


def _normals(values: Doubles, index: Longs) -> npt.NDArray[np.float32] | None:
    if (index < 0).any():
        return None
    normals = values[index]
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    return np.asarray(normals / length, dtype=np.float32) if (length > 1e-6).all() else None


def _uvs(values: Doubles, index: Longs) -> npt.NDArray[np.float32] | None:
    if (index < 0).any():
        return None
    return np.asarray(values[index] * [1, -1] + [0, 1], dtype=np.float32)


def _colors(values: Doubles, index: Longs) -> Pixels | None:
    if values.shape[1] < 6:
        return None
    return np.asarray(np.rint(np.clip(values[index, 3:6], 0.0, 1.0) * 255), dtype=np.uint8)


def _libraries(payload: bytes) -> tuple[str, ...]:
    found = re.finditer(rb"(?m)^[ \t]*mtllib[ \t]+([^\r\n]{1,200})", payload)
    return tuple(dict.fromkeys(name[1].strip().decode("utf-8", "replace") for name in islice(found, 100)))
