"""Dinosaurs and dragons: theropods, sauropods, horned and plated ones, dragons with wings, crocodiles, lizards."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import limb, sides
from training.families.looks import BLACK, LEAF, any_color, any_material, near_color, plain
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 2.0


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(
        rng.choice(("theropod", "sauropod", "horned", "plated", "dragon", "croc"), p=(0.3, 0.16, 0.12, 0.1, 0.22, 0.1))
    )
    tone = near_color(LEAF, rng, spread=0.5) if rng.random() < 0.4 else any_color(rng)
    skin = any_material(solid, rng, color=tone)
    light = any_material(solid, rng) if rng.random() < 0.7 else skin
    bone = plain(solid, rng, (0.7, 0.62, 0.45))
    is_upright = kind == "theropod" or (kind == "dragon" and rng.random() < 0.6)
    pitch = np.radians(rng.uniform(5, 60) if is_upright else 0.0)
    way = np.array([0, np.sin(pitch), np.cos(pitch)])
    girth = {"croc": 0.2, "theropod": 0.26, "dragon": 0.28}.get(kind, 0.36) * rng.uniform(0.85, 1.2)
    leg = {"croc": 0.1, "sauropod": 0.55, "theropod": 0.55, "dragon": 0.45}.get(kind, 0.4) * rng.uniform(0.85, 1.2)
    hip, chest = np.zeros(3), way * rng.uniform(0.6, 0.8)
    solid.ellipsoid((0, 0, 0), (girth * 0.9, girth, girth * 1.2), material=skin)
    solid.capsule(hip, chest, girth * 0.95, to=girth * 0.8, blend=0.1, material=skin)
    solid.ellipsoid(
        chest * 0.5 + (0, -girth * 0.15, girth * 0.1), (girth, girth, girth * 1.3), blend=0.1, material=skin
    )
    ground = -girth * 0.8 - leg
    _legs(solid, rng, (hip, chest, girth, ground), skin, bone, is_upright=is_upright, is_low=kind == "croc")
    tail = _tail(solid, rng, girth, ground, skin)
    at, neck_end = _neck(solid, rng, kind, chest, girth, skin)
    belly = np.array([0, -girth * 0.85, girth * 0.5]) if is_upright else np.array([0, -girth * 0.95, 0])
    solid.ellipsoid(chest * 0.5 + belly, (girth * 0.75, girth * 0.6, 0.7), how="paint", material=light)
    _head(solid, rng, kind, at, neck_end, (skin, light, bone))
    if kind == "plated" or rng.random() < 0.35:
        _plates(solid, rng, (chest, girth, tail), light, is_big=kind == "plated")
    if kind == "dragon":
        _wings(solid, rng, chest, girth, skin, light)


def _legs(
    solid: Solid, rng: np.random.Generator, form: tuple[np.ndarray, np.ndarray, float, float], skin: int, bone: int, *,
    is_upright: bool, is_low: bool,
) -> None:  # fmt: skip
    hip, chest, girth, ground = form
    pace = 0.0 if rng.random() < 0.4 else rng.uniform(0.1, 0.3)
    thick = girth * rng.uniform(0.28, 0.4)
    for side, mirror in sides(pace == 0):
        how: dict[str, object] = {"blend": 0.05, "material": skin, "mirror": mirror}
        for root, sign in ((hip, 1), (chest, -1)):
            if is_upright and sign < 0:
                _arm(solid, rng, root, girth, side, how)
                continue
            out, swing = (1.7 if is_low else 0.75) * girth, side * sign * pace
            start = np.array([side * girth * 0.6, root[1] - girth * 0.1, root[2]])
            foot = np.array([side * out, ground + thick * 0.4, root[2] + swing])
            bend = np.array([side * 0.1 if is_low else 0, 0, 0.16 if is_upright else 0.07 * sign])
            knee = start * 0.5 + foot * 0.5 + bend + (0, 0.05, 0)
            points = [start, knee, foot]
            if is_upright:
                points = [start, knee, foot * (1, 0, 1) + (0, ground * 0.7, -0.14), foot]
            radii = (thick * 1.5, thick * 1.1, thick * 0.75, thick * 0.7)[: len(points)]
            limb(solid, points, radii, **how)
            long = thick * (1.7 if is_upright else 1.2)
            solid.ellipsoid(foot + (0, -thick * 0.1, long * 0.5), (thick * 0.95, thick * 0.5, long), **how)
            for toe in (-0.5, 0.1, 0.6):
                tip = foot + (toe * thick, -thick * 0.25, long * 1.45)
                solid.ellipsoid(tip, (0.035, 0.035, 0.06), blend=0.02, material=bone, mirror=mirror)


def _arm(
    solid: Solid, rng: np.random.Generator, root: np.ndarray, girth: float, side: int, how: dict[str, object]
) -> None:
    start, slim = root + (side * girth * 0.6, -girth * 0.3, 0.05), girth * 0.2
    elbow = start + (side * 0.05, -rng.uniform(0.08, 0.2), 0.0)
    hand = elbow + (-side * 0.03, rng.uniform(-0.08, 0.08), rng.uniform(0.12, 0.25))
    limb(solid, (start, elbow, hand), (slim * 1.4, slim, slim * 0.75), **how)
    solid.ellipsoid(hand, slim, **how)


def _tail(
    solid: Solid, rng: np.random.Generator, girth: float, ground: float, skin: int
) -> tuple[np.ndarray, np.ndarray]:
    """The middle and the end of its curve."""
    long, side = rng.uniform(0.8, 1.5), 0.0 if rng.random() < 0.5 else rng.uniform(-0.6, 0.6)
    end = np.array([side, rng.uniform(ground * 0.9, girth), -long])
    middle = np.array([-side * 0.4, max(ground * 0.5, -0.2), -long * 0.55])
    solid.tube((0, 0, 0), middle, end, girth * 0.85, to=0.04, blend=0.06, material=skin)
    return middle, end


def _neck(
    solid: Solid, rng: np.random.Generator, kind: str, chest: np.ndarray, girth: float, skin: int
) -> tuple[np.ndarray, float]:
    """The middle of the skull and its radius."""
    long = {"sauropod": rng.uniform(1.0, 1.7), "dragon": rng.uniform(0.4, 1.0)}.get(kind, rng.uniform(0.2, 0.4))
    skull = {"theropod": 0.2, "sauropod": 0.13, "horned": 0.24, "plated": 0.13, "croc": 0.15}.get(kind, 0.17)
    skull *= rng.uniform(1.3, 1.7) if rng.random() < 0.3 else rng.uniform(0.9, 1.15)
    rise = np.radians({"croc": 5.0, "horned": 10.0, "plated": -10.0}.get(kind, rng.uniform(30, 75)))
    at = chest + (0, girth * 0.3, girth * 0.3) + np.array([0, np.sin(rise), np.cos(rise)]) * (long + skull * 0.4)
    middle = chest + (0, (at[1] - chest[1]) * rng.uniform(0.0, 0.5), long * 0.6 + girth * 0.3)
    solid.tube(chest, middle, at, girth * 0.75, to=skull * 0.75, blend=0.1, material=skin)
    return at, skull


def _head(
    solid: Solid, rng: np.random.Generator, kind: str, at: np.ndarray, skull: float, looks: tuple[int, int, int]
) -> None:
    skin, light, bone = looks
    yaw = 0.0 if rng.random() < 0.6 else float(rng.uniform(-45, 45))
    snout = rng.uniform(2.2, 3.0) if kind == "croc" else rng.uniform(0.9, 1.8)
    mouth = rng.uniform(0, 30) if rng.random() < 0.5 else 0.0
    eye = plain(solid, rng, (0.7, 0.5, 0.02) if rng.random() < 0.4 else BLACK, gloss=0.9)
    with solid.placed(at, turned=turn(x=float(rng.uniform(-10, 20)), y=yaw), scale=skull):
        solid.ellipsoid((0, 0.1, 0), (0.85, 0.85, 1.0), blend=0.2, material=skin)
        solid.capsule((0, 0.1, 0.5), (0, 0.0, 0.4 + snout), 0.62, to=0.4, blend=0.2, material=skin)
        jaw = turn(x=mouth) @ (0, -0.1, snout + 0.2)
        solid.capsule((0, -0.4, 0.1), np.array([0, -0.4, 0.1]) + jaw, 0.42, to=0.26, blend=0.08, material=light)
        for s, mirror in sides(yaw == 0):
            solid.ellipsoid((s * 0.62, 0.55, 0.5), 0.24, blend=0.05, material=eye, mirror=mirror)
            solid.ellipsoid((s * 0.55, 0.75, 0.4), (0.3, 0.16, 0.4), blend=0.1, material=skin, mirror=mirror)
            solid.ellipsoid((s * 0.2, 0.2, 0.7 + snout), 0.13, blend=0.05, material=skin, mirror=mirror)
            if mouth > 8 and kind != "sauropod":
                for z in (0.35, 0.7, 1.0):
                    start = (s * 0.33, -0.15, 0.4 + snout * z * 0.85)
                    solid.cone(start, start + np.array([0, -0.35, 0]), 0.13, to=0.03, material=bone, mirror=mirror)
            if kind == "horned" or (kind == "dragon" and rng.random() < 0.8):
                far = (s * 0.8, 1.6, 0.9) if kind == "horned" else (s * 0.7, rng.uniform(0.8, 1.6), -1.3)
                solid.tube((s * 0.5, 0.6, 0.0), (s * 0.6, 1.1, 0.0), far, 0.22, to=0.08, material=bone, mirror=mirror)
        if kind == "horned":
            solid.ellipsoid((0, 0.75, -0.5), (1.35, 1.3, 0.2), turned=turn(x=-30), blend=0.1, material=light)
            solid.cone((0, 0.2, 0.3 + snout), (0, 1.0, 0.6 + snout), 0.25, to=0.06, blend=0.05, material=bone)


def _plates(
    solid: Solid,
    rng: np.random.Generator,
    form: tuple[np.ndarray, float, tuple[np.ndarray, np.ndarray]],
    light: int,
    *,
    is_big: bool,
) -> None:
    chest, girth, tail = form
    size, both = rng.uniform(0.18, 0.28) if is_big else rng.uniform(0.06, 0.12), is_big and rng.random() < 0.5
    for share in np.linspace(-0.75, 1.0, int(rng.integers(6, 10))):
        here, back = chest * share, np.array([0, girth * 0.87, -chest[1] * girth * 0.7])
        if share < 0:
            along = -share * 0.8
            here = 2 * along * (1 - along) * tail[0] + along**2 * tail[1]
            back = np.array([0, (girth * 0.85 * (1 - along) + 0.04 * along) * 0.9, 0])
        big = size * (1 - 0.5 * abs(share))
        at = here + back + (0.07 if both else 0, big * 0.2, 0)
        radii = (0.035, big, big * 0.7)
        solid.ellipsoid(at, radii, blend=0.02, material=light, turned=turn(z=-15 if both else 0), mirror=both)


def _wings(solid: Solid, rng: np.random.Generator, chest: np.ndarray, girth: float, skin: int, light: int) -> None:
    """An arm and a web between fingers, raised and swept as the pose is."""
    span, up, back = rng.uniform(0.7, 1.2), rng.uniform(0, 60), rng.uniform(0, 45)
    outline = [
        (0, 0.1), (0.35, 0.5), (0.5, 0.55), (1.0, 0.25), (0.85, -0.05),
        (0.8, -0.35), (0.6, -0.2), (0.45, -0.5), (0.3, -0.22), (0.0, -0.3),
    ]  # fmt: skip
    for side, mirror in sides(True):
        flat = np.stack([(side, 0, 0), (0, 0.5, 0.85), (0, 0.85, -0.5)], axis=1).astype(float)
        pose = turn(z=side * up) @ turn(y=side * back) @ flat
        with solid.placed(chest * 0.75 + (side * girth * 0.4, girth * 0.5, -0.05), turned=pose, scale=span):
            solid.extrusion(outline, half=0.028, rounding=0.01, blend=0.03, material=light, mirror=mirror)
            limb(
                solid,
                ((0, 0, 0), (0.4, 0.52, 0), (1.0, 0.25, 0)),
                (0.07, 0.05, 0.03),
                blend=0.03,
                material=skin,
                mirror=mirror,
            )
            for end in ((0.8, -0.33), (0.45, -0.47)):
                solid.capsule((0.4, 0.5, 0), (*end, 0), 0.045, to=0.03, blend=0.02, material=skin, mirror=mirror)
