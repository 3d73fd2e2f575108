"""A worker that does the deeds a job names: its handlers for tests in this process, and a program of its own."""

from __future__ import annotations

import sys

from deeds import NoBeans
from orfeas.worker.__main__ import main
from orfeas.worker.handlers import Handler


async def publish(session, *, attempt, folder, result, home):
    if "pid" in result:
        assert (folder / "bread.txt").read_text() == "bread"
    return {"made": result.get("made"), "attempt": attempt.number, "pid": result.get("pid")}


def failure_of(result):
    return NoBeans() if "error" in result else None


def engines_of(body):
    return [body["engine"]]


HANDLERS = {
    "stub": Handler("deeds:do", publish, failure_of),
    "shape": Handler("deeds:shape", publish, failure_of, engines_of=engines_of),
}


if __name__ == "__main__":
    sys.exit(main(handlers=HANDLERS))
