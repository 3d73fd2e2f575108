"""Asked: all that a download's process is told, on its standard input: no list of processes and no file shows it."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from orfeas.weights.downloading.progress import Progress
from orfeas.weights.manifest import Manifest


@dataclass(frozen=True, config=ConfigDict(extra="forbid", strict=True))
class Asked:
    """One download.

    Attributes:
        accepted: the licence whose id was accepted.
        first: the progress it begins with.
    """

    manifest: Manifest
    folder: Path
    hub_url: str
    territory: str | None
    accepted: str
    first: Progress
    token: str | None = field(repr=False)


ASKED = TypeAdapter(Asked)
