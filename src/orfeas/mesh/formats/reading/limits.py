"""How much of somebody's file is read, and the failures of what is more."""

from __future__ import annotations

from orfeas.errors import Kind, OrfeasError

MAX_BYTES = 100_000_000
MAX_FACES = 2_000_000
MAX_VERTICES = 6_000_000
"""Three to a face: what a file of separate triangles has."""
MAX_UNPACKED = 256_000_000
MAX_NODES = 50_000


class MeshFileTooHeavy(OrfeasError):
    """The file has {num_bytes} bytes; at most {limit} are read. Simplify the mesh, or save it as GLB, and try again."""

    kind = Kind.TOO_LARGE


class TooManyFaces(OrfeasError):
    """The file has {num_faces} faces; at most {limit} are read. Simplify it where it was made and try again."""

    kind = Kind.TOO_LARGE


class TooManyVertices(OrfeasError):
    """The file has {num_vertices} vertices; at most {limit} are read. Simplify it where it was made and try again."""

    kind = Kind.TOO_LARGE


class TooManyNodes(OrfeasError):
    """The file places {num_nodes} objects; at most {limit} are read. Join them where they were made and try again."""

    kind = Kind.TOO_LARGE


class UnpacksTooLarge(OrfeasError):
    """The file is packed too tightly to be a mesh: {problem}. Export it again from the program that made it."""

    kind = Kind.TOO_LARGE


def require_faces(num_faces: int) -> None:
    """Raise TooManyFaces above the limit; called with what a file declares, before anything is made of it."""
    if num_faces > MAX_FACES:
        raise TooManyFaces(num_faces=num_faces, limit=MAX_FACES)


def require_vertices(num_vertices: int) -> None:
    """Raise TooManyVertices above the limit."""
    if num_vertices > MAX_VERTICES:
        raise TooManyVertices(num_vertices=num_vertices, limit=MAX_VERTICES)


def require_nodes(num_nodes: int) -> None:
    """Raise TooManyNodes above the limit."""
    if num_nodes > MAX_NODES:
        raise TooManyNodes(num_nodes=num_nodes, limit=MAX_NODES)
