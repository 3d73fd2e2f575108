"""Judge: the engine with a network of a run, on things of the library that were never learned from.

`python -m training.judge --state run/state.safetensors` uses the benchmark's protocol with truth from the formulas; for
choosing between networks and for setting the engine's numbers, so that the benchmark itself stays unseen.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numba as nb
import numpy as np
import torch
from skimage.measure import marching_cubes

from benchmarks.shaping.cases import Case, single_cases
from benchmarks.shaping.meshes import Subject
from benchmarks.shaping.methods import Answer, Inflation, _cutout
from benchmarks.shaping.picture import Shot
from benchmarks.shaping.truth import Truth, boxed
from orfeas.engines.contract import Quality
from orfeas.engines.small.engine import SmallEngine
from orfeas.engines.small.network import SmallNetwork
from orfeas.engines.small.predict import Network
from orfeas.intake.views import View
from training.families.catalog import HELD_OUT, Family, families
from training.sample import build_thing
from training.solids.build import Solid
from training.solids.distance import MOST, block, materials
from training.solids.trace import grid
from training.solids.view import look_at
from training.state import load_averaged

JUDGED_SEED = 777_001
FINE = 256
VIEWS = {"three_quarter": (35.0, 15.0), "easy": (0.0, 8.0)}
SIDE_VIEWS = {"three_quarter": (35.0, 15.0), "easy": (72.0, 10.0)}


def torch_network(state: Path) -> Network:
    """The averaged weights of a state file as the engine wants them."""
    network = SmallNetwork().eval()
    load_averaged(state, network)

    @torch.no_grad()
    def run(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        field, maps, pose = network(torch.from_numpy(np.ascontiguousarray(picture)))
        return field.numpy(), maps.numpy(), pose.numpy()

    return run


class ByNetwork:
    """The engine with a network that is not shipped."""

    version = "unshipped"

    def __init__(self, name: str, network: Network, *, cells: int) -> None:
        self.name, self._engine, self._cells = name, SmallEngine(network), cells

    def answer(self, shots: Mapping[View, Shot]) -> Answer:
        cutout = _cutout(shots[View.FRONT])
        began = time.perf_counter()
        surface = self._engine.generate(cutout, quality=Quality(field_cells=self._cells))
        seconds = time.perf_counter() - began
        return Answer(surface.mesh.positions.astype(float), surface.mesh.faces.astype("int64"), seconds)


def judged_subjects(*, every: int = 1) -> Iterator[Subject]:
    """Two things of every kept-out family, and one of every other with a seed of its own."""
    for number, (name, family) in enumerate(families().items()):
        if number % every == 0 or name in HELD_OUT:
            for k in range(2 if name in HELD_OUT else 1):
                views = SIDE_VIEWS if family.is_side_on else VIEWS
                yield Subject(f"{name}-{k}", lambda family=family, k=k: truth_of(family, k), views)


def truth_of(family: Family, number: int) -> Truth:
    """The surface of a thing, in its own pose."""
    solid = build_thing(family, np.random.default_rng((JUDGED_SEED, number, *family.name.encode())))
    return meshed(solid)


def meshed(solid: Solid) -> Truth:
    """A solid's surface by marching cubes, with the colours of its materials."""
    view = look_at(solid, azimuth=0, elevation=0, fill=0.45)
    arrays = (view.codes, view.numbers, view.corners, 0.0)
    step = 1.0 / FINE
    field = grid(*arrays, FINE, 0.5, step, 8 * step)
    field = np.pad(field, 1, constant_values=8 * step)
    points, faces, _, _ = marching_cubes(field, 0.0)
    points = points - 0.5
    places = np.stack([points[:, 2] * step - 0.5, 0.5 - points[:, 1] * step, 0.5 - points[:, 0] * step], axis=1)
    found = _materials(*arrays[:3], places)
    colors = np.array([m.color for m in view.materials] or [(0.6, 0.6, 0.6)])
    srgb = np.rint(255 * np.clip(colors, 0, 1) ** (1 / 2.2)).astype(np.uint8)[np.minimum(found, len(colors) - 1)]
    faces = faces.astype(np.int64)
    corners = places[faces]
    volume = np.einsum("fk,fk->f", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum()
    if volume < 0:
        faces = faces[:, ::-1]
    return Truth(boxed(places, faces), faces, srgb[faces])


@nb.njit
def _materials(codes: np.ndarray, numbers: np.ndarray, corners: np.ndarray, places: np.ndarray) -> np.ndarray:
    found, points, some = np.zeros(len(places), np.int64), block(), np.zeros(MOST, np.int64)
    chosen = np.arange(len(codes))
    for first in range(0, len(places), MOST):
        m = min(MOST, len(places) - first)
        for k in range(m):
            for axis in range(3):
                points[axis, k] = places[first + k, axis]
        materials(codes, numbers, corners, chosen, len(codes), points, m, some)
        found[first : first + m] = some[:m]
    return found


FIGURES = ("f02", "f05", "iou", "normal_error", "silhouette_iou")


def table(cases: list[Case]) -> str:
    """Means of every method, and how many of its answers are closed and in one piece; F at 0.05 by view too."""
    views = tuple(dict.fromkeys(case.view for case in cases))
    lines = ["".join(f"{name:>16}" for name in ("method", *FIGURES, *views, "one closed", "seconds"))]
    for method in dict.fromkeys(case.method for case in cases):
        own = [case for case in cases if case.method == method]
        figures = [mean(name, own) for name in FIGURES]
        figures += [mean("f05", [case for case in own if case.view == view]) for view in views]
        sound = [bool(case.figures and case.figures.is_closed and case.figures.num_pieces == 1) for case in own]
        figures += [float(np.mean(sound)), float(np.mean([case.seconds or 0.0 for case in own]))]
        lines.append(f"{method:>16}" + "".join(f"{figure:16.3f}" for figure in figures))
    return "\n".join(lines)


def mean(name: str, cases: list[Case]) -> float:
    """Of a figure, over the cases that have it."""
    values = [value for case in cases if (value := case.figure(name)) is not None]
    return float(np.mean(values)) if values else float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--state",
        type=Path,
        action="append",
        required=True,
        help="state file, or weights that shipped; may be given again",
    )
    parser.add_argument("--cells", type=int, default=160, help="along the longest side (160)")
    parser.add_argument("--every", type=int, default=1, help="take every n-th family only (1)")
    options = parser.parse_args()
    networks = [ByNetwork(state.parent.name, torch_network(state), cells=options.cells) for state in options.state]
    cases = list(single_cases(judged_subjects(every=options.every), [Inflation(), *networks], seed=0))
    for case in cases:
        if case.problem:
            print(f"{case.subject} {case.view} {case.method}: {case.problem}")
    print(table(cases))


if __name__ == "__main__":
    main()
