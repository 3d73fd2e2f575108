"""Statues of people: a figure on a column or plinth, pairs, a person with an animal."""

import numpy as np

from training.families.anatomy_animal import coat
from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import extras
from training.families.figure_action import POSES
from training.families.figure_standing import dress, standing
from training.families.looks import any_material
from training.families.steed import base, beast_body, cast, low_end, person
from training.solids.build import Solid, turn

WEIGHT = 0.7


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (column, pair, walker)
    stone = cast(solid, rng) if rng.random() < 0.55 else -1
    first = len(solid.codes)
    kinds[rng.integers(len(kinds))](solid, rng)
    if stone >= 0:
        # Cast or carved: one material for everything.
        solid.codes[first:] = [(kind, how, stone) for kind, how, _ in solid.codes[first:]]


def column(solid: Solid, rng: np.random.Generator) -> None:
    """A figure on a plinth or column."""
    size, wear = person(solid, rng)
    is_still = rng.random() < 0.6
    pose = standing(rng) if is_still else POSES[rng.integers(len(POSES))](rng)
    joints = body(solid, rng, size, pose, wear)
    extras(solid, rng, size, wear, joints)
    dress(solid, rng, size, wear)
    low, of = low_end(size), any_material(solid, rng)
    if not is_still or rng.random() < 0.3:
        solid.capsule((0, low, -0.12), (0, -0.1, -0.08), 0.1, to=0.06, blend=0.03, material=of)
    if rng.random() < 0.4:
        tall, r = rng.uniform(0.4, 1.2), rng.uniform(0.22, 0.3)
        solid.cone((0, low - tall, 0), (0, low, 0), r, to=r * 0.9, material=of)
        for y in (low - 0.02, low - tall):
            solid.box((0, y, 0), (r * 1.4, 0.06, r * 1.4), rounding=0.02, material=of)
    else:
        base(solid, rng, low + 0.05, rng.uniform(0.3, 0.42), rng.uniform(0.3, 0.42))


def pair(solid: Solid, rng: np.random.Generator) -> None:
    """Two people side by side or face to face, touching."""
    for side in (1, -1):
        size, wear = person(solid, rng)
        inner, outer = limb(35, rng.uniform(-5, 30), 30, rng.uniform(-10, 40)), limb(10, 5, 5, rng.uniform(5, 80))
        legs = limb(4, 4, 3, -4), limb(4, 0, 3, -4)
        arms = (outer, inner) if side > 0 else (inner, outer)
        with solid.placed(
            (side * rng.uniform(0.2, 0.26), -low_end(size), 0), turned=turn(y=-side * rng.uniform(-15, 35))
        ):
            pose = Pose(arms, legs, turn(z=side * rng.uniform(0, 5)), turn(y=-side * rng.uniform(0, 35)))
            body(solid, rng, size, pose, wear)
            dress(solid, rng, size, wear)
    base(solid, rng, 0.04, 0.5, 0.28)


def walker(solid: Solid, rng: np.random.Generator) -> None:
    """A person beside a dog, a lion, a pony."""
    size, wear = person(solid, rng)
    with solid.placed((0.4, -low_end(size), 0)):
        joints = body(solid, rng, size, standing(rng), wear)
        dress(solid, rng, size, wear)
        extras(solid, rng, size, wear, joints)
    kind = str(rng.choice(("dog", "wolf", "lion", "horse", "sheep", "bear")))
    scale = {"horse": 1.0}.get(kind, rng.uniform(0.5, 0.7))
    with solid.placed((0, 1.1 * scale, rng.uniform(-0.1, 0.2)), scale=scale):
        low = beast_body(solid, rng, coat(solid, rng), kind=kind)
    base(solid, rng, max(1.1 + low, 0.0) * scale + 0.03, 0.65, 0.75)
