"""The XML of a 3MF model part, read by events: no tree, no document types, no entities, nothing external.

3MF Core Specification 1.3, https://github.com/3MFConsortium/spec_core: sections 3 (document), 4 (object resources).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

import numpy as np
import numpy.typing as npt

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.formats.reading.limits import require_faces, require_nodes, require_vertices

CORE = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02"
PRODUCTION = "http://schemas.microsoft.com/3dmanufacturing/production/2015/06"
MATERIAL = "http://schemas.microsoft.com/3dmanufacturing/material/2015/02"
READABLE = frozenset({CORE, PRODUCTION, MATERIAL})
METRES = {"micron": 1e-6, "millimeter": 1e-3, "centimeter": 1e-2, "inch": 0.0254, "foot": 0.3048, "meter": 1.0}
MAX_DEPTH = 64
MAX_INDEX = 1 << 30
Doubles = npt.NDArray[np.float64]


class Broken3mf(OrfeasError):
    """The 3MF file cannot be read: {problem}. Export it again from the program that made it."""

    kind = Kind.INVALID


class Unsupported3mf(OrfeasError):
    """The 3MF file cannot be used here: it has {problem}. Export it as plain meshes, or as STL."""

    kind = Kind.INVALID


@dataclass(frozen=True, eq=False)
class Placed:
    """An object put somewhere, by a component or the build.

    Attributes:
        path: the model part it is in, empty for the same.
        object_id: its id there.
        matrix: (4, 4) on column vectors.
    """

    path: str
    object_id: str
    matrix: Doubles


@dataclass(eq=False)
class Solid:
    """One object resource: a mesh of its own, or components."""

    kind: str = "model"
    vertices: array[float] = field(default_factory=lambda: array("d"))
    corners: array[int] = field(default_factory=lambda: array("q"))
    components: list[Placed] = field(default_factory=list)


@dataclass(eq=False)
class Model:
    """A model part.

    Attributes:
        unit: its name in the file.
        objects: by id.
        items: what its build places.
        has_looks: whether it names colours, materials or textures.
    """

    unit: str = "millimeter"
    objects: dict[str, Solid] = field(default_factory=dict)
    items: list[Placed] = field(default_factory=list)
    has_looks: bool = False


def parse_model(text: bytes) -> Model:
    """Read a model part.

    Raises:
        Broken3mf: damaged, or with a document type or entities.
        Unsupported3mf: it requires an extension that we do not read.
        TooManyFaces, TooManyVertices, TooManyNodes: more than is read.
    """
    reader = _Reader()
    run_parser(text, reader.start, reader.end, reader.namespace)
    return reader.model


def run_parser(
    text: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    namespace: Callable[[str | None, str], None] | None = None,
) -> None:
    """Parse XML with these handlers; document types and entities are refused before they mean anything.

    Raises:
        Broken3mf: it is not sound XML.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartNamespaceDeclHandler = namespace
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError, LookupError) as failure:
        raise Broken3mf(problem="its XML is damaged") from failure


def _refuse_doctype(*_details: object) -> None:
    raise Broken3mf(problem="its XML declares a document type or an entity, which 3MF forbids")


class _Reader:
    """What the parser's events fill."""

    def __init__(self) -> None:
        self.model = Model()
        self._prefixes: dict[str, str] = {}
        self._open: Solid | None = None
        self._depth = 0
        self._num_faces = self._num_vertices = self._num_placed = 0

    def namespace(self, prefix: str | None, uri: str) -> None:
        self._prefixes[prefix or ""] = uri

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Broken3mf(problem="its XML is nested deeper than any model needs")
        uri, _, local = name.rpartition(" ")
        if self._depth == 1:
            self._model(uri, local, attributes)
        elif uri != CORE:
            self.model.has_looks = self.model.has_looks or uri == MATERIAL
        elif local == "vertex":
            self._vertex(attributes)
        elif local == "triangle":
            self._triangle(attributes)
        else:
            self._other(local, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        if name == f"{CORE} object":
            self._open = None

    def _model(self, uri: str, local: str, attributes: dict[str, str]) -> None:
        if (uri, local) != (CORE, "model"):
            raise Broken3mf(problem="its model part does not begin with `model` of the core specification")
        self.model.unit = attributes.get("unit", "millimeter")
        if self.model.unit not in METRES:
            raise Broken3mf(problem=f"its unit is {self.model.unit!r:.40}")
        for prefix in attributes.get("requiredextensions", "").split():
            required = self._prefixes.get(prefix, prefix)
            if required not in READABLE:
                raise Unsupported3mf(problem=f"the required extension {required[:120]}")

    def _vertex(self, attributes: dict[str, str]) -> None:
        if self._open is None:
            raise Broken3mf(problem="a vertex stands outside an object")
        try:
            self._open.vertices.extend((float(attributes["x"]), float(attributes["y"]), float(attributes["z"])))
        except (KeyError, ValueError) as failure:
            raise Broken3mf(problem="a vertex is not three numbers") from failure
        self._num_vertices += 1
        if self._num_vertices & 0xFFFF == 0:
            require_vertices(self._num_vertices)

    def _triangle(self, attributes: dict[str, str]) -> None:
        if self._open is None:
            raise Broken3mf(problem="a triangle stands outside an object")
        try:
            corners = int(attributes["v1"]), int(attributes["v2"]), int(attributes["v3"])
            self._open.corners.extend(corners)
        except (KeyError, ValueError, OverflowError) as failure:
            raise Broken3mf(problem="a triangle is not three whole numbers") from failure
        self._num_faces += 1
        if self._num_faces & 0xFFFF == 0:
            require_faces(self._num_faces)

    def _other(self, local: str, attributes: dict[str, str]) -> None:
        if local == "object":
            object_id = attributes.get("id", "")
            if object_id in self.model.objects:
                raise Broken3mf(problem=f"two of its objects have the id {object_id!r:.40}")
            self._open = self.model.objects[object_id] = Solid(kind=attributes.get("type", "model"))
        elif local == "component" and self._open is not None:
            self._open.components.append(self._placed(attributes))
        elif local == "item":
            self.model.items.append(self._placed(attributes))
        elif local == "basematerials":
            self.model.has_looks = True

    def _placed(self, attributes: dict[str, str]) -> Placed:
        self._num_placed += 1
        require_nodes(self._num_placed)
        path = attributes.get(f"{PRODUCTION} path", "")
        return Placed(path, attributes.get("objectid", ""), _matrix(attributes.get("transform")))


def _matrix(text: str | None) -> Doubles:
    """`m00 m01 m02 m10 ... m32`, which acts on row vectors (section 3.3), as a (4, 4) for column vectors."""
    matrix = np.eye(4)
    if text is None:
        return matrix
    try:
        values = np.array([float(word) for word in text.split()])
    except ValueError as failure:
        raise Broken3mf(problem="a transform is not twelve numbers") from failure
    if values.shape != (12,) or not np.isfinite(values).all():
        raise Broken3mf(problem="a transform is not twelve finite numbers")
    matrix[:3, :] = values.reshape(4, 3).T
    return matrix
