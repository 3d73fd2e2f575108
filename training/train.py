"""Train the small network on shapes made by formula, for some minutes, and go on another time.

`python -m training.train --minutes 30 --seed 1 --pool pool --out run --cool-down 0.4`
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from orfeas.engines.small.network import SmallNetwork
from training.batches import make_batch
from training.losses import losses, total
from training.muon import Muon
from training.pool import SHARD, Pool
from training.sample import VERSION
from training.state import Average, Progress, load_averaged, load_state, read_progress, save_state
from training.validate import HALF, draw_sheet, to_device, validate, validation_set

LEARNING_RATE = 1.2e-3
WARM_UP_STEPS = 200
CLIP = 1.0
FIRST_SHARDS = 2
OUTER = ("stem", "maps", "pose", "place", "slices", "to_slices")
"""Of the network: what touches the picture or the answer."""


def main() -> None:
    options = _parser().parse_args()
    _keep_memory()
    device = torch.device(options.device or ("cuda" if torch.cuda.is_available() else "cpu"))
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    pool = Pool(options.pool, seed=options.seed, limit_bytes=int(options.limit_gb * 1e9))
    begun_by = options.out / "state.safetensors"
    begun_by = begun_by if begun_by.exists() else options.start
    made = read_progress(begun_by).made if begun_by else 0
    makers = [_start_maker(options, worker, first=made) for worker in range(options.makers)]
    try:
        held = validation_set(options.pool, options.seed)
        pool.wait(FIRST_SHARDS, say="waiting for the first samples")
        _run(options, pool, held, device)
    finally:
        for maker in makers:
            maker.terminate()


def _keep_memory() -> None:
    """Begin again with an allocator that gives no memory back: a step that asks for it anew is a tenth slower."""
    if sys.platform == "linux" and "MALLOC_MMAP_MAX_" not in os.environ:
        wishes = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 40), "MALLOC_TOP_PAD_": str(1 << 28)}
        os.execve(sys.executable, [*sys.orig_argv], {**os.environ, **wishes})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, required=True, help="how long this run may take")
    parser.add_argument("--seed", type=int, default=1, help="of the library and of the first weights (1)")
    parser.add_argument("--pool", type=Path, default=Path("pool"), help="folder for samples, at most --limit-gb (pool)")
    parser.add_argument("--out", type=Path, default=Path("run"), help="folder for weights, figures and sheets (run)")
    parser.add_argument("--start", type=Path, metavar="FILE", help="weights to begin with where --out has no run yet")
    parser.add_argument("--cool-down", type=float, default=0.0, metavar="SHARE",
                        help="share of this run, at its end, in which the learning rate falls to zero (0)")  # fmt: skip
    parser.add_argument("--batch", type=int, default=16, help="samples a step (16)")
    parser.add_argument("--learning-rate", type=float, default=LEARNING_RATE, help=f"at its highest ({LEARNING_RATE})")
    parser.add_argument("--makers", type=int, default=1, help="processes that make samples; 0 uses those there are (1)")
    parser.add_argument("--threads", type=int, default=1, help="threads that train; more starve beside others (1)")
    parser.add_argument("--device", help="cpu or cuda (cuda where there is one)")
    parser.add_argument("--bf16", action="store_true", help="compute in bfloat16, where the processor is quicker so")
    parser.add_argument("--every", type=float, default=5.0, help="minutes between figures (5)")
    parser.add_argument("--limit-gb", type=float, default=8.0, help="the most the pool may take (8)")
    return parser


def _start_maker(options: argparse.Namespace, worker: int, *, first: int) -> subprocess.Popen[bytes]:
    wish = {"--pool": options.pool, "--seed": options.seed, "--worker": worker, "--workers": options.makers}
    wish["--first"] = first
    words = [word for pair in wish.items() for word in map(str, pair)]
    return subprocess.Popen(
        [sys.executable, "-m", "training.pool", *words, "--limit-gb", str(options.limit_gb)],
        cwd=Path(__file__).parents[1],
        process_group=0,  # Ctrl-C is for the one who trains
    )


def _run(options: argparse.Namespace, pool: Pool, held: np.ndarray, device: torch.device) -> None:
    network = SmallNetwork().to(device, memory_format=torch.channels_last)
    shipped = load_averaged(options.start, network) if options.start else Progress()
    average = Average(network)
    optimizer = Muon(network, options.learning_rate, outer=OUTER)
    progress, is_warm = load_state(options.out, network, average, optimizer)
    progress = replace(progress if progress.steps else shipped, seed=options.seed, version=VERSION)
    chance = np.random.default_rng((options.seed, progress.steps))
    warm_from = -WARM_UP_STEPS if is_warm else progress.steps
    print(f"{sum(p.numel() for p in network.parameters()):,} parameters on {device}; seen {progress.samples:,} samples")
    begun, spent, last, parts_sum, parts_count = time.monotonic(), progress.minutes, 0.0, {}, 0
    stop = _Stop()
    while (now := (time.monotonic() - begun) / 60) < options.minutes and not stop.is_asked:
        rate = options.learning_rate * min((progress.steps - warm_from + 1) / WARM_UP_STEPS, 1.0)
        cooled = _cooled(now / options.minutes, options.cool_down)
        rate *= cooled
        for group in optimizer.param_groups:
            group["lr"] = rate
        parts = _step(options, network, optimizer, pool, chance, device)
        progress.steps += 1
        progress.samples += options.batch
        progress.minutes = spent + now
        average.follow(network, progress.steps, cooled=cooled)
        parts_sum = {name: parts_sum.get(name, 0.0) + value for name, value in parts.items()}
        parts_count += 1
        if now - last >= options.every:
            means = {name: value / parts_count for name, value in parts_sum.items()}
            _record(options, network, average, optimizer, held, progress, means, rate, pool, device)
            last, parts_sum, parts_count = (time.monotonic() - begun) / 60, {}, 0
    if parts_count:
        means = {name: value / parts_count for name, value in parts_sum.items()}
        _record(options, network, average, optimizer, held, progress, means, rate, pool, device)


class _Stop:
    """Ctrl-C and a polite kill are obeyed after the step, so that nothing learned is lost; a second one at once."""

    def __init__(self) -> None:
        self.is_asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, number: int, _frame: object) -> None:
        self.is_asked = True
        print("Stopping: saving what was learned ...", flush=True)
        signal.signal(number, signal.SIG_DFL)


def _cooled(share: float, cool_down: float) -> float:
    """1, then 1 - sqrt(t) over the last `cool_down` of the run (Haegele et al. 2024, arXiv:2405.18392)."""
    through = (share - (1 - cool_down)) / cool_down if cool_down else 0.0
    return 1 - math.sqrt(min(max(through, 0.0), 1.0))


def _step(
    options: argparse.Namespace, network: SmallNetwork, optimizer: torch.optim.Optimizer, pool: Pool,
    chance: np.random.Generator, device: torch.device,
) -> dict[str, float]:  # fmt: skip
    batch = to_device(make_batch(pool.draw(options.batch, chance), chance), device)
    with torch.autocast(device.type, torch.bfloat16, enabled=options.bf16):
        predicted = network(batch.picture_BCHW.contiguous(memory_format=torch.channels_last))
    parts = losses(predicted, batch)
    optimizer.zero_grad(set_to_none=True)
    loss = total(parts)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimizer.step()
    return {"total": loss.item(), **{name: value.item() for name, value in parts.items()}}


def _record(
    options: argparse.Namespace, network: SmallNetwork, average: Average, optimizer: torch.optim.Optimizer,
    held: np.ndarray, progress: Progress, means: dict[str, float], rate: float, pool: Pool, device: torch.device,
) -> None:  # fmt: skip
    """Save, measure the averaged weights, and write a line and a sheet."""
    progress.made = max(progress.made, pool.made())
    save_state(options.out, network, average, optimizer, progress)
    judged = SmallNetwork().to(device)
    judged.load_state_dict(average.weights)
    figures = validate(judged, held, device=device)
    shown = held[[0, 9, 18, 27, HALF, HALF + 9, HALF + 18, HALF + 27]]
    draw_sheet(judged, shown, options.out / "sheet.png", device=device)
    line = {
        "samples": progress.samples,
        "minutes": round(progress.minutes, 1),
        "rate": f"{rate:.2e}",
        "pool": len(pool.shards()) * SHARD,
        **{f"train.{name}": f"{value:.4f}" for name, value in means.items()},
        **{name: f"{value:.4f}" for name, value in figures.items()},
    }
    path = options.out / "figures.csv"
    is_first = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, line)
        if is_first:
            writer.writeheader()
        writer.writerow(line)
    print(
        f"{progress.minutes:6.1f} min {progress.samples:9,} samples  rate {rate:.1e}  "
        f"train {means.get('total', math.nan):.4f}  "
        f"field {figures['kept_out.field']:.4f} / {figures['known.field']:.4f}  "
        f"overlap {figures['kept_out.overlap']:.3f} / {figures['known.overlap']:.3f}  "
        f"normal {figures['kept_out.normal']:.3f} / {figures['known.normal']:.3f}  (kept out / known)",
        flush=True,
    )


if __name__ == "__main__":
    main()
