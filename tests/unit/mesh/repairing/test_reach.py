import numpy as np

from makers import join, make_sphere, merged
from orfeas.mesh.mesh import Mesh
from orfeas.mesh.repair import repair_surface
from orfeas.mesh.repairing.reach import reached_sides
from orfeas.mesh.skins import find_skins


def bottle(neck, *, wall=0.1, steps=16, around=28):
    """A ball of radius 1 with a ball of radius 1 - wall taken out, and a round opening of radius `neck` at its top."""
    outer = np.linspace(-np.pi / 2, np.arccos(neck), steps)
    inner = np.linspace(np.arccos(neck / (1 - wall)), -np.pi / 2, steps)
    line = np.concatenate(
        [np.stack([np.cos(outer), np.sin(outer)], 1), (1 - wall) * np.stack([np.cos(inner), np.sin(inner)], 1)]
    )
    angle = np.arange(around) * 2 * np.pi / around
    points = np.stack(
        [line[:, :1] * np.cos(angle), np.repeat(line[:, 1:], around, 1), -line[:, :1] * np.sin(angle)], -1
    )
    at = np.arange(len(line) * around).reshape(-1, around)
    a, b = at[:-1], at[1:]
    c, d = np.roll(b, -1, axis=1), np.roll(a, -1, axis=1)
    faces = np.concatenate([np.stack([a, d, c], -1).reshape(-1, 3), np.stack([a, c, b], -1).reshape(-1, 3)])
    found = merged(points.reshape(-1, 3), faces)
    one, two, three = found.faces.T
    return Mesh(found.positions, found.faces[(one != two) & (two != three) & (three != one)])


def test_the_inside_of_a_bottle_with_a_narrow_neck_is_kept():
    given = bottle(0.16)
    repaired = repair_surface(given)
    assert repaired.mesh.num_faces == given.num_faces
    assert not repaired.is_new.any()


def test_what_only_a_pinhole_leads_to_is_not_kept():
    given = bottle(0.03)
    inside = np.linalg.norm(given.positions[given.faces].mean(axis=1), axis=1) < 0.95
    assert not find_skins(given).is_seen[inside].any()


def test_a_ball_touches_the_side_it_comes_from():
    ball = make_sphere(2)
    every = np.arange(ball.num_faces)
    assert (reached_sides(ball.positions.astype(float), ball.faces.astype(np.int64), every) == 1).all()
    assert (reached_sides(ball.positions.astype(float), ball.faces[:, ::-1].astype(np.int64), every) == -1).all()


def test_a_shell_close_under_another_is_not_reached_through_it():
    given = join(make_sphere(3), make_sphere(3, radius=0.996))
    inner = np.arange(given.num_faces // 2, given.num_faces)
    assert not reached_sides(given.positions.astype(float), given.faces.astype(np.int64), inner).any()


def test_nothing_asked_is_nothing_answered():
    ball = make_sphere(1)
    assert not len(reached_sides(ball.positions.astype(float), ball.faces.astype(np.int64), np.zeros(0, np.int64)))


def test_a_crumb_in_its_neck_does_not_close_a_bottle():
    given = bottle(0.16)
    stopped = join(given, make_sphere(1, radius=0.05, center=(0, 0.95, 0)))
    repaired = repair_surface(stopped)
    assert repaired.mesh.num_faces == given.num_faces
    assert repaired.repairs.num_floaters_dropped == 1
