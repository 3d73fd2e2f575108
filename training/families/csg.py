"""Shapes of nothing in particular: two to seven primitives, joined and cut, sharp or melting, sometimes symmetric."""

import numpy as np

from training.families.looks import any_material
from training.families.outlines import ragged_outline, round_outline, star_outline
from training.solids.build import Solid, turn

WEIGHT = 1.5


def build(solid: Solid, rng: np.random.Generator) -> None:
    is_symmetric, blend = rng.random() < 0.45, rng.choice((0.0, 0.0, 0.06, 0.2))
    num_materials = int(rng.integers(1, 4))
    looks = [any_material(solid, rng) for _ in range(num_materials)]
    places = [np.zeros(3)]
    _part(solid, rng, at=places[0], size=rng.uniform(0.6, 1.0), blend=0.0, look=looks[0], mirror=False, how="join")
    solid.is_symmetric = False
    for k in range(int(rng.integers(1, 7))):
        how = "cut" if k > 0 and rng.random() < 0.35 else "join"
        base = places[rng.integers(len(places))]
        way = rng.normal(size=3)
        at = base + way / np.linalg.norm(way) * (rng.uniform(0.2, 0.6) if how == "join" else rng.uniform(0.5, 1.0))
        if is_symmetric and rng.random() < 0.4:
            at = np.array([0.0, at[1], at[2]])
        size = rng.uniform(0.3, 0.8)
        _part(
            solid, rng, at=at, size=size, blend=blend if rng.random() < 0.8 else 0.0,
            look=looks[rng.integers(num_materials)], mirror=is_symmetric and bool(at[0] != 0), how=how,
        )  # fmt: skip
        if how == "join":
            places.append(at)


def _part(
    solid: Solid,
    rng: np.random.Generator,
    *,
    at: np.ndarray,
    size: float,
    blend: float,
    look: int,
    mirror: bool,
    how: str,
) -> None:
    kind, half = rng.integers(9), size * rng.uniform(0.45, 1.2, 3)
    tilt = np.eye(3)
    if rng.random() < 0.6:
        tilt = turn(x=rng.uniform(-90, 90), y=rng.uniform(-90, 90), z=rng.uniform(-90, 90))
    elif rng.random() < 0.5:
        tilt = turn(x=rng.choice((0, 90)), y=rng.choice((0, 45, 90)))
    if kind in (5, 6) and how == "join":
        # What is hollow in the middle touches the place with its crown.
        at = at - tilt @ np.array([0, 0.78 * size, 0])
    look_how = {"blend": blend, "material": look, "mirror": mirror, "how": how}
    if kind == 0:
        solid.ellipsoid(at, half, turned=tilt, **look_how)
    elif kind == 1:
        solid.box(
            at,
            half,
            rounding=rng.choice((0, 0.05, 0.2)) * size,
            taper=rng.choice((1, 1, 0.3, 0.6)),
            turned=tilt,
            **look_how,
        )
    elif kind == 2:
        solid.cushion(at, half, power=rng.uniform(2.5, 7), turned=tilt, **look_how)
    elif kind == 3:
        axis = tilt @ np.array([0, half[1], 0])
        far = half[0] * rng.choice((1, 1, 0.05, 0.5))
        solid.cone(at - axis, at + axis, half[0], to=far, rounding=rng.choice((0, 0.05, 0.15)) * size, **look_how)
    elif kind == 4:
        axis = tilt @ np.array([0, half[1] * 1.2, 0])
        solid.capsule(at - axis, at + axis, 0.6 * half[0], to=0.6 * half[2], **look_how)
    elif kind == 5:
        solid.ring(
            at,
            size * 0.8,
            size * rng.uniform(0.12, 0.35),
            half_angle=rng.choice((180, 180, 90, 130)),
            turned=tilt,
            **look_how,
        )
    elif kind == 6:
        side = tilt @ np.array([1.0, 0, 0]) * size
        curve = (at - side, at + tilt @ np.array([0, 1.5 * size, 0.3 * size]), at + side)
        solid.tube(*curve, size * rng.uniform(0.12, 0.35), to=size * rng.uniform(0.1, 0.35), **look_how)
    elif kind == 7:
        outlines = (
            round_outline(int(rng.integers(3, 8)), size), star_outline(int(rng.integers(4, 8)), 0.5 * size, size),
            ragged_outline(int(rng.integers(5, 10)), size, rng, spread=0.35),
        )  # fmt: skip
        solid.extrusion(
            outlines[rng.integers(3)], half=half[2] * 0.6, center=at, rounding=0.03, turned=tilt, **look_how
        )
    else:
        heights = np.linspace(-1, 1, int(rng.integers(4, 9))) * half[1]
        profile = [(size * rng.uniform(0.2, 0.9), h) for h in heights]
        solid.lathe(profile, center=at, rounding=0.04 * size, turned=tilt, **look_how)
