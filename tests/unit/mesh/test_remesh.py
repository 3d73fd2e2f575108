import numpy as np
import pytest

from makers import join, make_bumpy_blob, make_cube, make_open_box, make_sheet, make_sphere, make_torus
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import MalformedMesh, Mesh
from orfeas.mesh.remesh import RemeshSizeOutOfRange, remesh
from orfeas.mesh.remeshing.quads import as_triangles, with_quads_of
from orfeas.mesh.remeshing.settle import settled
from orfeas.mesh.remeshing.trace import CannotBeRemeshed, sandboxed, trace
from orfeas.mesh.repair import repair
from orfeas.sandbox import Limits, Sandbox


def areas(mesh):
    corners = mesh.positions[mesh.faces].astype(np.float64)
    return np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2


def test_a_closed_surface_becomes_closed_quads_of_about_the_number_asked_for():
    blob = make_bumpy_blob(24)
    found = remesh(blob, faces=800)
    numbers = measure(found.mesh)
    assert numbers.is_closed and numbers.is_manifold and numbers.is_oriented
    assert found.num_quads == found.num_faces == len(found.mesh.quads) == found.mesh.num_faces // 2
    assert found.is_near_enough and abs(found.num_faces - 800) <= 80 and found.tries <= 4
    assert found.error < 0.01 and numbers.volume == pytest.approx(measure(blob).volume, rel=0.02)


def test_quads_are_even_and_nearly_square():
    quads = remesh(make_sphere(4), faces=600).mesh
    corners = quads.positions[quads.quads].astype(np.float64)
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2)
    assert (sides.max(axis=1) / sides.min(axis=1) < 3).mean() > 0.97
    assert sides.std() / sides.mean() < 0.25


def test_triangles_are_even():
    found = remesh(make_sphere(4), faces=1000, kind="triangles")
    assert found.num_quads == 0 and found.num_faces == found.mesh.num_faces and found.is_near_enough
    assert areas(found.mesh).std() / areas(found.mesh).mean() < 0.25
    assert measure(found.mesh).is_closed and measure(found.mesh).is_manifold


def test_edges_of_a_cube_stay_sharp():
    found = remesh(make_cube(), faces=600, kind="quads")
    assert found.error < 0.01 and measure(found.mesh).volume == pytest.approx(1, rel=0.01)


def test_triangles_that_would_cut_the_edges_of_a_cube_are_quads_in_two():
    found = remesh(make_cube(divisions=6), faces=1000, kind="triangles")
    assert found.error < 0.01 and found.num_quads == 0


def test_a_ring_stays_a_ring():
    found = measure(remesh(make_torus(), faces=500).mesh)
    assert found.genus == 1 and found.is_closed


def test_a_border_stays_a_border():
    found = remesh(make_open_box(divisions=8), faces=400)
    numbers = measure(found.mesh)
    assert numbers.num_border_edges > 0 and numbers.is_manifold and found.error < 0.02
    assert remesh(make_sheet(divisions=8), faces=300).error < 0.01


def test_every_part_is_kept_however_small():
    pair = join(make_sphere(3), make_sphere(2, radius=0.12, center=(2.0, 0, 0)))
    found = remesh(pair, faces=600)
    numbers = measure(found.mesh)
    assert numbers.num_parts == 2 and numbers.is_closed and found.error < 0.02
    assert numbers.volume == pytest.approx(measure(pair).volume, rel=0.03)


def test_the_same_surface_gives_the_same_bytes():
    one, two = (remesh(make_bumpy_blob(16), faces=200).mesh for _ in range(2))
    assert one.positions.tobytes() == two.positions.tobytes() and one.faces.tobytes() == two.faces.tobytes()


def test_place_and_size_do_not_matter():
    blob = make_bumpy_blob(16)
    far = Mesh(blob.positions * 1e-3 + [0.5, 0, 0], blob.faces)
    found = remesh(far, faces=200)
    assert found.is_near_enough and found.error < 0.03


def test_nothing_is_printed(capfd):
    remesh(make_sphere(2), faces=100)
    assert capfd.readouterr().out == ""


def test_what_has_no_surface_is_refused():
    flat = Mesh([[0, 0, 0], [1, 0, 0], [2, 0, 0]], [[0, 1, 2]])
    for wrong in (Mesh(np.zeros((0, 3)), np.zeros((0, 3))), flat):
        with pytest.raises(CannotBeRemeshed):
            remesh(wrong, faces=100)
    for faces in (23, 100_001):
        with pytest.raises(RemeshSizeOutOfRange):
            remesh(make_cube(), faces=faces)


def test_one_triangle_is_remeshed_or_refused():
    try:
        found = remesh(Mesh(np.eye(3), [[0, 1, 2]]), faces=50)
    except CannotBeRemeshed:
        return
    assert found.mesh.num_faces > 1 and measure(found.mesh).area == pytest.approx(np.sqrt(3) / 2, rel=0.2)


def test_too_few_faces_for_a_hole_are_refused():
    with pytest.raises(CannotBeRemeshed):
        remesh(make_torus(), faces=24)


def test_a_tool_that_tears_the_surface_is_mended_and_keeps_its_quads():
    def torn(mesh, *, num_points, corners):
        positions, faces = trace(mesh, num_points=num_points, corners=corners)
        return positions, faces[3:]

    found = remesh(make_sphere(3), faces=300, ways=(torn,))
    numbers = measure(found.mesh)
    assert numbers.is_closed and numbers.is_manifold and found.tries == 4
    assert found.num_quads > 250 and found.num_faces > found.num_quads


def test_a_tool_that_gives_up_is_asked_four_times():
    asked = []

    def gives_up(mesh, *, num_points, corners):
        asked.append(num_points)
        raise CannotBeRemeshed(why="it is tired")

    with pytest.raises(CannotBeRemeshed, match="tired"):
        remesh(make_sphere(2), faces=100, ways=(gives_up,))
    assert len(asked) == 4


def test_the_sandbox_gives_the_same():
    ball = make_sphere(2)
    sandbox = Sandbox(("orfeas.mesh.remeshing.trace",), Limits(wall_seconds=60))
    try:
        apart = sandboxed(sandbox)(ball, num_points=60, corners=4)
    finally:
        sandbox.close()
    here = trace(ball, num_points=60, corners=4)
    assert np.array_equal(apart[0], here[0]) and np.array_equal(apart[1], here[1])


def test_quads_are_pairs_of_the_first_faces():
    mesh = Mesh(np.random.default_rng(0).normal(size=(5, 3)), [[0, 1, 2], [0, 2, 3], [0, 3, 4]], num_quads=1)
    assert mesh.quads.tolist() == [[0, 1, 2, 3]]
    assert as_triangles(mesh.quads).tolist() == mesh.faces[:2].tolist()
    assert make_cube().quads.shape == (0, 4)
    with pytest.raises(MalformedMesh):
        Mesh(mesh.positions, mesh.faces, num_quads=2)


def test_quads_are_found_again_after_a_repair():
    quads = remesh(make_sphere(3), faces=200).mesh
    faces = np.delete(quads.faces, [0, 7], axis=0)
    found = with_quads_of(repair(Mesh(quads.positions, faces))[0], quads=quads)
    assert measure(found).is_closed and found.num_quads >= quads.num_quads - 6
    kept = {tuple(map(tuple, quad)) for quad in quads.positions[quads.quads].tolist()}
    assert sum(tuple(map(tuple, quad)) in kept for quad in found.positions[found.quads].tolist()) == found.num_quads


def test_settling_moves_vertices_onto_the_surface_and_turns_nothing_over():
    ball = make_sphere(4)
    coarse = make_sphere(2, radius=0.97)
    found = settled(coarse.positions, coarse.faces, surface=ball)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=0.005)


def test_a_second_way_is_asked_only_where_the_first_lays_nothing_sound_near_the_number():
    calls = []

    def gives_up(mesh, **_asked):
        raise CannotBeRemeshed(why="the tool gave up")

    def second(mesh, **asked):
        calls.append(asked)
        return trace(mesh, **asked)

    ball = make_sphere(4)
    found = remesh(ball, faces=600, ways=(trace, second))
    assert not calls and not found.is_second_way
    found = remesh(ball, faces=600, ways=(gives_up, second))
    assert calls and found.is_second_way and found.is_near_enough and found.tries == 4 + len(calls)
    with pytest.raises(CannotBeRemeshed, match="the tool gave up"):
        remesh(ball, faces=600, ways=(gives_up, gives_up))


def test_of_two_ways_the_sound_result_nearest_to_the_number_counts():
    def half(mesh, *, num_points, corners):
        return trace(mesh, num_points=max(num_points // 2, 6), corners=corners)

    def fixed(mesh, *, num_points, corners):
        return trace(mesh, num_points=20, corners=corners)

    found = remesh(make_sphere(4), faces=800, ways=(fixed, half))
    assert found.is_second_way and found.is_near_enough
    found = remesh(make_sphere(4), faces=90, ways=(fixed, lambda mesh, **_: trace(mesh, num_points=600, corners=4)))
    assert not found.is_second_way
