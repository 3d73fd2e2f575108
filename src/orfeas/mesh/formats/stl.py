"""STL: triangles for a printer, in millimetres, +Z up. No colour, no unit in the file: both by convention."""

from __future__ import annotations

import re
import struct

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.reading.limits import require_faces
from orfeas.mesh.formats.reading.text import Lines
from orfeas.mesh.formats.scene import require_writable
from orfeas.mesh.mesh import Mesh

MILLIMETRES = 1000.0
HEADER = b"ORFEAS Studio; millimetres; Z up"
"""Must not begin with `solid`, by which readers know the text form."""
LONGEST_TITLE = 2000
"""Bytes within which a text file has come to its first facet."""
_TITLES = re.compile(rb"(?im)^[ \t]*(?:end)?solid\b(?:(?!\bfacet\s+normal\b)[^\r\n]){0,300}")
"""What a solid is called, which may be any words, `vertex` among them; unbounded, this took 6 GB on one long line."""
_WORDS = re.compile(rb"(?i)(?<![^\s])(vertex|endloop|endfacet|facet|endsolid)(?![^\s])")
FACET = np.dtype([("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("attribute", "<u2")])
assert FACET.itemsize == 50


class BrokenStl(OrfeasError):
    """The STL file cannot be read: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


def write_stl(mesh: Mesh) -> bytes:
    """A mesh as binary STL in millimetres, +Z up: (x, y, z) metres becomes 1000 * (x, -z, y).

    80 bytes of header, the number of facets, then 50 bytes each: normal, three corners, an unused word. Normals are
    those of the facets, computed from the corners as written.

    Args:
        mesh: metres, +Y up.

    Raises:
        NothingToWrite: a mesh without faces.
    """
    require_writable(mesh)
    x, y, z = (mesh.positions.astype(np.float64) * MILLIMETRES).T
    corners = np.stack([x, -z, y], axis=1).astype(np.float32)[mesh.faces]
    facets = np.zeros(mesh.num_faces, dtype=FACET)
    facets["corners"] = corners
    facets["normal"] = _normals(corners)
    return HEADER.ljust(80, b" ") + struct.pack("<I", mesh.num_faces) + facets.tobytes()


def read_stl(payload: bytes) -> Mesh:
    """Read a binary or text STL, taken to be in millimetres and +Z up.

    Args:
        payload: the file.

    Returns:
        A mesh in metres, +Y up, three vertices of its own to each face (`weld` joins them). Normals in the file are
        ignored: they follow from the corners.

    Raises:
        BrokenStl: damaged, without facets, or with a corner that is no finite number.
        TooManyFaces: more than are read.
    """
    corners = _binary(payload) if _is_binary(payload) else _text(payload)
    if not len(corners):
        raise BrokenStl(problem="it has no facets")
    if not np.isfinite(corners).all():
        raise BrokenStl(problem="a corner is not a finite number")
    x, y, z = corners.reshape(-1, 3).astype(np.float64).T / MILLIMETRES
    return Mesh(np.stack([x, z, -y], axis=1), np.arange(len(x), dtype=np.int32).reshape(-1, 3))


def _is_binary(payload: bytes) -> bool:
    """By its length, where that fits what it declares; else by its words.

    Some programs begin binary files with `solid`, and some text files begin with something else: only text has
    `facet` or `endsolid` near its start and no zero byte there.
    """
    if len(payload) >= 84 and len(payload) == 84 + 50 * struct.unpack_from("<I", payload, 80)[0]:
        return True
    start = payload[:LONGEST_TITLE].lower()
    return b"\0" in start or not (b"facet" in start or b"endsolid" in start or start.lstrip()[:5] == b"solid")


def _binary(payload: bytes) -> npt.NDArray[np.float32]:
    if len(payload) < 84:
        raise BrokenStl(problem="it ends before its first facet")
    count = struct.unpack_from("<I", payload, 80)[0]
    if len(payload) != 84 + 50 * count:
        raise BrokenStl(problem=f"it says {count} facets, which make {84 + 50 * count} bytes, and has {len(payload)}")
    require_faces(count)
    return np.frombuffer(payload, FACET, offset=84)["corners"]


def _text(payload: bytes) -> npt.NDArray[np.float32]:
    """Corners of the facets (F, 3, 3); a word `vertex` may stand anywhere in a line."""
    text = payload.lower()
    try:
        lines = Lines.split(text)
        if int(lines.beginning(b"vertex").sum()) != text.count(b"vertex"):
            lines = Lines.split(_WORDS.sub(lambda word: b"\n" + word[0], _TITLES.sub(b"", text)))
    except ValueError as failure:
        raise BrokenStl(problem="it has more lines than any surface needs") from failure
    is_vertex, is_end = lines.beginning(b"vertex"), lines.beginning(b"endloop") | lines.beginning(b"endfacet")
    before = np.cumsum(is_vertex)[is_end]
    total = int(is_vertex.sum())
    require_faces(total // 3)
    if total % 3 or (before % 3).any():
        raise BrokenStl(problem="its facets are not all triangles")
    try:
        values = lines.rows(is_vertex, skip=len(b"vertex")).table(3)
    except ValueError as failure:
        raise BrokenStl(problem="a corner is not three numbers") from failure
    with np.errstate(over="ignore"):
        return values.astype(np.float32).reshape(-1, 3, 3)


def _normals(corners: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Unit normals of facets (F, 3, 3); zero where a facet has no area, as the format allows."""
    exact = corners.astype(np.float64)
    cross = np.cross(exact[:, 1] - exact[:, 0], exact[:, 2] - exact[:, 0])
    length = np.linalg.norm(cross, axis=1, keepdims=True)
    np.divide(cross, length, out=cross, where=length > 0)
    return np.asarray(cross, dtype=np.float32)
