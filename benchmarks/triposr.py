"""TripoSR at its published size with random weights, on a processor: `PYTHONPATH=tests python -m benchmarks.triposr`.

Seconds of every stage beside what the operations counted would take at the rate of a product of matrices, measured in
the same run; both by the clock and by the time that processors worked, which others on the machine do not lengthen. The
most memory held; and how much of a grid of 256 is asked, of solids known by formula. Random weights have no surface
worth the name: points are answered by the network, as they are in earnest, and a formula says where they lie.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor

from benchmarks.record import load, write_result
from fields import plate, rod, thin_solids, together
from orfeas.engines.device import watch_peak
from orfeas.engines.grid import dense, grid_points
from orfeas.engines.isosurface import closed, extract
from orfeas.engines.triposr.engine import solid_of
from orfeas.engines.triposr.field import colors
from orfeas.engines.triposr.loading import load_network
from orfeas.engines.triposr.network import CHUNK
from orfeas.engines.triposr.sizes import Sizes, published_shapes
from orfeas.engines.triposr.volume import refined
from orfeas.engines.triposr.work import of_backbone, of_picture, of_point, of_upsampler
from orfeas.engines.weight_files import WeightFile, WeightFiles

CELLS, RADIUS, SOLIDS, SLICES = 256, 0.87, 50, 6
CPU = torch.device("cpu")


def thing(points: Tensor) -> Tensor:
    """A body with legs, as large in the cube as the network makes one; its field stops falling four cells out."""
    body = plate(torch.tensor([0.0, 0.0, 0.15]), torch.eye(3), torch.tensor([0.8, 1.0, 0.6]))
    ends = [(torch.tensor([x, y, -0.6]), torch.tensor([x, y, 0.0])) for x in (-0.25, 0.25) for y in (-0.35, 0.35)]
    solid: Tensor = together(body, *(rod(*each, 0.05) for each in ends))(points)
    return (solid / (8 * RADIUS / CELLS)).clamp(-1, 1)


def rate() -> float:
    """Operations in a second that one processor works, at a product of matrices: the best of a few."""
    one, best = torch.ones(1024, 1024), 0.0
    for _ in range(4):
        begun = time.process_time()
        one @ one
        best = max(best, 2 * 1024**3 / (time.process_time() - begun))
    return best


def write_weights(path: Path) -> None:
    """All published tensors, random."""
    torch.manual_seed(0)
    save_file({name: torch.randn(shape) * 0.02 for name, shape in published_shapes(Sizes()).items()}, path)


def measure(path: Path, *, threads: int) -> dict[str, Any]:
    """One run, in a process of its own."""
    torch.set_num_threads(threads)
    sizes, seconds, peak = Sizes(), {}, watch_peak(CPU)

    @contextmanager
    def timed(stage: str) -> Iterator[None]:
        begun, worked = time.perf_counter(), time.process_time()
        yield
        seconds[stage] = (time.perf_counter() - begun, time.process_time() - worked)

    rates = [rate()]
    with timed("load"), torch.inference_mode():
        network = load_network(
            WeightFiles("it", (WeightFile(path),), None, "", ""), device=CPU, precision=torch.float32
        )
    num_asked = 0

    def asked(count: int) -> None:
        nonlocal num_asked
        num_asked += count

    with torch.inference_mode():
        with timed("picture"):
            tokens = network.picture(torch.rand(1, 3, sizes.pixels, sizes.pixels))
        with timed("backbone"):
            planes = network.backbone(network.planes(1), tokens)
        rates.append(rate())
        with timed("upsampler"):
            codes = network.upsampler(planes.view(1, -1, 3, sizes.plane, sizes.plane).transpose(1, 2))[0]
        field = network.field_of(codes, done=asked)
        answered = solid_of(field, bias=sizes.field.bias)
        paid_for: Callable[[Tensor], Tensor] = lambda points: thing(points) + 0 * answered(points)
        with timed("field, coarse to fine"):
            volume = refined(paid_for, cells=CELLS, radius=RADIUS)
        share = num_asked / (CELLS + 1) ** 3
        with timed("surface"):
            mesh = extract(closed(volume.values_XYZ.numpy()), radius=RADIUS, engine="it")
        with timed("colours"):
            colors(field(torch.from_numpy(mesh.positions)))
        a_slice = torch.ones((CELLS + 1,) * 2).nonzero()
        with timed("dense"):
            for x in range(SLICES):
                index = torch.nn.functional.pad(a_slice, (1, 0), value=CELLS // 3 + x)
                paid_for(grid_points(index, cells=CELLS, radius=RADIUS))
        seconds["dense"] = tuple(each * (CELLS + 1) / SLICES for each in seconds["dense"])
    rates.append(rate())
    return {"seconds": seconds, "rate": max(rates), "peak": peak(), "share": share, "vertices": len(mesh.positions)}


def solids() -> tuple[float, int, float, float]:
    """The least and the mean gain over asking everywhere, how many are the same, and the mean share asked."""
    gains, same, cell = [], 0, 2 * RADIUS / CELLS
    for k, distance in enumerate(thin_solids(number=SOLIDS, thickness=2 * cell)):
        num_asked = 0

        def solid(points: Tensor, distance: Any = distance, k: int = k) -> Tensor:
            nonlocal num_asked
            num_asked += len(points)
            found: Tensor = distance(points) / ((1.2, 2, 4, 8)[k % 4] * cell)
            return (found.clamp(-1, 1), 12 * torch.tanh(found), found)[k % 3]

        volume = refined(solid, cells=CELLS, radius=RADIUS)
        gains.append((CELLS + 1) ** 3 / num_asked)
        same += _is_same(volume.values_XYZ, dense(solid, cells=CELLS, radius=RADIUS).values_XYZ)
    return min(gains), same, float(np.mean(gains)), float(np.mean([1 / gain for gain in gains]))


def _is_same(found: Tensor, whole: Tensor) -> bool:
    """Whether both have the same surface: the same points inside, and the same values at ends of edges across it."""
    inside = whole > 0
    if not torch.equal(found > 0, inside):
        return False
    for axis in range(3):
        count = len(inside) - 1
        crosses = inside.narrow(axis, 0, count) != inside.narrow(axis, 1, count)
        for start in (0, 1):
            ours, theirs = (each.narrow(axis, start, count)[crosses] for each in (found, whole))
            if not torch.allclose(ours, theirs, atol=1e-6):
                return False
    return True


def _floors(rate: float, share: float, vertices: int) -> dict[str, float]:
    sizes, points = Sizes(), (CELLS + 1) ** 3
    counted = {"picture": of_picture(sizes), "backbone": of_backbone(sizes), "upsampler": of_upsampler(sizes)}
    counted |= {"field, coarse to fine": share * points * of_point(sizes), "colours": vertices * of_point(sizes)}
    return {stage: work / rate for stage, work in (counted | {"dense": points * of_point(sizes)}).items()}


def main() -> None:
    """Everything, or the part of it that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", type=Path, help="one run with the weights there, as JSON")
    parser.add_argument("--write", type=Path, help="random weights, there")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    if options.write:
        write_weights(options.write)
    elif options.measure:
        print(json.dumps(measure(options.measure, threads=options.threads)))
    else:
        write_page(threads=options.threads)


def write_page(*, threads: int) -> None:
    """Measure all, and write it down."""
    busy = load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.safetensors"
        run = [sys.executable, "-m", "benchmarks.triposr"]
        subprocess.run([*run, "--write", str(path)], check=True, stdout=subprocess.DEVNULL)
        told = subprocess.run(
            [*run, "--measure", str(path), "--threads", str(threads)], check=True, capture_output=True, text=True
        ).stdout
    found = json.loads(told)
    floors = _floors(found["rate"], found["share"], found["vertices"])
    least, same, mean, share = solids()
    lines = [
        f"{busy} {threads} threads, single precision. A product of matrices did {found['rate'] / 1e9:.0f} GFLOP in a "
        "second of one processor, at best in the same run; the floor is what was counted over that.",
        "",
        "| stage | seconds | of the processors | floor, of the processors |",
        "|---|---|---|---|",
    ]
    whole = {stage: each for stage, each in found["seconds"].items() if stage != "dense"}
    floors["all"] = sum(floor for stage, floor in floors.items() if stage != "dense")
    for stage, (wall, worked) in [*whole.items(), ("all", [sum(each) for each in zip(*whole.values(), strict=True)])]:
        floor = f"{floors[stage]:.1f}" if stage in floors else ""
        lines.append(f"| {stage} | {wall:.1f} | {worked:.1f} | {floor} |")
    wall, worked = found["seconds"]["dense"]
    gain, gain_worked = (a / b for a, b in zip((wall, worked), whole["field, coarse to fine"], strict=True))
    lines += [
        "",
        f"The most memory held was {found['peak'] / 1e9:.2f} GB (to hold: 3). Chunks have {CHUNK} points.",
        "",
        f"Asked everywhere, {CELLS} cells would take {wall:.0f} s ({worked:.0f} of the processors; {SLICES} slices "
        f"measured). Coarse to fine asks {found['share']:.1%} of the points and is {gain:.1f} times as fast by the "
        f"clock, {gain_worked:.1f} times by the processors' (to hold: 5).",
        "",
        f"Of {SOLIDS} solids with parts two cells thick, fields falling in three ways and stopping 1.2 to 8 cells out, "
        f"{same} have the same surface at {CELLS} cells as where everything is asked; {share:.1%} of the points are "
        f"asked on average, {mean:.1f} times less and {least:.1f} times at least (to hold: 5).",
    ]  # fmt: skip
    write_result("triposr", "TripoSR at its published size, on a processor", lines)


if __name__ == "__main__":
    main()
