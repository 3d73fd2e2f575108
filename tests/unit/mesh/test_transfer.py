"""Transfer: the look of a detailed surface becomes the textures of a simpler one."""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np
import pytest

from makers import grid_faces, join, make_cube, make_material, make_open_box, make_sheet, make_sphere
from orfeas.mesh.bake import NoUvs
from orfeas.mesh.baking.tangents import NoTangentFrame
from orfeas.mesh.baking.texels import FaceRows
from orfeas.mesh.decimate import decimate
from orfeas.mesh.material import Material
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.normals import with_normals
from orfeas.mesh.transfer import NothingToTransfer, transfer
from orfeas.mesh.unwrap import unwrap

COLOR, NORMAL, OCCLUSION = (frozenset({name}) for name in ("base_color", "normal", "occlusion"))


def make_quad(side: float = 1.0) -> Mesh:
    """A flat square facing +Z with its picture upright on it."""
    sheet = make_sheet(side, side, divisions=1)
    uvs = sheet.positions[:, :2] / side * (1, -1) + 0.5
    return Mesh(sheet.positions, sheet.faces, normals=np.tile((0.0, 0.0, 1.0), (4, 1)), uvs=uvs)


def make_dome(*, radius: float = 0.3, height: float = 1.0, divisions: int = 120) -> Mesh:
    """A sheet with the cap of a sphere on it, bulging to +Z (to -Z with a height below zero)."""
    steps = np.arange(divisions + 1) / divisions - 0.5
    x, y = np.meshgrid(steps, steps, indexing="ij")
    z = height * np.maximum(np.sqrt(np.maximum(2 * radius**2 - x**2 - y**2, 0)) - radius, 0)
    return Mesh(np.stack([x, y, z], axis=-1).reshape(-1, 3), grid_faces(divisions + 1, divisions + 1))


@functools.cache
def make_pair(texture_pixels: int = 256) -> tuple[Mesh, Mesh]:
    """A fine sphere with UVs, and a coarse one."""
    fine = make_sphere(4)
    coarse = decimate(fine, faces=800)
    return tuple(with_normals(unwrap(mesh, texture_pixels=texture_pixels)) for mesh in (fine, coarse))


def texels_of(mesh: Mesh, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Rows, columns, faces and weights of the texels that are covered."""
    corners = mesh.uvs[mesh.faces].astype(np.float64) * size
    texels = FaceRows(corners).band(0, size, width=size)
    a, b, c = (corners[texels.face, k] for k in range(3))
    point = np.stack([texels.column + 0.5, texels.row + 0.5], axis=1)
    cross = lambda p, q: p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0]
    whole = cross(b - a, c - a)
    one, two = cross(point - a, c - a) / whole, cross(b - a, point - a) / whole
    return texels.row, texels.column, texels.face, np.stack([1 - one - two, one, two], axis=1)


def colors_at(directions: np.ndarray) -> np.ndarray:
    """A smooth colour for every direction."""
    return np.clip(127.5 + 100 * np.sin(3 * directions), 0, 255)


def painted(mesh: Mesh, size: int) -> Material:
    """The texture of `colors_at`, drawn texel by texel and continued into the gutters."""
    row, column, face, weights = texels_of(mesh, size)
    place = np.einsum("nk,nkc->nc", weights, mesh.positions[mesh.faces[face]])
    texture = np.zeros((size, size, 3))
    texture[row, column] = colors_at(place / np.linalg.norm(place, axis=1, keepdims=True))
    is_drawn = np.zeros((size, size), bool)
    is_drawn[row, column] = True
    for _ in range(3):
        for axis, step in ((0, 1), (0, -1), (1, 1), (1, -1)):
            near, near_drawn = np.roll(texture, step, axis), np.roll(is_drawn, step, axis)
            texture = np.where((~is_drawn & near_drawn)[..., None], near, texture)
            is_drawn |= near_drawn
    return Material(np.rint(texture).astype(np.uint8), roughness=0.3, name="ball")


def test_colours_arrive_where_they_were() -> None:
    fine, coarse = make_pair()
    out = transfer(fine, painted(fine, 256), coarse, texture_pixels=256, maps=COLOR)
    row, column, face, weights = texels_of(coarse, 256)
    place = np.einsum("nk,nkc->nc", weights, coarse.positions[coarse.faces[face]])
    wanted = colors_at(place / np.linalg.norm(place, axis=1, keepdims=True))
    error = np.mean((out.base_color[row, column] - wanted) ** 2)
    assert 10 * np.log10(255**2 / error) > 34
    assert (out.name, out.roughness, out.normal, out.orm) == ("ball", 0.3, None, None)


def test_normals_drawn_on_the_coarse_surface_are_those_of_the_fine_one() -> None:
    fine, coarse = make_pair()
    normal = transfer(fine, Material(), coarse, texture_pixels=256, maps=NORMAL).normal
    drawn, place = decoded(normal, coarse)
    cosine = np.einsum("nc,nc->n", drawn, place / np.linalg.norm(place, axis=1, keepdims=True))
    degrees = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    assert np.median(degrees) < 0.6 and np.quantile(degrees, 0.999) < 3.0


def decoded(normal: np.ndarray, mesh: Mesh) -> tuple[np.ndarray, np.ndarray]:
    """Normals a renderer gets out of a normal map, and where: by derivatives of position by UV, not by our tangents."""
    row, column, face, weights = texels_of(mesh, len(normal))
    corners, uv = mesh.positions[mesh.faces[face]].astype(float), mesh.uvs[mesh.faces[face]] * (1.0, -1.0)
    p, q = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    s, t = uv[:, 1] - uv[:, 0], uv[:, 2] - uv[:, 0]
    along = (p * t[:, 1:] - q * s[:, 1:]) * np.sign(s[:, :1] * t[:, 1:] - s[:, 1:] * t[:, :1])
    up = np.einsum("nk,nkc->nc", weights, mesh.normals[mesh.faces[face]])
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    along -= up * np.einsum("nc,nc->n", along, up)[:, None]
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    local = normal[row, column] / 127.5 - 1
    drawn = local[:, :1] * along + local[:, 1:2] * np.cross(up, along) + local[:, 2:] * up
    place = np.einsum("nk,nkc->nc", weights, corners)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True), place


@pytest.mark.parametrize("height", [1.0, -1.0])
def test_a_dome_is_green_toward_the_top_of_the_picture(height: float) -> None:
    normal = transfer(make_dome(height=height), Material(), make_quad(), texture_pixels=128, maps=NORMAL).normal
    y, x = (np.mgrid[:128, :128] + 0.5) / 128 - 0.5
    on_dome = x**2 + y**2 < 0.25**2
    upper, lower = (normal[on_dome & half].mean(axis=0) for half in (y < 0, y > 0))
    right, left = (normal[on_dome & half].mean(axis=0) for half in (x > 0, x < 0))
    assert (upper[1] - 128) * height > 15 and (lower[1] - 127) * height < -15
    assert (right[0] - 128) * height > 15 and (left[0] - 127) * height < -15
    assert (normal[5, 5] == (128, 128, 255)).all()


def test_a_surface_carried_onto_itself_keeps_its_textures() -> None:
    quad, rng = make_quad(), np.random.default_rng(3)
    tilt = np.concatenate([rng.uniform(-0.5, 0.5, (64, 64, 2)), np.ones((64, 64, 1))], axis=2)
    normal = np.rint(tilt / np.linalg.norm(tilt, axis=2, keepdims=True) * 127.5 + 127.5).astype(np.uint8)
    color, orm = (rng.integers(0, 256, (64, 64, 3)).astype(np.uint8) for _ in range(2))
    out = transfer(quad, Material(color, normal=normal, orm=orm), quad, texture_pixels=64)
    assert np.array_equal(out.base_color, color)
    assert np.abs(out.normal.astype(int) - normal).max() <= 1
    assert np.array_equal(out.orm[..., 1:], orm[..., 1:]) and (out.orm[..., 0] == 255).all()


def test_size_and_place_do_not_matter() -> None:
    fine, coarse = make_pair()
    far = [replace(mesh, positions=mesh.positions * 64 + np.float32(512)) for mesh in (fine, coarse)]
    near = transfer(fine, painted(fine, 256), coarse, texture_pixels=64, maps=COLOR).base_color
    moved = transfer(far[0], painted(fine, 256), far[1], texture_pixels=64, maps=COLOR).base_color
    assert np.abs(near.astype(int) - moved).max() <= 2


def test_a_normal_map_is_carried_from_frame_to_frame() -> None:
    y, x = (np.mgrid[:128, :128] + 0.5) / 128
    tilt = np.stack([0.4 * np.sin(6 * x), 0.4 * np.cos(5 * y), np.ones_like(x)], axis=-1)
    tilt /= np.linalg.norm(tilt, axis=-1, keepdims=True)
    pixels = np.rint(tilt * 127.5 + 127.5).astype(np.uint8)
    source, turned = make_quad(), make_quad()
    turned = Mesh(turned.positions, turned.faces, normals=turned.normals, uvs=turned.uvs[:, ::-1])  # a mirrored picture
    same = transfer(source, Material(normal=pixels), source, texture_pixels=128, maps=NORMAL).normal
    assert np.abs(same.astype(int) - pixels).max() <= 1
    other = transfer(source, Material(normal=pixels), turned, texture_pixels=128, maps=NORMAL).normal
    drawn = decoded_flat(other, turned)
    assert np.abs(drawn - tilt).max() < 0.03


def decoded_flat(normal: np.ndarray, mesh: Mesh) -> np.ndarray:
    """A normal map of a mirrored square as a picture of normals in space, in the frame of the upright square."""
    local = normal / 127.5 - 1
    # u runs down and v to the right: tangent -Y; up in the picture is -X.
    space = np.stack([-local[..., 1], -local[..., 0], local[..., 2]], axis=-1)
    return space.transpose(1, 0, 2)


def test_nothing_shades_a_convex_shape() -> None:
    fine, coarse = make_pair()
    orm = transfer(fine, Material(), coarse, texture_pixels=256, maps=OCCLUSION).orm
    assert (orm == 255).all()


def test_a_crease_is_darker_than_a_plane() -> None:
    box = with_normals(make_open_box(divisions=8), crease_radians=0.5)
    inside = Mesh(box.positions, box.faces[:, ::-1], normals=-box.normals)
    target = unwrap(inside, texture_pixels=128)
    orm = transfer(inside, Material(), target, texture_pixels=128, maps=OCCLUSION).orm
    row, column, face, weights = texels_of(target, 128)
    place = np.einsum("nk,nkc->nc", weights, target.positions[target.faces[face]])
    share = orm[row, column, 0] / 255
    is_floor = place[:, 1] < -0.499
    in_middle = is_floor & (np.abs(place[:, [0, 2]]).max(axis=1) < 0.1)
    in_corner = is_floor & (np.abs(place[:, [0, 2]]).min(axis=1) > 0.45)
    # Of the middle of the floor the lid, seen straight above at one side's distance, fills this much of the sky.
    a = 0.5
    lid = 4 / np.pi * (a / np.hypot(1, a)) * np.arctan(a / np.hypot(1, a))
    assert abs(share[in_middle].mean() - lid) < 0.02
    assert share[in_corner].mean() < share[in_middle].mean() - 0.05


def test_occlusion_read_from_a_coarser_grid_is_about_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orfeas.mesh.transfer.OCCLUSION_PIXELS", 128)
    ball = make_sphere(3, radius=0.2, center=(0, 0, 0.2))
    scene = join(make_sheet(divisions=20), ball)
    orm = transfer(scene, Material(), make_quad(), texture_pixels=256, maps=OCCLUSION, reach=0.01).orm[..., 0] / 255
    y, x = (np.mgrid[:256, :256] + 0.5) / 256 - 0.5
    distance = np.hypot(x, y)
    ring = np.abs(distance - 0.35) < 0.01
    # A ball of radius r touching a plane hides r^2 h / d^3 of a cosine-weighted sky (h = r above it, d to its middle).
    hidden = 0.2**3 / (0.35**2 + 0.2**2) ** 1.5
    assert abs(orm[ring].mean() - (1 - hidden)) < 0.01
    assert orm[ring].std() < 0.03


def test_roughness_and_metallic_come_along_with_the_factors() -> None:
    orm = np.zeros((64, 64, 3), dtype=np.uint8) + np.array((9, 60, 200), dtype=np.uint8)
    material = Material(metallic=0.5, roughness=0.9, orm=orm)
    fine, coarse = make_pair()
    out = transfer(fine, material, coarse, texture_pixels=64, maps=OCCLUSION)
    assert (out.orm[..., 1:] == (60, 200)).all() and (out.orm[..., 0] == 255).all()
    assert (out.metallic, out.roughness) == (0.5, 0.9)
    assert (transfer(fine, material, coarse, texture_pixels=64, maps=NORMAL).orm == (9, 60, 200)).all()


def test_no_texel_is_left_bare_and_the_bytes_repeat() -> None:
    fine, coarse = make_pair()
    white = Material(np.full((8, 8, 3), 255, np.uint8))
    one, two = (transfer(fine, white, coarse, texture_pixels=128) for _ in range(2))
    assert (one.base_color == 255).all()
    assert one.normal.any(axis=2).all() and (one.normal[..., 2] > 128).all()
    for name in ("base_color", "normal", "orm"):
        assert np.array_equal(getattr(one, name), getattr(two, name)), name


def test_what_no_ray_meets_comes_from_the_nearest_place() -> None:
    far = make_quad()
    far = Mesh(far.positions + np.array((0, 0, 0.5)), far.faces, normals=far.normals, uvs=far.uvs)
    out = transfer(make_quad(), make_material(64, kind="gradient"), far, texture_pixels=64, maps=COLOR)
    assert np.abs(out.base_color.astype(int) - make_material(64, kind="gradient").base_color).max() <= 1


def test_a_thin_plate_keeps_its_two_sides_apart() -> None:
    front, back = make_quad(), make_quad()
    flip = np.array((-1, 1, -1))
    half = lambda mesh, turn, shift, u: Mesh(
        mesh.positions * turn + shift, mesh.faces, normals=mesh.normals * turn, uvs=mesh.uvs * (0.5, 1) + (u, 0)
    )
    sides = [half(front, 1, (0, 0, 0.001), 0.0), half(back, flip, (0, 0, -0.001), 0.5)]
    plate = join(*sides)
    plate = Mesh(
        plate.positions,
        plate.faces,
        normals=np.concatenate([side.normals for side in sides]),
        uvs=np.concatenate([side.uvs for side in sides]),
    )
    halves = np.where(np.arange(64)[None, :, None] < 32, (255, 0, 0), (0, 0, 255)) * np.ones((64, 1, 1))
    out = transfer(plate, Material(halves.astype(np.uint8)), plate, texture_pixels=64, maps=COLOR).base_color
    assert (out[:, :31] == (255, 0, 0)).all() and (out[:, 33:] == (0, 0, 255)).all()


def test_progress_rises_to_one_and_raising_in_it_ends_the_work() -> None:
    fine, coarse = make_pair()
    heard: list[float] = []
    transfer(fine, Material(), coarse, texture_pixels=128, report=heard.append)
    assert heard == sorted(heard) and heard[-1] == 1.0

    class Stopped(Exception):
        pass

    def stop(fraction: float) -> None:
        if fraction > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        transfer(fine, Material(), coarse, texture_pixels=128, report=stop)


def test_bad_input_is_refused_with_a_reason() -> None:
    fine, coarse = make_pair()
    empty = Mesh(np.zeros((3, 3)), np.zeros((0, 3)))
    with pytest.raises(NothingToTransfer):
        transfer(empty, Material(), coarse, texture_pixels=64)
    with pytest.raises(NothingToTransfer):
        transfer(fine, Material(), empty, texture_pixels=64)
    with pytest.raises(NoUvs):
        transfer(fine, Material(), make_cube(), texture_pixels=64)
    with pytest.raises(NoUvs):
        transfer(make_cube(), make_material(), coarse, texture_pixels=64)
    bare = Mesh(coarse.positions, coarse.faces, uvs=coarse.uvs)
    with pytest.raises(NoTangentFrame, match="normals"):
        transfer(fine, Material(), bare, texture_pixels=64)
    assert transfer(fine, Material(), bare, texture_pixels=64, maps=OCCLUSION).orm is not None


def test_one_triangle_without_area_on_the_texture_is_no_trouble() -> None:
    flat = Mesh(np.eye(3), [[0, 1, 2]], normals=np.full((3, 3), 3**-0.5), uvs=np.full((3, 2), 0.5))
    out = transfer(flat, Material(), flat, texture_pixels=16)
    assert np.abs(np.linalg.norm(out.normal / 127.5 - 1, axis=2) - 1).max() < 0.02
