"""Cards: which NVIDIA GPUs there are and how much memory they have, asked of the driver's own program; loads no torch.

Other GPUs can be used by name (`device.py`) and are not found here.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import dataclass

PROGRAM = "nvidia-smi"
ASKED = ("index", "name", "memory.total", "memory.free")
PATIENCE_SECONDS = 15.0  # without its daemon the driver wakes up first


@dataclass(frozen=True)
class Card:
    """A GPU.

    Attributes:
        index: as its driver counts.
        total_bytes, free_bytes: of its own memory; None where the driver does not tell, as of memory that a processor
            and its GPU share.
    """

    index: int
    name: str
    total_bytes: int | None
    free_bytes: int | None


def find_cards() -> list[Card]:
    """The cards there are; none where there is no driver, or it does not answer."""
    program = shutil.which(PROGRAM)
    if program is None:
        return []
    command = [program, f"--query-gpu={','.join(ASKED)}", "--format=csv,noheader,nounits"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True).stdout
    except (OSError, UnicodeDecodeError, subprocess.SubprocessError):
        return []
    lines = csv.reader(said.splitlines(), skipinitialspace=True)
    return [_card(line) for line in lines if len(line) == len(ASKED) and line[0].isdecimal()]


def _card(told: list[str]) -> Card:
    index, name, total, free = told
    return Card(int(index), name, _bytes(total), _bytes(free))


def _bytes(mebibytes: str) -> int | None:
    """`[N/A]` and the like are no number."""
    return int(mebibytes) << 20 if mebibytes.isdecimal() else None
