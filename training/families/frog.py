"""Frogs and toads, squatting, sitting up, waving or leaping; warty or smooth, some on a leaf."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import limb, sides
from training.families.looks import BLACK, LEAF, WHITE, any_color, any_material, near_color, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    tone = near_color(LEAF, rng, spread=0.5) if rng.random() < 0.6 else any_color(rng)
    warts = (0.015, rng.uniform(18, 30)) if rng.random() < 0.3 else (0.0, 0.0)
    skin = any_material(solid, rng, color=tone, gloss=0.5)
    light = any_material(solid, rng, color=(0.7, 0.65, 0.4)) if rng.random() < 0.7 else skin
    pitch = rng.uniform(15, 70)
    wide, fat = rng.uniform(0.36, 0.5), rng.uniform(0.28, 0.42)
    p = np.radians(pitch)
    way = np.array([0, np.sin(p), np.cos(p)])
    lying = turn(x=-pitch)
    solid.ellipsoid((0, 0, 0), (wide, fat, 0.55), turned=lying, material=skin, bumps=warts)
    at = way * rng.uniform(0.4, 0.55) + (0, 0.05, 0.05)
    skull = wide * rng.uniform(0.8, 1.25)
    _head(solid, rng, at, skull, skin, light)
    solid.ellipsoid(
        way * 0.1 + lying @ (0, -fat * 0.8, 0), (wide * 0.8, fat * 0.8, 0.6), turned=lying, how="paint", material=light
    )
    ground = -0.5 * np.sin(p) - fat * 0.7 * np.cos(p)
    _fore(solid, rng, way * 0.32, wide, ground, skin)
    _hind(solid, rng, -way * 0.35, wide, ground, skin, is_leaping=rng.random() < 0.15)
    if rng.random() < 0.12:
        leaf = plain(solid, rng, LEAF)
        solid.cone(
            (0, ground - 0.08, 0.1), (0, ground + 0.02, 0.1), rng.uniform(0.8, 1.1), rounding=0.03, material=leaf
        )


def _head(solid: Solid, rng: np.random.Generator, at: np.ndarray, skull: float, skin: int, light: int) -> None:
    white, black = (
        plain(solid, rng, WHITE if rng.random() < 0.5 else (0.6, 0.4, 0.02)),
        plain(solid, rng, BLACK, gloss=0.9),
    )
    big, out = rng.uniform(0.2, 0.36), rng.uniform(0.4, 0.6)
    is_grinning = rng.random() < 0.5
    with solid.placed(at, turned=turn(x=float(rng.uniform(-15, 10))), scale=skull):
        solid.ellipsoid((0, 0, 0), (1.0, 0.62, 0.85), blend=0.2, material=skin)
        solid.ellipsoid((0, -0.05, 0.45), (0.7, 0.42, 0.6), blend=0.2, material=skin)
        solid.ellipsoid((0, -0.5, 0.3), (0.95, 0.42, 0.95), how="paint", material=light)
        if is_grinning:
            solid.ellipsoid((0, -0.14, 0.75), (0.75, 0.06, 0.45), how="cut", blend=0.03, material=black)
        else:
            solid.ellipsoid((0, -0.1, 0.75), (0.8, 0.05, 0.5), how="paint", material=black)
        eye = np.array([out, 0.5, 0.3])
        solid.ellipsoid(eye - (0, 0.05, 0.08), big * 1.15, blend=0.15, material=skin, mirror=True)
        way = np.array([rng.uniform(0.2, 0.8), 0.25, 0.8])
        way /= np.linalg.norm(way)
        solid.ellipsoid(eye + way * big * 0.25, big, blend=0.02, material=white, mirror=True)
        pupil = eye + way * big * 1.05
        solid.ellipsoid(
            pupil, (big * 0.6, big * rng.uniform(0.3, 0.7), big * 0.6), how="paint", material=black, mirror=True
        )


def _fore(solid: Solid, rng: np.random.Generator, root: np.ndarray, wide: float, ground: float, skin: int) -> None:
    thick, is_raised = rng.uniform(0.08, 0.12), rng.random() < 0.2
    for side, mirror in sides(not is_raised):
        how: dict[str, object] = {"blend": 0.04, "material": skin, "mirror": mirror}
        shoulder = root + (side * wide * 0.75, -0.05, 0.05)
        foot = np.array([side * wide * rng.uniform(0.7, 1.0), ground + 0.04, root[2] + rng.uniform(0.15, 0.3)])
        if is_raised and side > 0:
            foot = shoulder + (0.35, rng.uniform(0.0, 0.5), 0.25)
        elbow = (shoulder + foot) / 2 + (side * 0.14, 0.0, -0.12)
        limb(solid, (shoulder, elbow, foot), (thick * 1.4, thick, thick * 0.75), **how)
        _toes(solid, rng, foot, side, thick, how)


def _toes(
    solid: Solid, rng: np.random.Generator, foot: np.ndarray, side: int, thick: float, how: dict[str, object]
) -> None:
    long = rng.uniform(0.14, 0.22)
    for angle in (-25, 15, 55):
        way = np.array([side * np.sin(np.radians(angle)), -0.08, np.cos(np.radians(angle))]) * long
        solid.capsule(foot, foot + way, thick * 0.5, to=thick * 0.38, **how)
        solid.ellipsoid(foot + way, thick * 0.55, **how)


def _hind(
    solid: Solid, rng: np.random.Generator, root: np.ndarray, wide: float, ground: float, skin: int, *, is_leaping: bool
) -> None:
    thick = rng.uniform(0.13, 0.19)
    how: dict[str, object] = {"blend": 0.05, "material": skin, "mirror": True}
    hip = root + (wide * 0.6, 0.05, 0)
    knee = np.array([wide * rng.uniform(1.2, 1.5), root[1] + rng.uniform(0.05, 0.3), root[2] + rng.uniform(0.3, 0.5)])
    ankle = np.array([wide * 1.15, ground + thick * 0.6, root[2] - rng.uniform(0.0, 0.1)])
    foot = ankle + (0.15, -thick * 0.2, rng.uniform(0.3, 0.42))
    if is_leaping:
        knee, ankle = root + (wide * 0.9, -0.35, -0.25), root + (wide * 0.7, -0.4, -0.8)
        foot = ankle + (0.05, -0.2, -0.25)
    limb(solid, (hip, knee), (thick * 1.3, thick), **how)
    limb(solid, (knee, ankle), (thick * 0.85, thick * 0.6), **how)
    limb(solid, (ankle, foot), (thick * 0.55, thick * 0.5), **how)
    _toes(solid, rng, foot, 1, thick * 0.7, how)
