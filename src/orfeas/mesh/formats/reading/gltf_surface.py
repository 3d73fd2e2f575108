"""Anybody's GLB as one surface with one material."""

from __future__ import annotations

from orfeas.mesh.formats.reading.atlas import one_look
from orfeas.mesh.formats.reading.gltf_file import GltfFile
from orfeas.mesh.formats.reading.gltf_looks import Looks
from orfeas.mesh.formats.reading.gltf_triangles import pieces_of
from orfeas.mesh.formats.reading.pieces import joined
from orfeas.mesh.material import Material, Pixels
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.remeshing.quads import quads_in, with_whole_quads


def glb_surface(payload: bytes) -> tuple[Mesh, Material, Pixels | None, tuple[str, ...]]:
    """Every triangle of the scene in its frame, one material for all, the colours of its vertices, and notes.

    Several materials are joined: a base colour of each side by side.

    Raises:
        BrokenGlb: damaged, looping, or without triangles.
        UnsupportedGlb: with what we do not read: compression, external files.
        TooManyFaces, TooManyNodes, TooManyVertices: more than is read.
        BrokenTexture: a texture cannot be decoded.
    """
    file = GltfFile.parse(payload)
    looks = Looks(file)
    pieces, notes = pieces_of(file, looks)
    pieces, material, more = one_look(pieces, looks.materials)
    mesh, colors, lost = joined(pieces)
    mesh = with_whole_quads(mesh, num_quads=quads_in(file.root, num_faces=mesh.num_faces))
    return mesh, material, colors, (*notes, *looks.notes, *more, *lost)
