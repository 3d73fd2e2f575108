"""Vegetables: pumpkin, carrot, turnip, pepper, mushroom, aubergine."""

import numpy as np

from training.families.crops import GREEN, ORANGE, PURPLE, RED, YELLOW, lay
from training.families.fruit import ripe
from training.families.looks import LEAF, plain
from training.families.vessels import bent_cone, curve
from training.solids.build import Solid, turn

WEIGHT = 0.9


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_pumpkin, _pumpkin, _carrot, _pepper, _mushroom, _mushroom, _aubergine)
    lay(solid, rng, kinds)


def _pumpkin(solid: Solid, rng: np.random.Generator) -> None:
    look, ribs, tall = ripe(solid, rng, ORANGE, ORANGE, GREEN, YELLOW), int(rng.integers(7, 12)), rng.uniform(0.25, 0.5)
    solid.ellipsoid((0, 0, 0), (0.4, tall * 0.85, 0.4), material=look)
    for angle in np.linspace(0, 6.283, ribs + 1)[:-1]:
        where = (0.27 * np.sin(angle), 0, 0.27 * np.cos(angle))
        solid.ellipsoid(where, (0.17, tall, 0.24), turned=turn(y=np.degrees(angle)), blend=0.02, material=look)
    stem = plain(solid, rng, (0.12, 0.15, 0.04))
    solid.tube(
        (0, tall * 0.6, 0),
        (0, tall + 0.15, 0),
        (rng.uniform(-0.15, 0.15), tall + 0.24, 0.05),
        0.08,
        to=0.05,
        material=stem,
    )
    if rng.random() < 0.35:
        dark = plain(solid, rng, (0.6, 0.3, 0.02))
        eye = [(-0.09, 0.0), (0.09, 0.0), (0.0, 0.15)]
        solid.extrusion(eye, half=0.3, center=(0.17, 0.07, 0.5), how="cut", material=dark)
        solid.extrusion(eye, half=0.3, center=(-0.17, 0.07, 0.5), how="cut", material=dark)
        mouth = [
            (-0.28, -0.08),
            (-0.15, -0.13),
            (-0.05, -0.12),
            (0.0, -0.16),
            (0.08, -0.12),
            (0.28, -0.08),
            (0.15, -0.24),
            (-0.15, -0.24),
        ]
        solid.extrusion(mouth, half=0.3, center=(0, 0, 0.5), how="cut", material=dark)


def _carrot(solid: Solid, rng: np.random.Generator) -> None:
    long = rng.uniform(0.8, 1.4)
    look, leaf = ripe(solid, rng, ORANGE, ORANGE, (0.7, 0.65, 0.5), (0.4, 0.04, 0.12)), plain(solid, rng, LEAF)
    if rng.random() < 0.3:
        solid.ellipsoid((0, -0.2, 0), (0.35, 0.33, 0.35), material=look)
        solid.capsule((0, -0.4, 0), (0.05, -0.8, 0), 0.12, to=0.015, blend=0.15, material=look)
    else:
        bend = rng.uniform(-0.1, 0.1)
        bent_cone(
            solid, (0, 0, 0), (bend, -long / 2, 0), (-bend, -long, 0), rng.uniform(0.15, 0.22), to=0.025, material=look
        )
    for angle in np.linspace(0, 6.283, int(rng.integers(4, 8)))[:-1]:
        out, high = rng.uniform(0.1, 0.35), rng.uniform(0.35, 0.6)
        x, z = out * np.sin(angle), out * np.cos(angle)
        solid.tube((0, 0, 0), (x * 0.2, high * 0.6, z * 0.2), (x, high, z), 0.028, to=0.04, material=leaf)


def _pepper(solid: Solid, rng: np.random.Generator) -> None:
    look, lobes, tall = ripe(solid, rng, RED, GREEN, YELLOW), int(rng.integers(3, 5)), rng.uniform(0.3, 0.5)
    for angle in np.linspace(0, 6.283, lobes + 1)[:-1]:
        x, z = np.sin(angle), np.cos(angle)
        solid.capsule((0.16 * x, tall, 0.16 * z), (0.13 * x, -tall, 0.13 * z), 0.25, to=0.16, blend=0.06, material=look)
    solid.ellipsoid((0, tall + 0.3, 0), 0.14, how="cut", blend=0.1, material=look)
    solid.tube(
        (0, tall, 0), (0, tall + 0.3, 0), (0.08, tall + 0.42, 0), 0.06, to=0.05, material=plain(solid, rng, LEAF)
    )


def _mushroom(solid: Solid, rng: np.random.Generator) -> None:
    stalk, cap = plain(solid, rng, (0.75, 0.68, 0.52)), ripe(solid, rng, RED, (0.3, 0.15, 0.06), (0.7, 0.6, 0.45))
    tall, wide, high = rng.uniform(0.4, 1.0), rng.uniform(0.35, 0.7), rng.uniform(0.2, 0.55)
    thick = wide * rng.uniform(0.2, 0.4)
    solid.lathe(
        curve([(thick * 1.5, 0), (thick, 0.2), (thick * 0.8, tall)], count=8).tolist(), rounding=0.02, material=stalk
    )
    with solid.group():
        solid.ellipsoid((0, tall, 0), (wide, high, wide), material=cap)
        solid.ellipsoid(
            (0, tall - high * 0.8, 0), (wide * 0.95, high * 0.8, wide * 0.95), how="cut", blend=0.03, material=stalk
        )
        if rng.random() < 0.5:
            spot = plain(solid, rng, (0.85, 0.85, 0.8))
            for _ in range(9):
                angle, out = rng.uniform(0, 6.28), rng.uniform(0, 0.85)
                where = (out * wide * np.sin(angle), tall + high * np.sqrt(1 - out * out), out * wide * np.cos(angle))
                solid.ellipsoid(where, rng.uniform(0.05, 0.09), material=spot)
    if rng.random() < 0.4:
        solid.cone((0, tall * 0.6, 0), (0, tall * 0.72, 0), thick * 1.7, to=thick, rounding=0.01, material=stalk)
    solid.cone((0, 0, 0), (0, tall, 0), thick * 0.8, material=stalk)


def _aubergine(solid: Solid, rng: np.random.Generator) -> None:
    look, long = ripe(solid, rng, PURPLE, GREEN, (0.3, 0.35, 0.05)), rng.uniform(0.6, 1.1)
    low, high = rng.uniform(0.24, 0.36), rng.uniform(0.14, 0.22)
    bend = rng.uniform(0.0, 0.25)
    bent_cone(solid, (0, 0, 0), (bend, long / 2, 0), (0, long, 0), low, to=high, material=look)
    leaf = plain(solid, rng, LEAF)
    for angle in np.linspace(0, 6.283, 6)[:-1]:
        x, z = np.sin(angle) * high, np.cos(angle) * high
        solid.tube(
            (0, long + high, 0),
            (x * 1.1, long + high * 0.9, z * 1.1),
            (x * 1.15, long, z * 1.15),
            0.05,
            to=0.02,
            material=leaf,
        )
    solid.tube((0, long + high * 0.8, 0), (0, long + high + 0.1, 0), (-0.1, long + high + 0.18, 0), 0.05, material=leaf)
