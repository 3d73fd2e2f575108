"""Heads of people and cartoon characters: face, ears, hair, hats; a head is one unit high about the origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from training.families.looks import BLACK, WHITE, any_color, any_material, plain
from training.families.twins import twin
from training.solids.build import Solid, turn

HAIR_COLORS = ((0.02, 0.015, 0.01), (0.1, 0.045, 0.02), (0.25, 0.12, 0.04), (0.55, 0.38, 0.14), (0.4, 0.4, 0.4))
SKIN_COLORS = ((0.62, 0.4, 0.3), (0.7, 0.48, 0.36), (0.45, 0.25, 0.14), (0.16, 0.075, 0.04), (0.75, 0.5, 0.15))
HAIRS = ("bald", "short", "short", "quiff", "long", "bob", "bun", "tail", "curly", "spikes", "pigtails", "fringe")
HATS = ("cap", "beanie", "top", "brim", "helmet", "hood", "crown", "horns", "band")


@dataclass(frozen=True)
class Face:
    """How a head is made: material numbers, and numbers of style (0 realistic to 1 cartoon)."""

    skin: int
    hair: int
    cartoon: float = 0.0
    style: str = "short"
    hat: str = ""
    jaw: float = 0.25
    is_stone: bool = False


def skin(solid: Solid, rng: np.random.Generator) -> int:
    """A material of a skin, rarely of a statue or an elf."""
    return plain(solid, rng, SKIN_COLORS[rng.integers(len(SKIN_COLORS))], gloss=0.2)


def any_face(solid: Solid, rng: np.random.Generator, *, skin_material: int, cartoon: float, hats: float = 0.3) -> Face:
    """A face of random hair, jaw and perhaps hat."""
    color = HAIR_COLORS[rng.integers(len(HAIR_COLORS))] if rng.random() < 0.85 else any_color(rng)
    return Face(
        skin=skin_material,
        hair=plain(solid, rng, color, gloss=0.3),
        cartoon=cartoon,
        style=str(rng.choice(HAIRS)),
        hat=str(rng.choice(HATS)) if rng.random() < hats else "",
        jaw=float(rng.uniform(0.2, 0.29)),
    )


def head(solid: Solid, rng: np.random.Generator, face: Face) -> None:
    """Cranium, jaw, features, hair and hat about the origin, chin at -0.5."""
    wide = float(rng.uniform(0.34, 0.38) + 0.08 * face.cartoon)
    if face.cartoon > 0.5 and rng.random() < 0.4:
        solid.cushion((0, 0, 0), (wide, 0.5, 0.4), power=rng.uniform(2.2, 4), blend=0.05, material=face.skin)
    else:
        solid.ellipsoid((0, 0.1, -0.03), (wide, 0.4, 0.43), blend=0.06, material=face.skin)
        jaw = face.jaw + 0.06 * face.cartoon
        solid.ellipsoid((0, -0.24, 0.1), (jaw, 0.26, 0.27), blend=0.18, material=face.skin)
        solid.ellipsoid((0, -0.4, 0.24), (0.1, 0.08, 0.09), blend=0.1, material=face.skin)
        twin(solid.ellipsoid, (0.19, -0.12, 0.22), (0.1, 0.09, 0.1), blend=0.1, material=face.skin)
    twin(
        solid.ellipsoid,
        (wide + 0.01, -0.04, -0.04),
        (0.05, 0.12, 0.08),
        turned=turn(y=25),
        blend=0.02,
        material=face.skin,
    )
    _features(solid, rng, face)
    _hair(solid, rng, face, wide)
    if face.hat:
        _hat(solid, rng, face.hat, wide)


def _features(solid: Solid, rng: np.random.Generator, face: Face) -> None:
    dark, white = plain(solid, rng, BLACK, gloss=0.6), plain(solid, rng, WHITE, gloss=0.6)
    lips = plain(solid, rng, (0.4, 0.12, 0.1))
    if face.is_stone:
        dark = white = lips = face.skin
    nose = float(rng.uniform(0.05, 0.08))
    if face.cartoon > 0.5:
        eye, apart, high = rng.uniform(0.08, 0.14), rng.uniform(0.13, 0.19), rng.uniform(-0.05, 0.08)
        if rng.random() < 0.6:
            twin(solid.ellipsoid, (apart, high, 0.34), (eye, eye * 1.3, 0.09), material=white)
            twin(solid.ellipsoid, (apart, high, 0.42), (eye * 0.5, eye * 0.65, 0.08), how="paint", material=dark)
        else:
            twin(solid.ellipsoid, (apart, high, 0.4), (eye * 0.7, eye, 0.2), how="paint", material=dark)
        size = rng.uniform(0.04, 0.12)
        solid.ellipsoid((0, high - 0.13, 0.43), (size, size * 0.8, size), blend=0.02, material=face.skin)
        solid.ellipsoid((0, -0.28, 0.4), (rng.uniform(0.08, 0.2), 0.03, 0.2), how="paint", material=lips)
    else:
        twin(solid.ellipsoid, (0.14, 0.0, 0.36), (0.09, 0.06, 0.08), how="cut", blend=0.08, material=face.skin)
        twin(solid.ellipsoid, (0.14, 0.0, 0.3), (0.065, 0.038, 0.06), blend=0.01, material=white)
        twin(solid.ellipsoid, (0.14, 0.0, 0.36), (0.026, 0.026, 0.04), how="paint", material=dark)
        solid.capsule((0, 0.06, 0.34), (0, -0.13, 0.41 + nose), 0.035, to=nose, blend=0.06, material=face.skin)
        solid.ellipsoid((0, -0.26, 0.36), (0.1, 0.025, 0.05), blend=0.015, material=lips)
        solid.ellipsoid((0, -0.3, 0.355), (0.08, 0.028, 0.045), blend=0.015, material=lips)
    twin(solid.ellipsoid, (0.15, 0.11, 0.4), (0.1, 0.022, 0.16), how="paint", material=face.hair)
    if rng.random() < 0.15:
        solid.ellipsoid((0, -0.37, 0.2), (0.25, 0.2, 0.22), blend=0.05, bumps=(0.01, 30), material=face.hair)
    if rng.random() < 0.1:
        twin(solid.ellipsoid, (0.08, -0.2, 0.42), (0.12, 0.035, 0.05), turned=turn(z=-12), material=face.hair)
    if rng.random() < 0.12:
        twin(solid.ring, (0.16, 0.0, 0.43), 0.12, 0.018, material=dark)
        twin(solid.capsule, (0.27, 0, 0.42), (0.38, 0.02, 0.0), 0.018, material=dark)


def _hair(solid: Solid, rng: np.random.Generator, face: Face, wide: float) -> None:
    style, of = face.style, face.hair
    if style == "bald":
        return
    curly = (0.02, 22) if style == "curly" else (0.006, 40)
    puff = {"curly": 0.09, "bob": 0.06, "long": 0.05}.get(style, rng.uniform(0.025, 0.06))
    line = float(rng.uniform(0.14, 0.24))
    with solid.group(blend=0.01):
        solid.ellipsoid((0, 0.13, -0.06), (wide + puff, 0.39 + puff, 0.43 + puff), bumps=curly, material=of)
        if style in ("long", "bob"):
            low = rng.uniform(-1.0, -0.5) if style == "long" else rng.uniform(-0.45, -0.2)
            tall = (0.2 - low) / 2
            solid.cushion(
                (0, low + tall, -0.2), (wide + puff, tall, 0.27), power=3, blend=0.1, bumps=(0.012, 25), material=of
            )
        solid.box((0, line - 0.7, 0.4), (0.29, 0.7, 0.42), rounding=0.1, how="cut", blend=0.04, material=of)
        if style not in ("long", "bob"):
            solid.box((0, -0.65, 0.2), (1, 0.6, 0.26), how="cut", blend=0.03, material=of)
            solid.box((0, -1.0, 0), (1, 0.75, 1), how="cut", blend=0.03, material=of)
    if style == "quiff":
        solid.ellipsoid((0, 0.5, 0.2), (0.26, 0.14, 0.25), blend=0.08, turned=turn(x=-20), material=of)
    elif style == "bun":
        solid.ellipsoid((0, rng.uniform(0.2, 0.6), -0.42), 0.17, blend=0.04, material=of)
    elif style == "tail":
        solid.tube((0, 0.35, -0.4), (0, 0.4, -0.9), (0, -0.5, -0.65), 0.13, to=0.05, blend=0.05, material=of)
    elif style == "pigtails":
        twin(solid.tube, (0.35, 0.2, -0.1), (0.8, 0.3, -0.1), (0.6, -0.5, -0.1), 0.11, to=0.05, material=of)
    elif style == "spikes":
        for _ in range(int(rng.integers(4, 8))):
            way = np.array([rng.uniform(-0.8, 0.8), 1.0, rng.uniform(-0.9, 0.5)]) / 1.4
            solid.capsule(way * 0.3, way * rng.uniform(0.65, 0.85), 0.16, to=0.02, blend=0.04, material=of)
    elif style == "fringe":
        solid.ellipsoid((0.12, 0.3, 0.3), (0.3, 0.14, 0.16), turned=turn(z=-18), blend=0.05, material=of)


def _hat(solid: Solid, rng: np.random.Generator, hat: str, wide: float) -> None:
    of = any_material(solid, rng)
    r = wide + 0.08
    if hat in ("cap", "beanie", "helmet"):
        with solid.group():
            solid.ellipsoid((0, 0.16, -0.04), (r, 0.44, 0.52), material=of)
            low = {"cap": 0.2, "beanie": 0.18, "helmet": 0.14}[hat]
            solid.box((0, low - 1, 0), (1, 1, 1), how="cut", material=of)
        if hat == "cap":
            solid.ellipsoid((0, 0.22, 0.5), (0.3, 0.035, 0.32), turned=turn(x=8), material=of)
        elif hat == "beanie":
            solid.cone((0, 0.17, -0.04), (0, 0.3, -0.04), 0.51, rounding=0.05, material=of)
            solid.ellipsoid((0, 0.63, -0.05), 0.13, bumps=(0.02, 30), material=any_material(solid, rng))
        else:
            twin(solid.box, (r - 0.03, -0.1, -0.1), (0.05, 0.3, 0.3), rounding=0.04, material=of)
            if rng.random() < 0.5:
                crest = any_material(solid, rng)
                solid.ellipsoid((0, 0.4, -0.1), (0.06, 0.38, 0.55), material=crest)
    elif hat in ("top", "brim"):
        edge, tall = rng.uniform(0.6, 0.95), rng.uniform(0.3, 0.75)
        solid.cone((0, 0.27, -0.03), (0, 0.32, -0.03), edge, rounding=0.02, material=of)
        top = rng.uniform(0.35, 0.5)
        solid.cone((0, 0.28, -0.03), (0, 0.3 + tall, -0.03), 0.48, to=top, rounding=0.06, blend=0.03, material=of)
        solid.cone((0, 0.3, -0.03), (0, 0.4, -0.03), 0.49, how="paint", material=any_material(solid, rng))
    elif hat == "hood":
        with solid.group():
            solid.ellipsoid((0, 0.06, -0.1), (r + 0.03, 0.58, 0.54), material=of)
            solid.ellipsoid((0, -0.02, 0.4), (r - 0.1, 0.44, 0.5), how="cut", blend=0.03, material=of)
    elif hat in ("crown", "band"):
        solid.cone((0, 0.24, -0.04), (0, 0.36, -0.04), 0.47, rounding=0.02, material=of)
        for k in range(8 if hat == "crown" else 0):
            x, z = 0.44 * np.sin(k * np.pi / 4), 0.44 * np.cos(k * np.pi / 4)
            solid.capsule((x, 0.34, z - 0.04), (x * 1.1, 0.52, z * 1.1 - 0.04), 0.05, to=0.02, material=of)
    else:
        twin(solid.tube, (0.3, 0.3, 0), (0.7, 0.3, 0.1), (0.6, 0.8, 0.1), 0.11, to=0.03, material=of)
