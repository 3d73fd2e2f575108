"""Things with a screen or keys: phones, consoles, gamepads, televisions, computers, laptops."""

import numpy as np

from training.families.looks import BLACK, WHITE, WOOD, any_color, any_material, plain
from training.solids.build import Solid, turn

WEIGHT = 0.9
SCREEN = (0.05, 0.09, 0.13)


def build(solid: Solid, rng: np.random.Generator) -> None:
    body = plain(solid, rng, (BLACK, (0.3, 0.3, 0.32), WHITE, any_color(rng))[rng.integers(4)], gloss=0.5)
    dark = plain(solid, rng, (BLACK, (0.1, 0.1, 0.11))[rng.integers(2)])
    kinds = (_phone, _console, _gamepad, _television, _television, _computer, _laptop)
    kinds[rng.integers(len(kinds))](solid, rng, body, dark)


def _buttons(
    solid: Solid,
    rng: np.random.Generator,
    columns: int,
    rows: int,
    *,
    at: tuple[float, float, float],
    step: float,
    size: float,
) -> None:
    looks = [any_material(solid, rng), plain(solid, rng, WHITE)]
    for row in range(rows):
        for column in range(columns):
            x, y = at[0] + (column - (columns - 1) / 2) * step, at[1] - row * step
            solid.box((x, y, at[2]), (size, size * 0.8, 0.025), rounding=0.01, material=looks[row % 2])


def _phone(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    tall, wide, deep = rng.uniform(0.5, 0.7), rng.uniform(0.25, 0.33), rng.uniform(0.03, 0.07)
    screen = any_material(solid, rng, color=SCREEN, gloss=0.9) if rng.random() < 0.5 else any_material(solid, rng)
    with solid.placed((0, 0, 0), turned=turn(x=rng.uniform(-25, 0))):
        if rng.random() < 0.6:
            solid.box((0, 0, 0), (wide, tall, deep), rounding=min(deep * 0.9, 0.03), material=body)
            solid.box((0, 0, 0.5), (wide * 0.92, tall * 0.92, 0.5 - deep * 0.5), how="paint", material=screen)
            solid.box((wide * 0.5, tall * 0.75, -deep), (0.09, 0.12, 0.02), rounding=0.015, material=dark)
            solid.cone((wide * 0.5, tall * 0.8, -deep - 0.035), (wide * 0.5, tall * 0.8, 0), 0.05, material=dark)
        else:
            solid.cushion((0, 0, 0), (wide, tall, 0.12), power=5, material=body)
            solid.box((0, tall * 0.4, 0.5), (wide * 0.75, tall * 0.25, 0.45), how="paint", material=screen)
            _buttons(solid, rng, 3, 4, at=(0, -0.05, 0.115), step=0.135, size=0.045)
            if rng.random() < 0.6:
                solid.capsule((wide * 0.7, tall * 0.9, 0), (wide * 0.7, tall + 0.25, 0), 0.045, material=dark)


def _console(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    """A game in the hand: upright or lengthways, with a screen and buttons."""
    screen, red = any_material(solid, rng), plain(solid, rng, (0.5, 0.03, 0.05))
    if rng.random() < 0.5:
        wide, tall, deep = 0.34, rng.uniform(0.5, 0.6), rng.uniform(0.06, 0.13)
        solid.box((0, 0, 0), (wide, tall, deep), rounding=0.05, material=body)
        solid.box((0, tall * 0.42, deep), (wide * 0.85, tall * 0.42, 0.015), rounding=0.012, material=dark)
        solid.box((0, tall * 0.42, deep + 0.3), (wide * 0.6, tall * 0.3, 0.4), how="paint", material=screen)
        left, y, z = -0.16, -tall * 0.35, deep
    else:
        wide, tall, deep = rng.uniform(0.65, 0.8), 0.28, rng.uniform(0.05, 0.09)
        solid.box((0, 0, 0), (wide, tall, deep), rounding=0.05, material=body)
        solid.box((0, 0, deep), (wide * 0.58, tall * 0.9, 0.012), rounding=0.01, material=dark)
        solid.box((0, 0, deep + 0.3), (wide * 0.5, tall * 0.75, 0.4), how="paint", material=screen)
        if rng.random() < 0.5:
            side = any_material(solid, rng)
            solid.box((-wide, 0, 0), (wide * 0.38, 1, 1), how="paint", material=side)
        left, y, z = -wide * 0.8, 0.05, deep
    solid.box((left, y, z), (0.1, 0.034, 0.03), rounding=0.01, material=dark)
    solid.box((left, y, z), (0.034, 0.1, 0.03), rounding=0.01, material=dark)
    for x, up in ((-0.07, -0.04), (0.07, 0.04)):
        solid.cone((-left + x, y + up, z - 0.02), (-left + x, y + up, z + 0.035), 0.055, rounding=0.012, material=red)
    for x in (-0.07, 0.07):
        solid.capsule((x - 0.02, y - 0.15, z), (x + 0.03, y - 0.13, z), 0.02, material=dark) if tall > 0.3 else None


def _gamepad(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    with solid.placed((0, 0, 0), turned=turn(x=rng.uniform(-80, -10))):
        spread, long = rng.uniform(0.35, 0.45), rng.uniform(0.3, 0.5)
        with solid.group():
            solid.cushion((0, 0, 0), (0.5, 0.24, 0.1), power=3, material=body)
            solid.ellipsoid((spread, 0.02, 0), (0.22, 0.24, 0.11), mirror=False, blend=0.05, material=body)
            solid.ellipsoid((-spread, 0.02, 0), (0.22, 0.24, 0.11), blend=0.05, material=body)
            for side in (-1, 1):
                end = (side * (spread + 0.15), -long, -0.06)
                solid.capsule((side * (spread + 0.02), -0.02, 0), end, 0.14, to=0.09, blend=0.08, material=body)
        for x in (-0.17, 0.17):
            solid.cone((x, -0.12, 0.05), (x, -0.12, 0.17), 0.05, material=dark)
            solid.cone((x, -0.12, 0.14), (x, -0.12, 0.18), 0.085, rounding=0.01, material=dark)
        solid.box((-spread, 0.06, 0.1), (0.1, 0.032, 0.035), rounding=0.01, material=dark)
        solid.box((-spread, 0.06, 0.1), (0.032, 0.1, 0.035), rounding=0.01, material=dark)
        for x, y in ((0.08, 0), (-0.08, 0), (0, 0.08), (0, -0.08)):
            solid.ellipsoid((spread + x, 0.06 + y, 0.11), 0.038, material=any_material(solid, rng))


def _television(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    picture = any_material(solid, rng, color=SCREEN, gloss=0.9) if rng.random() < 0.6 else any_material(solid, rng)
    if rng.random() < 0.45:
        wide, tall = rng.uniform(0.6, 0.8), rng.uniform(0.35, 0.45)
        solid.box((0, 0, 0), (wide, tall, 0.03), rounding=0.015, material=dark)
        solid.box((0, 0, 0.5), (wide * 0.95, tall * 0.92, 0.48), how="paint", material=picture)
        solid.cushion((0, -0.05, -0.04), (wide * 0.6, tall * 0.6, 0.05), material=dark)
        if rng.random() < 0.6:
            solid.box((0, -tall - 0.06, -0.02), (0.07, 0.12, 0.025), material=body)
            solid.cushion((0, -tall - 0.17, 0), (0.3, 0.022, 0.17), power=4, material=body)
        else:
            for side in (-1, 1):
                solid.box((side * wide * 0.7, -tall - 0.05, 0), (0.03, 0.06, 0.16), material=body)
        return
    wide, tall, deep = rng.uniform(0.45, 0.6), rng.uniform(0.36, 0.5), rng.uniform(0.25, 0.4)
    case = plain(solid, rng, WOOD) if rng.random() < 0.5 else body
    solid.box((0, 0, 0), (wide, tall, deep), rounding=0.05, material=case)
    solid.box((0, 0, -deep - 0.1), (wide * 0.7, tall * 0.7, 0.16), rounding=0.05, material=dark)
    x, half = rng.choice((0.0, -0.12)), wide * 0.72
    solid.box((x, 0.02, deep), (half, tall * 0.8, 0.06), rounding=0.05, how="cut", material=dark)
    solid.ellipsoid((x, 0.02, deep - 0.07), (half * 1.2, tall, 0.1), material=picture)
    solid.box((x, 0.02, deep - 0.5), (half * 0.99, tall * 0.79, 0.4), material=dark)
    for y in (0.2, 0.02):
        solid.cone((wide * 0.82, y, deep - 0.02), (wide * 0.82, y, deep + 0.05), 0.05, material=dark)
    if rng.random() < 0.6:
        for side in (-1, 1):
            solid.capsule((0, tall - 0.02, 0), (side * rng.uniform(0.2, 0.5), tall + 0.6, -0.1), 0.016, material=dark)
    if rng.random() < 0.6:
        for z in (-1, 1):
            solid.cone(
                (wide * 0.85, -tall - 0.25, z * deep * 0.7),
                (wide * 0.7, -tall + 0.03, z * deep * 0.6),
                0.025,
                to=0.045,
                mirror=True,
                material=dark,
            )


def _computer(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    picture = any_material(solid, rng, color=SCREEN, gloss=0.9)
    solid.box((0, 0.42, 0), (0.36, 0.3, rng.choice((0.03, 0.25))), rounding=0.03, material=body)
    front = 0.27 if rng.random() < 0.5 else 0.05
    solid.box((0, 0.42, front / 2), (0.38, 0.31, front / 2 + 0.03), rounding=0.03, material=body)
    solid.box((0, 0.44, front + 0.03), (0.32, 0.24, 0.02), how="cut", material=picture)
    solid.cone((0, 0, 0.02), (0, 0.2, 0.02), 0.07, material=body)
    if rng.random() < 0.5:
        solid.box((0, 0.0, 0.05), (0.5, 0.1, 0.35), rounding=0.02, material=body)
        solid.box((0.25, 0.02, 0.4), (0.16, 0.02, 0.02), material=dark)
        y, z = -0.08, 0.6
    else:
        solid.cushion((0, 0.0, 0.05), (0.25, 0.024, 0.2), power=4, material=body)
        y, z = 0.0, 0.45
    solid.box((0, y, z - 0.15), (0.3, 0.02, 0.3), rounding=0.01, material=body)
    solid.box((0, y + 0.01, z), (0.45, 0.028, 0.15), rounding=0.012, material=body)
    for row in range(3):
        solid.box((0, y + 0.035, z - 0.09 + 0.09 * row), (0.41, 0.02, 0.034), rounding=0.01, material=dark)


def _laptop(solid: Solid, rng: np.random.Generator, body: int, dark: int) -> None:
    wide, deep = rng.uniform(0.5, 0.6), rng.uniform(0.34, 0.42)
    picture = any_material(solid, rng, color=SCREEN, gloss=0.9)
    solid.box((0, 0, 0), (wide, 0.024, deep), rounding=0.012, material=body)
    solid.box((0, 0.5, -deep * 0.25), (wide * 0.88, 0.49, deep * 0.5), how="paint", material=dark)
    solid.box((0, 0.5, deep * 0.68), (wide * 0.28, 0.49, deep * 0.25), how="paint", material=dark)
    with solid.placed((0, 0, -deep), turned=turn(x=-rng.uniform(5, 40))):
        solid.box((0, deep, 0), (wide, deep, 0.022), rounding=0.012, material=body)
        solid.box((0, deep, 0.3), (wide * 0.93, deep * 0.9, 0.29), how="paint", material=picture)
