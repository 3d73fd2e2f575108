"""Deeds for the worker's tests: run in its warm child, by name."""

import os
import signal
import time

from orfeas.engines.contract import Quality
from orfeas.errors import Kind, OrfeasError


class NoBeans(OrfeasError):
    """There are no beans. Buy some."""

    kind = Kind.INVALID


class KitchenClosed(OrfeasError):
    """The kitchen is closed. Come back later."""

    kind = Kind.UNAVAILABLE


def shape(body, *, folder, home, report, resident=None):
    """Has an engine that stays make a surface; `resident` is how it is opened."""
    from simulated_device import CUTOUT

    engine = resident(body["engine"], weights=body.get("weights"))
    surface = engine.generate(
        CUTOUT, quality=Quality(seed=body.get("seed", 0)), report=lambda fraction: report("shape", fraction)
    )
    return {"made": surface.weights}


def do(body, *, folder, home, report):
    """What the body says; every deed leaves its pid where the test can find it."""
    note = home / "deeds" / f"{body.get('name', 'job')}.pids"
    note.parent.mkdir(exist_ok=True)
    with note.open("a") as file:
        file.write(f"{os.getpid()}\n")
    return globals()[body["deed"]](body, folder, report)


def make(body, folder, report):
    for number, stage in enumerate(("mix", "knead", "prove", "bake", "cool")):
        report(stage, number / 5)
        time.sleep(body.get("seconds", 0.0) / 5)
    (folder / "bread.txt").write_text("bread")
    return {"made": body.get("name", "bread"), "pid": os.getpid()}


def burn(body, folder, report):
    return {"error": "burnt"}


def refuse(body, folder, report):
    raise NoBeans


def be_closed(body, folder, report):
    raise KitchenClosed


def crash(body, folder, report):
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(body, folder, report):
    os._exit(3)


def stumble(body, folder, report):
    raise RuntimeError("stumbled")


def eat_memory(body, folder, report):
    return {"eaten": len(bytearray(4 << 30))}


def starve_a_library(body, folder, report):
    raise RuntimeError("mmap failed to reserve 0x104000000 bytes: Cannot allocate memory (os error 12)")


def fill_the_disk(body, folder, report):
    raise OSError(28, "No space left on device")
