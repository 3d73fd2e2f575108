"""Make a safetensors file of a PyTorch checkpoint, once, in a throw-away child that loads no torch and runs no pickle.

The sandbox answers one small question in seconds; this reads and writes gigabytes and tells how far it is, so it has a
child of its own, with the same limits.
"""

from __future__ import annotations

import json
import logging
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

from orfeas.errors import from_wire
from orfeas.weights.header import read_header
from orfeas.weights.rewrite import ConversionStopped

LONGEST_SILENCE_SECONDS = 300.0
LONGEST_WHY = 4000
_log = logging.getLogger("orfeas.weights")


def convert(
    source: Path,
    to: Path,
    *,
    prefix: str = "",
    dropped: Sequence[str] = (),
    report: Callable[[float], None] = lambda _fraction: None,
) -> None:
    """Write the tensors of a checkpoint to a safetensors file, under their published keys; all of it or nothing.

    Args:
        source: a checkpoint as PyTorch 1.6 and newer write it; stays as it is.
        to: the file to make; until it is whole it is called NAME.part.
        prefix: put in front of the keys of a flat file, such as `vae.`; a file of several parts has their names there.
        dropped: regular expressions; tensors are left out whose keys begin so.
        report: called with the fraction that is written; may raise to stop.

    Raises:
        WeightsUnreadable: the checkpoint is damaged, or is something else.
        CheckpointRunsCode: it names something to run.
        ConversionStopped: the disk or the memory is full, or the child died.
    """
    part = to.with_name(to.name + ".part")
    try:
        with tempfile.TemporaryFile() as complaints:
            _run(source, part, {"prefix": prefix, "dropped": list(dropped)}, report=report, complaints=complaints)
        read_header(part)
        report(1.0)
        part.replace(to)
        _keep_name(to.parent)
    finally:
        part.unlink(missing_ok=True)


def _run(
    source: Path, part: Path, options: dict[str, object], *, report: Callable[[float], None], complaints: IO[bytes]
) -> None:
    command = [sys.executable, "-P", "-m", "orfeas.weights.rewrite", str(source), str(part), json.dumps(options)]
    child = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints, env=_environment(), bufsize=0
    )
    assert child.stdout is not None
    try:
        _follow(child.stdout, report=report, called=source.name)
    except ConversionStopped:
        complaints.seek(0)
        _log.warning("a conversion stopped: %s", complaints.read()[-LONGEST_WHY:].decode(errors="replace"))
        raise
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def _follow(lines: IO[bytes], *, report: Callable[[float], None], called: str) -> None:
    while True:
        if not select.select([lines], [], [], LONGEST_SILENCE_SECONDS)[0]:
            raise ConversionStopped(path=called, problem=f"it stood still for {LONGEST_SILENCE_SECONDS:.0f} seconds")
        line = lines.readline()
        if not line:
            raise ConversionStopped(path=called, problem="the process that reads it died")
        message = json.loads(line)
        if "error" in message:
            raise from_wire(message["error"])
        if "finished" in message:
            return
        report(message["done"])


def _environment() -> dict[str, str]:
    """Nothing of ours but what Python needs to find its modules; no token."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ}
    return {**kept, "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def _keep_name(folder: Path) -> None:
    """A rename lasts once its folder is on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
