"""Fish and what swims like them: reef fish, puffers, sharks, dolphins, whales, rays."""

from __future__ import annotations

import numpy as np

from training.families.anatomy_animal import sides
from training.families.looks import BLACK, WHITE, any_color, any_material, plain
from training.solids.build import Solid, turn

SIDE = True
WEIGHT = 2.0


def build(solid: Solid, rng: np.random.Generator) -> None:
    kind = str(
        rng.choice(("fish", "puffer", "shark", "dolphin", "whale", "ray"), p=(0.45, 0.08, 0.15, 0.14, 0.12, 0.06))
    )
    grey = (0.2, 0.25, 0.3) if rng.random() < 0.6 else any_color(rng)
    skin = any_material(solid, rng, gloss=0.5, color=None if kind in ("fish", "puffer") else grey)
    light = plain(solid, rng, WHITE) if rng.random() < 0.7 else any_material(solid, rng)
    fin = skin if kind not in ("fish", "puffer") or rng.random() < 0.3 else any_material(solid, rng)
    if kind == "ray":
        _ray(solid, rng, skin, light)
        return
    tall = {"fish": rng.uniform(0.22, 0.5), "puffer": 0.5, "whale": rng.uniform(0.26, 0.4)}.get(
        kind, rng.uniform(0.18, 0.25)
    )
    wide = tall * {"fish": rng.uniform(0.3, 0.6), "puffer": 0.95, "whale": 1.0}.get(kind, 0.85)
    bend = 0.0 if rng.random() < 0.5 else float(rng.uniform(-0.35, 0.35))
    is_flat = kind in ("dolphin", "whale")
    sag = bend if is_flat else 0.0
    end = np.array([0 if is_flat else bend, sag, -0.95])
    _body(solid, rng, kind, (tall, wide), end, skin, light)
    _tail(solid, rng, end, tall, fin, is_flat=is_flat)
    if kind == "fish" or kind == "puffer":
        _rays(solid, rng, tall, wide, fin)
    else:
        _flippers(solid, rng, tall, wide, fin, has_back=kind != "whale" or rng.random() < 0.5)
    _face(solid, rng, kind, (tall, wide), skin, light)


def _body(
    solid: Solid, rng: np.random.Generator, kind: str, half: tuple[float, float], end: np.ndarray, skin: int, light: int
) -> None:
    tall, wide = half
    nose = rng.uniform(0.6, 0.85)
    solid.ellipsoid((0, 0, 0.1), (wide, tall, nose), material=skin)
    if kind == "whale":
        solid.ellipsoid((0, 0, 0.35), (wide * 1.02, tall * 1.02, 0.55), blend=0.1, material=skin)
    middle = (end[0] * 0.2, end[1] * 0.1, -0.45)
    with solid.placed((0, 0, 0), turned=np.diag((max(wide / tall, 0.4), 1, 1)) if end[0] == 0 else np.eye(3)):
        thick = tall * 0.7 if end[0] == 0 else wide * 0.9
        solid.tube((0, 0, 0.0), middle, end, thick, to=max(tall * 0.16, 0.04), blend=0.12, material=skin)
    if kind == "fish" and rng.random() < 0.4:
        stripe = any_material(solid, rng)
        for z in rng.uniform(-0.4, 0.5, int(rng.integers(1, 4))):
            solid.box((0, 0, z), (1, 1, rng.uniform(0.03, 0.09)), how="paint", material=stripe)
    else:
        solid.ellipsoid((0, -tall * 0.95, 0.1), (wide, tall * 0.75, 0.85), how="paint", material=light)


def _tail(solid: Solid, rng: np.random.Generator, end: np.ndarray, tall: float, fin: int, *, is_flat: bool) -> None:
    """Two lobes, upright (fish) or lying (dolphins); the upper one is often longer on sharks."""
    big = rng.uniform(0.22, 0.4) + tall * 0.25
    angle, thin = rng.uniform(25, 65), rng.uniform(0.03, 0.045)
    veil = rng.uniform(0.25, 0.55)
    side = np.degrees(np.arctan2(-end[0], -end[2])) * 1.2
    for sign, share in ((1, 1.0), (-1, rng.uniform(0.7, 1.0))):
        lobe = np.array([thin, big * veil, big * share])
        if is_flat:
            at = end + np.array(
                [sign * big * 0.6 * np.sin(np.radians(angle)), 0, -big * 0.6 * np.cos(np.radians(angle))]
            )
            solid.ellipsoid(
                at, lobe[[1, 0, 2]], turned=turn(y=-sign * angle), blend=0.05, material=fin, mirror=end[0] == 0
            )
            if end[0] == 0:
                return
        with solid.placed(end, turned=turn(y=-side)):
            at = np.array(
                [
                    0,
                    sign * big * share * 0.6 * np.sin(np.radians(angle)),
                    -big * share * 0.6 * np.cos(np.radians(angle)),
                ]
            )
            solid.ellipsoid(at, lobe, turned=turn(x=sign * angle), blend=0.05, material=fin)


def _rays(solid: Solid, rng: np.random.Generator, tall: float, wide: float, fin: int) -> None:
    thin, high = rng.uniform(0.03, 0.04), rng.uniform(0.08, 0.3)
    back = (thin, high + 0.12, rng.uniform(0.25, 0.5))
    solid.ellipsoid(
        (0, tall * 0.88, rng.uniform(-0.25, 0.1)), back, turned=turn(x=rng.uniform(-5, 25)), blend=0.05, material=fin
    )
    if rng.random() < 0.7:
        low = (thin, rng.uniform(0.12, 0.25), 0.2)
        solid.ellipsoid((0, -tall * 0.7, -0.35), low, turned=turn(x=-25), blend=0.05, material=fin)
    out = rng.uniform(20, 60)
    for x, y, z, long in (
        (wide * 0.85, -tall * 0.2, 0.25, rng.uniform(0.15, 0.3)),
        (wide * 0.4, -tall * 0.85, 0.2, 0.15),
    ):
        turned = turn(x=35, y=-out, z=-20)
        at = np.array([x, y, z]) + turned @ (0, 0, -long * 0.7)
        solid.ellipsoid(at, (thin, long * 0.55, long), turned=turned, blend=0.03, material=fin, mirror=True)


def _flippers(solid: Solid, rng: np.random.Generator, tall: float, wide: float, fin: int, *, has_back: bool) -> None:
    long = rng.uniform(0.22, 0.45)
    droop, sweep = rng.uniform(10, 45), rng.uniform(25, 55)
    turned = turn(y=sweep, z=-droop)
    at = np.array([wide * 0.7, -tall * 0.45, 0.3]) + turned @ (long * 0.75, 0, 0)
    solid.ellipsoid(at, (long, 0.035, long * 0.4), turned=turned, blend=0.05, material=fin, mirror=True)
    if has_back:
        high = rng.uniform(0.18, 0.32)
        base = np.array([0, tall * 0.8, 0.0])
        with solid.placed(base, turned=np.diag((0.35, 1, 1))):
            solid.tube((0, -0.05, 0.05), (0, high * 0.8, 0), (0, high, -high), 0.15, to=0.06, blend=0.08, material=fin)


def _face(solid: Solid, rng: np.random.Generator, kind: str, half: tuple[float, float], skin: int, light: int) -> None:
    tall, wide = half
    eye, size = plain(solid, rng, BLACK, gloss=0.9), 0.05 if kind in ("fish", "puffer") else 0.03
    size *= rng.uniform(0.9, 1.8)
    z = 0.5 if kind != "whale" else 0.6
    depth = wide * np.sqrt(max(1 - ((z - 0.1) / 0.75) ** 2, 0.1))
    is_goggle = rng.random() < 0.5 and kind in ("fish", "puffer")
    for side, mirror in sides(True):
        at = np.array([side * depth * 0.93, tall * 0.18, z])
        solid.ellipsoid(at, size, blend=0.01, material=light if is_goggle else eye, mirror=mirror)
        if is_goggle:
            solid.ellipsoid(
                at + (side * size * 0.7, 0, size * 0.3), size * 0.65, how="paint", material=eye, mirror=mirror
            )
    if kind == "dolphin":
        solid.capsule((0, -tall * 0.3, 0.6), (0, -tall * 0.4, 1.0), 0.08, to=0.05, blend=0.06, material=skin)
    elif kind == "fish" and rng.random() < 0.5:
        solid.ellipsoid((0, -tall * 0.1, 0.8), (0.06, 0.07, 0.07), blend=0.05, material=skin)
    elif kind == "shark":
        solid.ellipsoid((0, -tall * 0.75, 0.5), (wide * 0.7, 0.05, 0.16), how="cut", blend=0.02, material=light)
    elif kind == "puffer":
        for _ in range(14):
            way = rng.normal(0, 1, 3)
            way /= np.linalg.norm(way)
            base = way * (wide, tall, 0.62) * 0.95 + (0, 0, 0.1)
            solid.capsule(base, base + way * 0.14, 0.06, to=0.025, blend=0.02, material=skin, mirror=True)


def _ray(solid: Solid, rng: np.random.Generator, skin: int, light: int) -> None:
    wide, lift = rng.uniform(0.6, 0.95), rng.uniform(-15, 25)
    solid.ellipsoid((0, 0, 0), (0.28, 0.12, 0.6), material=skin)
    turned = turn(y=18, z=lift)
    solid.ellipsoid(
        turned @ (wide * 0.5, 0, 0.05), (wide * 0.75, 0.05, 0.36), turned=turned, blend=0.1, material=skin, mirror=True
    )
    bend = (rng.normal(0, 0.2), 0.05, -1.0)
    solid.tube((0, 0, -0.45), bend, (rng.normal(0, 0.2), 0.0, -1.6), 0.06, to=0.03, blend=0.05, material=skin)
    solid.ellipsoid((0, -0.18, 0), (1.2, 0.14, 0.8), how="paint", material=light)
    solid.ellipsoid((0.16, 0.1, 0.42), 0.05, blend=0.02, material=plain(solid, rng, BLACK, gloss=0.9), mirror=True)
