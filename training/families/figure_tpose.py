"""Game characters in T-pose or A-pose."""

import numpy as np

from training.families.anatomy_human import Pose, body, limb
from training.families.clothes import any_outfit, extras
from training.families.figure_standing import dress
from training.families.measures import any_measures
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    cartoon = float(rng.choice((0.0, 0.0, 0.4, 0.9)))
    size, wear = any_measures(rng, cartoon=cartoon), any_outfit(solid, rng, cartoon=cartoon, hats=0.4)
    out = rng.uniform(80, 94) if rng.random() < 0.6 else rng.uniform(35, 65)
    arm = limb(out, rng.uniform(-5, 5), out + rng.uniform(-12, 5), rng.uniform(0, 12))
    apart = rng.uniform(1, 12)
    leg = limb(apart, 2, apart * 0.8, -3)
    joints = body(solid, rng, size, Pose((arm, arm), (leg, leg), turn(), turn()), wear)
    extras(solid, rng, size, wear, joints)
    dress(solid, rng, size, wear)
