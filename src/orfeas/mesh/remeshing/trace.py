"""Trace: even faces along a field of directions, by Instant Meshes, here or in the sandbox."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pynanoinstantmeshes  # type: ignore[import-untyped]

from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.mesh import Floats, Ints, Mesh
from orfeas.sandbox import Reply, Sandbox

CREASE_DEGREES, SMOOTHINGS = 30.0, 2
"""With both, quads of a wavy blob lay 0.047 % of the diagonal off (rms); without either 0.125 %. Triangles gain nothing
from the second."""


class CannotBeRemeshed(OrfeasError):
    """No even faces could be laid over the surface: {why}. Repair it first, or ask for more faces."""

    kind = Kind.INVALID


class Trace(Protocol):
    """A way to lay faces over a surface: positions (V, 3), and faces (F, 4) or (F, 3)."""

    def __call__(self, mesh: Mesh, *, num_points: int, corners: int) -> tuple[Floats, Ints]: ...


def trace(mesh: Mesh, *, num_points: int, corners: int) -> tuple[Floats, Ints]:
    """Lay new faces over a surface.

    Instant Meshes (Jakob et al. 2015, doi:10.1145/2816795.2818078). It is native code that cannot be interrupted and
    tells its story on standard output, which is closed to it meanwhile; call it by `sandboxed` where that matters. It
    is asked to give the same for the same.

    Args:
        mesh: welded, metres.
        num_points: of the field. Quads are divided once, which makes them four times as many.
        corners: 4 or 3.

    Raises:
        CannotBeRemeshed: it gave up.
    """
    low = mesh.positions.min(axis=0)
    extent = max(float(mesh.size.max()), 1e-30)
    try:
        with _quiet():
            positions, faces = pynanoinstantmeshes.remesh(
                np.ascontiguousarray((mesh.positions - low) / extent, dtype=np.float32),
                mesh.faces.astype(np.uint32),
                num_points,
                rosy=4 if corners == 4 else 6,
                posy=corners,
                creaseAngle=CREASE_DEGREES,
                align_to_boundaries=True,
                smooth_iter=SMOOTHINGS if corners == 4 else 0,
                deterministic=True,
            )
    except (RuntimeError, ValueError, IndexError) as error:
        raise CannotBeRemeshed(why=str(error).strip() or "the tool gave up") from error
    if not len(faces) or not np.isfinite(positions).all():
        raise CannotBeRemeshed(why="nothing came out")
    return np.asarray(positions * extent + low, dtype=np.float32), np.asarray(faces, dtype=np.int32)


def trace_bytes(payload: bytes, *, num_vertices: int, num_points: int, corners: int) -> Reply:
    """What the sandboxed child does: positions and faces as bytes in and out."""
    middle = num_vertices * 12
    vertices: npt.NDArray[np.float32] = np.frombuffer(payload[:middle], dtype=np.float32).reshape(-1, 3)
    mesh = Mesh(vertices, np.frombuffer(payload[middle:], dtype=np.int32).reshape(-1, 3))
    positions, faces = trace(mesh, num_points=num_points, corners=corners)
    return Reply(blobs={"positions": positions.tobytes(), "faces": faces.tobytes()})


def sandboxed(sandbox: Sandbox) -> Trace:
    """`trace` in a child that is killed when it takes too long.

    Args:
        sandbox: warm, with this module preloaded; its limits hold for each call.
    """

    def trace_apart(mesh: Mesh, *, num_points: int, corners: int) -> tuple[Floats, Ints]:
        reply = sandbox.call(
            f"{__name__}:trace_bytes",
            mesh.positions.tobytes() + mesh.faces.tobytes(),
            num_vertices=mesh.num_vertices,
            num_points=num_points,
            corners=corners,
        )
        positions = np.frombuffer(reply.blobs["positions"], dtype=np.float32).reshape(-1, 3)
        return positions, np.frombuffer(reply.blobs["faces"], dtype=np.int32).reshape(-1, corners)

    return trace_apart


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Standard output of native code goes nowhere."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
