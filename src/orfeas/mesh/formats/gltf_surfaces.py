"""The surfaces of a GLB: nodes walked, triangles joined, the one material found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.gltf_document import BrokenGlb, GltfDocument, UnsupportedGlb, numbers
from orfeas.mesh.formats.gltf_materials import material_of
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh

TRIANGLES = 4
MAX_NODES = 10_000
Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Piece:
    """One primitive in the frame of the scene."""

    positions: Doubles
    faces: npt.NDArray[np.int64]
    normals: Doubles | None
    uvs: npt.NDArray[np.float32] | None


def surfaces_of(document: GltfDocument) -> tuple[Mesh, Material, str]:
    """Every triangle of the scene as one mesh, its material, and the name of its first node."""
    pieces: list[_Piece] = []
    materials: dict[object, None] = {}
    name = ""
    for node, matrix in _nodes(document):
        if "mesh" not in node:
            continue
        if "skin" in node:
            raise UnsupportedGlb(problem="a skeleton", instead="with the pose applied")
        entry = document.item("meshes", node["mesh"], of="a node")
        name = name or str(node.get("name") or entry.get("name") or "")
        for primitive in _objects(entry, "primitives"):
            pieces.append(_piece(document, primitive, matrix))
            materials[primitive.get("material")] = None
    if not pieces:
        raise BrokenGlb(problem="it has no triangles")
    if len(materials) > 1:
        raise UnsupportedGlb(problem=f"{len(materials)} materials", instead="with one material for everything")
    return _joined(pieces), material_of(document, next(iter(materials))), name


def _nodes(document: GltfDocument) -> list[tuple[dict[str, Any], Doubles]]:
    """The nodes of the scene with their place in it; glTF 2.0, section 3.5: a forest, so a node met twice is wrong."""
    scene = document.item("scenes", document.root.get("scene", 0), of="the file")
    waiting = [(index, np.eye(4)) for index in _list(scene, "nodes")]
    seen: set[object] = set()
    found = []
    while waiting:
        index, above = waiting.pop(0)
        node = document.item("nodes", index, of="the scene")
        if index in seen or len(seen) >= MAX_NODES:
            raise BrokenGlb(problem="its nodes form a loop, or there are too many")
        seen.add(index)
        matrix = above @ _matrix(node)
        found.append((node, matrix))
        waiting += [(child, matrix) for child in _list(node, "children")]
    return found


def _matrix(node: dict[str, Any]) -> Doubles:
    if "matrix" in node:
        return numbers(node, "matrix", np.eye(4).ravel()).reshape(4, 4).T
    matrix = np.eye(4)
    x, y, z, w = numbers(node, "rotation", np.array([0.0, 0.0, 0.0, 1.0]))
    rotation = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    matrix[:3, :3] = rotation * numbers(node, "scale", np.ones(3))
    matrix[:3, 3] = numbers(node, "translation", np.zeros(3))
    return matrix


def _piece(document: GltfDocument, primitive: dict[str, Any], matrix: Doubles) -> _Piece:
    if primitive.get("mode", TRIANGLES) != TRIANGLES:
        raise UnsupportedGlb(problem="points, lines or strips", instead="as plain triangles")
    if primitive.get("targets"):
        raise UnsupportedGlb(problem="morph targets", instead="with the shape applied")
    attributes = primitive.get("attributes")
    if not isinstance(attributes, dict) or "POSITION" not in attributes:
        raise BrokenGlb(problem="a surface has no positions")
    positions = _vectors(document, attributes["POSITION"], 3, of="POSITION")
    normals, uvs = None, None
    if "NORMAL" in attributes:
        normals = _vectors(document, attributes["NORMAL"], 3, of="NORMAL")
    if "TEXCOORD_0" in attributes:
        uvs = _vectors(document, attributes["TEXCOORD_0"], 2, of="TEXCOORD_0").astype(np.float32)
    for values in (normals, uvs):
        if values is not None and len(values) != len(positions):
            raise BrokenGlb(problem="the attributes of a surface differ in length")
    faces = _faces(document, primitive, len(positions))
    return _placed(_Piece(positions, faces, normals, uvs), matrix)


def _placed(piece: _Piece, matrix: Doubles) -> _Piece:
    positions = piece.positions @ matrix[:3, :3].T + matrix[:3, 3]
    determinant = float(np.linalg.det(matrix[:3, :3]))
    if not np.isfinite(positions).all() or abs(determinant) < 1e-30:
        raise BrokenGlb(problem="a node squeezes or throws its surface out of all measure")
    faces = piece.faces if determinant > 0 else piece.faces[:, ::-1]
    normals = piece.normals
    if normals is not None and not np.array_equal(matrix[:3, :3], np.eye(3)):
        normals = normals @ np.linalg.inv(matrix[:3, :3])
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return _Piece(positions, faces, normals, piece.uvs)


def _vectors(document: GltfDocument, index: object, width: int, *, of: str) -> Doubles:
    """An attribute as numbers; integers are normalised (glTF 2.0, section 3.6.2.2)."""
    stored = document.array(index, of=of)
    if stored.shape[1] != width:
        raise BrokenGlb(problem=f"{of} has {stored.shape[1]} components where {width} are wanted")
    values = stored.astype(np.float64)
    if stored.dtype.kind != "f":
        values = np.maximum(values / np.iinfo(stored.dtype).max, -1.0)
    if not np.isfinite(values).all():
        raise BrokenGlb(problem=f"{of} holds a value that is not a finite number")
    if of == "NORMAL" and (np.abs(np.linalg.norm(values, axis=1) - 1) > 0.02).any():
        raise BrokenGlb(problem="a normal is not of unit length")
    return values


def _faces(document: GltfDocument, primitive: dict[str, Any], num_vertices: int) -> npt.NDArray[np.int64]:
    if "indices" in primitive:
        stored = document.array(primitive["indices"], of="indices")
        if stored.shape[1] != 1 or stored.dtype.kind != "u":
            raise BrokenGlb(problem="indices are not whole numbers")
        corners = stored[:, 0].astype(np.int64)
    else:
        corners = np.arange(num_vertices)
    if len(corners) % 3:
        raise BrokenGlb(problem="its corners do not make whole triangles")
    if corners.max(initial=-1) >= num_vertices:
        raise BrokenGlb(problem="a face names a vertex that does not exist")
    return corners.reshape(-1, 3)


def _joined(pieces: list[_Piece]) -> Mesh:
    starts = np.cumsum([0, *(len(piece.positions) for piece in pieces)])
    normals = [piece.normals for piece in pieces if piece.normals is not None]
    uvs = [piece.uvs for piece in pieces if piece.uvs is not None]
    return Mesh(
        np.concatenate([piece.positions for piece in pieces]).astype(np.float32),
        np.concatenate([piece.faces + start for piece, start in zip(pieces, starts[:-1], strict=True)]).astype(
            np.int32
        ),
        normals=np.concatenate(normals).astype(np.float32) if len(normals) == len(pieces) else None,
        uvs=np.concatenate(uvs) if len(uvs) == len(pieces) else None,
    )


def _list(entry: dict[str, Any], name: str) -> list[Any]:
    values = entry.get(name, [])
    if not isinstance(values, list):
        raise BrokenGlb(problem=f"`{name}` is not a list")
    return values


def _objects(entry: dict[str, Any], name: str) -> list[dict[str, Any]]:
    values = _list(entry, name)
    if not all(isinstance(value, dict) for value in values):
        raise BrokenGlb(problem=f"`{name}` holds what is not an object")
    return values
