"""Riders on horses and other beasts, and beasts on a plinth; natural or cast in one."""

import numpy as np

from training.families.anatomy_animal import coat
from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import extras
from training.families.held import long_thing
from training.families.looks import any_material
from training.families.steed import base, beast_body, cast, person
from training.solids.build import Solid, turn

SIDE = True


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (rider, rider, beast)
    stone = cast(solid, rng) if rng.random() < 0.55 else -1
    first = len(solid.codes)
    kinds[rng.integers(len(kinds))](solid, rng)
    if stone >= 0:
        # Cast or carved: one material for everything.
        solid.codes[first:] = [(kind, how, stone) for kind, how, _ in solid.codes[first:]]


def rider(solid: Solid, rng: np.random.Generator) -> None:
    rear = rng.uniform(15, 40) if rng.random() < 0.3 else 0.0
    kind = str(rng.choice(("horse", "horse", "horse", "cow", "bear", "wolf")))
    low = beast_body(solid, rng, coat(solid, rng), kind=kind, rear=rear)
    size, wear = person(solid, rng)
    holds = limb(10, 20, -12, rng.uniform(60, 85))
    other = holds if rng.random() < 0.5 else limb(rng.uniform(15, 60), rng.uniform(20, 90), 10, rng.uniform(60, 160))
    leg = limb(38, rng.uniform(40, 62), 3, rng.uniform(-25, 0))
    pose = Pose((holds, other), (leg, leg), turn(x=rng.uniform(-8, 12)), turn(y=rng.normal(0, 12)))
    with solid.placed((0, 0.1 + 0.3 * np.sin(np.radians(rear)), -0.05)):
        saddle = any_material(solid, rng)
        solid.cushion((0, -0.14, 0), (0.2, 0.08, 0.25), power=3, blend=0.03, material=saddle)
        joints = body(solid, rng, size, pose, wear)
        extras(solid, rng, size, wear, joints)
        if rng.random() < 0.4:
            with solid.placed(joints.hands[1], turned=turn(x=rng.uniform(-10, 60), z=rng.uniform(0, 20))):
                long_thing(solid, rng, str(rng.choice(("sword", "spear", "flag", "axe"))))
    if rng.random() < 0.75:
        base(solid, rng, low, 0.38, 0.85)


def beast(solid: Solid, rng: np.random.Generator) -> None:
    """An animal on a plinth."""
    kind = str(rng.choice(("lion", "lion", "horse", "bear", "wolf", "cow", "deer")))
    low = beast_body(solid, rng, coat(solid, rng), kind=kind, rear=rng.uniform(0, 25) * (rng.random() < 0.3))
    base(solid, rng, low, 0.4, 0.85)
