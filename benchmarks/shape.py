"""How near the shapes made of pictures are to the truth, beside a frozen inflation of the silhouette.

    python -m benchmarks.shape [--engines relief,small] [--views-mode several] [--quick] [--json OUT] [--reference]
    python -m benchmarks.shape --meshes DIR --views FILE --json OUT

Without --meshes, the frozen objects by formula (benchmarks/shaping/objects); with it, the meshes of a folder, by the
same protocol, which docs/reference/shape.md describes.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from benchmarks.record import machine, write_reference
from benchmarks.shaping.cases import Case, several_cases, single_cases
from benchmarks.shaping.meshes import Subject, subjects_in
from benchmarks.shaping.methods import ByEngine, Inflation, Method
from benchmarks.shaping.objects.catalog import NAMES, make_object, views_of
from benchmarks.shaping.page import SEVERAL_TOLD, TOLD, title_of
from benchmarks.shaping.summary import as_json, tables
from orfeas.engines.catalog import ENGINES, find_engine
from orfeas.errors import OrfeasError
from orfeas.intake.views import View

LIBRARIES = ("orfeas", "numpy", "scipy", "scikit-image", "manifold3d", "embreex")
QUICK = 4
"""Every fourth object."""


class OutUnwritable(OrfeasError):
    """The result cannot be written to {path}: {problem}. Give a path in a folder that is there."""


@dataclass(frozen=True)
class Run:
    """One mode of looking, and what came of it."""

    mode: str
    cases: list[Case]
    methods: Sequence[Method]
    seconds: float


def formula_subjects() -> list[Subject]:
    return [Subject(name, partial(make_object, name), views_of(name)) for name in NAMES]


def single_methods(names: str | None) -> list[Method]:
    """The yardstick and the engines named; by default every one that one picture is enough for."""
    asked = names.split(",") if names is not None else [name for name in ("relief", "small") if name in ENGINES]
    return [Inflation(), *(ByEngine(name.strip()) for name in asked if name.strip())]


def several_methods(names: str | None) -> list[Method]:
    """The yardstick, which sees the front alone, and what makes use of several views: of those named, or else all."""
    two, three = (View.FRONT, View.LEFT), (View.FRONT, View.LEFT, View.TOP)
    able = [name for name, entry in ENGINES.items() if entry.takes_views]
    asked = [find_engine(name.strip()).name for name in (names or "").split(",") if name.strip()]
    chosen = [name for name in able if name in asked] or able
    return [Inflation(), *(ByEngine(name, views=views) for name in chosen for views in (two, three))]


def measured(mode: str, subjects: list[Subject], *, engines: str | None, seed: int) -> Run:
    """Every case of a mode; a line of progress for each subject's view."""
    methods = single_methods(engines) if mode == "single" else several_methods(engines)
    began, found = time.perf_counter(), list[Case]()
    make = single_cases if mode == "single" else several_cases
    for case in _told(make(subjects, methods, seed=seed), methods):
        found.append(case)
    return Run(mode, found, methods, time.perf_counter() - began)


def _told(cases: Iterator[Case], methods: Sequence[Method]) -> Iterator[Case]:
    shown: list[str] = []
    for case in cases:
        value = case.figure("f05") or 0.0
        shown.append(f"{case.method} {value:.3f}" if case.figures else f"{case.method} failed ({case.problem})")
        if len(shown) == len(methods):
            print(f"{case.subject} {case.view}: {', '.join(shown)}", flush=True)
            shown = []
        yield case


def result_of(run: Run, *, source: str, seed: int) -> dict[str, object]:
    """What is written as JSON of a run."""
    return {
        "mode": run.mode,
        "source": source,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "seed": seed,
        "versions": {name: version(name) for name in LIBRARIES},
        "methods": {method.name: method.version for method in run.methods},
        "seconds": round(run.seconds, 1),
        **as_json(run.cases, seed=seed),
    }


def page(runs: list[Run], *, source: str, seed: int) -> list[str]:
    lines = [*TOLD, ""]
    for run in runs:
        num_objects = len({case.subject for case in run.cases})
        lines += [f"## {title_of(run.mode)}", ""]
        if run.mode == "several":
            lines += [SEVERAL_TOLD, ""]
        versions = ", ".join(f"{method.name} ({method.version})" for method in run.methods)
        lines += [f"{source}: {num_objects} objects, {run.seconds:.0f} s in all. Methods and versions: {versions}.", ""]
        lines += [*tables(run.cases, seed=seed), ""]
    return lines


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.shape", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--meshes", type=Path, help="a folder of OBJ, PLY, GLB, OFF and STL files")
    parser.add_argument("--views", type=Path, help="JSON that says how each mesh stands and where it is looked at from")
    parser.add_argument("--json", type=Path, help="where every figure is written")
    parser.add_argument("--engines", help="names with commas between; by default all that the mode suits")
    parser.add_argument("--views-mode", choices=("single", "several", "all"), default="single")
    parser.add_argument("--quick", action="store_true", help="every fourth object")
    parser.add_argument("--seed", type=int, default=0, help="of the points compared and of the intervals")
    parser.add_argument("--reference", action="store_true", help="write docs/reference/shape.md too")
    return parser


def run(asked: argparse.Namespace) -> list[Run]:
    """Measure, print, and write what was asked for.

    Raises:
        OrfeasError: no such engine, an unusable folder, mesh or views file, or nowhere to write.
    """
    if asked.json and not asked.json.absolute().parent.is_dir():
        raise OutUnwritable(path=asked.json, problem="its folder is not there")
    subjects = subjects_in(asked.meshes, asked.views) if asked.meshes else formula_subjects()
    if asked.quick:
        subjects = subjects[::QUICK]
    source = "The meshes of a folder" if asked.meshes else "The frozen objects by formula"
    modes = ("single", "several") if asked.views_mode == "all" else (asked.views_mode,)
    runs = [measured(mode, subjects, engines=asked.engines, seed=asked.seed) for mode in modes]
    lines = page(runs, source=source, seed=asked.seed)
    print("\n".join(lines))
    if asked.json:
        results = [result_of(one, source=source, seed=asked.seed) for one in runs]
        written = results[0] if len(results) == 1 else {"modes": {str(each["mode"]): each for each in results}}
        asked.json.write_text(json.dumps(written, indent=1, allow_nan=False) + "\n")
    if asked.reference:
        write_reference("shape", "Shapes beside the truth", lines, program="shape --views-mode all --reference")
    return runs


def main(arguments: Sequence[str] | None = None) -> int:
    parser = options()
    asked = parser.parse_args(arguments)
    if (asked.meshes is None) != (asked.views is None):
        parser.error("--meshes and --views go together")
    if asked.reference and (asked.meshes or asked.quick):
        parser.error("--reference is for the whole frozen set")
    try:
        run(asked)
    except OrfeasError as failure:
        print(f"shape: {failure.sentence}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
