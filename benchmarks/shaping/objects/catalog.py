"""Catalog: the frozen set, by family and seed; not to be tuned on, nor changed once it is measured."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks.shaping.objects import animals, household, people, places, tools, vehicles
from benchmarks.shaping.objects.assembly import Assembly
from benchmarks.shaping.truth import Truth

UPRIGHT, LONG = (0.0, 8.0), (72.0, 10.0)
"""Easy views, azimuth and elevation in degrees: of what stands up, and of animals and vehicles."""
THREE_QUARTER = (35.0, 15.0)


@dataclass(frozen=True)
class Family:
    """What makes objects of a kind, the seeds in the set (chosen to be unlike), and from where they are easy to see."""

    make: Callable[[Random], Assembly]
    seeds: tuple[int, ...]
    easy: tuple[float, float]

    @property
    def name(self) -> str:
        return self.make.__name__


FAMILIES: tuple[Family, ...] = (
    Family(animals.horse, (5, 7), LONG),
    Family(animals.cow, (4, 5), LONG),
    Family(animals.bear, (2, 6), LONG),
    Family(animals.elephant, (1, 3), LONG),
    Family(animals.standing_dog, (0, 5), LONG),
    Family(animals.standing_bird, (4, 6), LONG),
    Family(animals.flying_bird, (0,), LONG),
    Family(animals.fish, (5, 6), LONG),
    Family(animals.turtle, (0,), LONG),
    Family(animals.dinosaur, (0, 5), LONG),
    Family(animals.sitting_cat, (3, 6), UPRIGHT),
    Family(animals.rabbit, (0,), UPRIGHT),
    Family(people.standing_figure, (4, 5), UPRIGHT),
    Family(people.walking_figure, (1, 2), UPRIGHT),
    Family(people.waving_figure, (0,), UPRIGHT),
    Family(people.sitting_figure, (1, 3), UPRIGHT),
    Family(people.knight, (1, 5), UPRIGHT),
    Family(people.bust, (3, 5), UPRIGHT),
    Family(people.head, (0,), UPRIGHT),
    Family(people.robot, (4, 7), UPRIGHT),
    Family(vehicles.car, (1, 2), LONG),
    Family(vehicles.truck, (1, 4), LONG),
    Family(vehicles.plane, (2, 3), LONG),
    Family(vehicles.boat, (2, 4), LONG),
    Family(vehicles.tractor, (0, 3), LONG),
    Family(vehicles.bicycle, (0,), LONG),
    Family(vehicles.rocket, (0,), UPRIGHT),
    Family(tools.boot, (0,), LONG),
    *(Family(make, (0,), UPRIGHT) for make in (
        tools.hammer, tools.pliers, tools.drill, tools.wrench, tools.guitar, tools.trumpet, tools.scissors,
        tools.camera, household.teapot, household.mug, household.watering_can, household.vase, household.chair,
        household.armchair, household.stool, household.table_lamp, household.glasses, household.burger,
        household.ice_cream, household.cake, places.tree, places.fir, places.mushroom, places.cactus,
        places.potted_plant, places.house, places.castle, places.tower, places.geared_shaft, places.bracket,
        places.valve,
    )),
)  # fmt: skip
BY_NAME = {family.name: family for family in FAMILIES}
NAMES: tuple[str, ...] = tuple(f"{family.name}-{seed}" for family in FAMILIES for seed in family.seeds)


def make_object(name: str) -> Truth:
    """The object of that name, FAMILY-SEED, in the canonical pose; the same for the same name, always."""
    family, _, seed = name.rpartition("-")
    return BY_NAME[family].make(Random(f"{family}/{int(seed)}")).finished()


def views_of(name: str) -> dict[str, tuple[float, float]]:
    """From where it is looked at: label to azimuth and elevation, degrees."""
    return {"three_quarter": THREE_QUARTER, "easy": BY_NAME[name.rpartition("-")[0]].easy}


def fingerprint(truth: Truth) -> str:
    """sha256 of the vertices, rounded to 1e-5 and in order: whatever order they came in."""
    rounded = np.rint(truth.positions * 1e5).astype(np.int64)
    return hashlib.sha256(np.ascontiguousarray(rounded[np.lexsort(rounded.T)]).tobytes()).hexdigest()
