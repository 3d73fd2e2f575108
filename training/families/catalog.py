"""Catalog: which families there are, how often each is drawn, and which are kept out of training."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

import training.families
from training.solids.build import Solid

HELD_OUT = frozenset({"dinosaur", "horn", "boat", "figure_seated"})
"""Never trained on; half of what is validated on."""


@dataclass(frozen=True)
class Family:
    """Things of one kind.

    Attributes:
        name: of its file.
        build: puts one together.
        is_side_on: mostly pictured from its side.
        weight: how often it is drawn beside others.
    """

    name: str
    build: Callable[[Solid, np.random.Generator], None]
    is_side_on: bool = False
    weight: float = 1.0


@cache
def families() -> dict[str, Family]:
    """Every family by name, in alphabetical order."""
    found = {}
    for entry in sorted(pkgutil.iter_modules(training.families.__path__), key=lambda entry: entry.name):
        module = importlib.import_module(f"training.families.{entry.name}")
        if hasattr(module, "build"):
            side, weight = bool(getattr(module, "SIDE", False)), float(getattr(module, "WEIGHT", 1.0))
            found[entry.name] = Family(entry.name, module.build, is_side_on=side, weight=weight)
    return found
