"""The engines' process with engines that hold no networks: they wait, fail as they are told, and leave notes.

`python -m stub_engines FOLDER --home HOME`, as a worker starts the real one. The seed of a job says what becomes of it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

from orfeas.engines.contract import UsedAdapter
from orfeas.worker.child import die_with_parent
from orfeas.worker.engine_process import run
from orfeas.worker.wire import receive
from simulated_device import GB, SURFACE, SimDevice, make_household

NAME = "hunyuan3d21"
OOM_ONCE, OOM_ALWAYS, STICKY, MISTAKE, SLOW, ENDLESS = 1, 2, 3, 4, 5, 6
STEPS, STEP_SECONDS = 20, 0.05


class StubEngine:
    """Takes STEPS steps, and notes each."""

    def __init__(self, device, weights, *, note):
        self._device, self._weights, self._note = device, weights, note
        self._block = device.alloc(7 * GB)
        note({"loaded": weights.sha256})

    carried = ()

    def wear(self, adapters, *, kept=()):
        self.carried = tuple(UsedAdapter(each.name, each.weight, each.sha256) for each in (*kept, *adapters))
        self._note({"wears": [each.name for each in adapters], "keeps": [each.name for each in kept]})

    def generate(self, cutout, *, quality, others, report):
        if quality.seed == OOM_ALWAYS or (quality.seed == OOM_ONCE and not self._device.has_failed):
            self._device.faults, self._device.has_failed = ["oom"], True
        if quality.seed == STICKY:
            self._device.faults = ["sticky"]
        work = self._device.alloc(GB)
        if quality.seed == MISTAKE:
            raise ZeroDivisionError("as asked")
        for step in range(STEPS if quality.seed else 2):
            self._note({"step": step, "seed": quality.seed})
            time.sleep(3600 if quality.seed == ENDLESS else STEP_SECONDS if quality.seed else 0)
            self._device.run(1)
            report((step + 1) / STEPS)
        del work
        return replace(SURFACE, weights=self._weights.sha256)


def main(arguments):
    die_with_parent()
    folder, home = Path(arguments[0]), Path(arguments[arguments.index("--home") + 1])

    def note(what):
        with (home / "engines.notes").open("a") as file:
            file.write(json.dumps({"pid": os.getpid(), **what}) + "\n")

    note({"environment": dict(os.environ), "peaks": receive(0)["peaks"]})
    device = SimDevice(12 * GB)
    device.has_failed = False
    open_engine = lambda _name, weights: StubEngine(device, weights, note=note)
    return run(folder, make_household(device, open_engine=open_engine))


def read_notes(home):
    """What was noted, in order."""
    path = home / "engines.notes"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
