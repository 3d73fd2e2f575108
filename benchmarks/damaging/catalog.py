"""Which surfaces there are: seven that repair was tuned on, thirteen that were held out, four that came later."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.damaging.later_surfaces import make_coral, make_flute, make_jug, make_sponge
from benchmarks.damaging.surfaces import (
    load_known,
    make_gear,
    make_gyroid,
    make_knot,
    make_links,
    make_mug,
    make_spring,
    make_star,
    make_stool,
    make_vase,
)
from makers import make_bumpy_blob, make_cube, make_sphere, make_torus
from orfeas.mesh.mesh import Mesh

TUNED: dict[str, Callable[[], Mesh]] = {
    "ball": lambda: make_sphere(4),
    "ring": lambda: make_torus(around=96, along=36),
    "blob": lambda: make_bumpy_blob(40),
    "mug": make_mug,
    "box": lambda: make_cube(divisions=24),
    "knot": make_knot,
    "star": make_star,
}
KNOWN = ("cheburashka", "fandisk", "homer", "rocker-arm", "spot", "stanford-bunny", "teapot")
HELD_OUT: dict[str, Callable[[], Mesh]] = {
    "gear": make_gear,
    "stool": make_stool,
    "gyroid": make_gyroid,
    "links": make_links,
    "spring": make_spring,
    "vase": make_vase,
    **{name: partial(load_known, name) for name in KNOWN},
}
LATER: dict[str, Callable[[], Mesh]] = {
    "jug": make_jug,
    "sponge": make_sponge,
    "flute": make_flute,
    "coral": make_coral,
}
SETS = {"tuned on": TUNED, "held out": HELD_OUT, "later": LATER}


def available() -> dict[str, Callable[[], Mesh]]:
    """The surfaces of this machine: without ORFEAS_SHARED, those by formula."""
    every = {**TUNED, **HELD_OUT, **LATER}
    has_known = Path(os.environ.get("ORFEAS_SHARED", ""), "meshes/known").is_dir() and "ORFEAS_SHARED" in os.environ
    return every if has_known else {name: make for name, make in every.items() if name not in KNOWN}
