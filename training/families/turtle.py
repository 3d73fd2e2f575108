"""Shelled and armoured: turtles, tortoises, sea turtles, beetles, ladybirds, crabs."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import limb, sides
from training.families.looks import BLACK, LEAF, WHITE, any_color, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(rng.choice(("tortoise", "sea", "beetle", "crab"), p=(0.4, 0.2, 0.22, 0.18)))
    green = LEAF if rng.random() < 0.5 else any_color(rng)
    skin = any_material(solid, rng, color=green if kind in ("tortoise", "sea") else None)
    if kind == "beetle":
        _beetle(solid, rng)
    elif kind == "crab":
        _crab(solid, rng, skin)
    else:
        _turtle(solid, rng, skin, is_sea=kind == "sea")


def _eyes(solid: Solid, rng: np.random.Generator, at: np.ndarray, size: float, *, is_straight: bool = True) -> None:
    """`at`: the left one."""
    white, black = plain(solid, rng, WHITE), plain(solid, rng, BLACK, gloss=0.9)
    is_goggle = rng.random() < 0.4
    for side, mirror in sides(is_straight):
        here = at * (side, 1, 1)
        solid.ellipsoid(here, size, blend=0.01, material=white if is_goggle else black, mirror=mirror)
        if is_goggle:
            look = here + np.array([side * 0.3, 0.1, 0.7]) * size
            solid.ellipsoid(look, size * 0.65, how="paint", material=black, mirror=mirror)


def _turtle(solid: Solid, rng: np.random.Generator, skin: int, *, is_sea: bool) -> None:
    shell = any_material(solid, rng, color=(0.2, 0.13, 0.05) if rng.random() < 0.6 else None)
    belly = plain(solid, rng, (0.55, 0.45, 0.22))
    wide, long = rng.uniform(0.5, 0.65), rng.uniform(0.6, 0.75)
    tall = rng.uniform(0.2, 0.32) if is_sea else rng.uniform(0.35, 0.6)
    with solid.group():
        knobs = (0.015, rng.uniform(9, 14)) if rng.random() < 0.5 else (0.0, 0.0)
        solid.ellipsoid((0, 0, 0), (wide, tall, long), bumps=knobs, material=shell)
        solid.box((0, -1.0, 0), (2, 1.0, 2), how="cut", blend=0.05, material=belly)
        solid.ellipsoid((0, 0.0, 0), (wide * 0.98, 0.12, long * 0.98), blend=0.03, material=belly)
        if rng.random() < 0.6:
            solid.ellipsoid((0, 0.03, 0), (wide * 1.06, 0.06, long * 1.05), blend=0.03, material=shell)
        if rng.random() < 0.4:
            for z in (-0.55, -0.2, 0.2, 0.55):
                top = tall * np.sqrt(1 - z**2) * 0.97
                solid.ellipsoid((0, top, z * long), (wide * 0.26, 0.06, long * 0.17), blend=0.02, material=shell)
    neck, skull = rng.uniform(0.1, 0.4), rng.uniform(0.14, 0.24)
    at = np.array([0, rng.uniform(0.0, 0.35) * min(neck * 3, 1) + 0.08, long + neck])
    off = 0.0 if rng.random() < 0.6 else float(rng.uniform(-0.25, 0.25))
    at[0] = off
    solid.tube(
        (0, 0.02, long * 0.7), (0, 0.02, long + neck * 0.6), at, skull * 0.85, to=skull * 0.7, blend=0.05, material=skin
    )
    with solid.placed(at, turned=turn(y=off * 80)):
        solid.ellipsoid((0, 0.03, 0.04), (skull * 0.95, skull * 0.9, skull * 1.15), blend=0.05, material=skin)
        solid.ellipsoid((0, -0.03, skull), (skull * 0.6, skull * 0.5, skull * 0.6), blend=0.06, material=skin)
        _eyes(solid, rng, np.array([skull * 0.72, skull * 0.5, skull * 0.65]), skull * 0.22, is_straight=off == 0)
    _flippers(solid, rng, (wide, long), skin, is_sea=is_sea)
    solid.capsule((0, 0, -long * 0.85), (0, -0.05, -long - 0.12), 0.09, to=0.03, blend=0.04, material=skin)


def _flippers(solid: Solid, rng: np.random.Generator, shell: tuple[float, float], skin: int, *, is_sea: bool) -> None:
    wide, long = shell
    is_walking = rng.random() < 0.5
    for side, mirror in sides(not is_walking):
        how: dict[str, object] = {"blend": 0.06, "material": skin, "mirror": mirror}
        for z, size in ((0.62, 1.0), (-0.62, 0.75)):
            root = np.array([side * wide * 0.6, 0.0, z * long])
            if is_sea:
                sweep = side * (rng.uniform(-10, 50) if z > 0 else rng.uniform(35, 60))
                turned = turn(y=sweep, z=-side * rng.uniform(-15, 30))
                reach = 0.42 * size
                at = root + turned @ (side * reach, 0, 0)
                solid.ellipsoid(at, (reach * 1.3, 0.05, 0.15 * size), turned=turned, **how)
                continue
            foot = root + (side * rng.uniform(0.1, 0.2), -rng.uniform(0.22, 0.3), np.sign(z) * rng.uniform(0, 0.15))
            limb(solid, (root, (root + foot) / 2 + (side * 0.08, 0.03, 0), foot), (0.15, 0.13, 0.11), **how)
            solid.ellipsoid(foot + (0, -0.02, 0.05), (0.12, 0.07, 0.15), **how)


def _beetle(solid: Solid, rng: np.random.Generator) -> None:
    shell = any_material(solid, rng, gloss=0.8, color=(0.6, 0.03, 0.02) if rng.random() < 0.4 else None)
    black = plain(solid, rng, BLACK if rng.random() < 0.7 else any_color(rng), gloss=0.6)
    wide, tall, long = rng.uniform(0.35, 0.6), rng.uniform(0.25, 0.45), rng.uniform(0.55, 0.8)
    with solid.group():
        solid.ellipsoid((0, 0, -0.1), (wide, tall, long), material=shell)
        solid.box((0, -1.05, 0), (2, 1.0, 2), how="cut", blend=0.08, material=black)
        if rng.random() < 0.5:
            solid.box((0, tall, -0.3), (0.022, tall * 0.6, long), how="cut", blend=0.02, material=black)
    solid.ellipsoid((0, 0.02, -0.1), (wide * 0.9, 0.14, long * 0.92), material=black)
    solid.ellipsoid((0, 0.04, long * 0.78), (wide * 0.75, tall * 0.65, 0.2), blend=0.03, material=black)
    skull = rng.uniform(0.14, 0.2)
    at = np.array([0, 0.03, long * 0.78 + 0.25])
    solid.ellipsoid(at, (skull * 1.2, skull * 0.85, skull), blend=0.04, material=black)
    _eyes(solid, rng, at + (skull * 0.75, skull * 0.4, skull * 0.5), skull * 0.3)
    far = at + np.array([rng.uniform(0.15, 0.4), rng.uniform(0.1, 0.4), rng.uniform(0.2, 0.45)])
    solid.tube(at, at + (0.1, 0.2, 0.2), far, 0.035, to=0.025, blend=0.02, material=black, mirror=True)
    if rng.random() < 0.3:
        top = at + np.array([0, rng.uniform(0.3, 0.6), rng.uniform(0.1, 0.4)])
        solid.tube(at, at + (0, 0.1, 0.45), top, 0.09, to=0.035, blend=0.05, material=black)
    for z, away in ((0.5, 0.3), (0.1, 0.0), (-0.3, -0.35)):
        knee = np.array([wide + 0.15, rng.uniform(0, 0.12), z + away * 0.6])
        foot = knee + (rng.uniform(0.08, 0.2), -rng.uniform(0.25, 0.35), away * 0.6)
        limb(solid, ((wide * 0.4, -0.03, z), knee, foot), (0.06, 0.05, 0.035), blend=0.02, material=black, mirror=True)


def _crab(solid: Solid, rng: np.random.Generator, shell: int) -> None:
    claw = shell if rng.random() < 0.6 else any_material(solid, rng)
    wide, tall, long = rng.uniform(0.5, 0.7), rng.uniform(0.2, 0.35), rng.uniform(0.35, 0.5)
    solid.cushion((0, 0, 0), (wide, tall, long), power=2.5, material=shell, bumps=(0.01, 18.0))
    solid.ellipsoid(
        (0, -tall * 0.9, 0), (wide, tall * 0.6, long), how="paint", material=plain(solid, rng, (0.7, 0.55, 0.4))
    )
    up = rng.uniform(0.08, 0.3)
    eye = np.array([wide * rng.uniform(0.2, 0.4), tall * 0.8 + up, long * 0.75])
    solid.capsule(eye - (0, up + 0.1, 0.05), eye, 0.05, to=0.04, material=shell, mirror=True)
    _eyes(solid, rng, eye, 0.075)
    big = rng.uniform(0.15, 0.25)
    for side, mirror in sides(rng.random() < 0.6):
        how: dict[str, object] = {"blend": 0.03, "material": claw, "mirror": mirror}
        elbow = np.array([side * (wide + 0.25), rng.uniform(-0.05, 0.2), long * 0.8])
        wrist = elbow + (-side * rng.uniform(0.0, 0.2), rng.uniform(0, 0.35), 0.25)
        limb(solid, ((side * wide * 0.7, 0, long * 0.5), elbow, wrist), (0.09, 0.09, 0.08), **how)
        lift = turn(x=float(rng.uniform(-70, 10)), y=side * -15)
        solid.ellipsoid(wrist + lift @ (0, 0, big), (big * 0.6, big * 0.75, big), turned=lift, **how)
        for tilt, thick in ((18, 0.5), (-28, 0.36)):
            way = lift @ turn(x=-tilt)
            start, end = wrist + lift @ (0, np.sign(tilt) * big * 0.35, big * 1.4), way @ (0, 0, big * 1.5)
            solid.capsule(start, start + end, big * thick, to=big * 0.15, **how)
    for index in range(int(rng.integers(3, 5))):
        z, away = 0.2 - index * 0.22, 0.15 - index * 0.18
        knee = np.array([wide + 0.28, rng.uniform(0.0, 0.15), z + away])
        foot = knee + (0.15, -rng.uniform(0.35, 0.5), away * 0.6)
        limb(
            solid, ((wide * 0.7, 0, z * 0.8), knee, foot), (0.075, 0.06, 0.03), blend=0.02, material=shell, mirror=True
        )
