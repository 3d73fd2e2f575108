"""People in long garments: dress, cloak, kimono, monk, wizard, angel with wings."""

from dataclasses import replace

import numpy as np

from training.families.anatomy_human import Joints, Limb, Pose, body, limb
from training.families.clothes import any_outfit
from training.families.held import long_thing
from training.families.looks import WHITE, any_material, plain
from training.families.measures import Measures, any_measures
from training.solids.build import Solid, turn

KINDS = ("dress", "cloak", "kimono", "monk", "wizard", "angel", "angel")


def _arm(rng: np.random.Generator) -> Limb:
    kind = rng.integers(4)
    if kind == 0:
        return limb(10, 35, -30, rng.uniform(80, 120))
    if kind == 1:
        return limb(rng.uniform(25, 60), rng.uniform(0, 40), 30, rng.uniform(40, 100))
    if kind == 2:
        return limb(20, 5, -5, rng.uniform(30, 90))
    return limb(rng.uniform(8, 25), 0, rng.uniform(-5, 12), rng.uniform(5, 30))


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(rng.choice(KINDS))
    cartoon = float(rng.choice((0.0, 0.0, 0.4, 0.9)))
    size = replace(any_measures(rng, cartoon=cartoon), belly=0.0)
    wear = any_outfit(solid, rng, cartoon=cartoon, hats=0.1)
    wear = replace(wear, bottom=wear.top, sleeves=float(rng.choice((0, 1, 2))) if kind == "dress" else 2.0)
    if kind in ("monk", "cloak"):
        wear = replace(wear, face=replace(wear.face, hat="hood"))
    elif kind == "wizard":
        wear = replace(wear, face=replace(wear.face, hat="", style="long"))
    left = _arm(rng)
    leg = limb(3, 0, 2, -2)
    pose = Pose(
        (left, left if rng.random() < 0.6 else _arm(rng)),
        (leg, leg),
        turn(x=rng.normal(0, 3)),
        turn(x=rng.normal(0, 7), y=rng.normal(0, 12)),
    )
    joints = body(solid, rng, size, pose, wear)
    _robe(solid, rng, size, wear.top)
    if kind != "dress":
        _sleeves(solid, rng, joints, wear.top, wide=0.14 if kind == "kimono" else rng.uniform(0.06, 0.1))
    if kind == "angel":
        _wings(solid, rng, size)
    elif kind == "kimono":
        obi = any_material(solid, rng)
        solid.cone((0, 0.09, 0), (0, 0.26, 0), size.waist + 0.035, rounding=0.02, material=obi)
        solid.box((0, 0.2, -size.depth - 0.04), (0.12, 0.1, 0.05), rounding=0.03, material=obi)
    elif kind == "cloak":
        _cloak(solid, rng, size)
    elif kind == "wizard":
        _wizard(solid, rng, size, joints)
    if kind == "wizard" or rng.random() < 0.2:
        with solid.placed(joints.hands[1], turned=turn(x=rng.uniform(-5, 15))):
            long_thing(solid, rng, str(rng.choice(("staff", "staff", "broom", "torch", "sword"))))


def _floor(size: Measures) -> float:
    return -0.02 - size.thigh - size.shin - 0.085


def _robe(solid: Solid, rng: np.random.Generator, size: Measures, cloth: int) -> None:
    low = _floor(size) + rng.uniform(0, 0.12)
    wide, top = rng.uniform(0.2, 0.42), size.waist + 0.012
    bell = rng.uniform(0.0, 0.12)
    with solid.placed(turned=turn(y=rng.uniform(0, 90))):
        solid.lathe(
            [
                (top, 0.14),
                (top + 0.05, 0),
                (top * 0.5 + wide * 0.5 + bell, low * 0.4),
                (wide + bell * 0.5, low * 0.8),
                (wide, low),
            ],
            rounding=0.01,
            blend=0.04,
            bumps=(0.012, rng.uniform(14, 26)),
            material=cloth,
        )
    if rng.random() < 0.4:
        trim = any_material(solid, rng)
        solid.cone((0, low - 0.05, 0), (0, low + 0.06, 0), wide + 0.1, how="paint", material=trim)
    if rng.random() < 0.3:
        trim = any_material(solid, rng)
        solid.box((0, low / 2, wide), (0.06, -low / 2 + 0.2, wide), how="paint", material=trim)


def _sleeves(solid: Solid, rng: np.random.Generator, joints: Joints, cloth: int, *, wide: float) -> None:
    for hand, way in zip(joints.hands, joints.ways, strict=True):
        end, drop = hand - way * 0.07, np.array([0.0, -wide * 0.5, 0.0])
        solid.cone(hand - way * 0.3, end + drop * 0.6, 0.055, to=wide, rounding=0.02, blend=0.03, material=cloth)


def _wings(solid: Solid, rng: np.random.Generator, size: Measures) -> None:
    of = plain(solid, rng, WHITE) if rng.random() < 0.6 else any_material(solid, rng)
    high, long, low = rng.uniform(0.2, 0.5), rng.uniform(0.5, 0.95), rng.uniform(0.2, 0.7)
    at = (0.03, size.trunk * 0.68, -size.depth - 0.01)
    turned = turn(y=rng.uniform(8, 45))
    if rng.random() < 0.5:
        outline = [
            (0, -0.06),
            (0, 0.06),
            (long * 0.35, high),
            (long * 0.75, high * 0.9),
            (long, high * 0.3),
            (long * 0.85, high * 0.2),
            (long * 0.85, -low * 0.3),
            (long * 0.68, -low * 0.25),
            (long * 0.62, -low * 0.8),
            (long * 0.48, -low * 0.6),
            (long * 0.4, -low),
            (long * 0.28, -low * 0.6),
            (long * 0.12, -low * 0.6),
        ]
        solid.extrusion(
            outline, center=at, half=0.022, rounding=0.015, turned=turned, mirror=True, blend=0.02, material=of
        )
    else:
        with solid.placed(at):
            for k in range(6):
                angle = 50 - 20 * k
                half = long * (0.5 - 0.05 * k)
                tilted = turned @ turn(z=angle)
                middle = tilted @ np.array([half * 0.95, 0.0, 0.0])
                solid.ellipsoid(middle, (half, 0.09, 0.028), turned=tilted, blend=0.07, material=of, mirror=True)
    if rng.random() < 0.3:
        gold = solid.material((0.75, 0.5, 0.1), gloss=0.7)
        top = size.trunk + size.neck + size.head * 1.05
        solid.ring((0, top, -0.05), 0.11, 0.018, turned=turn(x=85), material=gold)
        solid.capsule((0, top - 0.3, -0.09), (0, top, -0.16), 0.012, material=gold)


def _cloak(solid: Solid, rng: np.random.Generator, size: Measures) -> None:
    cloth, low = any_material(solid, rng), _floor(size) + rng.uniform(0, 0.35)
    wide = rng.uniform(0.32, 0.45)
    with solid.group(blend=0.015):
        solid.cone((0, low, -0.06), (0, size.trunk - 0.01, -0.02), wide, to=0.1, rounding=0.05, material=cloth)
        solid.cone((0, low - 0.1, -0.03), (0, size.trunk - 0.05, 0), wide - 0.03, to=0.06, how="cut", material=cloth)
        solid.box((0, 0, 0.5), (rng.uniform(0.1, 0.3), 2, 0.5), how="cut", material=cloth)


def _wizard(solid: Solid, rng: np.random.Generator, size: Measures, joints: Joints) -> None:
    hat = any_material(solid, rng)
    beard = plain(solid, rng, (0.6, 0.6, 0.58))
    middle = joints.neck + np.array([0, size.neck + size.head * 0.46, 0.02])
    with solid.placed(middle, turned=joints.lean, scale=size.head):
        edge, tall = rng.uniform(0.7, 1.0), rng.uniform(0.8, 1.3)
        solid.cone((0, 0.24, -0.04), (0, 0.31, -0.04), edge, rounding=0.03, material=hat)
        solid.tube(
            (0, 0.15, -0.05),
            (0, tall * 0.8, 0),
            (0, tall, -rng.uniform(0, 0.6)),
            0.46,
            to=0.05,
            blend=0.08,
            material=hat,
        )
        if rng.random() < 0.7:
            solid.capsule(
                (0, -0.35, 0.26),
                (0, -rng.uniform(0.7, 1.3), 0.38),
                0.24,
                to=0.06,
                blend=0.08,
                bumps=(0.015, 22),
                material=beard,
            )
