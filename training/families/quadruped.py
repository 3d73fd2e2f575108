"""Quadrupeds on four legs: dogs, cats, horses, cows, pigs, deer, elephants, bears, giraffes; standing or walking."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from training.families.anatomy_animal import Coat, coat, limb
from training.families.animal_head import HEADS, head
from training.families.mane_tail import mane, tail
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 3.0


@dataclass(frozen=True)
class Build:
    """Proportions where shoulder and hip are 1 apart.

    Attributes:
        tall: height of the back; deep, wide: half the chest's; waist: share of it left at the loin.
        neck: its length; rise: its angle over the horizon (degrees); skull: radius; leg: radius of the forearm.
        tail: "thin", "bushy", "stub", "tuft", "curl"; foot: "paw", "hoof" or "pillar".
    """

    tall: float
    deep: float
    wide: float
    waist: float
    neck: float
    rise: float
    skull: float
    leg: float
    tail: str
    foot: str


BUILDS = {
    "dog": Build(0.95, 0.25, 0.19, 0.72, 0.32, 50, 0.18, 0.06, "thin", "paw"),
    "wolf": Build(0.95, 0.24, 0.19, 0.75, 0.32, 40, 0.18, 0.055, "bushy", "paw"),
    "cat": Build(0.75, 0.2, 0.16, 0.9, 0.2, 35, 0.18, 0.055, "thin", "paw"),
    "lion": Build(0.85, 0.25, 0.2, 0.8, 0.25, 30, 0.2, 0.075, "tuft", "paw"),
    "bear": Build(0.88, 0.29, 0.26, 0.95, 0.22, 15, 0.21, 0.1, "stub", "paw"),
    "horse": Build(1.2, 0.28, 0.21, 0.85, 0.68, 50, 0.17, 0.065, "bushy", "hoof"),
    "cow": Build(1.02, 0.34, 0.27, 1.0, 0.3, 15, 0.2, 0.075, "tuft", "hoof"),
    "pig": Build(0.75, 0.27, 0.27, 1.0, 0.12, 5, 0.24, 0.075, "curl", "hoof"),
    "deer": Build(1.15, 0.22, 0.17, 0.8, 0.55, 60, 0.145, 0.045, "stub", "hoof"),
    "goat": Build(0.9, 0.27, 0.21, 0.95, 0.38, 45, 0.16, 0.05, "stub", "hoof"),
    "ram": Build(0.92, 0.29, 0.24, 1.0, 0.25, 30, 0.17, 0.055, "stub", "hoof"),
    "sheep": Build(0.88, 0.32, 0.27, 1.0, 0.22, 30, 0.17, 0.055, "stub", "hoof"),
    "elephant": Build(1.3, 0.37, 0.33, 1.0, 0.15, 20, 0.27, 0.12, "tuft", "pillar"),
    "rhino": Build(0.95, 0.35, 0.3, 0.95, 0.2, 0, 0.24, 0.12, "thin", "pillar"),
    "giraffe": Build(1.6, 0.3, 0.22, 0.75, 1.5, 65, 0.16, 0.065, "tuft", "hoof"),
    "mouse": Build(0.55, 0.22, 0.24, 1.05, 0.1, 20, 0.22, 0.05, "thin", "paw"),
}

OFTEN = ("dog", "cat", "horse", "cow", "wolf", "lion")


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(rng.choice([*BUILDS, *OFTEN]))
    plan = _varied(BUILDS[kind], rng)
    wears = coat(solid, rng, color=(0.6, 0.25, 0.22) if kind == "pig" and rng.random() < 0.7 else None)
    is_blocky = rng.random() < 0.12
    _trunk(solid, rng, plan, wears, is_blocky=is_blocky)
    _legs(solid, rng, plan, wears, is_blocky=is_blocky)
    tail(solid, rng, plan.tail, plan.tall, wears)
    rise = np.radians(plan.rise + rng.uniform(-15, 15))
    base = np.array([0, plan.tall - 0.9 * plan.deep, 0.5])
    top = np.array([0, plan.tall - 0.5 * plan.deep, 0.55]) + plan.neck * np.array([0, np.sin(rise), np.cos(rise)])
    thick = (max(plan.deep * 0.72, 0.1), max(plan.skull * 0.75, 0.07))
    solid.capsule(base, top, thick[0], to=thick[1], blend=0.12, material=wears.fur)
    if kind in ("horse", "giraffe", "lion") or rng.random() < 0.05:
        mane(solid, rng, (base, top, thick), wears, is_lion=kind == "lion")
    yaw = 0.0 if rng.random() < 0.55 else float(rng.uniform(-50, 50))
    shape = HEADS[kind]
    if kind in ("deer", "goat", "cow", "elephant") and rng.random() < 0.4:
        shape = replace(shape, horns="none")
    if kind == "horse" and rng.random() < 0.7:
        shape = replace(shape, ears="pointed")
    at = top + plan.skull * np.array([0, 0.25, 0.35])
    pitch = float(rng.uniform(-8, 25)) if plan.neck < 0.5 else float(rng.uniform(5, 35))
    head(solid, rng, shape, wears, at=at, size=plan.skull, pitch=pitch, yaw=yaw)
    if kind == "horse" and rng.random() < 0.2:
        _wonder(solid, rng, plan, wears, brow=at + plan.skull * np.array([0, 0.7, 0.6]), is_straight=yaw == 0)
    if kind == "elephant":
        low = max(at[1] - plan.skull * rng.uniform(1.5, 3.4), 0.08)
        far = at[2] + plan.skull * rng.uniform(1.3, 2.2)
        middle, start = (0, at[1] - plan.skull * 1.6, at[2] + plan.skull * 1.4), at + (0, -0.05, plan.skull * 0.6)
        solid.tube(start, middle, (0, low, far), 0.14, to=0.05, blend=0.1, material=wears.fur)


def _wonder(
    solid: Solid, rng: np.random.Generator, plan: Build, wears: Coat, *, brow: np.ndarray, is_straight: bool
) -> None:
    """A unicorn's horn, or the wings of a winged horse."""
    if is_straight and rng.random() < 0.6:
        solid.cone(brow - (0, 0.05, 0.03), brow + (0, 0.3, 0.15), 0.045, to=0.02, blend=0.01, material=wears.horn)
        return
    lift, long = rng.uniform(15, 65), rng.uniform(0.35, 0.55)
    for sweep, share in ((15, 1.0), (40, 0.8), (62, 0.6)):
        turned = turn(y=sweep, z=lift)
        at = np.array([plan.wide * 0.6, plan.tall - 0.12, 0.3]) + turned @ (long * share * 0.9, 0, 0)
        size = (long * share, 0.035, 0.13)
        solid.ellipsoid(at, size, turned=turned, blend=0.03, material=wears.belly, mirror=True)


def _varied(plan: Build, rng: np.random.Generator) -> Build:
    """Another individual; often a toy or cartoon with a big head and short legs."""
    wild = np.exp(rng.normal(0, 0.1, 8))
    toy = rng.uniform(1.3, 2.1) if rng.random() < 0.35 else 1.0
    tall = max((1.42 - 0.22 * plan.tall) * plan.tall * wild[0] / toy**0.35, plan.deep * 2 * wild[1] + 0.2)
    neck, skull = plan.neck * wild[4] / toy**0.7, min(plan.skull * toy * wild[5], 0.42)
    leg = plan.leg * wild[6] * toy**0.6
    return Build(
        tall, plan.deep * wild[1], plan.wide * wild[2] * toy**0.3, min(plan.waist * wild[7], 1.1),
        neck + 0.3 * (skull - plan.skull), plan.rise, skull, leg, plan.tail, plan.foot,
    )  # fmt: skip


def _trunk(solid: Solid, rng: np.random.Generator, plan: Build, wears: Coat, *, is_blocky: bool) -> None:
    deep, wide, waist, middle = plan.deep, plan.wide, plan.waist, plan.tall - plan.deep
    how: dict[str, object] = {"material": wears.fur, "bumps": (0.0, 0.0) if is_blocky else wears.bumps}
    if is_blocky:
        solid.box((0, middle, 0), (wide, deep * 0.9, 0.68), rounding=0.06, **how)
    else:
        loin = deep * waist
        solid.ellipsoid((0, middle - 0.01, 0.25), (wide * 0.95, deep * 0.95, 0.4), **how)
        solid.ellipsoid((0, plan.tall - loin, -0.26), (wide * 0.9 * waist, loin * 0.95, 0.42), blend=0.1, **how)
        solid.ellipsoid((0, plan.tall - deep * 0.95, 0), (wide * 0.9, loin * 0.93, 0.55), blend=0.06, **how)
        strong = rng.uniform(0.6, 0.85) * min(deep, 0.32)
        hip, shoulder = (wide * 0.58, plan.tall - strong * 1.5, -0.46), (wide * 0.62, plan.tall - strong * 1.6, 0.42)
        solid.ellipsoid(hip, (wide * 0.42, strong * 1.25, strong), blend=0.08, mirror=True, **how)
        solid.ellipsoid(shoulder, (wide * 0.38, strong * 1.15, strong * 0.8), blend=0.08, mirror=True, **how)
    solid.ellipsoid((0, middle - deep, 0), (wide * 0.9, deep * 0.6, 0.65), how="paint", material=wears.belly)
    if rng.random() < 0.12:  # a saddle, a blanket or a collar of its own colour
        solid.ellipsoid((0, plan.tall - 0.02, 0), (wide * 0.9, 0.07, 0.2), blend=0.02, material=wears.dark)


def _legs(solid: Solid, rng: np.random.Generator, plan: Build, wears: Coat, *, is_blocky: bool) -> None:
    pace = 0.0 if rng.random() < 0.35 else float(rng.uniform(0.08, 0.3))
    phases = rng.permutation(np.array([1.0, -1.0, 0.7, -0.7])) * rng.uniform(0.4, 1.2, 4)
    socks = wears.dark if rng.random() < 0.2 else wears.belly if rng.random() < 0.3 else wears.fur
    for index, (is_front, side) in enumerate(((True, 1), (True, -1), (False, 1), (False, -1))):
        if pace == 0 and side < 0:
            continue
        x, swing = side * plan.wide * rng.uniform(0.58, 0.66), pace * phases[index] * plan.tall
        if pace == 0:
            x, swing = abs(x), float(rng.uniform(-0.05, 0.05))
        mirror, foot = pace == 0, plan.leg * 0.75
        lift = max(swing, 0) * 0.35 if pace > 0.15 else 0.0
        z = 0.42 if is_front else -0.48
        if is_blocky:
            end = (x, foot * 1.2, z + swing * 0.5)
            solid.capsule((x, plan.tall - plan.deep, z), end, foot * 1.7, blend=0.01, material=wears.fur, mirror=mirror)
            continue
        _leg(solid, plan, wears, (x, z, swing, lift), is_front=is_front, mirror=mirror, sock=socks)


def _leg(
    solid: Solid, plan: Build, wears: Coat, pose: tuple[float, float, float, float], *, is_front: bool, mirror: bool,
    sock: int,
) -> None:  # fmt: skip
    """One leg; pose: x, z of its root, how far its foot is ahead, how high it is lifted."""
    x, z, swing, lift = pose
    thick, room = plan.leg, plan.tall - plan.deep * 0.9
    is_pillar = plan.foot == "pillar"
    bend = 0.03 if is_pillar else 0.09 * min(room, 1.0)
    radii = (
        min(thick * 1.9, plan.deep * 0.5),
        thick * (1.15 if is_pillar else 1.05),
        thick * (1.05 if is_pillar else 0.78),
        thick * 0.8,
    )
    if is_front:
        knee = (x, room * 0.52 + lift * 0.6, z - bend * 0.5 + swing * 0.55)
        ankle = (x, room * 0.14 + lift, z + swing - 0.02 - lift * 0.8)
        points = [(x, room * 1.02, z + 0.03), (x, room * 0.8, z - bend + swing * 0.2), knee, ankle]
    else:
        knee = (x, room * 0.66 + lift * 0.5, z + bend * 0.9 + swing * 0.4)
        hock = (x, room * 0.38 + lift, z - bend * 1.3 + swing * 0.7 - lift * 0.5)
        points = [(x, room * 1.05, z), knee, hock, (x, room * 0.12 + lift, z - bend * 0.6 + swing - lift * 0.8)]
        radii = (min(thick * 2.4, plan.deep * 0.6), thick * 1.45, radii[2], radii[3])
    limb(solid, points, radii, blend=0.05, material=wears.fur, mirror=mirror)
    end = np.array(points[-1])
    if plan.foot == "paw":
        toe = end * (1, 0, 1) + (0, thick * 0.6 + lift, thick * 0.6)
        solid.ellipsoid(toe, (thick * 1.05, thick * 0.65, thick * 1.5), blend=0.04, material=sock, mirror=mirror)
    else:
        wide = thick * (1.15 if is_pillar else 1.0)
        sole = end * (1, 0, 1) + (0, lift, thick * 0.3)
        hoof = wears.horn if not is_pillar and sock != wears.fur else wears.dark if not is_pillar else wears.fur
        solid.cone(
            sole, sole + (0, thick * 1.6, 0), wide * 1.1, to=wide * 0.9, rounding=0.012, material=hoof, mirror=mirror
        )
        solid.capsule(
            sole + (0, thick * 1.5, 0), end, wide * 0.8, to=thick * 0.8, blend=0.02, material=sock, mirror=mirror
        )
