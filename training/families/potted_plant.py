"""Plants in pots: leafy, succulent, snake plant, cactus, bonsai, small bush; sometimes a cactus without a pot."""

import numpy as np

from training.families.foliage import any_petals, blossom, green, leaf, pot
from training.families.looks import plain
from training.solids.build import Solid, turn


def build(solid: Solid, rng: np.random.Generator) -> None:
    wide, tall = rng.uniform(0.2, 0.36), rng.uniform(0.2, 0.6)
    leaves = green(solid, rng)
    kind = rng.choice(
        ("leafy", "aloe", "snake", "cactus", "round", "bonsai", "bush", "broad"),
        p=(0.16, 0.14, 0.1, 0.2, 0.08, 0.14, 0.08, 0.1),
    )
    if kind != "cactus" or rng.random() < 0.7:
        if kind == "bonsai":
            wide, tall = rng.uniform(0.3, 0.5), rng.uniform(0.12, 0.25)
        pot(solid, rng, wide=wide, tall=tall)
    low = -tall * 0.2
    {
        "leafy": _leafy,
        "aloe": _aloe,
        "snake": _snake,
        "cactus": _cactus,
        "round": _round,
        "bonsai": _bonsai,
        "bush": _bush,
        "broad": _broad,
    }[str(kind)](solid, rng, low, wide, leaves)


def _leafy(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    long, droop, across = rng.uniform(0.4, 0.9), rng.uniform(0.1, 0.9), rng.uniform(0.045, 0.1)
    for k in range(int(rng.integers(8, 20))):
        leaf(
            solid,
            (0, low, 0),
            yaw=137 * k,
            rise=rng.uniform(35, 85),
            long=long * rng.uniform(0.7, 1.1),
            wide=across,
            droop=droop * rng.uniform(0.3, 1),
            thick=0.022,
            material=leaves,
        )


def _aloe(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    long, r = rng.uniform(0.25, 0.6), rng.uniform(0.05, 0.09)
    solid.ellipsoid((0, low, 0), wide * 0.6, material=leaves)
    for k in range(int(rng.integers(9, 18))):
        rise = np.radians(25 + 4 * k)
        end = turn(y=137 * k) @ (long * np.cos(rise), low + long * np.sin(rise), 0)
        solid.capsule((0, low, 0), end, r, to=0.018, blend=0.02, material=leaves)


def _snake(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    for k in range(int(rng.integers(5, 11))):
        at = turn(y=137 * k) @ (wide * rng.uniform(0.1, 0.6), low, 0)
        high = rng.uniform(0.25, 0.55)
        way = turn(y=rng.uniform(0, 180)) @ turn(x=rng.normal(0, 9), z=rng.normal(0, 9))
        solid.ellipsoid(at + way @ (0, high * 0.85, 0), (0.075, high, 0.026), turned=way, material=leaves)


def _cactus(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    high, r = rng.uniform(0.45, 1.1), min(rng.uniform(0.1, 0.2), wide * 0.75)
    ribs = (r * 0.1, 2.6 / r * rng.uniform(1.5, 3)) if rng.random() < 0.6 else (0.0, 0.0)
    solid.capsule((0, low - 0.1, 0), (0, low + high, 0), r * rng.uniform(0.8, 1), to=r, bumps=ribs, material=leaves)
    for k in range(int(rng.integers(0, 4))):
        side, y = turn(y=180 * k + rng.uniform(-40, 40)), low + high * rng.uniform(0.25, 0.65)
        out, up = r + rng.uniform(0.12, 0.25), rng.uniform(0.15, 0.4)
        solid.tube(
            (0, y, 0), side @ (out * 1.1, y, 0), side @ (out, y + up * 0.5, 0), r * 0.55, blend=0.03, material=leaves
        )
        solid.capsule(
            side @ (out, y + up * 0.4, 0), side @ (out, y + up, 0), r * 0.55, blend=0.02, bumps=ribs, material=leaves
        )
    if rng.random() < 0.4:
        with solid.placed((0, low + high + r * 0.9, 0), scale=r * 0.9):
            blossom(solid, rng, "daisy", *any_petals(solid, rng))


def _round(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    r = rng.uniform(0.15, 0.32)
    solid.ellipsoid((0, low + r * 0.8, 0), (r, r * rng.uniform(0.8, 1.2), r), material=leaves)
    for k in range(12):
        way = turn(y=30 * k)
        solid.ring(
            way @ (r * 0.15, low + r * 0.8, 0),
            r * 0.95,
            r * 0.11,
            half_angle=120,
            turned=way,
            blend=0.02,
            material=leaves,
        )
    if rng.random() < 0.5:
        with solid.placed((0, low + r * 1.8, 0), scale=r * 0.6):
            blossom(solid, rng, "daisy", *any_petals(solid, rng))


def _bonsai(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    bark = plain(solid, rng, (0.16, 0.08, 0.04))
    bend, high = rng.uniform(0.1, 0.35) * rng.choice((-1, 1)), rng.uniform(0.4, 0.8)
    middle, top = np.array([bend, low + high * 0.45, 0.05]), np.array([-bend * 0.4, low + high, 0])
    solid.tube(
        (0, low - 0.05, 0), (bend * 1.3, low + high * 0.2, 0), middle, 0.1, to=0.07, bumps=(0.01, 30), material=bark
    )
    solid.tube(middle, (bend * 0.8, low + high * 0.8, 0), top, 0.07, to=0.04, blend=0.03, material=bark)
    rough = (rng.uniform(0.015, 0.03), rng.uniform(20, 34))
    for k in range(int(rng.integers(3, 7))):
        start = top if k == 0 else middle + (top - middle) * rng.uniform(0, 0.9)
        way = turn(y=137 * k) @ (rng.uniform(0.2, 0.4), rng.uniform(0, 0.12), 0) * (k > 0)
        r = rng.uniform(0.14, 0.26)
        solid.capsule(start - (0, 0.02, 0), start + way, 0.035, to=0.022, material=bark)
        solid.ellipsoid(start + way + (0, 0.04, 0), (r, r * rng.uniform(0.4, 0.7), r), bumps=rough, material=leaves)


def _bush(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    bark = plain(solid, rng, (0.16, 0.08, 0.04))
    stem = rng.uniform(0.0, 0.6)
    solid.capsule((0, low - 0.05, 0), (0, low + stem + 0.2, 0), 0.04, material=bark)
    for k in range(int(rng.integers(1, 4))):
        r = rng.uniform(0.2, 0.36) * 0.85**k
        shape = (r, r * rng.uniform(0.8, 1.3), r)
        solid.ellipsoid(
            (0, low + stem + r * 0.8 + 0.42 * k, 0), shape, bumps=(0.03, rng.uniform(16, 30)), material=leaves
        )
        solid.capsule((0, low + stem - 0.05, 0), (0, low + stem + 0.5 * k, 0), 0.03, material=bark)


def _broad(solid: Solid, rng: np.random.Generator, low: float, wide: float, leaves: int) -> None:
    """Large round or heart-shaped leaves on thin stems."""
    size = rng.uniform(0.12, 0.2)
    for k in range(int(rng.integers(6, 12))):
        way = turn(y=137 * k + rng.uniform(-20, 20))
        out, up = rng.uniform(0.1, 0.45), rng.uniform(0.25, 0.8)
        end = way @ (0, low + up, out)
        solid.tube((0, low, 0), way @ (0, low + up * 0.8, out * 0.3), end, 0.018, material=leaves)
        tilt = way @ turn(x=rng.uniform(15, 60))
        solid.ellipsoid(
            end + tilt @ (0, 0, size * 0.9),
            (size * rng.uniform(0.6, 1), 0.022, size * 1.2),
            turned=tilt,
            material=leaves,
        )
