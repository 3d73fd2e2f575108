"""Known surfaces, damaged in eight known ways, repaired and scored against what they were.

    PYTHONPATH=tests python -m benchmarks.damage [--blender PYTHON] [--seed N] [SURFACE...]

A repair is good when the result is closed, manifold and turned outward, its mean two-way distance from the truth is
within 0.5 % of the diagonal, and of a second skin, inner shell or crumb nothing is left. Every surface is painted by
formula; the texture is compared where nothing was damaged. Seven surfaces are those repair was tuned on; thirteen were
held out, seven of them from ORFEAS_SHARED/meshes/known; four came after it was mended on those. Beside it: trimesh's
own steps, manifold3d's, and Blender's, in an interpreter that can `import bpy`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.damaging.blender import WAYS, by_blender
from benchmarks.damaging.catalog import available
from benchmarks.damaging.damages import DAMAGES, truth_of
from benchmarks.damaging.page import Scores, table
from benchmarks.damaging.painted import paint
from benchmarks.damaging.repairs import REPAIRS, Outcome
from benchmarks.damaging.scores import Score, score, undamaged
from benchmarks.record import write_result


def run(
    names: list[str], *, seed: int = 0, blender: Path | None = None, repairs: tuple[str, ...] = tuple(REPAIRS)
) -> Scores:
    """Every surface, damage and repair: the scores."""
    return {key: value for name in names for key, value in _run_one(name, seed=seed, blender=blender, repairs=repairs)}


def _run_one(
    name: str, *, seed: int, blender: Path | None, repairs: tuple[str, ...]
) -> Iterator[tuple[tuple[str, str, str], Score]]:
    surfaces = available()
    number = list(surfaces).index(name) + 100 * seed
    given, material = paint(surfaces[name]())
    spoiled = {damage: spoil(given, number) for damage, spoil in DAMAGES.items()}
    outcomes: dict[tuple[str, str], Outcome] = {}
    if blender is not None:
        found = by_blender(blender, [each.surface for each in spoiled.values()], material)
        outcomes |= {(damage, way): found[n][way] for n, damage in enumerate(DAMAGES) for way in WAYS}
    for damage, each in spoiled.items():
        truth = truth_of(given, damage, each)
        samples = undamaged(given, each.is_whole, truth, material, is_rough=damage == "noise")
        for who in repairs:
            outcomes[damage, who] = REPAIRS[who](each.surface, material)
        for who in (*repairs, *(WAYS if blender else ())):
            found_score = score(outcomes[damage, who], truth, samples)
            print(f"{name} {damage} {who}: {found_score}", flush=True)
            yield (name, damage, who), found_score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("surfaces", nargs="*", help="some of them only")
    parser.add_argument("--blender", type=Path, help="an interpreter that can import bpy")
    parser.add_argument("--seed", type=int, default=0, help="other places for the damage")
    asked = parser.parse_args()
    found = run(asked.surfaces or list(available()), seed=asked.seed, blender=asked.blender)
    name = "damage" if not asked.seed else f"damage-seed-{asked.seed}"
    write_result(name, "Damage, repaired", table(found, seed=asked.seed))


if __name__ == "__main__":
    main()
