"""3MF, read: what printers take besides STL: a ZIP of XML with a unit, objects and a build; +Z up."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.reading.archive import Archive
from orfeas.mesh.formats.reading.limits import require_faces, require_nodes
from orfeas.mesh.formats.reading.pieces import Piece, joined
from orfeas.mesh.formats.reading.threemf_model import (
    MAX_DEPTH,
    METRES,
    Broken3mf,
    Model,
    Placed,
    Solid,
    Unsupported3mf,
    parse_model,
    run_parser,
)
from orfeas.mesh.mesh import Mesh

__all__ = ["Broken3mf", "Unsupported3mf", "read_threemf"]

Doubles = npt.NDArray[np.float64]
MODEL_PART = "3D/3dmodel.model"
START_PART = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
PRINTED = ("model", "surface")
"""Kinds of objects that are the thing itself; the others hold it up or are only looked at."""


def read_threemf(payload: bytes) -> tuple[Mesh, float, tuple[str, ...]]:
    """Read everything that a 3MF's build places, components and their transforms applied.

    Args:
        payload: the file.

    Returns:
        The mesh in metres, +Y up; how many metres the unit of the file is; notes of what is left out.

    Raises:
        Broken3mf: damaged, with components in a loop, or without triangles.
        Unsupported3mf: it requires an extension that we do not read.
        BrokenArchive, UnpacksTooLarge: its packing.
        TooManyFaces, TooManyVertices, TooManyNodes: more than is read, every instance counted.
    """
    package = _Package(Archive(payload))
    root = package.start
    model = package.model(root)
    items = [Placed(item.path or root, item.object_id, item.matrix) for item in model.items]
    notes = []
    if not items:
        items = [Placed(root, object_id, np.eye(4)) for object_id in _tops(model)]
        notes.append("Its build is empty: every object is read where it stands.")
    counter = _Counter(package)
    require_faces(sum(counter.size(item)[0] for item in items))
    require_nodes(sum(counter.size(item)[1] for item in items))
    pieces = [piece for item in items for piece in _pieces(package, item)]
    if not pieces:
        raise Broken3mf(problem="it has no triangles")
    if any(part.has_looks for part in package.parts.values()):
        notes.append("Its colours and materials are left out.")
    if any(solid.kind not in PRINTED for part in package.parts.values() for solid in part.objects.values()):
        notes.append("Supports are left out.")
    mesh, _, _ = joined(pieces)
    metres = METRES[model.unit]
    x, y, z = mesh.positions.astype(np.float64).T * metres
    return Mesh(np.stack([x, z, -y], axis=1), mesh.faces), metres, tuple(notes)


@dataclass(eq=False)
class _Package:
    """The archive and the model parts read so far."""

    archive: Archive
    parts: dict[str, Model] = field(default_factory=dict)

    @property
    def start(self) -> str:
        """Where the package says its model is, else where it usually is."""
        found: list[str] = []

        def link(name: str, attributes: dict[str, str]) -> None:
            if name == f"{RELATIONSHIPS} Relationship" and attributes.get("Type") == START_PART:
                if attributes.get("TargetMode", "Internal") != "Internal":
                    raise Unsupported3mf(problem="its model outside the file")
                found.append(attributes.get("Target", ""))

        if "_rels/.rels" in self.archive:
            run_parser(self.archive.unpack("_rels/.rels"), link)
        return posixpath.normpath("/" + (found[0] if found else MODEL_PART)).lower()

    def model(self, path: str) -> Model:
        if path not in self.parts:
            if path not in self.archive:
                raise Broken3mf(problem=f"it has no model part {path!r:.80}")
            self.parts[path] = parse_model(self.archive.unpack(path))
        return self.parts[path]

    def solid(self, placed: Placed) -> Solid:
        found = self.model(placed.path).objects.get(placed.object_id)
        if found is None:
            raise Broken3mf(problem=f"it places the object {placed.object_id!r:.40}, which does not exist")
        return found

    def below(self, placed: Placed) -> list[Placed]:
        """The components of what is placed, each with the part it is in."""
        components = self.solid(placed).components
        return [Placed(_part(entry.path) or placed.path, entry.object_id, entry.matrix) for entry in components]


def _part(path: str) -> str:
    return posixpath.normpath("/" + path).lower() if path else ""


def _tops(model: Model) -> list[str]:
    """Objects that no other object has as a component."""
    inner = {component.object_id for solid in model.objects.values() for component in solid.components}
    return [object_id for object_id in model.objects if object_id not in inner]


@dataclass(eq=False)
class _Counter:
    """Faces and placements of an object with everything below it; a loop is refused on the way."""

    package: _Package
    _known: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    _path: list[tuple[str, str]] = field(default_factory=list)

    def size(self, placed: Placed) -> tuple[int, int]:
        key = (placed.path, placed.object_id)
        if key in self._path:
            raise Broken3mf(problem=f"its components form a loop (object {placed.object_id!r:.40} is inside itself)")
        if key not in self._known:
            if len(self._path) >= MAX_DEPTH:
                raise Broken3mf(problem="its components are nested deeper than any model needs")
            self._path.append(key)
            sizes = [self.size(component) for component in self.package.below(placed)]
            self._path.pop()
            faces = len(self.package.solid(placed).corners) // 3 + sum(faces for faces, _ in sizes)
            self._known[key] = faces, 1 + sum(placements for _, placements in sizes)
        return self._known[key]


def _pieces(package: _Package, item: Placed) -> list[Piece]:
    """The meshes below an item of the build, in its place; parts that only support the print are left out."""
    waiting, found = [(item, item.matrix)], []
    while waiting:
        placed, matrix = waiting.pop(0)
        solid = package.solid(placed)
        if len(solid.corners) and solid.kind in PRINTED:
            moved = _piece(solid).placed(matrix)
            if moved is None:
                raise Broken3mf(problem="a transform squeezes an object flat")
            found.append(moved)
        waiting += [(component, matrix @ component.matrix) for component in package.below(placed)]
    return found


def _piece(solid: Solid) -> Piece:
    positions = np.array(solid.vertices, dtype=np.float64).reshape(-1, 3)
    faces = np.array(solid.corners, dtype=np.int64).reshape(-1, 3)
    if not np.isfinite(positions).all():
        raise Broken3mf(problem="a vertex is not three finite numbers")
    if faces.min() < 0 or faces.max() >= len(positions):
        raise Broken3mf(problem="a triangle names a vertex that does not exist")
    return Piece(positions, faces)
