"""The door to anybody's mesh file for those who hold a sandbox: bytes in, a Read out, arrays as plain bytes between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from orfeas.mesh.formats.reading.limits import MAX_BYTES, MeshFileTooHeavy
from orfeas.mesh.formats.untrusted import Read, read_untrusted
from orfeas.mesh.material import Material, Paint
from orfeas.mesh.mesh import Mesh
from orfeas.sandbox import Limits, Reply, Sandbox

PRELOAD = ("orfeas.mesh.formats.sandboxed",)
MESH_LIMITS = Limits(memory_bytes=3_000_000_000, cpu_seconds=60, wall_seconds=90.0, output_bytes=1_000_000_000)
"""What 100 MB of any of the formats needs at most, doubled: OBJ took 1.6 GB and 9 s of processor."""
TYPES = {"u1": np.uint8, "i4": np.int32, "f4": np.float32}


def mesh_sandbox() -> Sandbox:
    """A sandbox warm for mesh files; the caller closes it."""
    return Sandbox(PRELOAD, MESH_LIMITS)


def read_in_sandbox(payload: bytes, *, suffix: str, sandbox: Sandbox) -> Read:
    """`read_untrusted` in a limited child process.

    Args:
        payload: the whole file.
        suffix: how its name ends, with the dot.
        sandbox: as `mesh_sandbox` makes it.

    Raises:
        SandboxLimit, SandboxDied: it took too much, or ended its reader.
        OrfeasError: what `read_untrusted` raises.
    """
    if len(payload) > MAX_BYTES:
        raise MeshFileTooHeavy(num_bytes=len(payload), limit=MAX_BYTES)
    reply = sandbox.call("orfeas.mesh.formats.sandboxed:answer_with_mesh", payload, suffix=suffix)
    return from_reply(reply)


def answer_with_mesh(payload: bytes, *, suffix: str) -> Reply:
    """The child's side of `read_in_sandbox`."""
    return to_reply(read_untrusted(payload, suffix=suffix))


def to_reply(read: Read) -> Reply:
    """What was read as JSON values and bytes."""
    material, paint = read.material, read.paint
    arrays: dict[str, npt.NDArray[Any] | None] = {
        "positions": read.mesh.positions,
        "faces": read.mesh.faces,
        "normals": read.mesh.normals,
        "uvs": read.mesh.uvs,
    }
    values: dict[str, object] = {"metres_per_unit": read.metres_per_unit, "notes": list(read.notes), "material": None}
    values |= {"num_quads": read.mesh.num_quads, "metres_taken": read.metres_taken}
    values |= {"sha256": read.sha256, "extras": read.extras}
    if material is not None:
        arrays |= {"base_color": material.base_color, "normal": material.normal, "orm": material.orm}
        values["material"] = {
            "base_color_factor": list(material.base_color_factor),
            "metallic": material.metallic,
            "roughness": material.roughness,
            "name": material.name,
        }
    if paint is not None:
        arrays |= {"paint_positions": paint.positions, "paint_colors": paint.colors, "paint_normals": paint.normals}
    kept = {name: array for name, array in arrays.items() if array is not None}
    values["arrays"] = {name: [array.dtype.str[1:], list(array.shape)] for name, array in kept.items()}
    return Reply(values=values, blobs={name: np.ascontiguousarray(array).tobytes() for name, array in kept.items()})


def from_reply(reply: Reply) -> Read:
    """What was read, again; Mesh checks its invariants anew on this side."""
    described = cast("dict[str, tuple[str, list[int]]]", reply.values["arrays"])
    arrays = {
        name: np.frombuffer(reply.blobs[name], TYPES[kind]).reshape(shape) for name, (kind, shape) in described.items()
    }
    mesh = Mesh(
        arrays["positions"],
        arrays["faces"],
        normals=arrays.get("normals"),
        uvs=arrays.get("uvs"),
        num_quads=int(cast("int", reply.values["num_quads"])),
    )
    material, looks = None, cast("dict[str, Any] | None", reply.values["material"])
    if looks is not None:
        red, green, blue, alpha = (float(part) for part in looks["base_color_factor"])
        material = Material(
            base_color=arrays.get("base_color"),
            base_color_factor=(red, green, blue, alpha),
            metallic=float(looks["metallic"]),
            roughness=float(looks["roughness"]),
            name=str(looks["name"]),
            normal=arrays.get("normal"),
            orm=arrays.get("orm"),
        )
    paint = None
    if "paint_colors" in arrays:
        paint = Paint(arrays["paint_positions"], arrays["paint_colors"], arrays["paint_normals"])
    metres = cast("float | None", reply.values["metres_per_unit"])
    notes = tuple(str(note) for note in cast("list[object]", reply.values["notes"]))
    return Read(
        mesh, material, metres, notes, paint,
        metres_taken=float(cast("float", reply.values["metres_taken"])),
        sha256=str(reply.values["sha256"]),
        extras=cast("dict[str, Any]", reply.values["extras"]),
    )  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """What is known of a file that can be read: its faces, and what was assumed, joined or left out."""

    num_faces: int
    notes: tuple[str, ...]


def check_in_sandbox(payload: bytes, *, suffix: str, sandbox: Sandbox) -> Checked:
    """Whether a file can be read, without its surface coming to this side.

    Raises:
        SandboxLimit, SandboxDied, OrfeasError: as `read_in_sandbox`.
    """
    if len(payload) > MAX_BYTES:
        raise MeshFileTooHeavy(num_bytes=len(payload), limit=MAX_BYTES)
    reply = sandbox.call("orfeas.mesh.formats.sandboxed:answer_with_counts", payload, suffix=suffix)
    notes = cast("list[object]", reply.values["notes"])
    return Checked(int(cast("int", reply.values["num_faces"])), tuple(str(note) for note in notes))


def answer_with_counts(payload: bytes, *, suffix: str) -> Reply:
    """The child's side of `check_in_sandbox`."""
    read = read_untrusted(payload, suffix=suffix)
    return Reply(values={"num_faces": read.mesh.num_faces, "notes": list(read.notes)})
