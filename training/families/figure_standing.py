"""People who stand: realistic to stylised, men, women and children, clothed in any way."""

import numpy as np

from training.families.anatomy_human import Joints, Limb, Pose, body, limb
from training.families.clothes import Outfit, any_outfit, extras, skirt
from training.families.looks import any_material
from training.families.measures import Measures, any_measures
from training.solids.build import Solid, turn

WEIGHT = 1.5


def arm(rng: np.random.Generator) -> Limb:
    """Hanging, on the hip, folded, waving, pointing."""
    kind = rng.choice(("hang", "hip", "fold", "wave", "point"), p=(0.6, 0.14, 0.1, 0.1, 0.06))
    if kind == "hip":
        return limb(48, -12, -48, rng.uniform(10, 30))
    if kind == "fold":
        return limb(12, 15, -55, 75)
    if kind == "wave":
        return limb(rng.uniform(50, 80), 10, rng.uniform(-20, 30), 165)
    if kind == "point":
        return limb(10, rng.uniform(60, 95), 5, rng.uniform(70, 95))
    return limb(rng.uniform(6, 24), rng.uniform(-12, 10), rng.uniform(0, 18), rng.uniform(5, 35))


def standing(rng: np.random.Generator) -> Pose:
    """Upright, weight on one leg or both."""
    left = arm(rng)
    right = left if rng.random() < 0.5 else arm(rng)
    apart, step = rng.uniform(0, 11), rng.uniform(-14, 14) * (rng.random() < 0.5)
    legs = limb(apart, step + 4, apart * 0.7, step - 4), limb(apart, 4 - step, apart * 0.7, -step - 6)
    return Pose(
        (left, right), legs, turn(x=rng.normal(0, 3), z=rng.normal(0, 2)), turn(x=rng.normal(0, 6), y=rng.normal(0, 14))
    )


def build(solid: Solid, rng: np.random.Generator) -> None:
    cartoon = float(rng.choice((0.0, 0.0, 0.3, 0.7)))
    size, wear = any_measures(rng, cartoon=cartoon), any_outfit(solid, rng, cartoon=cartoon)
    joints: Joints = body(solid, rng, size, standing(rng), wear)
    extras(solid, rng, size, wear, joints)
    dress(solid, rng, size, wear)
    if rng.random() < 0.12:
        low = -0.02 - size.thigh - size.shin - 0.09
        stone = any_material(solid, rng)
        if rng.random() < 0.5:
            solid.cone(
                (0, low - 0.08, 0.03), (0, low + 0.03, 0.03), rng.uniform(0.3, 0.4), rounding=0.01, material=stone
            )
        else:
            solid.box((0, low - 0.05, 0.03), (0.32, 0.09, 0.26), rounding=0.01, material=stone)


def dress(solid: Solid, rng: np.random.Generator, size: Measures, wear: Outfit) -> None:
    """For some a skirt, or the tail of a coat."""
    if (size.bust and rng.random() < 0.45) or rng.random() < 0.08:
        low = rng.uniform(0.25, 0.75) * (size.thigh + size.shin)
        cloth = wear.top if rng.random() < 0.5 else any_material(solid, rng)
        skirt(solid, rng, size, cloth, low=low, wide=rng.uniform(0.2, 0.34))
