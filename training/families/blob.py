"""Smooth and rough lumps: metaballs, rocks, crystals, pebbles, abstract sculptures, knots of tubes, drops, hearts."""

import math

import numpy as np

from training.families.looks import any_color, any_material, plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    kinds = (_metaballs, _metaballs, _rock, _rock, _crystals, _sculpture, _knot, _pebbles, _heart, _waves)
    kinds[rng.integers(len(kinds))](solid, rng)


def _metaballs(solid: Solid, rng: np.random.Generator) -> None:
    looks = [any_material(solid, rng) for _ in range(int(rng.integers(1, 3)))]
    is_symmetric, blend = rng.random() < 0.4, rng.uniform(0.15, 0.5)
    places = [np.zeros(3)]
    solid.ellipsoid((0, 0, 0), rng.uniform(0.5, 0.8), material=looks[0])
    for _ in range(int(rng.integers(3, 11))):
        way = rng.normal(size=3)
        at = places[rng.integers(len(places))] + way / np.linalg.norm(way) * rng.uniform(0.4, 0.8)
        radii = rng.uniform(0.2, 0.55) * rng.uniform(0.7, 1.3, 3)
        tilt = turn(x=rng.uniform(-90, 90), z=rng.uniform(-90, 90))
        look = looks[rng.integers(len(looks))]
        solid.ellipsoid(at, radii, turned=tilt, blend=blend, material=look, mirror=is_symmetric)
        places.append(at)


def _rock(solid: Solid, rng: np.random.Generator) -> None:
    tone = (0.3, 0.28, 0.25) if rng.random() < 0.7 else any_color(rng)
    stone = any_material(solid, rng, color=tone)
    for _ in range(int(rng.integers(1, 5))):
        at, radii = rng.normal(0, 0.35, 3) * (1, 0.5, 1), rng.uniform(0.45, 1.0, 3)
        solid.ellipsoid(at, radii, blend=0.15, bumps=(rng.uniform(0.02, 0.08), rng.uniform(4, 10)), material=stone)
    for _ in range(int(rng.integers(0, 10))):
        way = rng.normal(size=3)
        way /= np.linalg.norm(way)
        tilt = turn(x=rng.uniform(0, 90), y=rng.uniform(0, 360), z=rng.uniform(0, 90))
        solid.box(way * rng.uniform(1.5, 1.8), (0.9, 0.9, 0.9), turned=tilt, blend=0.03, how="cut", material=stone)
    if rng.random() < 0.4:
        moss = any_material(solid, rng, color=(0.08, 0.2, 0.04))
        solid.box(
            (0, 1.3, 0),
            (3, 0.9, 3),
            turned=turn(x=rng.uniform(-15, 15), z=rng.uniform(-15, 15)),
            how="paint",
            material=moss,
        )


def _crystals(solid: Solid, rng: np.random.Generator) -> None:
    gem, stone = any_material(solid, rng, gloss=0.9), any_material(solid, rng, color=(0.25, 0.22, 0.2))
    solid.ellipsoid((0, -0.1, 0), (rng.uniform(0.4, 0.8), 0.3, rng.uniform(0.4, 0.8)), bumps=(0.05, 9), material=stone)
    for _ in range(int(rng.integers(2, 8))):
        lean, around = rng.uniform(0, 45), rng.uniform(0, 360)
        long, wide, num = rng.uniform(0.5, 1.6), rng.uniform(0.12, 0.28), int(rng.choice((4, 6)))
        with solid.placed(turned=turn(y=around) @ turn(z=lean)):
            solid.extrusion(
                [(wide * math.cos(math.tau * k / num), wide * math.sin(math.tau * k / num)) for k in range(num)],
                half=long / 2, center=(0, long / 2, 0), turned=turn(x=90), material=gem,
            )  # fmt: skip
            solid.cone((0, long - 0.02, 0), (0, long + 1.6 * wide, 0), wide * 0.9, to=0.01, material=gem)


def _sculpture(solid: Solid, rng: np.random.Generator) -> None:
    """A standing abstract piece: swelling limbs with holes through them, on a plinth."""
    look, base = any_material(solid, rng, gloss=0.5), any_material(solid, rng)
    y, at = 0.0, np.zeros(3)
    for k in range(int(rng.integers(2, 6))):
        step = np.array([rng.normal(0, 0.35), rng.uniform(0.4, 0.9), rng.normal(0, 0.35)])
        one, two = rng.uniform(0.15, 0.45, 2)
        side = rng.normal(0, 0.4, 3)
        solid.tube(at, at + step / 2 + side, at + step, one, to=two, blend=0.12 if k else 0.0, material=look)
        at = at + step
        y = max(y, float(at[1]))
    for _ in range(int(rng.integers(0, 3))):
        middle, way = np.array([rng.normal(0, 0.2), rng.uniform(0.3, 0.9) * y, 0]), rng.normal(size=3)
        way *= 2 / np.linalg.norm(way)
        solid.cone(middle - way, middle + way, rng.uniform(0.1, 0.3), how="cut", blend=0.1, material=look)
    if rng.random() < 0.6:
        solid.box((0, -0.2, 0), (0.5, 0.25, 0.5), rounding=0.03, material=base)
    elif rng.random() < 0.7:
        solid.cone((0, -0.35, 0), (0, 0.0, 0), 0.55, rounding=0.03, material=base)


def _knot(solid: Solid, rng: np.random.Generator) -> None:
    """A torus knot, a spring or a tangle of tubes."""
    look, thick, kind = any_material(solid, rng, gloss=0.6), rng.uniform(0.12, 0.24), rng.random()
    num = 14
    if kind < 0.45:
        p, q = ((2, 3), (3, 2), (1, 2), (2, 5))[rng.integers(4)]
        angles = np.linspace(0, math.tau, num + 1)
        out = 1 + 0.4 * np.cos(q * angles)
        path = np.stack([out * np.cos(p * angles), out * np.sin(p * angles), 0.5 * np.sin(q * angles)], 1)
        thick *= 0.8
    elif kind < 0.7:
        turns = rng.uniform(2, 3.5)
        angles = np.linspace(0, math.tau * turns, num + 1)
        path = np.stack([0.7 * np.cos(angles), np.linspace(-1, 1, num + 1), 0.7 * np.sin(angles)], 1)
        thick = min(thick, 0.7 / turns)
    else:
        path = np.cumsum(rng.normal(0, 0.45, (9, 3)), axis=0)
        path -= path.mean(0)
    # Quadratic pieces that begin and end at the middles of the path's legs run on without a kink.
    middles = (path[:-1] + path[1:]) / 2
    for one, corner, two in zip(middles[:-1], path[1:-1], middles[1:], strict=True):
        solid.tube(one, corner, two, thick, material=look)
    if kind < 0.45:
        solid.tube(middles[-1], path[0], middles[0], thick, material=look)
    else:
        for end in (middles[0], middles[-1]):
            solid.ellipsoid(end, thick * rng.uniform(1, 1.8), material=look)


def _pebbles(solid: Solid, rng: np.random.Generator) -> None:
    """A cairn of flat stones."""
    y, size = 0.0, rng.uniform(0.7, 1.0)
    for _ in range(int(rng.integers(3, 8))):
        stone = any_material(solid, rng, color=(0.35, 0.33, 0.3) if rng.random() < 0.7 else any_color(rng))
        high = size * rng.uniform(0.25, 0.5)
        at = (rng.normal(0, 0.06), y + high * 0.9, rng.normal(0, 0.06))
        radii = (size, high, size * rng.uniform(0.75, 1.1))
        solid.ellipsoid(at, radii, turned=turn(z=rng.normal(0, 5)), blend=0.02, bumps=(0.02, 5), material=stone)
        y, size = y + 1.8 * high, size * rng.uniform(0.72, 0.95)


def _heart(solid: Solid, rng: np.random.Generator) -> None:
    """A heart, a drop or a star of soft arms."""
    look, kind = plain(solid, rng, any_color(rng), gloss=0.7), rng.random()
    if kind < 0.4:
        deep = rng.uniform(0.25, 0.45)
        with solid.placed(turned=np.diag([1.0, 1.0, deep / 0.45])):
            solid.capsule((0.32, 0.3, 0), (0.0, -0.75, 0), 0.45, to=0.08, blend=0.1, mirror=True, material=look)
    elif kind < 0.65:
        fat = rng.uniform(0.4, 0.6)
        solid.capsule((0, 0, 0), (rng.normal(0, 0.1), rng.uniform(1.0, 1.4), 0), fat, to=0.04, material=look)
    else:
        num = int(rng.integers(3, 7))
        for k in range(num):
            angle = math.pi / 2 + math.tau * k / num
            end = (math.cos(angle), math.sin(angle), 0)
            solid.capsule((0, 0, 0), end, rng.uniform(0.35, 0.42), to=rng.uniform(0.1, 0.25), blend=0.12, material=look)


def _waves(solid: Solid, rng: np.random.Generator) -> None:
    """A body under strong waves, or eaten into by balls."""
    look, inner = any_material(solid, rng), any_material(solid, rng)
    waves = rng.uniform(3, 7)
    body = rng.integers(3)
    bumps = (rng.uniform(0.1, 0.35) / waves * 2, waves)
    if body == 0:
        solid.ellipsoid((0, 0, 0), rng.uniform(0.7, 1.1, 3), bumps=bumps, material=look)
    elif body == 1:
        solid.cushion((0, 0, 0), rng.uniform(0.6, 1.0, 3), power=4, bumps=bumps, material=look)
    else:
        solid.ring(
            (0, 0, 0), 0.8, rng.uniform(0.25, 0.4), bumps=bumps, turned=turn(x=rng.uniform(0, 90)), material=look
        )
    for _ in range(int(rng.integers(0, 7))):
        way = rng.normal(size=3)
        at = way / np.linalg.norm(way) * rng.uniform(0.8, 1.1)
        solid.ellipsoid(at, rng.uniform(0.2, 0.5), how="cut", blend=0.1, material=inner)
