"""Tangents: MikkTSpace, held against formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import grid_faces, make_bumpy_blob, make_cube, make_sheet, make_textured_cube
from orfeas.mesh.baking.tangents import NoTangentFrame, with_tangents
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.unwrap import unwrap


def make_plane(turn: float = 0.0, *, mirrored: bool = False) -> Mesh:
    """A sheet facing +Z, its picture turned counter-clockwise by an angle."""
    sheet = make_sheet(divisions=3)
    cosine, sine = np.cos(turn), np.sin(turn)
    x, y = sheet.positions[:, 0], sheet.positions[:, 1]
    u, up = cosine * x + sine * y, -sine * x + cosine * y
    uvs = np.stack([-u if mirrored else u, -up], axis=1) * 0.5 + 0.5
    return Mesh(sheet.positions, sheet.faces, normals=np.tile((0.0, 0.0, 1.0), (len(x), 1)), uvs=uvs)


def make_tube(around: int = 48) -> Mesh:
    """An open cylinder about the y axis with smooth normals, u running once round it."""
    angle, height = np.meshgrid(np.arange(around + 1) * 2 * np.pi / around, np.linspace(0, 1, 5), indexing="ij")
    normals = np.stack([np.sin(angle), np.zeros_like(angle), np.cos(angle)], axis=-1).reshape(-1, 3)
    positions = normals + np.stack([np.zeros_like(angle), height, np.zeros_like(angle)], axis=-1).reshape(-1, 3)
    uvs = np.stack([angle / (2 * np.pi), 1 - height], axis=-1).reshape(-1, 2)
    return Mesh(positions, grid_faces(around + 1, 5), normals=normals, uvs=uvs)


@given(turn=st.floats(0, 2 * np.pi))
@settings(max_examples=10, deadline=None)
def test_on_a_plane_the_tangent_follows_the_picture(turn: float) -> None:
    framed = with_tangents(make_plane(turn))
    assert np.allclose(framed.tangents, (np.cos(turn), np.sin(turn), 0, 1), atol=1e-5)
    assert np.array_equal(framed.mesh.faces, make_plane().faces)


def test_a_mirrored_picture_has_the_other_hand() -> None:
    tangents = with_tangents(make_plane(mirrored=True)).tangents
    assert np.allclose(tangents, (-1, 0, 0, -1), atol=1e-6)
    # Up in the picture is still +Y.
    assert np.allclose(tangents[:, 3:] * np.cross((0, 0, 1), tangents[:, :3]), (0, 1, 0), atol=1e-6)


def test_round_a_cylinder_the_tangent_turns_with_the_angle() -> None:
    tube = make_tube()
    framed = with_tangents(tube)
    x, _, z = framed.mesh.normals.T
    wanted = np.stack([z, np.zeros_like(x), -x, np.ones_like(x)], axis=1)
    is_open = np.isin(np.round(framed.mesh.uvs[:, 0], 4), (0.0, 1.0))  # the seam knows one side only
    assert np.abs(framed.tangents - wanted)[~is_open].max() < 1e-5
    assert np.degrees(np.arccos(np.einsum("vc,vc->v", framed.tangents, wanted)[is_open] - 1)).max() < 360 / 48


def test_vertices_split_along_the_axis_of_a_mirrored_picture() -> None:
    sheet = make_sheet(divisions=4)
    uvs = np.stack([np.abs(sheet.positions[:, 0]), 0.5 - sheet.positions[:, 1]], axis=1)
    mesh = Mesh(sheet.positions, sheet.faces, normals=np.tile((0.0, 0.0, 1.0), (25, 1)), uvs=uvs)
    framed = with_tangents(mesh)
    assert framed.mesh.num_vertices == 25 + 5
    middle = framed.mesh.positions[framed.mesh.faces].mean(axis=1)[:, 0]
    tangents = framed.tangents[framed.mesh.faces]
    assert np.allclose(tangents[middle > 0], (1, 0, 0, 1), atol=1e-6)
    assert np.allclose(tangents[middle < 0], (-1, 0, 0, -1), atol=1e-6)


def test_corners_that_are_alike_share_a_tangent_however_the_mesh_is_cut() -> None:
    tube = make_tube()
    corners = tube.faces.reshape(-1)
    soup = Mesh(
        tube.positions[corners], np.arange(len(corners)).reshape(-1, 3), normals=tube.normals[corners],
        uvs=tube.uvs[corners],
    )  # fmt: skip
    whole, cut = with_tangents(tube), with_tangents(soup)
    assert np.allclose(whole.tangents[whole.mesh.faces], cut.tangents[cut.mesh.faces], atol=1e-6)


def test_tangents_are_weighted_by_angle() -> None:
    # Two triangles round a common corner at the origin, flat, 90 and 45 degrees wide, with pictures turned apart.
    positions = [(0, 0, 0), (1, 0, 0), (0, 1, 0), (-1, 1, 0)]
    uvs = np.array([(0.5, 0.5), (0.6, 0.5), (0.5, 0.4), (0.3, 0.5)])
    mesh = Mesh(positions, [(0, 1, 2), (0, 2, 3)], normals=np.tile((0, 0, 1), (4, 1)), uvs=uvs)
    first = np.array((1.0, 0.0))
    # In the second face (0, 1) goes to (0, 0.1) and (-1, 1) to (-0.2, 0), v upwards: u grows along (1, 1) / 0.2 - ...
    to_plane = np.linalg.inv(np.array([(0, 0.1), (-0.2, 0)])) @ np.array([(0, 1), (-1, 1)])
    second = to_plane[0] / np.linalg.norm(to_plane[0])
    wanted = first * 90 + second * 45
    tangent = with_tangents(mesh).tangents[0]
    assert np.allclose(tangent[:2], wanted / np.linalg.norm(wanted), atol=1e-6)


@pytest.mark.parametrize("kind", ["cube", "blob"])
def test_tangents_are_unit_and_at_right_angles_to_normals(kind: str) -> None:
    mesh = make_textured_cube() if kind == "cube" else with_normals(unwrap(make_bumpy_blob(10), texture_pixels=256))
    framed = with_tangents(mesh)
    tangent = framed.tangents[:, :3]
    assert np.abs(np.linalg.norm(tangent, axis=1) - 1).max() < 1e-5
    assert np.abs(np.einsum("vc,vc->v", tangent, framed.mesh.normals)).max() < 1e-5
    assert (framed.tangents[:, 3] == 1).all()
    assert np.array_equal(framed.mesh.positions[framed.mesh.faces], mesh.positions[mesh.faces])
    assert np.array_equal(framed.mesh.uvs[framed.mesh.faces], mesh.uvs[mesh.faces])


def test_a_face_without_area_on_the_texture_takes_what_lies_beside_it() -> None:
    positions = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)]
    uvs = [(0.5, 0.5), (1, 0.5), (1, 0), (0.75, 0.25)]  # the second face lies on one line of the texture
    mesh = Mesh(positions, [(0, 1, 2), (0, 2, 3)], normals=np.tile((0, 0, 1), (4, 1)), uvs=np.array(uvs))
    framed = with_tangents(mesh)
    assert np.allclose(framed.tangents[framed.mesh.faces[1, :2]], (1, 0, 0, 1), atol=1e-6)
    assert np.abs(np.linalg.norm(framed.tangents[:, :3], axis=1) - 1).max() < 1e-6


def test_nothing_to_go_by_still_gives_a_frame() -> None:
    dot = Mesh(np.zeros((3, 3)), [(0, 1, 2)], normals=np.tile((0, 0, 1.0), (3, 1)), uvs=np.zeros((3, 2)))
    tangents = with_tangents(dot).tangents
    assert np.allclose(np.linalg.norm(tangents[:, :3], axis=1), 1) and np.allclose(tangents[:, 2], 0)
    empty = Mesh(np.zeros((1, 3)), np.zeros((0, 3)), normals=np.ones((1, 3)), uvs=np.zeros((1, 2)))
    assert len(with_tangents(empty).tangents) == 0


def test_what_is_missing_is_named() -> None:
    cube = make_cube()
    with pytest.raises(NoTangentFrame, match="normals"):
        with_tangents(cube)
    with pytest.raises(NoTangentFrame, match="UVs"):
        with_tangents(with_normals(cube))
