"""Faces whose corners lie on one line."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import make_cube, make_sheet, make_sphere, make_textured_cube, make_torus
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repair import repair, repair_surface
from orfeas.mesh.repairing.flat import without_flat


def with_cap(mesh, face=0, along=0.5):
    """A point on the first edge of a face that only the face's own side knows: a flat face lies between."""
    a, b, c = mesh.faces[face]
    middle = mesh.positions[a] + along * (mesh.positions[b] - mesh.positions[a])
    new = mesh.num_vertices
    faces = np.delete(mesh.faces, face, axis=0)
    faces = np.concatenate([faces, [[a, new, c], [new, b, c], [a, b, new]]])
    return Mesh(np.concatenate([mesh.positions, [middle]]), faces)


def with_needle(mesh, vertex=0, gap=2e-7):
    """A vertex made two, next to each other: two flat faces lie between them."""
    round_it = [face for face in mesh.faces.tolist() if vertex in face]
    links = {face[(face.index(vertex) + 1) % 3]: face[(face.index(vertex) + 2) % 3] for face in round_it}
    ring = [next(iter(links))]
    while len(ring) < len(links):
        ring.append(links[ring[-1]])
    half, new = len(ring) // 2, mesh.num_vertices
    faces = [face for face in mesh.faces.tolist() if vertex not in face]
    faces += [[vertex, ring[i], ring[i + 1]] for i in range(half)]
    faces += [[new, ring[i], ring[(i + 1) % len(ring)]] for i in range(half, len(ring))]
    faces += [[vertex, ring[half], new], [new, ring[0], vertex]]
    toward = mesh.positions[ring[half + 1]] - mesh.positions[vertex]
    apart = mesh.positions[vertex] + gap * toward / np.linalg.norm(toward)
    return Mesh(np.concatenate([mesh.positions, [apart]]), np.array(faces))


@pytest.mark.parametrize("along", [0.5, 0.1, 0.999])
def test_a_point_on_an_edge_takes_the_other_diagonal(along):
    capped = with_cap(make_sphere(2), along=along)
    assert measure(capped).num_flat_faces == 1
    mended = measure(without_flat(capped))
    assert mended.num_flat_faces == 0 and mended.num_faces == capped.num_faces
    assert mended.is_closed and mended.is_manifold and mended.is_oriented
    assert mended.volume == pytest.approx(measure(capped).volume, rel=1e-6)


def test_two_points_next_to_each_other_become_one():
    mesh = make_sphere(2)
    split = with_needle(mesh)
    assert measure(split).is_closed and measure(split).num_flat_faces == 2
    mended = measure(without_flat(split))
    assert mended.num_flat_faces == 0 and mended.num_faces == mesh.num_faces
    assert mended.is_closed and mended.is_manifold and mended.is_oriented


def test_a_mesh_without_flat_faces_is_the_same_mesh():
    for mesh in (make_cube(), make_torus(), make_sheet(), make_textured_cube()):
        assert without_flat(mesh) is mesh


def test_texture_stays_where_it_was_when_an_edge_is_turned():
    """UVs are a linear map of position on each side, so that they go on being it wherever edges run."""
    sheet = make_sheet(divisions=3)
    capped = with_cap(sheet, face=4)
    uvs = capped.positions[:, :2] * 0.5 + 0.5
    mended = without_flat(Mesh(capped.positions, capped.faces, uvs=uvs))
    assert measure(mended).num_flat_faces == 0
    assert np.allclose(mended.uvs, mended.positions[:, :2] * 0.5 + 0.5, atol=1e-6)
    assert measure(mended).area == pytest.approx(1.0)


def test_across_a_seam_both_faces_lie_in_the_chart_beyond():
    sheet = make_sheet(divisions=1)
    one, two = with_cap(sheet, face=0), Mesh(sheet.positions, sheet.faces)
    edge = set(two.faces[0]) & set(two.faces[1])
    start = next(k for k in range(3) if {two.faces[0][k], two.faces[0][(k + 1) % 3]} == edge)
    one = with_cap(Mesh(two.positions, [np.roll(two.faces[0], -start), two.faces[1]]))
    split = one.positions[one.faces].reshape(-1, 3)
    uvs = split[:, :2] * 0.25 + 0.25
    uvs[3:] += 0.5  # the face beyond is the first left; all others lie in another chart
    mended = without_flat(Mesh(split, np.arange(len(split)).reshape(-1, 3), uvs=uvs))
    found = measure(mended)
    assert found.num_flat_faces == 0 and found.num_charts == 2
    assert found.uv_coverage == pytest.approx(1 / 16 * found.area, rel=1e-5)


def test_what_cannot_be_mended_stays():
    line = Mesh([[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 1, 2]])
    assert without_flat(line) is line
    empty = Mesh(np.zeros((0, 3)), np.zeros((0, 3)))
    assert without_flat(empty) is empty


def test_repair_leaves_no_flat_face():
    capped = with_cap(with_cap(make_torus(), face=10), face=100, along=0.3)
    mesh, done = repair(capped)
    assert measure(mesh).num_flat_faces == 0 and done.num_flat_mended == 2
    kept = repair_surface(capped)
    assert measure(kept.mesh).num_flat_faces == 0 and kept.repairs.way == "kept"


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 500), st.floats(0.01, 0.99)), min_size=1, max_size=12))
def test_any_number_of_points_on_edges_leave_a_closed_surface_as_large(points):
    mesh = make_torus(around=16, along=8)
    for face, along in points:
        mesh = with_cap(mesh, face=face % mesh.num_faces, along=along)
    before, after = measure(mesh), measure(without_flat(mesh))
    assert after.is_closed and after.is_manifold and after.genus == 1
    assert after.volume == pytest.approx(before.volume, rel=1e-5)
    assert after.num_flat_faces <= before.num_flat_faces
