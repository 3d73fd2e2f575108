"""Flat shapes with depth: letters, stars, hearts, arrows, crosses, moons, gears, shields."""

import numpy as np

from training.families.looks import any_material
from training.solids.build import Solid, turn

Outline = list[tuple[float, float]]
STROKES = {
    "A": ((-4, -5, 0, 5), (0, 5, 4, -5), (-2.4, -1, 2.4, -1)),
    "E": ((-3, -5, -3, 5), (-3, 5, 3, 5), (-3, 0, 2, 0), (-3, -5, 3, -5)),
    "H": ((-3, -5, -3, 5), (3, -5, 3, 5), (-3, 0, 3, 0)),
    "L": ((-3, 5, -3, -5), (-3, -5, 3, -5)),
    "M": ((-4, -5, -4, 5), (-4, 5, 0, -1), (0, -1, 4, 5), (4, 5, 4, -5)),
    "N": ((-3, -5, -3, 5), (-3, 5, 3, -5), (3, -5, 3, 5)),
    "R": ((-3, -5, -3, 5), (-3, 5, 3, 5), (3, 5, 3, 0), (3, 0, -3, 0), (0, 0, 3, -5)),
    "T": ((-4, 5, 4, 5), (0, 5, 0, -5)),
    "U": ((-3, 5, -3, -5), (-3, -5, 3, -5), (3, -5, 3, 5)),
    "X": ((-3, -5, 3, 5), (-3, 5, 3, -5)),
    "Y": ((-4, 5, 0, 0), (4, 5, 0, 0), (0, 0, 0, -5)),
    "2": ((-3, 5, 3, 5), (3, 5, 3, 0), (3, 0, -3, 0), (-3, 0, -3, -5), (-3, -5, 3, -5)),
    "7": ((-3, 5, 3, 5), (3, 5, -1, -5)),
    "4": ((2, -5, 2, 5), (2, 5, -4, -1), (-4, -1, 4, -1)),
    "S": ((3, 5, -3, 5), (-3, 5, -3, 0), (-3, 0, 3, 0), (3, 0, 3, -5), (3, -5, -3, -5)),
}  # fmt: skip


def build(solid: Solid, rng: np.random.Generator) -> None:
    look, kind, half = any_material(solid, rng, gloss=0.4), rng.random(), rng.uniform(0.06, 0.25)
    if kind < 0.38:
        _word(solid, rng, look)
        return
    if kind < 0.62:
        _round(solid, rng, look, half)
    else:
        _polygon(solid, rng, look, half)
    if rng.random() < 0.35:
        solid.box((0, -0.62, 0), (0.45, 0.1, half + 0.12), rounding=0.02, material=any_material(solid, rng))
        solid.box((0, -0.45, 0), (0.1, 0.2, half * 0.7), material=look)


def _word(solid: Solid, rng: np.random.Generator, look: int) -> None:
    """One to four letters of strokes, on a common foot when more than one."""
    count = int(rng.choice((1, 1, 2, 3, 4)))
    thick, half = rng.uniform(0.05, 0.1), rng.uniform(0.06, 0.2)
    is_round = rng.random() < 0.3
    for at in range(count):
        look = look if rng.random() < 0.7 else any_material(solid, rng)
        letter = STROKES[str(rng.choice(list(STROKES)))]
        middle = (at - (count - 1) / 2) * 1.0
        for x1, y1, x2, y2 in letter:
            one, two = np.array([middle + x1 / 10, y1 / 10]), np.array([middle + x2 / 10, y2 / 10])
            if is_round:
                solid.capsule((*one, 0), (*two, 0), thick, material=look)
                continue
            long, angle = (
                float(np.linalg.norm(two - one)),
                float(np.degrees(np.arctan2(two[1] - one[1], two[0] - one[0]))),
            )
            size = (long / 2 + thick, thick, half)
            solid.box((*((one + two) / 2), 0), size, turned=turn(z=angle), rounding=0.02, material=look)
    if count > 1:
        foot = (count / 2, 0.06, half + 0.08)
        solid.box((0, -0.5 - thick - 0.03, 0), foot, rounding=0.015, material=any_material(solid, rng))


def _star(rng: np.random.Generator, *, teeth: int, inner: float) -> Outline:
    """A star of `teeth` points."""
    angles = np.arange(2 * teeth) * np.pi / teeth
    return [
        (float(0.55 * r * np.sin(a)), float(0.55 * r * np.cos(a)))
        for a, r in zip(angles, (1.0, inner) * teeth, strict=True)
    ]


def _round(solid: Solid, rng: np.random.Generator, look: int, half: float) -> None:
    """A heart, a moon, a gear or a badge."""
    kind = rng.random()
    with solid.group():
        if kind < 0.35:
            for side in (-1, 1):
                solid.capsule((side * 0.2, 0.18, 0), (0, -0.3, 0), 0.25, to=0.08, blend=0.06, material=look)
            if rng.random() < 0.5:
                solid.box((0, 0, 0), (0.6, 0.6, half * 0.7), how="keep", blend=0.03, material=look)
        elif kind < 0.55:
            solid.cone((0, 0, -half), (0, 0, half), 0.5, rounding=0.02, material=look)
            solid.cone((0.22, 0.08, -0.5), (0.22, 0.08, 0.5), rng.uniform(0.36, 0.45), how="cut", material=look)
        elif kind < 0.8:
            teeth = int(rng.integers(6, 11))
            solid.cone((0, 0, -half), (0, 0, half), 0.4, material=look)
            for angle in np.linspace(0, 360, teeth + 1)[:-1]:
                with solid.placed((0, 0, 0), turned=turn(z=float(angle))):
                    solid.box((0, 0.42, 0), (0.09, 0.11, half), rounding=0.01, material=look)
            solid.cone((0, 0, -0.5), (0, 0, 0.5), rng.uniform(0.1, 0.22), how="cut", material=look)
        else:
            solid.cone((0, 0, -half), (0, 0, half), 0.5, rounding=0.03, material=look)
            badge = any_material(solid, rng)
            star = [(0.75 * x, 0.75 * y) for x, y in _star(rng, teeth=5, inner=0.45)]
            solid.extrusion(star, half=half + 0.05, rounding=0.01, material=badge)


OUTLINES: tuple[Outline, ...] = (
    [(0, 0.5), (0.4, 0.05), (0.16, 0.05), (0.16, -0.5), (-0.16, -0.5), (-0.16, 0.05), (-0.4, 0.05)],
    [(0.1, 0.6), (-0.3, -0.05), (-0.02, -0.05), (-0.12, -0.6), (0.32, 0.12), (0.04, 0.12), (0.3, 0.6)],
    [(-0.4, 0.5), (0, 0.42), (0.4, 0.5), (0.4, 0.05), (0.28, -0.25), (0, -0.55), (-0.28, -0.25), (-0.4, 0.05)],
)
"""An arrow, a flash and a shield."""


def _polygon(solid: Solid, rng: np.random.Generator, look: int, half: float) -> None:
    """A star, a cross, an arrow, a flash, a shield or a regular polygon, full or hollow."""
    kind, soft = rng.random(), min(rng.uniform(0.01, 0.06), half * 0.5)
    if kind < 0.35:
        outline = _star(rng, teeth=int(rng.choice((4, 5, 5, 6, 8))), inner=rng.uniform(0.4, 0.65))
        soft = half * 0.9 if rng.random() < 0.4 else soft
    elif kind < 0.5:
        arm, low = rng.uniform(0.1, 0.18), rng.uniform(-0.05, 0.2)
        up, down = low + arm, low - arm
        right = [(arm, 0.5), (arm, up), (0.4, up), (0.4, down), (arm, down), (arm, -0.55)]
        outline = right + [(-x, y) for x, y in reversed(right)]
    elif kind < 0.8:
        outline = OUTLINES[rng.integers(3)]
        if outline is OUTLINES[2]:
            rim = [(x * 1.12, y * 1.1) for x, y in outline]
            solid.extrusion(rim, half=half * 0.6, rounding=0.02, material=any_material(solid, rng))
    else:
        corners = int(rng.integers(3, 9))
        outline = [(0.5 * float(np.sin(a)), 0.5 * float(np.cos(a))) for a in np.arange(corners) * 2 * np.pi / corners]
        if rng.random() < 0.4:
            with solid.group():
                solid.extrusion(outline, half=half, rounding=soft, material=look)
                inside = [(0.6 * x, 0.6 * y) for x, y in outline]
                solid.extrusion(inside, half=half + 0.1, how="cut", material=look)
            return
    solid.extrusion(outline, half=half, rounding=soft, material=look)
