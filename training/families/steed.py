"""Four-legged beasts to ride or to put on a plinth, and plinths and statues' stuffs."""

from dataclasses import replace

import numpy as np

from training.families.anatomy_animal import Coat
from training.families.animal_head import HEADS
from training.families.animal_head import head as animal_head
from training.families.clothes import Outfit, any_outfit
from training.families.looks import STEEL, any_material, near_color
from training.families.measures import Measures, any_measures
from training.solids.build import Solid, turn


def cast(solid: Solid, rng: np.random.Generator) -> int:
    tones = ((0.12, 0.07, 0.03), (0.06, 0.14, 0.1), (0.7, 0.68, 0.62), (0.35, 0.33, 0.3), (0.55, 0.38, 0.12), STEEL)
    color = tones[rng.integers(len(tones))]
    return solid.material(
        color, near_color(color, rng, spread=0.4), pattern="noise", size=0.2, gloss=float(rng.uniform(0, 0.6))
    )


def person(solid: Solid, rng: np.random.Generator) -> tuple[Measures, Outfit]:
    return replace(any_measures(rng), belly=0.0), any_outfit(solid, rng, hats=0.3)


def low_end(size: Measures) -> float:
    return -0.02 - size.thigh - size.shin - 0.07


def base(solid: Solid, rng: np.random.Generator, y: float, wide: float, long: float) -> None:
    """A plinth whose top is at `y`."""
    of, tall = any_material(solid, rng), float(rng.choice((0.08, 0.3, 0.8))) * rng.uniform(0.7, 1.3)
    kind = rng.random()
    if kind < 0.6:
        solid.box((0, y - tall / 2, 0), (wide, tall / 2, long), rounding=0.015, taper=rng.uniform(0.85, 1), material=of)
        if tall > 0.2:
            for at in (y - 0.04, y - tall + 0.05):
                solid.box((0, at, 0), (wide * 1.08, 0.04, long * 1.06), rounding=0.012, material=of)
    elif kind < 0.8:
        solid.ellipsoid((0, y - 0.03, 0), (wide * 1.2, 0.09, long * 1.1), bumps=(0.01, 14), material=of)
    else:
        with solid.placed(turned=np.diag((wide, 1.0, long))):
            solid.cone((0, y - tall, 0), (0, y, 0), 1.1, to=1.05, rounding=0.01, material=of)


def beast_body(solid: Solid, rng: np.random.Generator, wears: Coat, *, kind: str, rear: float = 0.0) -> float:
    """A horse or the like, its back at the origin, head toward +z, rearing by degrees; the height of its hooves."""
    thick, long, leg = rng.uniform(0.24, 0.32), rng.uniform(0.42, 0.55), rng.uniform(0.6, 0.8)
    if kind != "horse":
        leg *= rng.uniform(0.6, 1.0)
    with solid.placed((0, -thick, 0)):
        with solid.placed((0, -0.1, -long), turned=turn(x=-rear)), solid.placed((0, 0.1, long)):
            solid.ellipsoid((0, 0, 0), (thick * 0.9, thick, long), material=wears.fur)
            solid.ellipsoid((0, 0.0, -long * 0.7), (thick, thick * 1.05, thick * 1.15), blend=0.1, material=wears.fur)
            solid.ellipsoid((0, 0.0, long * 0.65), (thick * 0.95, thick * 1.1, thick), blend=0.1, material=wears.fur)
            up = rng.uniform(0.3, 0.6) if kind == "horse" else rng.uniform(0.15, 0.35)
            poll = np.array((0, thick * 0.6 + up, long + rng.uniform(0.2, 0.35)))
            solid.capsule((0, 0.08, long * 0.75), poll, thick * 0.75, to=0.13, blend=0.12, material=wears.fur)
            if kind == "horse":
                solid.capsule(
                    poll + np.array((0, 0.1, -0.12)),
                    (0, thick, long * 0.6),
                    0.06,
                    to=0.08,
                    blend=0.02,
                    material=wears.dark,
                )
            elif kind == "lion":
                solid.ellipsoid(
                    poll - (0, 0.1, 0.1), (0.32, 0.36, 0.26), blend=0.08, bumps=(0.02, 20), material=wears.dark
                )
            animal_head(
                solid, rng, HEADS[kind], wears, at=poll + np.array((0, 0.05, 0.04)), size=0.16, pitch=rng.uniform(5, 35)
            )
            _fore_legs(solid, rng, wears, thick, long, leg, rear)
            end = (0, -rng.uniform(0.2, 0.6), -long - thick - 0.25)
            solid.tube(
                (0, thick * 0.6, -long * 0.9),
                (0, thick * 0.7, -long - thick - 0.2),
                end,
                0.06,
                to=0.08,
                blend=0.03,
                material=wears.dark,
            )
        _hind_legs(solid, rng, wears, thick, long, leg)
    return -thick * 1.3 - leg - 0.17


def _fore_legs(
    solid: Solid, rng: np.random.Generator, wears: Coat, thick: float, long: float, leg: float, rear: float
) -> None:
    raised = int(rng.integers(3)) - 1
    for side in (1, -1):
        top = np.array((side * thick * 0.55, -0.1, long * 0.75))
        is_up = rear > 5 or side == raised
        knee = top + ((0, -0.12, 0.35) if is_up else (0, -leg * 0.5 - thick * 0.3, 0.03))
        foot = knee + ((0, -leg * 0.45, -0.08) if is_up else (0, -leg * 0.5, 0.0))
        solid.capsule(top, knee, 0.12, to=0.075, blend=0.06, material=wears.fur)
        solid.capsule(knee, foot, 0.065, to=0.05, blend=0.01, material=wears.fur)
        solid.capsule(foot, foot - (0, 0.05, -0.03), 0.055, to=0.075, blend=0.01, material=wears.dark)


def _hind_legs(solid: Solid, rng: np.random.Generator, wears: Coat, thick: float, long: float, leg: float) -> None:
    step = rng.normal(0, 0.1)
    for side in (1, -1):
        top = np.array((side * thick * 0.55, -0.05, -long * 0.8))
        knee = top + np.array((0, -leg * 0.4 - thick * 0.2, 0.1 + side * step))
        hock = knee + np.array((0, -leg * 0.22, -0.18))
        foot = np.array((top[0], -leg - thick * 0.3 - 0.1, hock[2] + 0.02))
        solid.capsule(top, knee, 0.17, to=0.1, blend=0.08, material=wears.fur)
        solid.capsule(knee, hock, 0.09, to=0.06, blend=0.02, material=wears.fur)
        solid.capsule(hock, foot, 0.06, to=0.05, blend=0.01, material=wears.fur)
        solid.capsule(foot, foot - (0, 0.05, -0.03), 0.055, to=0.075, blend=0.01, material=wears.dark)
