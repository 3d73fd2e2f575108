"""Anatomy of animals: coats, limbs, ears and horns; shared by the families of animals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from training.families.looks import BLACK, WHITE, Color, any_color, near_color, plain
from training.solids.build import Point, Solid, turn

FURS: tuple[Color, ...] = (
    (0.3, 0.15, 0.06), (0.5, 0.28, 0.12), (0.1, 0.06, 0.04), (0.55, 0.42, 0.28), (0.28, 0.27, 0.26),
    (0.05, 0.05, 0.055), (0.75, 0.72, 0.66), (0.55, 0.2, 0.05), (0.18, 0.12, 0.09), (0.7, 0.55, 0.35),
)  # fmt: skip
PINK: Color = (0.7, 0.35, 0.33)
IVORY: Color = (0.6, 0.52, 0.36)


@dataclass(frozen=True)
class Coat:
    """Numbers of the materials an animal wears."""

    fur: int
    belly: int
    dark: int
    eye: int
    white: int
    inner: int
    horn: int
    bumps: tuple[float, float] = (0.0, 0.0)


def sides(is_straight: bool) -> Iterator[tuple[int, bool]]:
    """Signs of x and whether to mirror: one mirrored part, or two when the pose breaks symmetry."""
    yield 1, is_straight
    if not is_straight:
        yield -1, False


def coat(solid: Solid, rng: np.random.Generator, *, color: Color | None = None, size: float = 0.25) -> Coat:
    """Fur, mostly of a natural colour; `size` of its patches in units of the solid."""
    first = color or (any_color(rng) if rng.random() < 0.25 else FURS[rng.integers(len(FURS))])
    first = near_color(first, rng)
    pattern = str(rng.choice(("plain", "noise", "patches", "spots", "stripes"), p=(0.6, 0.15, 0.11, 0.07, 0.07)))
    second = near_color(first, rng, spread=0.6) if rng.random() < 0.5 else (BLACK, WHITE)[rng.integers(2)]
    size, grain = size * float(rng.uniform(0.6, 1.4)), float(rng.uniform(0, 0.15))
    fur = solid.material(first, second, pattern=pattern, size=size, gloss=float(rng.uniform(0, 0.5)), grain=grain)
    light = near_color((0.7, 0.63, 0.52), rng, spread=0.15)
    is_one = rng.random() < 0.45
    return Coat(
        fur=fur,
        belly=fur if is_one else plain(solid, rng, light),
        dark=plain(solid, rng, BLACK, gloss=0.5),
        eye=plain(solid, rng, BLACK if rng.random() < 0.7 else any_color(rng), gloss=0.9),
        white=plain(solid, rng, WHITE, gloss=0.7),
        inner=plain(solid, rng, PINK if rng.random() < 0.6 else light),
        horn=plain(solid, rng, IVORY if rng.random() < 0.6 else (0.1, 0.07, 0.05), gloss=0.4),
        bumps=(0.012 * size / 0.25, float(rng.uniform(18, 40)) * 0.25 / size) if rng.random() < 0.25 else (0.0, 0.0),
    )


def limb(solid: Solid, points: Sequence[Point], radii: Sequence[float], **how: object) -> None:
    """A chain of capsules through `points`, of `radii` there."""
    for one, two, first, last in zip(points[:-1], points[1:], radii[:-1], radii[1:], strict=True):
        solid.capsule(one, two, first, to=last, **how)  # type: ignore[arg-type]


def ears(solid: Solid, rng: np.random.Generator, kind: str, wears: Coat, *, is_straight: bool) -> None:
    """A pair of ears about a skull of radius 1 at the origin."""
    if kind == "none":
        return
    grow, lean, thick = rng.uniform(0.8, 1.25), rng.uniform(-15, 15), rng.uniform(0.1, 0.16)
    for side, mirror in sides(is_straight):
        if kind == "pointed":
            with solid.placed(
                (side * 0.55, 0.6, -0.1), turned=turn(x=-8, z=-side * (22 + lean)) @ np.diag((1, 1, 0.5))
            ):
                solid.capsule(
                    (0, 0, 0), (0, 0.85 * grow, 0), 0.42, to=0.07, blend=0.1, material=wears.fur, mirror=mirror
                )
                inside = ((0, 0.05, 0.4), (0, 0.7 * grow, 0.2))
                solid.capsule(*inside, 0.26, to=0.03, how="paint", material=wears.inner, mirror=mirror)
            continue
        at, radii, turned = {
            "round": ((0.68, 0.78, -0.1), (0.38, 0.38, thick + 0.04), turn(z=-35)),
            "flap": ((0.95, -0.05 + lean / 60, 0.0), (thick + 0.03, 0.62, 0.34), turn(x=lean, z=12 + lean / 2)),
            "long": ((0.42, 1.3, -0.25), (0.24, 0.75, thick + 0.03), turn(x=-12 + lean, z=-14 + lean)),
            "side": ((1.15, 0.4 + lean / 50, -0.2), (0.5, 0.24, thick + 0.02), turn(z=lean)),
            "big": ((1.25, -0.15, -0.4), (0.85, 1.0, thick), turn(x=0, y=25 + lean)),
        }[kind]
        if side < 0:
            turned = np.diag((-1, 1, 1)) @ turned @ np.diag((-1, 1, 1))
        middle, radii = np.array(at) * (side, 1, 1), np.array(radii) * (grow, grow, 1)
        solid.ellipsoid(middle, radii, turned=turned, blend=0.12, material=wears.fur, mirror=mirror)
        if kind != "flap":
            front = middle + (0, 0, radii[2])
            solid.ellipsoid(
                front, radii * (0.65, 0.7, 0.9), turned=turned, how="paint", material=wears.inner, mirror=mirror
            )


def horns(
    solid: Solid, rng: np.random.Generator, kind: str, wears: Coat, *, is_straight: bool, tip: tuple[float, float]
) -> None:
    """Horns of a skull of radius 1 whose muzzle ends at `tip` (y, z)."""
    how: dict[str, object] = {"blend": 0.04, "material": wears.horn}
    tall = rng.uniform(0.8, 1.4)
    if kind == "nose":
        base = (0, tip[0] + 0.3, tip[1] + 0.1)
        solid.tube(base, (0, base[1] + 0.5, base[2] + 0.3), (0, base[1] + tall, base[2] + 0.1), 0.3, to=0.06, **how)
        solid.cone((0, 0.5, 0.7), (0, 1.0, 0.95), 0.22, to=0.03, **how)
        return
    for s, mirror in sides(is_straight):
        if kind == "curved":
            ends = ((s * 0.5, 0.7, 0), (s * (0.9 + tall / 3), 0.75, 0.1), (s * 1.2, 0.8 + tall * 0.6, 0.35))
            solid.tube(*ends, 0.2, to=0.07, mirror=mirror, **how)
        elif kind == "stumps":
            solid.capsule((s * 0.3, 0.7, 0), (s * 0.38, 1.5, -0.1), 0.15, to=0.2, mirror=mirror, **how)
        elif kind == "straight":
            back = (s * 0.55, 0.8 + tall, -0.5 * tall)
            solid.tube((s * 0.35, 0.75, 0), (s * 0.4, 0.9 + tall * 0.6, 0), back, 0.19, to=0.07, mirror=mirror, **how)
        elif kind == "ram":
            far = (s * 1.15, -0.1, -0.75)
            solid.tube((s * 0.4, 0.75, 0.1), (s * 1.0, 1.3, -0.9), far, 0.32, to=0.26, mirror=mirror, **how)
            solid.tube(far, (s * 1.2, -0.9, -0.4), (s * 1.35, -0.4, 0.35), 0.26, to=0.1, mirror=mirror, **how)
        elif kind == "antlers":
            top = (s * 1.1, 1.1 + 1.3 * tall, 0.1)
            solid.tube((s * 0.35, 0.8, -0.1), (s * 1.3, 1.3, -0.8), top, 0.16, to=0.1, mirror=mirror, **how)
            for share, fore in ((0.35, 0.7), (0.65, 0.6), (0.85, -0.4)):
                at = np.array([s * (0.4 + 0.65 * share), 0.8 + share * (0.1 + 1.3 * tall), -0.4 + share * 0.3])
                solid.capsule(at, at + (s * 0.1, 0.5, fore), 0.12, to=0.08, mirror=mirror, **how)
        elif kind == "tusks":
            ends = ((s * 0.4, -0.5, 0.6), (s * 0.5, -0.8, 1.2), (s * 0.4, -0.6 + 0.3 * tall, 1.1 + 0.4 * tall))
            solid.tube(*ends, 0.13, to=0.07, mirror=mirror, **how)
