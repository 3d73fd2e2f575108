"""What shortcuts of Hunyuan3D-2.1's network save, and what they cost: steps, solvers, guidance for a part of the way,
reused steps, weights of eight bits, compiling; each beside the plain way in the same run.

    python -m benchmarks.network [--training 1200] [--folder FOLDER]

Trains a small network first (benchmarks/networking/flow.py), which takes some minutes, and keeps it in FOLDER if one is
given.
"""

from __future__ import annotations

import argparse
import copy
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from benchmarks.networking.counts import Step, count_step, placed_bytes
from benchmarks.networking.errors import REFERENCE, Flow, Way
from benchmarks.networking.flow import Trained, trained
from benchmarks.networking.speed import STEPS, device_here, timed_ways
from benchmarks.record import load, write_result
from orfeas.engines.hunyuan3d21.faster.int8 import to_int8
from orfeas.engines.hunyuan3d21.faster.shortcuts import Solver

USUAL = 30


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network", description=__doc__)
    parser.add_argument("--training", type=int, default=1200, help="steps of training of the small network")
    parser.add_argument("--folder", type=Path, help="keeps the small network, so that the next run need not train it")
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as passing:
        flow = trained(asked.folder or Path(passing), steps=asked.training)
    lines = [load(), "", *errors(flow), "", *counts(count_step()), "", *bytes_on_device(), "", *speeds()]
    write_result("network", "What shortcuts of hunyuan3d21 save and cost", lines)
    return 0


def ways(flow: Trained) -> Iterator[Way]:
    """Everything that is compared, the usual way among them."""
    for solver in Solver:
        for steps in (5, 10, 15, 20, 30, 50, 100):
            yield Way(f"{solver}, {steps} steps", steps=steps, solver=solver)
    for until in (0.5, 0.75):
        yield Way(f"euler, {USUAL} steps, guided until {until}", guide_until=until)
    for solver in Solver:
        for threshold in (0.05, 0.1, 0.2):
            yield Way(f"{solver}, {USUAL} steps, reused under {threshold}", solver=solver, threshold=threshold)
    rounded = copy.deepcopy(flow.denoiser)
    to_int8(rounded, home=torch.device("cpu"))
    yield Way(f"euler, {USUAL} steps, int8", denoiser=rounded)


def errors(trained_flow: Trained) -> list[str]:
    """Of the trained flow."""
    flow = Flow(trained_flow)
    lines = [
        f"Errors of a small network trained on things by formula, guidance 5, beside {REFERENCE} plain steps of the "
        "same noise. Not the published weights: what holds here need not hold there.",
        "",
        "| way | row evaluations | steps reused | error of latents | surface distance / side | F@0.02 |",
        "|---|---|---|---|---|---|",
    ]
    for way in ways(trained_flow):
        made = flow.made(way)
        distance, share = flow.surface_errors(made)
        lines.append(
            f"| {way.name} | {made.rows:.1f} | {made.num_reused:.1f} | {flow.latent_error(made):.2%} "
            f"| {distance:.3%} | {share:.3f} |"
        )
        print(lines[-1], file=sys.stderr, flush=True)
    return lines


def counts(step: Step) -> list[str]:
    """At the published size; a reused step runs the first and the last block."""
    plain = (USUAL - 1) * step.guided
    halves = (USUAL - 1) // 2

    def row(name: str, operations: float) -> str:
        return f"| {name} | {operations / 1e12:.0f} | {operations / plain:.2f} |"

    return [
        f"Counted at the published size, {USUAL} steps with guidance; a multiplication and an addition are two:",
        "",
        "| way | TFLOP | of the plain way |",
        "|---|---|---|",
        row("plain", plain),
        row("15 steps", 14 * step.guided),
        row("guided until 0.5", (USUAL - 1 - halves) * step.guided + halves * step.alone),
        row("half of the steps reused", (USUAL - 1 - halves) * step.guided + halves * step.reused),
        row("a step that is reused, of one that is not", step.reused * (USUAL - 1)),
    ]


def bytes_on_device() -> list[str]:
    """Of weights."""
    lines = ["| weights on the device, GB | all | one network's | one layer's |", "|---|---|---|---|"]
    for name, is_int8 in (("float16", False), ("int8, the rest float16", True)):
        shown = " | ".join(f"{count / 1e9:.2f}" for count in placed_bytes(is_int8=is_int8))
        lines.append(f"| {name} | {shown} |")
    return ["Counted at the published size:", "", *lines]


def speeds() -> list[str]:
    """Random weights."""
    device = device_here()
    size = (
        "the published size, float16" if device.type == "cuda" else "a small network, float32, by the time of one core"
    )
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "the processor"
    found = timed_ways(device)
    plain = found[0].seconds or float("nan")
    lines = [
        f"Seconds of {STEPS} steps on {name} ({size}; random weights; the quickest of several):",
        "",
        "| way | s | plain / it | difference of latents |",
        "|---|---|---|---|",
    ]
    for each in found:
        if each.seconds is None:
            lines.append(f"| {each.name} | - | - | {each.problem} |")
        else:
            lines.append(f"| {each.name} | {each.seconds:.3f} | {plain / each.seconds:.2f} | {each.error:.1e} |")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
