"""Meshes: a folder of them with a file that says how each stands and from where it is looked at."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.shaping.truth import Doubles, Longs, Pixels, Truth, boxed, clay
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.obj import read_obj
from orfeas.mesh.formats.textures import sample_texture
from orfeas.mesh.formats.untrusted import read_untrusted
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

SUFFIXES = (".obj", ".ply", ".glb", ".off", ".stl")


class ViewsUnreadable(OrfeasError):
    """The views file {path} cannot be used: {problem}. Write {{"mesh": {{"yaw": 0, "views": {{"easy": [0, 8]}}}}}}."""

    kind = Kind.INVALID


class MeshesMissing(OrfeasError):
    """There is no mesh at {path}{detail}. Give a folder that holds every mesh of the views file."""

    kind = Kind.MISSING


class MeshNotListed(OrfeasError):
    """The mesh {path} is not in the views file {views}. Add an entry "{stem}", or take the mesh out of the folder."""

    kind = Kind.INVALID


class MeshTwice(OrfeasError):
    """The folder has {first} and {second}, and the views file cannot tell which is meant. Keep one of them."""

    kind = Kind.INVALID


class MeshUnusable(OrfeasError):
    """The mesh {path} cannot be used: {problem}"""

    kind = Kind.INVALID


@dataclass(frozen=True)
class Subject:
    """Something to be measured: its name, how to get it, and the views by label (azimuth, elevation in degrees)."""

    name: str
    make: Callable[[], Truth]
    views: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class _Stance:
    """How a mesh is turned upright: first its up axis, then degrees about +Y (+Z toward +X)."""

    yaw: float
    up: str
    views: dict[str, tuple[float, float]]


def subjects_in(folder: Path, views: Path) -> list[Subject]:
    """The meshes of a folder, by name; none is read yet.

    Args:
        folder: OBJ, PLY, GLB, OFF and STL files; coordinates count as the file has them.
        views: JSON, stem to {"yaw": degrees, "views": {label: [azimuth, elevation]}}; "up": "z" where a file has +Z
            up. Entries that are no objects, like "about", are passed over.

    Raises:
        ViewsUnreadable, MeshesMissing, MeshNotListed, MeshTwice.
    """
    stances = _stances(views)
    if not folder.is_dir():
        raise MeshesMissing(path=folder, detail=", or it is no folder")
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in SUFFIXES:
            continue
        if path.stem in found:
            raise MeshTwice(first=found[path.stem].name, second=path.name)
        if path.stem not in stances:
            raise MeshNotListed(path=path, views=views, stem=path.stem)
        found[path.stem] = path
    for name in stances:
        if name not in found:
            raise MeshesMissing(path=folder, detail=f" called {name} ({', '.join(SUFFIXES)})")
    if not found:
        raise MeshesMissing(path=folder, detail="")
    return [Subject(name, _reading(path, stances[name]), stances[name].views) for name, path in sorted(found.items())]


def _reading(path: Path, stance: _Stance) -> Callable[[], Truth]:
    return lambda: read_truth(path, yaw=stance.yaw, up=stance.up)


def read_truth(path: Path, *, yaw: float, up: str = "y") -> Truth:
    """One mesh in the canonical pose, with its vertices' colours or its texture at its corners, else tan clay.

    Raises:
        MeshUnusable: it cannot be read, or has no faces or no size.
    """
    try:
        positions, faces, colors = _off(path) if path.suffix.lower() == ".off" else _by_orfeas(path)
    except (OrfeasError, OSError, ValueError) as failure:
        raise MeshUnusable(path=path, problem=failure) from failure
    if not len(faces):
        raise MeshUnusable(path=path, problem="it has no faces.")
    if up == "z":
        positions = positions[:, [0, 2, 1]] * np.array([1.0, 1.0, -1.0])
    angle = math.radians(yaw)
    turn = np.array([[math.cos(angle), 0, math.sin(angle)], [0, 1, 0], [-math.sin(angle), 0, math.cos(angle)]])
    turned = positions @ turn.T
    used = turned[faces.reshape(-1)]
    if not np.isfinite(used).all() or not (used.max(axis=0) - used.min(axis=0)).max() > 0:
        raise MeshUnusable(path=path, problem="its surface has no size.")
    return Truth(boxed(turned, faces), faces, clay(faces) if colors is None else colors)


def _stances(path: Path) -> dict[str, _Stance]:
    try:
        entries = json.loads(path.read_text())
    except OSError as failure:
        raise ViewsUnreadable(path=path, problem="it is not there, or may not be read") from failure
    except ValueError as failure:
        raise ViewsUnreadable(path=path, problem=f"it is no JSON ({failure})") from failure
    if not isinstance(entries, dict):
        raise ViewsUnreadable(path=path, problem="it is no JSON object")
    return {name: _stance(path, name, entry) for name, entry in entries.items() if isinstance(entry, dict)}


def _stance(path: Path, name: str, entry: dict[str, Any]) -> _Stance:
    try:
        views = {str(label): (float(view[0]), float(view[1])) for label, view in entry["views"].items()}
        yaw, up = float(entry.get("yaw", 0.0)), str(entry.get("up", "y"))
        if not views or not np.isfinite([yaw, *(angle for view in views.values() for angle in view)]).all():
            raise ValueError
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as failure:
        raise ViewsUnreadable(path=path, problem=f"the entry {name} has no usable yaw and views") from failure
    if up not in ("y", "z"):
        raise ViewsUnreadable(path=path, problem=f'the entry {name} has an "up" that is neither y nor z')
    return _Stance(yaw, up, views)


def _by_orfeas(path: Path) -> tuple[Doubles, Longs, Pixels | None]:
    suffix, payload = path.suffix.lower(), path.read_bytes()
    read = read_untrusted(payload, suffix=suffix)
    mesh, material = read.mesh, read.material
    positions, faces = mesh.positions.astype(np.float64), mesh.faces.astype(np.int64)
    if suffix == ".stl":
        # The reader takes STL for millimetres with +Z up; here a file's own coordinates count.
        positions = np.stack([positions[:, 0], -positions[:, 2], positions[:, 1]], axis=1)
    if read.paint is not None:
        return positions, faces, read.paint.colors[faces]
    if suffix == ".obj":
        mesh, material = _with_library(path, payload, mesh)
    return positions, faces, _textured(mesh, material)


def _with_library(path: Path, payload: bytes, mesh: Mesh) -> tuple[Mesh, Material | None]:
    """The one material of an OBJ whose library and textures lie beside it; none where it has several, or is broken."""
    used = {line.strip() for line in payload.splitlines() if line.startswith(b"usemtl ")}
    beside = {
        other.name: other
        for other in path.parent.iterdir()
        if other.suffix.lower() in (".mtl", ".png", ".jpg", ".jpeg")
    }
    if len(used) != 1 or not beside:
        return mesh, None
    named = payload + b"".join(other.read_bytes() for name, other in beside.items() if name.lower().endswith(".mtl"))
    files = {name: other.read_bytes() for name, other in beside.items() if name.encode() in named}
    try:
        scene = read_obj({path.name: payload, **files})
    except OrfeasError:
        return mesh, None
    is_textured = scene.material.base_color is not None and scene.mesh.num_faces == mesh.num_faces
    return scene.mesh, scene.material if is_textured else None


def _textured(mesh: Mesh, material: Material | None) -> Pixels | None:
    """(F, 3, 3) the base colour at each corner; None where there is none to speak of."""
    if material is None:
        return None
    factor = np.clip(np.array(material.base_color_factor[:3]), 0, 1)
    if material.base_color is not None and mesh.uvs is not None:
        # The factor is linear: 2.2 is near enough for what a texture is multiplied with.
        colors = sample_texture(material.base_color, mesh.uvs) * factor ** (1 / 2.2)
        return np.rint(colors).astype(np.uint8)[mesh.faces]
    if (factor >= 0.999).all():
        return None
    plain = np.rint(255 * factor ** (1 / 2.2)).astype(np.uint8)
    return np.broadcast_to(plain, (mesh.num_faces, 3, 3)).copy()


def _off(path: Path) -> tuple[Doubles, Longs, None]:
    """OFF as text: a header, counts, vertices, then polygons, which are cut into fans; colours are passed over."""
    lines = [line.split("#")[0].split() for line in path.read_text(errors="replace").splitlines()]
    words = [line for line in lines if line]
    if not words or not words[0][0].endswith("OFF"):
        raise ValueError("its first word is not OFF.")
    head = words[0][1:] or words[1]
    body = words[1:] if words[0][1:] else words[2:]
    num_vertices, num_faces = int(head[0]), int(head[1])
    if len(body) < num_vertices + num_faces:
        raise ValueError("it ends before its last face.")
    positions = np.array([[float(word) for word in row[:3]] for row in body[:num_vertices]]).reshape(-1, 3)
    faces = []
    for row in body[num_vertices : num_vertices + num_faces]:
        ring = [int(word) for word in row[1 : 1 + int(row[0])]]
        faces += [(ring[0], ring[k], ring[k + 1]) for k in range(1, len(ring) - 1)]
    found = np.array(faces, np.int64).reshape(-1, 3)
    if len(found) and not 0 <= found.min() <= found.max() < num_vertices:
        raise ValueError("a face names a vertex that does not exist.")
    return positions, found, None
