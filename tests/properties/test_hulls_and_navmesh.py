"""Hulls and navmesh on random surfaces: convex and closed pieces that cover the solid; floors that lie on it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers import join, make_cube
from orfeas.errors import Kind, OrfeasError
from orfeas.mesh.hulls import hulls
from orfeas.mesh.measure import measure, volume_of
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.navmesh import navmesh
from orfeas.mesh.place import place
from tests.properties.examples import examples
from tests.properties.solids import solids, surfaces
from tests.properties.witnesses import assert_closed_solid, corners_of, diagonal_of


def assert_convex(piece: Mesh, *, within: float) -> None:
    """No vertex lies before any of its faces by more than `within` metres."""
    a, b, c = corners_of(piece).transpose(1, 0, 2)
    normal = np.cross(b - a, c - a)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-300)
    height = np.einsum("vfc,fc->vf", piece.positions.astype(np.float64)[:, None] - a[None], normal)
    assert height.max() <= within


@examples(2, times=60)
@given(surfaces(), st.sampled_from(["box", "hull"]))
def test_one_piece_covers_everything(mesh: Mesh, kind: str) -> None:
    found = hulls(mesh, kind=kind)
    (piece,) = found.pieces
    assert found.kind == kind
    assert_closed_solid(piece)
    assert piece.num_vertices >= 8 and piece.num_faces <= 255
    used, reach = corners_of(mesh).reshape(-1, 3), 0.03 * diagonal_of(mesh)
    low, high = piece.bounds
    assert (used.min(axis=0) >= low - reach).all() and (used.max(axis=0) <= high + reach).all()
    assert_convex(piece, within=2e-4 * diagonal_of(mesh))


@examples(1, times=100)
@given(solids(most_parts=2), st.integers(1, 12), st.sampled_from([12, 64, 255]))
def test_pieces_are_convex_closed_and_no_more_than_asked_for(mesh: Mesh, count: int, faces: int) -> None:
    found = hulls(mesh, max_hulls=count, max_faces_per_hull=faces, threshold=0.2)
    assert 1 <= len(found.pieces) <= count
    for piece in found.pieces:
        assert_closed_solid(piece)
        assert piece.num_faces <= faces
        assert_convex(piece, within=2e-4 * diagonal_of(mesh))
    assert found.fit.iou is None or 0 < found.fit.iou <= 1
    total = sum(volume_of(piece.positions - piece.positions.mean(axis=0), piece.faces) for piece in found.pieces)
    # A hull of few faces lies inside the full one: a ball's best of twelve faces has 0.37 of it.
    assert total >= (0.25 if faces == 12 else 0.6) * measure(mesh).volume


@examples(2)
@given(surfaces(), st.sampled_from([{"max_hulls": 0}, {"max_faces_per_hull": 3}, {"threshold": math.nan}]))
def test_options_out_of_range_are_refused(mesh: Mesh, options: dict[str, float]) -> None:
    with pytest.raises(OrfeasError) as caught:
        hulls(mesh, **options)
    assert caught.value.kind is Kind.INVALID


@examples(3)
@given(solids(most_parts=2, most_stretch=3), st.sampled_from([0.5, 1.5]))
def test_floors_lie_on_the_solid_and_polygons_face_up(mesh: Mesh, side: float) -> None:
    obstacle, _ = place(Mesh(mesh.positions, mesh.faces), longest_side_metres=side)
    cube = make_cube()
    floor = Mesh(cube.positions * np.array([4, 0.2, 4]) - np.array([0, 0.1, 0]), cube.faces)
    scene = join(floor, obstacle)
    found = navmesh(scene, cell_metres=0.15)
    assert np.isfinite(found.vertices).all() and found.area_m2 > 0
    assert len(found.islands) == len(found.polygons) > 0
    low, high = scene.bounds
    assert (found.vertices >= low - 0.01).all() and (found.vertices <= high + 0.01).all()
    for polygon in found.polygons:
        corners = found.vertices[list(polygon)].astype(np.float64)
        assert 3 <= len(polygon) <= 6
        assert np.cross(corners, np.roll(corners, -1, axis=0)).sum(axis=0)[1] > 0
    assert found.to_mesh().num_faces == sum(len(polygon) - 2 for polygon in found.polygons)
    area = measure(found.to_mesh()).area
    assert area == pytest.approx(found.area_m2, rel=0.1)  # polygons over a slope are not quite flat


@examples(4)
@given(surfaces())
def test_any_surface_has_floors_or_a_reason_why_not(mesh: Mesh) -> None:
    try:
        found = navmesh(mesh)
    except OrfeasError as error:
        assert error.kind in (Kind.INVALID, Kind.TOO_LARGE)
        return
    assert found.polygons and np.isfinite(found.vertices).all() and found.area_m2 > 0
