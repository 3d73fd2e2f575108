"""Round fancies: snowmen, ghosts, slimes, one-eyed balls, tentacled things."""

import numpy as np

from training.families.looks import BLACK, WHITE, WOOD, any_color, any_material, plain
from training.families.monster import hide
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (snowman, ghost, ball, ball, tentacles)
    kinds[rng.integers(len(kinds))](solid, rng)


def eyes(
    solid: Solid, rng: np.random.Generator, at: tuple[float, float, float], size: float, *, single: bool = False
) -> None:
    """White with a pupil, or dark; `at` the left one."""
    dark = plain(solid, rng, BLACK, gloss=0.8)
    x, y, z = (0.0 if single else at[0]), at[1], at[2]
    if rng.random() < 0.65:
        white = plain(solid, rng, WHITE if rng.random() < 0.7 else any_color(rng), gloss=0.7)
        solid.ellipsoid((x, y, z), size, material=white, mirror=not single)
        solid.ellipsoid((x, y, z + size), size * rng.uniform(0.35, 0.65), how="paint", material=dark, mirror=not single)
    else:
        tilt = turn(z=rng.uniform(-40, 20))
        shape = (size * 1.2, size * 0.8, size * 0.6)
        solid.ellipsoid((x, y, z), shape, turned=tilt, material=dark, mirror=not single)


def mouth(solid: Solid, rng: np.random.Generator, y: float, z: float, wide: float) -> None:
    """Painted or cut, some with teeth; `z` just within the face."""
    dark, tooth = plain(solid, rng, (0.15, 0.02, 0.02)), plain(solid, rng, WHITE)
    high, is_open = wide * rng.uniform(0.15, 0.55), rng.random() < 0.5
    deep = wide if is_open else wide * 1.5
    solid.ellipsoid((0, y, z), (wide, high, deep), how="cut" if is_open else "paint", material=dark)
    for k in range(int(rng.integers(0, 3))):
        x = wide * (0.25 + 0.4 * k)
        root, tip = (x, y + high * 1.15, z - wide * 0.2), (x, y - high * 0.4, z + wide * 0.05)
        solid.cone(root, tip, wide * 0.16, to=0.01, material=tooth, mirror=True)


def snowman(solid: Solid, rng: np.random.Generator) -> None:
    snow, dark = plain(solid, rng, (0.8, 0.82, 0.85)), plain(solid, rng, BLACK)
    radii = [0.5, 0.36, 0.26][: int(rng.choice((2, 3)))] if rng.random() < 0.85 else [0.5, 0.3]
    y, centers = 0.0, []
    for k, r in enumerate(radii):
        y += 0.0 if k == 0 else (radii[k - 1] + r) * 0.8
        centers.append(y)
        shape = r * np.array((1, rng.uniform(0.88, 1), 1))
        solid.ellipsoid((0, y, 0), shape, blend=0.05, bumps=(0.006, 20), material=snow)
    r = radii[-1]
    solid.ellipsoid((r * 0.38, y + r * 0.25, r * 0.86), r * 0.13, material=dark, mirror=True)
    carrot, tip = plain(solid, rng, (0.7, 0.22, 0.02)), (0.02, y - 0.02, r + rng.uniform(0.15, 0.4))
    solid.cone((0, y, r * 0.8), tip, 0.07, to=0.015, material=carrot)
    for k in range(3):
        at = (0, centers[-2] + 0.16 * (k - 1), radii[-2] * (0.98 - 0.08 * abs(k - 1)))
        solid.ellipsoid(at, 0.045, material=dark)
    wood = plain(solid, rng, WOOD)
    for side in (1, -1):
        tip = np.array((side * (radii[-2] + rng.uniform(0.3, 0.5)), centers[-2] + rng.uniform(-0.1, 0.5), 0.1))
        solid.capsule((side * radii[-2] * 0.8, centers[-2] + 0.1, 0), tip, 0.028, to=0.02, material=wood)
        solid.capsule(tip * (0.85, 0.92, 1), tip + np.array((0, 0.15, 0)), 0.018, material=wood)
    if rng.random() < 0.7:
        hat, top = any_material(solid, rng), y + r * 0.75
        solid.cone((0, top - 0.02, 0), (0, top + 0.03, 0), r * 1.2, rounding=0.015, material=hat)
        high = top + rng.uniform(0.2, 0.4)
        solid.cone((0, top, 0), (0, high, 0), r * 0.8, to=r * 0.75, rounding=0.02, material=hat)
    if rng.random() < 0.6:
        scarf = any_material(solid, rng)
        solid.ring((0, y - r * 0.75, 0), r * 0.85, 0.07, turned=turn(x=90), material=scarf)
        solid.capsule((0.12, y - r * 0.8, r * 0.8), (0.16, y - r * 1.8, r * 1.2), 0.06, material=scarf)


def ghost(solid: Solid, rng: np.random.Generator) -> None:
    own = plain(solid, rng, WHITE) if rng.random() < 0.6 else hide(solid, rng)
    w, tall = rng.uniform(0.3, 0.45), rng.uniform(0.4, 0.8)
    solid.capsule((0, 0, 0), (0, tall, 0), w * rng.uniform(0.9, 1.25), to=w, material=own)
    if rng.random() < 0.5:
        low = np.array((rng.normal(0, 0.05), -0.4, -0.03))
        end = low + np.array((rng.normal(0, 0.25), -0.25, -0.25))
        solid.capsule((0, 0, 0), low, w, to=w * 0.45, blend=0.1, material=own)
        solid.capsule(low, end, w * 0.43, to=0.04, blend=0.12, material=own)
    else:
        low = -w * 0.3
        solid.cone((0, low - 0.2, 0), (0, 0.2, 0), w * 1.3, to=w, rounding=0.05, blend=0.1, material=own)
        for k in range(6):
            at = turn(y=60 * k) @ (w * 1.1, low - 0.2, 0)
            solid.ellipsoid(at, w * 0.38, how="cut" if k % 2 else "join", blend=0.05, material=own)
    if rng.random() < 0.7:
        hand = (w * 1.6, tall * rng.uniform(0.3, 1.1), 0.25)
        solid.capsule((w * 0.8, tall * 0.5, 0.1), hand, 0.12, to=0.09, blend=0.1, material=own, mirror=True)
    eyes(solid, rng, (w * 0.4, tall * 1.05, w * 0.88), w * 0.22)
    mouth(solid, rng, tall * 0.75, w * 1.0, w * 0.25)


def ball(solid: Solid, rng: np.random.Generator) -> None:
    """A body that is one lump with a face: slimes, furry balls, germs."""
    own, other = hide(solid, rng), hide(solid, rng)
    w, tall = rng.uniform(0.35, 0.6), rng.uniform(0.35, 0.65)
    rough = (rng.uniform(0.01, 0.04), rng.uniform(14, 34)) if rng.random() < 0.4 else (0.0, 0.0)
    solid.cushion((0, 0, 0), (w, tall, w * rng.uniform(0.7, 1)), power=rng.uniform(2, 4), bumps=rough, material=own)
    solid.ellipsoid((0, -tall * 0.2, w * 0.5), (w * 0.6, tall * 0.5, w * 0.5), how="paint", material=other)
    single = rng.random() < 0.4
    big = w * (0.35 if single else rng.uniform(0.15, 0.28))
    eyes(solid, rng, (w * 0.4, tall * 0.35, w * 0.75), big, single=single)
    mouth(solid, rng, -tall * 0.2, w * 0.85, w * rng.uniform(0.3, 0.6))
    if rng.random() < 0.75:
        r = rng.uniform(0.06, 0.12)
        solid.capsule((w * 0.45, -tall * 0.7, 0), (w * 0.45, -tall - 0.15, 0), r, blend=0.03, material=own, mirror=True)
        solid.ellipsoid((w * 0.45, -tall - 0.17, 0.06), (r * 1.2, r * 0.8, r * 1.8), material=other, mirror=True)
    if rng.random() < 0.75:
        hand = (w + rng.uniform(0.15, 0.35), rng.uniform(-0.3, 0.5), rng.uniform(0, 0.3))
        solid.tube((w * 0.85, 0, 0), (w + 0.2, -0.1, 0), hand, 0.07, to=0.06, blend=0.04, material=own, mirror=True)
        solid.ellipsoid(hand, 0.1, material=own, mirror=True)
    if rng.random() < 0.6:
        tip = (w * 0.9, tall + 0.3, 0)
        solid.tube((w * 0.5, tall * 0.75, 0), (w, tall, 0), tip, 0.09, to=0.025, material=other, mirror=True)
    else:
        solid.capsule((0, tall * 0.9, 0), (0.05, tall + 0.25, 0), 0.05, to=0.03, material=own)
        solid.ellipsoid((0.05, tall + 0.28, 0), 0.09, material=other)


def tentacles(solid: Solid, rng: np.random.Generator) -> None:
    own = hide(solid, rng)
    w, tall = rng.uniform(0.3, 0.45), rng.uniform(0.35, 0.7)
    solid.ellipsoid((0, tall * 0.7, -0.05), (w, tall, w), material=own)
    for k in range(int(rng.integers(5, 9))):
        way, out = turn(y=360 / 8 * k + rng.uniform(-10, 10)), rng.uniform(0.5, 0.95)
        end = way @ (out, rng.uniform(-0.5, 0.1), rng.uniform(-0.3, 0.3))
        start, middle = way @ (w * 0.3, 0.1, 0), way @ (out * 0.6, -0.55, 0)
        solid.tube(start, middle, end, 0.12, to=0.035, blend=0.06, material=own)
    eyes(solid, rng, (w * 0.5, tall * 0.55, w * 0.8), rng.uniform(0.07, 0.14), single=rng.random() < 0.25)
    mouth(solid, rng, tall * 0.15, w * 0.85, 0.1)
