"""Decompose: a closed surface into convex pieces, here or in the sandbox."""

from __future__ import annotations

from typing import Protocol

import coacd  # type: ignore[import-untyped]
import numpy as np
import numpy.typing as npt

from orfeas.mesh.mesh import Floats, Mesh
from orfeas.sandbox import Reply, Sandbox

Points = npt.NDArray[np.float32]

MCTS_NODES, MCTS_ITERATIONS, MCTS_DEPTH = 10, 40, 2
"""CoACD's own 20, 150 and 3 took 42 s for 1,500 triangles; these take 0.3 to 4 s, and the chair's IoU stays 0.9."""
RESOLUTION = 1000


class Decompose(Protocol):
    """A way to cut a mesh into nearly convex pieces: the corners (N, 3) of each, metres."""

    def __call__(self, mesh: Mesh, *, max_hulls: int, threshold: float, seed: int) -> tuple[Points, ...]: ...


def decompose(mesh: Mesh, *, max_hulls: int, threshold: float, seed: int) -> tuple[Points, ...]:
    """Cut a surface into nearly convex pieces.

    CoACD (Wei et al. 2022, doi:10.1145/3528223.3530103), its tree search capped. It is native code that cannot be
    interrupted and holds its thread: where that matters, call it by `sandboxed`. It uses OpenMP on as many threads as
    OMP_NUM_THREADS says (one in the sandbox); the pieces do not depend on it.

    Args:
        mesh: closed, a few thousand triangles; one that passes through itself may take minutes.
        max_hulls: pieces wanted at most; where the parts do not touch there may be more.
        threshold: concavity left in a piece, 0.01 to 1 of its size.
        seed: of the search.

    Returns:
        The corners of each piece (N, 3) float32.
    """
    coacd.set_log_level("off")
    low, _ = mesh.bounds
    extent = float(mesh.size.max())
    local = (mesh.positions.astype(np.float64) - low) / extent  # seen as at its own size, whatever its place
    found = coacd.run_coacd(
        coacd.Mesh(local, mesh.faces),
        threshold=threshold,
        max_convex_hull=max_hulls,
        preprocess_mode="off",  # its voxels made a chair's legs 1.7 times as thick
        resolution=RESOLUTION,
        mcts_nodes=MCTS_NODES,
        mcts_iterations=MCTS_ITERATIONS,
        mcts_max_depth=MCTS_DEPTH,
        seed=seed,
    )
    return tuple(np.asarray(corners * extent + low, dtype=np.float32) for corners, _ in found)


def decompose_bytes(payload: bytes, *, num_vertices: int, max_hulls: int, threshold: float, seed: int) -> Reply:
    """What the sandboxed child does: positions and faces as bytes in, the corners of each piece as bytes out."""
    middle = num_vertices * 12
    positions: Floats = np.frombuffer(payload[:middle], dtype=np.float32).reshape(-1, 3)
    mesh = Mesh(positions, np.frombuffer(payload[middle:], dtype=np.int32).reshape(-1, 3))
    pieces = decompose(mesh, max_hulls=max_hulls, threshold=threshold, seed=seed)
    return Reply(blobs={f"{number:04d}": piece.tobytes() for number, piece in enumerate(pieces)})


def sandboxed(sandbox: Sandbox) -> Decompose:
    """`decompose` in a child that is killed when it takes too long.

    Args:
        sandbox: warm, with this module preloaded; its limits hold for each call.
    """

    def decompose_apart(mesh: Mesh, *, max_hulls: int, threshold: float, seed: int) -> tuple[Points, ...]:
        reply = sandbox.call(
            f"{__name__}:decompose_bytes",
            mesh.positions.tobytes() + mesh.faces.tobytes(),
            num_vertices=mesh.num_vertices,
            max_hulls=max_hulls,
            threshold=threshold,
            seed=seed,
        )
        return tuple(np.frombuffer(reply.blobs[name], dtype=np.float32).reshape(-1, 3) for name in sorted(reply.blobs))

    return decompose_apart
