"""Insects and spiders on thin legs: ants, bees, butterflies, dragonflies, spiders, scorpions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from training.families.anatomy_animal import limb, sides
from training.families.looks import BLACK, any_color, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(
        rng.choice(("spider", "bee", "ant", "butterfly", "dragonfly", "scorpion"), p=(0.26, 0.2, 0.18, 0.16, 0.1, 0.1))
    )
    shell = any_material(solid, rng, gloss=0.5, color=(0.05, 0.035, 0.03) if rng.random() < 0.4 else None)
    legs = plain(solid, rng, BLACK) if rng.random() < 0.5 else shell
    bee = solid.material((0.75, 0.4, 0.02), BLACK, pattern="bands", size=float(rng.uniform(0.12, 0.25)))
    fur = (0.015, rng.uniform(20, 35)) if kind in ("spider", "bee") and rng.random() < 0.5 else (0.0, 0.0)
    thin = rng.uniform(0.03, 0.05)
    thin *= 0.75 if kind == "butterfly" else 1.0
    body = bee if kind == "bee" and rng.random() < 0.7 else shell
    if kind in ("spider", "scorpion"):
        fat = rng.uniform(0.25, 0.45)
        solid.ellipsoid((0, 0.02, 0.1), (0.24, 0.17, 0.3), material=shell, bumps=fur)
        if kind == "spider":
            solid.ellipsoid((0, 0.1, -0.15 - fat), (fat * 0.85, fat * 0.8, fat), blend=0.04, material=body, bumps=fur)
        else:
            _sting(solid, rng, shell)
        _eyes(solid, rng, np.array([0.08, 0.13, 0.34]), 0.045, count=2)
        _walk(solid, rng, legs, thin, num=4, span=rng.uniform(0.6, 1.0))
        return
    waist = rng.uniform(0.02, 0.1) if kind == "ant" else 0.0
    slim = {"dragonfly": 0.09, "butterfly": 0.1}.get(kind, rng.uniform(0.2, 0.32))
    long = {"dragonfly": rng.uniform(0.6, 0.8), "butterfly": 0.4}.get(kind, rng.uniform(0.35, 0.5))
    chest = {"dragonfly": 0.15, "butterfly": 0.12, "bee": 0.24}.get(kind, 0.18)
    skull = {"dragonfly": 0.16, "butterfly": 0.11}.get(kind, rng.uniform(0.15, 0.22))
    solid.ellipsoid((0, 0, 0), (chest, chest * 0.95, chest * 1.35), material=shell, bumps=fur)
    tilt = turn(x=float(rng.uniform(-5, 25)))
    rear = np.array([0, 0, -chest * 1.1 - waist]) + tilt @ (0, 0, -long * 0.85)
    solid.capsule((0, 0, 0), rear, 0.07, to=0.06, blend=0.04, material=shell)
    solid.ellipsoid(rear, (slim, slim * 0.95, long), turned=tilt, blend=0.03, material=body)
    at = np.array([0, 0.04, chest * 1.2 + skull * 0.8])
    solid.ellipsoid(at, (skull, skull * 0.9, skull * 0.9), blend=0.04, material=shell)
    _eyes(solid, rng, at + (skull * 0.72, skull * 0.25, skull * 0.4), skull * rng.uniform(0.25, 0.5), count=1)
    bend = np.array([rng.uniform(0.05, 0.15), rng.uniform(0.15, 0.4), rng.uniform(0.05, 0.2)])
    solid.tube(
        at + (0.05, 0.05, 0),
        at + bend * (1, 1.2, 0.5),
        at + bend * (2, 1, 2),
        0.032,
        to=0.028,
        material=legs,
        mirror=True,
    )
    if kind == "ant" and rng.random() < 0.6:
        jaw = at + (0.1, -0.08, skull * 0.7)
        solid.tube(jaw, jaw + (0.08, 0, 0.12), jaw + (-0.06, 0, 0.2), 0.045, to=0.025, material=legs, mirror=True)
    _walk(
        solid,
        rng,
        legs,
        thin,
        num=3,
        span=rng.uniform(0.25, 0.45) if kind in ("bee", "butterfly") else rng.uniform(0.4, 0.75),
    )
    if kind in ("bee", "butterfly", "dragonfly"):
        _wings(solid, rng, kind, chest, shell)


def _eyes(solid: Solid, rng: np.random.Generator, at: np.ndarray, size: float, *, count: int) -> None:
    eye = plain(solid, rng, BLACK if rng.random() < 0.5 else any_color(rng), gloss=0.9)
    for index in range(count):
        solid.ellipsoid(at + (index * size * 1.5, index * size * 0.3, -index * size), size, material=eye, mirror=True)


def _walk(solid: Solid, rng: np.random.Generator, legs: int, thin: float, *, num: int, span: float) -> None:
    """`num` pairs of legs, knees above the body (spiders) or beside it."""
    is_step, high = rng.random() < 0.4, rng.uniform(0.05, 0.5) * span
    ground = -rng.uniform(0.25, 0.45)
    for side, mirror in sides(not is_step):
        for index in range(num):
            angle = np.radians(55 - 110 * index / (num - 1) + (rng.normal(0, 9) if is_step else 0))
            way = np.array([side * np.cos(angle), 0, np.sin(angle)])
            root = np.array([side * 0.08, 0, 0.22 - 0.4 * index / num])
            knee = root + way * span * 0.55 + (0, high, 0)
            shin = root + way * span * 0.95 + (0, (ground + high) * 0.5, 0)
            foot = root + way * span * rng.uniform(1.0, 1.15) + (0, ground, 0)
            limb(
                solid,
                (root, knee, shin, foot),
                (thin * 1.4, thin * 1.1, thin, thin * 0.8),
                blend=0.01,
                material=legs,
                mirror=mirror,
            )


def _sting(solid: Solid, rng: np.random.Generator, shell: int) -> None:
    solid.capsule((0, 0, 0), (0, 0, -0.45), 0.24, to=0.17, blend=0.05, material=shell)
    high = rng.uniform(0.5, 0.8)
    points = [(0, 0, -0.5), (0, 0.08, -0.85), (0, 0.4, -1.05), (0, high, -0.9), (0, high + 0.12, -0.6)]
    for one, two in pairwise(points):
        solid.capsule(one, two, 0.13, to=0.09, blend=0.01, material=shell)
    solid.tube(points[-1], (0, high + 0.1, -0.4), (0, high - 0.1, -0.32), 0.1, to=0.03, material=shell)
    for side, mirror in sides(rng.random() < 0.6):
        elbow = np.array([side * 0.5, 0.05, rng.uniform(0.3, 0.5)])
        wrist = elbow + (-side * rng.uniform(0, 0.2), 0.05, 0.3)
        limb(
            solid, ((side * 0.15, 0, 0.25), elbow, wrist), (0.07, 0.07, 0.07), blend=0.02, material=shell, mirror=mirror
        )
        solid.ellipsoid(wrist + (0, 0, 0.1), (0.12, 0.1, 0.18), blend=0.03, material=shell, mirror=mirror)
        for out in (0.09, -0.06):
            tip = wrist + (out * 0.6, 0, 0.45)
            solid.capsule(wrist + (out, 0, 0.2), tip, 0.06, to=0.03, blend=0.02, material=shell, mirror=mirror)


def _wings(solid: Solid, rng: np.random.Generator, kind: str, chest: float, shell: int) -> None:
    film = any_material(solid, rng) if kind == "butterfly" else plain(solid, rng, (0.55, 0.62, 0.68), gloss=0.6)
    lift = rng.uniform(0, 75) if kind == "butterfly" else rng.uniform(-5, 45)
    big = rng.uniform(0.4, 0.6) if kind == "butterfly" else rng.uniform(0.3, 0.42)
    spot = any_material(solid, rng)
    thin = 0.028
    for sweep, share in ((rng.uniform(-35, -10), 1.0), (rng.uniform(10, 40), rng.uniform(0.65, 0.95))):
        turned = turn(y=sweep + (25 if kind == "bee" else 0)) if kind != "butterfly" else turn(y=sweep)
        turned = turn(z=lift) @ turned
        wide = big * share * (0.65 if kind == "butterfly" else 0.28)
        at = np.array([chest * 0.3, chest * 0.7, 0]) + turned @ (big * share * 0.95, 0, 0)
        solid.ellipsoid(at, (big * share, thin, wide), turned=turned, blend=0.02, material=film, mirror=True)
        if kind == "butterfly":
            far = at + turned @ (big * share * 0.3, 0, 0)
            solid.ellipsoid(far, (big * 0.3, 0.1, wide * 0.4), turned=turned, how="paint", material=spot, mirror=True)
