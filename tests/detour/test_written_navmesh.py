"""What we write, Detour loads, and walks on as geometry says."""

from __future__ import annotations

import base64
import math
import struct

import numpy as np
import pytest

from detour.grounds import (
    hill_height,
    look,
    make_box,
    make_cluttered_floor,
    make_floor,
    make_hills,
    middles_of,
    shortest_way,
    walls_of,
)
from detour.recast import Ask, ask_detour  # noqa: F401
from makers import join
from orfeas.mesh.navigating.details import fan_of
from orfeas.mesh.navigating.detour import detour_navmesh
from orfeas.mesh.navigating.islands import islands_of, neighbours_of
from orfeas.mesh.navmesh import Agent, NavMesh, navmesh

HEADER = 40 + 8 + 100
RAYS = [(math.cos(turn), math.sin(turn)) for turn in (0.1, 1.3, 2.2, 3.7, 5.1)]


def question(ground: NavMesh, **more) -> dict:
    return {"file": base64.b64encode(detour_navmesh(ground)).decode(), **more}


def one_answer(ask: Ask, ground: NavMesh, **more) -> dict:
    return ask({"questions": [question(ground, **more)]})["answers"][0]


def length_of(path) -> float:
    return float(np.linalg.norm(np.diff(np.array(path), axis=0), axis=1).sum())


def sections(file: bytes) -> dict[str, bytes]:
    """The parts of a file with one tile, by the counts in its header."""
    polys, verts, links, meshes, detail_verts, detail_tris, nodes = struct.unpack_from("<7i", file, 48 + 24)
    lengths = {"head": HEADER, "vertices": 12 * verts, "polygons": 32 * polys, "links": 12 * links}
    lengths |= {"details": 12 * meshes, "points": 12 * detail_verts, "faces": 4 * detail_tris, "tree": 16 * nodes}
    found, at = {}, 0
    for name, length in lengths.items():
        found[name], at = file[at : at + length], at + length
    assert at == len(file)
    return found


def without_links(polygons: bytes) -> bytes:
    return b"".join(polygons[k + 4 : k + 32] for k in range(0, len(polygons), 32))


def test_a_way_goes_round_a_block_as_short_as_can_be_and_not_on_top(ask_detour: Ask) -> None:  # noqa: F811
    ground = navmesh(join(make_floor(), make_box((-1, 0, -1), (1, 2, 1))))
    walks = [[(-2, 0, 0.1), (2, 0, 0.1)], [(-2, 0, -2), (2, 0, 2)], [(-2, 0, 0), (0, 2, 0)]]
    answer = one_answer(ask_detour, ground, walks=walks)
    for (start, goal), path in zip(walks[:2], answer["walks"], strict=False):
        shortest = shortest_way(start[::2], goal[::2], ground, ground.islands[0])
        assert shortest > 1.05 * math.dist(start, goal)
        assert length_of(path) == pytest.approx(shortest, rel=2e-3)
        assert np.abs(np.array(path)[:, 1]).max() < 1e-4
    stopped = np.array(answer["walks"][2])[-1]
    assert stopped[1] < 0.1 and np.abs(stopped[[0, 2]]).max() > 1


def test_a_gap_is_not_crossed_and_a_bridge_is(ask_detour: Ask) -> None:  # noqa: F811
    banks = [make_box((-3, -0.1, -2), (-0.8, 0, 2)), make_box((0.8, -0.1, -2), (3, 0, 2))]
    apart, bridged = navmesh(join(*banks)), navmesh(join(*banks, make_box((-1, -0.1, -0.8), (1, 0, 0.8))))
    walk = [[(-2, 0, 1), (2, 0, 1)]]
    answers = ask_detour({"questions": [question(apart, walks=walk), question(bridged, walks=walk)]})["answers"]
    assert max(point[0] for point in answers[0]["walks"][0]) < -0.8
    over = answers[1]["walks"][0]
    assert over[-1] == pytest.approx([2, 0, 1], abs=1e-3)
    shortest = shortest_way((-2, 1), (2, 1), bridged, 0)
    assert shortest > 4 and length_of(over) == pytest.approx(shortest, rel=2e-3)


def test_every_polygon_is_found_and_reached_and_every_wall_is_closed(ask_detour: Ask) -> None:  # noqa: F811
    grounds = [navmesh(make_cluttered_floor(seed), cell_metres=0.15) for seed in range(5)]
    middles = [middles_of(ground) for ground in grounds]
    questions = [
        question(ground, middles=middle.tolist(), rays=RAYS) for ground, middle in zip(grounds, middles, strict=True)
    ]
    assert sum(ground.num_islands for ground in grounds) > 2 * len(grounds)
    for ground, middle, answer in zip(grounds, middles, ask_detour({"questions": questions})["answers"], strict=True):
        assert answer["found"] == list(range(len(ground.polygons)))
        assert answer["joined"] == [island == ground.islands[0] for island in ground.islands]
        for number, island in enumerate(ground.islands):
            walls = walls_of(ground, island)
            seen = [look(middle[number, [0, 2]], np.array(ray), walls) for ray in RAYS]
            assert answer["lengths"][number] == pytest.approx(seen, abs=2e-3)


def test_between_the_corners_of_polygons_detour_knows_how_high_the_hills_are(ask_detour: Ask) -> None:  # noqa: F811
    ground = navmesh(make_hills(), cell_metres=0.15)
    assert len(ground.polygons) < 12
    rng = np.random.default_rng(0)
    x, z = rng.uniform(-3, 3, (2, 400))
    places = np.stack([x, np.zeros(400), z], axis=1)
    answer = one_answer(ask_detour, ground, places=places.tolist())
    away = np.abs(np.array(answer["heights"], dtype=float) - hill_height(x, z))
    assert np.percentile(away, 95) < 0.15 / 2 and away.max() < 0.15
    whole = ground.to_ground()
    assert len(answer["indices"]) == 3 * whole.num_faces
    shown = np.array(answer["positions"]).reshape(-1, 3)[answer["indices"]].reshape(-1, 3, 3)
    ours = whole.positions[whole.faces]
    assert shown == pytest.approx(ours, abs=1e-5)


def test_detour_writes_the_same_file_again_but_for_its_links(ask_detour: Ask) -> None:  # noqa: F811
    ground = navmesh(join(make_hills(6.0), make_box((-0.5, -1, -0.5), (0.5, 2, 0.5))), cell_metres=0.15)
    answer = one_answer(ask_detour, ground)
    ours, theirs = sections(detour_navmesh(ground)), sections(base64.b64decode(answer["written"]))
    linked = np.frombuffer(theirs["links"], dtype="<u4").reshape(-1, 3)
    assert (linked[:, 0] != 0).sum() == sum(other >= 0 for beside in ground.neighbours for other in beside)
    assert without_links(ours.pop("polygons")) == without_links(theirs.pop("polygons"))
    assert len(ours["points"]) > 12 * 20
    assert ours.pop("links") == bytes(len(theirs.pop("links")))
    assert ours == theirs


def test_polygons_of_recast_itself_are_written_as_recast_writes_them(ask_detour: Ask) -> None:  # noqa: F811
    mesh = make_cluttered_floor(1)
    config = {"cs": 0.15, "ch": 0.075, "walkableRadius": 2, "walkableHeight": 24, "walkableClimb": 5}
    build = {"positions": mesh.positions.ravel().tolist(), "indices": mesh.faces.ravel().tolist(), "config": config}
    theirs = sections(base64.b64decode(ask_detour({"builds": [build]})["built"][0]))
    vertices = np.frombuffer(theirs["vertices"], dtype="<f4").reshape(-1, 3)
    rows = np.frombuffer(theirs["polygons"], dtype="<u2").reshape(-1, 16)
    polygons = tuple(tuple(row[2 : 2 + (row[15] & 0xFF)].tolist()) for row in rows)
    beside, fans = neighbours_of(polygons), tuple(fan_of(len(polygon)) for polygon in polygons)
    agent = Agent(0.3, 24 * 0.075, 5 * 0.075, math.radians(45), 0.15)
    ours = sections(detour_navmesh(NavMesh(vertices, polygons, beside, islands_of(beside), fans, 0.0, agent)))
    assert len(polygons) >= 20
    assert ours["vertices"] == theirs["vertices"]
    assert without_links(ours["polygons"]) == without_links(theirs["polygons"])
    for name in ("links", "details", "tree"):
        assert len(ours[name]) == len(theirs[name])
    shape, from_there = (
        struct.unpack_from("<5iI9i4f", ours["head"], 48),
        struct.unpack_from("<5iI9i4f", theirs["head"], 48),
    )
    assert shape[:10] == from_there[:10] and shape[12:18] == pytest.approx(from_there[12:18])
    up = np.cross(vertices[rows[:, 3]] - vertices[rows[:, 2]], vertices[rows[:, 4]] - vertices[rows[:, 3]])[:, 1]
    assert (up >= 0).all()
