"""Robots: tin toys, humanoids, tracked or wheeled droids, mechs."""

import numpy as np

from training.families.looks import BLACK, RUBBER, STEEL, any_color, any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 1.3


def build(solid: Solid, rng: np.random.Generator) -> None:
    coat = plain(solid, rng, any_color(rng) if rng.random() < 0.6 else STEEL, gloss=0.6)
    trim = any_material(solid, rng, gloss=0.5)
    joint = plain(solid, rng, STEEL if rng.random() < 0.6 else BLACK, gloss=0.7)
    w, h, d = rng.uniform(0.2, 0.45), rng.uniform(0.25, 0.45), rng.uniform(0.15, 0.32)
    r = rng.uniform(0.01, 0.12)
    _trunk(solid, rng, (w, h, d), r, coat, trim)
    _head(solid, rng, h, (w, d), (coat, trim, joint))
    _arms(solid, rng, (w, h, d), r, (coat, trim, joint))
    kind = rng.random()
    if kind < 0.65:
        _legs(solid, rng, (w, h, d), r, (coat, trim, joint))
    elif kind < 0.85:
        _tracks(solid, rng, (w, h, d), joint)
    else:
        solid.cone((0, -h - 0.25, 0), (0, -h + 0.05, 0), w * 0.3, to=w * 0.7, rounding=0.03, material=joint)
        solid.ellipsoid((0, -h - 0.3, 0), min(w, 0.3), material=plain(solid, rng, RUBBER))


def _trunk(
    solid: Solid, rng: np.random.Generator, size: tuple[float, float, float], r: float, coat: int, trim: int
) -> None:
    w, h, d = size
    kind = rng.random()
    if kind < 0.55:
        solid.box((0, 0, 0), (w, h, d), rounding=r, taper=rng.uniform(0.85, 1.3), material=coat)
    elif kind < 0.75:
        solid.cone((0, -h, 0), (0, h, 0), w * rng.uniform(0.7, 1), to=w, rounding=r, material=coat)
    else:
        solid.cushion((0, 0, 0), (w, h, d), power=rng.uniform(2.2, 4), material=coat)
    if rng.random() < 0.7:
        solid.box((0, h * 0.2, d), (w * 0.6, h * 0.35, 0.02 + 0.02 * r), rounding=0.01, material=trim)
        light = any_material(solid, rng, gloss=0.8)
        for k in range(int(rng.integers(1, 4))):
            solid.ellipsoid((w * (k - 1) * 0.35, h * rng.uniform(0, 0.4), d + 0.02), 0.035, material=light)
    if rng.random() < 0.3:
        solid.box((0, 0.05, -d - 0.06), (w * 0.7, h * 0.6, 0.09), rounding=0.03, material=trim)
        if rng.random() < 0.5:
            solid.cone(
                (w * 0.35, -h * 0.7, -d - 0.08), (w * 0.35, 0, -d - 0.08), 0.06, to=0.08, material=coat, mirror=True
            )
    if rng.random() < 0.4:
        solid.box((0, -h * 0.75, 0), (w * 1.03, 0.04, d * 1.03), rounding=0.02, material=trim)


def _head(
    solid: Solid, rng: np.random.Generator, h: float, wide: tuple[float, float], of: tuple[int, int, int]
) -> None:
    coat, trim, joint = of
    w, big = wide[0], rng.uniform(0.14, 0.34)
    y = h + 0.03 + big * 0.8
    eye = solid.material(tuple(rng.uniform(0.2, 0.95, 3)), gloss=0.8)
    dark = plain(solid, rng, BLACK, gloss=0.8)
    solid.cone((0, h - 0.06, 0), (0, y, 0), big * 0.45, material=joint)
    kind = rng.random()
    front = big * 0.85
    if kind < 0.5:
        solid.box(
            (0, y, 0),
            (big * rng.uniform(0.9, 1.4), big * 0.8, front),
            rounding=big * rng.uniform(0.05, 0.5),
            material=coat,
        )
    elif kind < 0.75:
        with solid.group():
            solid.ellipsoid((0, y - big * 0.4, 0), (big * 1.1, big * 1.3, front * 1.1), material=coat)
            solid.box((0, y - big * 1.4, 0), (1, big * 0.8, 1), how="cut", material=coat)
    else:
        solid.cone((0, y - big * 0.8, 0), (0, y + big * 0.8, 0), big, rounding=0.04, material=coat)
        front = big
    kind = rng.random()
    if kind < 0.55:
        s = big * rng.uniform(0.16, 0.34)
        solid.cone(
            (big * 0.42, y + 0.02, 0),
            (big * 0.42, y + 0.02, front + 0.03),
            s,
            rounding=0.01,
            material=joint,
            mirror=True,
        )
        solid.ellipsoid((big * 0.42, y + 0.02, front + 0.01), s * 0.75, material=eye, mirror=True)
    elif kind < 0.75:
        solid.box((0, y + big * 0.1, front), (big * 0.75, big * 0.22, 0.03), rounding=0.02, material=eye)
    else:
        solid.box((0, y, front), (big * 0.8, big * 0.5, 0.025), rounding=0.02, material=dark)
        solid.ellipsoid((big * 0.35, y, front), (big * 0.14, big * 0.2, 0.2), how="paint", material=eye, mirror=True)
    if rng.random() < 0.5:
        solid.box((0, y - big * 0.5, front), (big * 0.4, big * 0.08, 0.1), how="paint", material=dark)
    if rng.random() < 0.5:
        top = y + big * 0.7
        x = 0.0 if rng.random() < 0.5 else big * 0.6
        solid.capsule((x, top, 0), (x * 1.3, top + rng.uniform(0.1, 0.3), 0), 0.018, material=joint, mirror=x > 0)
        solid.ellipsoid((x * 1.3, top + 0.22, 0), 0.04, material=trim, mirror=x > 0)
        solid.capsule((x * 1.3, top, 0), (x * 1.3, top + 0.22, 0), 0.016, material=joint, mirror=x > 0)
    if rng.random() < 0.4:
        solid.cone((0, y, 0), (big * 1.35 + 0.03, y, 0), big * 0.3, rounding=0.02, material=trim, mirror=True)
    if w < 0.2:
        solid.ring((0, h, 0), w * 0.8, 0.03, turned=turn(x=90), material=trim)


def _arms(
    solid: Solid, rng: np.random.Generator, size: tuple[float, float, float], r: float, of: tuple[int, int, int]
) -> None:
    coat, trim, joint = of
    w, h, _ = size
    thick, is_even = rng.uniform(0.05, 0.11), rng.random() < 0.6
    boxy, claw, ball = rng.random() < 0.4, rng.random() < 0.6, rng.uniform(1.1, 1.6)
    pose = rng.uniform((5, -20, 0, 0), (80, 40, 40, 100))
    upper, fore = rng.uniform(0.2, 0.32), rng.uniform(0.2, 0.32)
    for side in (1, -1):
        out, front, _, bend = pose if is_even else rng.uniform((5, -20, 0, 0), (80, 60, 40, 100))
        with solid.placed((side * (w + thick * 0.6), h * 0.65, 0), turned=turn(x=-front, z=side * out)):
            solid.ellipsoid((0, 0, 0), thick * ball, material=joint)
            solid.capsule((-side * thick, 0, 0), (0, 0, 0), thick * 0.8, material=joint)
            solid.capsule((0, 0, 0), (0, -upper, 0), thick * 0.7, material=joint if boxy else coat)
            if boxy:
                solid.box((0, -upper * 0.5, 0), (thick, upper * 0.4, thick), rounding=min(r, 0.03), material=coat)
            solid.ellipsoid((0, -upper, 0), thick * 0.95, material=joint)
            with solid.placed((0, -upper, 0), turned=turn(x=-bend)):
                solid.cone(
                    (0, 0, 0),
                    (0, -fore, 0),
                    thick * 0.8,
                    to=thick * rng.uniform(0.8, 1.3),
                    rounding=0.02,
                    material=coat,
                )
                if claw:
                    solid.ellipsoid((0, -fore, 0), thick, material=joint)
                    for x in (1, -1):
                        tip = (x * thick * 0.5, -fore - thick * 2.6, 0)
                        solid.tube((0, -fore, 0), (x * thick * 2.2, -fore - thick, 0), tip, 0.03, material=trim)
                else:
                    solid.cushion((0, -fore - thick, 0), (thick, thick * 1.3, thick * 0.9), power=4, material=trim)


def _legs(
    solid: Solid, rng: np.random.Generator, size: tuple[float, float, float], r: float, of: tuple[int, int, int]
) -> None:
    coat, trim, joint = of
    w, h, d = size
    thick, long, bend = rng.uniform(0.06, 0.13), rng.uniform(0.15, 0.4), rng.uniform(0, 40) * (rng.random() < 0.5)
    boxy, step = rng.random() < 0.5, rng.uniform(-20, 20) * (rng.random() < 0.4)
    solid.box((0, -h, 0), (w * 0.8, 0.06, d * 0.8), rounding=0.03, material=joint)
    for side in (1, -1):
        with solid.placed((side * max(w * 0.55, thick), -h, 0), turned=turn(x=-bend / 2 + side * step)):
            solid.capsule((0, 0.02, 0), (0, -long, 0), thick * 0.7, material=joint)
            if boxy:
                solid.box((0, -long * 0.55, 0), (thick, long * 0.35, thick), rounding=min(r, 0.04), material=coat)
            solid.ellipsoid((0, -long, 0), thick, material=joint)
            with solid.placed((0, -long, 0), turned=turn(x=bend)):
                solid.cone((0, -long, 0), (0, 0, 0), thick * 1.2, to=thick * 0.8, rounding=0.02, material=coat)
                flat = turn(x=-bend / 2 - side * step)
                with solid.placed((0, -long, 0), turned=flat):
                    solid.box(
                        (0, -0.03, 0.05), (thick * 1.4, 0.06, thick * 2.1), rounding=0.035, taper=0.8, material=trim
                    )


def _tracks(solid: Solid, rng: np.random.Generator, size: tuple[float, float, float], joint: int) -> None:
    w, h, d = size
    black, r = plain(solid, rng, RUBBER), rng.uniform(0.1, 0.2)
    long = d * rng.uniform(0.9, 1.5)
    solid.box((0, -h - 0.05, 0), (w * 0.9, 0.1, d * 0.8), rounding=0.03, material=joint)
    outline = [
        (np.cos(a) * r + np.sign(np.cos(a)) * long * 0.7, np.sin(a) * r) for a in np.arange(12) * np.pi / 6 + 0.26
    ]
    solid.extrusion(outline, center=(w, -h - r * 0.7, 0), half=0.09, rounding=0.03, turned=turn(y=90), material=black,
                    mirror=True)  # fmt: skip
    for z in (-1, 1):
        at = (w + 0.06, -h - r * 0.7, z * long * 0.7)
        solid.cone(at, (w + 0.12, at[1], at[2]), r * 0.6, rounding=0.01, material=joint, mirror=True)
