"""`python -m orfeas.worker.engine_process FOLDER`: one process for one device, that holds networks and does one job
after another. Its worker speaks to it by pipes; jobs come over a socket in FOLDER.

It knows no database and asks no hub. A job whose process is gone stops after the present block. What the worker says
waits until a job is over: nothing is let go under it. After an error that stays with a device it ends, and the worker
starts another.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import select
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import structlog

from orfeas.settings import read_settings
from orfeas.telemetry.logs import configure_logs
from orfeas.weights.styles.choose import ChosenStyle, adapter_of
from orfeas.worker.child import NICENESS, OUT_OF_MEMORY_SCORE, die_with_parent
from orfeas.worker.residency import Key, superseded
from orfeas.worker.residents.desk import Desk
from orfeas.worker.residents.household import Household
from orfeas.worker.residents.memory import DeviceMemory
from orfeas.worker.residents.peaks import Peaks
from orfeas.worker.residents.pictures import is_meant
from orfeas.worker.residents.shelf import Shelf
from orfeas.worker.residents.turns import Turns
from orfeas.worker.wire import Message, receive, send

_log = structlog.get_logger("orfeas.worker")

BROKEN = 3
"""How it ends when its device does not answer any more."""


class EngineProcess:
    """The desk, the jobs that came to it, and the worker at the other end of two pipes."""

    def __init__(self, desk: Desk, household: Household, *, hearing: int, telling: int) -> None:
        self._desk, self._household, self._turns = desk, household, Turns(household)
        self._hearing, self._telling = hearing, telling
        self._is_busy, self._answers = False, 0
        household.tell = self._hear

    def serve(self) -> int:
        """Work until the worker closes the pipe, or the device breaks; gives the exit code."""
        self._tell()
        while True:
            ready, _, _ = select.select([self._hearing, self._desk.fileno()], [], [], 0 if self._turns else None)
            if self._hearing in ready:
                said = receive(self._hearing)
                if said is None:
                    return 0
                self._obey(said)
            elif ready:
                caller = self._desk.receive()
                if caller is not None:
                    self._turns.admit(caller)
            elif not self._do_next():
                return BROKEN

    def _obey(self, said: Message) -> None:
        """Let go of what the worker says: of an engine, or all; or of what runs with other weights than are wanted. Or
        have engines carry the styles that it says."""
        household = self._household
        if said["do"] == "answer":
            self._answers = said["number"]
            self._tell()
        if said["do"] == "clear":
            held, engine = household.residency.held, said["engine"]
            household.let_go(tuple(each.key for each in held if engine is None or is_meant(each.key.engine, by=engine)))
        if said["do"] == "wear":
            styles = {name: [ChosenStyle.from_json(each) for each in told] for name, told in said["styles"].items()}
            household.want_styles(styles)
            self._tell()
        if said["do"] == "want":
            household.let_go(superseded(household.residency, said["weights"]))

    def _do_next(self) -> bool:
        self._is_busy = True
        self._tell()
        if not self._turns.do_next():
            return False  # the worker takes us for busy until this process has ended
        self._is_busy = False
        self._tell()
        return True

    def _hear(self, what: str, key: Key) -> None:
        """Of an engine."""
        _log.info(f"engine {what}", engine=key.engine, weights=key.weights)
        self._tell()

    def _tell(self) -> None:
        """Say how it stands."""
        state = "busy" if self._is_busy else "idle"
        with contextlib.suppress(BrokenPipeError):  # the worker is gone, and the pipe from it says so next
            send(self._telling, {"is": state, "answers": self._answers, **self._household.to_json()})


def run(folder: Path, household: Household) -> int:
    """Serve the jobs that come to a folder, and the worker at standard input and output, as its child."""
    telling = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not look like an answer
    _settle()
    return EngineProcess(Desk(folder), household, hearing=0, telling=telling).serve()


def _settle() -> None:
    """The server and the database outlive networks when the machine's memory ends."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(OUT_OF_MEMORY_SCORE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: Sequence[str]) -> int:
    """Read what the worker asked for, then serve."""
    die_with_parent()
    parser = argparse.ArgumentParser(prog="orfeas.worker.engine_process", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--device")
    asked = parser.parse_args(arguments)
    settings = read_settings(data_dir=asked.home, **({"device": asked.device} if asked.device else {}))
    configure_logs(service="engines", level=settings.log_level)
    if settings.device == "cpu":
        os.nice(NICENESS)  # the server and the database answer while networks compute
    first = receive(0)
    if first is None:
        return 0

    shelf = Shelf(settings)
    household = Household(
        DeviceMemory(settings.device, limit=settings.engine_memory_bytes),
        find_weights=shelf.find,
        open_engine=shelf.open,
        find_style=partial(adapter_of, weights_home=settings.weights_home),
        estimate=shelf.estimate,
        precision=settings.precision,
        peaks=Peaks.from_json(first["peaks"]),
    )
    return run(asked.folder, household)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
