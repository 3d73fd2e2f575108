"""A picture becomes one closed plate, whatever is asked; options that contradict each other are refused."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from makers import make_picture
from orfeas.engines.depth import by_outline
from orfeas.engines.matting.cut_out import NoSubject
from orfeas.generations.reliefs.make import Relief, make_relief
from orfeas.generations.reliefs.options import ReliefContradiction, ReliefOptions
from orfeas.mesh.measure import Measurements, measure
from orfeas.mesh.reliefs.limits import ImpossibleRelief

ROUGH = ReliefOptions(detail_metres=0.001)
BALL = make_picture("alpha", pixels=128)


@pytest.fixture(autouse=True)
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inflation on a quarter of the cells: a sixteenth of the time, and the same plates."""
    monkeypatch.setattr(by_outline, "CELLS", 64)


def is_one_solid(made: Relief) -> Measurements:
    found = measure(made.mesh)
    assert found.is_closed and found.is_manifold and found.is_oriented and found.num_parts == 1
    return found


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({}, (0.1, 0.005, 0.1)),
        ({"stands": True, "frame_metres": 0.01}, (0.1, 0.1, 0.005)),
        ({"is_negative": True, "width_metres": 0.05}, (0.05, 0.005, 0.05)),
        ({"base_metres": 0.001, "depth_metres": 0.008}, (0.1, 0.009, 0.1)),
        ({"faces": 2000}, (0.1, 0.005, 0.1)),
        ({"shape": "outline"}, (0.06, 0.005, 0.06 / 1.15)),
        ({"kind": "lithophane"}, (0.1, 0.1, None)),
        ({"kind": "lithophane", "stands": False, "is_negative": True}, (0.1, 0.003, 0.1)),
        ({"kind": "lithophane", "curve_radians": 2 * math.pi}, (0.2 / math.pi / 2 + 0.006, 0.1, None)),
    ],
)
def test_what_is_asked_is_made_in_one_piece(asked, size) -> None:
    made = make_relief(BALL, replace(ROUGH, **asked))
    found = is_one_solid(made)
    for side, wanted in zip(found.size, size, strict=True):
        assert wanted is None or side == pytest.approx(wanted, rel=0.04)
    assert "faces" not in asked or found.num_faces <= asked["faces"]
    assert made.sentences


def test_a_subject_stands_on_a_level_plate_and_its_negative_is_a_mould() -> None:
    made, mould = (make_relief(BALL, replace(ROUGH, is_negative=each)).mesh for each in (False, True))
    corner = np.abs(made.positions[:, [0, 2]]).min(axis=1) > 0.045
    middle = np.linalg.norm(made.positions[:, [0, 2]], axis=1) < 0.01
    top, sunk = (mesh.positions[:, 1] for mesh in (made, mould))
    assert top[corner & (top > 0)] == pytest.approx(0.002, abs=1e-6)
    assert sunk[corner & (sunk > 0)] == pytest.approx(0.005, abs=1e-6)
    assert top[middle & (top > 0)].min() > 0.004 > 0.003 > sunk[middle & (sunk > 0)].max()


def test_lying_or_standing_it_is_shown_standing() -> None:
    lying, standing = (make_relief(BALL, replace(ROUGH, stands=each)) for each in (False, True))
    assert lying.shown.positions == pytest.approx(standing.mesh.positions, abs=1e-6)
    assert standing.shown is standing.mesh and lying.mesh.size[1] < 0.006


@pytest.mark.parametrize(
    ("kind", "asked", "method"),
    [
        ("alpha", {}, "outline"),
        ("plain", {}, "outline"),
        ("plain", {"is_whole": True}, "brightness"),
        ("noise", {}, "brightness"),
        ("white", {}, "brightness"),
    ],
)
def test_the_subject_counts_where_there_is_one(kind, asked, method) -> None:
    picture = make_picture(kind, pixels=96)
    if kind == "white":
        picture = replace(picture, pixels=picture.pixels, has_alpha=False)
    assert make_relief(picture, replace(ROUGH, **asked)).method == method


def test_the_users_mask_says_what_the_subject_is() -> None:
    mask = np.zeros((64, 64), np.float32)
    mask[16:48, 8:56] = 1
    made = make_relief(make_picture("noise", pixels=128), replace(ROUGH, shape="outline"), mask=mask)
    assert is_one_solid(made).size == pytest.approx((0.075, 0.005, 0.05), rel=0.05)
    with pytest.raises(NoSubject):
        make_relief(BALL, ROUGH, mask=np.zeros((9, 9), np.float32))


def test_an_outline_needs_a_subject() -> None:
    with pytest.raises(NoSubject):
        make_relief(make_picture("white", pixels=64), replace(ROUGH, shape="outline"))


def test_darker_is_thicker_and_transparent_is_white() -> None:
    mesh = make_relief(BALL, replace(ROUGH, kind="lithophane")).mesh
    thick = mesh.positions[:, 2] - mesh.positions[:, 2].min()
    front = thick > 0
    corner = np.abs(mesh.positions[:, [0, 1]] - [0, 0.05]).min(axis=1) > 0.045
    assert thick[corner & front] == pytest.approx(0.0008, abs=1e-6)
    middle = np.abs(mesh.positions[:, [0, 1]] - [0, 0.05]).max(axis=1) < 0.01
    assert thick[middle & front].min() > 0.001


def test_a_network_sees_the_whole_picture_or_its_subject(tmp_path: Path) -> None:
    pytest.importorskip("onnx")
    from orfeas.engines.onnx_graph import open_graph
    from unit.engines.graph_makers import PLAIN, write_graph

    depth = open_graph(write_graph(tmp_path / "depth.onnx"), card=PLAIN)
    made = make_relief(make_picture("plain", pixels=96), ROUGH, depth=depth)
    assert is_one_solid(made) and (made.method, made.sentences, made.seen_by) == ("network", (), ("depth",))
    assert make_relief(BALL, replace(ROUGH, shape="outline"), depth=depth).method == "network"


@pytest.mark.parametrize(
    ("asked", "failure"),
    [
        ({"shape": "outline", "kind": "lithophane"}, ReliefContradiction),
        ({"shape": "outline", "frame_metres": 0.001}, ReliefContradiction),
        ({"shape": "outline", "curve_radians": 1.0}, ReliefContradiction),
        ({"shape": "outline", "is_whole": True}, ReliefContradiction),
        ({"curve_radians": 1.0, "stands": False}, ReliefContradiction),
        ({"detail_metres": 1e-9}, ImpossibleRelief),
        ({"detail_metres": math.nan}, ImpossibleRelief),
        ({"depth_metres": 0.0}, ImpossibleRelief),
        ({"base_metres": math.inf}, ImpossibleRelief),
        ({"width_metres": -1.0}, ImpossibleRelief),
        ({"curve_radians": math.nan}, ImpossibleRelief),
        ({"frame_metres": 0.05}, ImpossibleRelief),
        ({"attenuation_per_metre": math.nan}, ImpossibleRelief),
    ],
)
def test_what_cannot_be_is_refused(asked, failure) -> None:
    with pytest.raises(failure):
        make_relief(
            BALL, replace(ROUGH, **({"kind": "lithophane"} if "attenuation_per_metre" in asked else {}), **asked)
        )


@pytest.mark.parametrize("asked", [{"kind": "lithophane"}, {"is_whole": True}])
def test_what_shows_the_whole_picture_takes_no_mask(asked) -> None:
    with pytest.raises(ReliefContradiction):
        make_relief(BALL, replace(ROUGH, **asked), mask=np.ones((4, 4), np.float32))


def test_options_survive_json() -> None:
    asked = replace(ROUGH, kind="lithophane", curve_radians=1.0, faces=9)
    assert ReliefOptions.from_json(asked.to_json()) == asked
