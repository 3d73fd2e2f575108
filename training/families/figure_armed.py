"""People with a weapon, tool, staff, shield or bag in their hands."""

import numpy as np

from training.families.anatomy_human import Joints, Pose, body, limb
from training.families.clothes import any_outfit, extras
from training.families.figure_standing import arm, dress
from training.families.held import HANGING, LONG, hanging_thing, long_thing, shield
from training.families.measures import any_measures
from training.solids.build import Solid, turn

WEIGHT = 1.2


def build(solid: Solid, rng: np.random.Generator) -> None:
    cartoon = float(rng.choice((0.0, 0.0, 0.4, 0.8)))
    size, wear = any_measures(rng, cartoon=cartoon), any_outfit(solid, rng, cartoon=cartoon, hats=0.6)
    ready = rng.random() < 0.5
    holding = [limb(rng.uniform(12, 30), rng.uniform(-10, 25), rng.uniform(-5, 15), rng.uniform(60, 95)),
               limb(rng.uniform(60, 85), 10, 20, rng.uniform(120, 170)),
               limb(rng.uniform(12, 22), 5, 8, rng.uniform(5, 25))][rng.integers(3)]  # fmt: skip
    second = arm(rng) if not ready else limb(15, rng.uniform(10, 30), -10, rng.uniform(70, 95))
    wide = rng.uniform(3, 16)
    legs = limb(wide, rng.uniform(0, 25), wide, -3), limb(wide, rng.uniform(-15, 5), wide, -12)
    is_left = rng.random() < 0.4
    arms = (holding, second) if is_left else (second, holding)
    pose = Pose(arms, legs, turn(x=rng.normal(2, 4), y=rng.normal(0, 8)), turn(y=rng.normal(0, 12)))
    joints = body(solid, rng, size, pose, wear)
    extras(solid, rng, size, wear, joints)
    dress(solid, rng, size, wear)
    _in_hand(solid, rng, joints, 0 if is_left else 1, shown=True)
    if ready or rng.random() < 0.25:
        _in_hand(solid, rng, joints, 1 if is_left else 0, shown=False)


def _in_hand(solid: Solid, rng: np.random.Generator, joints: Joints, hand: int, *, shown: bool) -> None:
    at, way = joints.hands[hand], joints.ways[hand]
    side = 1 if hand == 0 else -1
    big = float(rng.uniform(0.8, 1.25))
    if not shown and rng.random() < 0.6:
        with solid.placed(at + np.array([side * 0.05, 0, 0.05]), turned=turn(y=side * rng.uniform(15, 85)), scale=big):
            shield(solid, rng)
    elif way[1] < -0.8 and rng.random() < 0.5:
        with solid.placed(at):
            hanging_thing(solid, rng, str(rng.choice(HANGING)))
    else:
        # Upright when the forearm points ahead, else slanted ahead; out of the body's way.
        tilt = rng.uniform(-12, 25) if way[1] < 0.5 else rng.uniform(-50, -10)
        tilt = rng.uniform(50, 100) if way[1] < -0.85 else tilt
        turned = turn(x=tilt, z=-side * rng.uniform(0, 22))
        with solid.placed(at, turned=turned, scale=big):
            long_thing(solid, rng, str(rng.choice(LONG)))
