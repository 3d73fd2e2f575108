"""Standing birds: songbirds, ducks, hens, owls, penguins, parrots, flamingos and storks on thin legs."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import limb, sides
from training.families.looks import BLACK, WHITE, Color, any_color, any_material, near_color, plain
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 2.0

ORANGE: Color = (0.75, 0.28, 0.03)
# body's pitch, length, girth, neck's length, its thickness, skull, beak's length, beak, leg's length, thickness, tail.
KINDS = {
    "songbird": (30, 1.0, 0.36, 0.15, 0.2, 0.24, 0.2, "cone", 0.3, 0.035, 0.7),
    "duck": (10, 1.1, 0.36, 0.45, 0.13, 0.22, 0.32, "flat", 0.2, 0.04, 0.3),
    "hen": (25, 1.0, 0.4, 0.45, 0.16, 0.18, 0.17, "cone", 0.4, 0.045, 0.55),
    "owl": (75, 1.0, 0.38, 0.08, 0.3, 0.34, 0.12, "hook", 0.15, 0.05, 0.3),
    "penguin": (82, 1.3, 0.38, 0.15, 0.24, 0.25, 0.3, "cone", 0.08, 0.07, 0.15),
    "parrot": (60, 1.1, 0.3, 0.12, 0.22, 0.25, 0.16, "hook", 0.18, 0.045, 0.8),
    "flamingo": (15, 0.9, 0.28, 1.1, 0.06, 0.13, 0.3, "bent", 1.3, 0.03, 0.25),
    "stork": (25, 0.9, 0.27, 0.7, 0.07, 0.14, 0.6, "cone", 1.1, 0.03, 0.3),
    "pigeon": (30, 1.1, 0.32, 0.25, 0.16, 0.18, 0.15, "cone", 0.28, 0.04, 0.55),
    "eagle": (55, 1.2, 0.36, 0.2, 0.22, 0.22, 0.22, "hook", 0.25, 0.06, 0.6),
    "ostrich": (10, 1.0, 0.42, 1.0, 0.08, 0.14, 0.2, "flat", 1.2, 0.06, 0.3),
}


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(rng.choice(list(KINDS)))
    pitch, long, girth, neck, slim, skull, beak, form, leg, thick, tail = KINDS[kind]
    long, girth, neck, leg = (v * float(np.exp(rng.normal(0, 0.13))) for v in (long, girth, neck, leg))
    skull *= rng.uniform(1.2, 1.7) if rng.random() < 0.3 else rng.uniform(0.9, 1.15)
    pitch += rng.normal(0, 8)
    feather = any_material(solid, rng, color=_color(kind, rng))
    light = any_material(solid, rng, color=WHITE if rng.random() < 0.5 else None)
    horn = plain(solid, rng, ORANGE if rng.random() < 0.6 else (0.08, 0.07, 0.06), gloss=0.4)
    p = np.radians(pitch)
    ahead = np.array([0, np.sin(p), np.cos(p)]) * long / 2
    _body(solid, rng, (ahead, girth, pitch, tail), feather, light, is_penguin=kind == "penguin")
    start = ahead * 0.62 + (0, girth * 0.15, 0)
    rise = np.radians(rng.uniform(55, 90))
    top = start + np.array([0, np.sin(rise), np.cos(rise)]) * (neck + skull * 0.6 + girth * 0.35)
    if neck > 0.6:
        bulge = (start + top) / 2 + (0, 0, rng.uniform(0.15, 0.6) * neck)
        solid.tube(start, bulge, top, slim * 2.2, to=slim, blend=0.12, material=feather)
    else:
        solid.capsule(start, top, girth * 0.75, to=slim, blend=0.12, material=feather)
    yaw = 0.0 if rng.random() < 0.6 else float(rng.uniform(-60, 60))
    face = light if rng.random() < 0.3 else feather
    with solid.placed(top, turned=turn(x=float(rng.uniform(-10, 25)), y=yaw), scale=skull):
        _head(solid, rng, kind, form, beak / skull, (face, light, horn), is_straight=yaw == 0)
    _legs(solid, rng, (girth, leg, thick, pitch), horn if kind != "owl" else light, is_wader=leg > 0.7)
    if kind in ("songbird", "parrot", "owl", "eagle") and rng.random() < 0.3:
        perch = any_material(solid, rng, color=(0.2, 0.12, 0.06))
        solid.cone(
            (-0.6, -girth * 0.75 - leg, 0.08), (0.6, -girth * 0.75 - leg, 0.08), 0.07, rounding=0.03, material=perch
        )


def _color(kind: str, rng: np.random.Generator) -> Color:
    own = {"flamingo": (0.8, 0.25, 0.25), "penguin": BLACK, "owl": (0.25, 0.15, 0.08), "stork": WHITE, "duck": WHITE}
    if kind in own and rng.random() < 0.6:
        return near_color(own[kind], rng)
    return any_color(rng)


def _body(solid: Solid, rng: np.random.Generator, form: tuple, feather: int, light: int, *, is_penguin: bool) -> None:  # type: ignore[type-arg]
    ahead, girth, pitch, tail = form
    half, lying = float(np.linalg.norm(ahead)), turn(x=-pitch)
    solid.ellipsoid((0, 0, 0), (girth * 0.92, girth, half), turned=lying, material=feather)
    solid.ellipsoid(ahead * 0.35 + (0, -girth * 0.08, 0), girth * 0.95, blend=0.1, material=feather)
    front = ahead * 0.35 + lying @ (0, -girth * 0.75, 0)
    solid.ellipsoid(front, (girth * 0.75, girth * 0.75, half * 0.9), turned=lying, how="paint", material=light)
    wing = feather if rng.random() < 0.5 else any_material(solid, rng)
    out = rng.uniform(15, 40) if is_penguin else rng.uniform(0, 6)
    long, drop = half * rng.uniform(0.8, 1.0), lying @ (0, girth * 0.15, -half * 0.25)
    for side, mirror in sides(True):
        at, size = drop + (side * girth * 0.88, 0, 0), (0.07, girth * rng.uniform(0.5, 0.7), long)
        if is_penguin:
            at, size = ahead * 0.1 + (side * girth * 1.05, 0, 0), (0.055, girth * 0.42, half * 0.7)
        turned = turn(z=out if is_penguin else 8) @ lying
        solid.ellipsoid(at, size, turned=turned, blend=0.03, material=wing, mirror=mirror)
        if not is_penguin:
            tip = at - ahead * 0.75 - (side * girth * 0.2, 0, 0)
            solid.ellipsoid(
                tip, (0.05, girth * 0.28, long * 0.7), turned=lying, blend=0.03, material=wing, mirror=mirror
            )
    lift = turn(x=-pitch * rng.uniform(0.3, 1.0) + rng.uniform(-10, 30))
    flat = (girth * rng.uniform(0.3, 0.6), 0.05, tail * 0.6)
    solid.ellipsoid(-ahead * 0.85 + lift @ (0, 0, -tail * 0.4), flat, turned=lift, blend=0.06, material=wing)


def _head(
    solid: Solid, rng: np.random.Generator, kind: str, form: str, beak: float, looks: tuple[int, int, int], *,
    is_straight: bool,
) -> None:  # fmt: skip
    """A head of radius 1 at the origin, facing +z."""
    feather, light, horn = looks
    solid.ellipsoid((0, 0, 0), (0.95, 0.95, 1.0), blend=0.2, material=feather)
    eye = plain(solid, rng, BLACK, gloss=0.9)
    if form == "flat":
        solid.ellipsoid((0, -0.25, 0.7 + beak * 0.5), (0.5, 0.2, beak * 0.75), blend=0.1, material=horn)
    elif form in ("hook", "bent"):
        reach = max(beak, 0.8) if form == "bent" else beak * 0.7
        down = rng.uniform(0.7, 1.3) if form == "bent" else 0.7
        solid.tube(
            (0, 0, 0.7), (0, 0.05, 0.9 + reach), (0, -down, 0.75 + reach), 0.38, to=0.16, blend=0.08, material=horn
        )
    else:
        solid.capsule((0, -0.1, 0.7), (0, -0.2, 0.85 + beak), 0.36, to=0.1, blend=0.06, material=horn)
    for side, mirror in sides(is_straight):
        if kind == "owl":
            disc, look = (side * 0.42, 0.15, 0.78), (side * 0.42, 0.15, 1.0)
            solid.ellipsoid(disc, (0.42, 0.45, 0.22), blend=0.05, material=light, mirror=mirror)
            solid.ellipsoid(look, (0.24, 0.24, 0.14), blend=0.02, material=eye, mirror=mirror)
            if rng.random() < 0.5:
                solid.capsule(
                    (side * 0.5, 0.6, 0.2),
                    (side * 0.8, 1.3, 0.2),
                    0.25,
                    to=0.1,
                    blend=0.1,
                    material=feather,
                    mirror=mirror,
                )
        else:
            solid.ellipsoid((side * 0.78, 0.2, 0.5), rng.uniform(0.14, 0.22), blend=0.02, material=eye, mirror=mirror)
    red = plain(solid, rng, (0.6, 0.04, 0.03))
    if kind == "hen":
        for at in ((0, 0.95, 0.5), (0, 1.15, 0.05), (0, 1.0, -0.45)):
            solid.ellipsoid(at, (0.14, 0.4, 0.32), blend=0.06, material=red)
        solid.ellipsoid((0, -0.75, 0.75), (0.16, 0.42, 0.2), blend=0.05, material=red)
    elif rng.random() < 0.2:
        limb(solid, ((0, 0.8, 0), (0, 1.4, -0.6), (0, 1.5, -1.2)), (0.3, 0.2, 0.1), blend=0.1, material=feather)


def _legs(
    solid: Solid, rng: np.random.Generator, form: tuple[float, float, float, float], horn: int, *, is_wader: bool
) -> None:
    girth, leg, thick, pitch = form
    is_step, z = rng.random() < 0.4, girth * 0.25 * np.cos(np.radians(pitch))
    ground = -girth * 0.75 - leg
    one_leg = is_wader and rng.random() < 0.2
    for side, mirror in sides(not (is_step or one_leg)):
        x, swing = side * girth * 0.4, float(rng.uniform(-0.2, 0.25)) * max(leg, 0.3) if is_step else 0.0
        hip, how = (x, -girth * 0.5, z), {"material": horn, "mirror": mirror}
        if one_leg and side > 0:
            knee = (x, ground + leg * 0.75, z + 0.3)
            limb(solid, (hip, knee, (x * 0.6, ground + leg * 0.55, z - 0.1)), (thick * 1.3, thick, thick), **how)
            continue
        knee = np.array([x, ground + leg * 0.5, z - 0.12 * leg + swing * 0.4])
        foot = np.array([x, ground, z + swing])
        limb(solid, (hip, knee, foot), (thick * 2.2, thick, thick), blend=0.02, **how)
        if is_wader:
            solid.ellipsoid(knee, thick * 1.4, blend=0.02, **how)
        size = max(0.16, thick * 3.5)
        if thick > 0.06 or rng.random() < 0.3:
            solid.ellipsoid(foot + (0, 0, size * 0.5), (size * 0.7, 0.04, size), blend=0.03, **how)
            continue
        for angle in (-35, 0, 35, 180):
            way = np.array([np.sin(np.radians(angle)), 0, np.cos(np.radians(angle))]) * (0.6 if angle == 180 else 1)
            solid.capsule(foot, foot + way * size * 1.1, thick * 0.95, to=thick * 0.7, blend=0.01, **how)
