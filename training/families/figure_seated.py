"""People who sit: on a chair, a block, a stump, the ground, cross-legged or with knees up."""

import numpy as np

from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import any_outfit, extras
from training.families.looks import any_material
from training.families.measures import Measures, any_measures
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    cartoon = float(rng.choice((0.0, 0.0, 0.4)))
    size, wear = any_measures(rng, cartoon=cartoon), any_outfit(solid, rng, cartoon=cartoon)
    kind = rng.choice(("chair", "block", "stump", "lotus", "knees", "floor"), p=(0.3, 0.22, 0.13, 0.15, 0.1, 0.1))
    apart = rng.uniform(2, 18)
    if kind == "lotus":
        legs = (limb(58, 80, -62, 60), limb(58, 78, -58, 72))
        arm = limb(24, rng.uniform(0, 20), rng.uniform(-10, 10), rng.uniform(30, 60))
    elif kind == "knees":
        legs = (limb(6, 128, 3, rng.uniform(15, 35)), limb(6, 122, 3, rng.uniform(5, 35)))
        arm = limb(15, 45, rng.uniform(-35, 0), rng.uniform(60, 85))
    elif kind == "floor":
        legs = (limb(apart, 88, apart, 86), limb(apart, 100, apart, rng.uniform(60, 84)))
        arm = limb(25, rng.uniform(-40, 30), 10, rng.uniform(-20, 60))
    else:
        legs = (limb(apart, 85, apart * 0.5, rng.uniform(-18, 15)), limb(apart, 85, apart * 0.5, rng.uniform(-18, 25)))
        arm = limb(10, rng.uniform(5, 25), rng.uniform(-30, 5), rng.uniform(55, 90))
    other = arm if rng.random() < 0.6 else limb(25, rng.uniform(0, 60), -20, rng.uniform(60, 150))
    lean = turn(x=rng.uniform(-12, 15) + (10 if kind == "knees" else 0))
    pose = Pose((arm, other), legs, lean, turn(x=rng.normal(0, 8), y=rng.normal(0, 14)))
    joints = body(solid, rng, size, pose, wear)
    extras(solid, rng, size, wear, joints, capes=False)
    _seat(solid, rng, str(kind), size)
    if rng.random() < 0.2:
        thing = any_material(solid, rng)
        middle = (joints.hands[0] + joints.hands[1]) / 2
        solid.box(middle, (0.14, 0.02, 0.1), rounding=0.008, turned=turn(x=rng.uniform(20, 60)), material=thing)


def _seat(solid: Solid, rng: np.random.Generator, kind: str, size: Measures) -> None:
    of = any_material(solid, rng)
    top, deep = -0.1, size.depth * 0.9
    tall = size.shin + 0.06
    floor = top - tall
    if kind == "chair":
        wide, long = rng.uniform(0.2, 0.3), size.thigh * 0.45
        z = long - deep - 0.03
        solid.box((0, top, z), (wide, 0.025, long), rounding=0.015, material=of)
        high = rng.uniform(0.2, 0.38)
        solid.box((0, top + high - 0.02, -deep - 0.04), (wide, high, 0.025), rounding=0.015, material=of)
        if rng.random() < 0.4:
            solid.box((0, top - tall / 2, z), (wide, tall / 2, long), rounding=0.02, material=of)
            solid.box((wide, top + 0.1, z), (0.045, 0.14, long), rounding=0.03, material=of, mirror=True)
        else:
            for at in (z - long + 0.03, z + long - 0.03):
                solid.capsule((wide - 0.03, top, at), (wide - 0.02, floor, at), 0.022, material=of, mirror=True)
    elif kind == "block":
        wide = rng.uniform(0.2, 0.45)
        solid.box((0, top - tall / 2, 0), (wide, tall / 2, 0.2), rounding=rng.uniform(0.005, 0.05), material=of)
    elif kind == "stump":
        r = rng.uniform(0.18, 0.26)
        solid.cone(
            (0, floor, 0.02), (0, top + 0.02, 0.02), r * 1.15, to=r, rounding=0.03, bumps=(0.01, 25), material=of
        )
    elif rng.random() < 0.4:
        solid.cone((0, top - 0.09, 0.15), (0, top + 0.01, 0.15), size.thigh * 1.2, rounding=0.03, material=of)
