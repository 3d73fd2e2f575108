"""A lithophane is as thick as the light law says, flat, bent or a tube, and one closed piece."""

import math

import numpy as np
import pytest
from embreex import rtcore_scene
from embreex.mesh_construction import TriangleMesh

from makers import make_picture
from orfeas.engines.depth.by_brightness import light_of
from orfeas.mesh.audit import audit
from orfeas.mesh.measure import measure
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.reliefs.limits import ATTENUATION, ImpossibleRelief
from orfeas.mesh.reliefs.lithophane import lithophane, thickness_for

THIN, THICK, WIDTH = 0.0008, 0.003, 0.06


def picture_light(pixels: int = 72) -> np.ndarray:
    """Of a striped ball before a light backdrop, from black to white."""
    light = light_of(make_picture("plain", pixels=pixels).pixels[..., :3].astype(np.float32))
    return (light - light.min()) / np.ptp(light)


def walls_along_z(mesh: Mesh, rows: int, columns: int) -> np.ndarray:
    """How much of the solid lies behind each sample's place, by rays through it: (rows, columns) metres."""
    low, high = mesh.bounds
    x = np.linspace(low[0], high[0], columns)[1:-1]
    y = np.linspace(high[1], low[1], rows)[1:-1]
    at = np.stack([*np.meshgrid(x, y), np.full((rows - 2, columns - 2), 1.0)], axis=-1).reshape(-1, 3)
    at = (at + 1e-6).astype(np.float32)
    found = []
    for origin, direction in ((at, -1.0), (at * [1, 1, -1], 1.0)):
        scene = rtcore_scene.EmbreeScene(robust=True)
        TriangleMesh(scene, np.ascontiguousarray(mesh.positions[mesh.faces]))
        towards = np.tile(np.array([0, 0, direction], np.float32), (len(at), 1))
        found.append(scene.run(np.ascontiguousarray(origin, np.float32), towards, query="DISTANCE"))
    return (2.0 - found[0] - found[1]).reshape(rows - 2, columns - 2)


def test_light_through_its_walls_shows_the_picture() -> None:
    light = picture_light()
    mesh = lithophane(light, width_metres=WIDTH)
    shown = np.exp(-ATTENUATION * (walls_along_z(mesh, *light.shape) - THIN))
    seen = light[1:-1, 1:-1]
    assert np.corrcoef(shown.ravel(), seen.ravel())[0, 1] > 0.98
    lit = seen > 1.5 * math.exp(-ATTENUATION * (THICK - THIN))
    assert np.median(np.abs(shown - seen)[lit]) < 0.01


def test_walls_keep_within_what_was_asked() -> None:
    found = audit(lithophane(picture_light(), width_metres=WIDTH), None, profile="print-fdm")
    assert found.verdict == "pass", found.failures
    assert found.measurements.size == pytest.approx((WIDTH, WIDTH, THICK), rel=1e-4)
    assert found.measurements.walls is not None and found.measurements.walls.thin_metres > THIN


def test_the_law_is_that_of_beer_and_lambert() -> None:
    light = np.array([[1.0, math.exp(-1)], [math.exp(-2), 0.0]], np.float32)
    thickness = thickness_for(light, thinnest=THIN, thickest=THICK, attenuation=1000.0)
    assert thickness == pytest.approx(np.array([[THIN, THIN + 0.001], [THIN + 0.002, THICK]]), rel=1e-4)


@pytest.mark.parametrize("degrees", [30, 90, 180, 300])
def test_bent_its_back_is_an_arc_of_the_width(degrees: float) -> None:
    mesh = lithophane(picture_light(), width_metres=WIDTH, curve_radians=math.radians(degrees), frame_metres=0.003)
    found = measure(mesh, extras=frozenset({"crossings", "walls"}))
    assert found.is_closed and found.is_manifold and found.is_oriented and found.num_parts == 1 and found.genus == 0
    assert found.crossings is not None and found.crossings.num_pairs == 0
    assert found.walls is not None and found.walls.thin_metres > 0.98 * THIN
    radius = WIDTH / math.radians(degrees)
    outer = radius + THICK
    widest = 2 * (outer if degrees >= 180 else outer * math.sin(math.radians(degrees) / 2))
    assert found.size[0] == pytest.approx(widest, rel=1e-3)


def test_a_bend_too_slight_to_see_is_flat() -> None:
    light = picture_light()
    bent, flat = (lithophane(light, width_metres=WIDTH, curve_radians=each) for each in (1e-13, 0.0))
    assert bent.positions == pytest.approx(flat.positions, abs=1e-7)


@pytest.mark.parametrize("radians", [2 * math.pi, 6.283, 6.2832])
def test_a_full_turn_is_a_tube_with_its_picture_outside(radians: float) -> None:
    light = picture_light()
    mesh = lithophane(light, width_metres=WIDTH, curve_radians=radians)
    found = measure(mesh, extras=frozenset({"crossings"}))
    assert found.is_closed and found.is_manifold and found.is_oriented and (found.num_parts, found.genus) == (1, 1)
    assert found.crossings is not None and found.crossings.num_pairs == 0
    radius = WIDTH / (2 * math.pi)
    inner = mesh.positions[light.size :]
    assert np.ptp(inner, axis=0) == pytest.approx((2 * radius, WIDTH * 71 / 72, 2 * radius), rel=0.005)
    thick = thickness_for(light, thinnest=THIN, thickest=THICK, attenuation=ATTENUATION)
    # Pappus: the volume of a thin wall is its area times its thickness, a little more outside.
    expected = WIDTH * float(found.size[1]) * float(np.mean(thick + thick**2 / (2 * radius)))
    assert found.volume == pytest.approx(expected, rel=0.01)


def test_it_stands_facing_the_viewer_unless_it_is_to_lie() -> None:
    light = picture_light()
    assert measure(lithophane(light, width_metres=WIDTH)).size[1] == pytest.approx(WIDTH, rel=1e-4)
    assert measure(lithophane(light, width_metres=WIDTH, stands=False)).size[1] == pytest.approx(THICK, rel=1e-4)


@pytest.mark.parametrize(
    "asked",
    [
        {"thickest_metres": THIN},
        {"thinnest_metres": 0.0},
        {"attenuation_per_metre": 0.0},
        {"curve_radians": 1.0, "stands": False},
        {"curve_radians": -0.1},
    ],
)
def test_impossible_sizes_are_refused(asked) -> None:
    with pytest.raises(ImpossibleRelief):
        lithophane(picture_light(), **asked)
