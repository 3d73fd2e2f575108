"""Seconds from picture bytes to a finished, audited GLB, warm, beside the floor of the libraries it stands on.

    python -m benchmarks.generate [--recipe standard] [PICTURE...]     (default: ORFEAS_SHARED/pictures, else samples/)

The floor is what no arrangement of ours can avoid with the same libraries, timed in the same run: decode the picture,
one marching cubes over the recipe's field, one JPEG of the recipe's texture.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image
from skimage.measure import marching_cubes

from benchmarks.record import write_result
from orfeas.engines.load import open_engine
from orfeas.generations.pack import pack_glb
from orfeas.generations.pipeline import Finished, make_asset
from orfeas.generations.recipe import Recipe, find_recipe
from orfeas.intake.decode import read_picture
from orfeas.sandbox import Limits, Sandbox

BUDGET_SECONDS = {"draft": 5.0, "standard": 5.0, "high": 15.0}
FIRST_COMMAND_SECONDS = 20.0


def default_pictures() -> list[Path]:
    shared = os.environ.get("ORFEAS_SHARED")
    folder = Path(shared) / "pictures" if shared else Path(__file__).parents[1] / "samples"
    return sorted(folder.glob("*.png"))


def one(path: Path, recipe: Recipe, sandbox: Sandbox) -> tuple[float, Finished, int]:
    started = time.perf_counter()
    finished = make_asset(read_picture(path.read_bytes(), sandbox=sandbox), recipe, open_engine=open_engine)
    size = len(pack_glb(finished))
    return time.perf_counter() - started, finished, size


def floor(path: Path, recipe: Recipe) -> float:
    """Seconds of the library calls alone; making their inputs is not counted."""
    axis = np.linspace(-1, 1, recipe.field_cells, dtype=np.float32)
    ball = np.sqrt(axis[:, None, None] ** 2 + axis[None, :, None] ** 2 + axis[None, None, :] ** 2)
    side = recipe.texture_pixels
    noise = np.random.default_rng(0).integers(0, 255, (side // 8, side // 8, 3), np.uint8)
    texture = Image.fromarray(noise).resize((side, side))
    started = time.perf_counter()
    np.asarray(Image.open(path).convert("RGBA"))
    marching_cubes(ball, 0.7)
    texture.save(io.BytesIO(), "JPEG", quality=92)
    return time.perf_counter() - started


def first_command(path: Path) -> float:
    """Seconds of `orfeas generate` in a fresh process: interpreter, imports, everything cold but the disk cache."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "orfeas.cli", "generate", str(path.absolute()), "-q"], cwd=folder, check=True
        )
        return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="*", type=Path)
    parser.add_argument("--recipe", default="standard", choices=BUDGET_SECONDS)
    options = parser.parse_args()
    recipe, pictures = find_recipe(options.recipe), options.pictures or default_pictures()
    sandbox = Sandbox(preload=("orfeas.intake.decode",), limits=Limits())
    one(pictures[0], recipe, sandbox)
    lines = [
        "| picture | seconds | floor | ratio | faces | MB | verdict | slowest stages |",
        "|---|---|---|---|---|---|---|---|",
    ]
    times = []
    for path in pictures:
        seconds, finished, size = one(path, recipe, sandbox)
        least = floor(path, recipe)
        times.append(seconds)
        slowest = sorted(finished.stages.items(), key=lambda item: -item[1])[:3]
        stages = ", ".join(f"{name} {value:.2f}" for name, value in slowest)
        lines.append(
            f"| {path.stem} | {seconds:.2f} | {least:.2f} | {seconds / least:.1f} | {finished.mesh.num_faces:,} "
            f"| {size / 1e6:.1f} | {finished.verdict} | {stages} |"
        )
    budget = BUDGET_SECONDS[recipe.name]
    all_of = f"Median {np.median(times):.2f} s (to hold: {budget:.0f} s), slowest {max(times):.2f} s."
    first = f"{first_command(pictures[0]):.1f} s (to hold: {FIRST_COMMAND_SECONDS:.0f} s)."
    lines += ["", f"{all_of} First command in a fresh process: {first}"]
    write_result(f"generate-{recipe.name}", f"Picture to finished GLB, recipe {recipe.name}", lines)


if __name__ == "__main__":
    main()
