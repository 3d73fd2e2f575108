"""Anybody's mesh file, read within limits: GLB, OBJ, STL, PLY and 3MF become a Mesh in metres, +Y up."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.ply import read_ply
from orfeas.mesh.formats.reading.gltf_surface import glb_surface
from orfeas.mesh.formats.reading.limits import MAX_BYTES, MeshFileTooHeavy, require_faces
from orfeas.mesh.formats.reading.obj_surface import obj_surface
from orfeas.mesh.formats.stl import read_stl
from orfeas.mesh.formats.threemf import read_threemf
from orfeas.mesh.material import Material, Paint, Pixels
from orfeas.mesh.mesh import Floats, Mesh
from orfeas.mesh.normals import face_normals

MAX_METRES = 1e9


class UnknownMeshFormat(OrfeasError):
    """Files ending in {suffix} cannot be read as a mesh. Export it as GLB, OBJ, STL, PLY or 3MF and try again."""

    kind = Kind.INVALID


class EmptyMeshFile(OrfeasError):
    """The file is empty. Export it again from the program that made it."""

    kind = Kind.INVALID


class OutOfAllMeasure(OrfeasError):
    """The surface reaches {metres} metres from its origin. Export it again nearer to the origin."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Read:
    """What a file held.

    Attributes:
        mesh: metres, +Y up, counter-clockwise from outside as far as the file says so; every face of the file.
        material: the one material for all of it, or None where the file has none.
        metres_per_unit: what the file says its unit is; None where it has none.
        notes: a sentence each for what was assumed, joined or left out.
        paint: the colours of its vertices, to be baked where there is no texture, or None.
        metres_taken: what a unit of the file was taken for, stated or assumed.
        sha256: of the file.
        extras: what the writer of a GLB says of where it comes from; JSON values, anybody's.
    """

    mesh: Mesh
    material: Material | None
    metres_per_unit: float | None
    notes: tuple[str, ...]
    paint: Paint | None = None
    metres_taken: float = 1.0
    sha256: str = ""
    extras: dict[str, Any] = field(default_factory=dict)


def read_untrusted(payload: bytes, *, suffix: str) -> Read:
    """Read a mesh file that may be anything; everything is bounded before it is allocated.

    Meant to run in the sandbox (`sandboxed.read_in_sandbox`), where what is foreseen nowhere ends too.
    At most 100 MB, 2,000,000 faces with every instance counted, 50,000 nodes, 256 MB unpacked.

    Args:
        payload: the whole file.
        suffix: how its name ends, with the dot: .glb, .obj, .stl, .ply or .3mf. A file that begins as another of these
            formats is read as that, and a note says so.

    Returns:
        The surface in glTF space. STL and 3MF are taken to be +Z up, the others +Y up; STL is taken to be in
        millimetres, OBJ and PLY in metres.

    Raises:
        MeshFileTooHeavy, TooManyFaces, TooManyVertices, TooManyNodes, UnpacksTooLarge: more than is read.
        UnknownMeshFormat, EmptyMeshFile, OutOfAllMeasure: not a mesh of use.
        BrokenGlb, UnsupportedGlb, BrokenTexture, BrokenObj, BrokenStl, BrokenPly, Broken3mf, Unsupported3mf,
        MalformedMesh: what is wrong with it.
    """
    named = suffix.lower()
    if named not in _READERS:
        raise UnknownMeshFormat(suffix=suffix[:20] or "nothing")
    if len(payload) > MAX_BYTES:
        raise MeshFileTooHeavy(num_bytes=len(payload), limit=MAX_BYTES)
    if not payload:
        raise EmptyMeshFile()
    found = _sniffed(payload) or named
    read = replace(_READERS[found](payload), sha256=hashlib.sha256(payload).hexdigest())
    require_faces(read.mesh.num_faces)
    reach = float(np.abs(read.mesh.positions).max())
    if reach > MAX_METRES:
        raise OutOfAllMeasure(metres=f"{reach:.3g}")
    if found != named:
        note = f"The file is named {named} but is a {found[1:].upper()} file, and was read as one."
        return replace(read, notes=(note, *read.notes))
    return read


def _sniffed(payload: bytes) -> str | None:
    """What a file is by its first bytes, where these say it; OBJ and STL have none of their own."""
    starts = {b"glTF": ".glb", b"PK\3\4": ".3mf", b"ply\n": ".ply", b"ply\r": ".ply"}
    return starts.get(payload[:4])


def _glb(payload: bytes) -> Read:
    surface = glb_surface(payload)
    paint = _paint(surface.mesh, surface.colors) if surface.material.base_color is None else None
    return Read(surface.mesh, surface.material, 1.0, surface.notes, paint, extras=surface.extras)


def _obj(payload: bytes) -> Read:
    surface = obj_surface(payload)
    notes = ["The file has no unit: metres are assumed, with +Y up."]
    if surface.libraries:
        named = ", ".join(surface.libraries[:3])[:120]
        notes.append(f"Its material library ({named}) lies outside the file and is left out, with every texture.")
    return Read(surface.mesh, None, None, tuple(notes), _paint(surface.mesh, surface.colors))


def _stl(payload: bytes) -> Read:
    notes = ("The file has no unit: millimetres are assumed, with +Z up.",)
    return Read(read_stl(payload), None, None, notes, metres_taken=0.001)


def _ply(payload: bytes) -> Read:
    painted = read_ply(payload)
    notes = ("The file has no unit: metres are assumed, with +Y up.",)
    return Read(painted.mesh, None, None, notes, _paint(painted.mesh, painted.colors))


def _threemf(payload: bytes) -> Read:
    mesh, metres_per_unit, notes = read_threemf(payload)
    return Read(mesh, None, metres_per_unit, notes, metres_taken=metres_per_unit)


def _paint(mesh: Mesh, colors: Pixels | None) -> Paint | None:
    if colors is None:
        return None
    return Paint(mesh.positions, colors, _smooth_normals(mesh) if mesh.normals is None else mesh.normals)


def _smooth_normals(mesh: Mesh) -> Floats:
    """(V, 3) the mean of the normals of a vertex's faces, by area; +Y where there are none."""
    unit, area = face_normals(mesh.positions, mesh.faces)
    corner, weighted = mesh.faces.reshape(-1), np.repeat(unit * area[:, None], 3, axis=0)
    sums = np.stack([np.bincount(corner, weighted[:, k], mesh.num_vertices) for k in range(3)], axis=1)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.where(length > 0, sums / np.maximum(length, 1e-300), [0.0, 1.0, 0.0]).astype(np.float32)


_READERS: dict[str, Callable[[bytes], Read]] = {
    ".glb": _glb,
    ".obj": _obj,
    ".stl": _stl,
    ".ply": _ply,
    ".3mf": _threemf,
}
