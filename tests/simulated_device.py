"""A device that is none: so many bytes, read into at some rate, computed on for some time, with gaps and faults.

What fails, fails as torch does: by an OutOfMemoryError whose traceback keeps alive what its frames name, and by an
error after which every call fails. Blocks are given back when nobody names them any more, as tensors are.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from makers import make_cube, make_paint, make_picture
from orfeas.engines.contract import Cutout, Quality, Surface, UsedAdapter
from orfeas.engines.device import DeviceBroken, DeviceOutOfMemory
from orfeas.engines.weight_files import AdapterFile, WeightFiles
from orfeas.errors import Kind, OrfeasError
from orfeas.weights.styles.record import NoSuchStyle
from orfeas.worker.residents.household import Household
from orfeas.worker.residents.peaks import Peaks
from orfeas.worker.residents.turns import Abandoned
from orfeas.worker.residents.values import Asked

GB = 10**9


class OutOfMemoryError(RuntimeError):
    """As torch's."""


class AcceleratorError(RuntimeError):
    """As torch's; the device stays broken."""


class SimDevice:
    """Memory, a clock, and faults to come.

    Args:
        total: bytes.
        bandwidth: bytes a second that weights are read at.
        seconds: what computing takes, of a size.
        fragmentation: share of what is free that may lie in gaps too small, at most.
        seed: of the gaps.
    """

    def __init__(self, total, *, bandwidth=2 * GB, seconds=lambda size: 5 + size, fragmentation=0.0, seed=0):
        self.total, self.bandwidth, self.seconds = total, bandwidth, seconds
        self.now = self.used = self.peak = 0
        self.faults = []
        self._fragmentation, self._random = fragmentation, random.Random(seed)
        self._is_broken = False

    def alloc(self, num_bytes):
        """A block; its bytes are free again when it is gone."""
        self._check()
        gaps = round((self.total - self.used) * self._fragmentation * self._random.random()) if self.used else 0
        if self.faults[:1] == ["oom"] or num_bytes > self.total - self.used - gaps:
            del self.faults[:1]
            raise OutOfMemoryError(f"tried to allocate {num_bytes}")
        return Block(self, num_bytes)

    def run(self, size):
        """Compute for a while."""
        self._check()
        if self.faults[:1] == ["sticky"]:
            del self.faults[:1]
            self._is_broken = True
            self._check()
        self.now += self.seconds(size)

    def reset(self):
        """Its process was replaced."""
        self._is_broken = False

    def _check(self):
        if self._is_broken:
            raise AcceleratorError("CUDA error: an illegal memory access was encountered")


class Block:
    def __init__(self, device, num_bytes):
        self._device, self._num_bytes = device, num_bytes
        device.used += num_bytes
        device.peak = max(device.peak, device.used)

    def __del__(self):
        self._device.used -= self._num_bytes


class SimMemory:
    """The device as its household sees it; see `Memory`."""

    def __init__(self, device):
        self._device = device

    def prepare(self, engine):
        pass

    def name(self):
        return "Sim 1"

    def total(self):
        return self._device.total

    def held(self):
        return self._device.used

    def watch(self):
        self._device.peak = self._device.used
        return lambda: self._device.peak

    def release(self):
        pass

    def within(self, work, *, during):
        broken = None
        try:
            return work()
        except OutOfMemoryError:
            pass
        except AcceleratorError as error:
            broken = str(error)
        if broken:
            raise DeviceBroken(device="sim", problem=broken)
        raise DeviceOutOfMemory(device="sim", during=during, free="nothing", total="all")


SURFACE = Surface(make_cube(), make_paint(make_cube()), "sim", "1")
CUTOUT = Cutout(
    make_picture(pixels=4), np.ones((4, 4), np.float32), np.zeros((4, 4, 3), np.uint8), "given", confidence=1.0
)
STEPS, STYLE_BYTES = 3, GB // 4


class SimEngine:
    """Holds some bytes, takes more at work, and tells of every step."""

    def __init__(self, device, *, held, work):
        self._device, self._work = device, work
        self._weights = device.alloc(held)
        device.now += held / device.bandwidth

    def generate(self, cutout, *, quality, others, report):
        activations = self._device.alloc(self._work * quality.field_cells // 128)
        for step in range(STEPS):
            self._device.run(quality.field_cells / 128 / STEPS)
            report((step + 1) / STEPS)
        del activations
        return SURFACE


class SimStyledEngine(SimEngine):
    """The same with styles beside it, of STYLE_BYTES each; one that is called `torn` cannot be read."""

    def __init__(self, device, *, held, work):
        super().__init__(device, held=held, work=work)
        self._worn, self.num_read, self._blocks = {}, 0, {}

    @property
    def carried(self):
        return tuple(UsedAdapter(file.name, weight, file.sha256) for file, weight in self._worn.values())

    def wear(self, adapters, *, kept=()):
        wanted = {each.name: (each, 0.0) for each in kept} | {each.name: (each, each.weight) for each in adapters}
        if "torn" in wanted:
            raise TornStyle(file="torn")
        self._blocks = {name: block for name, block in self._blocks.items() if name in wanted}
        for name in wanted.keys() - self._blocks.keys():
            self._blocks[name] = self._device.alloc(STYLE_BYTES)
            self.num_read += 1
        self._worn = wanted


class TornStyle(OrfeasError):
    """There is no LoRA file {file}."""

    kind = Kind.MISSING


def file_of(chosen):
    """Of a style; one that is called `gone` was removed."""
    if chosen.name == "gone":
        raise NoSuchStyle(name="gone")
    return AdapterFile(Path(f"{chosen.name}.safetensors"), chosen.weight, chosen.name, chosen.sha256)


def make_household(device, sizes=None, *, peaks=Peaks(), estimate=10 * GB, open_engine=None):
    """Engines of so many bytes: those held, and those that a grid of 128 takes at work, by name; or others."""

    def open_simulated(name, weights):
        held, work = sizes[name]
        return SimEngine(device, held=held, work=work)

    def find_weights(name, sha256):
        return WeightFiles(name, (), None, sha256 or "newest", "a licence")

    return Household(
        SimMemory(device),
        find_weights=find_weights,
        open_engine=open_engine or open_simulated,
        find_style=file_of,
        estimate=lambda name: estimate,
        peaks=peaks,
        clock=lambda: device.now,
    )


class SimVisitor:
    """A job that asks, and keeps what it was told. It leaves after so many reports, if any."""

    def __init__(self, engine, *, weights=None, cells=128, styles=(), leaves_after=None, on_report=lambda: None):
        adapters = tuple(file_of(each) for each in styles)
        self.asked = Asked(engine, weights, CUTOUT, Quality(field_cells=cells), {}, adapters)
        self.told, self.surface, self.failure, self.is_over = [], None, None, False
        self.leaves = leaves_after is not None
        self._leaves_after, self._on_report = leaves_after, on_report

    def report(self, fraction):
        if self._leaves_after is not None and len(self.told) >= self._leaves_after:
            raise Abandoned
        self.told.append(fraction)
        self._on_report()

    def give(self, surface):
        self.surface = surface

    def refuse(self, failure):
        self.failure = failure.with_traceback(None)  # over a wire there come no frames

    def leave(self):
        assert not self.is_over, "once"
        self.is_over = True
