"""The triangles of glTF primitives: counted first, then read, only what they use."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.gltf_document import BrokenGlb
from orfeas.mesh.formats.reading.gltf_file import GltfFile, list_of, object_of
from orfeas.mesh.formats.reading.gltf_looks import Looks
from orfeas.mesh.formats.reading.gltf_nodes import placed_nodes
from orfeas.mesh.formats.reading.gltf_skins import bent, influences_of, joint_matrices
from orfeas.mesh.formats.reading.limits import require_faces, require_nodes
from orfeas.mesh.formats.reading.pieces import Piece
from orfeas.mesh.formats.reading.polygons import fan_of, strip_of
from orfeas.mesh.formats.reading.srgb import encoded
from orfeas.mesh.material import Pixels

Longs = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
TRIANGLES, STRIP, FAN = 4, 5, 6
POINTS_AND_LINES = (0, 1, 2, 3)


def pieces_of(file: GltfFile, looks: Looks) -> tuple[list[Piece], list[str]]:
    """Every triangle of the scene, each primitive in its place, and notes of what is left out.

    Raises:
        BrokenGlb: damaged, or without triangles.
        UnsupportedGlb: compressed.
        TooManyFaces, TooManyNodes: more than is read, every instance counted.
    """
    nodes = placed_nodes(file)
    placed = [(node, matrix) for node, matrix in nodes.values() if "mesh" in node]
    _require_room(file, [node["mesh"] for node, _ in placed])
    frames = {index: matrix for index, (_, matrix) in nodes.items()}
    known: dict[int, list[Piece]] = {}
    skins: dict[int, Doubles] = {}
    pieces, notes = [], dict[str, None]()
    for node, matrix in placed:
        if node["mesh"] not in known:
            known[node["mesh"]] = _pieces(file, file.item("meshes", node["mesh"], of="a node"), looks, notes)
        matrices = None
        if "skin" in node:
            file.item("skins", node["skin"], of="a node")
            if node["skin"] not in skins:
                skins[node["skin"]] = joint_matrices(file, node["skin"], frames)
            matrices = skins[node["skin"]]
        for piece in known[node["mesh"]]:
            if matrices is not None and piece.influences is not None:
                pieces.append(bent(piece, matrices))
                continue
            moved = piece.placed(matrix)
            if moved is None:
                notes["A part is left out: its node squeezes it flat."] = None
            else:
                pieces.append(moved)
        if "EXT_mesh_gpu_instancing" in object_of(node, "extensions"):
            notes["Instances (EXT_mesh_gpu_instancing) are left out; each stands once."] = None
        if matrices is not None:
            notes["A skeleton is left out; the surface is bent as it stands in the scene."] = None
    if not pieces:
        raise BrokenGlb(problem="it has no triangles")
    if file.root.get("animations"):
        notes["Animations are left out; every part stands where the scene puts it."] = None
    return pieces, list(notes)


def _require_room(file: GltfFile, meshes: list[object]) -> None:
    """Count what every instance will make before any is made."""
    cost: dict[object, tuple[int, int]] = {}
    num_faces = num_primitives = 0
    for index in meshes:
        entry = file.item("meshes", index, of="a node")
        if index not in cost:
            primitives = _primitives(entry)
            cost[index] = sum(_declared_faces(file, primitive) for primitive in primitives), len(primitives)
        num_faces, num_primitives = num_faces + cost[index][0], num_primitives + cost[index][1]
    require_nodes(num_primitives)
    require_faces(num_faces)


def _primitives(mesh: dict[str, Any]) -> list[dict[str, Any]]:
    values = list_of(mesh, "primitives")
    if not all(isinstance(value, dict) and isinstance(value.get("attributes"), dict) for value in values):
        raise BrokenGlb(problem="`primitives` holds what is not a surface")
    return values


def _declared_faces(file: GltfFile, primitive: dict[str, Any]) -> int:
    if primitive.get("mode", TRIANGLES) in POINTS_AND_LINES or "POSITION" not in primitive["attributes"]:
        return 0
    of = "indices" if "indices" in primitive else "POSITION"
    count = file.count(primitive.get("indices", primitive["attributes"]["POSITION"]), of=of)
    return count // 3 if primitive.get("mode", TRIANGLES) == TRIANGLES else max(count - 2, 0)


def _pieces(file: GltfFile, mesh: dict[str, Any], looks: Looks, notes: dict[str, None]) -> list[Piece]:
    found = []
    for primitive in _primitives(mesh):
        mode = primitive.get("mode", TRIANGLES)
        if mode in POINTS_AND_LINES:
            notes["Points and lines are left out."] = None
            continue
        if mode not in (TRIANGLES, STRIP, FAN) or type(mode) is not int:
            raise BrokenGlb(problem="a surface is made in an unknown way (`mode`)")
        if primitive.get("targets"):
            notes["Morph targets are left out; the shape is the one without them."] = None
        found.append(_piece(file, primitive, mode, looks))
    return found


def _piece(file: GltfFile, primitive: dict[str, Any], mode: int, looks: Looks) -> Piece:
    attributes = primitive["attributes"]
    if "POSITION" not in attributes:
        raise BrokenGlb(problem="a surface has no positions")
    stored = file.array(attributes["POSITION"], of="POSITION")
    faces = _faces(file, primitive, mode, len(stored))
    used, vertex = np.unique(faces, return_inverse=True)
    look, coordinates = looks.of(primitive.get("material"))
    piece = Piece(_vectors(file, attributes, "POSITION", 3, used), vertex.reshape(-1, 3), look=look)
    if "NORMAL" in attributes:
        piece = replace(piece, normals=_vectors(file, attributes, "NORMAL", 3, used))
    if coordinates.name in attributes:
        piece = replace(piece, uvs=coordinates.moved(_vectors(file, attributes, coordinates.name, 2, used)))
    piece = replace(piece, influences=influences_of(file, attributes, used))
    if "COLOR_0" in attributes:
        piece = replace(piece, colors=_colors(file, attributes, used))
    return piece


def _faces(file: GltfFile, primitive: dict[str, Any], mode: int, num_vertices: int) -> Longs:
    if "indices" in primitive:
        stored = file.array(primitive["indices"], of="indices")
        if stored.shape[1] != 1 or stored.dtype.kind != "u":
            raise BrokenGlb(problem="indices are not whole numbers")
        corners: Longs = stored[:, 0].astype(np.int64)
    else:
        corners = np.arange(num_vertices)
    if corners.max(initial=-1) >= num_vertices:
        raise BrokenGlb(problem="a face names a vertex that does not exist")
    if len(corners) < 3 or (mode == TRIANGLES and len(corners) % 3):
        raise BrokenGlb(problem="its corners do not make whole triangles")
    if mode == TRIANGLES:
        return corners.reshape(-1, 3)
    faces: Longs = strip_of(corners) if mode == STRIP else fan_of(corners)
    has_area = (faces != np.roll(faces, 1, axis=1)).all(axis=1)
    if not has_area.any():
        raise BrokenGlb(problem="a strip has no triangle with an area")
    return np.asarray(faces[has_area])


def _vectors(file: GltfFile, attributes: dict[str, Any], name: str, width: int, used: Longs) -> Doubles:
    """The used values of an attribute; integers as they are, or from 0 to 1 where they are normalised.

    glTF 2.0, section 3.6.2.2, and KHR_mesh_quantization, which allows integers for positions and normals.
    """
    stored = file.array(attributes[name], of=name)
    if stored.shape[1] < width or (width != 3 and stored.shape[1] != width):
        raise BrokenGlb(problem=f"{name} has {stored.shape[1]} components where {width} are wanted")
    if used.max(initial=-1) >= len(stored):
        raise BrokenGlb(problem="the attributes of a surface differ in length")
    values = stored[used, :width].astype(np.float64)
    if stored.dtype.kind != "f" and file.item("accessors", attributes[name], of=name).get("normalized") is True:
        values = np.maximum(values / np.iinfo(stored.dtype).max, -1.0)
    if not np.isfinite(values).all():
        raise BrokenGlb(problem=f"{name} holds a value that is not a finite number")
    return values


def _colors(file: GltfFile, attributes: dict[str, Any], used: Longs) -> Pixels:
    """Vertex colours as sRGB; glTF has them in linear light."""
    values = _vectors(file, attributes, "COLOR_0", 3, used)
    return np.asarray(np.rint(encoded(values) * 255), dtype=np.uint8)
