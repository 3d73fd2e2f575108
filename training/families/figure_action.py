"""People in motion: running, jumping, throwing, kicking, dancing, lunging, kneeling."""

import numpy as np

from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import any_outfit, extras
from training.families.looks import any_material
from training.families.measures import any_measures
from training.solids.build import Solid, turn


def run(rng: np.random.Generator) -> Pose:
    stride = rng.uniform(0.6, 1.1)
    arms = (
        limb(12, -50 * stride, 0, 30), limb(12, 45 * stride, -25, 110),
    )  # fmt: skip
    legs = limb(2, 65 * stride, 0, -10 * stride), limb(2, -25 * stride, 0, -85 * stride)
    return Pose(arms, legs, turn(x=rng.uniform(5, 22), y=rng.uniform(-10, 10)), turn(x=-8))


def jump(rng: np.random.Generator) -> Pose:
    arms = limb(60, rng.uniform(60, 160), 40, 160), limb(60, rng.uniform(60, 160), 30, 150)
    legs = limb(20, rng.uniform(20, 80), 8, rng.uniform(-80, -20)), limb(15, rng.uniform(-30, 60), 5, -70)
    return Pose(arms, legs, turn(x=rng.uniform(-10, 10)), turn(x=-12))


def throw(rng: np.random.Generator) -> Pose:
    arms = limb(60, -20, 10, rng.uniform(120, 170)), limb(20, 70, 15, 85)
    legs = limb(12, -25, 8, -40), limb(10, 45, 5, -5)
    return Pose(arms, legs, turn(x=rng.uniform(-8, 15), y=rng.uniform(-25, 5)), turn(y=15))


def kick(rng: np.random.Generator) -> Pose:
    arms = limb(55, 40, -20, 100), limb(50, -20, 10, 60)
    high = rng.uniform(55, 105)
    legs = limb(15, high, 12, high - rng.uniform(0, 30)), limb(5, -8, 3, -18)
    return Pose(arms, legs, turn(x=rng.uniform(-22, 0)), turn())


def dance(rng: np.random.Generator) -> Pose:
    arms = tuple(
        limb(rng.uniform(20, 95), rng.uniform(-30, 150), rng.uniform(-40, 60), rng.uniform(20, 175)) for _ in range(2)
    )
    legs = (
        limb(rng.uniform(5, 75), rng.uniform(0, 50), rng.uniform(-30, 60), rng.uniform(-60, 0)),
        limb(rng.uniform(2, 12), rng.uniform(-12, 8), 2, -12),
    )
    return Pose((arms[0], arms[1]), legs, turn(x=rng.normal(0, 10), z=rng.normal(0, 10)), turn(y=rng.normal(0, 20)))


def lunge(rng: np.random.Generator) -> Pose:
    arms = limb(15, rng.uniform(40, 95), 0, rng.uniform(80, 110)), limb(30, -40, 0, rng.uniform(0, 60))
    legs = limb(8, rng.uniform(60, 88), 5, -8), limb(8, -25, 5, rng.uniform(-60, -35))
    return Pose(arms, legs, turn(x=rng.uniform(0, 25)), turn(x=-10))


def kneel(rng: np.random.Generator) -> Pose:
    arms = limb(15, 35, -30, rng.uniform(60, 100)), limb(12, 20, -10, 50)
    legs = limb(10, 85, 5, -3), limb(8, -2, 4, -88)
    return Pose(arms, legs, turn(x=rng.uniform(-5, 20)), turn(x=5))


POSES = (run, run, jump, throw, kick, dance, dance, lunge, kneel)


def build(solid: Solid, rng: np.random.Generator) -> None:
    cartoon = float(rng.choice((0.0, 0.0, 0.3, 0.7)))
    size, wear = any_measures(rng, cartoon=cartoon), any_outfit(solid, rng, cartoon=cartoon)
    pose = POSES[rng.integers(len(POSES))](rng)
    if rng.random() < 0.5:
        flip = Pose((pose.arms[1], pose.arms[0]), (pose.legs[1], pose.legs[0]), pose.lean.copy(), pose.nod)
        flip.lean[0, 1:] *= -1
        flip.lean[1:, 0] *= -1
        pose = flip
    joints = body(solid, rng, size, pose, wear)
    extras(solid, rng, size, wear, joints)
    if rng.random() < 0.25:
        ball = any_material(solid, rng)
        r = rng.uniform(0.05, 0.13)
        solid.ellipsoid(joints.hands[0] + joints.ways[0] * r, r, material=ball)
