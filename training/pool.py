"""Pool: a folder of samples that one process fills for ever and another learns from; old ones make room.

`python -m training.pool --pool DIR --seed S` fills it; train.py starts that by itself.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

import numpy as np

from training.sample import RECORD, VERSION, make_sample

SHARD = 256
"""Samples in a file."""

LIMIT_BYTES = 8_000_000_000


class Pool:
    """Samples on disk, in files of SHARD records each, named by the number of the first."""

    def __init__(self, folder: Path, *, seed: int, limit_bytes: int = LIMIT_BYTES) -> None:
        self.folder = folder / f"v{VERSION}-seed{seed}"
        self.seed = seed
        self.most = max(int(limit_bytes // (RECORD.itemsize * SHARD)), 2)
        self._open: dict[str, np.ndarray] = {}
        self.folder.mkdir(parents=True, exist_ok=True)

    def shards(self) -> list[Path]:
        """Whole files, oldest first."""
        return sorted(self.folder.glob("samples-*.npy"))

    def next_index(self, *, worker: int = 0, workers: int = 1, first: int = 0) -> int:
        """The first sample of this worker's next file, not before `first`; files are dealt out to workers in turn."""
        begun = -(-first // (SHARD * workers)) * workers
        mine = [number for number in self._numbers() if number % workers == worker]
        return SHARD * max(begun + worker, max(mine) + workers if mine else 0)

    def made(self) -> int:
        """How many samples of the library were made up to the newest file."""
        return SHARD * (max(self._numbers(), default=-1) + 1)

    def _numbers(self) -> list[int]:
        return [int(path.stem.split("-")[1]) // SHARD for path in self.shards()]

    def fill(self, *, worker: int = 0, workers: int = 1, first: int = 0) -> None:
        """Make one more file, and remove the oldest beyond the limit."""
        first = self.next_index(worker=worker, workers=workers, first=first)
        samples = np.empty(SHARD, RECORD)
        for k in range(SHARD):
            samples[k] = make_sample(self.seed, first + k)
        path = self.folder / f"samples-{first:09d}.npy"
        unfinished = path.with_suffix(f".{worker}.part")
        with unfinished.open("wb") as file:
            np.save(file, samples)
        unfinished.rename(path)
        for old in self.shards()[: -self.most]:
            old.unlink(missing_ok=True)

    def draw(self, count: int, chance: np.random.Generator) -> np.ndarray:
        """Samples (count,) RECORD by chance, those of the newest tenth of the files twice as often."""
        paths = self.shards()
        names = {path.name for path in paths}
        self._open = {name: shard for name, shard in self._open.items() if name in names}
        weights = np.ones(len(paths))
        weights[-max(len(paths) // 10, 1) :] = 2.0
        drawn = np.empty(count, RECORD)
        for k in range(count):
            path = paths[int(chance.choice(len(paths), p=weights / weights.sum()))]
            if path.name not in self._open:
                self._open[path.name] = np.load(path, mmap_mode="r")
            drawn[k] = self._open[path.name][int(chance.integers(SHARD))]
        return drawn

    def wait(self, shards: int, *, say: str) -> None:
        """Until there are that many files."""
        while len(self.shards()) < shards:
            print(f"{say}: {len(self.shards())} of {shards} files of {SHARD} samples", flush=True)
            time.sleep(5)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fill a pool with samples until the process that began it has gone.")
    parser.add_argument("--pool", type=Path, required=True, help="folder of the pool")
    parser.add_argument("--seed", type=int, default=1, help="of the library")
    parser.add_argument("--worker", type=int, default=0, help="which of the workers this is")
    parser.add_argument("--workers", type=int, default=1, help="how many processes fill the pool")
    parser.add_argument("--first", type=int, default=0, help="begin no earlier in the library than at this sample (0)")
    parser.add_argument("--shards", type=int, default=0, help="stop after that many files; 0 goes on for ever")
    parser.add_argument("--limit-gb", type=float, default=LIMIT_BYTES / 1e9, help="the most the pool may take")
    options = parser.parse_args()
    os.setpriority(os.PRIO_PROCESS, 0, 15)  # training comes first: an old sample is better than a waiting network
    pool, parent, made = Pool(options.pool, seed=options.seed, limit_bytes=int(options.limit_gb * 1e9)), os.getppid(), 0
    while os.getppid() == parent and (not options.shards or made < options.shards):
        pool.fill(worker=options.worker, workers=options.workers, first=options.first)
        made += 1


if __name__ == "__main__":
    main()
