"""The throw-away child that makes a safetensors file of a checkpoint; `convert` starts it, watches it and ends it.

It takes its limits, reads, writes the file and tells how far it is, in lines of JSON. It imports no torch.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from orfeas.errors import Kind, OrfeasError, to_wire
from orfeas.sandbox import PR_SET_PDEATHSIG
from orfeas.weights.checkpoint import Checkpoint, open_checkpoint
from orfeas.weights.header import BYTES_EACH, LENGTH, LONGEST_HEADER
from orfeas.weights.unpickle import Described, Malformed

MEMORY_BYTES = 4 << 30
CPU_SECONDS = 3600
FLUSH_BYTES = 256 << 20  # written to the disk in steps, so that the last wait is short
REPORT_SECONDS = 0.2


class ConversionStopped(OrfeasError):
    """Converting {path} stopped: {problem}. Nothing of it was kept; free memory and disk space and try again."""

    kind = Kind.UNAVAILABLE


def rewrite(source: Path, to: Path, *, prefix: str, dropped: Sequence[str], report: Callable[[float], None]) -> None:
    """Write the tensors of a checkpoint, but for those whose keys begin as `dropped` says, to a safetensors file.

    Raises:
        WeightsUnreadable, CheckpointRunsCode: the checkpoint is not usable.
        ConversionStopped: the disk or the memory is full.
    """
    try:
        with open_checkpoint(source, prefix=prefix) as checkpoint:
            kept = {key: each for key, each in checkpoint.tensors.items() if not any(re.match(p, key) for p in dropped)}
            _write(checkpoint, kept, to, report=report, called=source.name)
    except MemoryError as error:
        raise ConversionStopped(path=source.name, problem="the memory ran out") from error
    except OSError as error:
        raise ConversionStopped(path=source.name, problem=(error.strerror or str(error)).lower()) from error


def _write(
    checkpoint: Checkpoint, kept: dict[str, Described], to: Path, *, report: Callable[[float], None], called: str
) -> None:
    names = sorted(kept, key=lambda name: (-BYTES_EACH[kept[name].storage.dtype], name))  # so that all lie aligned
    header, total = _header(kept, names)
    free = shutil.disk_usage(to.parent).free
    if free < len(header) + total:
        needed = f"{(len(header) + total) / 1e9:.1f} GB of disk space are needed and {free / 1e9:.1f} GB are free"
        raise ConversionStopped(path=called, problem=needed)
    with to.open("wb") as file:
        file.write(header)
        written = flushed = 0
        for name in names:
            for piece in checkpoint.pieces(name):
                written += file.write(piece)
                if written - flushed >= FLUSH_BYTES:
                    os.fdatasync(file.fileno())
                    flushed = written
                report(written / total)
        file.flush()
        os.fsync(file.fileno())


def _header(kept: dict[str, Described], names: list[str]) -> tuple[bytes, int]:
    """The file's beginning, and how many bytes are to follow it."""
    if not names:
        raise Malformed("it holds no tensors that are needed")
    entries: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name in names:
        dtype = kept[name].storage.dtype
        begin, end = end, end + kept[name].count * BYTES_EACH[dtype]
        entries[name] = {"dtype": dtype, "shape": kept[name].shape, "data_offsets": (begin, end)}
    text = json.dumps(entries, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % LENGTH.size)
    if len(text) > LONGEST_HEADER:
        raise Malformed("the names of its tensors are too long")
    return LENGTH.pack(len(text)) + text, end


def main(source: str, to: str, options: str) -> None:
    """In the child."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    for what, limit in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (limit, limit))
    try:
        rewrite(Path(source), Path(to), report=_reporter(), **json.loads(options))
    except OrfeasError as failure:
        _say({"error": to_wire(failure)})
    else:
        _say({"finished": True})


def _reporter() -> Callable[[float], None]:
    said = time.monotonic()

    def report(fraction: float) -> None:
        nonlocal said
        if time.monotonic() - said >= REPORT_SECONDS:
            said = time.monotonic()
            _say({"done": fraction})

    return report


def _say(message: dict[str, object]) -> None:
    os.write(1, json.dumps(message).encode() + b"\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
