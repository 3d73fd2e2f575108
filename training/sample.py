"""Sample: one thing and what is known of it, a function of (generator version, seed, index) and nothing else."""

from __future__ import annotations

import colorsys
import math
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from orfeas.engines.small.space import FRONT, PICTURE_CELLS, SLICE, SLICES, TRUNCATION
from training.families.catalog import HELD_OUT, Family, families
from training.solids.build import Material, Solid
from training.solids.shade import Light, shade
from training.solids.trace import MISSED, grid, surface, trace
from training.solids.view import EmptySolid, View, look_at

Floats = npt.NDArray[np.float32]

VERSION = 1
"""Of the generator: changes whenever a sample does."""

DEPTH_STEPS = 16384.0
"""Steps of a stored depth to the unit."""
NOTHING = -32768

RECORD = np.dtype(
    [
        ("color", np.uint8, (PICTURE_CELLS, PICTURE_CELLS, 3)),
        ("back_color", np.uint8, (PICTURE_CELLS, PICTURE_CELLS, 3)),
        ("depth", np.int16, (PICTURE_CELLS, PICTURE_CELLS)),
        ("back_depth", np.int16, (PICTURE_CELLS, PICTURE_CELLS)),
        ("normal", np.int8, (PICTURE_CELLS, PICTURE_CELLS, 3)),
        ("back_normal", np.int8, (PICTURE_CELLS, PICTURE_CELLS, 3)),
        ("field", np.int8, (SLICES, SLICES, SLICES)),
        ("pose", np.float32, 8),
        ("family", np.int16),
        ("index", np.int64),
    ]
)
"""A sample: colours sRGB; depths in steps, NOTHING where there is none; normals times 127; the field front to back,
rows top to bottom, truncated at +-127; pose: elevation and perspective, plane of symmetry (4) or zeros, sine and
cosine of the azimuth. Families by their place in the catalog."""


def make_sample(seed: int, index: int, *, held_out: bool = False) -> np.ndarray:
    """One RECORD: a thing of a family drawn by chance, lit and seen.

    Args:
        seed: of the library.
        index: of the sample.
        held_out: draw from the families kept out of training, else from the others.
    """
    chance = np.random.default_rng((VERSION, seed, index, int(held_out)))
    choice = [family for family in families().values() if (family.name in HELD_OUT) == held_out]
    weights = np.array([family.weight for family in choice])
    for _ in range(8):
        family = choice[int(chance.choice(len(choice), p=weights / weights.sum()))]
        try:
            return _recorded(family, chance, index)
        except EmptySolid:
            continue
    raise EmptySolid


def build_thing(family: Family, chance: np.random.Generator) -> Solid:
    """A thing of a family, now and then all in one colour or photographed in grey."""
    solid = Solid()
    family.build(solid, chance)
    if chance.random() < 0.14:
        clay = (0.49, 0.36, 0.24) if chance.random() < 0.6 else tuple(chance.uniform(0.2, 0.8, 3))
        solid.materials = [Material(clay, gloss=float(chance.uniform(0, 0.4)), grain=0.0)] * max(
            len(solid.materials), 1
        )
    return solid


def any_view(solid: Solid, family: Family, chance: np.random.Generator) -> tuple[View, float, float]:
    """A thing seen from somewhere a picture of it would be taken; azimuth and elevation in degrees."""
    kind = chance.random()
    side = chance.choice((-1.0, 1.0))
    if kind < 0.3:
        azimuth = chance.normal(side * 80, 10) if family.is_side_on else chance.normal(0, 8)
    elif kind < 0.75:
        azimuth = side * chance.uniform(15, 75)
    else:
        azimuth = chance.uniform(-180, 180)
    elevation = chance.uniform(-10, 22) if chance.random() < 0.7 else chance.uniform(15, 60)
    f = 0.0 if chance.random() < 0.45 else chance.uniform(0.05, 0.45)
    roll = chance.normal(0, 2.5) if chance.random() < 0.3 else 0.0
    fill = chance.uniform(0.83, 0.88)
    view = look_at(solid, azimuth=azimuth, elevation=elevation, roll=roll, perspective=f, fill=fill)
    return view, float(azimuth), float(elevation)


def any_light(chance: np.random.Generator) -> Light:
    """From a flat scan to a hard lamp."""
    azimuth, elevation = math.radians(chance.uniform(-75, 75)), math.radians(chance.uniform(-5, 75))
    toward = (math.sin(azimuth) * math.cos(elevation), math.sin(elevation), math.cos(azimuth) * math.cos(elevation))
    warm = _tint(chance)
    ambient = chance.uniform(0.12, 0.9)
    is_plain = chance.random() < 0.3
    sky = tuple(ambient * c for c in _tint(chance))
    ground = sky if is_plain else tuple(c * chance.uniform(0.3, 1.0) for c in sky)
    key = tuple(chance.uniform(0.2, 1.1) * c for c in warm)
    return Light(
        toward,
        key,
        sky,
        ground,
        shadow=0.0 if is_plain else float(chance.uniform(0, 1)),
        occlusion=0.0 if is_plain else float(chance.uniform(0.2, 1)),
        gloss=0.0 if is_plain else float(chance.uniform(0, 1)),
    )


def _tint(chance: np.random.Generator) -> tuple[float, float, float]:
    return colorsys.hsv_to_rgb(chance.random(), 0.0 if chance.random() < 0.4 else chance.uniform(0, 0.25), 1.0)


def _recorded(family: Family, chance: np.random.Generator, index: int) -> np.ndarray:
    solid = build_thing(family, chance)
    view, azimuth, elevation = any_view(solid, family, chance)
    light = any_light(chance)
    arrays = (view.codes, view.numbers, view.corners, view.perspective)
    field = grid(*arrays, SLICES, FRONT, SLICE, TRUNCATION)
    record = np.zeros((), RECORD)
    for prefix, from_behind in (("", False), ("back_", True)):
        depth = trace(*arrays, PICTURE_CELLS, from_behind)
        facing, kinds = surface(*arrays, depth)
        lamp = replace(light, toward=(*light.toward[:2], -light.toward[2])) if from_behind else light
        seen = shade(view, lamp, depth=depth, normals=facing, kinds=kinds, field=field, near=FRONT, step=SLICE)
        record[f"{prefix}color"] = _photographed(seen)
        steps = np.clip(depth * DEPTH_STEPS, -32000, 32000)
        record[f"{prefix}depth"] = np.where(depth < MISSED, steps, NOTHING)
        record[f"{prefix}normal"] = np.rint(facing * 127)
    record["field"] = np.rint(field * (127 / TRUNCATION))
    a = math.radians(azimuth)
    record["pose"] = (math.radians(elevation), view.perspective, *view.symmetry, math.sin(a), math.cos(a))
    record["family"], record["index"] = list(families()).index(family.name), index
    return record


def _photographed(linear: Floats) -> npt.NDArray[np.uint8]:
    """sRGB by its 2.2 power; exposed the same from the front and from behind."""
    return np.rint(255 * np.clip(linear, 0, 1) ** (1 / 2.2)).astype(np.uint8)
