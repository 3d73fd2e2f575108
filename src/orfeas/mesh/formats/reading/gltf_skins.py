"""Skinned surfaces of glTF, bent as their skeletons stand in the scene."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.gltf_document import BrokenGlb
from orfeas.mesh.formats.reading.gltf_file import GltfFile, list_of
from orfeas.mesh.formats.reading.limits import require_nodes
from orfeas.mesh.formats.reading.pieces import Influences, Piece

Longs = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
MAX_SETS = 4
"""Sets of four influences a vertex may have."""


def joint_matrices(file: GltfFile, skin: object, frames: dict[int, Doubles]) -> Doubles:
    """(J, 4, 4) what each joint does to a surface: its place in the scene after undoing its place at binding.

    glTF 2.0, section 3.7.3.3. The transform of the skinned node itself plays no part.

    Raises:
        BrokenGlb: a joint that is not in the scene, or too few inverse bind matrices.
    """
    entry = file.item("skins", skin, of="a node")
    joints = list_of(entry, "joints")
    require_nodes(len(joints))
    if not joints or any(type(joint) is not int or joint not in frames for joint in joints):
        raise BrokenGlb(problem="a skeleton has a joint that is not in the scene")
    places = np.stack([frames[joint] for joint in joints])
    if "inverseBindMatrices" not in entry:
        return places
    stored = file.array(entry["inverseBindMatrices"], of="a skeleton")
    if stored.shape[1] != 16 or len(stored) < len(joints) or not np.isfinite(stored).all():
        raise BrokenGlb(problem="a skeleton has no usable inverse bind matrices")
    undo = stored[: len(joints)].astype(np.float64).reshape(-1, 4, 4).transpose(0, 2, 1)
    return np.asarray(places @ undo)


def influences_of(file: GltfFile, attributes: dict[str, Any], used: Longs) -> Influences | None:
    """The joints and weights of the used vertices, weights adding up to one; None of a surface without."""
    joints, weights = [], []
    for k in range(MAX_SETS):
        if f"JOINTS_{k}" not in attributes or f"WEIGHTS_{k}" not in attributes:
            break
        which, much = (file.array(attributes[f"{name}_{k}"], of=f"{name}_{k}") for name in ("JOINTS", "WEIGHTS"))
        if (
            which.shape[1] != 4
            or much.shape[1] != 4
            or which.dtype.kind != "u"
            or min(len(which), len(much)) <= used.max()
        ):
            raise BrokenGlb(problem="a surface has no usable joints and weights")
        scale = 1.0 if much.dtype.kind == "f" else float(np.iinfo(much.dtype).max)
        joints.append(which[used].astype(np.int64))
        weights.append(much[used].astype(np.float64) / scale)
    if not joints:
        return None
    shares = np.concatenate(weights, axis=1)
    total = shares.sum(axis=1, keepdims=True)
    if not (np.isfinite(shares).all() and (total > 0).all()):
        raise BrokenGlb(problem="a vertex hangs on no joint")
    return Influences(np.concatenate(joints, axis=1), shares / total)


def bent(piece: Piece, matrices: Doubles) -> Piece:
    """A skinned piece in the scene: each vertex moved by the mean of its joints' matrices (linear blend skinning).

    Raises:
        BrokenGlb: it hangs on a joint that does not exist.
    """
    found = piece.influences
    assert found is not None
    if found.joints[found.weights > 0].max() >= len(matrices):
        raise BrokenGlb(problem="a vertex hangs on a joint that does not exist")
    joints = np.where(found.weights > 0, found.joints, 0)
    blend = np.zeros((len(piece.positions), 3, 4))
    for k in range(joints.shape[1]):
        blend += matrices[joints[:, k], :3] * found.weights[:, k, None, None]
    positions = np.einsum("vij,vj->vi", blend[:, :, :3], piece.positions) + blend[:, :, 3]
    normals = None
    if piece.normals is not None:
        normals = np.einsum("vij,vj->vi", blend[:, :, :3], piece.normals)
    return replace(piece, positions=positions, normals=normals, influences=None)
