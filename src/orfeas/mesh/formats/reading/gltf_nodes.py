"""The nodes of a glTF scene, walked without trust: a forest, bounded, each placed in the frame of the scene."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.gltf_document import BrokenGlb
from orfeas.mesh.formats.reading.gltf_file import GltfFile, list_of, numbers_of
from orfeas.mesh.formats.reading.limits import require_nodes

Doubles = npt.NDArray[np.float64]


def placed_nodes(file: GltfFile) -> dict[int, tuple[dict[str, Any], Doubles]]:
    """The nodes of the file's scene by number, each with its (4, 4) matrix, parents before children.

    Raises:
        BrokenGlb: nodes that form a loop or have two parents (glTF 2.0, section 3.5.2).
        TooManyNodes: more than are read.
    """
    nodes = list_of(file.root, "nodes")
    require_nodes(len(nodes))
    roots = _roots(file, nodes)
    _require_forest(file, roots)
    waiting = deque((index, np.eye(4)) for index in roots)
    found: dict[int, tuple[dict[str, Any], Doubles]] = {}
    while waiting:
        index, above = waiting.popleft()
        node = file.item("nodes", index, of="the scene")
        matrix = above @ matrix_of(node)
        if not np.isfinite(matrix).all():
            raise BrokenGlb(problem="its nodes throw a surface out of all measure")
        found[index] = node, matrix
        waiting.extend((child, matrix) for child in list_of(node, "children"))
    return found


def _roots(file: GltfFile, nodes: list[Any]) -> list[Any]:
    """The scene the file shows, else its first; without scenes, every node that is nobody's child."""
    if list_of(file.root, "scenes"):
        return list_of(file.item("scenes", file.root.get("scene", 0), of="the file"), "nodes")
    below = (child for node in nodes if isinstance(node, dict) for child in list_of(node, "children"))
    children = {child for child in below if type(child) is int}
    return [index for index in range(len(nodes)) if index not in children]


def _require_forest(file: GltfFile, roots: list[Any]) -> None:
    """Walk once with a path, so that a loop is told from a node with two parents."""
    if not roots and list_of(file.root, "nodes"):
        raise BrokenGlb(problem="its nodes form a loop, or its scene shows none of them")
    done: set[int] = set()
    on_path: set[int] = set()
    for root in roots:
        waiting = [(root, False)]
        while waiting:
            index, is_leaving = waiting.pop()
            if is_leaving:
                on_path.discard(index)
                done.add(index)
                continue
            node = file.item("nodes", index, of="the scene")
            if index in on_path:
                raise BrokenGlb(problem=f"its nodes form a loop (node {index} is below itself)")
            if index in done:
                raise BrokenGlb(problem=f"node {index} stands in the scene twice")
            on_path.add(index)
            waiting.append((index, True))
            waiting += [(child, False) for child in list_of(node, "children")]


def matrix_of(node: dict[str, Any]) -> Doubles:
    """A node's own transform, (4, 4), from its matrix or from translation, rotation and scale."""
    if "matrix" in node:
        return numbers_of(node, "matrix", np.eye(4).ravel()).reshape(4, 4).T
    turn = numbers_of(node, "rotation", np.array([0.0, 0.0, 0.0, 1.0]))
    x, y, z, w = turn / max(float(np.linalg.norm(turn)), 1e-12)
    rotation = np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
            [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
            [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
        ]
    )
    matrix = np.eye(4)
    matrix[:3, :3] = rotation * numbers_of(node, "scale", np.ones(3))
    matrix[:3, 3] = numbers_of(node, "translation", np.zeros(3))
    return matrix
