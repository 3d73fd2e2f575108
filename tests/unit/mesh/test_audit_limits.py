"""Every check of every profile, on an object just inside its limit and on one just outside."""

from dataclasses import replace

import numpy as np
import pytest

from makers import join, make_cube, make_material, make_sphere, make_textured_cube, split_corners
from orfeas.mesh.audit import audit
from orfeas.mesh.auditing.profile import PROFILES
from orfeas.mesh.material import Material
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh

PIXELS = 256


def checks(profile, mesh, material=None, num_bytes=1000):
    report = audit(mesh, material, profile=profile, num_bytes=num_bytes, is_baked=True)
    return {check.id: check for check in report.checks}


def moved(mesh, x=0.0, y=0.0, z=0.0):
    return replace(mesh, positions=mesh.positions + np.float32([x, y, z]))


def with_uvs(change):
    """The textured cube after its UVs, in texels of PIXELS, were changed; four of each side, in the order of sides."""
    cube = make_textured_cube(0.1)
    texels = cube.uvs.reshape(6, 4, 2).astype(np.float64) * PIXELS
    change(texels)
    return replace(cube, uvs=(texels / PIXELS).reshape(-1, 2)), make_material(PIXELS)


def closed(demands):
    cube = make_cube(0.1)
    return (cube,), (replace(cube, faces=cube.faces[:-1]),)


def manifold(demands):
    cube = make_cube(0.1)
    return (join(cube, moved(cube, 0.11, 0.1, 0.1)),), (join(cube, moved(cube, 0.1, 0.1, 0.1)),)


def one_face_turned(demands):
    cube = make_cube(0.1)
    turned = cube.faces.copy()
    turned[0] = turned[0, ::-1]
    return (cube,), (replace(cube, faces=turned),)


def degenerate(demands):
    cube = make_cube(0.1)
    return (cube,), (replace(cube, faces=np.concatenate([cube.faces, [[0, 0, 1]]])),)


def one_piece(demands):
    cube = make_cube(0.1)
    return (cube,), (join(cube, moved(cube, 1)),)


def crossings(demands):
    cube, small = make_cube(0.1), make_cube(0.05)
    return (join(cube, moved(small, 0.0751)),), (join(cube, moved(small, 0.0749)),)


def second_ball(share, *, far=0.0, inverted=False):
    """A ball and another with so large a share of both areas, inside it unless it is far."""
    large, small = make_sphere(3, radius=0.1), make_sphere(2)
    scale = np.sqrt(share / (1 - share) * measure(large).area / measure(small).area)
    faces = small.faces[:, ::-1] if inverted else small.faces
    return (join(large, Mesh(small.positions * scale + [far, 0, 0], faces)),)


def backward(demands):
    limit = demands.max_backward_share
    return tuple(second_ball(limit * part, far=1.0, inverted=True) for part in (0.8, 1.2))


def hidden(demands):
    return tuple(second_ball(demands.max_hidden_share * part) for part in (0.97, 1.03))


def buried(demands):
    return tuple(second_ball(demands.max_buried_share * part) for part in (0.8, 1.2))


def faces(demands):
    def strip(number):
        corners = np.arange(number + 2)
        flat = np.stack([corners // 2 * 1e-4, corners % 2 * 1e-2, np.zeros(len(corners))], axis=1)
        return Mesh(flat, np.stack([corners[:-2], corners[1:-1], corners[2:]], axis=1))

    return (strip(demands.max_faces),), (strip(demands.max_faces + 1),)


def size_least(demands):
    return tuple((make_cube(demands.size_metres[0] * part),) for part in (1.001, 0.999))


def size_most(demands):
    return tuple((make_cube(demands.size_metres[1] * part),) for part in (0.999, 1.001))


def ground(demands):
    return tuple((moved(make_cube(0.05), y=0.025 + lift),) for lift in (0.00099, 0.00101))


def floating(demands):
    cube = make_cube(0.05)
    return tuple((join(cube, moved(cube, x=0.1, y=lift)),) for lift in (0.00009, 0.00011))


def wall(demands):
    cube = make_cube(0.02)
    return tuple(
        (replace(cube, positions=cube.positions * [1, 1, demands.min_wall_metres * part / 0.02]),)
        for part in (1.01, 0.99)
    )


def normals(demands):
    cube = make_textured_cube(0.1)
    scale = np.ones((24, 1))
    pairs = []
    for scale[0] in (1.004, 1.006):
        pairs.append((replace(cube, normals=cube.normals * scale),))
    return tuple(pairs)


def normals_agree(demands):
    ball = split_corners(make_sphere(3, radius=0.1))
    outward = ball.positions / 0.1
    pairs = []
    for share in (0.009, 0.011):
        turned = outward.copy()
        turned[: int(len(turned) * share) // 3 * 3] *= -1
        pairs.append((replace(ball, normals=turned),))
    return tuple(pairs)


def uvs(demands):
    cube = make_textured_cube(0.1)
    return (cube, make_material()), (replace(cube, uvs=None), make_material())


def uvs_inside(demands):
    def reach(most):
        def change(texels):
            texels[5, :, 0] += most - texels[5, :, 0].max()

        return with_uvs(change)

    return reach(PIXELS), reach(PIXELS + 0.1)


def moved_toward_its_neighbour(gap):
    """The second chart so many texels from the first, which ends on a whole texel."""

    def change(texels):
        texels[0, :, 0] += 80 - texels[0, :, 0].max()
        texels[1, :, 0] += 80 + gap - texels[1, :, 0].min()

    return with_uvs(change)


def uv_overlap(demands):
    return moved_toward_its_neighbour(0), moved_toward_its_neighbour(-1)


def uv_gutter(demands):
    return moved_toward_its_neighbour(4), moved_toward_its_neighbour(3)


def uv_slivers(demands):
    def narrowed(width):
        def change(texels):
            middle = texels[2, :, 0].mean()
            texels[2, :, 0] = middle + (texels[2, :, 0] - middle) * width / np.ptp(texels[2, :, 0])

        return with_uvs(change)

    return narrowed(8.01), narrowed(7.99)


def texture(demands):
    cube = make_textured_cube(0.1)
    return (cube, make_material()), (cube, Material())


def of_pixels(width, height):
    return make_textured_cube(0.1), Material(base_color=np.zeros((height, width, 3), np.uint8))


def texture_size(demands):
    return of_pixels(demands.max_texture_pixels, 8), of_pixels(demands.max_texture_pixels + 1, 8)


def texture_power_of_two(demands):
    return of_pixels(64, 64), of_pixels(64, 63)


def num_bytes(demands):
    asset = (make_textured_cube(0.1), make_material())
    return (*asset, demands.max_bytes), (*asset, demands.max_bytes + 1)


PAIRS = {
    "closed": closed,
    "manifold": manifold,
    "oriented": one_face_turned,
    "degenerate": degenerate,
    "winding": one_face_turned,
    "one_piece": one_piece,
    "crossings": crossings,
    "backward": backward,
    "hidden": hidden,
    "buried": buried,
    "faces": faces,
    "size_least": size_least,
    "size_most": size_most,
    "ground": ground,
    "floating": floating,
    "wall": wall,
    "normals": normals,
    "normals_agree": normals_agree,
    "uvs": uvs,
    "uvs_inside": uvs_inside,
    "uv_overlap": uv_overlap,
    "uv_slivers": uv_slivers,
    "uv_gutter": uv_gutter,
    "texture": texture,
    "texture_size": texture_size,
    "texture_power_of_two": texture_power_of_two,
    "bytes": num_bytes,
}


def ids_of(profile):
    """Every check of a profile: those of an asset that has everything a check looks at."""
    return list(checks(profile, make_textured_cube(0.1), make_material(PIXELS)))


@pytest.mark.parametrize(("profile", "check"), [(name, check) for name in PROFILES for check in ids_of(name)])
def test_just_inside_passes_and_just_outside_fails(profile, check):
    inside, outside = PAIRS[check](PROFILES[profile])
    passed, failed = checks(profile, *inside)[check], checks(profile, *outside)[check]
    assert (passed.outcome, failed.outcome) == ("pass", "fail"), (passed, failed)
    assert failed.sentence.endswith(".") and failed.sentence != passed.sentence


def test_every_pair_belongs_to_a_check():
    assert set(PAIRS) == {check for name in PROFILES for check in ids_of(name)}


@pytest.mark.parametrize("profile", PROFILES)
def test_no_check_passes_or_goes_unsaid_where_there_is_nothing(profile):
    nothing = Mesh(np.zeros((0, 3)), np.zeros((0, 3)), normals=np.zeros((0, 3)), uvs=np.zeros((0, 2)))
    report = audit(nothing, None, profile=profile)
    assert report.verdict == "fail"
    assert "not_checked" in {check.outcome for check in report.checks}


def test_a_limited_size_that_is_not_known_is_not_checked():
    found = checks("web", make_textured_cube(0.1), make_material(), num_bytes=None)
    assert found["bytes"].outcome == "not_checked"
    assert "Audit the file" in found["bytes"].sentence
